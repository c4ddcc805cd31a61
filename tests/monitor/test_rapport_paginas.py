"""The pages of reports: one click, a form, reading, files, once more, and a plan."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inbeeld.monitor.actions.blad import maak_blad
from inbeeld.monitor.druk import VORMEN
from inbeeld.monitor.models import Berekening, Rapport, Rapportplanning
from inbeeld.monitor.uitvoerders.rapport import reken
from inbeeld.tijdlijnen.models import DefinitieKeuze
from inbeeld.toegang.actor import als
from tests import fabriek as f

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _definitie() -> None:
    with f.systeem():
        DefinitieKeuze.objects.create(definitie="rijk-2016", vanaf=f.d("2016-08-01"))


def _klant(actor: object) -> Client:
    client = Client()
    f.log_in(client, actor)
    return client


def test_from_one_click_to_a_file_and_once_more() -> None:
    school = f.school("10AB00")
    for _ in range(6):
        f.kind(school, verzuim=[f.verzuimrij("10AB00", "2025-03-01")])
    wie = f.actor(f.gemeente("0392", "Haarlem"))
    klant, ander = _klant(wie), _klant(f.actor(school))
    maak_blad("rijk-2016", timezone.now(), _dag(klant))
    antwoord = klant.get(reverse("rapporten"))
    assert antwoord.status_code == 200
    assert "Maak nu: informatienota aan de raad" in antwoord.content.decode()
    antwoord = klant.post(reverse("rapport_direct", args=["jaarverslag_leerplicht"]))
    with als(wie):
        (rapport,) = Rapport.objects.all()
    pagina = reverse("rapport", args=[rapport.sleutel])
    assert antwoord.url == pagina
    tekst = klant.get(pagina).content.decode()
    assert "Jaarverslag leerplicht" in tekst
    assert rapport.vingerafdruk[:16] in tekst
    for vorm, soort in VORMEN.items():
        bestand = klant.get(reverse("rapport_bestand", args=[rapport.sleutel, vorm]))
        assert (bestand.status_code, bestand["Content-Type"]) == (200, soort.mediatype)
        assert f"{rapport.soort}-{rapport.van:%Y-%m-%d}.{vorm}" in bestand["Content-Disposition"]
    # Another organisation's report does not exist, and a school makes no report of a gemeente.
    assert ander.get(pagina).status_code == 404
    assert ander.get(reverse("rapport_bestand", args=[rapport.sleutel, "pdf"])).status_code == 404
    assert ander.post(reverse("rapport_direct", args=["informatienota"])).status_code == 404
    assert ander.get(reverse("rapport_nieuw", args=["informatienota"])).status_code == 404
    assert klant.post(reverse("rapport_herhalen", args=[rapport.sleutel])).status_code == 302
    with als(wie):
        (berekening,) = Berekening.objects.all()
        klaar = reken(berekening.vraag, wie, lambda procent, stap: None)
    weer = klant.get(reverse("rapport", args=[klaar["rapport"]])).content.decode()
    assert "Dezelfde cijfers" in weer


def _dag(klant: Client) -> object:
    """The day on which the site is."""
    return klant.get(reverse("rapporten")).wsgi_request.actor.vandaag


def test_the_form_takes_words_and_days_and_refuses_others() -> None:
    school = f.school("10AB00")
    f.kind(school)
    wie = f.actor(f.gemeente("0392", "Haarlem"))
    klant = _klant(wie)
    dag = _dag(klant)
    maak_blad("rijk-2016", timezone.now(), dag)
    nieuw = reverse("rapport_nieuw", args=["informatienota"])
    assert klant.get(nieuw).status_code == 200
    keuze = {"gebied": "gemeente:0392", "periode": "2025-08-01", "definitie": "rijk-2016"}
    klant.post(nieuw, {**keuze, "afdeling": "Jeugd", "vervolg": "Wij gaan door.", "bekend": ""})
    with als(wie):
        rapport = Rapport.objects.get()
    assert ["Afdeling", "Jeugd"] in rapport.inhoud["gegevens"]
    assert ["Nummer", ""] in rapport.inhoud["gegevens"]
    assert rapport.inhoud["delen"][-1]["sleutel"] == "begrippen"
    for fout in ({"gebied": "regio"}, {"periode": "1990-08-01"}, {"bekend": "2999-01-01"}):
        assert klant.post(nieuw, {**keuze, **fout}).status_code == 422
    telling = reverse("rapport_nieuw", args=["peildata"])
    dagen = {"dagen": "eigen", "dag1": "2025-11-11"}
    antwoord = klant.post(telling, {**keuze, **dagen})
    assert antwoord.url.startswith("/cijfers/berekening/")  # the sheet does not have that day
    assert klant.post(telling, {**keuze, "dagen": "eigen"}).status_code == 422
    klant.post(reverse("rapportplanning_begin", args=["jaarverslag_leerplicht"]))
    with als(wie):
        planning = Rapportplanning.objects.get()
    assert "Maakt zich vanzelf" in klant.get(reverse("rapporten")).content.decode()
    klant.post(reverse("rapportplanning_stop", args=[planning.sleutel]))
    with als(wie):
        assert Rapportplanning.objects.get().gestopt_op == dag
    vreemd = _klant(f.actor(school)).post(reverse("rapportplanning_stop", args=[planning.sleutel]))
    assert vreemd.status_code == 404
