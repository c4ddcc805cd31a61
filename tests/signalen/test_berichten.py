"""What one is told: one's own, a name only of a child that one sees now, and a read line."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from inbeeld.signalen import kennisadressen, taken
from inbeeld.signalen.actions import dagtelling, kennis, melden
from inbeeld.signalen.models import Kennisgeving, Kennisgevingkeuze, Mailpost
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.signalen.meldwereld import DAG, Wereld, concept, maak_wereld

pytestmark = pytest.mark.django_db
LEPLICHT = "gemeente"


@pytest.fixture
def wereld() -> Wereld:
    return maak_wereld()


def _vertel(aan: Actor, soort: str, *, rij: int = 1, kind: int | None = None) -> None:
    with f.systeem(), transaction.atomic():
        kennis.stuur([aan.aanstelling_id], soort, ("x", rij), jongere_id=kind, moment=f.MOMENT)


def _pagina(client: Client, adres: str = "/berichten/") -> str:
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def _leesregels(handeling: str) -> list[Leesregel]:
    with f.systeem(), transaction.atomic():
        return list(Leesregel.objects.filter(handeling=handeling))


def _van(actor: Actor) -> list[Kennisgeving]:
    with f.systeem(), transaction.atomic():
        rijen = Kennisgeving.objects.filter(aan_id=actor.aanstelling_id)
        return list(rijen.order_by("pk"))


def test_who_sees_the_child_reads_its_name_with_a_line_in_the_log(
    client: Client, wereld: Wereld
) -> None:
    school, jeugdarts = wereld.school, wereld.actor("jgz")
    for actor in (school, jeugdarts):
        _vertel(actor, "nieuwe_melding", kind=wereld.kind)
    f.log_in(client, school)
    assert "Sam de Vries" in _pagina(client)
    (regel,) = _leesregels("berichten")
    assert (regel.jongere_id, regel.aanstelling_id) == (wereld.kind, school.aanstelling_id)
    # The youth doctor is not involved with this child: told of it, and no name.
    client.logout()
    f.log_in(client, jeugdarts)
    pagina = _pagina(client)
    assert "een kind dat u nu niet ziet" in pagina
    assert "Vries" not in pagina
    assert len(_leesregels("berichten")) == 1


def test_the_number_in_the_header_names_nobody(client: Client, wereld: Wereld) -> None:
    for rij in (1, 2):
        _vertel(wereld.school, "nieuwe_melding", rij=rij, kind=wereld.kind)
    f.log_in(client, wereld.school)
    kop = _pagina(client, "/berichten/keuze/").split("</header>")[0]
    assert '<span class="ib-berichten__aantal">2<' in kop
    assert "Vries" not in kop


def test_opening_marks_as_read_and_leads_to_the_work(client: Client, wereld: Wereld) -> None:
    from inbeeld.toegang.actor import als

    with als(wereld.school), transaction.atomic():
        melding = melden.verstuur(concept(wereld.kind), moment=f.MOMENT, sleutel="een")
    leerplicht = wereld.actor(LEPLICHT)
    (bericht,) = [k for k in _van(leerplicht) if k.soort == "nieuwe_melding"]
    f.log_in(client, leerplicht)
    antwoord = client.post(f"/berichten/werk/{bericht.pk}/openen/")
    ontvanger = melding.ontvangers.filter(postvak__organisatie_id=leerplicht.organisatie_id)
    with als(leerplicht), transaction.atomic():
        assert antwoord["Location"] == f"/melding/ontvangen/{ontvanger.get().sleutel}/"
    assert {k.gelezen_op is not None for k in _van(leerplicht) if k.pk == bericht.pk} == {True}


def test_nobody_opens_or_reads_what_another_was_told(client: Client, wereld: Wereld) -> None:
    _vertel(wereld.school, "nieuwe_melding")
    (bericht,) = _van(wereld.school)
    f.log_in(client, wereld.actor("swv"))
    assert client.post(f"/berichten/werk/{bericht.pk}/openen/").status_code == 404
    client.post("/berichten/gelezen/", {"tot": ""})
    assert _van(wereld.school)[0].gelezen_op is None


def test_all_read_leaves_what_came_after_the_page(client: Client, wereld: Wereld) -> None:
    _vertel(wereld.school, "nieuwe_melding")
    with f.systeem(), transaction.atomic():
        kennis.stuur([wereld.school.aanstelling_id], "herinnering", ("x", 1), moment=f.MOMENT + DAG)
    f.log_in(client, wereld.school)
    tot = (f.MOMENT + timedelta(hours=1)).isoformat()
    client.post("/berichten/gelezen/", {"tot": tot})
    assert [k.gelezen_op is None for k in _van(wereld.school)] == [False, True]


def test_a_choice_is_ones_own_and_kept(client: Client, wereld: Wereld) -> None:
    f.log_in(client, wereld.school)
    assert "Er gaat nu geen e-mail uit" in _pagina(client, "/berichten/keuze/")
    from inbeeld.signalen.kennissoorten import Soort

    keuze = {soort.value: "dagelijks" for soort in Soort} | {"escalatie_valt": "direct"}
    assert client.post("/berichten/keuze/", keuze).status_code == 302
    with f.systeem(), transaction.atomic():
        rijen = Kennisgevingkeuze.objects.values_list("aanstelling", "soort", "hoe")
        assert list(rijen) == [(wereld.school.aanstelling_id, "escalatie_valt", "direct")]
    assert client.post("/berichten/keuze/", {}).status_code == 422


def test_who_looks_after_the_installation_sees_how_mail_goes(
    client: Client, wereld: Wereld
) -> None:
    wie = wereld.coordinatoren["school"]
    f.wijzig(wie.gebruiker, email="school@voorbeeld.example")
    with f.systeem(), transaction.atomic():
        Mailpost.objects.create(
            aan=wie, message_id="a@b", inhoud={}, klaar_op=f.MOMENT, volgende_poging=f.MOMENT
        )
    f.log_in(client, f.actor(wereld.organisaties["regio"], "beheerder"))
    pagina = _pagina(client, "/beheer/e-mail/")
    assert "Er is geen mailserver ingesteld" in pagina
    assert "<dt>Wacht op verzending</dt><dd>1</dd>" in pagina
    assert "school@voorbeeld" not in pagina
    client.logout()
    f.log_in(client, wereld.school)
    assert client.get("/beheer/e-mail/").status_code == 403


def test_new_waarschuwingen_are_a_number_once_a_day(client: Client, wereld: Wereld) -> None:
    school = wereld.organisaties["school"]
    for _ in range(2):
        # A week at home on 2 February, the seventh day.
        f.kind(school, verzuim=[f.verzuimrij(school.code, "2026-01-27")])
    dagtelling._geteld.clear()
    for keer in range(3):
        kennis.meld_bij(f.VANDAAG, f.MOMENT + keer * timedelta(minutes=1))
        dagtelling._geteld.clear()  # as after a restart
    verteld = [k for k in _van(wereld.school) if k.soort == "nieuwe_waarschuwing"]
    assert [(k.aantal, k.jongere_id) for k in verteld] == [(2, None)]
    assert [k for k in _van(wereld.actor("jeugdteam")) if k.soort == "nieuwe_waarschuwing"] == []
    kennis.meld_bij(f.VANDAAG + DAG, f.MOMENT + DAG)
    assert len([k for k in _van(wereld.school) if k.soort == "nieuwe_waarschuwing"]) == 1
    f.log_in(client, wereld.school)
    assert "Er zijn nieuwe waarschuwingen: 2." in _pagina(client)


@pytest.mark.parametrize(
    ("tabel", "naam"),
    [
        ("signalen_zaak", "zaak"),
        ("signalen_openbaremelding", "openbare_melding"),
        ("dossiers_escalatie", "escalatie"),
    ],
)
def test_what_a_notice_is_about_has_a_page(tabel: str, naam: str) -> None:
    assert reverse(naam, args=[UUID(int=0)])
    with f.systeem(), transaction.atomic():
        assert kennisadressen.adres_van(tabel, 999_999) is None
    assert kennisadressen.adres_van("signalen_waarschuwingen", 0) == reverse("waarschuwingen")


def test_every_task_has_its_place_before_the_e_mail() -> None:
    namen = [naam for naam, _ in taken.alle()]
    assert namen[-1] == "e-mail"
    assert namen.index("overname") < namen.index("kennisgevingen")
