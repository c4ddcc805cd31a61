"""Texts of a word processor: ODT and DOCX, both XML in a zip.

Every entry is unpacked here once, within bounds, so that a file that unpacks without end is refused
before anybody opens it; and every XML in it is read for what would do something by itself.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from xml.parsers import expat

from inbeeld.dossiers.documentkeuring.fouten import Afgekeurd

MEESTE_DELEN = 2_000
MEESTE_UITGEPAKT = 100 * 1024 * 1024
# Of this every element is looked at.
MEESTE_XML = 20 * 1024 * 1024
# In the names that expat gives with a namespace, this stands between the two.
_TUSSEN = " "
_ODT = b"application/vnd.oasis.opendocument.text"
_DOCX = "wordprocessingml.document.main+xml"
_KAPOT = "Het bestand is beschadigd of klopt niet. Sla het opnieuw op en probeer het nog een keer."
_MACRO = "In het bestand staan macro's of scripts. Sla het op zonder macro's, of als PDF."
_INGESLOTEN = "In het bestand zit een ander bestand. Voeg dat los toe, of sla dit op als PDF."
_BUITEN = (
    "Het bestand haalt bij het openen iets op van het internet of een andere plek. Sla het op als"
    " PDF."
)
_VERSLEUTELD = "Het bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf."
_BOM = "Het bestand wordt bij het uitpakken veel te groot."
_Element = Callable[[str, Mapping[str, str]], None]


def is_odt(inhoud: bytes) -> bool:
    """By the standard its first entry is `mimetype`, not compressed."""
    return inhoud[:4] == b"PK\3\4" and inhoud[30:38] == b"mimetype"


def is_docx(inhoud: bytes) -> bool:
    return inhoud[:4] == b"PK\3\4" and not is_odt(inhoud)


def keur_odt(inhoud: bytes) -> bytes:
    """The same bytes. Raises Afgekeurd."""
    delen = _uitgepakt(inhoud)
    if delen.get("mimetype") != _ODT or "content.xml" not in delen:
        raise Afgekeurd("Dit OpenDocument-bestand is geen tekst (ODT). Sla het op als PDF.")
    for naam, deel in delen.items():
        klein = naam.lower()
        if klein.startswith(("basic/", "scripts/")) or "/basic/" in klein:
            raise Afgekeurd(_MACRO)
        # Word processors leave empty files where a user changed no setting.
        if klein.endswith((".xml", ".rdf")) and deel:
            _lees_xml(deel, _odt_element)
        elif klein.startswith("object ") and "/" not in klein:
            raise Afgekeurd(_INGESLOTEN)
    return inhoud


def keur_docx(inhoud: bytes) -> bytes:
    """The same bytes. Raises Afgekeurd."""
    delen = _uitgepakt(inhoud)
    soorten = delen.get("[Content_Types].xml")
    if soorten is None:
        raise Afgekeurd(
            "Dit is een zip-bestand en geen tekst (DOCX of ODT). Voeg de bestanden los toe."
        )
    gevonden: list[str] = []
    _lees_xml(soorten, lambda _, attributen: gevonden.append(attributen.get("ContentType", "")))
    if any("macroenabled" in soort.lower() or "vba" in soort.lower() for soort in gevonden):
        raise Afgekeurd(_MACRO)
    if not any(soort.endswith(_DOCX) for soort in gevonden):
        raise Afgekeurd("Dit Office-bestand is geen tekst (DOCX). Sla het op als PDF.")
    for naam, deel in delen.items():
        klein = naam.lower()
        if re.search(r"vba(project|data)|/activex/|/macrosheets/|customui", klein):
            raise Afgekeurd(_MACRO)
        if "/embeddings/" in klein or klein.endswith((".bin", ".ole")):
            raise Afgekeurd(_INGESLOTEN)
        if klein.endswith(".rels"):
            _lees_xml(deel, _relatie)
        elif klein.endswith(".xml"):
            _lees_xml(deel, _docx_element, _docx_tekst)
    return inhoud


def _uitgepakt(inhoud: bytes) -> dict[str, bytes]:
    """Every entry by its name. Raises Afgekeurd."""
    # An end that is not the end, or a begin that is not the begin, is a second file in this one.
    if inhoud[-22:-18] != b"PK\5\6":
        raise Afgekeurd(_KAPOT)
    try:
        with zipfile.ZipFile(BytesIO(inhoud)) as zip_:
            return {deel.filename: _pak_uit(inhoud, deel) for deel in _delen(zip_)}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError):
        raise Afgekeurd(_KAPOT) from None
    except (ValueError, UnicodeError) as fout:
        if isinstance(fout, Afgekeurd):
            raise
        raise Afgekeurd(_KAPOT) from None


def _delen(zip_: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    lijst = zip_.infolist()
    namen = [deel.filename for deel in lijst]
    if not lijst or len(lijst) > MEESTE_DELEN:
        raise Afgekeurd(_KAPOT)
    if min(deel.header_offset for deel in lijst) != 0:
        raise Afgekeurd(_KAPOT)
    if len({naam.lower() for naam in namen}) != len(namen) or any(map(_naam_fout, namen)):
        raise Afgekeurd(_KAPOT)
    if any(deel.flag_bits & 1 for deel in lijst):
        raise Afgekeurd(_VERSLEUTELD)
    if any(deel.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for deel in lijst):
        raise Afgekeurd(_KAPOT)
    xml = [deel for deel in lijst if deel.filename.lower().endswith((".xml", ".rels", ".rdf"))]
    if sum(deel.file_size for deel in lijst) > MEESTE_UITGEPAKT:
        raise Afgekeurd(_BOM)
    if sum(deel.file_size for deel in xml) > MEESTE_XML:
        raise Afgekeurd(_BOM)
    return lijst


def _pak_uit(inhoud: bytes, deel: zipfile.ZipInfo) -> bytes:
    """One entry. What it says of itself at its place and in the list at the end is the same, and
    it gives as many bytes as it says: no more are ever unpacked. Raises Afgekeurd."""
    kop = inhoud[deel.header_offset : deel.header_offset + 30]
    if len(kop) < 30 or kop[:4] != b"PK\3\4":
        raise Afgekeurd(_KAPOT)
    naam, extra = struct.unpack("<HH", kop[26:30])
    begin = deel.header_offset + 30
    eigen = inhoud[begin : begin + naam].decode("utf-8" if deel.flag_bits & 0x800 else "cp437")
    begin += naam + extra
    ruw = inhoud[begin : begin + deel.compress_size]
    if eigen != deel.orig_filename or len(ruw) != deel.compress_size:
        raise Afgekeurd(_KAPOT)
    if deel.compress_type == zipfile.ZIP_DEFLATED:
        lezer = zlib.decompressobj(-zlib.MAX_WBITS)
        uit = lezer.decompress(ruw, deel.file_size + 1)
        if len(uit) > deel.file_size:
            raise Afgekeurd(_BOM)
        if not lezer.eof or lezer.unused_data:
            raise Afgekeurd(_KAPOT)
        ruw = uit
    if len(ruw) != deel.file_size or zlib.crc32(ruw) != deel.CRC:
        raise Afgekeurd(_KAPOT)
    return ruw


def _naam_fout(naam: str) -> bool:
    return naam.startswith("/") or "\\" in naam or "\0" in naam or ".." in naam.split("/")


def _lees_xml(deel: bytes, element: _Element, tekst: Callable[[str], None] | None = None) -> None:
    """Hand every element over: local name, and attributes by their local names. Raises
    Afgekeurd for what is no XML, and for XML with declarations of its own (they can refer outside
    the file, or grow without end)."""
    lezer = expat.ParserCreate(namespace_separator=_TUSSEN)

    def begin(naam: str, attributen: dict[str, str]) -> None:
        element(
            naam.rpartition(_TUSSEN)[2],
            {sleutel.rpartition(_TUSSEN)[2]: waarde for sleutel, waarde in attributen.items()},
        )

    def doctype(*_: object) -> None:
        raise Afgekeurd(_KAPOT)

    lezer.StartElementHandler = begin
    lezer.StartDoctypeDeclHandler = doctype
    lezer.EntityDeclHandler = doctype
    lezer.buffer_text = True
    if tekst is not None:
        lezer.CharacterDataHandler = tekst
    try:
        lezer.Parse(deel, True)
    except expat.ExpatError:
        raise Afgekeurd(_KAPOT) from None


_ODT_SCRIPT = frozenset({"event-listener", "script", "script-data", "applet", "plugin"})
_ODT_OBJECT = frozenset({"object-ole", "floating-frame"})
_ODT_DDE = frozenset({"dde-connection", "dde-connection-decl", "dde-source"})
_ODT_PLAATJE = frozenset({"image", "object", "fill-image", "background-image", "section-source"})


def _odt_element(naam: str, attributen: Mapping[str, str]) -> None:
    if naam in _ODT_SCRIPT:
        raise Afgekeurd(_MACRO)
    if naam in _ODT_OBJECT:
        raise Afgekeurd(_INGESLOTEN)
    if naam == "encryption-data":
        raise Afgekeurd(_VERSLEUTELD)
    adres = attributen.get("href", "")
    if naam in _ODT_DDE or (naam in _ODT_PLAATJE and _is_buiten(adres)):
        raise Afgekeurd(_BUITEN)
    if re.match(r"\s*(javascript|vnd\.sun\.star\.script|macro|data|file):", adres, re.IGNORECASE):
        raise Afgekeurd(_MACRO)


def _is_buiten(adres: str) -> bool:
    return ":" in adres.split("/")[0] or adres.startswith(("//", "../", "/"))


def _relatie(naam: str, attributen: Mapping[str, str]) -> None:
    soort = attributen.get("Type", "").rpartition("/")[2].lower()
    doel = attributen.get("Target", "")
    if soort in ("oleobject", "package", "afchunk", "control"):
        raise Afgekeurd(_INGESLOTEN)
    if soort == "vbaproject":
        raise Afgekeurd(_MACRO)
    if attributen.get("TargetMode", "").lower() != "external":
        return
    # A link that somebody clicks may point outside; what is fetched at opening may not.
    if soort != "hyperlink":
        raise Afgekeurd(_BUITEN)
    if not re.match(r"\s*(https?|mailto|tel):", doel, re.IGNORECASE):
        raise Afgekeurd(_BUITEN)


def _docx_element(naam: str, attributen: Mapping[str, str]) -> None:
    if naam in ("altChunk", "OLEObject", "object", "control", "ocx"):
        raise Afgekeurd(_INGESLOTEN)
    if naam == "fldSimple":
        _docx_tekst(attributen.get("instr", ""))


# Fields that start a program or fetch something. Plain text is looked at too, as the instruction of
# a field is text; a letter that has these words with quotes behind them is not one we know.
_VELD = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON)\s+[\"\\]")


def _docx_tekst(gelezen: str) -> None:
    if _VELD.search(gelezen):
        raise Afgekeurd(_BUITEN)
