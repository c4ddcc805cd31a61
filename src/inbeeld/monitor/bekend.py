"""Of whom something else was known on a moment, so that only their timelines are computed anew.

What a child's status is on a day follows from facts about days up to and including that day
(`rekenregels.md` §4: whatever lies after it can only change what comes after it). So whoever has
the same facts about the days through `dag`, now and as known then, has the timeline that is stored.
Everybody else is named here; one too many costs time, one too few would be a wrong figure. Besides
those with other facts of their own these are the children

- of a school whose lesvrije dagen, hours or sector were known otherwise, and of a gemeente whose
  coverage of enrolments was;
- with absence in the last lesdagen through which their school had delivered, then or now: whether
  such a run goes on hangs on that day, and whether it has become a clock on what follows;
- that were absent at one school before `dag` and at another after it: the lesdagen of the later
  school say whether that was one run (§4, 'of the later day's school');
- without any residence in one of the two, who count as residents then.

Of most of them the difference is recent. What was before it is stored; and what absence of long ago
can still do to a status of now is a run, a thuisperiode, a venster or a melding that reaches over
from there. Who had none of these on `knip` needs the rows from that day on alone.
"""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice
from typing import Any

import pyarrow as pa
from django.db import connection

from inbeeld.monitor.bekend_verzuim import Dagen, Verzuim
from inbeeld.regels.doorlooptijd import VOORUIT
from inbeeld.tijdlijnen.queries import vakantieregio

_ALTIJD = "'1900-01-01'::date"
_GEEN_EIND = "'infinity'::date"
_DAGEN_UITLOOP = 7
"""The lesweek of `dag` is known by its own days alone: none lies further off than this."""
_TWEE_SCHOLEN = timedelta(days=120)
"""Longer than any stretch without a lesdag (summer, and what a school did not deliver)."""
_LESDAGEN_TERUG = 6
"""One more than the bekende lesdagen at which every run has ended (`onderbreking_ruim`)."""
_HOOGSTENS_TERUG = 200
"""Days back in which those are looked for."""
_LANG_GENOEG = timedelta(days=200)
"""More than any venster and any run of fewer than five lesdagen at a school that delivers: twelve
lesweken with the summer and a week before it are 147 days."""

_INHOUD = {
    "jongeren": "geboortedatum, startkwalificatie_op, kwalificatieplicht_vervallen_op",
    "woonplaatsen": "gemeente, wijk",
    "inschrijvingen": "school",
    "verzuim": "school, soort, uren_honderdsten",
    "vrijstellingen": "grond",
    "aanbod": "passend",
    "duidingen": "duiding",
}
"""Per table of children what of a row decides anything, besides its days."""
_TOEN = "(vastgelegd_op <= %(op)s and (ingetrokken_op is null or ingetrokken_op > %(op)s))::int"
_NU_WEL = "ingetrokken_op is null"
_NU = f"({_NU_WEL})::int"
_GERAAKT = "(vastgelegd_op > %(op)s or ingetrokken_op > %(op)s)"


@dataclass(frozen=True, slots=True)
class Anders:
    """The children whose timeline may have been another: `heel` from the beginning; `laatst` only
    from `gelijk_tot` on. `verzuim`: of the latter what was known of their recent
    absence, which is enough for that, as `feiten_arrow` gives it."""

    heel: list[int]
    laatst: list[int]
    gelijk_tot: date
    verzuim: pa.Table


def anders_bekend(dag: date, bekend_op: datetime) -> Anders | None:
    """The children whose timeline through `dag` may have been another as known on `bekend_op`.

    None: nobody's can be told apart, because the region's own calendar was known otherwise.
    Sees all children: only for the system.
    """
    params = _params(dag, bekend_op)
    with connection.cursor() as cursor:

        def lees(query: str) -> list[tuple[Any, ...]]:
            cursor.execute(query, params)
            return list(cursor.fetchall())

        vrij = lees(_verschil("lesvrij", "school, vakantieregio", "kal_tot", "school"))
        scholen = {rij[0] for rij in vrij}
        if None in scholen:
            return None
        params["scholen"] = sorted(scholen | {rij[0] for rij in lees(_SCHOLEN)})
        params["gemeenten"] = sorted(rij[0] for rij in lees(_GEMEENTEN))
        standen = _grenzen(lees(_STANDEN), lees(_VRIJ), params["regio"])
        params["kort_bekend"] = [rij[0] for rij in standen if rij[1] < params["gelijk_tot"]]
        verschillen = [lees(query) for query in (*_EIGEN, *_OVERIG)]
        niet = {rij[0] for query in _HEEL for rij in lees(query)}
        wel = set.intersection(*({rij[0] for rij in lees(query)} for query in _WEL))
    with closing(Verzuim(bekend_op, _dagen(params), standen)) as verzuim:
        vanaf: dict[int, date] = {}
        for kind, eerste in chain(*verschillen, verzuim.anders()):
            vanaf[kind] = min(eerste, vanaf.get(kind, eerste))
        laatst = {
            kind
            for kind, eerste in vanaf.items()
            if eerste >= params["gelijk_tot"] and kind in wel and kind not in niet
        }
        wie = sorted(laatst)
        return Anders(sorted(vanaf.keys() - laatst), wie, params["gelijk_tot"], verzuim.van(wie))


def _params(dag: date, bekend_op: datetime) -> dict[str, Any]:
    return {
        "regio": vakantieregio(),
        "op": bekend_op.astimezone(UTC).replace(tzinfo=None),
        "dag": dag,
        "kal_tot": dag + timedelta(days=_DAGEN_UITLOOP),
        "knip": dag - 2 * _LANG_GENOEG,
        "gelijk_tot": dag - _LANG_GENOEG,
    }


def _grenzen(
    standen: Iterable[tuple[Any, ...]], lesvrij: Iterable[tuple[Any, ...]], regio: str
) -> list[tuple[str, date]]:
    """Per school the first of the last lesdagen through which both knew its data: a run without
    absence in them had ended before."""
    vrij: dict[str, set[date]] = {}
    for school, van_regio, begin, eind in lesvrij:
        dagen = vrij.setdefault(school or van_regio, set())
        dagen.update(begin + timedelta(days=nr) for nr in range((eind - begin).days + 1))
    uit = []
    for school, van_regio, tot in standen:
        niet = vrij.get(school, set()) | vrij.get(van_regio or regio, set())
        terug = (tot - timedelta(days=nr) for nr in range(_HOOGSTENS_TERUG + 1))
        lesdagen = (dag for dag in terug if dag.isoweekday() < 6 and dag not in niet)
        grens = next(islice(lesdagen, _LESDAGEN_TERUG, None), None)
        uit.append((school, grens or tot - timedelta(days=_HOOGSTENS_TERUG)))
    return uit


def _dagen(params: dict[str, Any]) -> Dagen:
    dag: date = params["dag"]
    return Dagen(
        dag,
        van=dag - _TWEE_SCHOLEN,
        later=dag + _TWEE_SCHOLEN,
        vanaf=params["knip"],
        tot=dag + VOORUIT,
    )


def _verschil(tabel: str, inhoud: str, tot: str, wat: str) -> str:
    """Query of `wat`, with the first day, in the rows that one of the two has oftener, as far as
    they lie through `tot`. A row withdrawn and recorded again is no difference, nor an end beyond
    it."""
    eind = f"least(coalesce(einddatum, {_GEEN_EIND}), %({tot})s)"
    return (
        f"select {wat}, begindatum as vanaf from (select {inhoud}, begindatum, {eind} as eind,"  # noqa: S608
        f" {_NU} - {_TOEN} as meer from feit_{tabel}"
        f" where {_GERAAKT} and begindatum <= %({tot})s) x"
        f" group by {inhoud}, begindatum, eind having sum(meer) <> 0"
    )


def _van_kinderen(tabel: str) -> str:
    inhoud = f"jongere, {_INHOUD[tabel]}"
    if tabel != "jongeren":
        return _verschil(tabel, inhoud, "dag", "jongere")
    return (
        f"select jongere, {_ALTIJD} from (select {inhoud}, {_NU} - {_TOEN} as meer"  # noqa: S608
        f" from feit_jongeren where {_GERAAKT}) x group by {inhoud} having sum(meer) <> 0"
    )


_EIGEN = [_van_kinderen(tabel) for tabel in _INHOUD if tabel != "verzuim"]
_SCHOLEN = (
    "select distinct school from ("  # noqa: S608
    f"select school, sector, vakantieregio, uren_per_lesdag_honderdsten, {_NU} - {_TOEN} as meer"
    f" from feit_scholen where {_GERAAKT}) x"
    " group by school, sector, vakantieregio, uren_per_lesdag_honderdsten having sum(meer) <> 0"
)
# Only the coverage of enrolments decides a status (absoluut or ongewis).
_GEMEENTEN = (
    "select distinct bron from (select bron, begindatum,"  # noqa: S608
    f" least(coalesce(einddatum, {_GEEN_EIND}), %(dag)s) as eind, {_NU} - {_TOEN} as meer"
    f" from feit_dekking where {_GERAAKT} and begindatum <= %(dag)s"
    " and categorie = 'inschrijving' and length(bron) = 4) x"
    " group by bron, begindatum, eind having sum(meer) <> 0"
)
# Through which day both knew the data of a school; through `dag` when it never said how far.
_STANDEN = f"""
select s.school, s.vakantieregio,
    least(coalesce(max(g.gegevens_tot_en_met) filter (where {_NU_WEL}), %(dag)s),
          coalesce(max(g.gegevens_tot_en_met) filter (where {_TOEN} = 1), %(dag)s),
          %(dag)s)
from (select school, max(vakantieregio) as vakantieregio from feit_scholen group by school) s
left join feit_gegevensstand g on g.school = s.school
group by s.school, s.vakantieregio
"""  # noqa: S608
_VRIJ = (
    "select school, vakantieregio, begindatum, einddatum from feit_lesvrij"  # noqa: S608
    f" where {_NU_WEL} and begindatum <= %(dag)s and einddatum > %(dag)s - {_HOOGSTENS_TERUG + 50}"
)
_OVERIG = [
    f"select jongere, {_ALTIJD} from feit_inschrijvingen where school = any(%(scholen)s)",  # noqa: S608
    f"select jongere, {_ALTIJD} from feit_verzuim where school = any(%(scholen)s)",  # noqa: S608
    f"select jongere, {_ALTIJD} from feit_woonplaatsen where gemeente = any(%(gemeenten)s)",  # noqa: S608
    # No residence at all, in one of the two.
    f"select jongere, {_ALTIJD} from feit_woonplaatsen group by jongere"  # noqa: S608
    f" having max({_NU}) <> max({_TOEN})",
]
# Of whom nothing of before `knip` can reach `gelijk_tot`: at home or reported then, with anything
# that makes absence count otherwise, too young, not enrolled or not living here on that day, or of
# a school whose data do not reach so far.
_HEEL = (
    "select jongere_id from tijdlijnen_klok"
    " where van <= %(knip)s and (tot is null or tot > %(knip)s)",
    "select jongere_id from tijdlijnen_wettelijkemelding"
    " where einddatum between %(knip)s - 60 and %(gelijk_tot)s",
    "select jongere from feit_aanbod",
    "select jongere from feit_vrijstellingen",
    "select jongere from feit_duidingen",
    "select jongere from feit_jongeren where geboortedatum > %(knip)s - 1950"
    " or startkwalificatie_op is not null or kwalificatieplicht_vervallen_op is not null",
    "select jongere from feit_inschrijvingen where school = any(%(kort_bekend)s)",
)
_WEL = tuple(
    f"select jongere from feit_{tabel} where {_NU_WEL} and begindatum <= %(knip)s"  # noqa: S608
    f" and coalesce(einddatum, {_GEEN_EIND}) >= %(knip)s"
    for tabel in ("inschrijvingen", "woonplaatsen")
)
