"""Documents on paper: typst makes an accessible PDF (PDF/UA-1) of a template and data, in memory.

The data go in as JSON and come out as text: nothing in them is read as markup.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

_BEELD = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 16cm)"""
_PPI, _PPI_PAGINA = 200.0, 90.0


def druk(sjabloon: Path, inhoud: Mapping[str, Any]) -> bytes:
    """A PDF of a template with this content. Raises typst.TypstError when it does not pass
    PDF/UA-1."""
    return typst.compile(
        _lees(sjabloon),
        format="pdf",
        sys_inputs={"inhoud": json.dumps(inhoud, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )


def als_paginas(sjabloon: Path, inhoud: Mapping[str, Any]) -> list[bytes]:
    """The pages of the same document as pictures, to look at."""
    paginas = typst.compile(
        _lees(sjabloon),
        format="png",
        ppi=_PPI_PAGINA,
        sys_inputs={"inhoud": json.dumps(inhoud, ensure_ascii=False)},
        ignore_system_fonts=True,
    )
    return [paginas] if isinstance(paginas, bytes) else list(paginas)


def als_png(svg: str) -> bytes:
    """A drawing as picture, 16 cm wide, for programs that show no SVG."""
    return typst.compile(
        _BEELD, format="png", ppi=_PPI, sys_inputs={"svg": svg}, ignore_system_fonts=True
    )


@cache
def _lees(sjabloon: Path) -> bytes:
    return sjabloon.read_bytes()
