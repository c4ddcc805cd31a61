"""The list of reasons: the region's, through time, never rewritten."""

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.actions import redenen as actions
from inbeeld.dossiers.models import Gespreksreden
from inbeeld.dossiers.queries.gesprekken import redenen_op
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import gesprekhulp as hulp
from tests.signalen.aanval import probeer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def wereld() -> hulp.Gesprekwereld:
    return hulp.maak()


def test_the_region_keeps_the_list_on_its_pages(client: Client, wereld):
    f.log_in(client, wereld.actor("regio"))
    lijst = reverse("gespreksredenen")
    assert "Schorsing" in client.get(lijst).content.decode()
    nieuw = {"tekst": "Lange reistijd", "bron": "stuurgroep"}
    assert client.post(reverse("gespreksreden_nieuw"), nieuw).status_code == 302
    assert client.post(reverse("gespreksreden_nieuw"), nieuw).status_code == 422
    rij = Gespreksreden.objects.get(tekst="Lange reistijd")
    anders = reverse("gespreksreden_wijzigen", args=[rij.pk])
    assert client.post(anders, {"tekst": "Te lang reizen", "bron": ""}).status_code == 422
    assert client.post(anders, nieuw | {"tekst": "Te lang reizen"}).status_code == 302
    assert client.post(anders, nieuw | {"tekst": "Te ver"}).status_code == 404
    weg = Gespreksreden.objects.get(tekst="Te lang reizen")
    assert weg.code == rij.code
    einde = reverse("gespreksreden_beeindigen", args=[weg.pk])
    assert client.post(einde).status_code == 302
    assert "al beëindigd" in client.post(einde, follow=True).content.decode()
    assert "Te lang reizen" in client.get(lijst).content.decode()


def test_in_other_words_it_is_named_once(wereld):
    schorsing = Gespreksreden.objects.get(code="schorsing")
    with als(wereld.actor("regio")):
        actions.herformuleer(schorsing, "Geschorst", bron="stuurgroep")
        actions.herformuleer(
            Gespreksreden.objects.get(tekst="Geschorst"), "Is geschorst", bron="stuurgroep"
        )
        nu = [r.tekst for r in redenen_op(f.VANDAAG) if r.code == "schorsing"]
        assert nu == ["Is geschorst"]
        with pytest.raises(actions.RedenBestaat):
            actions.herformuleer(
                Gespreksreden.objects.get(code="pesten"), "vervoer naar school lukt niet", bron="x"
            )
        assert redenen_op(f.VANDAAG).filter(code="pesten").exists()


def test_nobody_else_keeps_it(client: Client, wereld):
    rij = Gespreksreden.objects.get(code="pesten")
    for wie in ("school", "leerplicht", "mentor"):
        f.log_in(client, wereld.actor(wie))
        assert client.get(reverse("gespreksredenen")).status_code == 403
        assert client.post(reverse("gespreksreden_nieuw"), {}).status_code == 403
        assert client.post(reverse("gespreksreden_beeindigen", args=[rij.pk])).status_code == 404
        with als(wereld.actor(wie)), pytest.raises(Geweigerd):
            actions.beeindig(rij)
    school, regio = wereld.actor("school"), wereld.actor("regio")
    einde = "update dossiers_gespreksreden set periode = '[2020-08-01,2026-03-01)' where id = %s"
    assert probeer(school, einde, [rij.pk]) == 0
    for zet in ("tekst = 'x'", "periode = '[2020-08-01,2025-01-01)'", "code = 'x'"):
        vraag = f"update dossiers_gespreksreden set {zet} where id = %s"
        assert probeer(regio, vraag, [rij.pk]) == 0
    assert probeer(regio, "delete from dossiers_gespreksreden where id = %s", [rij.pk]) == 0
    assert probeer(regio, einde, [rij.pk]) == 1
