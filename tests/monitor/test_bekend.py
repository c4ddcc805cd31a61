"""As known then: what is kept from the stored timelines is what the rules say of the facts."""

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest

from inbeeld.monitor import bron as module
from inbeeld.monitor.bekend import anders_bekend
from inbeeld.monitor.bron import maak_bron
from inbeeld.regels.doorlooptijd import trajecten
from inbeeld.register.models import FeitVerzuim
from tests import fabriek as f

pytestmark = pytest.mark.django_db
DEFINITIE = "rijk-2016"
SCHOLEN = ("10AB00", "20CD00", "30EF00")
BEGIN = date(2024, 8, 1)


def _moment(dag: date) -> datetime:
    return datetime.combine(dag, time(9), tzinfo=UTC)


def _verzuim(toeval: random.Random, school: str, dag: date) -> dict:
    """A day or some days ill, hours, or weeks, recorded on `dag` about days before it."""
    begin = dag - timedelta(days=toeval.choice((1, 1, 2, 5, 40)))
    lang = toeval.choice((0, 0, 1, 2, 4, 30, None))
    soort = toeval.choice(("ziek", "ziek", "geoorloofd", "ongeoorloofd"))
    uren = toeval.choice((1, 3)) if lang == 0 and toeval.random() < 0.5 else None
    eind = None if lang is None else (begin + timedelta(days=lang)).isoformat()
    return f.verzuimrij(school, begin.isoformat(), eind, soort, uren)


@pytest.fixture
def momenten(monkeypatch) -> list[date]:
    """Eighteen months in which absence is recorded late, goes on, and is withdrawn."""
    toeval = random.Random(11)
    scholen = [f.school(code) for code in SCHOLEN]
    monkeypatch.setattr(f.leg, "__kwdefaults__", {**f.leg.__kwdefaults__, "moment": _moment(BEGIN)})
    kinderen = [
        f.kind(toeval.choice(scholen), geboren=toeval.choice(("2012-03-14", "2010-09-02")))
        for _ in range(12)
    ]
    dagen = [BEGIN + timedelta(days=35 * nr + 40) for nr in range(14)]
    for dag in dagen:
        for school in scholen:
            rijen: list[dict] = [
                {"jongere": kind, **_verzuim(toeval, school.code, dag)}
                for kind in toeval.sample(kinderen, 3)
            ]
            stand = {"school": school.code, "gegevens_tot_en_met": dag - timedelta(days=3)}
            with f.systeem():
                fout = FeitVerzuim.objects.filter(bron=school, ingetrokken_op=None)
                weg = list(fout.order_by("pk")[:1].values_list("pk", flat=True))
            f.leg(
                school,
                moment=_moment(dag),
                verzuim=rijen,
                gegevensstand=[stand] if school.code != SCHOLEN[2] else [],
                intrekken={"verzuim": weg} if toeval.random() < 0.4 else None,
            )
    f.leg(
        scholen[0],
        moment=_moment(dagen[8]),
        aanbod=[
            {
                "jongere": kinderen[0],
                "soort": "zorg",
                "passend": "ja",
                "begindatum": dagen[7],
                "aangeboden_op": None,
            }
        ],
    )
    return dagen


def _uitkomst(dag: date, bekend_op: datetime) -> tuple[list, ...]:
    laatste = (dag - date(1970, 1, 1)).days
    with f.systeem(), maak_bron(DEFINITIE, dag, bekend_op) as bron:
        tijdlijn = bron.feiten.con.execute(
            f"select j, b, least(e, {laatste + 1}), status, sinds, lang"
            f" from {bron.uitkomst.relatie('tijdlijn')} where b <= {laatste} order by all"
        ).fetchall()
        duren = trajecten(tot=dag, **bron.keuze()).to_pylist()
        meldingen = bron.uitkomst.meldplicht.to_pylist()
    melding = [rij for rij in meldingen if rij["einddatum"] <= dag]
    return tijdlijn, duren, sorted(melding, key=lambda rij: (rij["jongere"], rij["einddatum"]))


def _op_de_dag(dag: date, bekend_op: datetime, van: date | None = None) -> list:
    nummer = (dag - date(1970, 1, 1)).days
    with f.systeem(), maak_bron(DEFINITIE, dag, bekend_op, van=van) as bron:
        stand = bron.feiten.con.execute(
            "select j, status, sinds, lang"
            f" from {bron.uitkomst.relatie('tijdlijn')} where {nummer} between b and e - 1"
            " order by all"
        ).fetchall()
    assert stand
    return stand


def test_stored_where_nothing_differs_is_what_the_rules_say(momenten, monkeypatch):
    gespaard = 0
    for nr, later in ((13, 0), (12, 0), (12, 20), (9, 0), (5, -30)):
        bekend_op = _moment(momenten[nr]) + timedelta(hours=2)
        dag = momenten[nr] + timedelta(days=later)
        with f.systeem():
            anders = anders_bekend(dag, bekend_op)
        gespaard += 12 - len(anders.heel)
        snel = _uitkomst(dag, bekend_op)
        assert _op_de_dag(dag, bekend_op, van=dag) == _op_de_dag(dag, bekend_op)
        with monkeypatch.context() as m:
            m.setattr(module, "anders_bekend", lambda *_: None)
            assert _uitkomst(dag, bekend_op) == snel, (dag, bekend_op)
        assert snel[0]
    assert gespaard
