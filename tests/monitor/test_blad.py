"""The sheet: the figures of the rules per area, all of it or nothing, the same when made again."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from inbeeld.monitor import blad as blad_module
from inbeeld.monitor.actions.blad import maak_blad, maak_bladen
from inbeeld.monitor.blad import Rij
from inbeeld.monitor.bron import Bron, maak_bron
from inbeeld.monitor.gebieden import Gebied, gebied
from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.monitor.perioden import kwartalen, maanden, peildata, schooljaren
from inbeeld.monitor.queries import cijfers, gebieden
from inbeeld.regels import tel
from inbeeld.regels.doorlooptijd import trajecten
from inbeeld.regels.stroom import ERAF, ERBIJ
from inbeeld.register.actions import registreer_overlijden
from inbeeld.register.models import Personalia
from inbeeld.toegang.actor import als
from tests import fabriek as f

pytestmark = pytest.mark.django_db
DEFINITIE = "rijk-2016"
THUIS = "langdurig_relatief_verzuim"
GISTEREN = f.VANDAAG - timedelta(days=1)


@pytest.fixture
def kinderen() -> list[int]:
    """Two at home and one at school in 0392; one at home that moved to 0394 in the new year."""
    a, b = f.school("10AB00"), f.school("20CD00")
    f.leg(b, scholen=[f.schoolfeit(b.code, sector="po")])
    f.gemeente("0392"), f.gemeente("0394")
    verhuisd = [
        {"gemeente": "0392", "begindatum": f.d("2012-03-14"), "einddatum": f.d("2025-12-31")},
        {"gemeente": "0394", "wijk": "Noord", "begindatum": f.d("2026-01-01"), "einddatum": None},
    ]
    return [
        f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-10-01")]),
        f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-12-01")]),
        f.kind(b, verzuim=[f.verzuimrij(b.code, "2025-12-01")], woont=None, woonplaatsen=verhuisd),
        f.kind(b),
    ]


def _blad() -> Cijferblad:
    return maak_blad(DEFINITIE, f.MOMENT, f.VANDAAG)


def _stand(sleutel: str, dag: date = f.VANDAAG) -> dict[str, int]:
    """What is not zero."""
    with f.systeem():
        rij = cijfers.cijfer("stand", sleutel, dag, definitie=DEFINITIE)
    return {} if rij is None else {naam: n for naam, n in rij.waarden.items() if n}


def _rijen() -> list[tuple]:
    velden = ("indicator", "gebied", "valt_onder", "van", "dag", "waarden", "onvolledig", "details")
    with f.systeem():
        rijen = Cijfer.objects.order_by("indicator", "gebied", "van", "dag")
        return list(rijen.values_list(*velden))


@pytest.mark.parametrize("per", [(), ("gemeente",), ("gemeente", "wijk"), ("sector",), ("school",)])
def test_every_area_has_the_count_of_the_rules(kinderen, per, monkeypatch):
    stand = {"stand": blad_module.bouwers()["stand"]}
    monkeypatch.setattr("inbeeld.monitor.actions.blad.bouwers", lambda: stand)
    _blad()
    som: dict = {}
    with f.systeem():
        with maak_bron(DEFINITIE, f.VANDAAG) as bron:
            geteld = tel(per=per, peildata=peildata(f.VANDAAG), **bron.keuze()).to_pylist()
        for rij in geteld:
            sleutel = ":".join([per[-1], *(rij[veld] for veld in per)]) if per else "regio"
            vak = som.setdefault((sleutel, rij["peildatum"]), {"plichtig": 0})
            vak["plichtig"] += rij["aantal"] * (rij["soort"] != "niet_plichtig")
            vak[rij["status"]] = vak.get(rij["status"], 0) + rij["aantal"]
            if rij["langer_dan_drie_maanden"] == "ja":
                vak[f"{rij['status']}.langer"] = rij["aantal"]
        soort = per[-1] if per else "regio"
        rijen = Cijfer.objects.filter(gebied__startswith=soort)
        assert {(rij.gebied, rij.dag): rij.waarden for rij in rijen} == som
        assert len(som) >= len(peildata(f.VANDAAG))


def test_a_sheet_reads_as_the_children_are(kinderen):
    verband = f.swv(scholen=[f.school("10AB00"), f.school("20CD00")])
    _blad()
    alles = {THUIS: 3, f"{THUIS}.langer": 1, "in_onderwijs": 1, "plichtig": 4}
    assert _stand("regio") == _stand(f"organisatie:{verband.pk}") == alles
    assert _stand("gemeente:0392") == alles | {THUIS: 2, "plichtig": 3}
    assert _stand("wijk:0394:Noord") == _stand("gemeente:0394") == {THUIS: 1, "plichtig": 1}
    assert _stand("gemeente:0394", f.d("2025-12-01")) == {}
    with f.systeem():
        jaar = cijfers.cijfer("jaar", "gemeente:0392", van=f.d("2025-08-01"), definitie=DEFINITIE)
        assert jaar.waarden["soort:thuiszitter"] == jaar.waarden[THUIS] == 3
        duur = cijfers.cijfer("doorlooptijd", "regio", van=f.d("2025-08-01"), definitie=DEFINITIE)
        assert duur.waarden == {"aantal": 3, "met_aanbod": 0, "open": 3, "anders": 0}


def test_every_account_closes(kinderen):
    f.swv(scholen=[f.school("10AB00")])
    _blad()
    with f.systeem():
        rijen = list(Cijfer.objects.filter(indicator="stroom"))
    gebieden_ = {rij.gebied.partition(":")[0] for rij in rijen}
    assert gebieden_ == {"regio", "gemeente", "wijk", "sector", "school", "organisatie"}
    for rij in rijen:
        namen = {sleutel.rpartition(".")[0] for sleutel in rij.waarden}
        for naam in namen:
            post = {p: rij.waarden[f"{naam}.{p}"] for p in ("begin", "eind", *ERBIJ, *ERAF)}
            over = post["begin"] + sum(post[p] for p in ERBIJ) - sum(post[p] for p in ERAF)
            assert over == post["eind"], (rij, naam)
    with f.systeem():
        maand = cijfers.reeks("stroom", "gemeente:0394", per="maand", definitie=DEFINITIE)
    assert [m.waarden["soort:thuiszitter.ingekomen"] for m in maand][-2:] == [1, 0]


def test_a_secret_address_counts_in_no_place(kinderen):
    with f.systeem():
        Personalia.objects.filter(jongere_id=kinderen[1]).update(geheim_adres=True)
    samen = f.organisatie("samenwerking", "SAM")
    f.werkgebied(samen, f.gemeente("0392"))
    _blad()
    assert _stand("regio")[THUIS] == 3
    assert _stand("school:10AB00")[THUIS] == 2
    assert _stand("sector:vo")[THUIS] == 2
    for plek in ("gemeente:0392", "wijk:0392:onbekend", f"organisatie:{samen.pk}"):
        assert _stand(plek)[THUIS] == 1, plek
    with f.systeem():
        sleutels = set(Cijfer.objects.values_list("gebied", flat=True))
        assert not [s for s in sleutels if "geheim" in s or s == "gemeente:onbekend"]
        for indicator in ("jaar", "stroom", "doorlooptijd"):
            rij = cijfers.cijfer(
                indicator, "gemeente:0392", van=f.d("2025-08-01"), definitie=DEFINITIE
            )
            naam = {"stroom": "soort:thuiszitter.nieuw", "doorlooptijd": "aantal"}
            assert rij.waarden[naam.get(indicator, THUIS)] == 2


def test_a_child_counts_through_the_day_of_its_death(kinderen):
    with f.systeem():
        registreer_overlijden(kinderen[0], GISTEREN)
    with f.systeem(), maak_bron(DEFINITIE, f.VANDAAG) as bron:
        _overleden(bron)
    with (
        f.systeem(),
        maak_bron(DEFINITIE, f.VANDAAG, parameters={"lang_dagen": "28"}) as bron,
    ):
        _overleden(bron)


def _overleden(bron: Bron) -> None:
    geteld = bron.tel(peildata=[GISTEREN, f.VANDAAG]).to_pylist()
    thuis = [
        sum(r["aantal"] for r in geteld if (r["peildatum"], r["status"]) == (dag, THUIS))
        for dag in (GISTEREN, f.VANDAAG)
    ]
    assert thuis == [3, 2]
    duren = trajecten(tot=f.VANDAAG, **bron.keuze()).to_pylist()
    assert sorted((rij["einde"], rij["dag"]) for rij in duren) == [
        ("anders", f.VANDAAG),
        ("open", f.VANDAAG),
        ("open", f.VANDAAG),
    ]


def test_what_was_not_delivered_reads_at_least(kinderen):
    rijen = [
        {"bron": "10AB00", "categorie": "ongeoorloofd", "begindatum": f.d("2025-08-01")},
        {"bron": "20CD00", "categorie": "ziek", "begindatum": f.d("2025-08-01")},
    ]
    f.leg(f.school("10AB00"), dekking=rijen)
    _blad()
    with f.systeem():
        for sleutel, verwacht in (
            ("school:10AB00", "2"),
            ("school:20CD00", "ten minste 1"),
            ("regio", "ten minste 3"),
        ):
            rij = cijfers.cijfer("stand", sleutel, definitie=DEFINITIE)
            assert str(cijfers.getal(rij, THUIS)) == verwacht
        rij = cijfers.cijfer("stand", "school:10AB00", definitie=DEFINITIE)
        assert str(cijfers.getal(rij, "langdurig_ziek")) == "onbekend"
        assert cijfers.getal(rij, "bestaat_niet") is None
        stroom = cijfers.cijfer(
            "stroom", "school:20CD00", van=f.d("2025-08-01"), definitie=DEFINITIE
        )
        assert "soort:thuiszitter.eind" in stroom.onvolledig
        duur = cijfers.cijfer(
            "doorlooptijd", "school:20CD00", van=f.d("2025-08-01"), definitie=DEFINITIE
        )
        assert duur.onvolledig == ["aantal", "anders", "met_aanbod", "open"]


def test_made_again_it_is_the_same_and_there_is_one(kinderen):
    eerst = _blad()
    rijen = _rijen()
    tweede = _blad()
    assert _rijen() == rijen
    with f.systeem():
        assert [blad.pk for blad in Cijferblad.objects.all()] == [tweede.pk]
    assert (eerst.stempel, eerst.laatste_vastlegging) == (
        tweede.stempel,
        tweede.laatste_vastlegging,
    )


def test_a_sheet_that_fails_leaves_the_old_one(kinderen, monkeypatch):
    _blad()
    rijen = _rijen()

    def stuk(bron: Bron):
        yield Rij("stand", Gebied("regio"), bron.dag, {"in_onderwijs": 1})
        raise RuntimeError("stuk")

    monkeypatch.setattr("inbeeld.monitor.actions.blad.bouwers", lambda: {"stuk": stuk})
    with pytest.raises(RuntimeError):
        _blad()
    assert _rijen() == rijen


def test_the_sheets_are_those_of_the_region(kinderen):
    assert [blad.definitie for blad in maak_bladen(f.MOMENT, f.VANDAAG)] == [DEFINITIE]
    with f.systeem():
        assert cijfers.blad().dag == f.VANDAAG
        assert not cijfers.is_achter(cijfers.blad())
    f.kind(f.school("10AB00"))
    with als(f.actor(f.school("10AB00"))):
        assert cijfers.is_achter(cijfers.blad())


def test_everybody_has_an_area_of_his_own(kinderen):
    school, regio = f.school("10AB00"), f.regio()
    verband = f.swv(scholen=[school])
    _blad()

    for organisatie, sleutel in (
        (school, "school:10AB00"),
        (f.gemeente("0394"), "gemeente:0394"),
        (verband, f"organisatie:{verband.pk}"),
        (regio, "regio"),
    ):
        actor = f.actor(organisatie)
        with als(actor):
            eigen_gebied = gebieden.eigen_gebied(actor)
            assert str(eigen_gebied) == sleutel
            assert cijfers.cijfer("stand", eigen_gebied) is not None
            leesbaar = [str(g) for g in gebieden.leesbare_gebieden(actor)]
        assert leesbaar[0] == "regio"
        assert sleutel in leesbaar
        if organisatie.soort == "school":
            assert leesbaar == ["regio", "school:10AB00"]
            with als(actor):
                assert cijfers.cijfer("stand", "school:20CD00") is None
                assert [r.gebied for r in cijfers.naast_elkaar("stand", "school")] == [
                    "school:10AB00"
                ]
    with als(f.actor(regio)):
        assert gebieden.naam_van(gebied("wijk:0394:Noord")) == "Noord, Gemeente 0394"
        assert gebieden.naam_van(gebied("school:10AB00")) == "School 10AB00"
        assert gebieden.naam_van(gebied("sector:geen")) == "nooit ingeschreven"


def test_periods_join_and_reach_today():
    for dag in (f.VANDAAG, date(2026, 8, 1), date(2026, 7, 31), date(2028, 2, 29)):
        for maak, aantal in ((schooljaren, 10), (kwartalen, 12), (maanden, 24)):
            perioden = maak(dag)
            assert len(perioden) == aantal
            assert perioden[-1][0] <= dag == perioden[-1][1]
            for (_, eind), (begin, _) in pairwise(perioden):
                assert begin == eind + timedelta(days=1)
