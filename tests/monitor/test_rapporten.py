"""Reports: the same tomorrow, the same again from what was known then, of one's own area alone."""

import io
import json
import zipfile
from datetime import timedelta

import openpyxl
import pypdf
import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from inbeeld.monitor.actions.blad import maak_blad
from inbeeld.monitor.actions.rapporten import (
    KanNiet,
    begin_planning,
    houd_bij,
    maak_nu,
    maak_toen,
    stop_planning,
)
from inbeeld.monitor.blad import bouwers
from inbeeld.monitor.druk import VORMEN
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.models import Rapport, Rapportplanning
from inbeeld.monitor.rapporten.inhoud import vingerafdruk
from inbeeld.monitor.rapporten.perioden import kop_dagen, laatste, perioden
from inbeeld.monitor.rapporten.soorten import SOORTEN
from inbeeld.monitor.rapporten.vraag import Vraag
from inbeeld.monitor.rapporten.wie import soorten_van
from inbeeld.register.models import FEITMODELLEN
from inbeeld.signalen.models import Kennisgeving
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f

pytestmark = pytest.mark.django_db
DEFINITIE = "rijk-2016"
JAAR = (f.d("2025-08-01"), f.d("2026-07-31"))
LATER = f.MOMENT + timedelta(days=3)
HAARLEM, REGIO = Gebied("gemeente", "0392"), Gebied("regio")


@pytest.fixture
def licht(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet of the rules alone, which is made sooner."""
    eigen = {naam: bouwers()[naam] for naam in ("stand", "jaar", "stroom", "doorlooptijd")}
    monkeypatch.setattr("inbeeld.monitor.actions.blad.bouwers", lambda: eigen)


@pytest.fixture
def kinderen() -> list[int]:
    """Six at home in 0392 and one at school, of a samenwerkingsverband; the sheet of today."""
    school = f.school("10AB00")
    f.swv("SWV1", [school])
    kinderen = [f.kind(school, verzuim=[f.verzuimrij("10AB00", "2025-10-01")]) for _ in range(6)]
    kinderen.append(f.kind(school))
    maak_blad(DEFINITIE, f.MOMENT, f.VANDAAG)
    return kinderen


def leerplicht() -> Actor:
    return f.actor(f.gemeente("0392"))


def vraag(
    soort: str = "jaarverslag_leerplicht", gebied: Gebied = HAARLEM, **anders: object
) -> Vraag:
    van, tot = anders.pop("periode", JAAR)
    return Vraag(soort, gebied, van, tot, DEFINITIE, f.VANDAAG, **anders)


def maak(wat: Vraag, wie: Actor) -> Rapport:
    with als(wie):
        rapport = maak_nu(wat, wie, f.MOMENT)
    assert rapport is not None
    return rapport


def tabel(rapport: Rapport, sleutel: str) -> dict[str, list]:
    """Row name → its cells."""
    deel = next(d for d in rapport.inhoud["delen"] if d.get("sleutel") == sleutel)
    return {rij[0]: rij[1:] for rij in deel["rijen"]}


def verander(kinderen: list[int]) -> None:
    """A correction, a withdrawal and a delivery after the report."""
    school = f.school("10AB00")
    with f.systeem():
        verzuim = FEITMODELLEN["verzuim"]
        weg = list(verzuim.objects.filter(jongere_id=kinderen[0]).values_list("pk", flat=True))
    f.leg(school, moment=LATER, intrekken={"verzuim": weg})
    nieuw = [{"jongere": kinderen[-1], **f.verzuimrij("10AB00", "2025-09-01")}]
    f.leg(school, moment=LATER, verzuim=nieuw)


def test_a_report_comes_out_the_same_as_known_then_and_otherwise_as_known_now(kinderen) -> None:
    wie = leerplicht()
    for soort in ("jaarverslag_leerplicht", "informatienota", "opgave_leerplicht"):
        eerste = maak(vraag(soort), wie)
        assert maak(vraag(soort), wie).vingerafdruk == eerste.vingerafdruk
    assert tabel(eerste, "opgave_1")
    eerste = maak(vraag(), wie)
    verander(kinderen)
    with als(wie):
        weer = maak_toen(vraag(), eerste.bekend_op, wie, LATER, herhaalt=eerste)
        nu = maak_toen(vraag(), LATER, wie, LATER)
    assert weer.inhoud["delen"] == eerste.inhoud["delen"]
    assert weer.vingerafdruk == eerste.vingerafdruk == vingerafdruk(eerste.inhoud)
    assert nu.vingerafdruk != eerste.vingerafdruk
    assert tabel(eerste, "thuiszitters_jaar")["Thuiszitters, alle kinderen"][-1] == {"n": 6}


def test_reports_over_one_sheet(kinderen) -> None:
    """Together, as the sheet is what takes long."""
    every_kind_is_made_for_who_may()
    a_report_is_of_the_own_area()
    the_files_hold_the_report_and_no_person()


def every_kind_is_made_for_who_may() -> None:
    school = f.school("10AB00")
    swv = f.swv("SWV1")
    wie = {
        "gemeente": leerplicht(),
        "swv": f.actor(swv),
        "school": f.actor(school),
        "regio": f.actor(f.regio()),
    }
    for naam, actor in wie.items():
        with als(actor):
            codes = {soort.code for soort in soorten_van(actor)}
        assert ("informatienota" in codes) == (naam in ("gemeente", "regio"))
        assert ("swv_kwartaal" in codes) == (naam in ("swv", "school", "regio"))
        assert {"partner", "peildata"} <= codes
    kwartaal = (f.d("2025-10-01"), f.d("2025-12-31"))
    dagen = tuple(kop_dagen(JAAR, f.VANDAAG))
    gemaakt = [
        maak(
            vraag("swv_kwartaal", Gebied("organisatie", str(swv.pk)), periode=kwartaal), wie["swv"]
        ),
        maak(vraag("swv_kwartaal", Gebied("school", "10AB00"), periode=kwartaal), wie["school"]),
        maak(vraag("peildata", periode=(dagen[0], dagen[-1]), peildata=dagen), wie["gemeente"]),
        maak(vraag("partner", HAARLEM, periode=kwartaal), wie["gemeente"]),
        maak(vraag("informatienota", REGIO), wie["regio"]),
    ]
    assert tabel(gemaakt[0], "stroom")["Aan het eind"] == [{"n": 6}]
    assert tabel(gemaakt[2], "stand")["Thuiszitters samen"] == [{"n": 6}, {"n": 6}]
    for rapport in gemaakt:
        assert {"begrippen"} <= {d.get("sleutel") for d in rapport.inhoud["delen"]}


def a_report_is_of_the_own_area() -> None:
    school, wie = f.school("10AB00"), leerplicht()
    van_school = f.actor(school)
    for actor, wat in (
        (van_school, vraag("peildata", REGIO, peildata=(f.VANDAAG,))),
        (van_school, vraag("informatienota")),
        (wie, vraag("jaarverslag_leerplicht", Gebied("gemeente", "0394"))),
        (wie, vraag("jaarverslag_leerplicht", REGIO)),
    ):
        with als(actor), pytest.raises(Geweigerd):
            maak_nu(wat, actor, f.MOMENT)
    rapport = maak(vraag(), wie)
    # And the database says so too, whatever the code asks.
    velden = {v: getattr(rapport, v) for v in ("soort", "van", "tot_en_met", "definitie", "inhoud")}
    velden |= {"bekend_op": f.MOMENT, "moment": f.MOMENT, "vingerafdruk": "0" * 64}
    for gebied in ("regio", "gemeente:0394"):
        with als(van_school), pytest.raises(IntegrityError), transaction.atomic():
            Rapport.objects.create(
                **velden, gebied=gebied, bron=school, door_id=van_school.aanstelling_id
            )
    with als(van_school):
        assert not Rapport.objects.filter(soort=rapport.soort).exists()
    with pytest.raises(ProgrammingError), f.systeem(), transaction.atomic():
        Rapport.objects.filter(pk=rapport.pk).update(vingerafdruk="1" * 64)


def test_what_leaves_the_partners_shows_no_small_numbers(licht) -> None:
    school = f.school("10AB00")
    for _ in range(3):
        f.kind(school, verzuim=[f.verzuimrij("10AB00", "2025-10-01")])
    maak_blad(DEFINITIE, f.MOMENT, f.VANDAAG)
    wie = leerplicht()
    nota = maak(vraag("informatienota"), wie)
    assert tabel(nota, "thuiszitters_jaar")["Thuiszitters, alle kinderen"][-1] == "minder dan 5"
    assert '"n": 3' not in json.dumps(nota.inhoud)
    precies = maak(vraag("peildata", peildata=(f.VANDAAG,)), wie)
    assert tabel(precies, "stand")["Thuiszitters samen"] == [{"n": 3}]
    bestuur = f.actor(f.gemeente("0392"), "bestuurder")
    getoond = maak(vraag("peildata", peildata=(f.VANDAAG,)), bestuur)
    assert tabel(getoond, "stand")["Thuiszitters samen"] == ["minder dan 5"]


def the_files_hold_the_report_and_no_person() -> None:
    wie = leerplicht()
    rapport = maak(vraag(woorden={"voorwoord": "=1+1"}), wie)
    with als(wie):
        rapport.refresh_from_db()
    bestanden = {vorm: v.maak(rapport.inhoud) for vorm, v in VORMEN.items()}
    assert {vorm: v.maak(rapport.inhoud) for vorm, v in VORMEN.items()} == bestanden
    lezer = pypdf.PdfReader(io.BytesIO(bestanden["pdf"]))
    assert lezer.trailer["/Root"]["/Lang"] == "nl-NL"
    assert "pdfuaid" in lezer.trailer["/Root"]["/Metadata"].get_data().decode()
    assert not lezer.metadata.author
    boek = openpyxl.load_workbook(io.BytesIO(bestanden["xlsx"]), data_only=True)
    vel = next(v for v in boek.worksheets if "schooljaar" in v.title.lower())
    assert any(6 in [cel.value for cel in rij] for rij in vel.rows)
    assert any("Bekend op" in str(rij[0].value) for rij in vel.rows)
    assert not boek.properties.creator
    for vorm in ("odt", "ods"):
        with zipfile.ZipFile(io.BytesIO(bestanden[vorm])) as pakket:
            assert b'office:value="6"' in pakket.read("content.xml")
            assert b"initial-creator" not in pakket.read("meta.xml")
    assert json.loads(bestanden["json"]) == rapport.inhoud


def test_a_plan_makes_each_period_once_and_tells_its_owner(licht, kinderen) -> None:
    wie = f.actor(f.swv("SWV1"))
    gebied = Gebied("organisatie", str(wie.organisatie_id))
    with als(wie):
        planning = begin_planning("swv_kwartaal", gebied, DEFINITIE, wie, f.MOMENT)
        with pytest.raises(KanNiet):
            begin_planning("swv_kwartaal", gebied, DEFINITIE, wie, f.MOMENT)
        with pytest.raises(KanNiet):
            begin_planning("peildata", gebied, DEFINITIE, wie, f.MOMENT)
    weg = f.actor_van(f.aanstelling(f.swv("SWV1"), tot_en_met=f.d("2026-03-01")))
    with als(weg):
        van_wie_weggaat = begin_planning("partner", gebied, DEFINITIE, weg, f.MOMENT)
    dag = f.d("2026-04-02")
    with f.systeem(f.VANDAAG):
        assert houd_bij(f.VANDAAG, f.MOMENT) == 0  # the last quarter was over before the plan
    with f.systeem(dag):
        assert houd_bij(dag, LATER) == 0  # the sheet is older than the quarter's end
    maak_blad(DEFINITIE, LATER, dag)
    with f.systeem(dag):
        assert houd_bij(dag, LATER) == 1
        assert houd_bij(dag, LATER) == 0
        (rapport,) = Rapport.objects.all()
        assert (rapport.van, rapport.planning_id) == (f.d("2026-01-01"), planning.pk)
        (bericht,) = Kennisgeving.objects.filter(soort="rapport_klaar")
        assert (bericht.aan_id, bericht.jongere_id) == (wie.aanstelling_id, None)
        van_wie_weggaat.refresh_from_db()
        assert van_wie_weggaat.gestopt_op == dag  # nobody is left to read it
    with als(wie):
        stop_planning(planning, wie)
        assert Rapportplanning.objects.get(pk=planning.pk).gestopt_op == f.VANDAAG
        with pytest.raises(IntegrityError), transaction.atomic():
            Rapportplanning.objects.filter(pk=planning.pk).update(gestopt_op=None)


def test_periods_to_choose_from() -> None:
    assert laatste("schooljaar", f.VANDAAG) == (f.d("2024-08-01"), f.d("2025-07-31"))
    assert laatste("kwartaal", f.VANDAAG) == (f.d("2025-10-01"), f.d("2025-12-31"))
    assert perioden("kwartaal", f.VANDAAG)[0] == (f.d("2026-01-01"), f.d("2026-03-31"))
    assert kop_dagen(JAAR, f.VANDAAG) == [f.d("2025-11-15"), f.d("2026-01-15")]
    assert set(SOORTEN) == {code for code, _ in Rapport._meta.get_field("soort").choices}
    assert (
        vraag(periode=(f.d("2026-01-01"), f.d("2026-03-31"))).periode == "eerste kwartaal van 2026"
    )
    wat = vraag(peildata=(f.VANDAAG,), woorden={"nummer": "1"})
    assert Vraag.uit_json(json.loads(json.dumps(wat.als_json()))) == wat
