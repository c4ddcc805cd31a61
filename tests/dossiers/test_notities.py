"""Closed notes: for one's own organisation, opened on purpose, never changed."""

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.actions.notities import noteer
from inbeeld.dossiers.models import Notitie
from inbeeld.dossiers.tijdlijn import bronnen
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.dossiers import gesprekhulp as hulp
from tests.signalen.aanval import probeer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
GEHEIM = "Moeder vertelde iets wat hier blijft."


@pytest.fixture
def wereld() -> hulp.Gesprekwereld:
    return hulp.maak()


def _schrijf(client: Client, wereld: hulp.Gesprekwereld, tekst: str = GEHEIM) -> Notitie:
    adres = reverse("notitie_nieuw", args=[wereld.sleutel])
    sleutel = client.get(adres).context["form"]["sleutel"].value()
    gegeven = {"tekst": tekst, "sleutel": sleutel}
    for _ in range(2):  # sent twice is one note
        assert client.post(adres, gegeven).status_code == 302
    with als(wereld.actor("school")):
        return Notitie.objects.get()


def _gelezen(wereld: hulp.Gesprekwereld) -> list[str]:
    with f.systeem():
        regels = Leesregel.objects.filter(jongere_id=wereld.kind).order_by("pk")
        return [r.handeling for r in regels]


def test_a_note_is_a_strip_until_it_is_opened_and_that_is_logged(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    rij = _schrijf(client, wereld)
    lijst = client.get(reverse("notities", args=[wereld.sleutel])).content.decode()
    adres = reverse("notitie", args=[rij.sleutel])
    dicht = client.get(adres).content.decode()
    for pagina in (lijst, dicht):
        assert GEHEIM not in pagina
        assert "Notitie van" in pagina
    assert "notitie_openen" not in _gelezen(wereld)
    assert GEHEIM in client.post(adres).content.decode()
    assert _gelezen(wereld)[-1] == "notitie_openen"


def test_others_do_not_know_that_it_is_there(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    rij = _schrijf(client, wereld)
    adres = reverse("notitie", args=[rij.sleutel])
    lijst = reverse("notities", args=[wereld.sleutel])
    for wie in ("leerplicht", "swv"):
        f.log_in(client, wereld.actor(wie))
        assert client.post(adres).status_code == 404
        assert "Notitie van" not in client.get(lijst).content.decode()
    # Of the same school, without the right; of the region; of another school.
    for wie in ("mentor", "regio", "vreemd"):
        f.log_in(client, wereld.actor(wie))
        assert client.post(adres).status_code == 404
        assert client.get(lijst).status_code == 404
        assert client.post(lijst + "nieuw/", {"tekst": "x"}).status_code == 404


def test_the_same_key_with_other_words_comes_back_and_anothers_is_refused(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    rij = _schrijf(client, wereld)
    adres = reverse("notitie_nieuw", args=[wereld.sleutel])
    anders = {"tekst": "Iets anders", "sleutel": str(rij.sleutel)}
    antwoord = client.post(adres, anders)
    assert antwoord.status_code == 422
    tekst = antwoord.content.decode()
    assert "Iets anders" in tekst
    assert str(rij.sleutel) not in tekst
    # Of another organisation, which does not even see that the key exists.
    f.log_in(client, wereld.actor("leerplicht"))
    assert client.post(adres, anders).status_code == 403
    with als(wereld.actor("school")):
        assert Notitie.objects.get().tekst == GEHEIM


def test_an_empty_note_is_none(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    adres = reverse("notitie_nieuw", args=[wereld.sleutel])
    assert client.post(adres, {"tekst": " "}).status_code == 422


def test_on_the_timeline_it_is_a_closed_strip(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    rij = _schrijf(client, wereld)
    bron = next(b for b in bronnen() if b.naam == "notitie")
    with als(wereld.actor("school")):
        regel = bron.regels([rij.pk], f.VANDAAG)[rij.pk]
    assert regel.dicht
    assert GEHEIM not in repr(regel)
    with als(wereld.actor("leerplicht")):
        assert bron.regels([rij.pk], f.VANDAAG) == {}


def test_plain_sql_changes_no_note(wereld):
    school = wereld.actor("school")
    with als(school):
        rij = noteer(wereld.kind, tekst=GEHEIM, sleutel=wereld.sleutel, moment=f.MOMENT)
    assert probeer(school, "update dossiers_notitie set tekst = 'x' where id = %s", [rij.pk]) == 0
    assert probeer(school, "delete from dossiers_notitie where id = %s", [rij.pk]) == 0
