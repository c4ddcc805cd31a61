"""Sheets as XLSX: real tables with filters, numbers with their own notation, sums as formulas.

xlsxwriter is loaded by who makes a file: every process would pay for it at its start.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from inbeeld.web.rekenbladen import Blad, Cel, Getal, als_cel, breedtes, tabnamen

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MEDIATYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOTATIE = {"geheel": "#,##0", "decimaal": "#,##0.0", "procent": "0.0%"}
_BEGIN = datetime(2000, 1, 1)
"""A fixed moment as the making of every file: the same sheets are the same bytes."""


class _Stijlen:
    """Formats by what they say, each made once."""

    def __init__(self, boek: Workbook) -> None:
        self._boek = boek
        self._gemaakt: dict[tuple[Any, ...], Format] = {}

    def __call__(self, **eigenschappen: Any) -> Format:
        sleutel = tuple(sorted(eigenschappen.items()))
        if sleutel not in self._gemaakt:
            self._gemaakt[sleutel] = self._boek.add_format({"valign": "top", **eigenschappen})
        return self._gemaakt[sleutel]


def als_xlsx(bladen: Sequence[Blad], *, titel: str) -> bytes:
    """The workbook as bytes, always the same for the same sheets."""
    from xlsxwriter.workbook import Workbook

    bak = BytesIO()
    # Text stays text: nothing in it becomes a formula, a link or a number.
    opties = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(bak, opties) as boek:
        boek.set_properties({"title": titel, "author": "", "created": _BEGIN})
        stijl = _Stijlen(boek)
        for naam, blad in zip(tabnamen(bladen), bladen, strict=True):
            _schrijf(boek.add_worksheet(naam), blad, stijl)
    return bak.getvalue()


def _schrijf(vel: Worksheet, blad: Blad, stijl: _Stijlen) -> None:
    from xlsxwriter.utility import xl_range

    for nr, breedte in enumerate(breedtes(blad)):
        vel.set_column(nr, nr, breedte)
    vel.write_string(0, 0, blad.titel, stijl(bold=True, font_size=14))
    for nr, regel in enumerate(blad.boven, 1):
        vel.write_string(nr, 0, regel)
    kop = len(blad.boven) + 2
    laatste = kop + len(blad.rijen)
    if blad.rijen:
        _tabel(vel, blad, kop, stijl)
    else:
        for kolom, naam in enumerate(blad.kolommen):
            vel.write_string(kop, kolom, naam, stijl(bold=True, bottom=1))
    for nr, rij in enumerate(blad.rijen, kop + 1):
        for kolom, cel in enumerate(rij):
            _cel(vel, nr, kolom, cel, stijl, {})
    if blad.totaal:
        laatste += 1
        for kolom, cel in enumerate(blad.totaal):
            formule = ""
            if blad.is_som(kolom):
                formule = f"=SUM({xl_range(kop + 1, kolom, kop + len(blad.rijen), kolom)})"
            _cel(vel, laatste, kolom, cel, stijl, {"bold": True, "top": 1}, formule)
    for nr, regel in enumerate(blad.onder, laatste + 2):
        vel.write_string(nr, 0, regel)
    vel.freeze_panes(kop + 1, 1)
    vel.set_landscape()
    vel.fit_to_pages(1, 0)
    vel.repeat_rows(kop)
    vel.set_paper(9)


def _tabel(vel: Worksheet, blad: Blad, kop: int, stijl: _Stijlen) -> None:
    """The table's frame: its head, filters and colours; its cells are written after this."""
    vel.add_table(
        kop,
        0,
        kop + len(blad.rijen),
        len(blad.kolommen) - 1,
        {
            "columns": [
                {"header": naam, "header_format": stijl(bold=True, text_wrap=True)}
                for naam in blad.kolommen
            ],
            "style": "Table Style Light 1",
            "title": blad.titel[:255],
        },
    )


def _cel(
    vel: Worksheet,
    rij: int,
    kolom: int,
    cel: Cel,
    stijl: _Stijlen,
    opmaak: dict[str, Any],
    formule: str = "",
) -> None:
    cel = als_cel(cel)
    if isinstance(cel, Getal):
        notatie = _NOTATIE[cel.vorm]
        if cel.ten_minste:
            notatie = f'"ten minste "{notatie}'
        vorm = stijl(num_format=notatie, align="right", **opmaak)
        if formule:
            vel.write_formula(rij, kolom, formule, vorm, cel.waarde)
        else:
            vel.write_number(rij, kolom, cel.waarde, vorm)
    elif isinstance(cel, date):
        moment = datetime(cel.year, cel.month, cel.day)
        vel.write_datetime(
            rij, kolom, moment, stijl(num_format="d-m-yyyy", align="right", **opmaak)
        )
    elif cel:
        vel.write_string(rij, kolom, cel, stijl(text_wrap=True, **opmaak))
    else:
        vel.write_blank(rij, kolom, None, stijl(**opmaak))
