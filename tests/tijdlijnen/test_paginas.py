"""The pages of this room as three people see them: who is involved, who is not, who may not."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.register.actions import registreer_overlijden
from inbeeld.register.models import Jongere, Personalia
from inbeeld.tijdlijnen.weergaven import MEESTE, Weergave
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests.fabriek import (
    VANDAAG,
    aanstelling,
    actor_van,
    d,
    gemeente,
    kind,
    leg,
    regio,
    school,
    schoolfeit,
    systeem,
    verzuimrij,
)

pytestmark = pytest.mark.django_db

THUIS = verzuimrij("10AB00", "2026-01-05")
"""Absent and not back: on VANDAAG, 2 February 2026, four weeks and a day."""


@pytest.fixture(autouse=True)
def _op_vandaag(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: VANDAAG)


@pytest.fixture
def scholen():
    """Two schools, each with one child that stays at home; only the first one's is called Sam."""
    een, ander = school("10AB00"), school("20CD00")
    gemeente("0392", "Haarlem")
    sam = kind(een, verzuim=[THUIS])
    noor = kind(
        ander,
        roepnaam="Noor",
        achternaam="Bakker",
        voorvoegsel="",
        woont="0473",
        verzuim=[verzuimrij("20CD00", "2026-01-05")],
    )
    return een, ander, sam, noor


@pytest.fixture
def vertrokken():
    """Sam, who left the first school for the second at Christmas, and is absent there."""
    een, ander = school("10AB00"), school("20CD00")
    leg(ander, scholen=[schoolfeit("20CD00")])
    sam = kind(een, tot_en_met="2025-12-19", verzuim=[verzuimrij("10AB00", "2025-10-06")])
    later = {"jongere": sam, "school": "20CD00", "begindatum": d("2026-01-05")}
    leg(ander, inschrijvingen=[later], verzuim=[{**later, "soort": "ziek"}])
    return een, sam


def client_van(organisatie, rol="") -> Client:
    client = Client()
    client.aanstelling = aanstelling(organisatie, rol)
    client.force_login(client.aanstelling.gebruiker)
    return client


def adres(jongere: int, naam: str = "jongere") -> str:
    with systeem():
        return reverse(naam, args=[Jongere.objects.get(pk=jongere).sleutel])


def regels(client: Client, jongere: int) -> list[str]:
    """What the read log says that this person did with this child's data."""
    with als(actor_van(client.aanstelling)):
        return [r.handeling for r in Leesregel.objects.filter(jongere_id=jongere).order_by("id")]


def tekst(antwoord) -> str:
    """What a reader sees: no tags, single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", antwoord.content.decode()).split())


class TestWerkvoorraad:
    def test_it_shows_the_own_child_with_its_clock_and_what_comes(self, scholen):
        antwoord = client_van(scholen[0]).get("/")
        gezien = tekst(antwoord)
        assert "Sam de Vries" in gezien
        assert "Langdurig relatief verzuim" in gezien
        assert "dag 29 van 90" in gezien
        assert "5 apr 2026" in gezien
        assert "Noor Bakker" not in gezien

    def test_every_name_that_was_shown_is_in_the_read_log(self, scholen):
        *_, sam, noor = scholen
        client = client_van(scholen[0])
        client.get("/")
        assert regels(client, sam) == ["werkvoorraad"]
        assert regels(client, noor) == []

    def test_a_card_counts_what_its_list_shows(self, scholen):
        client = client_van(regio())
        antwoord = client.get("/")
        assert {t.naam: t.aantal for t in antwoord.context["tellers"]}["thuiszitters"] == 2
        teller = next(t for t in antwoord.context["tellers"] if t.naam == "thuiszitters")
        assert client.get(f"/?{teller.vraag}").context["pagina"].aantal == 2

    @pytest.mark.parametrize(
        ("filter_", "namen"),
        [
            ("school=20CD00", ["Noor Bakker"]),
            ("gemeente=0392", ["Sam de Vries"]),
            ("soort=ziek", []),
            ("klok=loopt&sorteer=naam", ["Noor Bakker", "Sam de Vries"]),
            ("klok=voorbij", []),
        ],
    )
    def test_filters_narrow_the_list(self, scholen, filter_, namen):
        antwoord = client_van(regio()).get(f"/?{filter_}")
        assert [regel.naam for regel in antwoord.context["pagina"].regels] == namen

    def test_htmx_gets_the_list_alone(self, scholen):
        koppen = {"HX-Request": "true", "HX-Target": "werk"}
        html = client_van(scholen[0]).get("/?soort=thuiszitter", headers=koppen).content.decode()
        assert "Sam de Vries" in html
        assert "<html" not in html

    @pytest.mark.parametrize("vraag", ["soort=x", "school=99ZZ99", "sorteer=; drop table"])
    def test_a_filter_that_does_not_exist_is_said_to(self, scholen, vraag):
        antwoord = client_van(regio()).get(f"/?{vraag}")
        assert antwoord.status_code == 400
        assert "Dit filter bestaat niet" in tekst(antwoord)
        assert "Sam de Vries" not in tekst(antwoord)

    @pytest.mark.parametrize("nummer", ["99", "0", "-1", "x", "9" * 40])
    def test_odd_page_numbers_do_no_harm(self, scholen, nummer):
        assert client_van(scholen[0]).get(f"/?pagina={nummer}").status_code == 200

    def test_an_administrator_of_settings_sees_no_child(self, scholen):
        client = client_van(scholen[0], "beheerder")
        assert "Sam de Vries" not in tekst(client.get("/"))
        antwoord = client.get("/telling/")
        assert antwoord.status_code == 403
        assert "Uw rol geeft geen toegang tot de tellingen." in tekst(antwoord)

    def test_who_is_not_logged_in_is_asked_to(self):
        assert Client().get("/")["Location"].startswith("/inloggen")


class TestZoeken:
    def test_a_child_is_found_by_part_of_its_name_and_logged(self, scholen):
        client = client_van(scholen[0])
        assert "Sam de Vries" in tekst(client.post("/zoeken/", {"zoek": "vri sam"}))
        assert regels(client, scholen[2]) == ["zoeken"]
        with als(actor_van(client.aanstelling)):
            gelezen = set(Leesregel.objects.get(jongere_id=scholen[2]).gegevensgroepen)
        assert gelezen == {"identiteit", "inschrijving", "tijdlijn"}  # what the list shows

    def test_somebody_elses_child_is_not(self, scholen):
        antwoord = client_van(scholen[0]).post("/zoeken/", {"zoek": "Noor"})
        assert "Geen kind gevonden" in tekst(antwoord)

    @pytest.mark.parametrize("zoek", ["", "   ", "%", "\x00", "x" * 5000])
    def test_odd_questions_find_nobody(self, scholen, zoek):
        antwoord = client_van(scholen[0]).post("/zoeken/", {"zoek": zoek})
        assert antwoord.status_code == 200
        assert "Sam de Vries" not in tekst(antwoord)

    def test_a_name_in_the_address_is_not_read(self, scholen):
        assert "Sam de Vries" not in tekst(client_van(scholen[0]).get("/zoeken/?zoek=Sam"))


class TestKind:
    def test_the_page_shows_time_facts_and_clock_and_is_logged(self, scholen):
        _, _, sam, _ = scholen
        client = client_van(scholen[0])
        antwoord = client.get(adres(sam))
        gezien = tekst(antwoord)
        for deel in (
            "Sam de Vries",
            "13 jaar",
            "School 10AB00 (voortgezet onderwijs)",
            "Haarlem",
            "Thuis sinds 5 januari 2026",
            "dag 29 van 90",
            "drie maanden vol op 5 april 2026",
            "Ongeoorloofd afwezig bij School 10AB00",
        ):
            assert deel in gezien
        assert antwoord.content.decode().count('role="img"') == 2
        assert regels(client, sam) == ["kind_bekijken"]

    def test_what_comes_by_itself_has_a_line_each(self, scholen):
        overgangen = client_van(scholen[0]).get(adres(scholen[2])).context["overgangen"]
        eerste = overgangen[0]
        assert (eerste.op.isoformat(), eerste.tekst) == ("2026-04-05", "drie maanden vol")
        assert len({(o.op, o.status) for o in overgangen}) == len(overgangen)

    @pytest.mark.parametrize("naam", ["jongere", "waarom", "meldingen"])
    def test_somebody_elses_child_does_not_exist(self, scholen, naam):
        _, _, _, noor = scholen
        client = client_van(scholen[0])
        assert client.get(adres(noor, naam)).status_code == 404
        nergens = reverse(naam, args=["00000000-0000-4000-8000-000000000000"])
        assert client.get(nergens).status_code == 404
        assert regels(client, noor) == []

    def test_whose_child_it_was_sees_its_own_facts_and_nothing_later(self, vertrokken):
        oude_school, sam = vertrokken
        antwoord = client_van(oude_school).get(adres(sam))
        gezien = tekst(antwoord)
        assert "Dit kind hoort nu niet bij uw organisatie" in gezien
        assert "Ongeoorloofd afwezig bij School 10AB00" in gezien
        assert "20CD00" not in gezien
        assert "Ziek" not in gezien
        assert 'role="img"' not in antwoord.content.decode()

    @pytest.mark.parametrize(("wie", "ziet"), [("school", False), ("gemeente", True)])
    def test_a_secret_address_is_for_leerplicht_alone(self, scholen, wie, ziet):
        een, _, sam, _ = scholen
        with systeem():
            Personalia.objects.filter(pk=sam).update(geheim_adres=True)
        client = client_van(een if wie == "school" else gemeente("0392"))
        eigen = client.aanstelling.organisatie.naam
        (regel,) = client.get("/").context["pagina"].regels
        assert (regel.gemeentenaam == "Haarlem") is ziet
        for pad in (adres(sam), adres(sam, "waarom")):
            gezien = tekst(client.get(pad)).replace(f"Leerplichtambtenaar, {eigen}", "")
            assert ("Haarlem" in gezien) is ziet, pad
            assert ziet or "0392" not in gezien

    def test_only_the_own_facts_can_be_corrected_here(self, scholen):
        html = client_van(gemeente("0392")).get(adres(scholen[2])).content.decode()
        assert "/woonplaatsen/" in html.split('id="feiten"')[1]
        with systeem():
            sleutel = Jongere.objects.get(pk=scholen[2]).sleutel
        assert not re.search(rf"{sleutel}/feiten/verzuim/\d+/", html)

    def test_meldingen_are_those_that_the_rules_count(self, scholen):
        client = client_van(scholen[0])
        antwoord = client.get(adres(scholen[2], "meldingen"))
        eerste = min(m.einddatum for m in antwoord.context["meldingen"])
        # Sixteen hours of five and a half a day: on the third day, Wednesday 7 January.
        assert eerste.isoformat() == "2026-01-07"
        assert regels(client, scholen[2]) == ["meldingen_bekijken"]

    def test_after_a_death_no_clock_runs_and_nothing_is_to_come(self, scholen):
        *_, sam, _ = scholen
        with systeem():
            registreer_overlijden(sam, d("2026-01-20"))
        antwoord = client_van(scholen[0]).get(adres(sam))
        gezien = tekst(antwoord)
        assert "Sam de Vries" in gezien
        assert "Overleden" in gezien
        assert antwoord.context["klokken"] == antwoord.context["overgangen"] == []
        for weg in ("van 90", "drie maanden vol", "Langdurig relatief verzuim", "vanzelf"):
            assert weg not in gezien, weg
        # What was so until that day stays told.
        assert "wettelijk verzuim" in gezien.lower()


class TestWaarom:
    def test_the_status_comes_with_line_source_and_facts(self, scholen):
        client = client_van(scholen[0])
        antwoord = client.get(adres(scholen[2], "waarom"))
        gezien = tekst(antwoord)
        assert "Langdurig relatief verzuim sinds 1 februari 2026" in gezien
        assert "Kamerbrief 3 februari 2016" in gezien
        assert "ongeoorloofd afwezig bij School 10AB00" in gezien.replace("Ong", "ong")
        assert regels(client, scholen[2]) == ["uitleg_bekijken"]

    def test_any_day_and_definitie(self, scholen):
        antwoord = client_van(scholen[0]).get(
            adres(scholen[2], "waarom"), {"dag": "2026-01-20", "definitie": "kop-nh-2015"}
        )
        assert antwoord.context["uitleg"].status == "wettelijk_verzuim"
        assert "Deze definitie geldt" in tekst(antwoord)

    def test_what_was_not_known_yet_counts_not(self, scholen):
        antwoord = client_van(scholen[0]).get(adres(scholen[2], "waarom"), {"bekend": "2026-01-15"})
        # All facts were recorded on 2 February: on the day before, nobody knew the child.
        assert antwoord.status_code == 200
        assert "nog niets over het kind bekend" in tekst(antwoord)

    @pytest.mark.parametrize(
        "vraag", [{"dag": "31-02-2026"}, {"definitie": "bestaat-niet"}, {"bekend": "x"}]
    )
    def test_a_question_that_makes_no_sense_is_said_to(self, scholen, vraag):
        antwoord = client_van(scholen[0]).get(adres(scholen[2], "waarom"), vraag)
        assert antwoord.status_code == 422
        assert "Deze vraag klopt niet" in tekst(antwoord)

    def test_whose_child_it_was_gets_no_explanation_of_now(self, vertrokken):
        oude_school, sam = vertrokken
        assert client_van(oude_school).get(adres(sam, "waarom")).status_code == 404


class TestTelling:
    def test_each_child_counts_once_within_the_own_organisation(self, scholen):
        antwoord = client_van(gemeente("0392")).get("/telling/")
        assert antwoord.context["uitkomst"]["totaal"].aantal == 1
        assert "Geteld voor" in tekst(antwoord)

    def test_the_region_is_split_by_gemeente_with_names(self, scholen):
        antwoord = client_van(regio()).get("/telling/", {"per": "gemeente"})
        ((_, groepen),) = antwoord.context["uitkomst"]["groepen"]
        assert [naam for naam, _ in groepen.rijen] == ["Gemeente 0473", "Haarlem"]

    def test_two_definities_differ_down_to_the_child(self, scholen):
        client = client_van(regio())
        antwoord = client.get("/telling/", {"peildatum": "2026-02-01", "met": "kop-nh-2015"})
        verschil = antwoord.context["uitkomst"]["verschil"]
        # 'Four weeks or longer' against 'longer than four weeks', on the 28th day.
        assert verschil["aantal"] == 2
        assert [r["naam"] for r in verschil["regels"]] == ["Noor Bakker", "Sam de Vries"]
        assert regels(client, scholen[2]) == ["verschil_bekijken"]

    def test_whose_child_it_was_hears_no_name_with_a_status_of_now(self):
        een, ander = school("10AB00"), school("20CD00")
        leg(ander, scholen=[schoolfeit("20CD00")])
        sam = kind(een, tot_en_met="2025-12-19")
        daar = {"jongere": sam, "school": "20CD00", "begindatum": d("2025-12-22")}
        afwezig = {"jongere": sam, **verzuimrij("20CD00", "2026-01-05")}
        leg(ander, inschrijvingen=[daar], verzuim=[afwezig])
        vraag = {"peildatum": "2026-02-02", "parameter": "lang_dagen", "waarde": "300"}
        verwacht = [(een, 1, [], []), (ander, 0, ["Sam de Vries"], ["verschil_bekijken"])]
        for wie, onzichtbaar, namen, gelogd in verwacht:
            client = client_van(wie)
            verschil = client.get("/telling/", vraag).context["uitkomst"]["verschil"]
            assert (verschil["aantal"], verschil["onzichtbaar"]) == (1, onzichtbaar)
            assert [r["naam"] for r in verschil["regels"]] == namen
            assert regels(client, sam) == gelogd

    def test_what_if_it_were_two_weeks(self, scholen):
        antwoord = client_van(regio()).get(
            "/telling/", {"peildatum": "2026-01-20", "parameter": "lang_dagen", "waarde": "14"}
        )
        rijen = {n.status: n for n in antwoord.context["uitkomst"]["regels"]}
        lrv = rijen["langdurig_relatief_verzuim"]
        assert (str(lrv.een), str(lrv.ander), lrv.verschil) == ("0", "2", "+2")

    def test_before_anything_was_known_there_is_nobody(self, scholen):
        antwoord = client_van(regio()).get("/telling/", {"bekend": "2026-01-15"})
        assert antwoord.context["uitkomst"]["totaal"].aantal == 0

    @pytest.mark.parametrize(
        "vraag",
        [
            {"peildatum": "31-02-2026"},
            {"definitie": "x"},
            {"per": "naam"},
            {"parameter": "lang_dagen", "waarde": "-3"},
            {"parameter": "lang_dagen"},
            {"waarde": "3"},
        ],
    )
    def test_a_question_that_makes_no_sense_is_said_to(self, scholen, vraag):
        antwoord = client_van(regio()).get("/telling/", vraag)
        assert antwoord.status_code == 422
        assert "Deze vraag klopt niet" in tekst(antwoord)


def bewaard() -> list[int]:
    """The kept filters of everybody; a person sees their own alone."""
    with systeem():
        return list(Weergave.objects.values_list("pk", flat=True))


class TestWeergaven:
    def test_a_filter_is_kept_under_a_name_of_its_own_making(self, scholen):
        client = client_van(regio())
        client.post("/weergaven/nieuw/?soort=thuiszitter&gemeente=0392&naam=Sam")
        (weergave,) = client.get("/").context["weergaven"]
        assert weergave.naam == "Thuiszitter, Haarlem"
        assert client.get(f"/?{weergave.vraag}").context["pagina"].aantal == 1

    def test_text_that_is_no_code_is_not_kept(self, scholen):
        client_van(regio()).post("/weergaven/nieuw/?school=Sam+de+Vries")
        assert bewaard() == []

    def test_the_same_filter_is_kept_once_and_not_too_many(self, scholen):
        client = client_van(regio())
        for _ in range(2):
            client.post("/weergaven/nieuw/?soort=ziek")
        assert len(bewaard()) == 1
        for nummer in range(MEESTE + 3):
            client.post(f"/weergaven/nieuw/?school={nummer}")
        assert len(bewaard()) == MEESTE

    def test_only_the_own_can_be_removed(self, scholen):
        eigenaar, ander = client_van(regio()), client_van(scholen[0])
        eigenaar.post("/weergaven/nieuw/?soort=ziek")
        (pk,) = bewaard()
        ander.post(f"/weergaven/{pk}/weg/")
        assert bewaard() == [pk]
        eigenaar.post(f"/weergaven/{pk}/weg/")
        assert bewaard() == []
