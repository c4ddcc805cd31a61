"""What may come in as a document: judged by its content, never by what its name or browser says.

What this finds is what the formats themselves say: macros, scripts, actions, enclosed files, and
content that unpacks without end. What it does not find is a fault in the program that opens a
document, or words meant to deceive: nothing here runs or draws a document, and it goes back out as
an attachment of its checked type alone (`views.documenten`). It is no virus scanner.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from inbeeld.dossiers.documentkeuring import beeld, pakket, pdf, tekst
from inbeeld.dossiers.documentkeuring.fouten import Afgekeurd

__all__ = ["MEESTE_BYTES", "TOEGESTAAN", "Afgekeurd", "Goedgekeurd", "Soort", "keur", "soort_van"]

MEESTE_BYTES = 10 * 1024 * 1024
_LANGSTE_NAAM = 120


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of document. `keur`: the content → what is stored of it. Raises Afgekeurd."""

    naam: str
    mediatype: str
    uitgangen: tuple[str, ...]
    herken: Callable[[bytes], bool]
    keur: Callable[[bytes], bytes]


TOEGESTAAN = (
    Soort("PDF", "application/pdf", ("pdf",), pdf.is_pdf, pdf.keur),
    Soort("PNG", "image/png", ("png",), beeld.is_png, beeld.keur_png),
    Soort("JPEG", "image/jpeg", ("jpg", "jpeg"), beeld.is_jpeg, beeld.keur_jpeg),
    Soort(
        "ODT",
        "application/vnd.oasis.opendocument.text",
        ("odt",),
        pakket.is_odt,
        pakket.keur_odt,
    ),
    Soort(
        "DOCX",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ("docx",),
        pakket.is_docx,
        pakket.keur_docx,
    ),
    Soort("platte tekst", "text/plain", ("txt",), tekst.is_tekst, tekst.keur),
)
"""The one list of what may come in, in the order in which it is recognised."""


@dataclass(frozen=True, slots=True)
class Goedgekeurd:
    """What is stored: a name that is safe to hand out, with the ending of what it is."""

    naam: str
    soort: Soort
    inhoud: bytes


def keur(naam: str, inhoud: bytes) -> Goedgekeurd:
    """Judge a file. Raises Afgekeurd, whose message is a sentence for people."""
    if not inhoud:
        raise Afgekeurd("Het bestand is leeg.")
    if len(inhoud) > MEESTE_BYTES:
        raise Afgekeurd(f"Het bestand is te groot. Het mag {MEESTE_BYTES // 1024**2} MB zijn.")
    soort = next((s for s in TOEGESTAAN if s.herken(inhoud)), None)
    if soort is None:
        raise Afgekeurd(
            "Dit soort bestand kan niet. Het mag zijn: "
            + ", ".join(s.naam for s in TOEGESTAAN)
            + ". We kijken naar wat er in het bestand staat, niet naar de naam."
        )
    stam, uitgang = _naam(naam)
    if uitgang not in soort.uitgangen:
        raise Afgekeurd(
            f"De naam past niet bij het bestand. In het bestand staat {soort.naam}, dus de naam"
            f" hoort te eindigen op .{soort.uitgangen[0]}."
        )
    bewaard = soort.keur(inhoud)
    return Goedgekeurd(f"{stam}.{soort.uitgangen[0]}", soort, bewaard)


def soort_van(mediatype: str) -> Soort:
    """The kind of a stored document. Raises KeyError for one that may not come in (any more)."""
    return {s.mediatype: s for s in TOEGESTAAN}[mediatype]


def _naam(naam: str) -> tuple[str, str]:
    """Stem and ending of a name, without a path, invisible signs or a second ending."""
    kaal = naam.replace("\\", "/").rsplit("/", 1)[-1]
    # Category C: control signs, and those that turn the order of reading round.
    kaal = "".join(t for t in kaal if not unicodedata.category(t).startswith("C"))
    stam, punt, uitgang = kaal.rpartition(".")
    if not punt:
        return "", ""
    stam = "".join("-" if t in '.<>:"|?*;%' else t for t in stam).strip(" -")
    return stam[:_LANGSTE_NAAM].strip() or "document", uitgang.strip().lower()
