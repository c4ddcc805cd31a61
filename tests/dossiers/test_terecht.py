"""Whom one can turn to: the people of today, without a hole when somebody leaves."""

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.queries import terecht
from inbeeld.register.models import Personalia
from inbeeld.tijdlijnen.kinderen import kind_op
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Aanstelling, Kernteamlid, Leesregel
from inbeeld.toegang.perioden import periode
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


def in_kernteam(wereld: w.Wereld, mens: Aanstelling) -> Aanstelling:
    with f.systeem():
        Kernteamlid.objects.create(
            school=wereld.school, aanstelling=mens, periode=periode(f.d("2025-08-01"), None)
        )
    return mens


def van_school(wereld: w.Wereld) -> dict[str, list[terecht.Contact]]:
    with als(z.bij(wereld, "school")):
        uit: dict[str, list[terecht.Contact]] = {}
        for contact in terecht.van_school(wereld.school, f.VANDAAG):
            uit.setdefault(contact.rol, []).append(contact)
    return uit


def van_kind(wereld: w.Wereld, wie: str = "school", **anders: bool) -> terecht.Terecht:
    with als(z.bij(wereld, wie)):
        kind = kind_op(z.sleutel_van(wereld.thuis), f.VANDAAG)
        return terecht.van_kind(kind, f.VANDAAG, **anders)


def naam(mens: Aanstelling) -> str:
    with f.systeem():
        return Aanstelling.objects.select_related("gebruiker").get(pk=mens.pk).gebruiker.naam


def test_a_role_that_nobody_has_says_whom_to_ask(wereld) -> None:
    mentor = in_kernteam(wereld, f.aanstelling(wereld.school, "mentor"))
    f.wijzig(mentor, telefoon="06-12345678")
    team = van_school(wereld)
    assert [(c.naam, c.leeg, c.telefoon) for c in team["Mentor"]] == [
        (naam(mentor), False, "06-12345678")
    ]
    school, swv = wereld.mensen["school"], wereld.mensen["swv"]
    assert [(c.naam, c.leeg) for c in team["Verzuimcoördinator"]] == [(naam(school), True)]
    assert [(c.naam, c.leeg) for c in team["SWV-consulent"]] == [(naam(swv), True)]
    # Nobody of the JGZ is known, so the region is asked.
    assert [(c.naam, c.leeg) for c in team["Jeugdarts"]] == [(naam(wereld.mensen["regio"]), True)]
    assert team["Regiocoördinator"][0].naam == naam(wereld.mensen["regio"])


def test_who_leaves_is_replaced_the_same_day_by_a_deputy_or_the_postvak(wereld) -> None:
    consulent = in_kernteam(wereld, f.aanstelling(wereld.swv))
    assert [c.naam for c in van_school(wereld)["SWV-consulent"]] == [naam(consulent)]
    with f.systeem():
        vervanger = Aanstelling.objects.create(
            gebruiker=f.mens(),
            organisatie=wereld.swv,
            rol="swv_consulent",
            periode=periode(f.d("2026-01-01"), f.d("2026-03-01")),
            vervangt=consulent,
        )
    team = van_school(wereld)["SWV-consulent"]
    assert {c.naam for c in team} == {naam(consulent), naam(vervanger)}
    assert f"vervangt {naam(consulent)}" in {c.toelichting for c in team}
    f.wijzig(vervanger, periode=periode(f.d("2026-01-01"), f.d("2026-01-31")))
    f.wijzig(consulent, periode=periode(f.d("2015-08-01"), f.d("2026-02-01")))
    (contact,) = van_school(wereld)["SWV-consulent"]
    assert (contact.naam, contact.leeg) == (naam(wereld.mensen["swv"]), False)
    assert contact.toelichting == "neemt waar"


def test_somebody_who_cannot_log_in_any_more_is_not_shown(wereld) -> None:
    mentor = in_kernteam(wereld, f.aanstelling(wereld.school, "mentor"))
    with f.systeem():
        mens = mentor.gebruiker
    f.wijzig(mens, is_active=False)
    (contact,) = van_school(wereld)["Mentor"]
    assert contact.naam == naam(wereld.mensen["school"])


def test_of_a_child_who_has_the_zaak_the_team_leerplicht_and_the_region(wereld) -> None:
    mentor = in_kernteam(wereld, f.aanstelling(wereld.school, "mentor"))
    gevonden = van_kind(wereld)
    with f.systeem():
        houder = wereld.zaak.eigenaar_postvak.coordinator
    assert [c.naam for c in gevonden.eerst] == [naam(houder)]
    assert naam(mentor) in [c.naam for c in gevonden.school]
    alle = [*gevonden.eerst, *gevonden.school, *gevonden.plan, *gevonden.verder]
    assert naam(wereld.mensen["leerplicht"]) in [c.naam for c in alle]
    assert gevonden.verder[-1].naam == naam(wereld.mensen["regio"])
    gewoon = [c.aanstelling_id for c in alle if not c.leeg]
    assert len(gewoon) == len(set(gewoon))


def test_of_a_secret_address_no_gemeente_and_on_paper_for_nobody(wereld) -> None:
    with f.systeem():
        Personalia.objects.filter(jongere_id=wereld.thuis).update(geheim_adres=True)
    for gevonden in (van_kind(wereld), van_kind(wereld, "leerplicht", voor_ouders=True)):
        assert gevonden.adres_geheim
        wie = [*gevonden.eerst, *gevonden.plan, *gevonden.verder]
        assert naam(wereld.mensen["leerplicht"]) not in [c.naam for c in wie]
        assert wereld.gemeente.naam not in [c.organisatie for c in wie]
    assert not van_kind(wereld, "leerplicht").adres_geheim


def test_the_pages(wereld, client: Client) -> None:
    f.log_in(client, z.bij(wereld, "school"))
    sleutel = z.sleutel_van(wereld.thuis)
    for adres in ("terecht", "terecht_ouders"):
        pagina = client.get(reverse(adres, args=[sleutel])).content.decode()
        assert "Sam de Vries" in pagina
        assert naam(wereld.mensen["regio"]) in pagina
    blad = client.get(reverse("terecht_ouders", args=[sleutel])).content.decode()
    for woord in ("klok", "Verzuim:", "thuis sinds", "2012"):
        assert woord not in blad
    lijst = client.get(reverse("terecht_scholen"), {"zoek": wereld.school.naam})
    assert reverse("terecht_school", args=[wereld.school.code]) in lijst.content.decode()
    school = client.get(reverse("terecht_school", args=[wereld.school.code])).content.decode()
    assert "Nog niemand: vraag" in school
    assert "Vries" not in school
    assert client.get(reverse("terecht_school", args=["99ZZ99"])).status_code == 404
    with f.systeem():
        regels = Leesregel.objects.filter(handeling__startswith="terecht").count()
    assert regels == 3
    vreemd = Client()
    f.log_in(vreemd, f.actor(f.school("20CD00")))
    assert vreemd.get(reverse("terecht", args=[sleutel])).status_code == 404
    assert vreemd.get(reverse("terecht_ouders", args=[sleutel])).status_code == 404


def test_a_telephone_number_holds_digits_and_is_kept_with_the_aanstelling(wereld) -> None:
    beheerder = f.aanstelling(wereld.school, "beheerder")
    mentor = f.aanstelling(wereld.school, "mentor")
    client = Client()
    f.log_in(client, f.actor_van(beheerder))
    adres = reverse("beheer_aanstelling_wijzigen", args=[mentor.pk])
    goed = {"rol": "mentor", "van": "2015-08-01", "tot_en_met": "", "reden": "nummer erbij"}
    fout = client.post(adres, {**goed, "telefoon": "bel de moeder van Sam"})
    assert fout.status_code == 422
    assert client.post(adres, {**goed, "telefoon": "06 - 12 34 56 78"}).status_code == 302
    with f.systeem():
        mentor.refresh_from_db()
    assert mentor.telefoon == "06 - 12 34 56 78"
