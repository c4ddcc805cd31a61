"""Who may ask, what comes out, and what of others stays out."""

import json
from datetime import date

import pytest
import typst
from django.test import Client
from django.urls import reverse

from inbeeld.register.models import Jongere, Personalia
from inbeeld.tijdlijnen import inzage
from inbeeld.toegang.actor import als
from inbeeld.toegang.bewaren import verzoeken as acties
from inbeeld.toegang.models import Aanstelling, AvgVerzoek, Leesregel
from tests import fabriek as f

pytestmark = pytest.mark.django_db
NUMMER = "999990019"


@pytest.fixture
def kind() -> int:
    """A pupil of one school, with a fact of the gemeente and one of another school before."""
    school, ander = f.school("10AB00"), f.school("20CD00")
    kind = f.kind(
        school,
        pgn=NUMMER,
        achternaam="#Zee*[rood]",
        van="2022-08-01",
        verzuim=[f.verzuimrij("10AB00", "2026-01-05", "2026-01-16")],
    )
    f.leg(ander, scholen=[f.schoolfeit("20CD00")])
    f.leg(
        ander,
        inschrijvingen=[
            {
                "jongere": kind,
                "school": "20CD00",
                "begindatum": f.d("2018-08-01"),
                "einddatum": f.d("2022-07-31"),
            }
        ],
        verzuim=[{"jongere": kind, **f.verzuimrij("20CD00", "2022-02-07", "2022-02-08", "ziek")}],
    )
    f.leg(
        f.gemeente("0392"),
        duidingen=[{"jongere": kind, "duiding": "nazorg", "begindatum": f.d("2026-01-19")}],
    )
    return kind


@pytest.fixture
def persoon() -> Aanstelling:
    return f.aanstelling(f.school("10AB00"))


@pytest.fixture
def client(persoon) -> Client:
    client = Client()
    client.force_login(persoon.gebruiker)
    return client


def _sleutel(kind: int) -> str:
    with f.systeem():
        return str(Jongere.objects.get(pk=kind).sleutel)


def _verzoek(persoon: Aanstelling, kind: int, soort: str = "inzage", **anders) -> AvgVerzoek:
    with als(f.actor_van(persoon)):
        return acties.ontvang(kind, soort, vrager="ouder", ontvangen_op=date(2026, 1, 31), **anders)


def _besloten(persoon: Aanstelling, kind: int) -> AvgVerzoek:
    verzoek = _verzoek(persoon, kind)
    with als(f.actor_van(persoon)):
        acties.besluit(verzoek, "toegewezen")
        return acties.verzoek_van(verzoek.sleutel)


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [("2026-01-15", "2026-02-15"), ("2026-01-31", "2026-02-28"), ("2026-12-31", "2027-01-31")],
)
def test_an_answer_is_due_within_a_month(ontvangen, uiterlijk):
    assert acties.uiterlijk(f.d(ontvangen)) == f.d(uiterlijk)


def test_the_overview_holds_ones_own_copy_and_nobody_elses(kind, persoon):
    with als(f.actor_van(persoon)):
        from inbeeld.toegang.actions import leg_lezing_vast

        leg_lezing_vast(jongere_ids=[kind], gegevensgroepen=["verzuim"], handeling="kind_bekijken")
    verzoek = _besloten(persoon, kind)
    with als(f.actor_van(persoon)):
        alles = inzage.gegevens(verzoek)
    tekst = json.dumps(alles, ensure_ascii=False)
    assert alles["wie"]["burgerservice_of_onderwijsnummer"] == NUMMER
    assert {rij["bron"] for rij in alles["gegevens"]} == {"School 10AB00"}
    assert {rij["soort"] for rij in alles["gegevens"]} == {
        "Kind",
        "Woonplaats",
        "Inschrijving",
        "Verzuim",
    }
    assert alles["tijdlijn"][-1]["status"]
    assert {rij["organisatie"] for rij in alles["betrokken_organisaties"]} == {
        "School 10AB00",
        "School 20CD00",
        "Gemeente 0392",
    }
    (gelezen,) = alles["wie_keek"]
    assert (gelezen["wie"], gelezen["wat"]) == (
        "verzuimcoördinator",
        "opende de pagina van het kind",
    )
    # Facts of others, and who it was that looked, are not for this organisation to give.
    assert "nazorg" not in tekst.lower()
    assert "ziek" not in json.dumps(alles["gegevens"])
    assert persoon.gebruiker.naam not in tekst


def test_a_secret_address_is_not_in_the_overview(kind, persoon):
    with f.systeem():
        Personalia.objects.filter(pk=kind).update(geheim_adres=True)
    verzoek = _besloten(persoon, kind)
    with als(f.actor_van(persoon)):
        alles = inzage.gegevens(verzoek)
    tekst = json.dumps(alles, ensure_ascii=False)
    assert "0392" not in tekst
    assert "adres is geheim" in tekst


def test_what_people_wrote_is_text_in_the_pdf_and_no_markup(kind, persoon):
    verzoek = _besloten(persoon, kind)
    with als(f.actor_van(persoon)):
        alles = inzage.gegevens(verzoek)
    pdf = inzage.als_pdf(alles)
    assert pdf.startswith(b"%PDF")
    # What typst itself finds in the document when it is asked: the name, letter for letter.
    assert alles["wie"]["naam"] == "Sam de #Zee*[rood]"
    alles["wie"]["voornamen"] = '#panic("markup")'
    assert inzage.als_pdf(alles).startswith(b"%PDF")
    with pytest.raises(typst.TypstError):
        typst.compile(b'#panic("markup")', format="pdf")


def test_asking_judging_and_downloading_on_the_pages(kind, persoon, client):
    sleutel = _sleutel(kind)
    nieuw = reverse("verzoek_nieuw", args=[sleutel, "inzage"])
    assert client.get(nieuw).status_code == 200
    assert client.post(nieuw, {"vrager": "", "ontvangen_op": "2999-01-01"}).status_code == 422
    antwoord = client.post(nieuw, {"vrager": "jongere", "ontvangen_op": "2026-02-01"})
    assert antwoord.status_code == 302
    with als(f.actor_van(persoon)):
        dit = AvgVerzoek.objects.get()
    bestand = reverse("inzage_bestand", args=[dit.sleutel, "pdf"])
    # Not before somebody decided.
    assert client.post(bestand).status_code == 404
    pagina = reverse("verzoek", args=[dit.sleutel])
    assert client.post(pagina, {"besluit": "afgewezen"}).status_code == 422
    assert client.post(pagina, {"besluit": "toegewezen"}).status_code == 302
    antwoord = client.post(bestand)
    assert antwoord.status_code == 200
    assert antwoord.content.startswith(b"%PDF")
    assert "Sam" not in antwoord["Content-Disposition"]
    assert "no-store" in antwoord["Cache-Control"]
    ander = client.post(reverse("inzage_bestand", args=[dit.sleutel, "json"]))
    assert json.loads(ander.content)["wie"]["naam"] == "Sam de #Zee*[rood]"
    with f.systeem():
        regels = Leesregel.objects.filter(jongere_id=kind, handeling="inzage_geven")
        assert regels.count() == 2
    for naam in ("verzoeken", "bewaren"):
        assert "Sam" in client.get(reverse("verzoeken")).content.decode()
        assert client.get(reverse(naam)).status_code == 200
    assert client.get(reverse("verzoeken_kind", args=[sleutel])).status_code == 200
    assert client.get(bestand).status_code == 405


def test_a_refused_rectificatie_keeps_the_statement_with_the_child(kind, persoon, client):
    sleutel = _sleutel(kind)
    verklaring = "Hij was <b>niet</b> afwezig."
    nieuw = reverse("verzoek_nieuw", args=[sleutel, "rectificatie"])
    assert client.post(nieuw, {"vrager": "ouder", "ontvangen_op": "2026-02-01"}).status_code == 422
    client.post(nieuw, {"vrager": "ouder", "ontvangen_op": "2026-02-01", "verklaring": verklaring})
    with als(f.actor_van(persoon)):
        dit = AvgVerzoek.objects.get()
    pagina = reverse("verzoek", args=[dit.sleutel])
    client.post(pagina, {"besluit": "afgewezen", "motivering": "De school zag het zelf."})
    tekst = client.get(reverse("verzoeken_kind", args=[sleutel])).content.decode()
    assert "Hij was &lt;b&gt;niet&lt;/b&gt; afwezig." in tekst
    # Judged once: a second answer changes nothing.
    client.post(pagina, {"besluit": "toegewezen"})
    with als(f.actor_van(persoon)):
        dit.refresh_from_db()
        assert (dit.besluit, dit.motivering) == ("afgewezen", "De school zag het zelf.")
        assert AvgVerzoek.pgh_event_model.objects.get().besluit == ""


def test_from_sixteen_on_the_youngster_asks_and_not_the_parent(persoon, client):
    kind = f.kind(f.school("10AB00"), geboren="2009-06-01", van="2021-08-01")
    nieuw = reverse("verzoek_nieuw", args=[_sleutel(kind), "inzage"])
    for vrager, dag, status in (
        ("ouder", "2026-02-01", 422),
        ("jongere", "2026-02-01", 302),
        ("ouder", "2025-05-31", 302),
    ):
        antwoord = client.post(nieuw, {"vrager": vrager, "ontvangen_op": dag})
        assert antwoord.status_code == status, (vrager, dag)


def test_another_organisation_finds_nothing(kind, persoon):
    dit = _besloten(persoon, kind)
    for organisatie, rol in (
        (f.school("30EF00"), ""),
        (f.gemeente("0392"), ""),
        (f.school("10AB00"), "mentor"),
        (f.regio(), ""),
    ):
        client = Client()
        client.force_login(f.aanstelling(organisatie, rol).gebruiker)
        for adres in (
            reverse("verzoek", args=[dit.sleutel]),
            reverse("inzage_bestand", args=[dit.sleutel, "pdf"]),
        ):
            post = adres.endswith("pdf/")
            antwoord = client.post(adres) if post else client.get(adres)
            assert antwoord.status_code in (403, 404)
            assert "Sam" not in antwoord.content.decode()
    vreemd = Client()
    vreemd.force_login(f.aanstelling(f.school("30EF00")).gebruiker)
    for naam in ("verzoeken_kind", "bewaarplicht_nieuw"):
        assert vreemd.get(reverse(naam, args=[_sleutel(kind)])).status_code == 404
