"""The road of justice: its terms, and that nobody but leerplicht sees it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.actions import justitie as actions
from inbeeld.dossiers.models import Justitieroute, Justitiestap
from inbeeld.dossiers.queries.justitie import leerplicht_handelt
from inbeeld.dossiers.termijnen import uiterlijk
from inbeeld.register.models import Jongere
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
d = f.d


@pytest.mark.parametrize(
    ("melding_op", "verhoor_op", "verwacht"),
    [
        (None, None, None),
        ("2026-01-31", None, "2026-03-31"),
        (None, "2026-01-31", "2026-02-28"),
        ("2026-01-10", "2026-02-20", "2026-03-10"),
        ("2026-01-10", "2026-01-20", "2026-02-20"),
    ],
)
def test_a_proces_verbaal_is_due_by_the_earliest_term(melding_op, verhoor_op, verwacht):
    gedaan = {"eerste_verhoor": d(verhoor_op)} if verhoor_op else {}
    dag = uiterlijk("proces_verbaal", melding_op=melding_op and d(melding_op), gedaan=gedaan)
    assert dag == (verwacht and d(verwacht))


def test_a_hearing_brings_the_proces_verbaal_forward():
    wereld = w.maak()
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        route = actions.begin_route(wereld.zaak, "strafrecht", reden="spijbelt", moment=f.MOMENT)
        verhoor = route.stappen.get(soort="eerste_verhoor")
        actions.voltooi_stap(verhoor, gedaan_op=f.VANDAAG, uitkomst="gehoord", moment=f.MOMENT)
        assert route.stappen.get(soort="proces_verbaal").uiterlijk == d("2026-03-02")
        with pytest.raises(ValueError, match="De dag ligt"):
            actions.voltooi_stap(
                route.stappen.get(soort="proces_verbaal"),
                gedaan_op=f.VANDAAG + timedelta(days=1),
                uitkomst="morgen",
                moment=f.MOMENT,
            )


def test_one_route_at_a_time_and_a_change_keeps_the_course():
    wereld = w.maak()
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        route = actions.begin_route(wereld.zaak, "halt", reden="eerste keer", moment=f.MOMENT)
        with pytest.raises(actions.RouteLoopt):
            actions.begin_route(wereld.zaak, "strafrecht", reden="en nog een", moment=f.MOMENT)
        actions.wissel_route(route, "strafrecht", reden="Halt mislukte", moment=f.MOMENT)
        assert list(Justitieroute.objects.order_by("pk").values_list("route", "beeindigd_op")) == [
            ("halt", f.VANDAAG),
            ("strafrecht", None),
        ]
        route.refresh_from_db()
        with pytest.raises(actions.RouteLoopt):
            actions.plan_stap(route, "zitting", uiterlijk=None, moment=f.MOMENT)


def test_others_see_that_leerplicht_acts_and_not_how(client: Client):
    wereld = w.maak()
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        actions.begin_route(wereld.zaak, "halt", reden="geheime reden", moment=f.MOMENT)
    with f.systeem():
        sleutel = Jongere.objects.get(pk=wereld.thuis).sleutel
    for wie in ("school", "regio"):
        with als(f.actor_van(wereld.mensen[wie])):
            assert leerplicht_handelt(wereld.thuis)
            assert not Justitieroute.objects.exists()
            assert not Justitiestap.objects.exists()
            with pytest.raises(Geweigerd):
                actions.begin_route(wereld.zaak, "halt", reden="x", moment=f.MOMENT)
        f.log_in(client, f.actor_van(wereld.mensen[wie]))
        kind = client.get(reverse("jongere", args=[sleutel])).content.decode()
        assert "Leerplicht is met dit kind bezig" in kind
        assert "geheime reden" not in kind
        assert "Halt" not in kind
        assert client.get(reverse("justitie", args=[sleutel])).status_code in (403, 404)
    with als(f.actor(f.school("20CD00"))):
        assert not leerplicht_handelt(wereld.thuis)


def test_leerplicht_walks_the_route_on_its_pages(client: Client):
    wereld = w.maak()
    with f.systeem():
        sleutel = Jongere.objects.get(pk=wereld.thuis).sleutel
    f.log_in(client, f.actor_van(wereld.mensen["leerplicht"]))
    begin = reverse("justitie_route", args=[sleutel])
    assert client.post(begin, {"route": "halt", "reden": ""}).status_code == 422
    assert client.post(begin, {"route": "halt", "reden": "spijbelt"}).status_code == 302
    pagina = client.get(reverse("justitie", args=[sleutel])).content.decode()
    assert "Halt-afdoening" in pagina
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        stap = Justitiestap.objects.order_by("pk").first()
    klaar = reverse("justitie_stap_klaar", args=[sleutel, stap.pk])
    assert client.get(klaar).status_code == 200
    gedaan = {"gedaan_op": f.VANDAAG.isoformat(), "uitkomst": "gehoord"}
    assert client.post(klaar, gedaan).status_code in (302, 422)
    assert client.get(reverse("justitie_stap", args=[sleutel])).status_code == 200
    einde = reverse("justitie_einde", args=[sleutel])
    assert client.post(einde, {"reden": "weer naar school"}).status_code == 302
    assert client.get(einde).status_code == 404
