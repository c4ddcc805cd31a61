"""The facts of the register, on the day on which each begins: a day, and no moment of it.

Absence is told per month and kind: a child may have two thousand rows of it, and what leerplicht
asks is how often and how long, month by month, not every hour. A line stands on the last day on
which absence of that kind began in that month, where it was last news. The days themselves stand
on the page of the child.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db import connection

from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.register.models import FEITMODELLEN, Feit
from inbeeld.register.omschrijving import VERZUIM, met_namen, omschrijf, uren
from inbeeld.register.queries import gemeenten, schoolnamen
from inbeeld.signalen.queries.zaken import naam_van, plaats_verborgen
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.models import Organisatie
from inbeeld.toegang.perioden import einddatum
from inbeeld.web import datums

_FEITEN = (
    ("inschrijvingen", "feit", Groep.INSCHRIJVING, ""),
    ("woonplaatsen", "feit", Groep.VERBLIJFPLAATS, " and not %(verborgen)s"),
    ("duidingen", "feit", Groep.DUIDING, ""),
    # What came from a row of the dossier is told by that row.
    (
        "aanbod",
        "aanbod",
        Groep.PLAN_EN_AFSPRAKEN,
        " and not exists (select 1 from dossiers_aanbodtraject t where t.feit_id = f.id)",
    ),
    (
        "vrijstellingen",
        "vrijstelling",
        Groep.VRIJSTELLING,
        " and not exists (select 1 from dossiers_vrijstellingsverzoek v where v.feit_id = f.id)",
    ),
)
_DAG = {"aanbod": "coalesce(lower(f.periode), f.aangeboden_op)"}


def _feit(tabel: str, ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen: list[Any] = list(FEITMODELLEN[tabel].objects.filter(pk__in=ids).select_related("bron"))
    namen = _namen(tabel)
    verborgen = bool(rijen) and plaats_verborgen(rijen[0].jongere_id)
    return {
        feit.pk: Regel(
            kop=_hoofdletter(met_namen(omschrijf(tabel, feit), namen)),
            tekst=_wanneer(feit),
            wie=naam_van(feit.bron, verborgen),
        )
        for feit in rijen
    }


def _namen(tabel: str) -> Mapping[str, str]:
    """What the codes in the words of these facts are called; most have none."""
    if tabel == "inschrijvingen":
        return schoolnamen()
    return gemeenten() if tabel == "woonplaatsen" else {}


def _wanneer(feit: Any) -> str:
    if feit.periode is None:
        return "Nog niet begonnen"
    return _hoofdletter(datums.periode(feit.periode.lower, einddatum(feit.periode)))


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


# Once over the absence of the child: a line is known by the row that gives it its number.
_MAAND = """select (array_agg(f.id order by lower(f.periode) desc, f.id desc))[1] as id,
    max(lower(f.periode)) as dag, null::timestamptz as moment{meer}
from register_verzuim f
where f.jongere_id = {kind} and f.ingetrokken_op is null
group by f.soort, f.school, date_trunc('month', lower(f.periode))"""
_MAANDEN = f"""
select m.* from ({
    _MAAND.format(
        meer=''', f.soort, f.school, min(lower(f.periode)), max(upper(f.periode)),
    bool_or(upper_inf(f.periode)), count(*), sum(f.uren_honderdsten),
    count(*) filter (where f.uren_honderdsten is null), array_agg(distinct f.bron_id)''',
        kind="(select v.jongere_id from register_verzuim v where v.id = %s)",
    )
}) m where m.id = any(%s)
"""  # noqa: S608 (columns of this module)


def _verzuim(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    with connection.cursor() as cursor:
        cursor.execute(_MAANDEN, [ids[0], list(ids)])
        rijen = cursor.fetchall()
    namen = schoolnamen()
    bronnen = Organisatie.objects.in_bulk({bron for rij in rijen for bron in rij[-1]})
    return {rij[0]: _maand(rij, namen, [bronnen[b].naam for b in rij[-1]]) for rij in rijen}


def _maand(rij: tuple[Any, ...], namen: Mapping[str, str], bronnen: list[str]) -> Regel:
    _, _, _, soort, school, begin, tot, open_, aantal, honderdsten, heel, _ = rij
    kop = f"{_hoofdletter(VERZUIM[soort])} bij {namen.get(school, school)}"
    duur = [] if honderdsten is None else [f"{uren(honderdsten)} uur"]
    if aantal == 1:
        wanneer = datums.periode(begin, None if open_ else datums.laatste_dag(tot))
        return Regel(kop, _hoofdletter(", ".join([wanneer, *duur])), " en ".join(bronnen))
    if heel and soort != "te_laat":
        duur.append(f"{heel} keer hele dagen")
    maand = f"{datums.MAANDEN[begin.month - 1]} {begin.year}"
    samen = f": {' en '.join(duur)}" if duur else ""
    return Regel(f"{kop}, {aantal} keer", f"In {maand}{samen}", " en ".join(bronnen))


for _tabel, _soort, _groep, _behalve in _FEITEN:
    _model: type[Feit] = FEITMODELLEN[_tabel]
    voeg_toe(
        Bron(
            naam=f"feit_{_tabel}",
            soort=_soort,
            groep=_groep,
            sql=f"""select f.id, {_DAG.get(_tabel, "lower(f.periode)")} as dag,
                    null::timestamptz as moment
                from {_model._meta.db_table} f
                where f.jongere_id = %(kind)s and f.ingetrokken_op is null{_behalve}""",  # noqa: S608 (names of this module)
            regels=partial(_feit, _tabel),
        )
    )
voeg_toe(
    Bron(
        naam="feit_verzuim",
        soort="verzuim",
        groep=Groep.VERZUIM,
        sql=_MAAND.format(meer="", kind="%(kind)s"),
        regels=_verzuim,
    )
)
