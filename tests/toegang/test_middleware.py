"""A request runs for one valid aanstelling, chosen by the person; login is asked by default."""

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from inbeeld.tijdlijnen import installatie
from inbeeld.tijdlijnen.installatie import OudeRegels, controleer
from inbeeld.toegang import rls
from inbeeld.toegang.rls import OnveiligeRol, controleer_rol
from tests import fabriek as f

pytestmark = pytest.mark.django_db


def _ingelogd(*aanstellingen) -> Client:
    client = Client()
    client.force_login(aanstellingen[0].gebruiker)
    return client


def test_without_login_every_page_asks_for_it():
    antwoord = Client().get("/")
    assert antwoord.status_code == 302
    assert antwoord.url.startswith(reverse("inloggen"))


def test_one_aanstelling_is_taken_as_it_is():
    a = f.aanstelling(f.school())
    antwoord = _ingelogd(a).get("/")
    assert antwoord.status_code == 200
    actor = antwoord.wsgi_request.actor
    assert (actor.aanstelling_id, actor.organisatie_id) == (a.pk, a.organisatie_id)


def test_of_several_one_must_be_chosen_and_only_ones_own_can_be():
    een = f.aanstelling(f.school("10AB00"))
    twee = f.aanstelling(f.gemeente(), gebruiker=een.gebruiker)
    vreemd = f.aanstelling(f.regio())
    client = _ingelogd(een)
    assert client.get("/").url == reverse("aanstelling")
    antwoord = client.post(reverse("aanstelling"), {"aanstelling": vreemd.pk})
    assert "niet (meer) van u" in antwoord.content.decode()
    assert client.get("/").url == reverse("aanstelling")
    client.post(reverse("aanstelling"), {"aanstelling": twee.pk})
    assert client.get("/").wsgi_request.actor.aanstelling_id == twee.pk


def test_a_chosen_aanstelling_that_has_ended_works_no_longer():
    een = f.aanstelling(f.school("10AB00"))
    client = _ingelogd(een)
    session = client.session
    session["aanstelling"] = een.pk
    session.save()
    assert client.get("/").status_code == 200
    f.wijzig(een, periode=f.periode(f.d("2015-08-01"), f.d("2016-01-01")))
    assert client.get("/").url == reverse("aanstelling")
    assert "nog geen aanstelling" in client.get(reverse("aanstelling")).content.decode()


def test_logging_out_needs_no_aanstelling():
    een = f.aanstelling(f.school("10AB00"), tot_en_met=f.d("2016-01-01"))
    assert _ingelogd(een).post(reverse("uitloggen")).url == reverse("inloggen")


@pytest.mark.django_db(databases=["default", "eigenaar"])
def test_the_owner_is_refused_as_the_role_of_the_app(monkeypatch):
    controleer_rol()
    monkeypatch.setattr(rls, "connection", connections["eigenaar"])
    with pytest.raises(OnveiligeRol):
        controleer_rol()


@pytest.mark.usefixtures("regels_geinstalleerd")
def test_a_database_with_other_rules_is_refused(monkeypatch):
    controleer()
    monkeypatch.setattr(installatie, "functies", lambda: "andere regels")
    with pytest.raises(OudeRegels):
        controleer()
