"""Fewer hours at school for a time: always ending, seen, and talked over before the end."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inbeeld.dossiers.actions import aangepaste_uren as acties
from inbeeld.dossiers.actions.aanbodbasis import KanZoNiet
from inbeeld.dossiers.models import AangepasteUren
from inbeeld.dossiers.queries.aanbod import uren_van
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import aanbodhulp as h

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
V = f.VANDAAG


@pytest.fixture
def proef() -> h.Proef:
    return h.maak()


def spreek_af(kind: int, **anders: object) -> AangepasteUren:
    velden = {
        "sleutel": uuid4(),
        "van": V,
        "tot_en_met": V + timedelta(weeks=6),
        "school": "10AB00",
        "uren_per_week_honderdsten": 1000,
        "reden": "Rustig opbouwen",
        "opbouw": "Elke week een uur erbij",
    }
    return acties.spreek_af(kind, moment=f.MOMENT, **{**velden, **anders})


def test_they_end_and_ask_two_weeks_before_how_it_goes_on(proef):
    with als(proef.actors["school"]):
        rij = spreek_af(proef.kind)
        assert h.taken(rij) == {"aangepaste_uren_aflopen": V + timedelta(weeks=4)}
        kort = spreek_af(proef.kind, van=V + timedelta(weeks=7), tot_en_met=V + timedelta(weeks=8))
        # Agreeing on what comes after is what was asked.
        assert h.taken(rij) == {}
        assert h.taken(kort) == {"aangepaste_uren_aflopen": V + timedelta(weeks=7)}
        acties.besproken(kort)
        assert h.taken(kort) == {}
        assert h.klok_loopt(proef.kind)  # no absence and no offer
        assert h.feiten(proef.kind) == []


def test_what_cannot_be_agreed_is_refused(proef):
    with als(proef.actors["school"]):
        spreek_af(proef.kind)
        for anders, zin in (
            ({"tot_en_met": V - timedelta(days=1)}, "voor de eerste"),
            ({"tot_en_met": V + timedelta(days=365)}, "een jaar"),
            ({"van": V + timedelta(weeks=5)}, "gelden al"),
        ):
            with pytest.raises(KanZoNiet, match=zin):
                spreek_af(proef.kind, **anders)
        spreek_af(proef.kind, school="20CD00")
    for wie in ("mentor", "regio", "vreemd"):
        with als(proef.actors[wie]), pytest.raises(Geweigerd):
            spreek_af(proef.kind)


def test_withdrawn_with_a_reason_once_and_then_the_days_are_free(proef):
    sleutel = uuid4()
    with als(proef.actors["school"]):
        rij = spreek_af(proef.kind, sleutel=sleutel)
        assert spreek_af(proef.kind, sleutel=sleutel).pk == rij.pk
        with pytest.raises(KanZoNiet, match="waarom"):
            acties.trek_in(rij, reden="", moment=f.MOMENT)
        rij = acties.trek_in(rij, reden="Gaat al goed", moment=f.MOMENT)
        assert h.taken(rij) == {}
        with pytest.raises(KanZoNiet, match="al ingetrokken"):
            acties.trek_in(rij, reden="nog eens", moment=f.MOMENT)
        spreek_af(proef.kind)
        standen = [(b.stand, b.weken, b.lang) for b in uren_van(proef.kind, V)]
        assert standen == [("loopt", 7, False), ("ingetrokken", 7, False)]


def test_more_than_twelve_weeks_is_asked_about(proef):
    with als(proef.actors["school"]):
        precies = V + timedelta(weeks=12) - timedelta(days=1)
        spreek_af(proef.kind, tot_en_met=precies)
        spreek_af(proef.kind, school="20CD00", tot_en_met=precies + timedelta(days=1))
        assert sorted(b.lang for b in uren_van(proef.kind, V)) == [False, True]


def test_their_pages(client: Client, proef: h.Proef) -> None:
    vandaag = timezone.localdate()
    f.log_in(client, proef.actors["school"])
    adres = reverse("aangepaste_uren_nieuw", args=[proef.sleutel])
    gegeven = {
        "sleutel": str(uuid4()),
        "school": "10AB00",
        "uren_per_week": "10",
        "van": vandaag,
        "tot_en_met": vandaag + timedelta(weeks=13),
        "reden": "Rustig opbouwen",
    }
    assert client.post(adres, {**gegeven, "tot_en_met": ""}).status_code == 422
    assert client.post(adres, {**gegeven, "school": "99ZZ99"}).status_code == 422
    antwoord = client.post(adres, gegeven, follow=True).content.decode()
    assert "langer dan twaalf weken" in antwoord
    assert "10 uur per week" in antwoord
    with f.systeem():
        rij = AangepasteUren.objects.get()
    assert client.post(reverse("aangepaste_uren_besproken", args=[rij.sleutel])).status_code == 302
    assert h.taken(rij) == {}
    weg = reverse("aangepaste_uren_intrekken", args=[rij.sleutel])
    assert client.post(weg, {"reden": ""}).status_code == 422
    assert client.post(weg, {"reden": "Gaat goed"}).status_code == 302
    assert client.get(weg).status_code == 404
    assert "Gaat goed" in client.get(reverse("aanbod", args=[proef.sleutel])).content.decode()
