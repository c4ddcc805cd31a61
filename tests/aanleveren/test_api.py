"""Recording over the API: a fact at a time, and deliveries from file to timeline."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from inbeeld.aanleveren.models import Levering
from inbeeld.register.models import FeitVerzuim, Jongere, Personalia
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.aanleveren.bestanden import csv_levering, onderwijsnummer, zip_met
from tests.api import BASIS, koppeling

pytestmark = pytest.mark.django_db
VRIJ = {"grond": "art15", "begindatum": "2026-01-01"}
GISTEREN = timezone.localdate() - timedelta(days=1)


def adres(jongere: int) -> str:
    with f.systeem():
        return f"/jongeren/{Jongere.objects.get(pk=jongere).sleutel}/feiten"


def verzuim(school="10AB00", **anders):
    gegevens = {
        "school": school,
        "begindatum": GISTEREN.isoformat(),
        "einddatum": GISTEREN.isoformat(),
        "soort": "ziek",
    }
    return {"feitsoort": "verzuim", "gegevens": gegevens | anders}


def verzuimfeiten(**keus) -> list[FeitVerzuim]:
    with f.systeem():
        return list(FeitVerzuim.objects.filter(**keus).order_by("pk"))


@pytest.fixture
def kind(school):
    return f.kind(school)


@pytest.fixture
def k(school):
    return koppeling(school)


class TestFeiten:
    def test_recorded_corrected_withdrawn(self, k, kind):
        pad = adres(kind)
        nieuw = k.post(pad, verzuim(uren=2.5))
        assert nieuw.status_code == 201, nieuw.content
        assert nieuw.json()["gegevens"]["uren"] == 2.5
        assert nieuw["Location"] == f"{BASIS}{pad}/verzuim/{nieuw.json()['nummer']}"
        eerste = nieuw["Location"].removeprefix(BASIS)
        beter = k.post(eerste, verzuim(soort="geoorloofd") | {"reden": "vergissing"}, "put")
        assert beter.status_code == 201, beter.content
        # The number of a fact is its version: what was corrected meanwhile cannot be corrected.
        opnieuw = k.post(eerste, verzuim() | {"reden": "vergissing"}, "put")
        assert opnieuw.status_code == 404
        tweede = beter["Location"].removeprefix(BASIS)
        weg = k.post(f"{tweede}/intrekking", {"reden": "verkeerd kind"})
        assert (weg.status_code, weg.content) == (204, b"")
        assert k.post(f"{tweede}/intrekking", {"reden": "verkeerd kind"}).status_code == 404
        assert len(verzuimfeiten()) == 2
        assert verzuimfeiten(ingetrokken_op=None) == []
        with f.systeem():
            assert Leesregel.objects.filter(handeling="api_feit_invoeren").exists()

    @pytest.mark.parametrize(
        ("feit", "status"),
        [
            (verzuim(jongere=1), 400),
            (verzuim(bron=1), 400),
            (verzuim(_bron=1), 400),
            (verzuim() | {"bronId": 1}, 400),
            (verzuim() | {"vastgelegdOp": "2020-01-01T00:00:00Z"}, 400),
            (verzuim(soort="spijbelen"), 400),
            (verzuim(uren=True), 400),
            (verzuim(uren="2"), 400),
            (verzuim(uren=13), 400),
            (verzuim(begindatum="01-02-2026"), 400),
            (verzuim(begindatum=20260101), 400),
            (verzuim(begindatum="2026-02-30"), 400),
            ({"feitsoort": "scholen", "gegevens": {}}, 400),
            ({"feitsoort": "vrijstellingen", "gegevens": VRIJ}, 403),
            (verzuim(school="99ZZ99"), 403),
            (verzuim(einddatum="2020-01-01"), 422),
            (verzuim(begindatum="2099-01-01", einddatum=None), 422),
            (verzuim(uren=2.555), 422),
        ],
    )  # fmt: skip
    def test_what_may_not_or_cannot_be_is_refused_and_nothing_is_stored(
        self, k, kind, feit, status
    ):
        antwoord = k.post(adres(kind), feit)
        assert antwoord.status_code == status, antwoord.content
        assert antwoord["Content-Type"] == "application/problem+json"
        assert verzuimfeiten() == []

    def test_a_fact_of_somebody_else_is_not_found(self, k, kind, school):
        f.leg(f.gemeente(), verzuim=[{"jongere": kind, **f.verzuimrij(school.code, "2026-01-12")}])
        (vreemd,) = verzuimfeiten()
        pad = f"{adres(kind)}/verzuim/{vreemd.pk}"
        assert k.post(pad, verzuim() | {"reden": "x"}, "put").status_code == 404
        assert k.post(f"{pad}/intrekking", {"reden": "x"}).status_code == 404
        assert verzuimfeiten(ingetrokken_op=None) == [vreemd]

    def test_a_fact_of_another_child_is_not_found(self, k, kind, school):
        ander = f.kind(school, verzuim=[f.verzuimrij(school.code, "2026-01-12", "2026-01-12")])
        (feit,) = verzuimfeiten(jongere_id=ander)
        pad = f"{adres(kind)}/verzuim/{feit.pk}/intrekking"
        assert k.post(pad, {"reden": "x"}).status_code == 404

    def test_a_strangers_child_is_not_found(self, kind):
        vreemd = koppeling(f.school("10CD00"))
        for pad in (adres(kind), f"/jongeren/{uuid4()}/feiten"):
            assert vreemd.post(pad, verzuim("10CD00")).status_code == 404

    def test_of_a_child_that_moved_on_nothing_is_added(self, k, school):
        weg = f.kind(school, tot_en_met=GISTEREN.isoformat())
        assert k.post(adres(weg), verzuim()).status_code == 403
        feit = {
            "feitsoort": "inschrijvingen",
            "gegevens": {"school": school.code, "begindatum": "2016-08-01", "einddatum": None},
            "reden": "toch niet weg",
        }
        nummer = next(
            rij["nummer"]
            for rij in k.get(adres(weg)).json()["resultaten"]
            if rij["feitsoort"] == "inschrijvingen"
        )
        antwoord = k.post(f"{adres(weg)}/inschrijvingen/{nummer}", feit, "put")
        assert antwoord.status_code == 422
        assert antwoord.json()["fouten"][0]["veld"] == "einddatum"

    def test_reading_alone_does_not_record(self, school, kind):
        lezer = koppeling(school, scopes=("lezen",))
        assert lezer.post(adres(kind), verzuim()).status_code == 403
        assert verzuimfeiten() == []

    def test_a_number_beyond_the_database_is_refused(self, k, kind):
        for nummer in (2**63, 2**31, 0, "x"):
            pad = f"{adres(kind)}/verzuim/{nummer}/intrekking"
            assert k.post(pad, {"reden": "x"}).status_code in (400, 404)


def leerling(nummer: int) -> str:
    return f"{nummer};{onderwijsnummer(nummer)};Kind{nummer};;Proef;2012-01-01;0392\n"


BESTAND = zip_met(csv_levering(leerling(1), "1;10AB00;2024-08-01;\n"))


def lever(k, inhoud=BESTAND, naam="levering.zip", **anders):
    velden = {
        "soortFormaat": "csv_profiel",
        "begindatum": "2025-08-01",
        "einddatum": GISTEREN.isoformat(),
        "volledig": "true",
        "categorieen": ["ziek", "ongeoorloofd"],
        "bestand": SimpleUploadedFile(naam, inhoud),
    }
    velden = {naam: w for naam, w in (velden | anders).items() if w is not None}
    return k.http.post(f"{BASIS}/leveringen", velden, headers=k.kop)


class TestLeveringen:
    """Work outside the request is done at once here: its thread is tried in test_draden."""

    @pytest.fixture(autouse=True)
    def meteen(self, monkeypatch):
        monkeypatch.setattr("inbeeld.aanleveren.werk.na_opslaan", lambda actor, werk: werk())

    def test_from_file_to_children(self, k, school):
        antwoord = lever(k)
        assert antwoord.status_code == 201, antwoord.content
        pad = antwoord["Location"].removeprefix(BASIS)
        stand = k.get(pad).json()
        assert stand["status"] == "proef"
        assert stand["telling"]["nieuweJongeren"] == 1
        assert k.get("/jongeren").json()["resultaten"] == []
        klaar = k.http.post(f"{BASIS}{pad}/bevestiging", headers=k.kop)
        assert klaar.status_code == 200, klaar.content
        assert k.get(pad).json()["status"] == "verwerkt"
        assert len(k.get("/jongeren").json()["resultaten"]) == 1
        # Twice is as once.
        assert k.http.post(f"{BASIS}{pad}/bevestiging", headers=k.kop).status_code == 200
        weg = k.post(f"{pad}/intrekking", {"reden": "verkeerd bestand"})
        assert weg.json()["status"] == "ingetrokken"
        assert k.post(f"{pad}/intrekking", {"reden": "nog eens"}).status_code == 200
        assert k.get("/leveringen").json()["aantal"] == 1

    def test_what_is_sent_again_is_one_delivery(self, k):
        een, ander = lever(k), lever(k)
        assert (een.status_code, ander.status_code) == (201, 200)
        assert een.json()["sleutel"] == ander.json()["sleutel"]
        with f.systeem():
            assert Levering.objects.count() == 1
        # Other words with the same file are another delivery, and so is the first after it.
        assert lever(k, volledig="false").status_code == 201
        assert lever(k).status_code == 201

    @pytest.mark.parametrize(
        ("anders", "status"),
        [
            ({"bestand": None}, 400),
            ({"volledig": "ja"}, 400),
            ({"soortFormaat": "exe"}, 400),
            ({"soortFormaat": "bewoners"}, 422),
            ({"einddatum": (date.today() + timedelta(days=2)).isoformat()}, 422),
            ({"begindatum": "2026-01-02", "einddatum": "2026-01-01"}, 422),
            ({"categorieen": ["alles"]}, 400),
            ({"bestand": SimpleUploadedFile("leeg.zip", b"")}, 422),
        ],
    )
    def test_a_delivery_that_cannot_be_is_refused(self, k, anders, status):
        antwoord = lever(k, **anders)
        assert antwoord.status_code == status, antwoord.content
        assert antwoord["Content-Type"] == "application/problem+json"
        with f.systeem():
            assert not Levering.objects.exists()

    def test_a_body_that_falls_apart_is_refused(self, k):
        for soort in ("multipart/form-data", "multipart/form-data; boundary=x"):
            antwoord = k.http.generic(
                "POST", f"{BASIS}/leveringen", b"--y", content_type=soort, headers=k.kop
            )
            assert antwoord.status_code == 400, soort

    def test_a_file_that_is_none_becomes_a_failed_delivery(self, k):
        pad = lever(k, b"geen zip")["Location"].removeprefix(BASIS)
        assert k.get(pad).json()["status"] == "mislukt"
        assert k.http.post(f"{BASIS}{pad}/bevestiging", headers=k.kop).status_code == 409

    def test_refused_lines_say_where_and_not_what(self, k):
        inhoud = zip_met(csv_levering("9;geheim-nummer;Kind;;Proef;2012-01-01;0392\n"))
        pad = lever(k, inhoud)["Location"].removeprefix(BASIS)
        rijen = k.get(f"{pad}/afgekeurde-rijen")
        assert rijen.json()["aantal"] >= 1
        assert "geheim-nummer" not in rijen.content.decode()

    def test_a_person_who_may_be_known_is_for_people_to_judge(self, k, school):
        f.kind(f.school("10CD00"), roepnaam="Kind1", voorvoegsel="", achternaam="Proef",
               geboren="2012-01-01")  # fmt: skip
        pad = lever(k)["Location"].removeprefix(BASIS)
        stand = k.get(pad).json()
        assert (stand["status"], stand["openVragen"]) == ("vragen", 1)
        assert k.http.post(f"{BASIS}{pad}/bevestiging", headers=k.kop).status_code == 409

    def test_a_delivery_of_another_is_not_found(self, k):
        pad = lever(k)["Location"].removeprefix(BASIS)
        vreemd = koppeling(f.school("10CD00"))
        assert vreemd.get(pad).status_code == 404
        assert vreemd.get(f"{pad}/afgekeurde-rijen").status_code == 404
        assert vreemd.post(f"{pad}/intrekking", {"reden": "x"}).status_code == 404
        assert vreemd.http.post(f"{BASIS}{pad}/bevestiging", headers=vreemd.kop).status_code == 404
        assert vreemd.get("/leveringen").json()["aantal"] == 0

    @pytest.mark.parametrize("rol", ["mentor", "swv_consulent", "bestuurder"])
    def test_a_rol_that_does_not_deliver(self, school, rol):
        bij = {"mentor": school, "swv_consulent": f.swv(scholen=[school])}.get(rol, f.regio())
        assert lever(koppeling(bij, rol)).status_code == 403

    def test_a_child_of_a_delivery_keeps_its_number_secret(self, k):
        pad = lever(k)["Location"].removeprefix(BASIS)
        k.http.post(f"{BASIS}{pad}/bevestiging", headers=k.kop)
        with f.systeem():
            assert Personalia.objects.get().pgn_index is not None
        assert onderwijsnummer(1) not in k.get("/jongeren").content.decode()
