"""What may come in as a document, and every way in which something else tries to."""

import contextlib
import struct
import time

import pytest

from inbeeld.dossiers.documentkeuring import MEESTE_BYTES, TOEGESTAAN, Afgekeurd, keur
from tests.dossiers import documenthulp as h

GOED = {
    "verslag.pdf": h.pdf(),
    "Naar bladzijde 1.pdf": h.pdf("/OpenAction[3 0 R/XYZ null null 0]"),
    "stroom.pdf": h.pdf_met_objectstroom(""),
    "tekening.png": h.png(),
    "foto.JPEG": h.jpeg(),
    "brief.odt": h.odt(**{"Configurations2/accelerator/current.xml": b""}),
    "brief.docx": h.docx(rels=h.relatie("hyperlink", "https://voorbeeld.example")),
    "tekst.txt": "Dag, 3 < 5 en één komma.".encode(),
    "oud.txt": "één".encode("cp1252"),
}


@pytest.mark.parametrize("naam", GOED)
def test_what_may_come_in_comes_in_as_what_it_is(naam: str) -> None:
    goed = keur(naam, GOED[naam])
    assert goed.soort.naam.split()[-1].lower()[:3] in (
        naam.rsplit(".")[1].lower()[:3],
        "jpe",
        "tek",
    )
    assert goed.naam.rsplit(".")[1] == goed.soort.uitgangen[0]
    assert goed.inhoud


def test_every_kind_of_the_list_was_tried() -> None:
    assert {keur(naam, inhoud).soort for naam, inhoud in GOED.items()} == set(TOEGESTAAN)


_JS = "<</S/JavaScript/JS(app.alert(1))>>"
_ACTIES = {
    "script": h.pdf(f"/OpenAction{_JS}"),
    "script_in_object": h.pdf("/OpenAction 4 0 R", {4: _JS.encode()}),
    "script_met_andere_letters": h.pdf("/OpenAction<</S/#4aavaScript/#4aS(x)>>"),
    "script_in_objectstroom": h.pdf_met_objectstroom(f"/OpenAction{_JS}"),
    "script_in_namen": h.pdf(f"/Names<</JavaScript<</Names[(a){_JS}]>>>>"),
    "programma": h.pdf("/OpenAction<</S/Launch/F(cmd.exe)>>"),
    "formulier": h.pdf("/OpenAction<</S/SubmitForm/F(http://x.example)>>"),
    "naar_buiten_bij_openen": h.pdf("/OpenAction<</S/URI/URI(http://x.example)>>"),
    "bij_gebeurtenis": h.pdf(f"/AA<</WC{_JS}>>"),
    "in_een_vorige_versie": h.pdf(staart=b"4 0 obj<</S/JavaScript/JS(x)>>endobj\n%%EOF\n"),
    "bestand": h.pdf("/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>", {4: b"<</Type/Filespec>>"}),
    "film": h.pdf("", {4: b"<</Type/Annot/Subtype/RichMedia>>"}),
    "xfa": h.pdf("/AcroForm<</XFA(x)>>"),
    "wachtwoord": h.pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 4 0 R"),
    "ook_een_zip": h.pdf(staart=h.zip_({"a.exe": b"MZ"})),
    "kapot": b"%PDF-1.7\nniets",
    "zonder_bladzijden": h.pdf().replace(b"/Kids[3 0 R]/Count 1", b"/Kids[]/Count 0     "),
}


@pytest.mark.parametrize("wat", _ACTIES)
def test_a_pdf_that_does_something_is_refused(wat: str) -> None:
    with pytest.raises(Afgekeurd, match=r"PDF|bestand"):
        keur("verslag.pdf", _ACTIES[wat])


_DTD = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
_ODT = {
    "basic": h.odt(Basic__Standard__Module1="<a/>"),
    "scripts": h.odt(Scripts__python__x="print()"),
    "luisteraar": h.odt('<s:event-listener x:href="vnd.sun.star.script:x"/>'),
    "script": h.odt("<o:script>x</o:script>"),
    "applet": h.odt("<d:applet/>"),
    "ole": h.odt("<d:object-ole/>"),
    "ole_los": h.odt(**{"Object 1": b"\xd0\xcf\x11\xe0"}),
    "plaatje_van_buiten": h.odt('<d:image x:href="https://x.example/volg.png"/>'),
    "sectie_van_buiten": h.odt('<t:section-source x:href="../../geheim.odt"/>'),
    "dde": h.odt("<t:dde-connection-decl/>"),
    "javascript": h.odt('<t:a x:href="javascript:alert(1)">x</t:a>'),
    "doctype": h.odt(**{"styles.xml": _DTD}),
    "wachtwoord": h.odt(**{"META-INF__manifest.xml": "<a><encryption-data/></a>"}),
    "pad_omhoog": h.odt(**{"..__weg.txt": "x"}),
    "rekenblad": h.odt().replace(b"opendocument.text", b"opendocument.tekst"[:17]),
    "geen_xml": h.odt(**{"styles.xml": "<a>"}),
    "bom": h.odt(**{"groot.xml": b"\0" * (101 * 1024 * 1024)}),
    "met_iets_erachter": h.odt() + b"MZ",
    "twee_keer_dezelfde": h.odt(**{"Content.xml": "<a/>"}),
}
_EXTERN = "https://x.example/sjabloon.dotm"
_DOCX = {
    "macro": h.docx(word__vbaProject_bin="x", **{"word/vbaProject.bin": b"x"}),
    "macrosoort": h.docx(soort="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "sjabloon_van_buiten": h.docx(rels=h.relatie("attachedTemplate", _EXTERN)),
    "plaatje_van_buiten": h.docx(rels=h.relatie("image", _EXTERN)),
    "link_naar_bestand": h.docx(rels=h.relatie("hyperlink", "file:///etc/passwd")),
    "ole": h.docx(rels=h.relatie("oleObject", "embeddings/a.bin", buiten=False)),
    "ingesloten": h.docx(**{"word/embeddings/a.docx": b"x"}),
    "activex": h.docx(**{"word/activeX/a.xml": "<a/>"}),
    "altchunk": h.docx("<w:altChunk/>"),
    "dde": h.docx('<w:r><w:instrText> DDEAUTO "cmd" "/c calc"</w:instrText></w:r>'),
    "dde_in_stukjes": h.docx('<w:fldSimple w:instr=" DDE &quot;cmd&quot; x"/>'),
    "doctype": h.docx(**{"word/styles.xml": _DTD}),
    "rekenblad": h.docx(soort="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "gewone_zip": h.zip_({"a.txt": "x"}),
    "jar": h.zip_({"META-INF/MANIFEST.MF": "x", "A.class": b"\xca\xfe"}),
    "ervoor": b"PK\3\4" + h.docx(),
    "te_veel": h.zip_({f"{nr}": "" for nr in range(2_001)}),
}


@pytest.mark.parametrize(
    ("naam", "wat"), [*(("a.odt", w) for w in _ODT), *(("a.docx", w) for w in _DOCX)]
)
def test_a_text_that_does_something_is_refused(naam: str, wat: str) -> None:
    with pytest.raises(Afgekeurd):
        keur(naam, (_ODT if naam == "a.odt" else _DOCX)[wat])


def test_an_entry_that_lies_about_its_size_is_not_unpacked_further() -> None:
    bom = h.odt(**{"groot.xml": b"\0" * 5_000_000})
    gelogen = bom.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 5_000))
    assert gelogen != bom
    with pytest.raises(Afgekeurd, match="veel te groot"):
        keur("a.odt", gelogen)


_ZWAAR = {
    "a.pdf": b"%PDF-1.7\n" + b"stream\n" * 1_400_000 + b"%%EOF",
    "b.pdf": h.pdf("", dict.fromkeys(range(4, 30000), b"<</A[[[]]]>>")),
    "f.pdf": b"%PDF-1.7\n" + b"stream " * 1_400_000 + b"endstream %%EOF",
    "c.odt": h.odt(**{"a.xml": b"<a>" + b"<b/>" * 5_000_000 + b"</a>"}),
    "d.jpg": b"\xff\xd8" + b"\xff" * (10 * 1024 * 1024 - 2),
    "e.txt": b"< " * 5_000_000,
}


@pytest.mark.parametrize("naam", _ZWAAR)
def test_a_file_that_is_made_to_be_hard_to_judge_is_judged_soon(naam: str) -> None:
    begin = time.process_time()
    with contextlib.suppress(Afgekeurd):
        keur(naam, _ZWAAR[naam])
    assert time.process_time() - begin < 20


def test_of_a_photo_only_the_picture_is_kept_and_which_way_is_up() -> None:
    foto = keur("IMG_1.jpg", h.jpeg(staart=b"PK\3\4 nog een bestand")).inhoud
    for weg in (b"52.38N", b"opmerking", b"PK\3\4"):
        assert weg not in foto
    assert foto.endswith(b"\xff\xd9")
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in foto
    # What was judged once is good as it is.
    assert keur("IMG_1.jpg", foto).inhoud == foto
    tekening = keur("a.png", h.png(erbij=b"thuisadres", staart=b"<script>")).inhoud
    assert b"thuisadres" not in tekening
    assert tekening.endswith(b"IEND\xaeB`\x82")


_RARE = {
    "html.txt": b"<!doctype html><script>alert(1)</script>",
    "tekening.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "script_verderop.txt": b"Dag <script>alert(1)</script>",
    "programma.pdf": b"MZ\x90\0\3",
    "plaatje.gif": b"GIF89a",
    "archief.zip": h.zip_({"a": "b"}),
    "leeg.txt": b"",
    "groot.txt": b"a" * (MEESTE_BYTES + 1),
    "kapot.png": h.png()[:-6],
    "reusachtig.png": h.png(200_000, 1),
    "te_veel_punten.png": h.png(10_000, 10_000),
    "kapot.jpg": h.jpeg()[:40],
    "zonder_beeld.jpg": b"\xff\xd8\xff\xd9",
    # The name and the content are two things.
    "verslag.pdf.exe": h.pdf(),
    "verslag.exe": h.pdf(),
    "verslag.png": h.pdf(),
    "verslag": h.pdf(),
    "verslag.docx": h.odt(),
    "polyglot.html": h.png(erbij=b"<script>"),
}


@pytest.mark.parametrize("naam", _RARE)
def test_anything_else_is_refused_in_words(naam: str) -> None:
    with pytest.raises(Afgekeurd) as fout:
        keur(naam, _RARE[naam])
    assert str(fout.value).endswith(".")


@pytest.mark.parametrize(
    ("naam", "wordt"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\map\\brief.txt", "brief.txt"),
        ("factuur.exe.txt", "factuur-exe.txt"),
        ("om\u202etxt.exe.txt", "omtxt-exe.txt"),
        ("a\r\nSet-Cookie: x.txt", "aSet-Cookie- x.txt"),
        ('"><b>.txt', "b.txt"),
        (".txt", "document.txt"),
        ("é" * 300 + ".txt", "é" * 120 + ".txt"),
    ],
)
def test_a_name_is_only_a_name(naam: str, wordt: str) -> None:
    assert keur(naam, b"dag").naam == wordt
