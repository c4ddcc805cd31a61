"""The whole road of a transfer through its pages, and what each rol sees of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers import tijdlijn
from inbeeld.dossiers.models import Overdracht
from inbeeld.register.models import Jongere
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.dossiers import overdrachthulp as h

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def wereld() -> h.Wereld:
    return h.maak()


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    h.op_de_dag(monkeypatch, f.VANDAAG)


def _als(actor: Actor) -> Client:
    client = Client()
    f.log_in(client, actor)
    return client


def _sleutel(kind: int) -> Any:
    with f.systeem():
        return Jongere.objects.get(pk=kind).sleutel


def _formulier(wereld: h.Wereld, **anders: Any) -> dict[str, Any]:
    return {
        "sleutel": str(uuid4()),
        "soort": "school_school",
        "naar": str(h.bak(wereld.nieuw).pk),
        "naar_omschrijving": "",
        "eerste_dag_verwacht": h.EERSTE.isoformat(),
        "verzenden_uiterlijk": "",
        "inhoud": h.TEKST,
        **anders,
    }


def _een() -> Overdracht:
    with f.systeem():
        return Overdracht.objects.get()


def test_from_preparing_to_the_first_day_through_the_pages(wereld: h.Wereld) -> None:
    school, kind = _als(wereld.zender()), _sleutel(wereld.kind)
    adres = reverse("overdracht_nieuw", args=[kind])
    assert "Het Nieuwe College" in school.get(adres).content.decode()
    formulier = _formulier(wereld)
    antwoord = school.post(adres, formulier)
    assert antwoord.status_code == 302
    assert school.post(adres, formulier).status_code == 302
    rij = _een()
    pagina = reverse("overdracht", args=[rij.sleutel])
    assert antwoord.url == pagina
    nieuw = _als(wereld.nemer())
    assert nieuw.get(pagina).status_code == 404
    # Not before the parents saw it.
    school.post(reverse("overdracht_verzenden", args=[rij.sleutel]))
    assert _een().toestand == "voorbereid"
    ouders = reverse("overdracht_ouders", args=[rij.sleutel])
    assert school.post(ouders, {}).status_code == 422
    gezien = {"gezien_op": f.VANDAAG.isoformat(), "reactie": "Sam heeft er zin in."}
    assert school.post(ouders, gezien).status_code == 302
    school.post(reverse("overdracht_verzenden", args=[rij.sleutel]))
    assert _een().toestand == "verzonden"
    tekst = nieuw.get(pagina).content.decode()
    assert h.TEKST in tekst
    assert "Sam heeft er zin in." in tekst
    assert "Overdracht aanvaarden" in tekst
    nieuw.post(reverse("overdracht_aanvaarden", args=[rij.sleutel]))
    assert "Eerste dag bevestigen" in nieuw.get(pagina).content.decode()
    dag = reverse("overdracht_eerste_dag", args=[rij.sleutel])
    assert school.get(dag).status_code == 302
    assert nieuw.post(dag, {"op": (f.VANDAAG + timedelta(days=1)).isoformat()}).status_code == 422
    assert nieuw.post(dag, {"op": f.VANDAAG.isoformat()}).status_code == 302
    assert _een().toestand == "begonnen"
    assert "eerste dag geweest" in school.get(pagina).content.decode()


def test_a_refusal_sends_the_receiver_away_and_tells_the_sender_why(wereld: h.Wereld) -> None:
    rij = h.verzend(wereld)
    nieuw, weiger = _als(wereld.nemer()), reverse("overdracht_weigeren", args=[rij.sleutel])
    assert nieuw.post(weiger, {"reden": ""}).status_code == 422
    antwoord = nieuw.post(weiger, {"reden": "De klas is vol."})
    assert (antwoord.status_code, antwoord.url) == (302, reverse("werk"))
    pagina = reverse("overdracht", args=[rij.sleutel])
    assert nieuw.get(pagina).status_code == 404
    school = _als(wereld.zender())
    tekst = school.get(pagina).content.decode()
    assert "De klas is vol." in tekst
    assert "Opnieuw voorbereiden" in tekst
    school.post(reverse("overdracht_opnieuw", args=[rij.sleutel]))
    assert _een().toestand == "voorbereid"
    school.post(reverse("overdracht_vervallen", args=[rij.sleutel]), {"reden": "Toch hier."})
    assert _een().toestand == "vervallen"


def test_two_people_change_one_text_and_nobody_loses_theirs(wereld: h.Wereld) -> None:
    rij = h.bereid_voor(wereld)
    een, twee = _als(wereld.zender()), _als(f.actor(wereld.w.school))
    adres = reverse("overdracht_wijzigen", args=[rij.sleutel])
    gezien = een.get(adres).context["form"].initial["gezien"]
    form = _formulier(wereld, gezien=gezien)
    assert een.post(adres, {**form, "inhoud": "Van de een."}).status_code == 302
    antwoord = twee.post(adres, {**form, "inhoud": "Van de ander."})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Van de een." in tekst
    assert "Van de ander." in tekst
    opnieuw = antwoord.context["form"].data["gezien"]
    later = {**form, "gezien": opnieuw, "inhoud": "Van de een. Van de ander."}
    assert twee.post(adres, later).status_code == 302
    assert _een().inhoud == "Van de een. Van de ander."


def test_who_is_not_involved_finds_nothing_and_who_only_looks_does_nothing(
    wereld: h.Wereld,
) -> None:
    rij, kind = h.bereid_voor(wereld), _sleutel(wereld.kind)
    vreemd = _als(f.actor(f.school("30EF00")))
    for naam in ("overdracht", "overdracht_wijzigen", "overdracht_ouders", "overdracht_vervallen"):
        assert vreemd.get(reverse(naam, args=[rij.sleutel])).status_code == 404
    assert vreemd.get(reverse("overdrachten", args=[kind])).status_code == 404
    assert vreemd.post(reverse("overdracht_verzenden", args=[rij.sleutel])).status_code == 404
    for wie in ("leerplicht", "regio"):
        client = _als(wereld.actor(wie))
        tekst = client.get(reverse("overdracht", args=[rij.sleutel])).content.decode()
        assert h.TEKST in tekst
        assert "Wijzigen" not in tekst
        assert "Gaat niet door" not in tekst
        antwoord = client.post(reverse("overdracht_verzenden", args=[rij.sleutel]))
        assert antwoord.status_code in (403, 404)
    mentor = _als(f.actor(wereld.w.school, "mentor"))
    assert mentor.get(reverse("overdracht", args=[rij.sleutel])).status_code in (403, 404)
    assert _een().toestand == "voorbereid"


def test_every_look_is_in_the_log(wereld: h.Wereld) -> None:
    rij, kind = h.bereid_voor(wereld), _sleutel(wereld.kind)
    client = _als(wereld.zender())
    for adres in (
        reverse("overdracht", args=[rij.sleutel]),
        reverse("overdrachten", args=[kind]),
        reverse("overdracht_wijzigen", args=[rij.sleutel]),
        reverse("overdracht_nieuw", args=[kind]),
    ):
        with f.systeem():
            eerder = Leesregel.objects.filter(jongere_id=wereld.kind).count()
        assert client.get(adres).status_code == 200
        with f.systeem():
            nu = Leesregel.objects.filter(jongere_id=wereld.kind).order_by("-moment")
            assert nu.count() == eerder + 1
            assert "overdracht" in nu.first().gegevensgroepen


@pytest.mark.parametrize(
    "anders",
    [
        {"naar": ""},
        {"naar_omschrijving": "En nog een ander"},
        {"soort": ""},
        {"soort": "rmc"},
        {"eerste_dag_verwacht": "2031-02-02"},
        {"verzenden_uiterlijk": "2026-06-01"},
        {"naar": "999999"},
        {"sleutel": "geen-sleutel"},
    ],
)
def test_a_form_that_is_not_right_is_shown_again(wereld: h.Wereld, anders: dict) -> None:
    adres = reverse("overdracht_nieuw", args=[_sleutel(wereld.kind)])
    antwoord = _als(wereld.zender()).post(adres, _formulier(wereld, **anders))
    assert antwoord.status_code == 422
    assert h.TEKST in antwoord.content.decode()
    with f.systeem():
        assert not Overdracht.objects.exists()


def test_it_stands_on_the_timeline_and_on_the_work_list(wereld: h.Wereld) -> None:
    rij = h.verzend(wereld)
    bron = next(b for b in tijdlijn.bronnen() if b.naam == "overdracht")
    with als(wereld.zender()):
        regel = bron.regels([rij.pk], f.VANDAAG)[rij.pk]
    assert regel.kop == "Overdracht naar een andere school: verzonden"
    assert (regel.tekst, regel.wie) == ("Naar Het Nieuwe College.", "School 10AB00")
    client = _als(wereld.nemer())
    tekst = client.get(f"{reverse('werk')}?toon=alles").content.decode()
    assert "Antwoorden op de overdracht" in tekst
    assert regel.adres in tekst
