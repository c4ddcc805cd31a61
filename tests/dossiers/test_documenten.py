"""Documents of a child: added, seen by whom their kind of data is for, opened, withdrawn."""

from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.exceptions import InvalidTag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.actions import documenten as actions
from inbeeld.dossiers.documentkeuring import MEESTE_BYTES, TOEGESTAAN, Afgekeurd
from inbeeld.dossiers.models import Document
from inbeeld.dossiers.policies_documenten import GROEPEN, in_te_voeren
from inbeeld.dossiers.tijdlijn import bronnen_van
from inbeeld.register.models import Personalia
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.models import Leesregel
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import documenthulp as h
from tests.dossiers import gesprekhulp as g
from tests.dossiers.overdrachthulp import op_de_dag
from tests.signalen.aanval import lees, probeer, waar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
MEDIATYPEN = import_module("inbeeld.dossiers.migrations.0015_documenten").MEDIATYPEN
TEKST = b"Verslag van het gesprek."


@pytest.fixture
def wereld(monkeypatch: pytest.MonkeyPatch) -> g.Gesprekwereld:
    op_de_dag(monkeypatch, f.VANDAAG)
    return g.maak()


def _stuur(
    client: Client, wereld: g.Gesprekwereld, actor: Actor, inhoud: bytes = TEKST, **anders: Any
):
    f.log_in(client, actor)
    gegeven = {
        "bestand": SimpleUploadedFile(anders.pop("naam", "verslag.txt"), inhoud),
        "groep": "gesprek",
        "sleutel": str(uuid4()),
        "namens": str(actor.aanstelling_id),
        **anders,
    }
    return client.post(reverse("document_nieuw", args=[wereld.sleutel]), gegeven)


def _alle() -> list[Document]:
    with f.systeem():
        return list(Document.objects.order_by("pk"))


def _leg(wereld: g.Gesprekwereld, wie: str = "school", groep: str = "gesprek") -> Document:
    with als(wereld.actor(wie)):
        return actions.voeg_toe(
            wereld.kind, naam="verslag.txt", inhoud=TEKST, groep=groep, sleutel=uuid4(),
            moment=f.MOMENT,
        )  # fmt: skip


def _open(client: Client, actor: Actor, sleutel: UUID):
    f.log_in(client, actor)
    return client.get(reverse("document", args=[sleutel]))


def test_a_document_is_added_kept_closed_and_opened(wereld, client) -> None:
    school = wereld.actor("school")
    f.log_in(client, school)
    assert client.get(reverse("document_nieuw", args=[wereld.sleutel])).status_code == 200
    antwoord = _stuur(client, wereld, school)
    assert antwoord.status_code == 302
    (document,) = _alle()
    assert (document.naam, document.mediatype, document.grootte) == (
        "verslag.txt",
        "text/plain",
        24,
    )
    assert document.zaak_id == wereld.basis.zaak.pk
    assert TEKST not in bytes(document.inhoud)
    lijst = client.get(antwoord.url)
    assert "verslag.txt" in lijst.content.decode()
    geopend = _open(client, wereld.actor("leerplicht"), document.sleutel)
    assert geopend.content == TEKST
    assert geopend["Content-Type"] == "text/plain; charset=utf-8"
    assert geopend["Content-Disposition"].startswith('attachment; filename="verslag.txt"')
    assert geopend["X-Content-Type-Options"] == "nosniff"
    assert geopend["Content-Security-Policy"].startswith("sandbox")
    assert geopend["Cache-Control"] == "no-store"
    with f.systeem():
        gelezen = {r.handeling: r.gegevensgroepen for r in Leesregel.objects.all()}
    assert gelezen["document_openen"] == ["gesprek", "identiteit"]
    assert gelezen["documenten_bekijken"] == ["gesprek", "identiteit"]


def test_the_same_form_twice_is_one_document(wereld, client) -> None:
    sleutel = str(uuid4())
    for _ in range(2):
        assert _stuur(client, wereld, wereld.actor("school"), sleutel=sleutel).status_code == 302
    assert len(_alle()) == 1


@pytest.mark.parametrize(
    ("naam", "inhoud", "zin"),
    [
        ("a.pdf", h.pdf("/OpenAction<</S/JavaScript/JS(x)>>"), "script"),
        ("a.docx", h.docx(**{"word/vbaProject.bin": b"x"}), "macro"),
        ("a.txt", b"<svg onload=x>", "webpagina"),
        ("a.odt", h.odt(**{"groot.xml": b"\0" * (101 * 1024 * 1024)}), "veel te groot"),
        ("a.txt", b"a" * (MEESTE_BYTES + 1), "10 MB"),
        ("a.txt", b"", "leeg"),
        ("verslag.pdf.exe", h.pdf(), "naam past niet"),
    ],
)
def test_of_a_refused_file_nothing_is_stored_and_the_page_says_why(
    wereld, client, naam, inhoud, zin
) -> None:
    antwoord = _stuur(client, wereld, wereld.actor("school"), inhoud, naam=naam)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert _alle() == []


def test_a_form_without_a_file_of_another_kind_or_of_another_aanstelling(wereld, client) -> None:
    school = wereld.actor("school")
    assert _stuur(client, wereld, school, groep="justitie").status_code == 422
    assert _stuur(client, wereld, school, groep="logboek").status_code == 422
    assert _stuur(client, wereld, school, bestand="").status_code == 422
    assert _stuur(client, wereld, school, namens="999999").status_code == 409
    assert _alle() == []


def test_csrf_holds_although_the_view_sets_its_own_handler(wereld) -> None:
    streng = Client(enforce_csrf_checks=True)
    assert _stuur(streng, wereld, wereld.actor("school")).status_code == 403
    assert _alle() == []


def test_each_rol_adds_what_it_may_enter(wereld) -> None:
    """What the matrix says of entering, no more and no less."""
    assert set(in_te_voeren(wereld.actor("mentor"))) == {Groep.GESPREK}
    assert Groep.JUSTITIE in in_te_voeren(wereld.actor("leerplicht"))
    assert set(in_te_voeren(wereld.actor("regio"))) == {Groep.SIGNAAL_EN_ROUTE}
    for wie in ("school", "leerplicht", "swv", "mentor", "regio"):
        actor = wereld.actor(wie)
        for groep in GROEPEN:
            if groep in in_te_voeren(actor):
                assert _leg(wereld, wie, groep).groep == groep
            else:
                with pytest.raises(Geweigerd):
                    _leg(wereld, wie, groep)
                assert _sql_erbij(wereld, actor, groep) == 0


def _sql_erbij(wereld: g.Gesprekwereld, actor: Actor, groep: str, **anders: Any) -> int:
    velden = {
        "sleutel": uuid4(), "moment": f.MOMENT, "soort": "bijlage", "groep": groep, "naam": "a.txt",
        "mediatype": "text/plain", "grootte": 3, "vingerafdruk": "0" * 64, "inhoud": b"abc",
        "ingetrokken_op": None, "ingetrokken_reden": "", "jongere_id": wereld.kind,
        "bron_id": actor.organisatie_id, "door_id": actor.aanstelling_id, **anders,
    }  # fmt: skip
    namen = ", ".join(velden)
    plekken = ", ".join(["%s"] * len(velden))
    sql = f"insert into dossiers_document ({namen}) values ({plekken})"
    return probeer(actor, sql, list(velden.values()))


def test_a_document_is_as_open_as_its_kind_of_data(wereld, client) -> None:
    ziet = {
        "gesprek": {"school", "leerplicht", "swv", "mentor"},
        "plan_en_afspraken": {"school", "leerplicht", "swv", "mentor", "regio"},
        "justitie": {"leerplicht"},
        "besloten_notitie": {"leerplicht"},
    }
    iedereen = {"school", "leerplicht", "swv", "mentor", "regio", "vreemd"}
    for groep, wie_mag in ziet.items():
        document = _leg(wereld, "leerplicht", groep)
        for wie in iedereen:
            actor = wereld.actor(wie)
            mag = 200 if wie in wie_mag else 404
            assert _open(client, actor, document.sleutel).status_code == mag, (groep, wie)
            rijen = lees(actor, "select inhoud from dossiers_document where id = %s", [document.pk])
            assert len(rijen) == (wie in wie_mag), (groep, wie)
            lijst = client.get(reverse("documenten", args=[wereld.sleutel]))
            if wie == "vreemd":
                assert lijst.status_code == 404
            else:
                adres = reverse("document", args=[document.sleutel])
                assert (adres in lijst.content.decode()) == (wie in wie_mag), (groep, wie)
    assert _open(client, wereld.actor("school"), uuid4()).status_code == 404


def test_the_list_filters_and_logs_only_what_it_shows(wereld, client) -> None:
    for groep in ("gesprek", "verzuim"):
        _leg(wereld, "school", groep)
    f.log_in(client, wereld.actor("school"))
    adres = reverse("documenten", args=[wereld.sleutel])
    assert client.get(adres).content.count(b"verslag.txt</a>") == 2
    assert client.get(f"{adres}?groep=verzuim").content.count(b"verslag.txt</a>") == 1
    assert client.get(f"{adres}?soort=brief").content.count(b"verslag.txt</a>") == 0
    assert client.get(f"{adres}?groep=justitie&soort=x").content.count(b"verslag.txt</a>") == 2
    with f.systeem():
        regels = [r.gegevensgroepen for r in Leesregel.objects.order_by("pk")]
    assert regels[-3] == ["identiteit", "verzuim"]


def test_withdrawing_takes_the_content_and_leaves_why(wereld, client) -> None:
    document = _leg(wereld)
    adres = reverse("document_intrekken", args=[document.sleutel])
    # A colleague of the same organisation may, another partner may not.
    f.log_in(client, wereld.actor("leerplicht"))
    assert client.post(adres, {"reden": "x"}).status_code == 403
    f.log_in(client, wereld.actor("school"))
    assert client.get(adres).status_code == 200
    assert client.post(adres, {"reden": " "}).status_code == 422
    assert client.post(adres, {"reden": "Verkeerd kind"}).status_code == 302
    assert client.post(adres, {"reden": "Nog eens"}).status_code == 302
    (rij,) = _alle()
    assert (bytes(rij.inhoud), rij.ingetrokken_reden) == (b"", "Verkeerd kind")
    assert rij.naam == "verslag.txt"
    lijst = client.get(reverse("documenten", args=[wereld.sleutel])).content.decode()
    assert "Verkeerd kind" in lijst
    assert reverse("document", args=[document.sleutel]) not in lijst
    assert _open(client, wereld.actor("school"), document.sleutel).status_code == 404
    # Of the history neither.
    kolommen = "select count(*) from information_schema.columns where table_name = %s"
    assert waar(kolommen + " and column_name = 'inhoud'", ["dossiers_documentevent"]) == 0


def test_what_pages_do_not_do_the_database_refuses(wereld) -> None:
    document, school = _leg(wereld), wereld.actor("school")
    ander = f.kind(f.school("20CD00"), roepnaam="Bas")
    # A row of another's making, of another child, withdrawn at birth, too large, or active.
    assert _sql_erbij(wereld, school, "gesprek") == 1
    leerplicht = wereld.mensen["leerplicht"]
    assert _sql_erbij(wereld, school, "gesprek", door_id=leerplicht.pk) == 0
    assert _sql_erbij(wereld, school, "gesprek", bron_id=leerplicht.organisatie_id) == 0
    assert _sql_erbij(wereld, school, "gesprek", jongere_id=ander) == 0
    assert _sql_erbij(wereld, school, "logboek") == 0
    assert _sql_erbij(wereld, school, "gesprek", inhoud=b"") == 0
    assert _sql_erbij(wereld, school, "gesprek", mediatype="text/html") == 0
    assert _sql_erbij(wereld, school, "gesprek", mediatype="image/svg+xml") == 0
    assert _sql_erbij(wereld, school, "gesprek", grootte=MEESTE_BYTES + 1) == 0
    weg = {"ingetrokken_op": f.MOMENT, "ingetrokken_reden": "x", "inhoud": b""}
    assert _sql_erbij(wereld, school, "gesprek", **weg) == 0
    assert _sql_erbij(wereld, wereld.actor("vreemd"), "gesprek") == 0
    zet = "update dossiers_document set {} where id = %s"
    for wat in (
        "groep = 'verzuim'", "naam = 'b.txt'", "inhoud = 'x'", "mediatype = 'application/pdf'",
        f"jongere_id = {ander}", "ingetrokken_op = now()", "ingetrokken_reden = 'x', inhoud = ''",
    ):  # fmt: skip
        assert probeer(school, zet.format(wat), [document.pk]) == 0, wat
    intrekken = zet.format("ingetrokken_op = now(), ingetrokken_reden = 'x', inhoud = ''")
    assert probeer(wereld.actor("leerplicht"), intrekken, [document.pk]) == 0
    assert probeer(school, "delete from dossiers_document where id = %s", [document.pk]) == 0
    assert probeer(school, intrekken, [document.pk]) == 1
    assert probeer(school, intrekken, [document.pk]) == 0


def test_content_in_another_row_does_not_open(wereld) -> None:
    een, twee = _leg(wereld), _leg(wereld)
    een.inhoud = twee.inhoud
    with pytest.raises(InvalidTag):
        actions.open_(een)


def test_the_database_and_the_pages_know_the_same_kinds(wereld) -> None:
    assert tuple(soort.mediatype for soort in TOEGESTAAN) == MEDIATYPEN
    with als(wereld.actor("school")), pytest.raises(Afgekeurd):
        actions.voeg_toe(
            wereld.kind, naam="a.svg", inhoud=b"<svg/>", groep="gesprek", sleutel=uuid4(),
            moment=f.MOMENT,
        )  # fmt: skip


def test_on_the_timeline_a_closed_document_is_a_strip(wereld) -> None:
    besloten = _leg(wereld, "school", "besloten_notitie")
    gewoon = _leg(wereld, "school", "gesprek")
    with als(wereld.actor("school")):
        regels = {
            pk: regel
            for bron in bronnen_van({Groep.BESLOTEN_NOTITIE, Groep.GESPREK})
            if bron.soort == "document"
            for pk, regel in bron.regels([besloten.pk, gewoon.pk], f.VANDAAG).items()
        }
    assert (regels[besloten.pk].dicht, regels[besloten.pk].tekst) == (True, "")
    assert (regels[gewoon.pk].dicht, regels[gewoon.pk].tekst) == (False, "verslag.txt")


def test_a_secret_address_is_not_told_by_who_added_something(wereld, client) -> None:
    _leg(wereld, "leerplicht")
    with f.systeem():
        Personalia.objects.filter(jongere_id=wereld.kind).update(geheim_adres=True)
    f.log_in(client, wereld.actor("school"))
    pagina = client.get(reverse("documenten", args=[wereld.sleutel])).content.decode()
    assert wereld.basis.gemeente.naam not in pagina
    assert "Leerplicht van de woongemeente" in pagina


def test_a_name_comes_out_as_a_name(wereld, client) -> None:
    naam = 'één "verslag"; a=b\r\nX: y.txt'
    with als(wereld.actor("school")):
        document = actions.voeg_toe(
            wereld.kind, naam=naam, inhoud=TEKST, groep="gesprek", sleutel=uuid4(), moment=f.MOMENT
        )
    kop = _open(client, wereld.actor("school"), document.sleutel)["Content-Disposition"]
    assert "\n" not in kop
    assert kop.count('"') == 2
    assert "filename*=UTF-8''%C3%A9%C3%A9n" in kop
