"""Documents on paper: typst makes an accessible PDF (PDF/UA-1) of a template and data, in memory.

The data go in as JSON and come out as text: nothing in them is read as markup.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from inbeeld.dossiers.brieftekst import Brief

_MAP = Path(__file__).parent / "typst"


def druk(sjabloon: str, inhoud: dict[str, Any]) -> bytes:
    """A PDF of `typst/<sjabloon>.typ` with this content. Raises typst.TypstError when it does not
    pass PDF/UA-1."""
    return typst.compile(
        _lees(sjabloon),
        format="pdf",
        sys_inputs={"inhoud": json.dumps(inhoud, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )


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


@cache
def _lees(sjabloon: str) -> bytes:
    return (_MAP / f"{sjabloon}.typ").read_bytes()
