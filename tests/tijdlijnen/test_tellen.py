"""Counts from the stored timeline equal computed ones, and come out for one's own only."""

from datetime import timedelta

import pytest

from inbeeld.regels import AanroepFout
from inbeeld.register.actions import registreer_overlijden
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.tijdlijnen.queries import meldingen_van, telling, uitleg_van, verschil
from inbeeld.tijdlijnen.queries import tellen as module
from inbeeld.tijdlijnen.queries.kind import GEMASKEERD, maskeer
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f

pytestmark = pytest.mark.django_db
VRAAG = {"peildatum": f.VANDAAG, "definitie": "rijk-2016"}


@pytest.fixture
def kinderen() -> list[int]:
    a, b = f.school("10AB00"), f.school("20CD00")
    f.leg(b, scholen=[f.schoolfeit(b.code, sector="po")])
    f.gemeente("0392"), f.gemeente("0394")
    verhuisd = [
        {"gemeente": "0392", "begindatum": f.d("2012-03-14"), "einddatum": f.d("2025-12-31")},
        {"gemeente": "0394", "begindatum": f.d("2026-01-01"), "einddatum": None},
    ]
    return [
        f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-10-01")]),
        f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-12-01")]),
        f.kind(b, verzuim=[f.verzuimrij(b.code, "2025-12-01")], woont=None, woonplaatsen=verhuisd),
        f.kind(b),
    ]


def _tel(organisatie, **vraag) -> list[dict]:
    actor = f.actor(organisatie)
    with als(actor):
        return telling(actor=actor, **(VRAAG | vraag))


def _aantallen(rijen: list[dict], *velden: str) -> dict:
    uit: dict = {}
    for rij in rijen:
        if rij["aantal"]:
            sleutel = (*(rij[v] for v in velden), rij["status"])
            uit[sleutel] = uit.get(sleutel, 0) + rij["aantal"]
    return uit


@pytest.mark.parametrize("per", [(), ("gemeente",), ("school",), ("sector", "gemeente")])
def test_the_stored_count_is_the_computed_one(kinderen, per, monkeypatch):
    for organisatie in (f.regio(), f.school("10AB00"), f.gemeente("0392")):
        opgeslagen = _tel(organisatie, per=per)
        with monkeypatch.context() as m:
            m.setattr(module, "_is_opgeslagen", lambda *a, **k: False)
            berekend = _tel(organisatie, per=per)
        assert opgeslagen == berekend
        assert sum(rij["aantal"] for rij in opgeslagen) > 0


def test_everybody_counts_his_own(kinderen):
    thuis, onderwijs = "langdurig_relatief_verzuim", "in_onderwijs"
    assert _aantallen(_tel(f.regio())) == {(thuis,): 3, (onderwijs,): 1}
    assert _aantallen(_tel(f.school("10AB00"))) == {(thuis,): 2}
    assert _aantallen(_tel(f.gemeente("0392"))) == {(thuis,): 2, (onderwijs,): 1}
    verband = f.swv(scholen=[f.school("10AB00"), f.school("20CD00")])
    assert _aantallen(_tel(verband)) == {(thuis,): 3, (onderwijs,): 1}
    assert _aantallen(_tel(verband, per=["school"]), "school") == {
        ("10AB00", thuis): 2,
        ("20CD00", thuis): 1,
        ("20CD00", onderwijs): 1,
    }
    with pytest.raises(Geweigerd):
        _tel_als_beheerder()


def test_nobody_counts_a_child_after_its_death(kinderen, monkeypatch):
    thuis = ("langdurig_relatief_verzuim",)
    with f.systeem():
        registreer_overlijden(kinderen[0], f.VANDAAG - timedelta(days=1))
    for opgeslagen in (True, False):
        with monkeypatch.context() as m:
            if not opgeslagen:
                m.setattr(module, "_is_opgeslagen", lambda *a, **k: False)
            for organisatie in (f.school("10AB00"), f.regio()):
                dag = f.VANDAAG - timedelta(days=1)
                eerder = _aantallen(_tel(organisatie, peildatum=dag))[thuis]
                assert _aantallen(_tel(organisatie))[thuis] == eerder - 1
    actor = f.actor(f.regio())
    with als(actor):
        rijen = verschil(
            actor=actor, **VRAAG, met="rijk-2016", met_parameters={"lang_dagen": "100"}
        )
    assert kinderen[0] not in [rij["jongere"] for rij in rijen]


def _tel_als_beheerder() -> None:
    actor = f.actor(f.regio(), "beheerder")
    with als(actor):
        telling(actor=actor, **VRAAG)


def test_a_count_of_then_holds_those_who_have_moved_since(kinderen):
    # In December the third child still lived here, though its gemeente does not see it now.
    december = _tel(f.gemeente("0392"), peildatum=f.d("2025-12-30"))
    assert sum(rij["aantal"] for rij in december) == 4


def test_what_if_and_as_known_on(kinderen):
    strenger = _tel(f.regio(), parameters={"lang_dagen": "100"})
    assert _aantallen(strenger)[("langdurig_relatief_verzuim",)] == 1
    toen = _tel(f.regio(), bekend_op=f.MOMENT - timedelta(days=1))
    assert _aantallen(toen) == {}


def test_a_difference_names_the_children(kinderen):
    actor = f.actor(f.regio())
    with als(actor):
        rijen = verschil(
            actor=actor, **VRAAG, met="rijk-2016", met_parameters={"lang_dagen": "100"}
        )
    assert [rij["jongere"] for rij in rijen] == kinderen[1:3]


def test_the_account_rests_on_all_facts_whoever_gave_them():
    a, b = f.school("10AB00"), f.school("20CD00")
    kind = f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-12-01")])
    gemeente = f.gemeente("0392")
    f.leg(
        gemeente,
        aanbod=[
            {
                "jongere": kind,
                "soort": "zorg",
                "passend": "ja",
                "begindatum": f.d("2026-01-12"),
                "aangeboden_op": None,
            }
        ],
    )
    vraag = {"peildatum": f.VANDAAG, "definitie": "rijk-2016"}
    with als(f.actor(a)):
        uitleg = uitleg_van(kind, **vraag)
        assert uitleg.status == "met_aanbod"
        assert GEMASKEERD not in [feit.tekst for laag in uitleg.lagen for feit in laag.feiten]
        with pytest.raises(AanroepFout):
            uitleg_van(kind, **vraag, bekend_op=f.MOMENT - timedelta(seconds=1))
    with als(f.actor(b)), pytest.raises(Tijdlijn.DoesNotExist):
        uitleg_van(kind, **vraag)


def test_legal_reports_are_for_who_is_involved_today():
    a = f.school("10AB00")
    kind = f.kind(a, verzuim=[f.verzuimrij(a.code, "2026-01-05", "2026-01-09")])
    with als(f.actor(a)):
        (melding,) = meldingen_van(kind, tot=f.VANDAAG)
        assert (melding.begindatum, melding.einddatum) == (f.d("2026-01-05"), f.d("2026-01-07"))
    with als(f.actor(f.school("20CD00"))):
        assert meldingen_van(kind, tot=f.VANDAAG) is None


def test_a_fact_that_one_may_not_see_is_masked():
    a = f.school("10AB00")
    kind = f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-12-01")])
    with als(f.actor(a)):
        uitleg = uitleg_van(kind, **VRAAG)
    assert "ongeoorloofd" in " ".join(feit.tekst for feit in uitleg.feiten)
    with als(f.actor(f.school("20CD00"))):
        gemaskeerd = maskeer(uitleg)
    assert {feit.tekst for feit in gemaskeerd.feiten} == {GEMASKEERD}
    assert {feit.school for laag in gemaskeerd.lagen for feit in laag.feiten} == {None}
    (school,) = [laag for laag in uitleg.lagen if laag.laag == "ingeschreven"]
    assert (school.waarde, school.geldt) == (a.code, True)
    (school,) = [laag for laag in gemaskeerd.lagen if laag.laag == "ingeschreven"]
    assert (school.waarde, school.begindatum) == (GEMASKEERD, None)
