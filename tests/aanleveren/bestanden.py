"""Invented deliveries: files as schools and gemeenten make them, in memory."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from inbeeld.aanleveren.formaten import Opdracht

SCHOOL = "10AB00"
GEMEENTE = "0392"
PERIODE = (date(2025, 8, 1), date(2026, 1, 31))
VANDAAG = date(2026, 2, 2)
LEERLINGEN = (
    "leerlingnummer;onderwijsnummer;roepnaam;tussenvoegsel;achternaam;geboortedatum;woongemeente\n"
)
INSCHRIJVINGEN = "leerlingnummer;school;begindatum;einddatum\n"
VERZUIM = "leerlingnummer;school;begindatum;einddatum;soort;uren\n"


def onderwijsnummer(volgnummer: int) -> str:
    """The n-th invented onderwijsnummer (`10…`) that passes the check."""
    gevonden = 0
    for stam in range(10_000_000, 10_999_999):
        cijfers = f"{stam:08d}"
        som = sum(int(c) * w for c, w in zip(cijfers, range(9, 1, -1), strict=True))
        laatste = (som - 5) % 11
        if laatste < 10:
            if gevonden == volgnummer:
                return cijfers + str(laatste)
            gevonden += 1
    raise AssertionError


def opdracht(*, code: str = SCHOOL, volledig: bool = True) -> Opdracht:
    return Opdracht(code, *PERIODE, volledig)


def zip_met(bestanden: Mapping[str, str | bytes], *, codering: str = "utf-8") -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in bestanden.items():
            data = inhoud.encode(codering) if isinstance(inhoud, str) else inhoud
            # A fixed date: the same files give the same bytes, today and tomorrow.
            archief.writestr(zipfile.ZipInfo(naam), data, zipfile.ZIP_DEFLATED)
    return uit.getvalue()


def schrijf(map_: Path, inhoud: bytes, naam: str = "levering.zip") -> Path:
    pad = map_ / naam
    pad.write_bytes(inhoud)
    return pad


def csv_levering(
    leerlingen: str = "", inschrijvingen: str = "", verzuim: str = ""
) -> dict[str, str]:
    return {
        "leerlingen.csv": LEERLINGEN + leerlingen,
        "inschrijvingen.csv": INSCHRIJVINGEN + inschrijvingen,
        "verzuim.csv": VERZUIM + verzuim,
    }


def leerling(nummer: int, *, naam: str = "Zee", geboren: str = "2012-03-04") -> str:
    pgn = onderwijsnummer(nummer)
    return f"{nummer};{pgn};Kind{nummer};van der;{naam}{nummer};{geboren};{GEMEENTE}\n"


EDEXML = """<?xml version="1.0" encoding="UTF-8"?>
<EDEX xmlns="http://www.edexml.nl/edexml">
 <school>
  <schooljaar>2025-2026</schooljaar><peildatum>2025-11-03</peildatum>
  <brincode>10AB</brincode><dependancecode>00</dependancecode>
 </school>
 <groepen><groep key="g1"><naam>Groep 4</naam><jaargroep>4</jaargroep></groep></groepen>
 <leerlingen>
{leerlingen}
 </leerlingen>
</EDEX>
"""


def edex_leerling(nummer: int, *, geboren: str = "2012-03-04", meer: str = "") -> str:
    return (
        f'<leerling key="{nummer}"><achternaam>Zee{nummer}</achternaam>'
        f"<roepnaam>Kind{nummer}</roepnaam><geboortedatum>{geboren}</geboortedatum>"
        f"<geslacht>2</geslacht><bsn_ondwnr>{onderwijsnummer(nummer)}</bsn_ondwnr>{meer}"
        f"</leerling>"
    )
