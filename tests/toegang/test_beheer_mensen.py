"""Joiners, leavers and accounts, through the pages of administration."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.toegang.models import Aanstelling, Gebruiker
from tests import fabriek as f
from tests.toegang.beheerhulp import aanstellingen_van, beheerder, tekst, vandaag, vers

pytestmark = pytest.mark.django_db
NIEUW = "/beheer/mensen/nieuw/"


def _joiner(organisatie: object, **anders: object) -> dict:
    return {
        "naam": "Nieuwe Collega",
        "email": "Nieuw@school.example",
        "organisatie": organisatie.pk,
        "rol": "mentor",
        "van": vandaag().isoformat(),
        "tot_en_met": "",
        **anders,
    }


def test_a_joiner_gets_an_account_an_aanstelling_and_an_invitation_shown_once(client):
    school = f.school()
    baas = beheerder(school)
    antwoord = baas.post(NIEUW, _joiner(school))
    assert antwoord.status_code == 200
    (adres,) = re.findall(r"http://testserver(/uitnodiging/[^<\s]+)", antwoord.content.decode())
    mens = Gebruiker.objects.get(username="nieuw@school.example")
    assert not mens.has_usable_password()
    assert [a.rol for a in aanstellingen_van(mens)] == ["mentor"]
    # It works for who has it, and no page shows it again.
    assert client.get(adres).status_code == 200
    assert adres not in baas.get(reverse("beheer_mens", args=[mens.pk])).content.decode()
    wijzigingen = tekst(baas.get(reverse("beheer_mens", args=[mens.pk])))
    assert "Account gemaakt" in wijzigingen
    assert "Nieuwe medewerker" in wijzigingen


def test_who_has_an_account_keeps_it_and_gets_an_aanstelling():
    school = f.school("10AB00")
    bekend = f.aanstelling(f.school("20CD00")).gebruiker
    antwoord = beheerder(school).post(
        NIEUW, _joiner(school, naam="Andere Naam", email=bekend.username.upper()), follow=True
    )
    assert "had al een account" in tekst(antwoord)
    assert "/uitnodiging/" not in antwoord.content.decode()
    assert vers(bekend).naam == bekend.naam
    assert vers(bekend).password == bekend.password
    assert {a.organisatie_id for a in aanstellingen_van(bekend)} >= {school.pk}


def test_the_same_aanstelling_twice_is_refused_with_a_sentence():
    school = f.school()
    baas = beheerder(school)
    baas.post(NIEUW, _joiner(school))
    antwoord = baas.post(NIEUW, _joiner(school))
    assert antwoord.status_code == 422
    assert "heeft deze aanstelling in deze periode al" in tekst(antwoord)


def test_a_form_with_mistakes_says_which():
    school = f.school()
    antwoord = beheerder(school).post(
        NIEUW, _joiner(school, naam="", rol="jeugdarts", email="geen adres")
    )
    assert antwoord.status_code == 422
    assert "Er kloppen nog 3 dingen niet" in tekst(antwoord)
    gisteren = vandaag() - timedelta(days=1)
    antwoord = beheerder(school).post(NIEUW, _joiner(school, tot_en_met=gisteren.isoformat()))
    assert "De laatste dag ligt voor de eerste dag" in tekst(antwoord)


@pytest.mark.parametrize("rol", ["ouder", "jongere", "regiocoordinator"])
def test_a_rol_that_does_not_fit_is_no_choice(rol):
    regio, school = f.regio(), f.school()
    antwoord = beheerder(regio).post(NIEUW, _joiner(school, rol=rol))
    assert antwoord.status_code == 422
    assert not Gebruiker.objects.filter(username="nieuw@school.example").exists()


def test_nobody_is_appointed_at_an_organisation_of_another():
    antwoord = beheerder(f.school("10AB00")).post(NIEUW, _joiner(f.school("20CD00")))
    assert antwoord.status_code == 422
    assert not Gebruiker.objects.filter(username="nieuw@school.example").exists()


@pytest.mark.parametrize(
    "naam", ["beheer_mens", "beheer_mens_uit_dienst", "beheer_aanstelling_nieuw"]
)
def test_people_of_another_organisation_are_not_found(naam):
    vreemd = f.aanstelling(f.school("20CD00"))
    baas = beheerder(f.school("10AB00"))
    assert baas.get(reverse(naam, args=[vreemd.gebruiker_id])).status_code == 404
    assert vreemd.gebruiker.naam not in tekst(baas.get("/beheer/mensen/"))
    assert vreemd.gebruiker.naam not in tekst(baas.post("/beheer/mensen/", {"zoek": "medewerker"}))


def test_parents_and_youngsters_are_nowhere():
    regio = f.regio()
    ouder = f.aanstelling(regio, "ouder").gebruiker
    baas = beheerder(regio)
    assert baas.get(reverse("beheer_mens", args=[ouder.pk])).status_code == 404
    assert "0 medewerkers" not in tekst(baas.get("/beheer/mensen/"))
    assert ouder.username not in baas.post("/beheer/mensen/", {"zoek": ""}).content.decode()
    gevonden = baas.post("/beheer/mensen/", {"zoek": ouder.username})
    assert "Niemand gevonden" in tekst(gevonden)


def test_a_leaver_is_out_at_once_everywhere(client):
    school = f.school()
    een = f.aanstelling(school)
    f.aanstelling(school, "mentor", gebruiker=een.gebruiker, tot_en_met=vandaag())
    straks = f.aanstelling(school, gebruiker=een.gebruiker, van=vandaag() + timedelta(days=9))
    client.force_login(een.gebruiker)
    client.post(reverse("aanstelling"), {"aanstelling": een.pk})
    assert client.get("/").status_code == 200
    adres = reverse("beheer_mens_uit_dienst", args=[een.gebruiker_id])
    antwoord = beheerder(school).post(
        adres, {"laatste_dag": vandaag().isoformat(), "reden": "nieuwe baan"}, follow=True
    )
    assert antwoord.status_code == 200
    assert "nieuwe baan" in tekst(antwoord).lower()
    assert not vers(een.gebruiker).is_active
    assert {a.periode.upper for a in aanstellingen_van(een.gebruiker)} == {
        vandaag() + timedelta(days=1)
    }
    assert not Aanstelling.objects.filter(pk=straks.pk).exists()
    assert "/inloggen" in client.get("/").url


def test_a_leaver_of_next_month_works_until_then(client):
    school = f.school()
    een = f.aanstelling(school)
    client.force_login(een.gebruiker)
    einde = vandaag() + timedelta(days=30)
    adres = reverse("beheer_mens_uit_dienst", args=[een.gebruiker_id])
    beheerder(school).post(adres, {"laatste_dag": einde.isoformat(), "reden": "nieuwe baan"})
    assert vers(een.gebruiker).is_active
    assert vers(een).periode.upper == einde + timedelta(days=1)
    assert client.get("/").status_code == 200


def test_who_never_began_is_out_and_no_longer_the_organisations():
    school = f.school()
    straks = f.aanstelling(school, van=vandaag() + timedelta(days=20))
    baas = beheerder(school)
    antwoord = baas.post(
        reverse("beheer_mens_uit_dienst", args=[straks.gebruiker_id]),
        {"laatste_dag": vandaag().isoformat(), "reden": "komt toch niet"},
        follow=True,
    )
    assert antwoord.redirect_chain == [("/beheer/mensen/", 302)]
    assert "uit dienst gemeld" in tekst(antwoord)
    assert not vers(straks.gebruiker).is_active
    assert aanstellingen_van(straks.gebruiker) == []


def test_the_coordinator_of_a_postvak_leaves_after_a_successor_only():
    school = f.school()
    een = f.aanstelling(school)
    baas = beheerder(school)
    baas.post(reverse("beheer_postvak", args=[school.pk]), {"coordinator": een.pk})
    for naam, gegevens in (
        ("beheer_mens_uit_dienst", {"laatste_dag": vandaag().isoformat(), "reden": "weg"}),
        ("beheer_mens_blokkeren", {"reden": "weg"}),
    ):
        antwoord = baas.post(reverse(naam, args=[een.gebruiker_id]), gegevens)
        assert antwoord.status_code == 422
        assert "Een postvak heeft altijd een coördinator" in tekst(antwoord)
    assert vers(een.gebruiker).is_active
    assert vers(een).periode.upper is None


def test_blocking_ends_sessions_and_can_be_undone(client):
    school = f.school()
    een = f.aanstelling(school)
    client.force_login(een.gebruiker)
    baas = beheerder(school)
    baas.post(reverse("beheer_mens_blokkeren", args=[een.gebruiker_id]), {"reden": "vreemde inlog"})
    assert "/inloggen" in client.get("/").url
    assert not client.login(username=een.gebruiker.username, password=f.WACHTWOORD)
    baas.post(reverse("beheer_mens_deblokkeren", args=[een.gebruiker_id]), {"reden": "opgelost"})
    assert vers(een.gebruiker).is_active
    geschiedenis = tekst(baas.get(reverse("beheer_mens", args=[een.gebruiker_id])))
    assert "Account geblokkeerd" in geschiedenis
    assert "Account geblokkeerd: vreemde inlog" in geschiedenis
    assert "Blokkade weggehaald: opgelost" in geschiedenis


def test_a_lost_device_ends_sessions_and_the_second_factor(client):
    school = f.school()
    een = f.aanstelling(school)
    client.force_login(een.gebruiker)
    adres = reverse("beheer_mens_apparaat_verloren", args=[een.gebruiker_id])
    antwoord = beheerder(school).post(adres, {"reden": "telefoon gestolen"}, follow=True)
    assert "De tweede stap is weg" in tekst(antwoord)
    assert "/inloggen" in client.get("/").url


def test_ones_own_account_is_another_administrators():
    school = f.school()
    eigen = f.aanstelling(school, "beheerder")
    baas = Client()
    baas.force_login(eigen.gebruiker)
    assert "Dit bent u zelf" in tekst(baas.get(reverse("beheer_mens", args=[eigen.gebruiker_id])))
    for naam in (
        "beheer_mens_blokkeren",
        "beheer_mens_apparaat_verloren",
        "beheer_mens_wijzigen",
        "beheer_aanstelling_nieuw",
    ):
        assert baas.post(reverse(naam, args=[eigen.gebruiker_id]), {}).status_code == 403
    for naam in ("beheer_aanstelling_wijzigen", "beheer_aanstelling_beeindigen"):
        assert baas.post(reverse(naam, args=[eigen.pk]), {}).status_code == 403


def test_name_and_address_are_changed_with_history():
    regio = f.regio()
    een = f.aanstelling(f.school())
    baas = beheerder(regio)
    adres = reverse("beheer_mens_wijzigen", args=[een.gebruiker_id])
    bezet = f.mens().username
    assert baas.post(adres, {"naam": "X", "email": bezet}).status_code == 422
    antwoord = baas.post(adres, {"naam": "Nieuwe Naam", "email": "ander@x.example"}, follow=True)
    assert f"Naam: {een.gebruiker.naam} werd Nieuwe Naam" in tekst(antwoord)
    assert vers(een.gebruiker).username == "ander@x.example"


def test_what_is_not_in_the_form_is_not_changed():
    """Mass assignment: extra fields in the POST do nothing."""
    een = f.aanstelling(f.school())
    adres = reverse("beheer_mens_wijzigen", args=[een.gebruiker_id])
    beheerder(f.regio()).post(
        adres,
        {
            "naam": "Nieuw",
            "email": "n@x.example",
            "is_superuser": "on",
            "is_staff": "1",
            "is_active": "",
            "password": "x",
            "rol": "beheerder",
        },
    )
    na = vers(een.gebruiker)
    assert (na.naam, na.is_superuser, na.is_staff, na.is_active) == ("Nieuw", False, False, True)
    assert na.password == een.gebruiker.password
    assert [a.rol for a in aanstellingen_van(na)] == ["verzuimcoordinator"]


def test_lists_are_paged_filtered_and_searched(django_assert_max_num_queries):
    regio, school = f.regio(), f.school()
    for _ in range(55):
        f.aanstelling(school)
    f.mens("achtergebleven")
    baas = beheerder(regio)
    with django_assert_max_num_queries(25):
        eerste = tekst(baas.get("/beheer/mensen/"))
    assert "57 medewerkers" in eerste
    assert "Medewerker" in tekst(baas.get("/beheer/mensen/?pagina=2"))
    assert "55 medewerkers" in tekst(baas.get("/beheer/mensen/?rol=verzuimcoordinator"))
    zonder = tekst(baas.get("/beheer/mensen/?stand=zonder_aanstelling"))
    assert "Achtergebleven" in zonder
    assert "1 medewerker " in zonder
    gezocht = baas.post("/beheer/mensen/", {"zoek": "achter"})
    assert "1 medewerker " in tekst(gezocht)
    assert gezocht.wsgi_request.get_full_path() == "/beheer/mensen/"
