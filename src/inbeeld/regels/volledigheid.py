"""Which figures of a telling are complete: 'dekking' (`rekenregels.md` §4 and §6)."""

from __future__ import annotations

from collections.abc import Sequence

from .splitsing import Splitsing, lijst
from .tijdas import TijdAs

VAN_SCHOOL = ("ongeoorloofd", "geoorloofd", "ziek", "te_laat")
VAN_GEMEENTE = ("inschrijving", "vrijstelling")
# Either of them may deliver a duiding; it is missing where neither does.
VAN_BEIDE = "duiding"

_PER_STATUS = {
    "absoluut_verzuim": "inschrijving",
    "niet_ingeschreven": "inschrijving",
    "thuishouder": "duiding",
}
_PER_SOORT = {
    "thuiszitter": "ongeoorloofd",
    "verzuim": "ongeoorloofd",
    "melding": "ongeoorloofd",
    "ziek": "ziek",
    "geoorloofd": "geoorloofd",
    "vrijgesteld": "vrijstelling",
    "dreigend": "duiding",
    "nazorg": "duiding",
}


def nodige_categorie(status: str, soort: str) -> str:
    """The category of dekking that a figure of this status needs; '' when it needs none."""
    return _PER_STATUS.get(status) or _PER_SOORT.get(soort, "")


def maak_gaten(splitsing: Splitsing, groep: Sequence[str]) -> None:
    """Make the stage `gat` (m, group, categorie): where a figure may be too low. m is the place of
    a peildatum, or the number of the period of which a day is not covered.

    The schools and gemeenten of a group are those of its children, on that day (stage `aanwezig`).
    A school answers for absence, a gemeente for inschrijving and vrijstelling, either for duiding.
    """
    as_, voor = splitsing.as_, splitsing.voor
    splitsing.doe("ongedekt", _ongedekt(as_, splitsing.bekend, voor))
    namen = lijst(groep)
    gaten = " union all ".join(_gaten(lijst(groep, "a."), voor))
    if as_.periode:
        splitsing.doe(
            "gat",
            f"select distinct p.m, {namen}categorie from ({gaten}) g "
            f"join ({as_.periodelijst()}) p on g.i0 < p.i1 and g.i1 > p.i0 where g.i0 < g.i1",
        )
    else:
        splitsing.doe(
            "gat",
            f"select distinct unnest(range(i0, i1)) as m, {namen}categorie from ({gaten})",
        )


def _ongedekt(as_: TijdAs, bekend: str, voor: str) -> str:
    """Ranges of places on which a school or gemeente does not cover a category."""
    categorieen = ", ".join(f"('{naam}')" for naam in (*VAN_SCHOOL, *VAN_GEMEENTE, VAN_BEIDE))
    return (
        f"with bron as (select distinct school as bron from {voor}_aanwezig union "
        f"select distinct gemeente from {voor}_aanwezig), "
        f"rij as (select bron, categorie, {as_.bereik()} from feit_dekking where {bekend}), "
        "stap as (select bron, categorie, 0 as i, 0 as d from bron "
        f"cross join (values {categorieen}) c(categorie) "
        "union all select bron, categorie, i0, 1 from rij where i0 < i1 "
        "union all select bron, categorie, i1, -1 from rij where i0 < i1), "
        "som as (select bron, categorie, i, sum(d) as d from stap group by all), "
        "stand as (select bron, categorie, i as i0, sum(d) over w as n, "
        f"lead(i, 1, {as_.lengte}) over w as i1 from som "
        "window w as (partition by bron, categorie order by i)) "
        "select bron, categorie, i0, i1 from stand where n = 0 and i0 < i1"
    )


def _gaten(velden: str, voor: str) -> list[str]:
    over = "o.i0 < a.i1 and o.i1 > a.i0"
    bereik = "greatest(a.i0, o.i0) as i0, least(a.i1, o.i1) as i1"
    # A child that was never enrolled has no school that could have reported it.
    uit = [
        f"select {velden}o.categorie, {bereik} from {voor}_aanwezig a join {voor}_ongedekt o "
        f"on o.bron = a.{wie} and o.categorie in ({_tekst(wat)}) and {over} where {mits}"
        for wie, wat, mits in (
            ("school", VAN_SCHOOL, "a.school <> 'geen'"),
            ("gemeente", VAN_GEMEENTE, "a.telt"),
        )
    ]
    uit.append(
        f"select {velden}o.categorie, greatest(a.i0, o.i0, p.i0) as i0, "
        f"least(a.i1, o.i1, p.i1) as i1 from {voor}_aanwezig a "
        f"join {voor}_ongedekt o on o.bron = a.gemeente and o.categorie = '{VAN_BEIDE}' "
        f"and {over} join {voor}_ongedekt p on p.bron = a.school and p.categorie = o.categorie "
        f"and p.i0 < least(a.i1, o.i1) and p.i1 > greatest(a.i0, o.i0) where a.telt"
    )
    return uit


def _tekst(namen: Sequence[str]) -> str:
    return ", ".join(f"'{naam}'" for naam in namen)
