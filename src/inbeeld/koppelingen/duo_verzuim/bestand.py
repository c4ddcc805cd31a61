"""The messages as CSV: UTF-8 with BOM and semicolons, as the CSV profile."""

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from inbeeld.aanleveren.formaten.basis import Afkeuring, Gelezen, Onleesbaar
from inbeeld.aanleveren.formaten.tekst import Kolom, lees_regels
from inbeeld.aanleveren.werkmap import werkmap
from inbeeld.koppelingen.duo_verzuim.velden import Rij, Veld
from inbeeld.web.rekenblad import veilig

MEESTE_BYTES = 500_000
MEESTE_REGELS = 500
NAAM = "bestand"


def schrijf(rijen: Sequence[Rij], velden: Sequence[Veld]) -> bytes:
    """The file. What a spreadsheet would run gets a quote before it, which `lees` takes off."""
    uit = io.StringIO()
    uit.write("\ufeff")
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow([veld.naam for veld in velden])
    schrijver.writerows([veilig(rij.get(veld.naam, "")) for veld in velden] for rij in rijen)
    return uit.getvalue().encode()


def lees(
    inhoud: bytes, velden: Sequence[Veld]
) -> tuple[list[tuple[int, Rij]], list[Afkeuring], list[str]]:
    """Lines with their number, lines that could not be read, and remarks. Raises Onleesbaar."""
    if len(inhoud) > MEESTE_BYTES:
        raise Onleesbaar(f"Het bestand is groter dan {MEESTE_BYTES // 1000} kB.")
    gelezen = Gelezen()
    kolommen = [Kolom(veld.naam, verplicht=veld.verplicht) for veld in velden]
    with TemporaryDirectory(dir=werkmap()) as map_:
        pad = Path(map_) / "duo.csv"
        pad.write_bytes(inhoud)
        regels = [
            (regel.nummer, {naam: _kaal(w) for naam, w in regel.waarden.items()})
            for regel in lees_regels(pad, NAAM, kolommen, gelezen)
        ]
    if gelezen.rijen > MEESTE_REGELS:
        raise Onleesbaar(f"Hoogstens {MEESTE_REGELS} regels in een keer.")
    return regels, gelezen.afgekeurd, gelezen.opmerkingen


def vingerafdruk(inhoud: bytes) -> str:
    """SHA-256 of the file."""
    return hashlib.sha256(inhoud).hexdigest()


def _kaal(waarde: str) -> str:
    return waarde[1:] if waarde[:1] == "'" and veilig(waarde[1:]) == waarde else waarde
