"""Organisations, where they work, postvak and core team, through the pages."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from inbeeld.register.models import Jongere
from inbeeld.toegang.actor import als
from inbeeld.toegang.beheer import rollen
from inbeeld.toegang.models import Aanstelling, Organisatie, Werkgebied
from tests import fabriek as f
from tests.toegang.beheerhulp import beheerder, tekst, vandaag, vers

pytestmark = pytest.mark.django_db
Rol = Aanstelling.Rol


def test_the_region_adds_and_renames_an_organisation():
    baas = beheerder(f.regio())
    adres = reverse("beheer_organisatie_nieuw")
    assert "BRIN-code" in tekst(baas.post(adres, {"naam": "X", "soort": "school", "code": "1"}))
    goed = {"naam": "De Wilg", "soort": "school", "code": "12ab00"}
    antwoord = baas.post(adres, goed, follow=True)
    assert "De Wilg is toegevoegd" in tekst(antwoord)
    assert "Er is al een organisatie" in tekst(baas.post(adres, goed))
    school = Organisatie.objects.get(code="12AB00")
    antwoord = baas.post(
        reverse("beheer_organisatie_wijzigen", args=[school.pk]), {"naam": "De Eik"}, follow=True
    )
    assert "De Eik" in tekst(antwoord)
    assert "Naam van organisatie gewijzigd" in tekst(antwoord)


@pytest.mark.parametrize(
    ("naam", "status"),
    [
        ("beheer_organisatie_nieuw", 403),
        ("beheer_organisatie_wijzigen", 403),
        ("beheer_werkgebied_nieuw", 403),
    ],
)
def test_an_organisation_does_not_change_the_region(naam, status):
    school = f.school()
    adres = reverse(naam, args=[] if naam.endswith("nieuw") and "org" in naam else [school.pk])
    assert beheerder(school).post(adres, {"naam": "X"}).status_code == status


def test_another_organisation_is_not_found():
    ander = f.school("20CD00")
    baas = beheerder(f.school("10AB00"))
    for naam in ("beheer_organisatie", "beheer_postvak", "beheer_kernteam_nieuw"):
        assert baas.get(reverse(naam, args=[ander.pk])).status_code == 404
    assert "School 20CD00" not in tekst(baas.get("/beheer/organisaties/"))


def test_an_area_begins_and_ends():
    school, swv = f.school(), f.swv()
    baas = beheerder(f.regio())
    adres = reverse("beheer_werkgebied_nieuw", args=[swv.pk])
    gegevens = {"gebied": school.pk, "van": vandaag().isoformat(), "tot_en_met": ""}
    assert "Het werkgebied is toegevoegd" in tekst(baas.post(adres, gegevens, follow=True))
    assert "er in deze periode al" in tekst(baas.post(adres, gegevens))
    werkgebied = Werkgebied.objects.get()
    einde = vandaag() + timedelta(days=3)
    baas.post(
        reverse("beheer_werkgebied_beeindigen", args=[werkgebied.pk]),
        {"laatste_dag": einde.isoformat(), "reden": "herindeling"},
    )
    assert vers(werkgebied).periode.upper == einde + timedelta(days=1)
    assert "Werkgebied beëindigd: herindeling" in tekst(
        baas.get(reverse("beheer_organisatie", args=[swv.pk]))
    )


def test_the_postvak_gets_a_coordinator_and_never_loses_one():
    school = f.school()
    een, twee = f.aanstelling(school), f.aanstelling(school, "mentor")
    baas = beheerder(school)
    adres = reverse("beheer_postvak", args=[school.pk])
    assert "zonder coördinator" in tekst(baas.get(reverse("beheer_organisatie", args=[school.pk])))
    for wie in (een, twee):
        antwoord = baas.post(adres, {"coordinator": wie.pk}, follow=True)
        assert f"Postvak {wie.gebruiker.naam}" in tekst(antwoord)
    assert baas.post(adres, {"coordinator": ""}).status_code == 422
    vreemd = f.aanstelling(f.school("20CD00"))
    assert baas.post(adres, {"coordinator": vreemd.pk}).status_code == 422


def test_a_core_team_is_of_people_of_several_organisations():
    school = f.school()
    leerplicht = f.aanstelling(f.gemeente())
    baas = beheerder(school)
    adres = reverse("beheer_kernteam_nieuw", args=[school.pk])
    gegevens = {"aanstelling": leerplicht.pk, "van": vandaag().isoformat()}
    antwoord = baas.post(adres, gegevens, follow=True)
    assert leerplicht.gebruiker.naam in tekst(antwoord)
    assert "al in het kernteam" in tekst(baas.post(adres, gegevens))
    with f.systeem():
        lid = school.kernteam.get()
    assert "Uit het kernteam" in tekst(
        baas.get(reverse("beheer_kernteam_beeindigen", args=[lid.pk]))
    )
    baas.post(
        reverse("beheer_kernteam_beeindigen", args=[lid.pk]),
        {"laatste_dag": vandaag().isoformat(), "reden": "andere wijk"},
    )
    assert vers(lid).periode.upper == vandaag() + timedelta(days=1)


def test_being_in_a_core_team_shows_no_child():
    school = f.school("10AB00")
    f.kind(school, woont=None)
    leerplicht = f.aanstelling(f.gemeente("0392"))
    with als(f.actor_van(leerplicht)):
        assert not Jongere.objects.exists()
    with f.systeem():
        school.kernteam.create(aanstelling=leerplicht, periode=f.periode(f.d("2020-01-01"), None))
    with als(f.actor_van(leerplicht)):
        assert not Jongere.objects.exists()


def test_lists_are_filtered_paged_and_searched():
    for nummer in range(55):
        f.school(f"{10 + nummer}AB00")
    f.aanstelling(f.school("10AB00"))
    baas = beheerder(f.regio())
    assert "56 organisaties" in tekst(baas.get("/beheer/organisaties/"))
    assert "55 organisaties" in tekst(baas.get("/beheer/organisaties/?soort=school"))
    assert "1 organisatie " in tekst(baas.post("/beheer/organisaties/", {"zoek": "12AB"}))
    assert "Geen organisatie gevonden" in tekst(baas.get("/beheer/organisaties/?soort=jgz"))


def test_the_choices_are_those_that_the_database_takes():
    organisaties = {
        soort: f._organisatie(
            soort, {"school": "10AB00", "gemeente": "0392"}.get(soort, "x"), soort
        )
        for soort in Organisatie.Soort.values
    }
    for soort, organisatie in organisaties.items():
        mag = set()
        for rol in Rol.values:
            try:
                with transaction.atomic():
                    f.aanstelling(organisatie, rol)
                mag.add(rol)
            except IntegrityError:
                pass
        assert mag - {Rol.OUDER, Rol.JONGERE} == set(rollen.rollen_bij(soort)), soort
        for ander, gebied in organisaties.items():
            try:
                with transaction.atomic():
                    f.werkgebied(organisatie, gebied)
                past = True
            except IntegrityError:
                past = False
            assert past == (rollen.GEBIEDEN.get(soort) == ander), (soort, ander)
