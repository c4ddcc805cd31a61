"""A melding on the screens of its reporter, of each of its four recipients, and of strangers."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from inbeeld.register.models import FeitWoonplaats, Jongere, Personalia
from inbeeld.signalen.actions import melden
from inbeeld.signalen.actions.melden import Contact
from inbeeld.signalen.models import Belastbaarheid, Meldingontvanger
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.signalen.meldwereld import concept, geef_postvak, maak_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
REDEN, DAG_IN_WOORDEN = "Komt niet meer binnen bij de les.", "4 uur"


@pytest.fixture
def wereld():
    return maak_wereld()


@pytest.fixture
def melding(wereld):
    vandaag = timezone.localdate()
    begin = vandaag - timedelta(days=5)
    with als(wereld.actor("school", vandaag=vandaag)):
        return melden.verstuur(
            concept(
                wereld.kind,
                begindatum=begin,
                einddatum=None,
                specificatie=tuple((begin + timedelta(days=n), 4) for n in range(4)),
                ouders_verteld_op=vandaag,
                contact=Contact(telefoon_ouders="06-00000000"),
            ),
            moment=timezone.now(),
            sleutel="pagina",
        )


def ingelogd(actor) -> Client:
    client = Client()
    f.log_in(client, actor)
    return client


def deel(melding, soort) -> str:
    with f.systeem():
        rij = melding.ontvangers.get(postvak__organisatie__soort=soort)
    return f"/melding/ontvangen/{rij.sleutel}/"


# Who sees of the melding: the child's school, the days of absence, where it lives.
ZIET = {
    "gemeente": (True, True, True),
    "swv": (True, True, False),
    "jeugdteam": (True, False, False),
    "jgz": (False, False, False),
}


@pytest.mark.parametrize("soort", ZIET)
def test_each_recipient_sees_its_part_and_nothing_else(wereld, melding, soort):
    client = ingelogd(wereld.actor(soort))
    tekst = client.get(deel(melding, soort)).content.decode()
    school, dagen, woont = ZIET[soort]
    assert REDEN in tekst
    assert ("<dt>School</dt>" in tekst) is school
    assert (DAG_IN_WOORDEN in tekst) is dagen
    assert ("Woont in" in tekst) is woont
    assert "Neem aan" in tekst
    with f.systeem():
        rij = melding.ontvangers.get(postvak__organisatie__soort=soort)
        assert rij.staat == "gezien"
        regel = Leesregel.objects.filter(handeling="melding_ontvangen").last()
        assert regel.jongere_id == wereld.kind
    # The address of the whole leads to its own part, and that of another is not found.
    assert client.get(f"/melding/{melding.sleutel}/").url == deel(melding, soort)
    for ander in set(ZIET) - {soort}:
        assert client.get(deel(melding, ander)).status_code == 404
    assert client.get(f"/melding/{melding.sleutel}/intrekken/").status_code == 404


def test_a_stranger_sees_nothing(wereld, melding):
    for vreemde in (f.actor(f.school("20CD00")), f.actor(f.organisatie("jgz", "JGZ9"))):
        client = ingelogd(vreemde)
        assert client.get(f"/melding/{melding.sleutel}/").status_code == 404
        for soort in ZIET:
            assert client.get(deel(melding, soort)).status_code == 404
            assert client.post(deel(melding, soort) + "aannemen/").status_code == 404
        for lijst in ("mijn", "ontvangen"):
            tekst = client.get(f"/melden/{lijst}/").content.decode()
            assert "Vries" not in tekst
            assert str(melding.sleutel) not in tekst


def test_the_reporter_sees_every_state_and_answer_and_what_is_late(wereld, melding):
    antwoord = ingelogd(wereld.actor("swv")).post(
        deel(melding, "swv") + "weigeren/", {"reden": "al_bezig", "toelichting": "Sinds maandag."}
    )
    assert antwoord.status_code == 302
    with f.systeem():
        laat = melding.ontvangers.get(postvak__organisatie__soort="gemeente")
    client = ingelogd(wereld.school)
    tekst = client.get(f"/melding/{melding.sleutel}/").content.decode()
    for verwacht in ("geweigerd", "Wij zijn hier al mee bezig", "Sinds maandag.", "verzonden"):
        assert verwacht in tekst, verwacht
    assert DAG_IN_WOORDEN in tekst
    assert "06-00000000" in tekst
    assert "te laat" not in tekst
    with als(wereld.actor("school", vandaag=laat.antwoord_uiterlijk + timedelta(days=2))):
        from inbeeld.signalen.queries.meldingen import melding_van

        assert melding_van(melding.sleutel).te_laat > 0
    assert "geweigerd" in client.get("/melden/mijn/").content.decode()
    assert str(melding.sleutel) in client.get(_kindpagina(wereld)).content.decode()


def _kindpagina(wereld) -> str:
    with f.systeem():
        return f"/jongere/{Jongere.objects.get(pk=wereld.kind).sleutel}/"


def test_a_mistake_in_an_answer_stays_on_the_form(wereld, melding):
    client = ingelogd(wereld.actor("swv"))
    for verb, velden in (
        ("weigeren", {}),
        ("weigeren", {"reden": "anders"}),
        ("afronden", {"reden": "onzin"}),
        ("toewijzen", {"wie": "999999"}),
    ):
        antwoord = client.post(f"{deel(melding, 'swv')}{verb}/", velden)
        assert antwoord.status_code == 422, verb
    assert client.get(deel(melding, "swv") + "belastbaarheid/").status_code == 403
    assert client.get(deel(melding, "swv") + "bestaat-niet/").status_code == 404


def test_the_youth_doctor_answers_and_the_school_reads_it(wereld, melding):
    arts = ingelogd(wereld.actor("jgz"))
    pad = deel(melding, "jgz") + "belastbaarheid/"
    assert "geen ziekte of diagnose" in arts.get(pad).content.decode()
    velden = {
        "uren_per_week": "6",
        "waar": "school_apart",
        "voorwaarden": "Kleine groep",
        "geldig_tot": (timezone.localdate() + timedelta(days=60)).isoformat(),
    }
    assert arts.post(pad, velden).status_code == 422  # parents do not know
    assert arts.post(pad, velden | {"gedeeld_met_weten": "on"}).status_code == 302
    with f.systeem():
        assert Belastbaarheid.objects.get().uren_per_week == 6
    tekst = ingelogd(wereld.school).get(f"/melding/{melding.sleutel}/").content.decode()
    assert "6 uur per week" in tekst
    assert "rustige plek" in tekst


def test_a_secret_address_does_not_show_in_the_name_of_a_recipient(wereld, melding):
    with f.systeem():
        Personalia.objects.filter(pk=wereld.kind).update(geheim_adres=True)
    school = ingelogd(wereld.school).get(f"/melding/{melding.sleutel}/").content.decode()
    assert "leerplicht van de woongemeente" in school
    assert "Haarlem" not in school
    leerplicht = ingelogd(wereld.actor("gemeente"))
    assert leerplicht.get(deel(melding, "gemeente")).status_code == 200


def test_after_a_move_the_page_says_whose_recipients_these_are(wereld, melding):
    client = ingelogd(wereld.school)
    assert (
        "van de dag van de melding"
        not in client.get(f"/melding/{melding.sleutel}/").content.decode()
    )
    geef_postvak(f.gemeente("0453", "Velsen"))
    vandaag = timezone.localdate()
    with f.systeem():
        oud = FeitWoonplaats.objects.get(jongere_id=wereld.kind)
    woonde = {"jongere": wereld.kind, "gemeente": "0392", "begindatum": f.d("2012-03-14")}
    f.leg(
        wereld.organisaties["school"],
        vandaag=vandaag,
        moment=timezone.now(),
        intrekken={"woonplaatsen": [oud.pk]},
        woonplaatsen=[
            woonde | {"einddatum": vandaag - timedelta(days=1)},
            {"jongere": wereld.kind, "gemeente": "0453", "begindatum": vandaag},
        ],
    )
    tekst = client.get(f"/melding/{melding.sleutel}/").content.decode()
    assert "van de dag van de melding" in tekst
    with f.systeem():
        assert Meldingontvanger.objects.filter(melding=melding).count() == 4


def test_it_is_withdrawn_with_a_reason_that_recipients_read(wereld, melding):
    client = ingelogd(wereld.school)
    pad = f"/melding/{melding.sleutel}/intrekken/"
    assert client.post(pad, {"reden": ""}).status_code == 422
    assert client.post(pad, {"reden": "Verkeerde leerling."}).status_code == 302
    tekst = ingelogd(wereld.actor("jgz")).get(deel(melding, "jgz")).content.decode()
    assert "Verkeerde leerling." in tekst
    assert "Neem aan" not in tekst
