"""Small documents of every kind, harmless and harmful, made here byte by byte."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from importlib import import_module
from io import BytesIO

from inbeeld.dossiers.models import Briefsjabloon
from inbeeld.toegang.perioden import periode
from tests import fabriek as f

ODT = "application/vnd.oasis.opendocument.text"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(catalogus: str = "", meer: Mapping[int, bytes] | None = None, staart: bytes = b"") -> bytes:
    """One empty page; `catalogus`: what stands more in the root, `meer`: objects from 4 on."""
    objecten = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalogus}>>".encode(),
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        **(meer or {}),
    }
    uit, plekken = b"%PDF-1.7\n", {}
    for nr, object_ in objecten.items():
        plekken[nr] = len(uit)
        uit += b"%d 0 obj\n%s\nendobj\n" % (nr, object_)
    begin = len(uit)
    uit += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objecten) + 1)
    uit += b"".join(b"%010d 00000 n \n" % plekken[nr] for nr in sorted(objecten))
    uit += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n" % (len(objecten) + 1, begin)
    return uit + b"%%EOF\n" + staart


def pdf_met_objectstroom(catalogus: str) -> bytes:
    """The root stands inside a compressed object stream, where a search of the bytes finds none."""
    kern = f"<</Type/Catalog/Pages 2 0 R{catalogus}>>".encode()
    stroom = zlib.compress(b"1 0 " + kern)
    kop = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>" % len(stroom)
    objecten = {
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        4: kop + b"\nstream\n" + stroom + b"\nendstream",
    }
    uit, plekken = b"%PDF-1.7\n", {}
    for nr, object_ in objecten.items():
        plekken[nr] = len(uit)
        uit += b"%d 0 obj\n%s\nendobj\n" % (nr, object_)
    begin = len(uit)
    rijen = [(0, 0, 65535), (2, 4, 0), *((1, plekken[nr], 0) for nr in (2, 3, 4)), (1, begin, 0)]
    tabel = zlib.compress(b"".join(struct.pack(">BIH", *rij) for rij in rijen))
    uit += (
        b"5 0 obj\n<</Type/XRef/Size 6/Root 1 0 R/W[1 4 2]/Filter/FlateDecode/Length %d>>\nstream\n"
        % len(tabel)
    )
    return uit + tabel + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % begin


def png(breed: int = 2, hoog: int = 2, *, erbij: bytes = b"", staart: bytes = b"") -> bytes:
    def deel(naam: bytes, inhoud: bytes) -> bytes:
        som = zlib.crc32(naam + inhoud)
        return struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", som)

    kop = struct.pack(">IIBBBBB", breed, hoog, 8, 0, 0, 0, 0)
    rijen = zlib.compress(b"\0" * (breed + 1) * min(hoog, 4))
    tekst = deel(b"tEXt", b"Comment\0" + erbij) if erbij else b""
    return (
        b"\x89PNG\r\n\x1a\n" + deel(b"IHDR", kop) + tekst + deel(b"IDAT", rijen)
        + deel(b"IEND", b"") + staart
    )  # fmt: skip


def jpeg(*, stand: int = 6, plaats: bytes = b"52.38N 4.63E", staart: bytes = b"") -> bytes:
    """The parts of a photo as a phone writes them; its drawing is not to be drawn."""

    def deel(merk: int, inhoud: bytes) -> bytes:
        return bytes([0xFF, merk]) + struct.pack(">H", len(inhoud) + 2) + inhoud

    tiff = b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, stand, 0, 0) + plaats
    frame = struct.pack(">BHHBBBB", 8, 4, 3, 1, 1, 0x11, 0)
    scan = b"\x01\x01\x00\x00\x3f\x00"
    return (
        b"\xff\xd8" + deel(0xE1, b"Exif\0\0" + tiff) + deel(0xFE, b"opmerking")
        + deel(0xC0, frame) + deel(0xDA, scan) + b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9" + staart
    )  # fmt: skip


def zip_(delen: Mapping[str, bytes | str], *, eerst: str = "") -> bytes:
    bak = BytesIO()
    with zipfile.ZipFile(bak, "w", zipfile.ZIP_DEFLATED) as uit:
        for naam, inhoud in delen.items():
            soort = zipfile.ZIP_STORED if naam == eerst else zipfile.ZIP_DEFLATED
            uit.writestr(zipfile.ZipInfo(naam), inhoud, soort)
    return bak.getvalue()


def odt(inhoud: str = "", **meer: str | bytes) -> bytes:
    """`inhoud`: XML inside the text; `meer`: more entries, `__` in their name for a slash."""
    xml = (
        '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
        ' xmlns:s="urn:oasis:names:tc:opendocument:xmlns:script:1.0"'
        ' xmlns:x="http://www.w3.org/1999/xlink"><o:scripts/><o:body><o:text><t:p>Dag</t:p>'
        f"{inhoud}</o:text></o:body></o:document-content>"
    )
    delen = {"mimetype": ODT, "content.xml": xml}
    return zip_({**delen, **{n.replace("__", "/"): i for n, i in meer.items()}}, eerst="mimetype")


def docx(inhoud: str = "", *, soort: str = _DOCX, rels: str = "", **meer: str | bytes) -> bytes:
    """`inhoud`: XML inside the body; `rels`: relations of the text; `meer`: as for `odt`."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{soort}"/></Types>'
    )
    tekst = f'<w:document xmlns:w="{_W}"><w:body>{inhoud}</w:body></w:document>'
    return zip_(
        {
            "[Content_Types].xml": types,
            "word/document.xml": tekst,
            "word/_rels/document.xml.rels": f'<R xmlns="{_RELS}">{rels}</R>',
            **{n.replace("__", "/"): i for n, i in meer.items()},
        }
    )


def relatie(soort: str, doel: str, *, buiten: bool = True) -> str:
    waar = ' TargetMode="External"' if buiten else ""
    return f'<Relationship Id="r1" Type="{_OFFICE}/{soort}" Target="{doel}"{waar}/>'


def sjablonen() -> None:
    """The first letters, as the migration makes them: a test with real transactions empties them
    for those that come after it."""
    migratie = import_module("inbeeld.dossiers.migrations.0015_documenten")
    with f.systeem():
        if Briefsjabloon.objects.exists():
            return
        for code, (titel, groep, tekst) in migratie.BRIEVEN.items():
            Briefsjabloon.objects.create(
                code=code, titel=titel, groep=groep, tekst=tekst,
                periode=periode(f.d("2020-08-01"), None),
            )  # fmt: skip
