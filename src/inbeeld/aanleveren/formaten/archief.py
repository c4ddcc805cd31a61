"""Open a zip that a stranger made: count, size and ratio are bounded, names are never paths."""

import lzma
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ..werkmap import werkmap
from .basis import MAX_BYTES, Onleesbaar

MAX_BESTANDEN = 50
MAX_UITGEPAKT = 4 * MAX_BYTES
MAX_VERHOUDING = 200
"""Unpacked : packed. Absence rows reach about 30; a bomb of zeros reaches 1000."""
_VRIJ = 1_000_000  # below this the ratio says nothing: tiny files of equal lines pack very well
_BLOK = 1 << 16
_BESCHADIGD = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,  # a way of packing that Python does not know
    OSError,
)


def is_zip(pad: Path) -> bool:
    """Whether the file begins as a zip does (an empty zip included)."""
    with pad.open("rb") as bestand:
        return bestand.read(4) in (b"PK\x03\x04", b"PK\x05\x06")


@contextmanager
def uitgepakt(pad: Path) -> Iterator[dict[str, Path]]:
    """Unpack to a private temporary folder; give {name without folders, lower case: path on disk}.

    Raises Onleesbaar for what is no zip, has a password, too many files, one name twice, or grows
    too large. Sizes are counted while unpacking: what the zip says of itself is not believed.
    """
    try:
        archief = zipfile.ZipFile(pad)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as fout:
        raise Onleesbaar("Het zip-bestand is beschadigd of is geen zip-bestand.") from fout
    with archief, TemporaryDirectory(dir=werkmap()) as map_naam:
        yield _pak_uit(archief, Path(map_naam))


def _pak_uit(archief: zipfile.ZipFile, doelmap: Path) -> dict[str, Path]:
    leden = [lid for lid in archief.infolist() if not lid.is_dir() and not _bijzaak(lid.filename)]
    if len(leden) > MAX_BESTANDEN:
        raise Onleesbaar(f"Het zip-bestand bevat meer dan {MAX_BESTANDEN} bestanden.")
    uit: dict[str, Path] = {}
    over = MAX_UITGEPAKT
    for nummer, lid in enumerate(leden):
        naam = PurePosixPath(lid.filename.replace("\\", "/")).name.lower()
        if naam in uit:
            raise Onleesbaar("Het zip-bestand bevat twee bestanden met dezelfde naam.")
        # Our own number as name on disk: the name in the zip is data, never a path.
        uit[naam] = doelmap / f"{nummer}{_achtervoegsel(naam)}"
        over -= _schrijf_lid(archief, lid, uit[naam], over)
    return uit


def _schrijf_lid(archief: zipfile.ZipFile, lid: zipfile.ZipInfo, doel: Path, over: int) -> int:
    """Write one member, at most `over` bytes; return how many it had."""
    if lid.flag_bits & 0x1:
        raise Onleesbaar("Het zip-bestand heeft een wachtwoord. Lever het zonder wachtwoord aan.")
    grens = min(over, max(_VRIJ, MAX_VERHOUDING * lid.compress_size))
    geschreven = 0
    try:
        with archief.open(lid) as bron, doel.open("wb") as uit:
            while blok := bron.read(_BLOK):
                geschreven += len(blok)
                if geschreven > grens:
                    raise Onleesbaar(
                        "Het zip-bestand wordt bij het uitpakken te groot. Het is niet gelezen."
                    )
                uit.write(blok)
    except _BESCHADIGD as fout:
        raise Onleesbaar("Het zip-bestand is beschadigd en kan niet worden uitgepakt.") from fout
    return geschreven


def _bijzaak(naam: str) -> bool:
    """Leftovers that a Mac puts in every zip."""
    return naam.startswith("__MACOSX/") or PurePosixPath(naam).name in (".DS_Store", "Thumbs.db")


def _achtervoegsel(naam: str) -> str:
    """`.csv` or `.parquet`, else nothing: readers choose by it."""
    einde = PurePosixPath(naam).suffix
    return einde if einde in (".csv", ".parquet", ".xml") else ""


def pak_in(bestanden: dict[str, Path], doel: Path) -> None:
    """Put several uploaded files in one zip, so that a delivery is always one file."""
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archief:
        for naam, pad in bestanden.items():
            lid = zipfile.ZipInfo(naam)  # a fixed date: the same files give the same bytes
            lid.compress_type = zipfile.ZIP_DEFLATED
            with pad.open("rb") as bron, archief.open(lid, "w") as uit:
                shutil.copyfileobj(bron, uit, _BLOK)
