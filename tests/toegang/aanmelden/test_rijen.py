"""Which rows of logging in somebody sees: their own, and a beheerder those of whom they manage."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import Error, connection, transaction
from django.test import Client

from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Uitnodiging
from inbeeld.toegang.uitnodigen import maak_uitnodiging
from tests import fabriek as f
from tests.toegang.aanmelden import hulp

pytestmark = pytest.mark.django_db


@pytest.fixture
def wie():
    aanstelling = hulp.iemand()
    hulp.met_app(aanstelling.gebruiker)
    SocialAccount.objects.create(user=aanstelling.gebruiker, provider="school", uid="x")
    maak_uitnodiging(aanstelling.gebruiker)
    return aanstelling


def _gezien() -> list[int]:
    return [m.objects.count() for m in (Authenticator, SocialAccount, Uitnodiging)]


def _geweigerd(zin: str) -> None:
    geweigerd = pytest.raises(Error, match="permission denied")
    with geweigerd, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(zin)


def test_ones_own_and_of_whom_one_manages(wie):
    with als(f.actor_van(wie)):
        assert _gezien() == [2, 1, 1]
    with als(f.actor_van(hulp.iemand("beheerder"))):
        assert _gezien() == [2, 1, 1]
    ander = f.school("20CD00")
    for actor in (f.actor(ander), f.actor(ander, "beheerder"), f.actor(f.gemeente())):
        with als(actor):
            assert _gezien() == [0, 0, 0]
            assert Authenticator.objects.all().delete()[0] == 0
    # Logging in comes before there is anybody.
    with als(None):
        assert _gezien() == [2, 1, 1]


@pytest.mark.parametrize("tabel", ["account_emailaddress", "socialaccount_socialapp"])
def test_what_is_not_used_is_not_written(tabel):
    _geweigerd(f"delete from {tabel}")


def test_a_line_of_somebodys_list_is_never_changed(wie):
    hulp.met_wachtwoord(Client(), wie.gebruiker, "niet dit")
    for zin in ("update toegang_aanmelding set gelukt = true", "delete from toegang_aanmelding"):
        _geweigerd(zin)


def test_an_invitation_opens_where_somebody_else_is_logged_in(wie):
    pad = maak_uitnodiging(wie.gebruiker)
    client = Client()
    client.force_login(f.aanstelling(f.gemeente()).gebruiker)
    client.get("/over/")
    nieuw = dict.fromkeys(("new_password1", "new_password2"), "nog een lang wachtwoord")
    assert client.get(pad).status_code == 200
    assert client.post(pad, nieuw).url == hulp.TWEEDE
    assert "_auth_user_id" not in client.session
