"""PDF: every object is walked for what would do something by itself.

Twice: as a reader finds the objects (also those inside object streams), and in the bytes outside
streams, where older versions of an object and objects that no table names stand. Not found: what
stands hidden in the data of a stream that no reader takes for objects, and faults in readers.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from inbeeld.dossiers.documentkeuring.fouten import Afgekeurd

MEESTE_OBJECTEN = 100_000
_DIEPST = 50
_KAPOT = "De PDF is beschadigd of klopt niet. Sla hem opnieuw op en probeer het nog een keer."
_VERSLEUTELD = "De PDF is beveiligd met een wachtwoord. Haal het wachtwoord eraf."
_SCRIPT = (
    "In de PDF staat een script, formulieractie of programma. Druk hem af naar een nieuwe PDF en"
    " voeg die toe."
)
_INGESLOTEN = "In de PDF zit een ander bestand of een filmpje. Voeg dat bestand los toe."
_TWEE = "Dit bestand is een PDF en nog iets anders tegelijk. Druk het af naar een nieuwe PDF."
_SCRIPTNAMEN = frozenset(
    [
        "/JavaScript",
        "/JS",
        "/Launch",
        "/AA",
        "/XFA",
        "/SubmitForm",
        "/ImportData",
        "/GoToE",
        "/Rendition",
    ]
)
_BESTANDNAMEN = frozenset(
    ["/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/RichMediaContent", "/FileAttachment"]
)
# What an action may be: go to a page, or a link that somebody clicks.
_ACTIES = frozenset({"/GoTo", "/URI", "/Named"})
_NAAM = re.compile(rb"/[^\s()<>\[\]{}/%]+")
_ONTSNAPT = re.compile(rb"#([0-9A-Fa-f]{2})")


def is_pdf(inhoud: bytes) -> bool:
    return inhoud.startswith(b"%PDF-")


def keur(inhoud: bytes) -> bytes:
    """The same bytes. Raises Afgekeurd."""
    einde = inhoud.rfind(b"%%EOF")
    if einde < 0:
        raise Afgekeurd(_KAPOT)
    if inhoud[einde + 5 :].strip(b"\r\n\t \0"):
        raise Afgekeurd(_TWEE)
    _bekijk_namen({_voluit(n) for n in _NAAM.findall(_zonder_stromen(inhoud))})
    try:
        _bekijk_objecten(inhoud)
    except Afgekeurd:
        raise
    # pypdf raises all kinds on a broken file, RecursionError among them; each means: not readable.
    except Exception:  # noqa: BLE001
        raise Afgekeurd(_KAPOT) from None
    return inhoud


def _zonder_stromen(inhoud: bytes) -> bytes:
    """The bytes outside streams; by hand, as a pattern would look for each end anew, for hours in a
    file that is made for it."""
    uit, plek = [], 0
    while (begin := inhoud.find(b"stream", plek)) >= 0:
        na = begin + 6
        uit.append(inhoud[plek:na])
        plek = na
        if inhoud[na : na + 1] in (b"\r", b"\n") and inhoud[begin - 3 : begin] != b"end":
            einde = inhoud.find(b"endstream", na)
            if einde < 0:
                break
            plek = einde + 9
    return b" ".join([*uit, inhoud[plek:]])


def _voluit(naam: bytes) -> str:
    """`/#4aS` is `/JS`."""
    return _ONTSNAPT.sub(lambda m: bytes([int(m[1], 16)]), naam).decode("latin-1")


def _bekijk_namen(namen: set[str]) -> None:
    if "/Encrypt" in namen:
        raise Afgekeurd(_VERSLEUTELD)
    if namen & _SCRIPTNAMEN:
        raise Afgekeurd(_SCRIPT)
    if namen & _BESTANDNAMEN:
        raise Afgekeurd(_INGESLOTEN)


def _bekijk_objecten(inhoud: bytes) -> None:
    lezer = PdfReader(BytesIO(inhoud), strict=False)
    if lezer.is_encrypted:
        raise Afgekeurd(_VERSLEUTELD)
    if not lezer.pages:
        raise Afgekeurd(_KAPOT)
    nummers = {(generatie, nr) for generatie, rij in lezer.xref.items() for nr in rij}
    nummers |= {(0, nr) for nr in lezer.xref_objStm}
    if len(nummers) > MEESTE_OBJECTEN:
        raise Afgekeurd(_KAPOT)
    for generatie, nr in sorted(nummers):
        if nr == 0:
            continue
        for woordenboek in _woordenboeken(lezer.get_object(IndirectObject(nr, generatie, lezer))):
            _bekijk_woordenboek(woordenboek)


def _woordenboeken(wat: Any, diep: int = 0) -> Iterator[DictionaryObject]:
    """Every dictionary in an object; what it refers to is an object of its own."""
    if diep > _DIEPST:
        raise Afgekeurd(_KAPOT)
    if isinstance(wat, DictionaryObject):
        yield wat
        for deel in wat.values():
            yield from _woordenboeken(deel, diep + 1)
    elif isinstance(wat, ArrayObject):
        for deel in wat:
            yield from _woordenboeken(deel, diep + 1)


def _bekijk_woordenboek(woordenboek: DictionaryObject) -> None:
    namen = {str(sleutel) for sleutel in woordenboek}
    namen |= {str(woordenboek.raw_get(n)) for n in ("/S", "/Type", "/Subtype") if n in woordenboek}
    _bekijk_namen(namen - {"/Encrypt"})
    # Most programs say here on which page to open, as a list: that does nothing.
    for sleutel in ("/OpenAction", "/A"):
        if sleutel not in woordenboek:
            continue
        actie = woordenboek[sleutel]
        if not isinstance(actie, DictionaryObject) or "/S" not in actie:
            continue
        mag = _ACTIES if sleutel == "/A" else {"/GoTo"}
        if str(actie["/S"]) not in mag:
            raise Afgekeurd(_SCRIPT)
