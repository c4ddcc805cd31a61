"""For an alderman or a school board: is it getting better, and what is asked of us. One page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inbeeld.dossiers.models import Escalatie
from inbeeld.dossiers.policies import beslissers_van
from inbeeld.monitor.overzicht.getallen import waarde
from inbeeld.monitor.overzicht.kaarten import duur, kaarten_van
from inbeeld.monitor.overzicht.kijker import Kijker, Link
from inbeeld.monitor.overzicht.lezen import Cijfers
from inbeeld.monitor.overzicht.samenstellen import delen_van, doelen_van, lijn
from inbeeld.monitor.perioden import schooljaar

DELEN = {
    "regio": "gemeente",
    "gemeente": "wijk",
    "schoolbestuur": "school",
    "samenwerking": "gemeente",
}
"""What the area is split by, by its kind or that of its organisation."""


@dataclass(frozen=True)
class Gevraagd:
    """Something that waits for the reader or their organisation."""

    zin: str
    dringend: bool
    links: Sequence[Link]


def inhoud(kijker: Kijker, cijfers: Cijfers) -> dict[str, Any]:
    """The pieces of the page."""
    doelen = doelen_van(kijker, cijfers)
    soort = kijker.over.soort if kijker.over else kijker.gebied.soort
    delen = delen_van(kijker, cijfers, DELEN[soort]) if soort in DELEN else None
    return {
        "kaarten": kaarten_van(kijker, cijfers, ("thuiszitter", "vrijgesteld")),
        "lijn": lijn(kijker, cijfers, doelen.standen),
        "doelen": doelen,
        "duur": duur(kijker, cijfers),
        "gevraagd": gevraagd(kijker, cijfers),
        "delen": delen,
    }


def gevraagd(kijker: Kijker, cijfers: Cijfers) -> list[Gevraagd]:
    """What waits for a decision by the actor, and for an answer of the organisation: no child."""
    return [*_besluiten(kijker), *_antwoorden(kijker, cijfers)]


def _besluiten(kijker: Kijker) -> list[Gevraagd]:
    wacht = list(Escalatie.objects.filter(besluit="").select_related("postvak"))
    wie = beslissers_van(wacht, kijker.actor.vandaag)
    van_mij = [rij for rij in wacht if kijker.actor.aanstelling_id in wie[rij.pk]]
    if not van_mij:
        return []
    te_laat = sum(rij.besluit_uiterlijk < kijker.actor.vandaag for rij in van_mij)
    zin = (
        "1 besluit wacht op u." if len(van_mij) == 1 else f"{len(van_mij)} besluiten wachten op u."
    )
    if te_laat:
        zin += f" Te laat: {te_laat}."
    return [Gevraagd(zin, bool(te_laat), kijker.link("Naar de escalaties", "escalaties"))]


def _antwoorden(kijker: Kijker, cijfers: Cijfers) -> list[Gevraagd]:
    figuur = cijfers.vanaf("antwoord", schooljaar(cijfers.blad.dag))
    if kijker.gebied.soort == "regio" or figuur is None or not figuur.getal("open").aantal:
        return []
    open_, te_laat = (
        waarde(figuur.getal(naam), beschermd=kijker.beschermd) for naam in ("open", "open_te_laat")
    )
    vragen = "vraag wacht" if open_.een else "vragen wachten"
    zin = f"{open_} {vragen} nog op een antwoord van uw organisatie.".capitalize()
    if te_laat.getal.aantal:
        zin += f" Te laat: {te_laat}."
    links = kijker.naar("Wie moet wat beantwoorden", "cijfers_antwoorden")
    return [Gevraagd(zin, bool(te_laat.getal.aantal), links)]
