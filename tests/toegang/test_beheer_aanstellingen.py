"""Giving, changing and ending an aanstelling, standing in, and working in one that has ended."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests import fabriek as f
from tests.toegang.beheerhulp import aanstellingen_van, beheerder, tekst, vandaag, vers

pytestmark = pytest.mark.django_db


def test_another_aanstelling_for_somebody_of_the_organisation():
    school = f.school()
    een = f.aanstelling(school)
    adres = reverse("beheer_aanstelling_nieuw", args=[een.gebruiker_id])
    gegevens = {"organisatie": school.pk, "rol": "mentor", "van": vandaag().isoformat()}
    antwoord = beheerder(school).post(adres, gegevens, follow=True)
    assert "De aanstelling is toegevoegd" in tekst(antwoord)
    assert [a.rol for a in aanstellingen_van(een.gebruiker)] == ["verzuimcoordinator", "mentor"]


def test_a_change_of_rol_or_period_keeps_its_reason():
    school = f.school()
    een = f.aanstelling(school)
    adres = reverse("beheer_aanstelling_wijzigen", args=[een.pk])
    baas = beheerder(school)
    gegevens = {"rol": "mentor", "van": "2020-08-01", "tot_en_met": "", "reden": ""}
    assert baas.post(adres, gegevens).status_code == 422
    antwoord = baas.post(adres, gegevens | {"reden": "andere taak"}, follow=True)
    assert "Aanstelling gewijzigd: andere taak" in tekst(antwoord)
    assert vers(een).rol == "mentor"


def test_ending_it_ends_standing_in_for_it():
    school = f.school()
    een, collega = f.aanstelling(school), f.aanstelling(school, "mentor")
    baas = beheerder(school)
    einde = vandaag() + timedelta(days=40)
    gegevens = {
        "wie": collega.gebruiker_id,
        "van": vandaag().isoformat(),
        "tot_en_met": einde.isoformat(),
    }
    antwoord = baas.post(
        reverse("beheer_aanstelling_vervangen", args=[een.pk]), gegevens, follow=True
    )
    assert f"{collega.gebruiker.naam} (" in tekst(antwoord)
    _, vervanging = aanstellingen_van(collega.gebruiker)
    assert (vervanging.rol, vervanging.vervangt_id) == ("verzuimcoordinator", een.pk)
    eerder = vandaag() + timedelta(days=10)
    baas.post(
        reverse("beheer_aanstelling_beeindigen", args=[een.pk]),
        {"laatste_dag": eerder.isoformat(), "reden": "verlof"},
    )
    assert vers(een).periode.upper == eerder + timedelta(days=1)
    assert vers(vervanging).periode.upper == eerder + timedelta(days=1)


def test_standing_in_needs_a_last_day_and_a_colleague():
    school = f.school("10AB00")
    een, vreemd = f.aanstelling(school), f.aanstelling(f.school("20CD00"))
    antwoord = beheerder(school).post(
        reverse("beheer_aanstelling_vervangen", args=[een.pk]),
        {"wie": vreemd.gebruiker_id, "van": vandaag().isoformat(), "tot_en_met": ""},
    )
    assert antwoord.status_code == 422
    assert "Er kloppen nog 2 dingen niet" in tekst(antwoord)


def test_the_last_administrator_stays_and_the_page_says_why():
    school = f.school()
    laatste = f.aanstelling(school, "beheerder")
    antwoord = beheerder(f.regio()).post(
        reverse("beheer_aanstelling_beeindigen", args=[laatste.pk]),
        {"laatste_dag": vandaag().isoformat(), "reden": "weg"},
    )
    assert antwoord.status_code == 422
    assert "Dit is de laatste beheerder van de organisatie" in tekst(antwoord)
    assert vers(laatste).periode.upper is None


@pytest.mark.parametrize("wat", ["wijzigen", "beeindigen", "vervangen"])
def test_an_aanstelling_of_another_organisation_is_not_found(wat):
    vreemd = f.aanstelling(f.school("20CD00"))
    baas = beheerder(f.school("10AB00"))
    adres = reverse(f"beheer_aanstelling_{wat}", args=[vreemd.pk])
    assert baas.get(adres).status_code == 404
    assert baas.post(adres, {"reden": "x"}).status_code == 404


def _beeindig(a: object) -> None:
    f.wijzig(a, periode=f.periode(f.d("2015-08-01"), vandaag() - timedelta(days=1)))


def test_a_form_that_comes_after_the_end_says_that_nothing_is_saved():
    een = f.aanstelling(f.school())
    client = Client()
    client.force_login(een.gebruiker)
    assert client.get("/").status_code == 200
    _beeindig(een)
    antwoord = client.post("/weergaven/nieuw/", {"naam": "x"})
    assert antwoord.status_code == 409
    assert "Uw aanstelling is geëindigd" in tekst(antwoord)
    assert "niet opgeslagen" in tekst(antwoord)
    pagina = client.get("/", follow=True)
    assert "is geëindigd (" in tekst(pagina)
    deel = client.get("/", headers={"HX-Request": "true"})
    assert deel["HX-Redirect"] == reverse("aanstelling")


def test_nobody_is_put_to_work_elsewhere_unasked():
    een = f.aanstelling(f.school())
    ander = f.aanstelling(f.gemeente(), gebruiker=een.gebruiker)
    client = Client()
    client.force_login(een.gebruiker)
    client.post(reverse("aanstelling"), {"aanstelling": een.pk})
    _beeindig(een)
    assert client.post("/weergaven/nieuw/", {"naam": "x"}).status_code == 409
    assert client.get("/").url == reverse("aanstelling")
    client.post(reverse("aanstelling"), {"aanstelling": ander.pk})
    assert client.get("/").wsgi_request.actor.aanstelling_id == ander.pk


def test_the_choice_says_rol_organisation_until_when_and_for_whom():
    school = f.school()
    vervangen = f.aanstelling(school)
    een = f.aanstelling(f.gemeente())
    with f.systeem():
        een.gebruiker.aanstellingen.create(
            organisatie=school,
            rol="verzuimcoordinator",
            vervangt=vervangen,
            periode=f.periode(vandaag(), vandaag() + timedelta(days=5)),
        )
    client = Client()
    client.force_login(een.gebruiker)
    pagina = tekst(client.get(reverse("aanstelling")))
    assert f"u vervangt {vervangen.gebruiker.naam}" in pagina
    assert f"{school.naam}, verzuimcoördinator" in pagina
    assert "t/m" in pagina
    (als_vervanger,) = [a for a in aanstellingen_van(een.gebruiker) if a.vervangt_id]
    client.post(reverse("aanstelling"), {"aanstelling": als_vervanger.pk})
    assert f"Verzuimcoördinator (vervanging), {school.naam}" in tekst(client.get("/"))
