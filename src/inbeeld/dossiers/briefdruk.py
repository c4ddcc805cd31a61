"""Letters and plans on paper: the templates of this room (`typst/`), made by `web.drukwerk`."""

from pathlib import Path
from typing import Any

from inbeeld.dossiers.brieftekst import Brief
from inbeeld.web import drukwerk

_MAP = Path(__file__).parent / "typst"


def druk(sjabloon: str, inhoud: dict[str, Any]) -> bytes:
    """A PDF of `typst/<sjabloon>.typ` with this content. Raises typst.TypstError when it does not
    pass PDF/UA-1."""
    return drukwerk.druk(_MAP / f"{sjabloon}.typ", inhoud)


def als_pdf(brief: Brief) -> bytes:
    """A letter as PDF."""
    return druk(
        "brief",
        {
            "onderwerp": brief.onderwerp,
            "organisatie": brief.organisatie,
            "datum": brief.datum,
            "blokken": [{"lijst": b.lijst, "regels": list(b.regels)} for b in brief.blokken],
        },
    )
