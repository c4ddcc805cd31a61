"""The form of a melding, step by step, without a browser's scripts."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inbeeld.register.models import Jongere
from inbeeld.signalen.actions import melden
from inbeeld.signalen.models import Melding
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.signalen.meldwereld import concept, maak_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
_VERBORGEN = re.compile(r'name="(toestand|namens)" value="([^"]*)"')


@pytest.fixture
def wereld():
    return maak_wereld()


@pytest.fixture
def vandaag():
    return timezone.localdate()


def adres(wereld, vraag: str = "") -> str:
    with f.systeem():
        return reverse("melden_kind", args=[Jongere.objects.get(pk=wereld.kind).sleutel]) + vraag


def ingelogd(actor) -> Client:
    client = Client()
    f.log_in(client, actor)
    return client


def stap(client: Client, adres_: str, tekst: str, **velden: str):
    """Send a step with what the page before it carried along."""
    verborgen = dict(_VERBORGEN.findall(tekst))
    return client.post(adres_, verborgen | {"actie": "verder"} | velden)


def verzuimvelden(vandaag) -> dict[str, str]:
    dagen = [vandaag - timedelta(days=n) for n in (4, 3, 2, 1)]
    return {
        "begindatum": dagen[0].isoformat(),
        "einddatum": dagen[-1].isoformat(),
        "verzuimsoort": "zestien_uur",
        "alle_lessen": "nee",
        "specificatie": "\n".join(f"{d:%d-%m-%Y} 4,5" for d in dagen),
        "actie_gewenst": "ja",
    }


def oudervelden(vandaag) -> dict[str, str]:
    return {
        "ouders_verteld": "ja",
        "ouders_verteld_op": vandaag.isoformat(),
        "ouders_verteld_door": "de mentor",
        "jongere_verteld": "ja",
        "email": "melder@school.example",
    }


def tot_controle(client, adres_, vandaag, soort="verzuim", **eerst):
    tekst = client.get(adres_).content.decode()
    wat = {"stap": "wat", "soort": soort, "reden": "Komt niet meer binnen."} | eerst
    antwoord = stap(client, adres_, tekst, **wat)
    if soort != "zorg":
        antwoord = stap(
            client, adres_, antwoord.content.decode(), stap="verzuim", **verzuimvelden(vandaag)
        )
    return stap(client, adres_, antwoord.content.decode(), stap="ouders", **oudervelden(vandaag))


def test_four_steps_and_it_is_sent(wereld, vandaag):
    client, pad = ingelogd(wereld.school), adres(wereld)
    antwoord = tot_controle(client, pad, vandaag)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    for verwacht in ("Haarlem", "Samenwerkingsverband SWV1", "Hoeveel onderwijs"):
        assert verwacht in tekst, verwacht
    assert "in welke gemeente het kind woont" in tekst
    assert "LPW 16, 21a en 22" in tekst
    with f.systeem():
        assert not Melding.objects.exists()
    verstuurd = stap(client, pad, tekst, stap="controle", actie="versturen")
    with f.systeem():
        melding = Melding.objects.get()
    assert verstuurd.status_code == 302
    assert verstuurd.url == reverse("melding", args=[melding.sleutel])
    assert melding.ontvangers.count() == 0  # not for who has no actor
    with f.systeem():
        assert melding.ontvangers.count() == 4
        assert melding.specificatie[0]["uren"] == "4.5"
    # The button pressed twice.
    assert stap(client, pad, tekst, stap="controle", actie="versturen").url == verstuurd.url
    with f.systeem():
        assert Melding.objects.count() == 1
        gelezen = Leesregel.objects.filter(jongere_id=wereld.kind, handeling="melden")
        assert gelezen.count() >= 4


def test_a_mistake_stays_on_its_step(wereld, vandaag):
    client, pad = ingelogd(wereld.school), adres(wereld)
    tekst = client.get(pad).content.decode()
    antwoord = stap(client, pad, tekst, stap="wat", soort="verzuim")
    assert antwoord.status_code == 422
    assert "Schrijf in een paar woorden" in antwoord.content.decode()
    antwoord = stap(client, pad, tekst, stap="wat", soort="verzuim", reden="x")
    fout = verzuimvelden(vandaag) | {"specificatie": "gisteren vier uur"}
    antwoord = stap(client, pad, antwoord.content.decode(), stap="verzuim", **fout)
    assert antwoord.status_code == 422
    assert "Regel 1 klopt niet" in antwoord.content.decode()


def test_parents_who_do_not_know_ask_for_the_reason(wereld, vandaag):
    client, pad = ingelogd(wereld.school), adres(wereld)
    tekst = client.get(pad).content.decode()
    antwoord = stap(client, pad, tekst, stap="wat", soort="zorg", waar="thuis", reden="Stil.")
    tekst = antwoord.content.decode()
    assert "Weten de ouders" in tekst
    antwoord = stap(client, pad, tekst, stap="ouders", ouders_verteld="nee", jongere_verteld="ja")
    assert antwoord.status_code == 422
    assert "waarom de ouders het nog niet weten" in antwoord.content.decode()


def test_going_back_keeps_what_was_filled_in(wereld, vandaag):
    client, pad = ingelogd(wereld.school), adres(wereld)
    tekst = tot_controle(client, pad, vandaag).content.decode()
    terug = stap(client, pad, tekst, stap="controle", actie="wijzig:wat").content.decode()
    assert "Komt niet meer binnen." in terug


def test_it_is_filled_in_from_a_signal_and_from_the_facts(wereld, vandaag):
    maandag = vandaag - timedelta(days=vandaag.weekday() + 7)
    f.leg(
        wereld.organisaties["school"],
        vandaag=vandaag,
        moment=timezone.now(),
        verzuim=[
            {"jongere": wereld.kind}
            | f.verzuimrij("10AB00", maandag.isoformat(), maandag.isoformat(), uren=None)
        ],
    )
    client = ingelogd(wereld.school)
    pad = adres(wereld, f"?soort=klok_dag_7&sinds={maandag.isoformat()}")
    tekst = client.get(pad).content.decode()
    assert re.search(r'value="verzuim"[^>]*checked', tekst)
    pad = adres(wereld)
    tekst = stap(client, pad, tekst, stap="wat", soort="verzuim", reden="x").content.decode()
    assert f"{maandag:%d-%m-%Y}" in tekst
    assert f'value="{maandag.isoformat()}"' in tekst


def test_what_was_signed_for_another_child_or_person_is_not_taken(wereld, vandaag):
    client, pad = ingelogd(wereld.school), adres(wereld)
    tekst = client.get(pad).content.decode()
    ander = ingelogd(wereld.actor("gemeente"))
    verborgen = dict(_VERBORGEN.findall(ander.get(pad).content.decode()))
    gestolen = dict(_VERBORGEN.findall(tekst))["toestand"]
    velden = verborgen | {"toestand": gestolen, "stap": "wat", "actie": "verder"}
    assert ander.post(pad, velden).status_code == 302


def test_what_was_reported_this_week_is_shown_first(wereld, vandaag):
    with als(wereld.actor("school", vandaag=vandaag)):
        eerste = melden.verstuur(
            concept(
                wereld.kind,
                begindatum=vandaag - timedelta(days=4),
                einddatum=None,
                specificatie=(),
                ouders_verteld_op=vandaag,
            ),
            moment=timezone.now(),
            sleutel="eerder",
        )
    tekst = tot_controle(ingelogd(wereld.school), adres(wereld), vandaag).content.decode()
    assert "Dit is al gemeld" in tekst
    assert str(eerste.sleutel) in tekst


def test_a_child_that_is_not_theirs_is_not_found(wereld):
    pad = adres(wereld)
    mentor = f.actor(wereld.organisaties["school"], "mentor")  # sees it, but reports nothing
    for actor in (f.actor(f.school("20CD00")), wereld.actor("jgz"), mentor):
        assert ingelogd(actor).get(pad).status_code == 404


def test_without_a_plan_the_last_step_says_who_must_act(vandaag):
    wereld = maak_wereld(plan="")
    antwoord = tot_controle(ingelogd(wereld.school), adres(wereld), vandaag)
    assert antwoord.status_code == 403
    assert "Afspraken" in antwoord.content.decode()


def test_a_child_is_found_by_name_and_the_address_holds_none(wereld):
    client = ingelogd(wereld.school)
    verborgen = dict(_VERBORGEN.findall(client.get("/melden/").content.decode()))
    antwoord = client.post("/melden/", verborgen | {"zoek": "vries"})
    assert antwoord.status_code == 200
    assert adres(wereld) in antwoord.content.decode()
