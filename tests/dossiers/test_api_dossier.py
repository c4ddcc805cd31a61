"""The dossier over the API: each noun's road once, who may not, and what never leaves the pages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from inbeeld.dossiers.actions import notities
from inbeeld.dossiers.models import Afspraak, Belemmering, Gesprek, Planversie
from inbeeld.register.models import Jongere, Personalia
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.api import koppeling
from tests.dossiers import gesprekhulp as g

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
KOP = "Idempotency-Key"
GEHEIM = "Dit staat in een besloten notitie"


@pytest.fixture
def wereld():
    return g.maak()


@pytest.fixture
def leerplicht(wereld):
    return koppeling(wereld.basis.gemeente)


def vandaag() -> str:
    return timezone.localdate().isoformat()


def over(dagen: int) -> str:
    return (timezone.localdate() + timedelta(days=dagen)).isoformat()


def stuur(k, pad, inhoud, sleutel="sleutel-een"):
    return k.post(pad, inhoud, **{KOP: sleutel})


def gelezen(kind: int, naam: str) -> int:
    with f.systeem():
        return Leesregel.objects.filter(jongere_id=kind, handeling=f"api_{naam}").count()


PLAN = {
    "vanaf": None,
    "perspectief": "Sam gaat weer naar school.",
    "doelen": [{"van": "ouders", "tekst": "Rust in huis."}],
}


def test_a_plan_is_written_read_and_seen_by_the_family(wereld, leerplicht):
    pad = f"/jongeren/{wereld.sleutel}"
    assert leerplicht.get(f"{pad}/plan").json() == {"plan": None}
    bijdrage = {"organisatie": {"soort": "school", "code": "10AB00"}, "tekst": "Twee uur les."}
    eerste = stuur(leerplicht, f"{pad}/planversies", PLAN | {"bijdragen": [bijdrage]})
    assert eerste.status_code == 201, eerste.content
    versie = eerste.json()
    assert versie["nummer"] == 1
    assert versie["bijdragen"][0]["organisatie"]["code"] == "10AB00"
    opnieuw = stuur(leerplicht, f"{pad}/planversies", PLAN | {"bijdragen": [bijdrage]})
    assert opnieuw.json()["sleutel"] == versie["sleutel"]
    mening = {"van": "ouders", "oordeel": "oneens"}
    zonder = stuur(leerplicht, f"/planversies/{versie['sleutel']}/zienswijzen", mening)
    assert zonder.status_code == 422
    assert zonder.json()["fouten"][0]["veld"] == "eigenWoorden"
    mening["eigenWoorden"] = "Het gaat ons te snel."
    gezegd = stuur(leerplicht, f"/planversies/{versie['sleutel']}/zienswijzen", mening)
    assert gezegd.status_code == 201, gezegd.content
    plan = leerplicht.get(f"{pad}/plan").json()["plan"]
    assert plan["toestand"] == "concept"
    assert "Het gaat ons te snel." in str(plan["meningen"])
    assert gelezen(wereld.kind, "plan") == 2
    een = leerplicht.get(f"/planversies/{versie['sleutel']}")
    assert een.json() == versie


def test_a_plan_that_was_overtaken_stores_nothing(wereld, leerplicht):
    pad = f"/jongeren/{wereld.sleutel}/planversies"
    eerste = stuur(leerplicht, pad, PLAN).json()
    tweede = PLAN | {"vanaf": eerste["sleutel"], "watVeranderde": "Het doel.", "waarom": "Te veel."}
    assert stuur(leerplicht, pad, tweede, "sleutel-twee").status_code == 201
    laat = stuur(leerplicht, pad, tweede | {"perspectief": "Anders."}, "sleutel-drie")
    assert (laat.status_code, laat["Content-Type"]) == (409, "application/problem+json")
    with f.systeem():
        assert Planversie.objects.filter(jongere_id=wereld.kind).count() == 2


def gesprek(**anders) -> dict:
    return {
        "soort": "gezin",
        "gevoerdOp": vandaag(),
        "erbij": ["jongere", "ouder"],
        "stem": "gehoord",
        "stemHoe": "zat erbij",
        "uitkomst": "Noor begint met twee uur per dag.",
        "afspraken": [{"tekst": "Noor belt de mentor", "wie": "jongere", "uiterlijkOp": over(7)}],
    } | anders


def test_a_talk_is_stored_once_with_what_was_agreed(wereld, leerplicht):
    pad = f"/jongeren/{wereld.sleutel}"
    reden = leerplicht.get("/gespreksredenen").json()["resultaten"][0]["code"]
    een = stuur(leerplicht, f"{pad}/gesprekken", gesprek(redenen=[reden]))
    assert een.status_code == 201, een.content
    weer = stuur(leerplicht, f"{pad}/gesprekken", gesprek(redenen=[reden]))
    assert weer.json()["sleutel"] == een.json()["sleutel"]
    anders = stuur(leerplicht, f"{pad}/gesprekken", gesprek(uitkomst="Iets anders."))
    assert anders.status_code == 409
    with f.systeem():
        assert (Gesprek.objects.count(), Afspraak.objects.count()) == (1, 1)
    lijst = leerplicht.get(f"{pad}/gesprekken").json()
    assert lijst["aantal"] == 1
    assert lijst["resultaten"] == [leerplicht.get(f"/gesprekken/{een.json()['sleutel']}").json()]
    assert leerplicht.get(f"{pad}/afspraken").json()["resultaten"][0]["wieDoet"] == "jongere"
    fout = stuur(leerplicht, f"{pad}/gesprekken", gesprek(stemHoe=""), "sleutel-twee")
    assert (fout.status_code, fout.json()["fouten"][0]["veld"]) == (422, "stemHoe")


def test_an_agreement_is_made_finished_and_reopened(wereld, leerplicht):
    pad = f"/jongeren/{wereld.sleutel}/afspraken"
    nieuw = {
        "tekst": "School belt elke week",
        "wie": "professional",
        "organisatie": {"soort": "school", "code": "10AB00"},
        "uiterlijkOp": over(14),
    }
    een = stuur(leerplicht, pad, nieuw)
    assert een.status_code == 201, een.content
    doe = f"/afspraken/{een.json()['sleutel']}/handelingen"
    assert leerplicht.post(doe, {"handeling": "afronden"}).json()["toestand"] == "gedaan"
    assert leerplicht.post(doe, {"handeling": "afronden"}).status_code == 409
    vreemd = {"handeling": "heropenen", "uiterlijkOp": over(9), "reden": "x"}
    assert leerplicht.post(doe, vreemd).status_code == 422
    open_ = leerplicht.post(doe, {"handeling": "heropenen", "uiterlijkOp": over(9)})
    assert open_.json()["toestand"] == "open"
    weg = leerplicht.post(doe, {"handeling": "vervallen", "reden": "Niet meer nodig."})
    assert weg.json()["toestand"] == "vervallen"
    onbekend = nieuw | {"organisatie": {"soort": "school", "code": "20CD00"}}
    assert stuur(leerplicht, pad, onbekend, "sleutel-twee").status_code == 422


def test_an_obstacle_is_noted_and_answered(wereld):
    with f.systeem():
        regio = koppeling(wereld.basis.regio)
    school = koppeling(wereld.basis.school)
    pad = f"/jongeren/{wereld.sleutel}/belemmeringen"
    een = stuur(school, pad, {"soort": "vervoer", "regel": "De taxi komt niet."})
    assert een.status_code == 201, een.content
    assert stuur(school, pad, {"soort": "vervoer", "regel": "De taxi komt niet."}).json() == (
        een.json()
    )
    sleutel = een.json()["sleutel"]
    assert school.post(f"/belemmeringen/{sleutel}/antwoord", {"antwoord": "x"}).status_code == 403
    klaar = regio.post(f"/belemmeringen/{sleutel}/antwoord", {"antwoord": "Er komt een bus."})
    assert klaar.json() == {"sleutel": sleutel, "toestand": "beantwoord"}
    assert school.get(f"/belemmeringen/{sleutel}").json()["antwoord"] == "Er komt een bus."
    with f.systeem():
        assert Belemmering.objects.count() == 1


def test_the_dossier_says_how_it_stands_and_nothing_of_a_closed_note(wereld, leerplicht):
    with als(wereld.actor("leerplicht")):
        notities.noteer(wereld.kind, tekst=GEHEIM, sleutel=uuid4(), moment=timezone.now())
    pad = f"/jongeren/{wereld.sleutel}"
    stuur(leerplicht, f"{pad}/gesprekken", gesprek())
    uit = leerplicht.get(f"{pad}/dossier")
    assert uit.status_code == 200, uit.content
    beeld = uit.json()
    assert beeld["aantallen"]["gesprekken"] == 1
    assert beeld["zaak"]["stap"]
    assert beeld["klokken"][0]["vanDagen"] > 0
    lijn = leerplicht.get(f"{pad}/dossiertijdlijn")
    assert lijn.status_code == 200, lijn.content
    assert "Noor begint" in lijn.content.decode()
    assert not {"notitie", "justitie"} & set(lijn.json()["aantallen"])
    alles = uit.content + lijn.content + leerplicht.get(f"{pad}/documenten").content
    assert b"otitie" not in alles
    assert leerplicht.get(f"{pad}/dossiertijdlijn?soort=notitie").status_code == 400
    alleen = leerplicht.get(f"{pad}/dossiertijdlijn?soort=gesprek").json()["resultaten"]
    assert {r["soort"] for r in alleen} == {"gesprek"}
    assert gelezen(wereld.kind, "dossier") == 1


DELEN = (
    *("dossier", "dossiertijdlijn", "plan", "gesprekken", "afspraken", "aanbodtrajecten"),
    *("behoeften", "overdrachten", "belemmeringen", "nazorg", "documenten"),
)


def test_a_child_of_others_is_not_found(wereld, leerplicht):
    with f.systeem():
        ander = f.kind(f.school("20CD00"), woont="0394")
        sleutel = Jongere.objects.get(pk=ander).sleutel
    for deel in (*DELEN, "vrijstellingsverzoeken"):
        assert leerplicht.get(f"/jongeren/{sleutel}/{deel}").status_code == 404, deel
    for deel, inhoud in (("gesprekken", gesprek()), ("planversies", PLAN)):
        assert stuur(leerplicht, f"/jongeren/{sleutel}/{deel}", inhoud).status_code == 404
    assert gelezen(ander, "dossier") == 0


def test_a_rol_without_the_right_is_refused(wereld):
    pad = f"/jongeren/{wereld.sleutel}"
    mentor = koppeling(wereld.basis.school, "mentor")
    assert stuur(mentor, f"{pad}/planversies", PLAN).status_code == 403
    school = koppeling(wereld.basis.school)
    assert school.get(f"{pad}/vrijstellingsverzoeken").status_code == 403
    assert "vrijstellingsverzoeken" not in school.get(f"{pad}/dossier").json()["aantallen"]
    lezer = koppeling(wereld.basis.gemeente, scopes=("lezen",))
    assert stuur(lezer, f"{pad}/planversies", PLAN).status_code == 403
    with f.systeem():
        assert not Planversie.objects.exists()


def test_another_school_finds_nothing_of_a_row(wereld, leerplicht):
    een = stuur(leerplicht, f"/jongeren/{wereld.sleutel}/gesprekken", gesprek()).json()["sleutel"]
    with f.systeem():
        vreemd = koppeling(f.school("20CD00"))
    assert vreemd.get(f"/gesprekken/{een}").status_code == 404


def test_of_a_secret_address_no_gemeente_is_told_found_or_lost(wereld, leerplicht):
    with f.systeem():
        Personalia.objects.filter(pk=wereld.kind).update(geheim_adres=True)
    gemeente = {"organisatie": {"soort": "gemeente", "code": "0392"}, "tekst": "Belt elke week."}
    pad = f"/jongeren/{wereld.sleutel}/planversies"
    eerste = stuur(leerplicht, pad, PLAN | {"bijdragen": [gemeente]})
    assert eerste.status_code == 201, eerste.content
    school = koppeling(wereld.basis.school)
    gezien = school.get(f"/jongeren/{wereld.sleutel}/plan")
    bijdrage = gezien.json()["plan"]["versie"]["bijdragen"][0]
    assert bijdrage["organisatie"]["code"] is None
    assert b"0392" not in gezien.content
    tweede = PLAN | {
        "vanaf": eerste.json()["sleutel"],
        "watVeranderde": "Het doel.",
        "waarom": "Te veel.",
    }
    goed, fout = (
        stuur(school, pad, tweede | {"bijdragen": [gemeente | {"organisatie": o}]}, "sleutel-twee")
        for o in ({"soort": "gemeente", "code": "0392"}, {"soort": "gemeente", "code": "0394"})
    )
    assert (goed.status_code, goed.json()) == (422, fout.json())
    volgende = stuur(school, pad, tweede, "sleutel-drie")
    assert volgende.status_code == 201, volgende.content
    assert volgende.json()["bijdragen"] == [bijdrage]
    afspraak = {"tekst": "Belt", "wie": "professional", "uiterlijkOp": over(7)}
    afspraak["organisatie"] = {"soort": "gemeente", "code": "0392"}
    antwoord = stuur(school, f"/jongeren/{wereld.sleutel}/afspraken", afspraak)
    assert antwoord.status_code == 422
