"""Unusual patterns in who reads: about those who work here, never a score of a child.

Each pattern is a plain question that a privacy officer can put to somebody, with the figures that
it rests on. What is shown in a list counts for nobody's choice and is left out where choosing is
what matters. Which lines are looked at is for the row policy to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from inbeeld.toegang.logboek.grenzen import Grenzen, grenzen_op
from inbeeld.toegang.logboek.woorden import LIJSTEN

MEESTE = 100
"""Most hits that a pattern shows; more are counted."""


@dataclass(frozen=True)
class Treffer:
    """Somebody, on a day: `zin` says what the figures are."""

    gebruiker_id: int
    naam: str
    organisatie: str
    dag: date
    zin: str


@dataclass(frozen=True)
class Patroon:
    """What is asked, why it may matter, and who it was found of. `meer`: found but not shown."""

    code: str
    kop: str
    uitleg: str
    treffers: list[Treffer]
    meer: int


def patronen(*, van: date, tot_en_met: date) -> list[Patroon]:
    """All patterns over these days, by the limits of the last day."""
    g = grenzen_op(tot_en_met)
    gegeven = {
        "van": van,
        "tot": tot_en_met + timedelta(days=1),
        "lijsten": list(LIJSTEN),
        "begin": g.werkdag_begin,
        "eind": g.werkdag_eind,
        "terug": van - timedelta(days=g.terug),
        "veel": g.veel_kinderen,
    }
    gevonden = {
        "veel_kinderen": _veel_kinderen(gegeven, g),
        "buiten_werktijd": _per_dag(_BUITEN_WERKTIJD, gegeven, "buiten werktijd"),
        "noodtoegang": _per_dag(_MET_NOOD, gegeven, "met noodtoegang"),
        "zonder_betrokkenheid": _per_dag(
            _NIET_BETROKKEN, gegeven, "zonder dat de organisatie nu betrokken is"
        ),
    }
    uit = []
    for code, treffers in gevonden.items():
        alle = list(treffers)
        meer = max(0, len(alle) - MEESTE)
        uit.append(Patroon(code, *_uitleg(code, g), alle[:MEESTE], meer))
    return uit


def _uitleg(code: str, g: Grenzen) -> tuple[str, str]:
    """Heading and explanation, with the limits in it."""
    return {
        "veel_kinderen": (
            "Veel kinderen op één dag",
            f"Iemand opende op een dag {g.veel_kinderen} of meer verschillende kinderen, en ook "
            f"{g.maal_gewoon} keer zoveel als op een gewone eigen dag. Voor wie nog geen gewone "
            f"dag heeft: {g.deel_organisatie} procent van wat de hele organisatie in {g.terug} "
            "dagen opende. Een lijst telt niet mee, wel elk kind dat iemand zelf opende.",
        ),
        "buiten_werktijd": (
            "Buiten werktijd",
            f"Iemand opende een kind in het weekend, voor {g.werkdag_begin:%H:%M} uur of na "
            f"{g.werkdag_eind:%H:%M} uur.",
        ),
        "noodtoegang": (
            "Met noodtoegang",
            "Iemand bekeek een kind met noodtoegang. Ga na of de reden klopt en of er niet meer is "
            "bekeken dan nodig was.",
        ),
        "zonder_betrokkenheid": (
            "Zonder dat het kind nu bij de organisatie hoort",
            "Iemand opende een kind dat niet meer bij de eigen organisatie hoort, of dat er nooit "
            "bij hoorde. Dat mag om eigen gegevens af te maken; vaak is het niet nodig.",
        ),
    }[code]


_DAG = "(l.moment at time zone 'Europe/Amsterdam')"
# Midnight of a day as a moment, so that the index on moments is used.
_TUSSEN = """l.moment >= %({})s::date::timestamp at time zone 'Europe/Amsterdam'
    and l.moment < %({})s::date::timestamp at time zone 'Europe/Amsterdam'
    and l.gebruiker_id is not null and l.handeling <> all(%(lijsten)s)"""
_VEEL_KINDEREN = f"""
with dagen as (
    select l.gebruiker_id, l.organisatie_id, {_DAG}::date as dag,
           count(distinct l.jongere_id) as kinderen
    from toegang_leesregel l where {_TUSSEN.format("terug", "tot")}
    group by 1, 2, 3
), organisaties as (
    select l.organisatie_id, count(distinct l.jongere_id) as kinderen
    from toegang_leesregel l where {_TUSSEN.format("terug", "tot")}
    group by 1
)
select d.gebruiker_id, g.naam, o.naam, d.dag, d.kinderen,
       (select avg(e.kinderen) from dagen e
        where e.gebruiker_id = d.gebruiker_id and e.dag < d.dag),
       (select count(*) from dagen e where e.gebruiker_id = d.gebruiker_id and e.dag < d.dag),
       (select s.kinderen from organisaties s
        where s.organisatie_id is not distinct from d.organisatie_id)
from dagen d
left join toegang_gebruiker g on g.id = d.gebruiker_id
left join toegang_organisatie o on o.id = d.organisatie_id
where d.kinderen >= %(veel)s and d.dag >= %(van)s
order by d.dag desc, d.kinderen desc
"""  # noqa: S608
_PER_DAG = f"""
select l.gebruiker_id, g.naam, o.naam, {_DAG}::date as dag,
       count(distinct l.jongere_id), count(distinct l.verzoek)
from toegang_leesregel l
left join toegang_gebruiker g on g.id = l.gebruiker_id
left join toegang_organisatie o on o.id = l.organisatie_id
where {_TUSSEN.format("van", "tot")} and {{}}
group by 1, 2, 3, 4 order by 4 desc, 5 desc
"""  # noqa: S608
_BUITEN_WERKTIJD = f"""(extract(isodow from {_DAG}) > 5
    or {_DAG}::time < %(begin)s or {_DAG}::time >= %(eind)s)"""
_MET_NOOD = "l.grond = 'nood'"
_NIET_BETROKKEN = "l.grond in ('eerder_betrokken', 'geen')"


def _rijen(sql: str, gegeven: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, gegeven)
        return cursor.fetchall()


def _veel_kinderen(gegeven: dict[str, Any], g: Grenzen) -> Iterator[Treffer]:
    for wie, naam, organisatie, dag, kinderen, gemiddeld, dagen, alle in _rijen(
        _VEEL_KINDEREN, gegeven
    ):
        if dagen >= g.vaste_dagen:
            ongewoon = kinderen >= g.maal_gewoon * gemiddeld
            gewoon = f"gewoonlijk {gemiddeld:.0f} per dag"
        else:
            ongewoon = kinderen * 100 >= g.deel_organisatie * alle
            gewoon = "nog geen gewone dag om mee te vergelijken"
        if ongewoon:
            zin = f"{kinderen} kinderen; {gewoon}; de hele organisatie {alle} in {g.terug} dagen"
            yield Treffer(wie, naam or "", organisatie or "", dag, zin)


def _per_dag(waar: str, gegeven: dict[str, Any], hoe: str) -> Iterator[Treffer]:
    for wie, naam, organisatie, dag, kinderen, keren in _rijen(_PER_DAG.format(waar), gegeven):
        kind = "1 kind" if kinderen == 1 else f"{kinderen} kinderen"
        keer = "1 keer" if keren == 1 else f"{keren} keer"
        zin = f"{keer} gekeken, {kind} {hoe}"
        yield Treffer(wie, naam or "", organisatie or "", dag, zin)
