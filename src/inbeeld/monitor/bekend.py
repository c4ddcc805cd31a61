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

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection

from inbeeld.tijdlijnen.queries import vakantieregio

_ALTIJD = "'1900-01-01'::date"
_GEEN_EIND = "'infinity'::date"
_DAGEN_UITLOOP = 7
"""The lesweek of `dag` is known by its own days alone: none lies further off than this."""
_TWEE_SCHOLEN = timedelta(days=120)
"""Longer than any stretch without a lesdag (summer, and what a school did not deliver)."""
_LESDAGEN_TERUG = 6
"""One more than the bekende lesdagen at which every run has ended (`onderbreking_ruim`)."""
_LANG_GENOEG = timedelta(days=200)
"""More than any venster and any run of fewer than five lesdagen at a school that delivers: twelve
lesweken with the summer and a week before it are 147 days."""
_HALVE_DAG = 250
"""Hundredths of hours below which nobody is absent half a day."""

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
    from `gelijk_tot` on, and for that their absence from `knip` on is enough."""

    heel: list[int]
    laatst: list[int]
    knip: date
    gelijk_tot: date


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
        standen = lees(_GRENZEN)
        params["bij"] = [rij[0] for rij in standen]
        params["grens"] = [rij[1] for rij in standen]
        params["eerste"] = min([params["van"], *params["grens"]])
        params["kort_bekend"] = [rij[0] for rij in standen if rij[1] < params["gelijk_tot"]]
        vanaf: dict[int, date] = {}
        for query in (*_EIGEN, _ABSENTIE, *_OVERIG):
            for kind, eerste in lees(query):
                vanaf[kind] = min(eerste, vanaf.get(kind, eerste))
        niet = {rij[0] for query in _HEEL for rij in lees(query)}
        wel = set.intersection(*({rij[0] for rij in lees(query)} for query in _WEL))
    laatst = {
        kind
        for kind, eerste in vanaf.items()
        if eerste >= params["gelijk_tot"] and kind in wel and kind not in niet
    }
    return Anders(
        sorted(vanaf.keys() - laatst), sorted(laatst), params["knip"], params["gelijk_tot"]
    )


def _params(dag: date, bekend_op: datetime) -> dict[str, Any]:
    return {
        "regio": vakantieregio(),
        "op": bekend_op.astimezone(UTC).replace(tzinfo=None),
        "dag": dag,
        "kal_tot": dag + timedelta(days=_DAGEN_UITLOOP),
        "van": dag - _TWEE_SCHOLEN,
        "tot": dag + _TWEE_SCHOLEN,
        "knip": dag - 2 * _LANG_GENOEG,
        "gelijk_tot": dag - _LANG_GENOEG,
    }


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
# Per school the last lesdagen through which both knew its data: a run without absence in them had
# ended before. A school that never said how far it delivered is known through `dag`.
_GRENZEN = f"""
with stand as (
    select s.school, s.vakantieregio,
        least(coalesce(max(g.gegevens_tot_en_met) filter (where {_NU_WEL}), %(dag)s),
              coalesce(max(g.gegevens_tot_en_met) filter (where {_TOEN} = 1), %(dag)s),
              %(dag)s) as m
    from (select school, max(vakantieregio) as vakantieregio from feit_scholen group by school) s
    left join feit_gegevensstand g on g.school = s.school
    group by s.school, s.vakantieregio
), vrij as (
    select v.school, v.vakantieregio, v.begindatum, v.einddatum from feit_lesvrij v
    where v.ingetrokken_op is null and v.begindatum <= %(dag)s and v.einddatum > %(dag)s - 250
)
select s.school, coalesce((
    select s.m - nr from generate_series(0, 200) nr
    where extract(isodow from s.m - nr) < 6 and not exists (
        select 1 from vrij v where s.m - nr between v.begindatum and v.einddatum
        and (v.school = s.school or v.school is null
             and v.vakantieregio = coalesce(s.vakantieregio, %(regio)s)))
    order by nr offset {_LESDAGEN_TERUG} limit 1), s.m - 200)
from stand s
"""  # noqa: S608
_OVERIG = [
    f"select jongere, {_ALTIJD} from feit_inschrijvingen where school = any(%(scholen)s)",  # noqa: S608
    f"select jongere, {_ALTIJD} from feit_verzuim where school = any(%(scholen)s)",  # noqa: S608
    f"select jongere, {_ALTIJD} from feit_woonplaatsen where gemeente = any(%(gemeenten)s)",  # noqa: S608
    # No residence at all, in one of the two.
    f"select jongere, {_ALTIJD} from feit_woonplaatsen group by jongere"  # noqa: S608
    f" having max({_NU}) <> max({_TOEN})",
]
# All about absence in one pass over the one large table: rows that one of the two has oftener,
# absence where the school's data stop, and at one school before the day and at another after it.
_ABSENTIE = f"""
with v as materialized (
    select jongere, school, soort, uren_honderdsten, begindatum,
        coalesce(einddatum, {_GEEN_EIND}) as eind, {_GERAAKT} as geraakt, {_NU} - {_TOEN} as meer
    from feit_verzuim
    where begindatum <= %(tot)s
        and ({_GERAAKT} or coalesce(einddatum, {_GEEN_EIND}) >= %(eerste)s)
), dicht as (
    select v.jongere, g.dag, v.uren_honderdsten, sum(v.uren_honderdsten)
        over (partition by v.jongere, v.school, v.begindatum) as uren
    from v join unnest(%(bij)s::text[], %(grens)s::date[]) g(school, dag) on g.school = v.school
    where v.begindatum <= %(dag)s and v.eind >= g.dag and v.soort <> 'te_laat'
)
select jongere, begindatum from v where geraakt and begindatum <= %(dag)s
group by jongere, school, soort, uren_honderdsten, begindatum, least(eind, %(dag)s)
having sum(meer) <> 0
union all
select jongere, min(dag) from dicht
where uren_honderdsten is null or uren >= {_HALVE_DAG} group by jongere
union all
select jongere, %(van)s from v where begindatum >= %(van)s group by jongere
having count(distinct school) > 1
    and bool_or(begindatum <= %(dag)s) and bool_or(begindatum > %(dag)s)
"""  # noqa: S608
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
