"""What waits for a decision is work like any other, on the list of who decides."""

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.actions import escalatie as actions
from inbeeld.dossiers.models import Escalatie
from inbeeld.signalen.queries.werk import WerkKeuze, werkblad
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


def _werk(aanstelling):
    actor = f.actor_van(aanstelling)
    with als(actor):
        return werkblad(actor=actor, keuze=WerkKeuze("alles", "mij", "escalatie")).regels


def test_an_escalation_stands_on_the_list_of_its_decider_until_it_is_decided(client: Client):
    wereld = w.maak(dagen_thuis=200)
    with f.systeem():
        actions.verval_bij(f.VANDAAG, f.MOMENT)
        escalatie = Escalatie.objects.filter(besluit="").order_by("pk").first()
        wie = escalatie.beslisser or escalatie.postvak.coordinator
    regels = _werk(wie)
    assert escalatie.pk in {r.bron_id for r in regels}
    assert all(r.adres for r in regels)
    assert _werk(f.aanstelling(f.school("20CD00"))) == []
    f.log_in(client, f.actor_van(wie))
    assert "Besluit nemen" in client.get(reverse("werk") + "?toon=alles").content.decode()
    with als(f.actor_van(wie)):
        zelf = Escalatie.objects.get(pk=escalatie.pk)
        actions.besluit(zelf, "terug", reden="Eerst praten.", moment=f.MOMENT)
    assert escalatie.pk not in {r.bron_id for r in _werk(wie)}
    assert wereld.thuis
