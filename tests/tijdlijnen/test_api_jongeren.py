"""Children, facts and timelines over the API: what a rol sees, what it leaves in the read log."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from inbeeld.register.models import Jongere, Personalia
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.api import koppeling

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
VAN, NAAM = "/jongeren/{}", "Unicum Zonderweerga"


def kind_thuis(school, **anders):
    """A child that is absent without reason since three weeks, as the real day has it."""
    vandaag = timezone.localdate()
    rij = {
        "school": school.code,
        "begindatum": vandaag - timedelta(days=21),
        "einddatum": None,
        "soort": "ongeoorloofd",
        "uren": None,
    }
    return f.kind(
        school,
        roepnaam="Unicum",
        voorvoegsel="",
        achternaam="Zonderweerga",
        verzuim=[rij],
        **anders,
    )


@pytest.fixture
def school():
    return f.school()


@pytest.fixture
def kind(school):
    return kind_thuis(school)


def sleutel_van(jongere: int) -> str:
    with f.systeem():
        return str(Jongere.objects.get(pk=jongere).sleutel)


def leesregels(jongere: int) -> list[Leesregel]:
    with f.systeem():
        return list(Leesregel.objects.filter(jongere_id=jongere).order_by("id"))


def test_a_list_shows_what_the_rol_may_see_and_writes_who_looked(school, kind):
    antwoord = koppeling(school).get("/jongeren")
    assert antwoord.status_code == 200, antwoord.content
    (een,) = antwoord.json()["resultaten"]
    assert een["identiteit"]["naam"] == NAAM
    assert een["inschrijving"]["school"] == school.code
    assert een["tijdlijn"]["soort"]
    assert antwoord["API-Version"].startswith("1.")
    (regel,) = leesregels(kind)
    assert regel.handeling == "api_jongeren"
    assert set(regel.gegevensgroepen) == set(een) - {"sleutel"}


def test_a_stranger_sees_nothing_and_learns_nothing(school, kind):
    vreemd = koppeling(f.school("10CD00"))
    assert vreemd.get("/jongeren").json()["resultaten"] == []
    assert vreemd.post("/jongeren/zoek", {"zoek": "Unicum"}).json()["resultaten"] == []
    bestaat, verzonnen = sleutel_van(kind), str(uuid4())
    for pad in ("", "/feiten", "/tijdlijn", "/klokken", "/meldingen", "/uitleg"):
        een, ander = (vreemd.get(VAN.format(s) + pad) for s in (bestaat, verzonnen))
        assert een.status_code == ander.status_code == 404
        assert een.content == ander.content
    assert leesregels(kind) == []


def test_pages_follow_each_other_without_gap_or_repetition(school):
    kinderen = {sleutel_van(f.kind(school, roepnaam=f"K{i}")) for i in range(5)}
    k, na, gezien = koppeling(school), None, []
    while True:
        vraag = {"aantal": 2} | ({"na": na} if na else {})
        blad = k.get("/jongeren", vraag).json()
        gezien += [een["sleutel"] for een in blad["resultaten"]]
        na = blad["volgende"]
        if na is None:
            break
    assert len(gezien) == len(set(gezien)) == 5
    assert set(gezien) == kinderen


@pytest.mark.parametrize("rol", ["mentor"])
def test_a_group_that_the_rol_may_not_see_is_not_there(school, kind, rol):
    """A mentor has no verblijfplaats: not as a field, not as a fact, and not as a filter. Their
    school is involved, which is a matter of the row."""
    k = koppeling(school, rol)
    een = k.get(VAN.format(sleutel_van(kind))).json()
    assert "verblijfplaats" not in een
    feiten = k.get(VAN.format(sleutel_van(kind)) + "/feiten").json()["resultaten"]
    assert {feit["feitsoort"] for feit in feiten} == {"jongeren", "inschrijvingen", "verzuim"}
    assert k.get("/werkvoorraadregels", {"gemeente": "0392"}).status_code == 400
    vraag = {"feitsoort": "woonplaatsen"}
    assert k.get(VAN.format(sleutel_van(kind)) + "/feiten", vraag).status_code == 400
    assert "verblijfplaats" not in {g for r in leesregels(kind) for g in r.gegevensgroepen}


def test_a_secret_address_is_for_leerplicht(school, kind):
    with f.systeem():
        Personalia.objects.filter(pk=kind).update(geheim_adres=True)
    sleutel = sleutel_van(kind)
    een = koppeling(school).get(VAN.format(sleutel)).json()
    assert een["verblijfplaats"] == {"gemeentenaam": None, "wijk": None, "geheim": True}
    feiten = koppeling(school).get(VAN.format(sleutel) + "/feiten").json()
    assert "woonplaatsen" not in {feit["feitsoort"] for feit in feiten["resultaten"]}
    uitleg = koppeling(school).get(VAN.format(sleutel) + "/uitleg")
    assert "0392" not in uitleg.content.decode()
    leerplicht = koppeling(f.gemeente()).get(VAN.format(sleutel)).json()
    assert leerplicht["verblijfplaats"]["gemeentenaam"] == "Gemeente 0392"


@pytest.mark.parametrize("rol", ["beleidsmedewerker", "privacyfunctionaris"])
def test_a_rol_without_children_gets_no_child(rol):
    k = koppeling(f.regio(), rol)
    for pad in ("/jongeren", "/werkvoorraadregels", VAN.format(uuid4())):
        assert k.get(pad).status_code == 403
    assert k.post("/jongeren/zoek", {"zoek": "a"}).status_code == 403


def test_a_search_is_a_post_and_is_written_down(school, kind):
    k = koppeling(school)
    gevonden = k.post("/jongeren/zoek", {"zoek": "zonderw"}).json()
    assert [een["identiteit"]["naam"] for een in gevonden["resultaten"]] == [NAAM]
    assert gevonden["teVeel"] is False
    assert leesregels(kind)[-1].handeling == "api_zoeken"
    assert k.get("/jongeren/zoek", {"zoek": "zonderw"}).status_code in (404, 405)


@pytest.mark.parametrize(
    "inhoud",
    [{}, {"zoek": ""}, {"zoek": "a\0b"}, {"zoek": "\ud800"}, {"zoek": "x" * 101}, {"zoek": 1},
     {"zoek": "a", "alles": True}, [], None, "a"],
)  # fmt: skip
def test_a_search_that_is_none_is_refused(school, inhoud):
    antwoord = koppeling(school).post("/jongeren/zoek", inhoud)
    assert antwoord.status_code == 400
    assert antwoord["Content-Type"] == "application/problem+json"


def test_facts_come_with_their_source_and_moments(school, kind):
    feiten = koppeling(school).get(VAN.format(sleutel_van(kind)) + "/feiten").json()
    (verzuim,) = [feit for feit in feiten["resultaten"] if feit["feitsoort"] == "verzuim"]
    assert verzuim["eigen"] is True
    assert verzuim["gegevens"]["soort"] == "ongeoorloofd"
    assert verzuim["gegevens"]["einddatum"] is None
    assert verzuim["ingetrokkenOp"] is None
    assert "jongere" not in verzuim["gegevens"]


def test_what_was_known_earlier(school, kind):
    k, pad = koppeling(school), VAN.format(sleutel_van(kind)) + "/feiten"
    assert k.get(pad, {"bekendOp": "2020-01-01T00:00:00Z"}).json()["aantal"] == 0
    assert k.get(pad, {"bekendOp": "2026-02-03T00:00:00+01:00"}).json()["aantal"] > 0


def test_a_timeline_with_its_clocks_and_account(school, kind):
    k, pad = koppeling(school), VAN.format(sleutel_van(kind))
    tijdlijn = k.get(f"{pad}/tijdlijn").json()
    assert tijdlijn["resultaten"]
    assert all(t["begindatum"] <= t["einddatum"] for t in tijdlijn["resultaten"])
    klokken = k.get(f"{pad}/klokken").json()["resultaten"]
    assert {klok["soort"] for klok in klokken} == {"streng", "ruim"}
    assert k.get(f"{pad}/meldingen").json()["resultaten"]
    uitleg = k.get(f"{pad}/uitleg", {"definitie": "rijk-2016"}).json()
    assert uitleg["definitie"] == "rijk-2016"
    assert uitleg["lagen"]
    assert k.get(f"{pad}/uitleg", {"peildatum": "2011-01-01"}).status_code == 422
    assert {regel.handeling for regel in leesregels(kind)} >= {
        "api_tijdlijn", "api_klokken", "api_meldingen", "api_uitleg"
    }  # fmt: skip


def test_of_a_child_that_moved_on_the_school_keeps_what_it_said(school):
    gisteren = timezone.localdate() - timedelta(days=1)
    jongere = f.kind(school, tot_en_met=gisteren.isoformat())
    k, pad = koppeling(school), VAN.format(sleutel_van(jongere))
    assert k.get(pad).json()["tijdlijn"]["status"] is None
    assert k.get(f"{pad}/feiten").status_code == 200
    for rest in ("/tijdlijn", "/klokken", "/meldingen", "/uitleg"):
        assert k.get(pad + rest).status_code == 404


def test_the_werkvoorraad_with_its_clock(school, kind):
    k = koppeling(school)
    blad = k.get("/werkvoorraadregels", {"klok": "loopt", "sorteer": "naam"}).json()
    assert blad["aantal"] == 1
    klok = blad["resultaten"][0]["klok"]
    thuis_sinds = date.fromisoformat(klok["thuisSinds"])
    assert klok["dag"] == (timezone.localdate() - thuis_sinds).days + 1 > 14
    assert k.get("/werkvoorraadregels", {"klok": "voorbij"}).json()["resultaten"] == []
    assert k.get("/werkvoorraadregels", {"pagina": 10_000}).json()["resultaten"] == []


@pytest.mark.parametrize(
    "vraag",
    [
        {"pagina": 2**63},
        {"pagina": 0},
        {"perPagina": 101},
        {"pagina": "1.0"},
        {"sorteer": "pgn_index"},
        {"onbekend": "1"},
        {"school": "10AB00' or 1=1"},
        {"klok": "\0"},
    ],
)
def test_paging_and_filters_are_bounded(school, vraag):
    antwoord = koppeling(school).get("/werkvoorraadregels", vraag)
    assert antwoord.status_code == 400
    assert (
        str(next(iter(vraag.values()))) not in antwoord.content.decode()
        or len(str(next(iter(vraag.values())))) < 4
    )


def test_a_telling_holds_no_child(school, kind):
    k = koppeling(school)
    antwoord = k.get("/tellingen", {"per": "school"})
    assert antwoord.status_code == 200, antwoord.content
    assert sum(regel["aantal"] for regel in antwoord.json()["resultaten"]) == 1
    assert {regel["groep"] for regel in antwoord.json()["resultaten"]} == {school.code}
    assert "Unicum" not in antwoord.content.decode()
    assert leesregels(kind) == []
    assert k.get("/tellingen", {"per": "jongere"}).status_code == 400


def test_nothing_is_shown_when_it_cannot_be_written_down(school, kind, monkeypatch):
    def stuk(**_):
        raise RuntimeError("geen logboek")

    monkeypatch.setattr("inbeeld.tijdlijnen.api.basis.leg_lezing_vast", stuk)
    antwoord = koppeling(school).get("/jongeren")
    assert antwoord.status_code == 500
    assert "Unicum" not in json.dumps(antwoord.json())
    assert antwoord["Content-Type"] == "application/problem+json"
