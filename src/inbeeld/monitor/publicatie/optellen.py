"""A country's count: the sum over the published files of regions, by where children live.

Every region publishes its own gemeenten, and a child lives in one gemeente on a day, so the counts
of a peildatum add up. Numbers over a year do not: who moved is in two of them.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from inbeeld.monitor.publicatie.regels import ONBEKEND, TEN_MINSTE
from inbeeld.regels.fouten import GegevensFout

NODIG = (
    *("schooljaar", "definitie", "tabel", "peildatum", "gebied_soort", "gebied_code"),
    *("gebied_naam", "onderwerp", "onderwerp_naam", "aantal", "aanduiding"),
)
KOPPEN = (
    *("schooljaar", "definitie", "peildatum", "onderwerp", "onderwerp_naam"),
    *("gemeenten", "aantal", "aanduiding"),
)
_ZELFDE = {"schooljaar": "schooljaar", "definitie": "definitie"}


class NietOpTeTellen(GegevensFout):
    """These files do not belong in one sum; the message says why."""


@dataclass
class Som:
    """`aantal`: what is known of it. `heel`: nothing in it was hidden, unknown or 'at least'."""

    naam: str
    aantal: int = 0
    heel: bool = True
    gemeenten: set[str] = field(default_factory=set)

    @property
    def aanduiding(self) -> str:
        if self.heel:
            return ""
        return TEN_MINSTE if self.aantal else ONBEKEND


def tel_op(bestanden: Mapping[str, str]) -> list[dict[str, str]]:
    """Rows with `KOPPEN`: per peildatum and onderwerp the sum over all gemeenten.

    `bestanden`: the text of each CSV by its name. Raises NietOpTeTellen for a file of another form,
    school year or definitie, and for a gemeente that is in two of them.
    """
    sommen: dict[tuple[str, str], Som] = {}
    van_wie: dict[str, str] = {}
    gemeen: dict[str, str] = {}
    for bestand, tekst in bestanden.items():
        for rij in _rijen(bestand, tekst):
            _zelfde(bestand, rij, gemeen)
            if (rij["tabel"], rij["gebied_soort"]) != ("stand", "gemeente"):
                continue
            code = rij["gebied_code"]
            if van_wie.setdefault(code, bestand) != bestand:
                raise NietOpTeTellen(
                    f"gemeente {rij['gebied_naam']} ({code}) staat in {van_wie[code]} en {bestand}"
                )
            sleutel = (rij["peildatum"], rij["onderwerp"])
            _tel(sommen.setdefault(sleutel, Som(rij["onderwerp_naam"])), rij)
    # A gemeente that has no such line is not known to have none.
    return [_uit(*sleutel, som, gemeen, len(van_wie)) for sleutel, som in sorted(sommen.items())]


def als_csv(rijen: list[dict[str, str]]) -> str:
    """The sums in the form of the files that they are of."""
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, KOPPEN, delimiter=";", lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return uit.getvalue()


def _rijen(bestand: str, tekst: str) -> list[dict[str, str]]:
    lezer = csv.DictReader(io.StringIO(tekst.removeprefix("\ufeff")), delimiter=";")
    mist = [naam for naam in NODIG if naam not in (lezer.fieldnames or ())]
    if mist:
        raise NietOpTeTellen(f"{bestand} is geen publicatie: de kolom {mist[0]} ontbreekt")
    rijen = list(lezer)
    if not rijen:
        raise NietOpTeTellen(f"{bestand} is leeg")
    return rijen


def _zelfde(bestand: str, rij: Mapping[str, str], gemeen: dict[str, str]) -> None:
    for kolom, naam in _ZELFDE.items():
        if gemeen.setdefault(kolom, rij[kolom]) != rij[kolom]:
            raise NietOpTeTellen(
                f"{bestand} heeft {naam} {rij[kolom]}, een ander bestand {gemeen[kolom]}"
            )


def _tel(som: Som, rij: Mapping[str, str]) -> None:
    if rij["aantal"]:
        if not rij["aantal"].isdecimal():
            raise NietOpTeTellen(f"{rij['aantal'][:20]!r} is geen aantal")
        som.aantal += int(rij["aantal"])
    som.heel &= bool(rij["aantal"]) and not rij["aanduiding"]
    som.gemeenten.add(rij["gebied_code"])


def _uit(
    peildatum: str, onderwerp: str, som: Som, gemeen: Mapping[str, str], alle: int
) -> dict[str, str]:
    som.heel &= len(som.gemeenten) == alle
    onbekend = som.aanduiding == ONBEKEND
    return {
        **gemeen,
        "peildatum": peildatum,
        "onderwerp": onderwerp,
        "onderwerp_naam": som.naam,
        "gemeenten": str(len(som.gemeenten)),
        "aantal": "" if onbekend else str(som.aantal),
        "aanduiding": som.aanduiding,
    }
