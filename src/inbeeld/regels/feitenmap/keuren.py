"""The rules of `rekenregels.md` §2 for a row of a fact table, set-based in DuckDB.

Per table one query gives the typed values and the first rule that a row breaks (null: none). Keys
are looked up in the accepted `jongeren` and `scholen`, so a row that points at a rejected child or
school is rejected too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..fouten import FeitenmapFout
from ..schema import GEMEENTE_PATROON, MAX_UREN, SCHOOL_PATROON, Kolom, Soort, Tabel
from .feiten import Feiten

_GETALLEN = (
    *("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"),
    *("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "FLOAT", "DOUBLE", "DECIMAL"),
)


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule: the row is rejected when `sql` is true, for `reden` in `kolom`."""

    kolom: str
    sql: str
    reden: str


@dataclass(frozen=True, slots=True)
class _Ruw:
    """The raw rows (temp table `ruw`): types of its columns, and the expression of a row's key."""

    soorten: Mapping[str, str]
    rij: str


def keur(feiten: Feiten, tabel: Tabel, bestand: str, eerste: int, *, met_regel: bool) -> int:
    """Make `feit_<tabel>` from temp table `ruw`; append what is rejected to `afgekeurd`.
    Returns how many rows that are.

    The key of a row is its column `regel_nr` (`met_regel`) or else its number, from `eerste` on.
    Raises FeitenmapFout when a column of a typed file cannot hold what it must.
    """
    rij = "ruw.regel_nr" if met_regel else f"ruw.rowid + {eerste}"
    ruw = _Ruw(feiten.kolommen("ruw"), rij)
    regels = _regels(tabel)
    feiten.con.execute(_keur_sql(tabel, ruw, regels))
    if tabel.sleutel is not None:
        _keur_dubbel(feiten, tabel, len(regels))
        regels = [*regels, _DUBBEL[tabel.sleutel]]
    aantal = feiten.getal(f"select count(fout) from gekeurd_{tabel.naam}")
    if aantal:
        _bewaar_afgekeurd(feiten, tabel, ruw, bestand, regels)
    if tabel.sleutel == "jongere":
        _nummer(feiten)
    velden = ", ".join(["rij", *(k.veld for k in tabel.alle_kolommen)])
    feiten.con.execute(
        f"create view feit_{tabel.naam} as "
        f"select {velden} from gekeurd_{tabel.naam} where fout is null"
    )
    return aantal


_DUBBEL = {
    "jongere": Regel("jongere", "", "deze jongere staat vaker in jongeren; geen van de rijen telt"),
    "school": Regel("school", "", "deze school staat vaker in scholen; geen van de rijen telt"),
}


def _keur_sql(tabel: Tabel, ruw: _Ruw, regels: list[Regel]) -> str:
    gevallen = " ".join(f"when {regel.sql} then {nr}" for nr, regel in enumerate(regels))
    velden = ["rij"]
    for kolom in tabel.alle_kolommen:
        if kolom.soort is Soort.JONGERE:
            # The key's own number is given once all rows of `jongeren` have been judged.
            bron = "sleutel" if kolom.verwijst is None else "jongere_nr as jongere"
        else:
            bron = f"t_{kolom.naam} as {kolom.veld}"
        velden.append(bron)
    return (
        f"create table gekeurd_{tabel.naam} as "
        f"select {', '.join(velden)}, (case {gevallen} end)::utinyint as fout "
        f"from ({_lees_sql(tabel, ruw)})"
    )


def _lees_sql(tabel: Tabel, ruw: _Ruw) -> str:
    """Rows with per column `r_` (is there a value) and `t_` (typed; null when impossible)."""
    velden = [f"({ruw.rij})::bigint as rij"]
    koppels: list[str] = []
    for kolom in tabel.alle_kolommen:
        soort = ruw.soorten.get(kolom.naam)
        if soort is None:  # an optional column that the file does not have
            velden += [
                f"false as r_{kolom.naam}",
                f"null::{kolom.sql_type} as t_{kolom.naam}",
            ]
            continue
        waarde = f"ruw.{kolom.naam}"
        if soort.startswith("ENUM"):  # text that a writer has kept as a dictionary
            waarde, soort = f"{waarde}::varchar", "VARCHAR"
        tekst = f"nullif({waarde}::varchar, '')"
        velden.append(f"{tekst} is not null as r_{kolom.naam}")
        if kolom.soort is Soort.JONGERE:
            if kolom.verwijst is None:
                velden.append(f"{tekst} as sleutel")
            else:
                koppels.append(f"left join feit_sleutels s on s.sleutel = {waarde}::varchar")
                velden.append("s.jongere as jongere_nr")
            continue
        velden.append(f"{_typed(kolom, waarde, soort)} as t_{kolom.naam}")
        if kolom.verwijst == "scholen":
            koppels.append(
                f"left join (select school as bekend from feit_scholen) k on k.bekend = {waarde}"
            )
            velden.append("k.bekend")
    return f"select {', '.join(velden)} from ruw {' '.join(koppels)}"


def _typed(kolom: Kolom, waarde: str, soort: str) -> str:
    if kolom.soort is Soort.DATUM:
        return _datum(waarde, soort, kolom)
    if kolom.soort is Soort.UREN:
        return _uren(waarde, soort, kolom)
    if kolom.soort is Soort.MOMENT:
        return _moment(waarde, soort, kolom)
    return f"nullif({waarde}::varchar, '')"


def _datum(waarde: str, soort: str, kolom: Kolom) -> str:
    if soort == "VARCHAR":
        # The cast forgives much ('2019/1/1', ' 2019-01-01 ', 'infinity'); a date that reads back
        # as the same ten characters is the one that was written.
        datum = f"try_cast({waarde} as date)"
        return f"case when length({waarde}) = 10 and {datum}::varchar = {waarde} then {datum} end"
    if soort == "DATE":
        return f"case when year({waarde}) between 1 and 9999 then {waarde} end"
    if soort.startswith("TIMESTAMP"):
        return (
            f"case when year({waarde}::timestamp) between 1 and 9999 and {waarde}::timestamp = "
            f"date_trunc('day', {waarde}::timestamp) then {waarde}::timestamp::date end"
        )
    return _niet_dit_type(waarde, soort, kolom, "DATE")


def _uren(waarde: str, soort: str, kolom: Kolom) -> str:
    """Hundredths; -1 marks a number that is out of bounds, null what is no such number."""
    if soort == "VARCHAR":
        getal = (
            f"case when regexp_full_match({waarde}, '-?[0-9]{{1,6}}([.][0-9]{{1,2}})?') "
            f"then round(try_cast({waarde} as decimal(10, 2)) * 100)::integer end"
        )
    elif soort.startswith(_GETALLEN):
        honderdsten = f"{waarde}::double * 100"  # in its own type a small number overflows
        getal = (
            f"case when abs({honderdsten}) > 100000 then -1 "
            f"when abs({honderdsten} - round({honderdsten})) < 1e-6 "
            f"then round({honderdsten})::integer end"
        )
    else:
        return _niet_dit_type(waarde, soort, kolom, "INTEGER")
    return f"(case when {getal} between 1 and {MAX_UREN * 100} then {getal} \
when {getal} is not null then -1 end)"


def _moment(waarde: str, soort: str, kolom: Kolom) -> str:
    if soort == "VARCHAR":
        return (
            f"case when regexp_full_match({waarde}, "
            "'[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?Z') "
            f"then try_cast(left({waarde}, -1) as timestamp) end"
        )
    if soort.startswith("TIMESTAMP"):
        return f"{waarde}::timestamp"
    return _niet_dit_type(waarde, soort, kolom, "TIMESTAMP")


def _niet_dit_type(waarde: str, soort: str, kolom: Kolom, doel: str) -> str:
    if soort == '"NULL"':  # a column without a single value
        return f"null::{doel}"
    raise FeitenmapFout(
        f"kolom {kolom.naam} heeft type {soort}; dat kan geen {kolom.soort.value} zijn"
    )


def _regels(tabel: Tabel) -> list[Regel]:
    regels = []
    for kolom in tabel.alle_kolommen:
        regels += _kolomregels(tabel, kolom)
    return regels + _rijregels(tabel)


def _kolomregels(tabel: Tabel, kolom: Kolom) -> list[Regel]:
    naam, er, typed = kolom.naam, f"r_{kolom.naam}", f"t_{kolom.naam}"
    regels = [] if kolom.leeg else [Regel(naam, f"not {er}", "is leeg, maar moet ingevuld zijn")]
    match kolom.soort:
        case Soort.JONGERE if kolom.verwijst:
            onbekend = "staat niet (of niet geldig) in jongeren"
            regels.append(Regel(naam, "jongere_nr is null", onbekend))
        case Soort.SCHOOL if kolom.verwijst:
            regels.append(Regel(naam, f"{er} and bekend is null", _ONBEKENDE_SCHOOL))
        case Soort.SCHOOL:
            patroon = f"not regexp_full_match({typed}, '{SCHOOL_PATROON}')"
            regels.append(Regel(naam, patroon, "is geen schoolcode zoals 10AB00"))
        case Soort.GEMEENTE:
            patroon = f"not regexp_full_match({typed}, '{GEMEENTE_PATROON}')"
            regels.append(Regel(naam, patroon, "is geen gemeentecode van vier cijfers"))
        case Soort.BRON:
            regels += _bronregels(naam, typed)
        case Soort.CODE:
            regels.append(_coderegel(tabel, kolom))
        case Soort.DATUM:
            geen = "is geen bestaande datum (schrijf jjjj-mm-dd)"
            regels.append(Regel(naam, f"{er} and {typed} is null", geen))
        case Soort.UREN:
            geen = "is geen getal met hoogstens twee decimalen (schrijf 2.5)"
            buiten = f"moet meer dan 0 en hoogstens {MAX_UREN} zijn"
            regels.append(Regel(naam, f"{er} and {typed} is null", geen))
            regels.append(Regel(naam, f"{typed} < 0", buiten))
        case Soort.MOMENT:
            geen = "is geen moment in UTC (schrijf 2026-01-15T12:00:00Z)"
            regels.append(Regel(naam, f"{er} and {typed} is null", geen))
    return regels


_ONBEKENDE_SCHOOL = "staat niet (of niet geldig) in scholen"


def _bronregels(naam: str, typed: str) -> list[Regel]:
    school = f"regexp_full_match({typed}, '{SCHOOL_PATROON}')"
    gemeente = f"regexp_full_match({typed}, '{GEMEENTE_PATROON}')"
    return [
        Regel(
            naam,
            f"not {school} and not {gemeente}",
            "is geen schoolcode zoals 10AB00 en geen gemeentecode van vier cijfers",
        ),
        Regel(naam, f"{school} and bekend is null", _ONBEKENDE_SCHOOL),
    ]


def _coderegel(tabel: Tabel, kolom: Kolom) -> Regel:
    lijst = ", ".join(f"'{code}'" for code in kolom.codes)
    onbekend = f"t_{kolom.naam} not in ({lijst})"
    if tabel.naam == "lesvrij":  # where a row names a school, its vakantieregio is not read
        onbekend = f"not r_school and {onbekend}"
    reden = f"is een onbekende code; kies uit {', '.join(kolom.codes)}"
    return Regel(kolom.naam, onbekend, reden)


def _rijregels(tabel: Tabel) -> list[Regel]:
    namen = tabel.namen
    regels = []
    if "begindatum" in namen and "einddatum" in namen:
        eerder = "ligt vóór de begindatum"
        regels.append(Regel("einddatum", "t_einddatum < t_begindatum", eerder))
    if tabel.naam == "verzuim":
        anders = "t_einddatum is distinct from t_begindatum"
        regels += [
            Regel("einddatum", f"r_uren and {anders}", _EEN_DAG.format("een rij met uren")),
            Regel("einddatum", f"t_soort = 'te_laat' and {anders}", _EEN_DAG.format("te_laat")),
        ]
    if tabel.naam == "lesvrij":
        geen = "is leeg en de school ook; een van beide moet ingevuld zijn"
        regels.append(Regel("vakantieregio", "not r_vakantieregio and not r_school", geen))
    return regels


_EEN_DAG = "moet bij {} gelijk zijn aan de begindatum"


def _keur_dubbel(feiten: Feiten, tabel: Tabel, fout: int) -> None:
    sleutel = "sleutel" if tabel.sleutel == "jongere" else tabel.sleutel
    feiten.con.execute(
        f"update gekeurd_{tabel.naam} set fout = {fout} where fout is null and {sleutel} in "
        f"(select {sleutel} from gekeurd_{tabel.naam} where fout is null "
        f"group by {sleutel} having count(*) > 1)"
    )


def _nummer(feiten: Feiten) -> None:
    """Number the accepted children in the order of their keys."""
    feiten.con.execute(
        "insert into feit_sleutels select row_number() over (order by sleutel), sleutel "
        "from gekeurd_jongeren where fout is null"
    )
    feiten.con.execute(
        "create or replace table gekeurd_jongeren as "
        "select s.jongere, g.* from gekeurd_jongeren g left join feit_sleutels s using (sleutel)"
    )


def _bewaar_afgekeurd(
    feiten: Feiten, tabel: Tabel, ruw: _Ruw, bestand: str, regels: list[Regel]
) -> None:
    waarden = " ".join(
        f"when '{naam}' then ruw.{naam}::varchar" for naam in tabel.namen if naam in ruw.soorten
    )
    feiten.con.execute(
        "create or replace temp table regel (nr utinyint, kolom varchar, reden varchar)"
    )
    feiten.con.executemany(
        "insert into regel values (?, ?, ?)",
        [(nr, regel.kolom, regel.reden) for nr, regel in enumerate(regels)],
    )
    feiten.con.execute(
        f"insert into afgekeurd select ?, ?, g.rij, r.kolom, r.reden, "
        f"nullif(case r.kolom {waarden} end, '') from gekeurd_{tabel.naam} g "
        f"join regel r on r.nr = g.fout join ruw on {ruw.rij} = g.rij",
        [tabel.naam, bestand],
    )
