"""What holds for one fact that somebody enters or corrects, on a page as over the API."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from inbeeld.register.models import Feit
from inbeeld.tijdlijnen.feitrij import als_rij
from inbeeld.tijdlijnen.queries.kind import nu_zichtbaar
from inbeeld.toegang.policies import Geweigerd

# What makes a school or gemeente see a child: whoever lost sight of it must not prolong these.
GEEFT_TOEGANG = ("inschrijvingen", "woonplaatsen")
_NIET_VROEGER = "U kunt de eerste dag niet vroeger maken dan hij was."
_NIET_LATER = "U kunt de laatste dag niet later maken dan hij was."


def check_can_aan_kind_toevoegen(jongere_id: int) -> None:
    """Raise Geweigerd unless the actor is involved with the child today."""
    if not nu_zichtbaar([jongere_id]):
        raise Geweigerd(
            "Dit kind hoort nu niet bij uw organisatie. U kunt alleen verbeteren wat u zelf eerder "
            "vastlegde. Komt het kind terug? Lever het dan aan met een bestand."
        )


def fouten_van_correctie(
    tabel: str, feit: Feit, nieuw: Mapping[str, Any], vandaag: date
) -> dict[str, str]:
    """What is wrong with putting `nieuw` in the place of a fact: column -> Dutch sentence.

    An organisation that is not involved today may correct its enrolment or residence, but not
    towards today: that would open the child's present to it.
    """
    if tabel not in GEEFT_TOEGANG or nu_zichtbaar([feit.jongere_id]):
        return {}
    oud, fouten = als_rij(tabel, feit), {}
    if vandaag < oud["begindatum"] > nieuw["begindatum"]:
        fouten["begindatum"] = f"Dit kind hoort nu niet bij u. {_NIET_VROEGER}"
    if oud["einddatum"] and (nieuw["einddatum"] or date.max) > oud["einddatum"]:
        fouten["einddatum"] = f"Dit kind hoort nu niet bij u. {_NIET_LATER}"
    return fouten
