"""Roads over the API: an offer, a need, a transfer, an exemption's advice, nazorg, a document."""

from base64 import b64decode
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from inbeeld.dossiers.actions import documenten, vrijstellingen
from inbeeld.dossiers.queries import vrijstellingen as vragen
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.api import koppeling
from tests.dossiers import documenthulp, overdrachthulp, vrijstellinghulp, zorghulp
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
KOP = "Idempotency-Key"


@pytest.fixture(autouse=True)
def _op_de_dag_van_de_proef(monkeypatch):
    overdrachthulp.op_de_dag(monkeypatch, f.VANDAAG)


def dag(erbij: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=erbij)).isoformat()


def stuur(k, pad, inhoud, sleutel="sleutel-een"):
    return k.post(pad, inhoud, **{KOP: sleutel})


def doe(k, pad, handeling, **meer):
    return k.post(f"{pad}/handelingen", {"handeling": handeling} | meer)


def test_an_offer_goes_its_road_and_meets_a_need():
    wereld = w.maak()
    pad = f"/jongeren/{zorghulp.sleutel_van(wereld.thuis)}"
    school = koppeling(wereld.school)
    nood = {"soort": "dagbesteding", "omschrijving": "Een rustige plek", "sinds": dag(-9)}
    behoefte = stuur(school, f"{pad}/behoeften", nood)
    assert behoefte.status_code == 201, behoefte.content
    nieuw = {
        "soort": "dagbesteding",
        "omschrijving": "Twee ochtenden op de boerderij",
        "urenPerWeek": 8.0,
        "gevraagdOp": dag(-4),
        "aanbieder": {"soort": "swv", "code": "SWV1"},
    }
    een = stuur(school, f"{pad}/aanbodtrajecten", nieuw)
    assert een.status_code == 201, een.content
    assert (een.json()["toestand"], een.json()["urenPerWeek"]) == ("gevraagd", 8.0)
    traject = f"/aanbodtrajecten/{een.json()['sleutel']}"
    assert doe(school, traject, "beginnen", op=dag(), passend=True).status_code == 409
    assert doe(school, traject, "aanbieden", op=dag(-3), passend=True).status_code == 200
    voor = doe(school, traject, "aanvaarden", op=dag(-8))
    assert (voor.status_code, voor.json()["fouten"][0]["veld"]) == (422, "antwoordOp")
    assert doe(school, traject, "aanvaarden", op=dag(-2)).json()["toestand"] == "aanvaard"
    begin = doe(
        school, traject, "beginnen", op=dag(-1), passend=True, vervult=[behoefte.json()["sleutel"]]
    )
    assert begin.json()["toestand"] == "begonnen", begin.content
    vervuld = school.get(f"/behoeften/{behoefte.json()['sleutel']}").json()
    assert vervuld["vervuldDoor"] == een.json()["sleutel"]
    einde = doe(school, traject, "beeindigen", op=dag(), reden="doel_bereikt")
    assert einde.json()["toestand"] == "beeindigd", einde.content
    assert school.get(f"{pad}/aanbodtrajecten").json()["aantal"] == 1
    assert school.get(traject).json()["eindreden"] == "doel_bereikt"


def test_an_offer_is_refused_with_a_reason_of_the_list():
    wereld = w.maak()
    pad = f"/jongeren/{zorghulp.sleutel_van(wereld.thuis)}/aanbodtrajecten"
    school = koppeling(wereld.school)
    nieuw = {"soort": "zorg", "omschrijving": "Iets", "aangebodenOp": dag(-4)}
    traject = f"/aanbodtrajecten/{stuur(school, pad, nieuw).json()['sleutel']}"
    assert doe(school, traject, "weigeren", op=dag(), reden="doel_bereikt").status_code == 422
    assert doe(school, traject, "weigeren", op=dag(), waarom="x").status_code == 422
    nee = doe(school, traject, "weigeren", op=dag(), reden="afstand")
    assert nee.json()["toestand"] == "geweigerd"


def test_a_transfer_is_sent_accepted_and_confirmed_by_the_receiver():
    wereld = overdrachthulp.maak()
    pad = f"/jongeren/{zorghulp.sleutel_van(wereld.kind)}/overdrachten"
    school, ander = koppeling(wereld.w.school), koppeling(wereld.nieuw)
    nieuw = {
        "soort": "school_school",
        "naar": {"soort": "school", "code": "20CD00"},
        "eersteDagVerwacht": dag(20),
        "inhoud": overdrachthulp.TEKST,
    }
    een = stuur(school, pad, nieuw)
    assert een.status_code == 201, een.content
    assert stuur(school, pad, nieuw).json()["sleutel"] == een.json()["sleutel"]
    rij = f"/overdrachten/{een.json()['sleutel']}"
    assert ander.get(rij).status_code == 404
    assert doe(school, rij, "verzenden").status_code == 409
    assert doe(school, rij, "ouders", gezienOp=dag(), reactie="Goed.").status_code == 200
    assert doe(school, rij, "verzenden").json()["toestand"] == "verzonden"
    assert doe(school, rij, "aanvaarden").status_code == 409
    assert ander.get(rij).json()["inhoud"] == overdrachthulp.TEKST
    assert doe(ander, rij, "weigeren").status_code == 422
    assert doe(ander, rij, "aanvaarden").json()["toestand"] == "aanvaard"
    klaar = doe(ander, rij, "eerste_dag_bevestigen", op=dag())
    assert klaar.json()["toestand"] == "begonnen", klaar.content
    assert school.get(pad).json()["resultaten"][0]["eersteDagOp"] == dag()


def test_a_receiver_refuses_with_a_reason():
    wereld = overdrachthulp.maak()
    rij = overdrachthulp.verzend(wereld)
    ander = koppeling(wereld.nieuw)
    nee = doe(ander, f"/overdrachten/{rij.sleutel}", "weigeren", reden="Er is geen plaats.")
    assert nee.json() == {"sleutel": str(rij.sleutel), "toestand": "geweigerd"}


def test_the_samenwerkingsverband_advises_once_over_an_exemption():
    wereld = w.maak()
    verzoek = vrijstellinghulp.verzoek(wereld)
    with als(vrijstellinghulp.leerplicht(wereld)):
        bak = vragen.swv_postvakken(wereld.thuis, f.VANDAAG)[0]
        vrijstellingen.vraag_advies(verzoek, bak, moment=f.MOMENT)
    swv, gemeente = koppeling(wereld.swv), koppeling(wereld.gemeente)
    pad = f"/vrijstellingsverzoeken/{verzoek.sleutel}"
    inhoud = {"advies": "deels_mogelijk", "toelichting": "Twee ochtenden op een kleine school."}
    assert stuur(gemeente, f"{pad}/advies", inhoud).status_code == 403
    gegeven = stuur(swv, f"{pad}/advies", inhoud)
    assert gegeven.status_code == 201, gegeven.content
    assert stuur(swv, f"{pad}/advies", inhoud).json() == gegeven.json()
    assert stuur(swv, f"{pad}/advies", inhoud, "sleutel-twee").status_code == 409
    lijst = gemeente.get(
        f"/jongeren/{zorghulp.sleutel_van(wereld.thuis)}/vrijstellingsverzoeken"
    ).json()
    assert lijst["resultaten"][0]["adviezen"][0]["advies"] == "deels_mogelijk"
    assert "erklaring" not in str(lijst)


def test_nazorg_is_read():
    wereld = w.maak()
    zorghulp.terug(wereld)
    zorghulp.begonnen(wereld)
    uit = koppeling(wereld.gemeente).get(f"/jongeren/{zorghulp.sleutel_van(wereld.thuis)}/nazorg")
    assert uit.status_code == 200, uit.content
    assert uit.json()["nazorg"]["toestand"] == "loopt"


def voeg_toe(wereld, groep: str, inhoud: bytes):
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        return documenten.voeg_toe(
            wereld.thuis,
            naam=f"{groep}.pdf",
            inhoud=inhoud,
            groep=groep,
            sleutel=uuid4(),
            moment=f.MOMENT,
        )


def test_a_document_is_listed_and_fetched_unless_it_is_closed():
    wereld = w.maak()
    pdf = documenthulp.pdf()
    gewoon = voeg_toe(wereld, "gesprek", pdf)
    dicht = [voeg_toe(wereld, groep, pdf) for groep in ("besloten_notitie", "justitie")]
    k = koppeling(wereld.gemeente)
    lijst = k.get(f"/jongeren/{zorghulp.sleutel_van(wereld.thuis)}/documenten").json()
    assert [d["naam"] for d in lijst["resultaten"]] == ["gesprek.pdf"]
    uit = k.get(f"/documenten/{gewoon.sleutel}/inhoud")
    assert b64decode(uit.json()["inhoud"]) == pdf
    for document in dicht:
        assert k.get(f"/documenten/{document.sleutel}/inhoud").status_code == 404
    lijn = k.get(f"/jongeren/{zorghulp.sleutel_van(wereld.thuis)}/dossiertijdlijn").json()
    assert lijn["aantallen"]["document"] == 1
    with f.systeem():
        regel = Leesregel.objects.get(handeling="api_documentinhoud")
    assert regel.gegevensgroepen == ["gesprek"]
