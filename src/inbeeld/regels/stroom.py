"""Stroom (`rekenregels.md` §6): who was there, who came, who left and why, and who is there now.

Days are judged at their end (§1.2). `begin` is the stand at the end of the day before the period,
`eind` that at the end of its last day: of two adjoining periods the eind of one is the begin of the
other. On a day of the period on which a child stands in another cell than the day before it leaves
the one and enters the other; a cell is an area with a status, or with a soort of status. So
begin + nieuw + ingekomen - (the other posten) = eind, in every cell.

Why a child left is judged by where it came next, and the first of these that holds is the post:

1. its timeline ends (death): `overig`;
2. it is in another area, or lives in the region no longer: `verhuisd`. By school or sector that
   reads: it went to another school or sector;
3. the soort of its next status: met_aanbod → `aanbod`; vrijgesteld → `vrijgesteld`; niet_plichtig →
   `niet_plichtig`; in_onderwijs → `teruggekeerd`;
4. any other soort of a child that goes to a school (`NAAR_SCHOOL`): `teruggekeerd`, save from such
   a soort itself, as who goes from ill to truant has not come back;
5. else `overig`: unknown, the overstap, another status of the same soort, and who becomes a
   thuiszitter. So an offer that ended without a school does not look like a success.

The account is that of langdurig relatief verzuim in Vensters ('bij aanvang', 'nieuwe gevallen',
'teruggeleid', 'verhuisd'), with the lines that it lacks: without `overig` its years do not join up.
Death stands under `overig` here, under 'verhuisd' there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

import pyarrow as pa

from .definities import DEFINITIES
from .feitenmap import Feiten
from .fouten import AanroepFout
from .splitsing import Groepen, groepsparen
from .stroomstappen import ERAF, ERBIJ, NAAR_SCHOOL, NIVEAUS, POSTEN, Stroomstappen
from .tijdas import TijdAs, maak_as
from .uitkomst import Uitkomst, gegeven_of_bereken

__all__ = ["ERAF", "ERBIJ", "NAAR_SCHOOL", "NIVEAUS", "PER", "POSTEN", "stroom", "stroomkinderen"]

PER = ("gemeente", "wijk", "sector", "school")
"""What a stroom may be split by; or by groups of schools and gemeenten (`groepen`)."""


def stroom(
    feiten: Feiten,
    *,
    definitie: str,
    periode: tuple[date, date] | None = None,
    perioden: Sequence[tuple[date, date]] = (),
    per: Sequence[str] = (),
    groepen: Groepen | None = None,
    vakantieregio: str = "noord",
    bekend_op: datetime | None = None,
    parameters: Mapping[str, object] | None = None,
    uitkomst: Uitkomst | None = None,
) -> pa.Table:
    """The account of each period (both days included; they may overlap), area and status or soort.

    Returns the columns begindatum, einddatum (dates, of the period), those of `per` (or `groep`),
    niveau ('soort', 'status'), naam, and a whole number for each of `POSTEN`; sorted. An area with
    a child in the period has a row for every soort and status of the definitie.

    Areas are those of the day, as in `tel`. `groepen`: for the code of a school (as `school` of
    `tel` counts) or a gemeente the group or groups that it belongs to; a child may be in several,
    and is in none when no code is named: then it moves out of a group as out of an area.

    A child enters as `ingekomen` when it was in another area the day before, or did not live in the
    region then, and else as `nieuw`: also a child that is born.

    `uitkomst`: as in `tel`; its timeline is all that is asked of it. Raises AanroepFout for an
    unknown definitie, split or parameter, and for no or an inverted period.
    """
    as_ = maak_as((), periode, perioden, ervoor=1)
    keuzes = (definitie, vakantieregio, bekend_op, parameters)
    return _stappen(feiten, as_, per, groepen, uitkomst, *keuzes).rekening()


def stroomkinderen(
    feiten: Feiten,
    *,
    definitie: str,
    periode: tuple[date, date],
    per: Sequence[str] = (),
    groepen: Groepen | None = None,
    vakantieregio: str = "noord",
    bekend_op: datetime | None = None,
    parameters: Mapping[str, object] | None = None,
    uitkomst: Uitkomst | None = None,
    namen: Collection[str] = (),
) -> pa.Table:
    """The children behind `stroom`: a row for every one that a post counts, so a child that came
    and left and came again has three.

    Returns the columns jongere (key), dag, niveau, naam, those of `per` (or `groep`), post; by
    niveau, naam, post, child and day. `dag` is the first day in, or no longer in, the cell; of
    begin and eind the day of the stand. `namen`: only these soorten and statuses. Arguments and
    errors as of `stroom`.
    """
    as_ = maak_as((), periode, ervoor=1)
    keuzes = (definitie, vakantieregio, bekend_op, parameters)
    return _stappen(feiten, as_, per, groepen, uitkomst, *keuzes).kinderen(namen)


def _stappen(
    feiten: Feiten,
    as_: TijdAs,
    per: Sequence[str],
    groepen: Groepen | None,
    uitkomst: Uitkomst | None,
    definitie: str,
    vakantieregio: str,
    bekend_op: datetime | None,
    parameters: Mapping[str, object] | None,
) -> Stroomstappen:
    """The stages up to the events."""
    fout = [naam for naam in per if naam not in PER]
    if fout or len(set(per)) != len(per):
        raise AanroepFout(f"een stroom per {', '.join(per)} kan niet; kies uit {', '.join(PER)}")
    if groepen is not None and per:
        raise AanroepFout("een stroom is per gebied of per groep, niet beide")
    uitkomst = gegeven_of_bereken(
        uitkomst,
        feiten,
        definitie=definitie,
        tot=as_.dagen[-1],
        vakantieregio=vakantieregio,
        bekend_op=bekend_op,
        parameters=parameters,
    )
    velden = tuple(per) if groepen is None else ("groep",)
    stappen = Stroomstappen(
        feiten, DEFINITIES[definitie], as_, velden, groepsparen(groepen), bekend_op
    )
    stappen.maak(uitkomst)
    return stappen
