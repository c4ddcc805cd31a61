"""Tokens of API clients: who gets one, what it opens, when it is over."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from inbeeld.toegang.actor import als, systeem_actor
from inbeeld.toegang.api.clients import hash_van, trek_client_in
from inbeeld.toegang.models import ApiClient, ApiToken, Gebruiker
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.api import BASIS, Koppeling, basic, koppeling, nieuwe_client, vraag_token

pytestmark = pytest.mark.django_db
FORMULIER = "application/x-www-form-urlencoded"


@pytest.fixture
def http():
    return Client(raise_request_exception=False)


def test_a_client_gets_a_token_that_opens_the_api(http):
    antwoord = vraag_token(http, nieuwe_client(f.school()))
    assert antwoord.status_code == 200
    inhoud = antwoord.json()
    assert inhoud["token_type"] == "Bearer"
    assert inhoud["expires_in"] <= 3600
    assert inhoud["scope"] == "aanleveren lezen"
    assert antwoord["Cache-Control"] == "no-store"
    rechten = Koppeling(http, inhoud["access_token"]).get("/eigen-rechten")
    assert rechten.status_code == 200
    assert rechten.json()["rol"] == "verzuimcoordinator"


def test_neither_secret_nor_token_is_kept(http):
    nieuw = nieuwe_client(f.school())
    token = vraag_token(http, nieuw).json()["access_token"]
    assert bytes(ApiClient.objects.get().geheim_hash) == hash_van(nieuw.geheim)
    assert bytes(ApiToken.objects.get().hash) == hash_van(token)
    assert nieuw.geheim.encode() not in bytes(ApiClient.objects.get().geheim_hash)


def test_the_secret_may_also_stand_in_the_form(http):
    nieuw = nieuwe_client(f.school())
    inhoud = (
        f"grant_type=client_credentials&client_id={nieuw.client.sleutel}"
        f"&client_secret={nieuw.geheim}"
    )
    assert http.post(f"{BASIS}/oauth/token", inhoud, content_type=FORMULIER).status_code == 200


@pytest.mark.parametrize(
    ("inhoud", "kop", "code", "status"),
    [
        ("grant_type=client_credentials", {}, "invalid_client", 401),
        ("grant_type=client_credentials", basic("x", "y"), "invalid_client", 401),
        ("grant_type=client_credentials", {"Authorization": "Basic %%%"}, "invalid_client", 401),
        ("grant_type=password", "goed", "unsupported_grant_type", 400),
        ("x=y", "goed", "invalid_request", 400),
        ("grant_type=client_credentials&scope=beheren", "goed", "invalid_scope", 400),
        ("grant_type=x&grant_type=client_credentials", "goed", "invalid_request", 400),
        ("grant_type=client_credentials&client_id=%00", {}, "invalid_client", 401),
    ],
)
def test_a_wrong_question_gets_no_token(http, inhoud, kop, code, status):
    nieuw = nieuwe_client(f.school())
    koppen = basic(nieuw.client.sleutel, nieuw.geheim) if kop == "goed" else kop
    antwoord = http.post(f"{BASIS}/oauth/token", inhoud, content_type=FORMULIER, headers=koppen)
    assert antwoord.status_code == status
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord.json()["error"] == code
    assert nieuw.geheim not in antwoord.content.decode()
    assert not ApiToken.objects.exists()


def test_a_scope_can_be_left_out_of_a_token(http):
    nieuw = nieuwe_client(f.school())
    token = vraag_token(http, nieuw, scope="aanleveren").json()["access_token"]
    antwoord = Koppeling(http, token).get("/jongeren")
    assert antwoord.status_code == 403
    assert 'error="insufficient_scope"' in antwoord["WWW-Authenticate"]


@pytest.mark.parametrize("kop", ["", "Bearer", "Bearer onzin", "Basic abc", "Bearer é\x7f"])
def test_without_a_token_that_holds_nothing_is_open(http, kop):
    antwoord = http.get(f"{BASIS}/jongeren", headers={"Authorization": kop} if kop else {})
    assert antwoord.status_code == 401
    assert antwoord["WWW-Authenticate"].startswith("Bearer")
    assert antwoord["Content-Type"] == "application/problem+json"


def test_a_token_is_over_after_its_time(http):
    k = koppeling(f.school())
    ApiToken.objects.all().delete()
    ApiToken.objects.create(
        hash=hash_van(k.token),
        client=ApiClient.objects.get(),
        scopes=["lezen"],
        verloopt_op=timezone.now() - timedelta(seconds=1),
    )
    assert k.get("/eigen-rechten").status_code == 401


def test_a_client_that_is_withdrawn_has_no_token_any_more(http):
    nieuw = nieuwe_client(f.school())
    k = Koppeling(http, vraag_token(http, nieuw).json()["access_token"])
    with systeem_actor("test", timezone.localdate()):
        trek_client_in(nieuw.client, timezone.now())
    assert k.get("/eigen-rechten").status_code == 401
    assert vraag_token(http, nieuw).status_code == 401


def test_an_aanstelling_that_ended_yesterday_opens_nothing(http):
    nieuw = nieuwe_client(
        f.school(),
        van=timezone.localdate() - timedelta(days=30),
        tot_en_met=timezone.localdate() - timedelta(days=1),
    )
    assert vraag_token(http, nieuw).status_code == 401


def test_a_client_ends_its_own_token_and_no_other(http):
    een, ander = nieuwe_client(f.school()), nieuwe_client(f.school("10CD00"))
    token = vraag_token(http, een).json()["access_token"]
    for nieuw, status in ((ander, 200), (een, 401)):
        antwoord = http.post(
            f"{BASIS}/oauth/revoke",
            f"token={token}",
            content_type=FORMULIER,
            headers=basic(nieuw.client.sleutel, nieuw.geheim),
        )
        assert antwoord.status_code == 200
        assert Koppeling(http, token).get("/eigen-rechten").status_code == status


def test_a_bearer_token_beside_the_secret_does_no_harm(http):
    nieuw = nieuwe_client(f.school())
    token = vraag_token(http, nieuw).json()["access_token"]
    inhoud = (
        f"grant_type=client_credentials&client_id={nieuw.client.sleutel}"
        f"&client_secret={nieuw.geheim}"
    )
    antwoord = http.post(
        f"{BASIS}/oauth/token",
        inhoud,
        content_type=FORMULIER,
        headers={"Authorization": f"Bearer {token}"},
    )
    assert antwoord.status_code == 200


def test_the_gebruiker_of_a_client_cannot_log_in():
    nieuwe_client(f.school())
    mens = Gebruiker.objects.get(username__startswith="api-")
    assert not mens.is_active
    assert not mens.has_usable_password()


def test_a_session_does_not_open_the_api_nor_a_token_a_page(http):
    a = f.aanstelling(f.school())
    http.force_login(a.gebruiker, backend="axes.backends.AxesStandaloneBackend")
    assert http.get(f"{BASIS}/jongeren").status_code == 401
    k = koppeling(f.school())
    pagina = Client().get("/", headers=k.kop)
    assert pagina.status_code == 302
    assert "/inloggen" in pagina["Location"]


@pytest.mark.parametrize("rol", ["beheerder", "ouder", "jongere"])
def test_no_program_acts_in_the_rol_of_a_person_or_administrator(rol):
    with pytest.raises(Geweigerd):
        nieuwe_client(f.regio(), rol)


def test_a_client_has_an_end_and_somebody_who_answers_for_it():
    vandaag = timezone.localdate()
    with pytest.raises(Geweigerd):
        nieuwe_client(f.school(), tot_en_met=vandaag.replace(year=vandaag.year + 3))
    with pytest.raises(Geweigerd):
        nieuwe_client(f.school(), verantwoordelijke=f.aanstelling(f.gemeente()).gebruiker)
    with pytest.raises(Geweigerd):
        nieuwe_client(f.school(), scopes=("beheren",))


def test_only_who_administers_the_organisation_makes_or_ends_a_client():
    nieuw = nieuwe_client(f.school())
    for actor in (f.actor(f.school()), f.actor(f.school("10CD00"), "beheerder")):
        with als(actor), pytest.raises(Geweigerd):
            trek_client_in(nieuw.client, timezone.now())
    beheerder = f.actor(f.school(), "beheerder", vandaag=timezone.localdate())
    with als(beheerder):
        trek_client_in(nieuw.client, timezone.now())
    with systeem_actor("test", timezone.localdate()):
        assert ApiClient.objects.get().ingetrokken_door_id == beheerder.gebruiker_id


def test_clients_and_tokens_are_invisible_to_whoever_works_here():
    koppeling(f.school())
    with als(f.actor(f.school())):
        assert not ApiClient.objects.exists()
        assert not ApiToken.objects.exists()
