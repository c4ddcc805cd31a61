"""An invented region published, and attacked: for the everyday test and for the proof."""

from dataclasses import dataclass, field

from inbeeld.monitor.publicatie.bestanden import csv_van
from inbeeld.monitor.publicatie.regels import Regel
from inbeeld.monitor.publicatie.tabellen import Plek, maak_tabellen, peildata
from inbeeld.monitor.publicatie.voorstel import stel_op
from tests.monitor import aanvaller
from tests.monitor.verzonnen_regio import DEFINITIE, Regio


@dataclass
class Uitslag:
    """`terug`: hidden numbers that the attacker recovered; `mis`: where it was sure, and wrong."""

    cellen: int = 0
    klein: int = 0
    mee: int = 0
    terug: int = 0
    mis: int = 0
    waar: dict[aanvaller.Plek, int] = field(default_factory=dict)


def publiceer(
    regio: Regio, jaren: tuple[int, ...], *, ook_wat_volgt: bool
) -> tuple[list[str], Uitslag]:
    """The CSV of each year, made one after the other, and the truth of what is hidden."""
    uitslag, teksten = Uitslag(), []
    eerder: list[tuple[str, list[Regel]]] = []
    for jaar in jaren:
        getallen = maak_tabellen(
            regio.cijfers(jaar, peildata(jaar)), jaar, DEFINITIE, regio.gemeenten
        )
        voorstel = stel_op(getallen, DEFINITIE, eerder, ook_wat_volgt=ook_wat_volgt)
        eerder.append((DEFINITIE, list(voorstel.regels)))
        uitslag.cellen += len(getallen)
        uitslag.klein += voorstel.aantal("klein")
        uitslag.mee += voorstel.aantal("mee")
        tabellen = {
            "schooljaar": jaar,
            "definitie": DEFINITIE,
            "gebieden": {},
            "regels": voorstel.als_json(),
        }
        teksten.append(csv_van(tabellen).decode())
        uitslag.waar |= {_zoals_gedrukt(plek): g.aantal for plek, g in getallen.items()}
    return teksten, uitslag


def val_aan(
    regio: Regio, jaren: tuple[int, ...] = (2023, 2024), *, ook_wat_volgt: bool = True
) -> Uitslag:
    """Publish both years and attack them together."""
    teksten, uitslag = publiceer(regio, jaren, ook_wat_volgt=ook_wat_volgt)
    gevonden = aanvaller.Aanvaller(teksten).terug()
    goed = sum(uitslag.waar[plek] == aantal for plek, aantal in gevonden.items())
    uitslag.terug, uitslag.mis = goed, len(gevonden) - goed
    return uitslag


def _zoals_gedrukt(plek: Plek) -> aanvaller.Plek:
    soort, _, code = plek.gebied.partition(":")
    code = f"GM{code}" if soort == "gemeente" else code
    jaar = f"{plek.schooljaar}-{plek.schooljaar + 1}"
    return aanvaller.Plek(jaar, plek.tabel, plek.dag, soort, code, plek.onderwerp)
