"""The demo region in the database: stories keep their promises there too, and filling is once."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from inbeeld.demo.accounts import MENSEN, WACHTWOORD
from inbeeld.demo.personages import VERHALEN
from inbeeld.demo.regio import maak_regio, onderwijsnummer
from inbeeld.demo.vul import DEFINITIE, vul
from inbeeld.monitor.models import Cijferblad, Publicatie
from inbeeld.monitor.peildata import schooljaar_van
from inbeeld.register.identiteit import match_nummers
from inbeeld.register.models import FeitVerzuim, Jongere, Personalia, Vastlegging
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.toegang.actor import Actor, als, systeem_actor
from inbeeld.toegang.beheer.rollen import met_postvak
from inbeeld.toegang.models import Aanstelling, Gebruiker, Leesregel, Organisatie

KINDEREN = 60
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def vandaag() -> date:
    """The real day: pages go by the clock, so the region must too."""
    return timezone.localdate()


@pytest.fixture(scope="module")
def regio(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, vandaag: date
) -> Iterator[dict[str, int]]:
    """The filled database: onderwijsnummer of a story child -> its id.

    Filled once for the module, in a transaction around those of the tests.
    """
    nummers = [onderwijsnummer(n) for n in range(1, len(VERHALEN) + 1)]
    with django_db_blocker.unblock(), transaction.atomic():
        assert vul(vandaag, KINDEREN)
        with systeem_actor("test", vandaag):
            bekend = dict(match_nummers(nummers))
        yield bekend
        transaction.set_rollback(True)


def test_every_story_has_the_status_that_it_promises(regio: dict[str, int], vandaag: date) -> None:
    toneel = maak_regio(vandaag, len(VERHALEN)).toneel
    beloofd, gevonden = {}, {}
    with systeem_actor("test", vandaag):
        for nummer, verhaal in enumerate(VERHALEN, start=1):
            for belofte in verhaal.beloften:
                # Stored is the definitie of the region; the others are held by the engine's test.
                if belofte.definitie == DEFINITIE:
                    dag = belofte.dag(toneel)
                    beloofd[verhaal.code, dag] = belofte.status
                    gevonden[verhaal.code, dag] = Tijdlijn.objects.get(
                        jongere=regio[onderwijsnummer(nummer)],
                        definitie=DEFINITIE,
                        periode__contains=dag,
                    ).status
    assert beloofd
    assert gevonden == beloofd


def test_a_second_time_does_nothing(regio: dict[str, int], vandaag: date) -> None:
    assert not vul(vandaag, KINDEREN)
    with systeem_actor("test", vandaag):
        assert Jongere.objects.count() == KINDEREN


def test_facts_became_known_step_by_step(regio: dict[str, int], vandaag: date) -> None:
    with systeem_actor("test", vandaag):
        assert Vastlegging.objects.filter(soort="demo").count() > 20
        verzuim = FeitVerzuim.objects.filter(ingetrokken_op__isnull=True)
        assert verzuim.exists()
        assert all(timezone.localdate(feit.vastgelegd_op) >= feit.periode.lower for feit in verzuim)
        assert not FeitVerzuim.objects.filter(vastgelegd_op__gt=timezone.now()).exists()


def test_the_school_says_its_own_absence(regio: dict[str, int], vandaag: date) -> None:
    with systeem_actor("test", vandaag):
        codes = dict(Organisatie.objects.values_list("pk", "code"))
        assert all(codes[feit.bron_id] == feit.school for feit in FeitVerzuim.objects.all())


@override_settings(DEMO=True)
def test_page_without_login_shows_stories_but_no_status(
    client: Client, regio: dict[str, int]
) -> None:
    tekst = client.get("/demo/").content.decode()
    for verhaal in VERHALEN:
        assert verhaal.volle_naam in tekst
    for mens in MENSEN:
        assert mens.gebruikersnaam in tekst
    assert WACHTWOORD in tekst
    assert "ib-badge" not in tekst
    assert "/jongere/" not in tekst


@override_settings(DEMO=True)
@pytest.mark.parametrize(
    "mens", [mens for mens in MENSEN if mens.voorop], ids=lambda mens: mens.rol
)
def test_page_links_the_children_that_an_account_may_see(
    client: Client, regio: dict[str, int], vandaag: date, mens: object
) -> None:
    assert client.login(username=mens.gebruikersnaam, password=WACHTWOORD)
    tekst = client.get("/demo/").content.decode()
    with systeem_actor("test", vandaag):
        sleutels = dict(Jongere.objects.filter(pk__in=regio.values()).values_list("sleutel", "pk"))
        gezien = {pk for sleutel, pk in sleutels.items() if f"/jongere/{sleutel}/" in tekst}
    if mens.rol == "regiocoordinator":
        assert gezien == set(regio.values())
    else:
        assert 3 <= len(gezien) < len(VERHALEN)
    # One of the links, as a reader would; the pages themselves are tested where they live.
    eerste = next(sleutel for sleutel, pk in sleutels.items() if pk in gezien)
    assert client.get(f"/jongere/{eerste}/").status_code == 200


def test_nobody_who_works_there_has_the_name_of_a_child(regio: dict[str, int]) -> None:
    with systeem_actor("test", date(2026, 1, 1)):
        kinderen = {
            " ".join(filter(None, delen))
            for delen in Personalia.objects.values_list("roepnaam", "voorvoegsel", "achternaam")
        }
        assert len(kinderen) > 50
        assert not kinderen & set(Gebruiker.objects.values_list("naam", flat=True))


def test_every_postvak_has_a_coordinator_and_every_school_a_core_team(regio: object) -> None:
    with systeem_actor("test", date(2026, 1, 1)):
        zonder = Organisatie.objects.filter(soort__in=met_postvak(), postvak=None)
        assert not zonder.exists()
        for school in Organisatie.objects.filter(soort="school"):
            assert school.kernteam.count() >= 4, school
        assert {a.rol for a in Aanstelling.objects.all()} == {
            rol for rol in Aanstelling.Rol.values if rol not in ("ouder", "jongere")
        }


@override_settings(DEMO=True)
def test_reading_the_page_leaves_a_line_per_child(
    client: Client, regio: dict[str, int], vandaag: date
) -> None:
    mens = next(mens for mens in MENSEN if mens.rol == "leerplichtambtenaar")
    client.login(username=mens.gebruikersnaam, password=WACHTWOORD)
    tekst = client.get("/demo/").content.decode()
    # The row policy lets people read the lines of their own reading.
    aanstelling = Aanstelling.objects.get(gebruiker__username=mens.gebruikersnaam)
    actor = Actor(
        aanstelling.gebruiker_id, aanstelling.pk, aanstelling.organisatie_id, mens.rol, vandaag
    )
    with als(actor):
        gelezen = {r.jongere_id for r in Leesregel.objects.filter(handeling="demo_verhalen")}
    assert len(gelezen) == tekst.count('href="/jongere/')
    assert 5 < len(gelezen) < len(VERHALEN)


def test_outside_the_demo_there_is_no_such_page(client: Client) -> None:
    with override_settings(DEMO=False):
        assert client.get("/demo/").status_code == 404
        assert WACHTWOORD not in client.get("/inloggen").content.decode()


@override_settings(DEMO=True)
def test_log_in_page_lists_the_accounts(client: Client) -> None:
    tekst = client.get("/inloggen").content.decode()
    assert WACHTWOORD in tekst
    assert MENSEN[0].gebruikersnaam in tekst


def test_last_school_year_is_published_by_the_coordinator(
    regio: dict[str, int], vandaag: date
) -> None:
    with systeem_actor("test", vandaag):
        [publicatie] = Publicatie.objects.select_related("door")
        blad = Cijferblad.objects.get(definitie=DEFINITIE)
    assert publicatie.tot_en_met == date(schooljaar_van(vandaag), 7, 31)
    assert publicatie.door.rol == "regiocoordinator"
    assert (publicatie.definitie, publicatie.bekend_op) == (DEFINITIE, blad.bekend_op)
    assert b"cijfers.csv" in Client().get("/opendata/").content
    csv = Client().get(f"/opendata/{publicatie.sleutel}/cijfers.csv").content.decode("utf-8-sig")
    aantallen = [regel.split(";")[9] for regel in csv.splitlines()[1:]]
    assert any(aantallen)
    assert not {"1", "2", "3", "4"} & set(aantallen)
