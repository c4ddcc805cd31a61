"""Read a CSV file from a school's or gemeente's system: encoding and separator are found out."""

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .basis import (
    MAX_RIJEN,
    MAX_VELD,
    Afkeuring,
    Brontabel,
    Gelezen,
    Onleesbaar,
    te_veel_rijen,
)

_BLOK = 1 << 20
_SCHEIDINGSTEKENS = ";,\t"
_NL_DATUM = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})")
_DECIMALE_KOMMA = re.compile(r"[0-9]+,[0-9]+")


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of a file: `naam` as documented, `andere` names that systems use for it."""

    naam: str
    verplicht: bool = True
    andere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of data: where it starts, and its values by documented column name."""

    nummer: int
    waarden: Mapping[str, str]


def codering(pad: Path) -> str:
    """`utf-8-sig`, or `cp1252` when the bytes are no UTF-8. Raises Onleesbaar for other things.

    Reads the whole file once: a single é far down decides. UTF-16 is refused by name, because
    Excel calls it 'Unicode-tekst' and people do choose it.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8 = True
    with pad.open("rb") as bestand:
        begin = True
        while blok := bestand.read(_BLOK):
            if begin and blok[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise Onleesbaar(
                    "Het bestand is in UTF-16 opgeslagen. Kies bij het opslaan 'CSV UTF-8'."
                )
            begin = False
            if b"\x00" in blok:
                raise Onleesbaar("Dit is geen tekstbestand (CSV).")
            if utf8:
                try:
                    decoder.decode(blok)
                except UnicodeDecodeError:
                    utf8 = False
        if begin:
            raise Onleesbaar("Het bestand is leeg.")
    if utf8:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            utf8 = False
    return "utf-8-sig" if utf8 else "cp1252"


def scheidingsteken(kopregel: str) -> str:
    """The separator that the header holds most often. Raises Onleesbaar when it has none."""
    teken = max(_SCHEIDINGSTEKENS, key=kopregel.count)
    if teken not in kopregel:
        raise Onleesbaar(
            "De eerste regel heeft geen kolomnamen met een puntkomma, komma of tab ertussen."
        )
    return teken


def lees_regels(
    pad: Path, naam: str, kolommen: Sequence[Kolom], gelezen: Gelezen
) -> Iterator[Regel]:
    """Give the lines of data of one file; count them and note broken ones in `gelezen`.

    Raises Onleesbaar when the file is no text, or a required column is missing. Columns that the
    format does not know are left out unread: what is not asked for is not taken in.
    """
    soort = codering(pad)
    # cp1252 leaves five bytes undefined; the line that holds one is refused below.
    with pad.open(encoding=soort, errors="replace", newline="") as bestand:
        kopregel = bestand.readline(100_000)
        teken = scheidingsteken(kopregel)
        bestand.seek(0)
        # Kept small by hand: the module's own limit is 131,072 characters, process-wide.
        lezer = csv.reader(bestand, delimiter=teken, strict=True)
        try:
            plekken = _plekken(next(lezer), kolommen, naam, gelezen)
            breedte = len(plekken.kop)
            begin = lezer.line_num + 1
            for velden in lezer:
                if any(veld.strip() for veld in velden):
                    gelezen.rijen += 1
                    if gelezen.rijen > MAX_RIJEN:
                        raise te_veel_rijen(naam)
                    reden = _gebrek(velden, breedte)
                    if reden:
                        gelezen.afgekeurd.append(Afkeuring(naam, begin, "", reden))
                    else:
                        waarden = {k: velden[i].strip() for k, i in plekken.van.items()}
                        yield Regel(begin, waarden)
                begin = lezer.line_num + 1
        except csv.Error as fout:
            raise Onleesbaar(
                f"{naam} is geen goede CSV: regel {lezer.line_num} heeft een aanhalingsteken dat "
                "niet goed sluit, of een veel te lange waarde."
            ) from fout


@dataclass(frozen=True, slots=True)
class _Plekken:
    kop: list[str]
    van: dict[str, int]


def _plekken(kop: list[str], kolommen: Sequence[Kolom], naam: str, gelezen: Gelezen) -> _Plekken:
    gegeven = [kolomnaam(veld) for veld in kop]
    van: dict[str, int] = {}
    for kolom in kolommen:
        plekken = [i for i, k in enumerate(gegeven) if k in (kolom.naam, *kolom.andere)]
        if len(plekken) > 1:
            raise Onleesbaar(f"{naam}: de kolom '{kolom.naam}' komt twee keer voor.")
        if plekken:
            van[kolom.naam] = plekken[0]
    gemist = [k.naam for k in kolommen if k.verplicht and k.naam not in van]
    if gemist:
        raise Onleesbaar(f"{naam}: deze kolommen ontbreken: {', '.join(gemist)}.")
    over = len(kop) - len(van)
    if over:
        soort = "kolom is" if over == 1 else "kolommen zijn"
        gelezen.opmerkingen.append(f"{naam}: {over} onbekende {soort} niet gelezen.")
    return _Plekken(gegeven, van)


def _gebrek(velden: list[str], breedte: int) -> str:
    if len(velden) != breedte:
        return f"De regel heeft {len(velden)} waarden; de eerste regel heeft {breedte} kolommen."
    if any(len(veld) > MAX_VELD for veld in velden):
        return f"Een waarde is langer dan {MAX_VELD} tekens."
    if any("\ufffd" in veld for veld in velden):
        return "De regel heeft een teken dat in geen van de twee tekensets bestaat."
    return ""


def kolomnaam(tekst: str) -> str:
    """'Leerlingnummer ' and 'BSN/Onderwijsnummer' as written in the documentation."""
    return re.sub(r"[^a-z0-9]+", "_", tekst.strip().lower()).strip("_")


def iso_datum(tekst: str) -> str:
    """'1-9-2025' as '2025-09-01'. What is no such date stays as it is, for the check to refuse."""
    treffer = _NL_DATUM.fullmatch(tekst)
    if not treffer:
        return tekst
    dag, maand, jaar = (int(deel) for deel in treffer.groups())
    try:
        return date(jaar, maand, dag).isoformat()
    except ValueError:
        return tekst


def punt(tekst: str) -> str:
    """'2,5' hours as '2.5'."""
    return tekst.replace(",", ".") if _DECIMALE_KOMMA.fullmatch(tekst) else tekst


def gemeentecode(tekst: str) -> str:
    """'392' as '0392': spreadsheets drop the leading zero, and a shorter code has one reading."""
    return tekst.zfill(4) if tekst.isascii() and tekst.isdigit() else tekst


def tabel(
    naam: str, bestand: str, kolommen: Mapping[str, str], *, afgeleid: bool = False
) -> Brontabel:
    """An empty table; `kolommen`: fact column -> column of the file."""
    return Brontabel(naam, bestand, tuple(kolommen), tuple(kolommen.values()), afgeleid=afgeleid)
