"""From the compiled stages of the rules to functions of the database.

The stages stay what `regels` compiled; around them come where they read (only the facts of the
children asked for, the stored calendar) and where the outcome goes (only what differs).
"""
# ruff: noqa: S608  (the text is made of our own files and names, never of input)

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from inbeeld.regels.definities import DEFINITIES, Definitie
from inbeeld.regels.parameters import getallen
from inbeeld.regels.schema import TABELLEN, Soort
from inbeeld.regels.teksten import Tekst, lees

STANDAARD = "rijk-2016"
"""The definitie of a region that has chosen none."""

RUIMTE = 1000
"""Days that the stored calendar runs beyond the last day asked for; at least what the rules take
(`regels.afleiding.kalender`, which is not imported: it would load the compiler)."""

_MAP = Path(__file__).parent / "sql"
_INDEXEN = {
    "school": ("nr", "school", "kal"),
    "kalender": ("kal, dag", "kal, ord"),
    "week": ("ma",),
}
_GEBIED = "case h.vakantieregio when 'noord' then 1 when 'midden' then 2 else 3 end"
_DAG_NUL = "date '1970-01-01'"


def functienaam(maat: str, definitie: str) -> str:
    """Name of the function that computes children under a definitie."""
    return f"tijdlijnen_reken_{maat}_{definitie.replace('-', '_')}"


# One parameter, as the rules ask for it.
_PARAMETER = re.compile(r'\(\s*SELECT\s+"(\w+)"\."(\w+)"\s+FROM "parameters" AS "\1"\s*\)')


def _ingevuld(stappen: Iterable[Tekst], waarden: Mapping[str, str]) -> list[Tekst]:
    """The stages with each single parameter as a constant or a variable of the function.

    As a relation every one of a hundred would be a plan of its own, to be set up at each call, and
    nothing could be left out of the plan that this definitie does not ask for.
    """

    def waarde(gevonden: re.Match[str]) -> str:
        return f"({waarden[gevonden[2]]})"

    return [stap._replace(select=_PARAMETER.sub(waarde, stap.select)) for stap in stappen]


def _waarden(definitie: str) -> dict[str, str]:
    """The value of every parameter in the functions that recompute; the days are variables."""
    vast = {n: f"{w}::bigint" for n, w in getallen(DEFINITIES[definitie].parameters).items()}
    anders = {"tot": "v_tot", "gebied": "v_gebied", "alles": "0::bigint"}
    return vast | anders | {"bekend_op": "null::timestamp"}


def _parameters(definitie: str, alles: str) -> Tekst:
    """The one-row relation that every stage reads its parameters from."""
    velden = [f"{w}::bigint as {n}" for n, w in getallen(DEFINITIES[definitie].parameters).items()]
    velden += [
        f"(h.tot - {_DAG_NUL})::bigint as tot",
        f"({_GEBIED})::bigint as gebied",
        f"{alles}::bigint as alles",
        "null::timestamp as bekend_op",
    ]
    return Tekst("parameters", False, f"select {', '.join(velden)} from tijdlijnen_horizon h")


def _ctes(stappen: Iterable[Tekst]) -> str:
    """`kijk`: not worth a table of its own, the plan may fold it into who reads it."""
    soort = {True: "not materialized", False: "materialized"}
    return ",\n".join(f"{s.naam} as {soort[s.kijk]} (\n{s.select}\n)" for s in stappen)


# ---- the calendar


def _kalenderstappen() -> dict[str, Tekst]:
    """The compiled stages, with the stored span in the place of one over all facts."""
    stappen = {stap.naam: stap for stap in lees("postgres", "kalender")}
    spanne = (
        f"select (h.v0 - {_DAG_NUL})::bigint as v0, (h.eerste - {_DAG_NUL})::bigint as b,"
        f" (greatest(h.laatste, h.tot) - {_DAG_NUL} + {RUIMTE})::bigint as e"
        " from tijdlijnen_horizon h"
    )
    return stappen | {"spanne": Tekst("spanne", False, spanne)}


def kalendertabellen() -> str:
    """Tables for the calendar's stages: a cache, made anew with the rules."""
    stappen = [_parameters(STANDAARD, "0"), *_kalenderstappen().values()]
    delen = []
    for naam, kolommen in _INDEXEN.items():
        delen.append(f"drop table if exists tijdlijnen_kal_{naam};")
        delen.append(
            f"create table tijdlijnen_kal_{naam} as with {_ctes(stappen)}"
            f" select * from {naam} with no data;"
        )
        delen += [f"create index on tijdlijnen_kal_{naam} ({k});" for k in kolommen]
        # Without a policy it is the owner's alone: one writer, and no reader but its functions.
        delen.append(f"alter table tijdlijnen_kal_{naam} enable row level security;")
    delen.append("update tijdlijnen_horizon set v0 = 'infinity', eerste = 'infinity';")
    return "\n".join(delen)


def kalenderfunctie() -> str:
    """`tijdlijnen_kalender(codes)`, with the compiled stages filled in."""
    stap = _kalenderstappen()
    tekst = (_MAP / "kalender.sql").read_text()
    return tekst.format(
        parameters=_ctes([_parameters(STANDAARD, "0")]),
        school=_ctes([stap["school"]]),
        kalender=_ctes([stap["spanne"], stap["lesvrij_dag"], stap["kalender"]]),
        week=_ctes([stap["week"]]),
    )


# ---- children


def _feiten() -> list[Tekst]:
    """The facts of the children asked for, under the names by which the stages read them.

    Of a school's data only the furthest day counts, and of the coverage only that of gemeenten for
    enrolment; one row more tells that there is any at all.
    """
    uit = []
    for naam, tabel in TABELLEN.items():
        if any(kolom.soort is Soort.JONGERE for kolom in tabel.kolommen):
            waar = "f.jongere = any(ids) and f.ingetrokken_op is null"
            uit.append(Tekst(f"feit_{naam}", False, f"select * from feit_{naam} f where {waar}"))
    stand = (
        "select g.* from (select distinct school from feit_verzuim) v cross join lateral ("
        "select * from feit_gegevensstand f where f.school = v.school and f.ingetrokken_op is null"
        " order by f.gegevens_tot_en_met desc limit 1) g"
    )
    dekking = (
        "select * from feit_dekking f where f.categorie = 'inschrijving' and length(f.bron) = 4"
        " union all (select * from feit_dekking limit 1)"
    )
    uit.append(Tekst("feit_gegevensstand", False, stand))
    uit.append(Tekst("feit_dekking", False, dekking))
    return uit


def _kalender(maat: str) -> list[Tekst]:
    """The stored calendar. Days of it are looked up; the schools and weeks many read together."""
    klein = maat == "klein"
    return [
        Tekst("school", klein, "select * from tijdlijnen_kal_school"),
        Tekst("kalender", True, "select * from tijdlijnen_kal_kalender"),
        Tekst("week", klein, "select * from tijdlijnen_kal_week"),
    ]


def _datum(dag: str) -> str:
    return f"({_DAG_NUL} + ({dag})::int)"


def _uitkomst_lagen() -> list[Tekst]:
    # What holds on the last day computed goes on.
    tot = "(select p.tot from parameters p)"
    eind = f"case when u.e <= {tot} then {_datum('u.e')} end"
    periode = f"daterange({_datum('u.b')}, {eind}) as periode"
    laag = f"select u.j as jongere_id, u.laag, {periode}, u.waarde from lagenlijst u"
    vijfde = (
        "select d.dag from tijdlijnen_kal_kalender d"
        " where d.kal = (select p.gebied from parameters p) and d.les = 1 and d.dag >= u.b"
        " order by d.dag offset (select p.klok_vanaf_lesdagen - 1 from parameters p) limit 1"
    )
    absoluut = (
        "select u.j, u.soort, u.b, min(greatest(lower(l.periode), "
        f"{_datum('u.b')})) - {_DAG_NUL} as dag from klok u"
        " join nieuw_laag l on l.jongere_id = u.j and l.laag = 'absoluut'"
        f" and l.periode && daterange({_datum('u.b')}, {_datum('u.e')})"
        " group by u.j, u.soort, u.b"
    )
    klok = (
        "select u.j as jongere_id, case when u.soort = 0 then 'streng' else 'ruim' end as soort,"
        f" {_datum('u.b')} as thuis_sinds, {_datum('u.drie_op')} as drie_maanden_op,"
        f" {eind} - 1 as einddatum, {periode}, {_datum(f'least(({vijfde}), a.dag)')}"
        " as verschenen_op from klok u"
        " left join klok_absoluut a on a.j = u.j and a.soort = u.soort and a.b = u.b"
    )
    return [
        Tekst("nieuw_laag", False, laag),
        Tekst("klok_absoluut", False, absoluut),
        Tekst("nieuw_klok", False, klok),
    ]


def _uitkomst_tijdlijn(definitie: Definitie) -> Tekst:
    regels = list(enumerate(definitie.regels))
    status = " ".join(f"when {nr} then '{regel.status}'" for nr, regel in regels)
    soort = " ".join(f"when {nr} then '{regel.soort}'" for nr, regel in regels)
    return Tekst(
        "nieuw_tijdlijn",
        False,
        f"select u.j as jongere_id, daterange({_datum('u.b')}, {_datum('u.e')}) as periode,"
        f" case u.status {status} end as status, case u.status {soort} end as soort,"
        f" {_datum('u.sinds')} as thuis_sinds, u.lang = 1 as langer_dan_drie_maanden"
        " from tijdlijn u",
    )


def _verschil(tabel: str, kolommen: str, definitie: str = "") -> str:
    """CTE `anders_<tabel>`: the rows of these children that only the stored or only the new ones
    hold; of a stored one `plek`, its place in the table.

    Only differences are written: a day's new fact leaves years of rows where they are. Stored and
    new rows go into one hash, whatever the planner expects of a join. Nobody else can have changed
    a place: the children are locked.
    """
    oud = f"select {kolommen}, o.ctid as plek from tijdlijnen_{tabel} o where jongere_id = any(ids)"
    if definitie:
        oud += f" and definitie = '{definitie}'"
    return (
        f"anders_{tabel} as materialized (select {kolommen}, min(x.plek) as plek from ({oud}"
        f" union all select {kolommen}, null from nieuw_{tabel}) x group by {kolommen}"
        " having count(*) = 1)"
    )


def _schrijf(tabel: str, kolommen: str, definitie: str = "") -> str:
    """CTEs that make the stored rows equal to the new ones, of `anders_<tabel>`."""
    naar, uit = (", definitie", f", '{definitie}'") if definitie else ("", "")
    return (
        f"weg_{tabel} as (delete from tijdlijnen_{tabel} o"
        f" where o.ctid = any(array(select a.plek from anders_{tabel} a where a.plek is not null))"
        " returning o.jongere_id),\n"
        f"bij_{tabel} as (insert into tijdlijnen_{tabel} ({kolommen}{naar})"
        f" select {kolommen}{uit} from anders_{tabel} a where a.plek is null returning jongere_id)"
    )


def _stappen(maat: str, naam: str) -> tuple[list[Tekst], list[Tekst]]:
    """The stages of a child's tijdlijn, and those of what else is stored on them."""
    waarden = _waarden(naam)
    kind = [
        _parameters(naam, "0"),
        Tekst("populatie", False, "select unnest(ids) as jongere"),
        *_feiten(),
        *_kalender(maat),
        *_ingevuld(lees("postgres", "lagen"), waarden),
        *_ingevuld(lees("postgres", f"tijdlijn-{naam}"), waarden),
        _uitkomst_tijdlijn(DEFINITIES[naam]),
    ]
    delen = [stap for deel in ("klok", "bewaard", "meldplicht") for stap in lees("postgres", deel)]
    lagen = _ingevuld(delen, waarden)
    # Read once: folded into the reader.
    lagen = [s._replace(kijk=s.kijk or s.naam in ("lagenlijst_deel", "lagenlijst")) for s in lagen]
    return kind, [*lagen, *_uitkomst_lagen()]


def rekenfunctie(maat: str, naam: str) -> str:
    """`tijdlijnen_reken_<maat>_<definitie>(ids, met_lagen)`: what the rules say, written.

    It gives `anders`, the children of whom anything changed; `melddagen`, the days
    that the rule of the wettelijke meldingen walks, as rows of child, day number, hundredths of
    hours and lesweek (null: nobody reaches the threshold); and `meldingen`, the stored ones, as
    rows of child and the day numbers of begin and end.

    One plan for every call: planning a few dozen stages costs more than running them. `klein` is
    for a handful of children and looks everything up; `groot`, for hundreds, may not look up row by
    row between stages, which a plan made for a few rows would do.
    """
    kind, lagen = _stappen(maat, naam)
    tijdlijn = f"{_verschil('tijdlijn', _TIJDLIJN, naam)},\n{_schrijf('tijdlijn', _TIJDLIJN, naam)}"
    laag = f"{_verschil('laag', _LAAG)},\n{_schrijf('laag', _LAAG)}"
    klok = _verschil("klok", _KLOK)
    bulk = "set enable_nestloop = off" if maat == "groot" else ""
    return f"""
create or replace function {functienaam(maat, naam)}(
    ids bigint[], met_lagen boolean,
    out anders bigint[], out melddagen bigint[], out meldingen bigint[])
language plpgsql
set plan_cache_mode = force_generic_plan set jit = off {bulk} as $$
declare
    v_tot bigint;
    v_gebied bigint;
    kloks jsonb;
begin
    select h.tot - {_DAG_NUL}, {_GEBIED} into v_tot, v_gebied from tijdlijnen_horizon h;
    if met_lagen then
with {_ctes([*kind, *lagen])}, {tijdlijn}, {laag}, {klok}
select {_ids("tijdlijn", "laag")}, {_MELDDAGEN}, {_MELDINGEN}, {_KLOKS}
into anders, melddagen, meldingen, kloks;
        if kloks is not null then
            anders := anders || tijdlijnen_leg_kloks(kloks);
        end if;
    else
with {_ctes(kind)}, {tijdlijn}
select {_ids("tijdlijn")} into anders;
    end if;
end $$;
"""


def klokfunctie() -> str:
    """`tijdlijnen_leg_kloks(kloks)`: the rows of `anders_klok` written; returns of whom.

    A klok seldom changes, and to ask each time whether a zaak or a meeting follows from it costs
    more than to look whether it has. Old and new in one statement: who looks at the table when it
    has changed may not find a child between two kloks.
    """
    velden = "jongere_id bigint, soort text, periode daterange, thuis_sinds date,"
    velden += " drie_maanden_op date, einddatum date, verschenen_op date, plek tid"
    return f"""
create or replace function tijdlijnen_leg_kloks(kloks jsonb, out kinderen bigint[])
language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
    with anders_klok as materialized (select * from jsonb_to_recordset(kloks) as x({velden})),
    {_schrijf("klok", _KLOK)}
    select {_ids("klok")} into kinderen;
end $$;
"""


def keuzefunctie() -> str:
    """`tijdlijnen_reken_volgens(maat, definitie, ids, met_lagen)`: calls that function.

    Its calls are written out, so that the plan of each is kept.
    """
    gevallen = "\n".join(
        f"        when '{maat} {naam}' then select r.* into anders, melddagen, meldingen"
        f" from {functienaam(maat, naam)}(ids, met_lagen) r;"
        for naam in DEFINITIES
        for maat in MATEN
    )
    return f"""
create or replace function tijdlijnen_reken_volgens(
    maat text, definitie text, ids bigint[], met_lagen boolean,
    out anders bigint[], out melddagen bigint[], out meldingen bigint[])
language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
    case maat || ' ' || definitie
{gevallen}
    end case;
end $$;
"""


MATEN = ("klein", "groot")


def _ids(*tabellen: str) -> str:
    """The children of whom anything was written."""
    delen = [
        f"select jongere_id from {wat}_{tabel}" for tabel in tabellen for wat in ("weg", "bij")
    ]
    return f"array(select jongere_id from ({' union '.join(delen)}) x)"


_MELDDAGEN = (
    "(select array_agg(array[m.j, m.dag, m.uren, m.lw] order by m.j, m.dag) from melddag m)"
)
_MELDINGEN = (
    f"(select array_agg(array[o.jongere_id, o.begindatum - {_DAG_NUL}, o.einddatum - {_DAG_NUL}])"
    " from tijdlijnen_wettelijkemelding o where o.jongere_id = any(ids))"
)
_KLOKS = "(select jsonb_agg(to_jsonb(a)) from anders_klok a)"
_TIJDLIJN = "jongere_id, periode, status, soort, thuis_sinds, langer_dan_drie_maanden"
_LAAG = "jongere_id, laag, periode, waarde"
_KLOK = "jongere_id, soort, periode, thuis_sinds, drie_maanden_op, einddatum, verschenen_op"
