"""A step falls due by the klok, a named person decides, and nobody else can."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.actions import escalatie as actions
from inbeeld.dossiers.models import Escalatie
from inbeeld.signalen.actions import zaken
from inbeeld.signalen.models import Kennisgeving
from inbeeld.signalen.plan import plan_van
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Betrokkenheid, Organisatie
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


def _verval(dag=f.VANDAAG):
    with f.systeem(dag):
        return actions.verval_bij(dag, f.MOMENT)


def test_a_step_falls_due_by_the_klok_once_however_late_the_job():
    wereld = w.maak(dagen_thuis=200)
    with f.systeem():
        ladder = plan_van(wereld.plan).ladder_voor("streng", "vo")
    nieuw = _verval()
    van_streng = [e.trede for e in nieuw if e.ladder == ladder.sleutel]
    assert van_streng == [t.niveau for t in ladder.treden]
    assert _verval() == []
    with f.systeem():
        # Each bears the day on which it fell due, not that on which something ran.
        assert all(e.begonnen_op < f.VANDAAG for e in Escalatie.objects.all())
        assert all(e.besluit_uiterlijk > f.VANDAAG for e in Escalatie.objects.all())


def _bestuur_van(wereld: w.Wereld) -> Organisatie:
    """The board of the child's own school."""
    bestuur = f.organisatie("schoolbestuur", "B1")
    f.werkgebied(bestuur, wereld.school)
    return bestuur


def test_of_several_who_hold_a_functie_the_childs_own_decides():
    """The wethouder of another gemeente, first by name, gets no sight of the child."""
    wereld = w.maak(dagen_thuis=200)
    elders = f.aanstelling(f.gemeente("0375", "Aaa"), "bestuurder")
    hier = f.aanstelling(wereld.gemeente, "bestuurder")
    w.benoem("bestuurder_onderwijs", elders)
    w.benoem("wethouder_onderwijs", elders)
    w.benoem("wethouder_onderwijs", hier)
    assert _verval()[-1].beslisser_id == hier.pk
    with f.systeem():
        assert not Betrokkenheid.objects.filter(aanstelling=elders).exists()
        assert Betrokkenheid.objects.filter(aanstelling=hier, jongere_id=wereld.thuis).exists()


def test_before_its_day_no_step_falls_due():
    w.maak(dagen_thuis=10)
    assert _verval() == []


def test_the_named_person_decides_and_sees_the_child_only_because_of_it():
    wereld = w.maak(dagen_thuis=200)
    with f.systeem():
        plan = plan_van(wereld.plan)
    bestuurder = f.aanstelling(_bestuur_van(wereld), "bestuurder")
    with als(f.actor_van(bestuurder)):
        assert not Escalatie.objects.exists()
    for functie in plan.functies:
        w.benoem(functie.code, bestuurder)
    escalatie = _verval()[-1]
    assert escalatie.beslisser_id == bestuurder.pk
    with als(f.actor_van(wereld.mensen["leerplicht"])), pytest.raises(Geweigerd):
        actions.besluit(escalatie, "plek_aangewezen", reden="nee", moment=f.MOMENT)
    with als(f.actor_van(bestuurder)):
        zelf = Escalatie.objects.get(pk=escalatie.pk)
        actions.besluit(zelf, "plek_aangewezen", reden="Er is plaats.", moment=f.MOMENT)
        with pytest.raises(actions.AlBesloten):
            actions.besluit(zelf, "terug", reden="Toch niet.", moment=f.MOMENT)
    with f.systeem():
        eigenaar = Kennisgeving.objects.filter(soort="escalatie_besluit")
        assert eigenaar.count() == 1
        tot = Betrokkenheid.objects.filter(aanstelling=bestuurder, grond="escalatie")
        assert all(b.periode.upper is not None for b in tot if b.jongere_id == wereld.thuis) or (
            Escalatie.objects.filter(besluit="", beslisser=bestuurder).exists()
        )


def test_access_of_a_decider_ends_four_weeks_after_the_last_decision():
    wereld = w.maak(dagen_thuis=40)
    with f.systeem():
        plan = plan_van(wereld.plan)
    baas = f.aanstelling(_bestuur_van(wereld), "bestuurder")
    for functie in plan.functies:
        w.benoem(functie.code, baas)
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        escalatie = actions.vervroeg(wereld.zaak, reden="Het kan niet wachten.", moment=f.MOMENT)
    if escalatie.beslisser_id != baas.pk:
        with f.systeem():
            Escalatie.objects.filter(pk=escalatie.pk).update(beslisser=baas)
    with als(f.actor_van(baas)):
        assert Escalatie.objects.filter(pk=escalatie.pk).exists()
        zelf = Escalatie.objects.get(pk=escalatie.pk)
        actions.besluit(zelf, "aanbod_opgedragen", reden="Doe een aanbod.", moment=f.MOMENT)
    later = f.VANDAAG + timedelta(days=28)
    with als(f.actor_van(baas, vandaag=later)):
        assert Escalatie.objects.filter(pk=escalatie.pk).exists()
    with als(f.actor_van(baas, vandaag=later + timedelta(days=2))):
        assert not Escalatie.objects.filter(pk=escalatie.pk).exists()


def test_a_decider_who_leaves_is_followed_up():
    wereld = w.maak(dagen_thuis=200)
    with f.systeem():
        plan = plan_van(wereld.plan)
    weg = f.aanstelling(wereld.swv, tot_en_met=f.VANDAAG)
    for functie in plan.functies:
        w.benoem(functie.code, weg, f.VANDAAG)
    eerste = _verval()
    assert {e.beslisser_id for e in eerste} >= {weg.pk}
    morgen = f.VANDAAG + timedelta(days=1)
    _verval(morgen)
    with f.systeem(morgen):
        assert not Escalatie.objects.filter(beslisser=weg, besluit="").exists()


def test_bringing_forward_asks_a_reason_and_ends_at_the_top():
    wereld = w.maak(dagen_thuis=10)
    with f.systeem():
        treden = len(plan_van(wereld.plan).ladder_voor("streng", "vo").treden)
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        for _ in range(treden):
            actions.vervroeg(wereld.zaak, reden="Het kan niet wachten.", moment=f.MOMENT)
        with pytest.raises(actions.GeenTrede):
            actions.vervroeg(wereld.zaak, reden="Nog eens.", moment=f.MOMENT)
    with f.systeem(), pytest.raises(IntegrityError), transaction.atomic():
        Escalatie.objects.filter(trede=1).update(reden="")


def test_bringing_forward_goes_on_from_what_the_klok_reached():
    wereld = w.maak(dagen_thuis=40)
    (gevallen,) = _verval()
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        volgende = actions.vervroeg(wereld.zaak, reden="Het kan niet wachten.", moment=f.MOMENT)
    assert (gevallen.trede, volgende.trede) == (1, 2)
    assert volgende.sinds == gevallen.sinds


def test_after_its_zaak_has_closed_an_escalatie_goes_no_higher_and_can_still_be_decided():
    wereld = w.maak(dagen_thuis=40)
    baas = f.aanstelling(wereld.swv)
    w.benoem("wethouder_onderwijs", baas)
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        escalatie = actions.vervroeg(wereld.zaak, reden="Het kan niet wachten.", moment=f.MOMENT)
        zaken.sluit(wereld.zaak, "verhuisd", moment=f.MOMENT)
    with f.systeem():
        Escalatie.objects.filter(pk=escalatie.pk).update(beslisser=baas)
    with als(f.actor_van(baas)):
        zelf = Escalatie.objects.get(pk=escalatie.pk)
        with pytest.raises(actions.GeenTrede, match="gesloten"):
            actions.besluit(zelf, "hoger", reden="Het lukt ons niet.", moment=f.MOMENT)
        zelf.refresh_from_db()
        assert zelf.besluit == ""
        actions.besluit(zelf, "terug", reden="Er is plaats.", moment=f.MOMENT)


def test_the_database_refuses_half_a_decision():
    w.maak(dagen_thuis=200)
    _verval()
    with f.systeem(), pytest.raises(IntegrityError), transaction.atomic():
        Escalatie.objects.update(besluit="terug")


def test_the_decider_finds_it_on_top_and_decides_on_the_page(client: Client):
    wereld = w.maak(dagen_thuis=200)
    _verval()
    with f.systeem():
        escalatie = Escalatie.objects.order_by("pk").first()
        wie = escalatie.beslisser or escalatie.postvak.coordinator
    f.log_in(client, f.actor_van(wie))
    pagina = client.get(reverse("escalaties"))
    assert pagina.status_code == 200
    assert "U moet besluiten" in pagina.content.decode()
    adres = reverse("escalatie", args=[escalatie.sleutel])
    assert client.post(adres, {"besluit": "terug", "reden": ""}).status_code == 422
    klaar = client.post(adres, {"besluit": "terug", "reden": "Eerst een gesprek."})
    assert klaar.status_code == 302
    assert "Eerst een gesprek." in client.get(adres).content.decode()
    vreemd = f.aanstelling(f.school("20CD00"))
    f.log_in(client, f.actor_van(vreemd))
    assert client.get(adres).status_code == 404
    with f.systeem(), connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from toegang_leesregel where handeling = 'escalatie_bekijken'"
            " and jongere_id = %s",
            [wereld.thuis],
        )
        assert cursor.fetchone()[0] >= 1
