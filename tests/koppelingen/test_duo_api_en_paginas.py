"""The exchange over the API and on its pages."""

from datetime import timedelta

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from inbeeld.koppelingen.duo_verzuim import bestand
from inbeeld.koppelingen.duo_verzuim.velden import MELDING
from inbeeld.koppelingen.models import DuoBericht
from inbeeld.signalen.models import Melding
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.api import koppeling
from tests.koppelingen import duo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
PAD = "/duo/meldingen"


@pytest.fixture
def w():
    return duo.wereld()


def _nu(**anders: str) -> dict[str, str]:
    """The usual line, of absence that is of these weeks."""
    begin = timezone.localdate() - timedelta(days=10)
    dagen = [begin + timedelta(days=n) for n in range(4)]
    return duo.rij(
        begindatum=begin.isoformat(),
        einddatum=dagen[-1].isoformat(),
        verzuimdagen=" ".join(f"{dag}=4.0" for dag in dagen),
        **anders,
    )


def _json(rij: dict[str, str]) -> dict[str, str]:
    delen = {naam: naam.split("_") for naam in rij}
    return {d[0] + "".join(x.title() for x in d[1:]): rij[n] for n, d in delen.items()}


def _sinds(pad: str) -> str:
    return f"{pad}?vanaf=2020-01-01T00:00:00Z"


def test_the_api_takes_in_and_gives_out_the_same(w):
    leerplicht = koppeling(w.organisaties["gemeente"])
    school = koppeling(w.organisaties["school"])
    inhoud = {"meldingen": [_json(_nu()), _json(_nu(meldingsnummer="2", pgn="100000016"))]}
    proef = leerplicht.post(PAD, inhoud | {"proef": True})
    assert proef.status_code == 200, proef.content
    with f.systeem():
        assert not Melding.objects.exists()
    echt = leerplicht.post(PAD, inhoud).json()
    assert echt == proef.json() | {"proef": False}
    assert (echt["nieuw"], echt["afgekeurd"]) == (1, 1)
    assert [(a["regel"], a["veld"]) for a in echt["afkeuringen"]] == [(2, "pgn")]
    assert leerplicht.post(PAD, inhoud).json()["bekend"] == 1
    assert school.get(_sinds(PAD)).json()["resultaten"] == [_json(_nu())]
    with f.systeem():
        gelezen = Leesregel.objects.filter(handeling="api_duo_meldingen", jongere_id=w.kind)
        assert gelezen.count() == 1


def test_a_return_message_over_the_api(w):
    leerplicht = koppeling(w.organisaties["gemeente"])
    leerplicht.post(PAD, {"meldingen": [_json(_nu())]})
    terug = duo.terug(status_datum=timezone.localdate().isoformat())
    antwoord = leerplicht.post("/duo/terugmeldingen", {"terugmeldingen": [_json(terug)]})
    assert (antwoord.status_code, antwoord.json()["nieuw"]) == (200, 1), antwoord.content
    school = koppeling(w.organisaties["school"])
    (rij,) = school.get(_sinds("/duo/terugmeldingen")).json()["resultaten"]
    assert (rij["status"], rij["contactpersoon"]) == ("B", "L. Ambtenaar")
    assert duo.PGN not in str(rij)


def test_a_partner_and_a_mistake_in_the_request_are_refused(w):
    for soort in ("swv", "jgz", "regio"):
        ander = koppeling(w.organisaties[soort])
        assert ander.get(_sinds(PAD)).status_code == 403
        assert ander.post(PAD, {"meldingen": [_json(_nu())]}).status_code == 403
    school = koppeling(w.organisaties["school"])
    assert school.post(PAD, {"meldingen": [_json(_nu())]}).status_code == 403
    leerplicht = koppeling(w.organisaties["gemeente"])
    assert leerplicht.post(PAD, {"meldingen": []}).status_code == 400
    assert leerplicht.post(PAD, {"meldingen": [{"naam": "x"}]}).status_code == 400


def _inlezen(client: Client, ruw: bytes):
    stuk = SimpleUploadedFile("duo.csv", ruw, content_type="text/csv")
    return client.post("/duo-verzuim/inlezen/", {"wat": "meldingen", "bestand": stuk})


def test_look_first_then_do_it(w, client):
    f.log_in(client, w.actor("gemeente"))
    assert client.get("/duo-verzuim/").status_code == 200
    proef = _inlezen(client, bestand.schrijf([_nu()], MELDING))
    assert proef.status_code == 200
    assert "Wat er gaat gebeuren" in proef.content.decode()
    assert duo.PGN not in proef.content.decode()
    with f.systeem():
        assert not Melding.objects.exists()
    velden = proef.context["form"].initial
    klaar = client.post("/duo-verzuim/verwerken/", velden)
    assert "Wat er is gedaan" in klaar.content.decode()
    with f.systeem():
        assert Melding.objects.count() == 1
        assert DuoBericht.objects.get().nieuw == 1


def test_what_another_person_closed_is_not_opened(w, client):
    f.log_in(client, w.actor("gemeente"))
    velden = _inlezen(client, bestand.schrijf([_nu()], MELDING)).context["form"].initial
    f.log_in(client, f.actor(w.organisaties["gemeente"]))
    assert client.post("/duo-verzuim/verwerken/", velden).status_code == 302
    with f.systeem():
        assert not Melding.objects.exists()


def test_a_broken_file_is_a_sentence(w, client):
    f.log_in(client, w.actor("gemeente"))
    antwoord = _inlezen(client, b"zomaar wat")
    assert antwoord.status_code == 422
    assert "kolomnamen" in antwoord.content.decode()


def test_a_file_with_children_asks_who_one_is(w, client):
    duo.neem(w, duo.rij())
    f.log_in(client, w.school)
    sessie = client.session
    for bewezen in sessie[AUTHENTICATION_METHODS_SESSION_KEY]:
        bewezen["at"] -= 3600
    sessie.save()
    vraag = {"wat": "meldingen", "vanaf": "2020-01-01"}
    eerst = client.post("/duo-verzuim/ophalen/", vraag)
    assert duo.PGN not in eerst.content.decode()
    assert eerst["Content-Type"].startswith("text/html")
    bewijs = {"bevestiging-password": f.WACHTWOORD}
    antwoord = client.post("/duo-verzuim/ophalen/", vraag | bewijs)
    assert antwoord["Content-Type"].startswith("text/csv"), antwoord.content.decode()[:2000]
    assert duo.PGN in antwoord.content.decode()
    with f.systeem():
        assert DuoBericht.objects.filter(richting="uit", nieuw=1).exists()


def test_the_pages_are_for_school_and_leerplicht(w, client):
    f.log_in(client, w.school)
    pagina = client.get("/duo-verzuim/").content.decode()
    assert "Ophalen" in pagina
    assert "Controleren" not in pagina
    assert _inlezen(client, b"x").status_code in (403, 404)
    for soort in ("swv", "jgz", "regio"):
        f.log_in(client, w.actor(soort))
        assert client.get("/duo-verzuim/").status_code in (403, 404)
