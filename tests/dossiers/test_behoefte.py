"""What a child needs and nobody offers: noted, met, dropped, and gathered."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inbeeld.dossiers.actions import aanbod as acties
from inbeeld.dossiers.actions import behoeften
from inbeeld.dossiers.actions.aanbodbasis import KanZoNiet
from inbeeld.dossiers.models import Behoefte
from inbeeld.dossiers.queries.aanbod import onvervuld
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import aanbodhulp as h

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
V = f.VANDAAG


@pytest.fixture
def proef() -> h.Proef:
    return h.maak()


def noteer(kind: int, **anders: object) -> Behoefte:
    velden = {"soort": "zorg", "omschrijving": "Een rustige plek", "sinds": V, "plek": "IJmond"}
    sleutel = anders.pop("sleutel", None) or uuid4()
    return behoeften.noteer(kind, sleutel=sleutel, moment=f.MOMENT, **{**velden, **anders})


def test_a_need_is_noted_once_and_ends_once(proef):
    sleutel = uuid4()
    with als(proef.actors["school"]):
        b = noteer(proef.kind, sleutel=sleutel)
        assert noteer(proef.kind, sleutel=sleutel).pk == b.pk
        with pytest.raises(KanZoNiet, match="moet nog komen"):
            noteer(proef.kind, sinds=V + timedelta(days=1))
        with pytest.raises(KanZoNiet, match="waarom"):
            behoeften.laat_vervallen(b, reden=" ")
        b = behoeften.laat_vervallen(b, reden="Het kind is verhuisd")
        assert (b.vervallen_op, b.vervuld_op) == (V, None)
        for doe in (
            lambda: behoeften.laat_vervallen(b, reden="nog eens"),
            lambda: behoeften.vervul(b, op=V),
        ):
            with pytest.raises(KanZoNiet, match="al vervuld of vervallen"):
                doe()


def test_the_offer_that_begins_meets_it(proef):
    with als(proef.actors["school"]):
        b, ander = noteer(proef.kind), noteer(proef.kind, soort="werk")
        t = h.aanvaard(proef.kind)
        acties.begin(t, op=h.dag(2), passend=True, moment=f.MOMENT, vervult=(b,))
        b.refresh_from_db()
        ander.refresh_from_db()
        assert (b.vervuld_door_id, b.vervuld_op) == (t.pk, V)
        assert ander.vervuld_op is None


def test_they_are_gathered_per_kind_of_what_the_actor_sees(proef):
    with als(proef.actors["school"]):
        noteer(proef.kind, sinds=h.dag(30))
        noteer(proef.kind, soort="werk", omschrijving="Werken met dieren")
        dicht = noteer(proef.kind, omschrijving="Al klaar")
        behoeften.vervul(dicht, op=V)
    for wie in ("school", "regio", "mentor"):
        with als(proef.actors[wie]):
            blad = onvervuld(V)
            assert [r.behoefte.soort for r in blad.regels] == ["zorg", "werk"]
            assert sorted(blad.per_soort) == [("werk", 1), ("zorg", 1)]
            assert [r.behoefte.soort for r in onvervuld(V, soort="werk").regels] == ["werk"]
            assert onvervuld(V, pagina=2).regels == []
    with als(proef.actors["vreemd"]):
        assert onvervuld(V).aantal == 0


def test_who_may_not_write_notes_nothing(proef):
    for wie in ("mentor", "regio", "vreemd"):
        with als(proef.actors[wie]), pytest.raises(Geweigerd):
            noteer(proef.kind)


def test_the_pages_of_a_need(client: Client, proef: h.Proef) -> None:
    vandaag: date = timezone.localdate()
    f.log_in(client, proef.actors["swv"])
    adres = reverse("behoefte_nieuw", args=[proef.sleutel])
    gegeven = {"sleutel": str(uuid4()), "soort": "zorg", "omschrijving": "Rust", "sinds": vandaag}
    assert client.post(adres, {**gegeven, "soort": ""}).status_code == 422
    for _ in range(2):
        assert client.post(adres, gegeven).status_code == 302
    with f.systeem():
        b = Behoefte.objects.get()
    lijst = client.get(reverse("behoeften") + "?soort=zorg").content.decode()
    assert "Rust" in lijst
    assert client.get(reverse("behoeften") + "?soort=iets").status_code == 404
    vervuld = reverse("behoefte_vervuld", args=[b.sleutel])
    assert client.get(vervuld).status_code == 200
    assert client.post(vervuld, {"op": vandaag, "traject": "verzonnen"}).status_code == 422
    assert client.post(vervuld, {"op": vandaag}).status_code == 302
    assert client.get(vervuld).status_code == 404
    assert client.get(reverse("behoefte_vervalt", args=[b.sleutel])).status_code == 404
    assert "Rust" not in client.get(reverse("behoeften")).content.decode()
