"""Short ways to a request and to an exemption that runs."""

from datetime import date
from typing import Any
from uuid import uuid4

from inbeeld.dossiers.actions import vrijstellingen as actions
from inbeeld.dossiers.actions.basis import schrijf
from inbeeld.dossiers.actions.vrijstellingen import Besluit
from inbeeld.dossiers.models import Gesprek, Taak, Vrijstellingsverzoek
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers.wereld import Wereld

VANAF, TOT = date(2026, 2, 9), date(2026, 7, 31)


def leerplicht(wereld: Wereld, vandaag: date = f.VANDAAG) -> Any:
    return f.actor_van(wereld.mensen["leerplicht"], vandaag=vandaag)


def verzoek(wereld: Wereld, grond: str = "art5_onder_a", **velden: Any) -> Vrijstellingsverzoek:
    """A request for the child of the world, as leerplicht enters it."""
    vraag = {
        "sleutel": uuid4(),
        "grond": grond,
        "ontvangen_op": f.VANDAAG,
        "ingangsdatum": VANAF,
        "einddatum": TOT,
    }
    with als(leerplicht(wereld)):
        return actions.vraag_aan(wereld.thuis, **vraag | velden, moment=f.MOMENT)


def onderzocht(wereld: Wereld, grond: str = "art5_onder_a", **velden: Any) -> Vrijstellingsverzoek:
    """The same, being looked into."""
    dit = verzoek(wereld, grond, **velden)
    with als(leerplicht(wereld)):
        return actions.vul_aan(dit, {"leermogelijkheden": "Thuis lezen"}, gezien=actions.stand(dit))


def lopend(wereld: Wereld, grond: str = "art5_onder_a", **velden: Any) -> Vrijstellingsverzoek:
    """An exemption that was established today."""
    dit = onderzocht(wereld, grond, **velden)
    with als(leerplicht(wereld)):
        return actions.stel_vast(dit, besluit(einddatum=dit.einddatum), moment=f.MOMENT)


def besluit(**velden: Any) -> Besluit:
    standaard = {"wijze": "van_rechtswege", "reden": "De verklaring is duidelijk.",
                 "ondanks": "Het kind kan niet wachten.", "einddatum": TOT}  # fmt: skip
    return Besluit(**standaard | velden)


def gesprek(wereld: Wereld) -> Gesprek:
    """A talk in which the child was heard."""
    with als(leerplicht(wereld)):
        return schrijf(
            Gesprek,
            wereld.thuis,
            moment=f.MOMENT,
            soort="horen",
            gevoerd_op=f.VANDAAG,
            uitkomst="Wil tekenen.",
            stem="gehoord",
            stem_hoe="thuis",
        )


def taken(soort: str = "") -> list[str]:
    """The kinds of tasks that are open, as the system sees them."""
    with f.systeem():
        open_ = Taak.objects.filter(klaar_op=None, soort__startswith=soort or "vrijstelling")
        return sorted(open_.values_list("soort", flat=True))
