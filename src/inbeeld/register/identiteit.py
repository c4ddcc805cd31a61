"""Which child is meant: certain by number, otherwise a proposal that a person confirms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from inbeeld.register.geheim import blinde_index
from inbeeld.register.namen import zoeksleutel


@dataclass(frozen=True, slots=True)
class Match:
    """`jongere_id` when the number is known; `voorstellen` when only name and birthday agree."""

    jongere_id: int | None = None
    voorstellen: tuple[int, ...] = ()

    @property
    def zeker(self) -> bool:
        return self.jongere_id is not None


@dataclass(frozen=True, slots=True)
class Naam:
    """A name in its parts."""

    roepnaam: str
    achternaam: str
    voorvoegsel: str = ""


def match_identiteit(
    *, pgn: str | None = None, naam: Naam | None = None, geboortedatum: date | None = None
) -> Match:
    """Find a child in the whole region, also one that the actor does not see yet.

    `pgn`: nine checked digits (`geheim.lees_pgn`). Only the number of the record comes back, and
    only for somebody who already knows the number, or the exact name and birthday. A name never
    makes a match by itself: the proposals are for a person to judge.
    """
    if pgn is not None:
        gevonden = match_nummers([pgn])
        if pgn in gevonden:
            return Match(jongere_id=gevonden[pgn])
    if naam is None or geboortedatum is None:
        return Match()
    sleutel = zoeksleutel(naam.roepnaam, naam.voorvoegsel, naam.achternaam)
    with connection.cursor() as cursor:
        cursor.execute(
            "select jongere_id from register_vind_naam(%s, %s)", [sleutel, geboortedatum]
        )
        return Match(voorstellen=tuple(rij[0] for rij in cursor.fetchall()))


def match_nummers(pgns: Sequence[str]) -> Mapping[str, int]:
    """The known ones of many checked numbers, in one question: number -> child."""
    index = {blinde_index(pgn): pgn for pgn in pgns}
    with connection.cursor() as cursor:
        cursor.execute("select pgn_index, jongere_id from register_vind_pgn(%s)", [list(index)])
        return {index[bytes(waarde)]: jongere for waarde, jongere in cursor.fetchall()}
