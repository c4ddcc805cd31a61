"""Letters: the region's texts with places to fill in, and a letter made from one."""

import zipfile
from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from inbeeld.dossiers.actions import brieven as actions
from inbeeld.dossiers.actions import documenten
from inbeeld.dossiers.actions.brieven import BriefKanNiet
from inbeeld.dossiers.brieftekst import PLAATSEN, Brief, blokken, fouten, gebruikt, vul_in
from inbeeld.dossiers.documentkeuring import keur
from inbeeld.dossiers.models import Briefsjabloon, Document
from inbeeld.dossiers.odt import als_odt
from inbeeld.dossiers.queries.documenten import sjablonen_op
from inbeeld.dossiers.views.brieven import VOORBEELD
from inbeeld.register.models import Personalia
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import documenthulp as h
from tests.dossiers import gesprekhulp as g
from tests.dossiers.overdrachthulp import op_de_dag
from tests.signalen.aanval import probeer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
BRIEF = Brief("Een gesprek", "School", "2 februari 2026", "Beste ouders,\n\n- een\n- twee\n\nDag")


@pytest.fixture
def wereld(monkeypatch: pytest.MonkeyPatch) -> g.Gesprekwereld:
    op_de_dag(monkeypatch, f.VANDAAG)
    h.sjablonen()
    return g.maak()


def _brieven() -> list[Document]:
    with f.systeem():
        return list(Document.objects.order_by("pk"))


def _pdf(document: Document) -> str:
    pdf = documenten.open_(document)
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())


def test_a_mistake_in_a_place_names_its_line() -> None:
    tekst = "Beste {ouders},\n\nDag {naam_kind}.\n{kind\n{kind.__class__} {}"
    assert fouten(tekst) == [
        "Regel 3: {naam_kind} bestaat niet. Kies er een uit de lijst.",
        "Regel 4: een accolade is niet gesloten of niet geopend.",
        "Regel 5: {kind.__class__} bestaat niet. Kies er een uit de lijst.",
        "Regel 5: {} bestaat niet. Kies er een uit de lijst.",
    ]
    assert fouten("Beste {ouders},\n{kind}") == []


def test_what_is_filled_in_is_never_read_again() -> None:
    assert vul_in("{kind} {school}", {"kind": "{school}", "school": "{kind}"}) == "{school} {kind}"


@given(st.text(max_size=200))
def test_any_text_is_a_letter_that_may_come_in(tekst: str) -> None:
    """Whatever people type: the ODT is well formed, and passes what is asked of other documents."""
    brief = Brief("Onderwerp " + tekst.replace("\n", " ")[:50], "School", "2 maart 2026", tekst)
    keur("brief.odt", als_odt(brief))
    regels = [regel for blok in brief.blokken for regel in blok.regels]
    zonder = "".join(tekst.replace("\n- ", "\n").split())
    assert len("".join("".join(regels).split())) <= len(zonder)


def test_paragraphs_and_lists() -> None:
    assert [
        (b.lijst, b.regels) for b in blokken("a\r\nb\r\n\r\n\r\nzin:\r\n- een\r\n-  twee\r\nna")
    ] == [
        (False, ("a", "b")),
        (False, ("zin:",)),
        (True, ("een", "twee")),
        (False, ("na",)),
    ]


def test_the_first_four_letters_are_right_and_hold_no_address() -> None:
    h.sjablonen()
    with f.systeem():
        sjablonen = list(sjablonen_op(f.VANDAAG))
    assert len(sjablonen) == 4
    for sjabloon in sjablonen:
        assert fouten(sjabloon.titel) + fouten(sjabloon.tekst) == []
        vul_in(sjabloon.tekst, VOORBEELD)
    assert set(VOORBEELD) == set(PLAATSEN)
    assert not any("adres" in naam or "gemeente" in naam for naam in PLAATSEN)


def _maak(client, wereld, wie: str = "school", code: str = "uitnodiging_gesprek"):
    """Go through both pages; the last answer."""
    f.log_in(client, wereld.actor(wie))
    adres = reverse("brief_maken", args=[wereld.sleutel, code])
    invullen = client.get(adres)
    assert invullen.status_code == 200
    namen = list(invullen.context["form"].fields)
    gegeven = {n: "2026-03-09" if n.endswith("datum") else f"{n} hier" for n in namen}
    nalezen = client.post(adres, {"stap": "invullen", **gegeven})
    assert nalezen.status_code == 200
    return adres, nalezen


@pytest.mark.parametrize("vorm", ["pdf", "odt"])
def test_a_letter_is_filled_in_read_changed_and_kept(wereld, client, vorm) -> None:
    f.log_in(client, wereld.actor("school"))
    keus = client.get(reverse("brief_nieuw", args=[wereld.sleutel])).content.decode()
    assert "Uitnodiging voor een gesprek over Sam de Vries" in keus
    adres, nalezen = _maak(client, wereld)
    begin = nalezen.context["form"].initial
    assert begin["onderwerp"] == "Uitnodiging voor een gesprek over Sam de Vries"
    assert "Het gesprek is op 9 maart 2026 om gesprek_tijd hier." in begin["tekst"]
    assert _brieven() == []
    eigen = begin | {"tekst": begin["tekst"] + "\n\nNog iets.", "vorm": vorm}
    bekeken = client.post(adres, {**eigen, "stap": "voorbeeld"})
    assert "Nog iets." in bekeken.content.decode()
    assert _brieven() == []
    for _ in range(2):  # sent twice, one letter
        antwoord = client.post(adres, {**eigen, "stap": "opslaan"})
        assert antwoord.status_code == 302
    (brief,) = _brieven()
    assert (brief.soort, brief.groep) == ("brief", "gesprek")
    assert brief.naam == f"Uitnodiging voor een gesprek over Sam de Vries.{vorm}"
    with als(wereld.actor("leerplicht")):
        if vorm == "pdf":
            assert "Nog iets." in _pdf(Document.objects.get())
        else:
            with zipfile.ZipFile(BytesIO(documenten.open_(Document.objects.get()))) as odt:
                assert "Nog iets." in odt.read("content.xml").decode()
                assert "nl-NL" in odt.read("meta.xml").decode()


def test_the_pdf_of_a_letter_is_accessible(wereld) -> None:
    with als(wereld.actor("school")):
        brief = actions.maak(
            wereld.kind, BRIEF, groep="gesprek", vorm="pdf", sleutel=uuid4(), moment=f.MOMENT
        )
        lezer = PdfReader(BytesIO(documenten.open_(brief)))
    assert lezer.trailer["/Root"]["/Lang"].startswith("nl")
    assert "pdfuaid:part" in lezer.trailer["/Root"]["/Metadata"].get_data().decode()
    assert lezer.metadata.title == "Een gesprek"


def test_what_nobody_filled_in_is_no_letter(wereld, client) -> None:
    f.log_in(client, wereld.actor("school"))
    adres = reverse("brief_maken", args=[wereld.sleutel, "uitnodiging_gesprek"])
    assert client.post(adres, {"stap": "invullen"}).status_code == 422
    gegeven = {"onderwerp": "x", "tekst": "Beste {ouders}", "vorm": "pdf", "sleutel": uuid4()}
    antwoord = client.post(adres, {**gegeven, "stap": "opslaan"})
    assert antwoord.status_code == 422
    assert "Regel 1: hier moet nog iets worden ingevuld." in antwoord.content.decode()
    assert client.post(adres, {**gegeven, "stap": "opslaan", "vorm": "exe"}).status_code == 422
    assert client.get(adres.replace("uitnodiging_gesprek", "bestaat-niet")).status_code == 404
    assert _brieven() == []


def test_who_may_not_enter_the_kind_of_data_makes_no_such_letter(wereld, client) -> None:
    f.log_in(client, wereld.actor("mentor"))
    keus = client.get(reverse("brief_nieuw", args=[wereld.sleutel])).content.decode()
    assert "uitnodiging_gesprek" in keus
    assert "ontvangst_vrijstelling" not in keus
    adres = reverse("brief_maken", args=[wereld.sleutel, "ontvangst_vrijstelling"])
    assert client.get(adres).status_code == 403
    f.log_in(client, wereld.actor("vreemd"))
    assert client.get(reverse("brief_nieuw", args=[wereld.sleutel])).status_code == 404
    with als(wereld.actor("mentor")), pytest.raises(Geweigerd):
        actions.maak(
            wereld.kind, BRIEF, groep="vrijstelling", vorm="pdf", sleutel=uuid4(), moment=f.MOMENT
        )


def test_no_letter_about_a_child_that_died(wereld, client) -> None:
    with f.systeem():
        Personalia.objects.filter(jongere_id=wereld.kind).update(overleden_op=f.VANDAAG)
    school = wereld.actor("school")
    f.log_in(client, school)
    antwoord = client.get(reverse("brief_nieuw", args=[wereld.sleutel]))
    assert antwoord.status_code in (403, 404)
    with als(school), pytest.raises(BriefKanNiet, match="overleden"):
        actions.maak(
            wereld.kind, BRIEF, groep="gesprek", vorm="pdf", sleutel=uuid4(), moment=f.MOMENT
        )
    sql = (
        "insert into dossiers_document (sleutel, moment, soort, groep, naam, mediatype, grootte,"
        " vingerafdruk, inhoud, ingetrokken_reden, jongere_id, bron_id, door_id)"
        " values (gen_random_uuid(), now(), %s, 'gesprek', 'a.pdf', 'application/pdf', 1, %s,"
        " 'x', '', %s, %s, %s)"
    )
    wie = [wereld.kind, school.organisatie_id, school.aanstelling_id]
    assert probeer(school, sql, ["brief", "0" * 64, *wie]) == 0
    assert probeer(school, sql, ["bijlage", "0" * 64, *wie]) == 1
    assert [d.soort for d in _brieven()] == ["bijlage"]


def test_a_letter_tells_nobody_where_a_child_with_a_secret_address_lives(wereld, client) -> None:
    with f.systeem():
        Personalia.objects.filter(jongere_id=wereld.kind).update(geheim_adres=True)
    adres, nalezen = _maak(client, wereld, "leerplicht")
    begin = nalezen.context["form"].initial
    assert client.post(adres, {**begin, "stap": "opslaan"}).status_code == 302
    with als(wereld.actor("school")):
        tekst = _pdf(Document.objects.get())
    assert wereld.basis.gemeente.naam not in tekst
    assert tekst.startswith("Leerplicht van de woongemeente")
    assert "Het adres van dit kind is geheim" in client.get(adres).content.decode()


def test_the_region_keeps_the_texts_and_sees_them_with_an_invented_child(wereld, client) -> None:
    f.log_in(client, wereld.actor("regio"))
    assert client.get(reverse("brieventeksten")).status_code == 200
    adres = reverse("brieftekst_wijzigen", args=["afronding"])
    assert VOORBEELD["kind"] in client.get(adres).content.decode()
    nieuw = {
        "titel": "Wij stoppen",
        "groep": "plan_en_afspraken",
        "tekst": "Dag {ouders} van {kind}",
    }
    bekeken = client.post(adres, {**nieuw, "stap": "voorbeeld"})
    assert "Dag ouders van Noor Voorbeeld" in bekeken.content.decode()
    fout = client.post(adres, {**nieuw, "tekst": "a\n{knid}", "stap": "opslaan"})
    assert fout.status_code == 422
    assert "Regel 2: {knid} bestaat niet." in fout.content.decode()
    for _ in range(2):
        assert client.post(adres, {**nieuw, "stap": "opslaan"}).status_code == 302
    # On the same day put right in place; what held before stays as it was.
    beter = {**nieuw, "tekst": "Dag {ouders}", "stap": "opslaan"}
    assert client.post(adres, beter).status_code == 302
    with f.systeem():
        rijen = list(Briefsjabloon.objects.filter(code="afronding").order_by("pk"))
    assert [r.titel for r in rijen] == ["Onze hulp aan {kind} stopt", "Wij stoppen"]
    assert [r.periode.lower.isoformat() for r in rijen] == ["2020-08-01", "2026-02-02"]
    assert rijen[0].periode.upper == f.VANDAAG
    assert rijen[1].tekst == "Dag {ouders}"
    toevoegen = reverse("brieftekst_nieuw")
    assert client.get(toevoegen).status_code == 200
    erbij = {**nieuw, "titel": "Een eerste brief", "stap": "opslaan"}
    assert client.post(toevoegen, erbij).status_code == 302
    assert client.post(toevoegen, erbij).status_code == 422
    assert (
        client.post(reverse("brieftekst_beeindigen", args=["een_eerste_brief"])).status_code == 302
    )
    with f.systeem():
        assert Briefsjabloon.objects.get(code="een_eerste_brief").periode.upper is not None


def test_nobody_else_changes_a_text(wereld, client) -> None:
    for wie in ("school", "leerplicht", "mentor"):
        f.log_in(client, wereld.actor(wie))
        assert client.get(reverse("brieventeksten")).status_code == 403
        zet = "update dossiers_briefsjabloon set tekst = 'x' where code = 'afronding'"
        assert probeer(wereld.actor(wie), zet) == 0
        erbij = (
            "insert into dossiers_briefsjabloon (code, titel, tekst, groep, periode)"
            " values ('x', 'x', 'x', 'gesprek', '[2026-01-01,)')"
        )
        assert probeer(wereld.actor(wie), erbij) == 0
    regio = wereld.actor("regio")
    # Of a text that held before today, also the region changes no more than its end.
    assert probeer(regio, zet) == 0
    assert probeer(regio, "delete from dossiers_briefsjabloon") == 0
    with als(wereld.actor("school")), pytest.raises(Geweigerd):
        actions.beeindig_tekst("afronding")


def test_only_the_places_of_a_text_are_asked() -> None:
    assert gebruikt("{kind}", "{telefoon} {aanbod} {kind}") == ["kind", "telefoon", "aanbod"]
