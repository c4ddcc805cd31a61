"""Plain text: only text, and no language that a browser reads as a page."""

import re

from inbeeld.dossiers.documentkeuring.fouten import Afgekeurd

_BOM = "\ufeff"
# What looks like a tag at the beginning, after signs that a browser skips.
_OPMAAK = re.compile(r"[\s\ufeff]*<[!?/a-zA-Z]")
_PAGINA = re.compile(r"<\s*(script|svg|html|iframe|object|embed|!doctype|\?xml)\b", re.IGNORECASE)
_MAG = "\t\n\r\f"


def _lees(inhoud: bytes) -> str | None:
    """The text; None for what is none. Old Windows programs write windows-1252."""
    for codering in ("utf-8", "cp1252"):
        try:
            gelezen = inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
        if all(t in _MAG or (t >= " " and not "\x7f" <= t <= "\x9f") for t in gelezen):
            return gelezen
        return None
    return None


def is_tekst(inhoud: bytes) -> bool:
    return _lees(inhoud) is not None


def keur(inhoud: bytes) -> bytes:
    """The same text as UTF-8, as it is handed out. Raises Afgekeurd."""
    gelezen = _lees(inhoud) or ""
    if _OPMAAK.match(gelezen) or _PAGINA.search(gelezen):
        raise Afgekeurd("Dit is geen platte tekst maar een webpagina of tekening (HTML, SVG, XML).")
    return gelezen.removeprefix(_BOM).encode()
