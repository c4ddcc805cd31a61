"""A small region with agreements, a child at home and the people who must act."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import inbeeld.signalen as signalen
from inbeeld.signalen.models import Functievervulling, Regioplan, Zaak
from inbeeld.signalen.plan import activeer
from inbeeld.toegang.models import Aanstelling, Organisatie, Postvak
from inbeeld.toegang.perioden import periode
from tests import fabriek as f

PLANNEN = Path(signalen.__file__).parent / "regioplannen"


@dataclass(frozen=True)
class Wereld:
    """`thuis`: a child that has been absent since `sinds` and whose zaak is open."""

    school: Organisatie
    gemeente: Organisatie
    swv: Organisatie
    regio: Organisatie
    mensen: dict[str, Aanstelling]
    thuis: int
    zaak: Zaak
    plan: Regioplan


def postvak(organisatie: Organisatie, rol: str = "") -> Aanstelling:
    """A postvak with its coordinator."""
    mens = f.aanstelling(organisatie, rol)
    with f.systeem():
        Postvak.objects.create(organisatie=organisatie, coordinator=mens)
    return mens


def maak(plan: str = "zkij", *, dagen_thuis: int = 40) -> Wereld:
    """`dagen_thuis`: for how many days the child has been absent on f.VANDAAG."""
    school, gemeente, regio = f.school("10AB00"), f.gemeente("0392"), f.regio()
    swv = f.swv("SWV1", [school])
    mensen = {
        "school": postvak(school),
        "leerplicht": postvak(gemeente),
        "swv": postvak(swv),
        "regio": postvak(regio),
    }
    with f.systeem():
        rij = activeer(
            (PLANNEN / f"{plan}.yaml").read_text(), van=date(2025, 8, 1), moment=f.MOMENT
        )
    sinds = f.VANDAAG - timedelta(days=dagen_thuis)
    thuis = f.kind(school, verzuim=[f.verzuimrij(school.code, sinds.isoformat())])
    with f.systeem():
        zaak = Zaak.objects.get(jongere_id=thuis)
    return Wereld(school, gemeente, swv, regio, mensen, thuis, zaak, rij)


def benoem(functie: str, aanstelling: Aanstelling, tot_en_met: date | None = None) -> None:
    """Let somebody hold a functie of the plan."""
    with f.systeem():
        Functievervulling.objects.create(
            functie=functie, aanstelling=aanstelling, periode=periode(date(2025, 8, 1), tot_en_met)
        )
