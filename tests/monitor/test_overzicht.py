"""The dashboards: each audience its own, unknown is never zero, no small number for a board."""

import re
from datetime import date

import pytest
from django.test import Client

from inbeeld.monitor.actions.doelen import stel
from inbeeld.monitor.models import Cijferblad, Onvergelijkbaar
from inbeeld.toegang.actor import als as als_actor
from inbeeld.toegang.models import Organisatie
from inbeeld.toegang.perioden import periode
from tests import fabriek as f
from tests.monitor import overzichthulp as h

pytestmark = pytest.mark.django_db
ADRES = "/cijfers/"
SCHOOLJAAR = date(2025, 8, 1)


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: f.VANDAAG)


@pytest.fixture
def blad() -> Cijferblad:
    h.kies(h.DEFINITIE)
    return h.maak_blad()


@pytest.fixture
def gemeente() -> Organisatie:
    return f.gemeente("0392", "Haarlem")


def als(organisatie: Organisatie, rol: str = "") -> Client:
    client = Client()
    client.force_login(f.aanstelling(organisatie, rol).gebruiker)
    return client


def tekst(antwoord: object) -> str:
    """The words of a page, one space between them."""
    assert antwoord.status_code == 200, antwoord.status_code
    html = antwoord.content.decode()
    html = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def toont(antwoord: object) -> str:
    """The dashboard that was shown."""
    return next(t.name for t in antwoord.templates if t.name.startswith("monitor/overzicht/"))


@pytest.mark.parametrize(
    ("soort", "rol", "pagina"),
    [
        ("gemeente", "bestuurder", "bestuurder"),
        ("schoolbestuur", "bestuurder", "bestuurder"),
        ("schoolbestuur", "beleidsmedewerker", "bestuurder"),
        ("swv", "swv_consulent", "swv"),
        ("swv", "bestuurder", "swv"),
        ("swv", "beleidsmedewerker", "swv"),
        ("gemeente", "leerplichtambtenaar", "leerplicht"),
        ("gemeente", "beleidsmedewerker", "leerplicht"),
        ("samenwerking", "leerplichtambtenaar", "leerplicht"),
        ("school", "verzuimcoordinator", "school"),
        ("regio", "regiocoordinator", "regio"),
        ("regio", "beleidsmedewerker", "regio"),
    ],
)
def test_each_audience_gets_its_own_page(blad, gemeente, soort, rol, pagina):
    code = {"gemeente": "0392", "school": "10AB00"}.get(soort, soort.upper())
    wie = f.organisatie(soort, code)
    if soort in ("swv", "schoolbestuur"):
        f.werkgebied(wie, f.school())
    if soort == "samenwerking":
        f.werkgebied(wie, gemeente)
    antwoord = als(wie, rol).get(ADRES)
    assert toont(antwoord) == f"monitor/overzicht/{pagina}.html"
    # Of an area without rows everything is unknown, and nothing is zero.
    assert "onbekend kinderen zitten thuis zonder passend aanbod" in tekst(antwoord)
    assert " 0 " not in tekst(antwoord)


@pytest.mark.parametrize("rol", ["beheerder", "mentor", "privacyfunctionaris"])
def test_who_has_no_figures_gets_none(blad, rol):
    assert als(f.school(), rol).get(ADRES).status_code == 403


def test_without_a_sheet_the_page_says_so(gemeente):
    assert "De cijfers zijn er nog niet" in tekst(als(gemeente, "bestuurder").get(ADRES))


def test_a_board_begins_with_its_figures(blad, gemeente):
    for rol in ("bestuurder", "beleidsmedewerker"):
        assert als(gemeente, rol).get("/begin/")["Location"] == ADRES
    assert als(gemeente).get("/begin/")["Location"] == "/werk/"


def test_an_alderman_reads_how_many_and_whether_it_gets_better(blad, gemeente):
    h.stand(blad, "gemeente:0392", 41, langer=12, vrijgesteld=9)
    h.stand(blad, "gemeente:0392", 46, langer=11, vrijgesteld=9, dag=h.JAAR_TERUG)
    woorden = tekst(als(gemeente, "bestuurder").get(ADRES))
    assert "41 kinderen zitten thuis zonder passend aanbod" in woorden
    assert "5 minder dan op 1 februari 2025 (46)" in woorden
    assert "12 kinderen zitten al langer dan drie maanden thuis" in woorden
    assert "1 meer dan op 1 februari 2025 (11)" in woorden
    assert "evenveel als op 1 februari 2025" in woorden
    assert "41,0 per 1.000 leerplichtige kinderen" in woorden
    assert "Nu niets: er wacht geen besluit op u" in woorden


def test_what_was_not_delivered_reads_at_least_and_has_no_trend(blad, gemeente):
    deels = ("langdurig_relatief_verzuim", "vrijgesteld")
    h.stand(blad, "gemeente:0392", 7, onvolledig=deels)
    h.stand(blad, "gemeente:0392", 8, dag=h.JAAR_TERUG)
    woorden = tekst(als(gemeente, "bestuurder").get(ADRES))
    assert "ten minste 7 kinderen zitten thuis" in woorden
    assert "onbekend kinderen zijn vrijgesteld" in woorden
    assert "Hoeveel meer of minder dan op 1 februari 2025 is niet bekend." in woorden
    assert "per 1.000 leerplichtige kinderen" not in woorden
    assert not re.search(r"\d (meer|minder) dan op", woorden)


def test_of_at_least_so_many_it_is_known_how_many_more_at_least(blad, gemeente):
    h.stand(blad, "gemeente:0392", 7, onvolledig=("langdurig_relatief_verzuim",))
    h.stand(blad, "gemeente:0392", 5, dag=h.JAAR_TERUG)
    woorden = tekst(als(gemeente, "bestuurder").get(ADRES))
    assert "ten minste 2 meer dan op 1 februari 2025 (5)" in woorden


def test_days_that_do_not_compare_have_no_trend(blad, gemeente):
    h.stand(blad, "gemeente:0392", 41)
    h.stand(blad, "gemeente:0392", 46, dag=h.JAAR_TERUG)
    with f.systeem():
        Onvergelijkbaar.objects.create(
            periode=periode(date(2024, 12, 1), date(2025, 3, 1)),
            reden="de scholen waren dicht",
            bron="proef",
            moment=f.MOMENT,
        )
    woorden = tekst(als(gemeente, "bestuurder").get(ADRES))
    assert "Niet te vergelijken met 1 februari 2025: de scholen waren dicht" in woorden
    assert "5 minder" not in woorden


def test_a_board_sees_no_small_number_of_a_wijk_and_none_that_follows(blad, gemeente):
    h.stand(blad, "gemeente:0392", 41)
    for wijk, thuis in (("Noord", 3), ("Oost", 12), ("Zuid", 26), ("West", 0)):
        h.stand(blad, f"wijk:0392:{wijk}", thuis)
    antwoord = als(gemeente, "bestuurder").get(ADRES)
    rijen = {rij.naam: rij.cellen for rij in antwoord.context["delen"].rijen}
    # 41 - 12 - 26 would be 3.
    assert rijen == {
        "Noord": ["afgeschermd"],
        "Oost": ["afgeschermd"],
        "Zuid": ["26"],
        "West": ["0"],
    }
    assert all(not rij.adres for rij in antwoord.context["delen"].rijen)
    assert "gebied=wijk" not in antwoord.content.decode()
    bestuurder = als(gemeente, "bestuurder")
    assert bestuurder.get(ADRES, {"gebied": "wijk:0392:Noord"}).status_code == 404
    # Who works with the children sees them.
    ambtenaar = als(gemeente).get(ADRES)
    cellen = {rij.naam: rij.cellen[0] for rij in ambtenaar.context["delen"].rijen}
    assert cellen == {"Noord": "3", "Oost": "12", "Zuid": "26", "West": "0"}


def test_a_school_board_sees_no_small_number_at_all(blad):
    school = f.school("10AB00")
    bestuur = f.organisatie("schoolbestuur", "BESTUUR")
    f.werkgebied(bestuur, school)
    hier = f"organisatie:{bestuur.pk}"
    for sleutel in (hier, "school:10AB00"):
        h.stand(blad, sleutel, 7, langer=4, vrijgesteld=2, plichtig=700)
    h.stand(blad, hier, 3, dag=h.JAAR_TERUG)
    antwoord = als(bestuur, "bestuurder").get(ADRES)
    woorden = tekst(antwoord)
    assert "7 kinderen zitten thuis" in woorden
    # Of 7 at home 4 for long would be 3 who are not.
    assert "afgeschermd kinderen zitten al langer" in woorden
    assert "minder dan 5 kinderen zijn vrijgesteld" in woorden
    assert "Bij kleine aantallen laten we geen verschil met vorig jaar zien." in woorden
    assert antwoord.context["lijn"] is None
    assert not re.search(r"\b[1-4] kind", woorden)


def test_a_samenwerkingsverband_reads_who_came_and_went_per_school_and_sector(blad):
    een, twee = f.school("10AB00"), f.school("10CD00")
    f.leg(een, scholen=[f.schoolfeit("10AB00"), f.schoolfeit("10CD00", sector="vso")])
    swv = f.swv("SWV1", [een, twee])
    hier = f"organisatie:{swv.pk}"
    h.stand(blad, hier, 9, langer=2)
    h.stand(blad, "school:10AB00", 6)
    h.stand(blad, "school:10CD00", 3, langer=2)
    h.stroom(blad, hier, date(2026, 1, 1), begin=8, nieuw=4, aanbod=3, eind=9)
    antwoord = als(swv).get(ADRES)
    woorden = tekst(antwoord)
    assert "Van 1 januari 2026 tot en met 2 februari 2026: 4 erbij en 3 eraf." in woorden
    per = {
        blok.per: {r.naam: r.cellen[0] for r in blok.rijen} for blok in antwoord.context["groepen"]
    }
    assert per["sector"] == {"Voortgezet onderwijs": "6", "Voortgezet speciaal onderwijs": "3"}
    assert {r.naam: r.cellen[0] for r in antwoord.context["delen"].rijen} == {
        "School 10AB00": "6",
        "School 10CD00": "3",
    }
    # Its board the same, without small numbers of one school.
    bestuur = als(swv, "bestuurder").get(ADRES)
    assert {r.cellen[0] for r in bestuur.context["delen"].rijen} == {"afgeschermd"}


def test_a_school_stands_beside_its_sector_and_not_beside_a_neighbour(blad):
    school = f.school("10AB00")
    f.leg(school, scholen=[f.schoolfeit("10AB00")])
    h.stand(blad, "school:10AB00", 4, plichtig=500)
    h.stand(blad, "sector:vo", 40, plichtig=10000, langdurig_ziek=3)
    antwoord = als(school).get(ADRES)
    naast = antwoord.context["naast"]
    # Of the ill there are too few in the sector to tell nobody by.
    assert naast.regels == [("Vandaag thuis", "8,0", "4,0")]
    assert "Uw school" in tekst(antwoord)
    assert als(school).get(ADRES, {"gebied": "sector:vo"}).status_code == 404
    assert als(school).get(ADRES, {"gebied": "school:10CD00"}).status_code == 404


def test_the_region_sees_every_gemeente_and_chooses_its_tiles(blad, gemeente):
    school = f.school("10AB00")
    f.leg(school, scholen=[f.schoolfeit("10AB00")])
    h.stand(blad, "regio", 50, langer=20)
    h.stand(blad, "gemeente:0392", 41)
    h.stand(blad, "school:10AB00", 50)
    h.stand(blad, "wijk:0392:Noord", 30)
    h.stand(blad, "wijk:0392:Zuid", 11)
    client = als(f.regio())
    antwoord = client.get(ADRES)
    (per_gemeente,) = antwoord.context["groepen"]
    assert [(r.naam, r.cellen[0]) for r in per_gemeente.rijen] == [("Haarlem", "41")]
    html = antwoord.content.decode()
    assert "<title>Noord, Haarlem, 30, 30,0 per 1.000</title>" in html
    scholen = client.get(ADRES, {"tegels": "school"})
    assert [r.naam for r in scholen.context["delen"].rijen] == ["School 10AB00"]
    assert client.get(ADRES, {"tegels": "kind"}).status_code == 404
    assert client.get(ADRES, {"gebied": "gemeente:0392"}).status_code == 200
    assert client.get(ADRES, {"gebied": "gemeente"}).status_code == 404


def test_how_long_it_takes_is_told_in_words_and_not_over_a_few(blad, gemeente):
    h.stand(blad, "gemeente:0392", 41)
    duur = {"mediaan": [47, 23, 80], "binnen": {"drie_maanden": [0.61, 0.4, 0.8]}}
    telling = {"aantal": 30, "met_aanbod": 20, "open": 8, "anders": 2}
    h.cijfer(
        blad,
        "doorlooptijd",
        "gemeente:0392",
        telling,
        van=date(2024, 8, 1),
        dag=date(2025, 7, 31),
        details=duur | {"curve": [[0, 1, 1, 1]]},
    )
    client = als(gemeente, "bestuurder")
    woorden = tekst(client.get(ADRES))
    assert "thuis bleef, had naar schatting de helft binnen 47 dagen een passend aanbod" in woorden
    assert "(waarschijnlijk 23 tot 80)." in woorden
    assert "Binnen drie maanden: naar schatting 61 van de 100 die thuis bleven." in woorden
    from inbeeld.monitor.models import Cijfer

    with f.systeem():
        Cijfer.objects.filter(indicator="doorlooptijd").delete()
    telling |= {"aantal": 3, "open": 1}
    h.cijfer(
        blad,
        "doorlooptijd",
        "gemeente:0392",
        telling,
        van=date(2024, 8, 1),
        dag=date(2025, 7, 31),
        details=duur,
    )
    woorden = tekst(client.get(ADRES))
    assert "minder dan 5 kinderen: te weinig om iets over te zeggen" in woorden
    assert "47 dagen" not in woorden


@pytest.fixture
def drukke_regio(blad: Cijferblad) -> dict[str, Organisatie]:
    """Gemeenten, wijken, schools of two sectors and three targets: what a page could ask of each
    of them apart."""
    wie = {code: f.gemeente(code) for code in ("0392", "0394", "0453")} | {"regio": f.regio()}
    scholen = [f.school(f"10AB{nr:02}") for nr in range(6)]
    feiten = [f.schoolfeit(s.code, "vo" if nr % 2 else "po") for nr, s in enumerate(scholen)]
    f.leg(scholen[0], scholen=feiten)
    wie |= {"school": scholen[0], "swv": f.swv("SWV1", scholen)}
    for soort in ("schoolbestuur", "samenwerking"):
        wie[soort] = f.organisatie(soort, soort.upper())
    for deel in scholen:
        f.werkgebied(wie["schoolbestuur"], deel)
        h.stand(blad, f"school:{deel.code}", 7, langer=6)
    for code in ("0392", "0394", "0453"):
        f.werkgebied(wie["samenwerking"], wie[code])
        for sleutel in (f"gemeente:{code}", *(f"wijk:{code}:Wijk {nr}" for nr in range(8))):
            h.stand(blad, sleutel, 14, langer=6)
    for sleutel in ("regio", "sector:po", "sector:vo"):
        for dag in (h.JAAR_TERUG, date(2025, 10, 1), f.VANDAAG):
            h.stand(blad, sleutel, 42, langer=36, dag=dag)
    with als_actor(f.actor(wie["regio"])):
        for naam, waar in (("Allen", []), ("Haarlem", ["0392"]), ("Twee", ["0392", "0394"])):
            stel(_doel(naam, waar), f.MOMENT)
    return wie


def _doel(naam: str, gemeenten: list[str]) -> dict[str, object]:
    return {
        "naam": naam,
        "indicator": "stand.langer",
        "gemeenten": gemeenten,
        "definitie": h.DEFINITIE,
        "doel_waarde": 0,
        "uiterlijk_op": date(2027, 7, 31),
        "bron": "het pact",
        "periode": periode(date(2023, 8, 1), None),
    }


@pytest.mark.parametrize(
    ("wie", "rol"),
    [
        ("0392", "bestuurder"),
        ("schoolbestuur", "bestuurder"),
        ("swv", "swv_consulent"),
        ("swv", "bestuurder"),
        ("0392", "leerplichtambtenaar"),
        ("samenwerking", "leerplichtambtenaar"),
        ("school", "verzuimcoordinator"),
        ("regio", "regiocoordinator"),
    ],
)
def test_it_asks_the_database_little(drukke_regio, wie, rol, django_assert_max_num_queries):
    """As much of a region of many schools, wijken and targets as of one of few."""
    client = als(drukke_regio[wie], rol)
    client.get(ADRES)
    with django_assert_max_num_queries(21):
        antwoord = client.get(ADRES)
    delen = antwoord.context["delen"]
    assert (delen is None) == (wie == "school")
