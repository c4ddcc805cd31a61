"""The page of a zaak, and its panel on the child's page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from inbeeld.register.models import Jongere
from inbeeld.signalen.actions import zaken
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.signalen.zaakhulp import coordinator, postvak, zaak_van, zaken_van
from tests.toegang.beheerhulp import tekst

pytestmark = pytest.mark.django_db


@pytest.fixture
def vandaag():
    """Pages go by the clock."""
    return timezone.localdate()


@pytest.fixture
def kind(vandaag) -> int:
    """A child with a zaak that a school opened, held by leerplicht."""
    postvak(f.gemeente())
    school = f.school()
    nummer = f.kind(school)
    with als(f.actor(school, vandaag=vandaag)):
        zaken.open_zaak(nummer, "signaal", moment=timezone.now())
    return nummer


@pytest.fixture
def leerplicht() -> Client:
    client = Client()
    client.force_login(coordinator(f.gemeente()).gebruiker)
    return client


def _adres(kind: int, wat: str = "") -> str:
    return f"/zaak/{zaak_van(kind).sleutel}/{wat}"


def test_who_holds_it_what_is_next_and_a_line_in_the_log(kind: int, leerplicht: Client) -> None:
    pagina = leerplicht.get(_adres(kind))
    woorden = tekst(pagina)
    assert "Zaak van Sam de Vries" in woorden
    assert "Contact met het gezin" in woorden
    assert coordinator(f.gemeente()).gebruiker.naam in woorden
    assert "signaal opgepakt" in woorden
    with f.systeem():
        regel = Leesregel.objects.get(handeling="zaak_bekijken")
    assert (regel.jongere_id, "signaal_en_route" in regel.gegevensgroepen) == (kind, True)


def test_who_is_involved_reads_and_does_not_act(kind: int) -> None:
    client = Client()
    client.force_login(f.aanstelling(f.school()).gebruiker)
    assert "Wat gaat u doen?" not in tekst(client.get(_adres(kind)))
    morgen = f"{timezone.localdate() + timedelta(days=1):%Y-%m-%d}"
    antwoord = client.post(_adres(kind, "stap/"), {"stap": "huisbezoek", "op": morgen})
    assert antwoord.status_code == 403
    assert zaak_van(kind).volgende_stap == "contact_met_gezin"


def test_who_is_not_involved_finds_nothing(kind: int) -> None:
    client = Client()
    client.force_login(f.aanstelling(f.school("11AB00")).gebruiker)
    assert client.get(_adres(kind)).status_code == 404
    assert client.post(_adres(kind, "sluiten/"), {"reden": "vergissing"}).status_code == 404


def test_setting_a_step(kind: int, leerplicht: Client, vandaag) -> None:
    op = vandaag + timedelta(days=3)
    data = {"stap": "huisbezoek", "op": f"{op:%Y-%m-%d}", "toelichting": "Na school."}
    pagina = leerplicht.post(_adres(kind, "stap/"), data, follow=True)
    assert "De volgende stap staat vast." in tekst(pagina)
    assert "Volgende stap: huisbezoek, uiterlijk" in tekst(pagina)
    assert (zaak_van(kind).volgende_stap, zaak_van(kind).stap_op) == ("huisbezoek", op)


def test_a_step_in_the_past_is_shown_with_its_mistake(
    kind: int, leerplicht: Client, vandaag
) -> None:
    op = f"{vandaag - timedelta(days=1):%Y-%m-%d}"
    pagina = leerplicht.post(_adres(kind, "stap/"), {"stap": "huisbezoek", "op": op})
    assert pagina.status_code == 422
    assert "Kies een datum vanaf" in tekst(pagina)


def test_assigning_to_a_colleague_and_back(kind: int, leerplicht: Client) -> None:
    collega = f.aanstelling(f.gemeente())
    pagina = leerplicht.post(_adres(kind, "toewijzen/"), {"wie": collega.pk}, follow=True)
    assert f"Toegewezen aan {collega.gebruiker.naam}" in tekst(pagina)
    assert zaak_van(kind).eigenaar_id == collega.pk
    leerplicht.post(_adres(kind, "toewijzen/"), {"wie": ""})
    assert zaak_van(kind).eigenaar_id is None
    vreemd = f.aanstelling(f.school())
    antwoord = leerplicht.post(_adres(kind, "toewijzen/"), {"wie": vreemd.pk})
    assert antwoord.status_code == 422


def test_handing_over_with_a_reason(kind: int, leerplicht: Client) -> None:
    swv = f.swv("SWV1", [f.school()])
    naar = postvak(swv)
    zonder = leerplicht.post(_adres(kind, "overdragen/"), {"naar": naar.pk, "reden": ""})
    assert (zonder.status_code, "Schrijf waarom" in tekst(zonder)) == (422, True)
    data = {"naar": naar.pk, "reden": "Het aanbod regelt het SWV."}
    pagina = leerplicht.post(_adres(kind, "overdragen/"), data, follow=True)
    assert f"Overgedragen aan {swv.naam}" in tekst(pagina)
    assert "Het aanbod regelt het SWV." in tekst(pagina)
    assert "Wat gaat u doen?" not in tekst(pagina)


def test_closing_and_opening_another(kind: int, leerplicht: Client, vandaag) -> None:
    oud = zaak_van(kind)
    pagina = leerplicht.post(
        _adres(kind, "sluiten/"), {"reden": "geen_zorg_meer", "toelichting": ""}, follow=True
    )
    assert "Gesloten: zorg is weg" in tekst(pagina)
    assert "Nieuwe zaak openen" in tekst(pagina)
    leerplicht.post(f"/zaak/{oud.sleutel}/heropenen/")
    assert [z.gesloten_op for z in zaken_van(kind)] == [vandaag, None]
    # The school reported nothing, so leerplicht is involved as gemeente of residence.
    nieuw = leerplicht.get(f"/zaak/{zaken_van(kind)[1].sleutel}/")
    assert "Andere zaken van dit kind" in tekst(nieuw)


def test_closing_is_refused_in_a_sentence_while_the_child_is_at_home(
    leerplicht: Client, vandaag
) -> None:
    school = f.school()
    nummer = f.kind(school)
    postvak(f.gemeente())
    begin = vandaag - timedelta(days=60)
    f.leg(
        school,
        vandaag=vandaag,
        verzuim=[{"jongere": nummer, **f.verzuimrij(school.code, begin.isoformat())}],
    )
    pagina = leerplicht.post(_adres(nummer, "sluiten/"), {"reden": "terug_op_school"})
    assert pagina.status_code == 422
    assert "thuis zonder aanbod" in tekst(pagina)
    assert zaak_van(nummer).gesloten_op is None


@pytest.fixture(autouse=True)
def _gemeente_has_a_postvak() -> None:
    postvak(f.gemeente())


def test_a_panel_on_the_childs_page_leads_to_it(kind: int, leerplicht: Client) -> None:
    with f.systeem():
        sleutel = Jongere.objects.get(pk=kind).sleutel
    pagina = leerplicht.get(f"/jongere/{sleutel}/")
    assert "Contact met het gezin , uiterlijk" in tekst(pagina)
    assert f"/zaak/{zaak_van(kind).sleutel}/" in pagina.content.decode()


def test_a_zaak_without_klok_is_never_said_to_be_done(kind: int, leerplicht: Client) -> None:
    with f.systeem():
        sleutel = Jongere.objects.get(pk=kind).sleutel
    terug = "terug: begin nazorg"
    assert terug not in tekst(leerplicht.get(f"/jongere/{sleutel}/"))
    with f.systeem():
        Zaak.objects.filter(jongere_id=kind).update(aanleiding="klok_streng")
    assert terug in tekst(leerplicht.get(f"/jongere/{sleutel}/"))
