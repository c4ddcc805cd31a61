"""A zip with one CSV or Parquet file per fact table, and `personalia` for who the keys are."""

from collections.abc import Iterator
from pathlib import Path, PurePath

from inbeeld.regels.schema import TABELLEN

from ..archief import is_zip, uitgepakt
from ..basis import PERSONALIA, PERSONALIA_KOLOMMEN, Afkeuring, Gelezen, Onleesbaar, Opdracht
from ..tekst import Kolom, Regel, lees_regels, tabel
from .parquet import lees_parquet

_INGETROKKEN = "ingetrokken_op"
KOLOMMEN: dict[str, tuple[Kolom, ...]] = {
    PERSONALIA: tuple(
        Kolom(naam, naam in ("jongere", "achternaam"))
        for naam in PERSONALIA_KOLOMMEN
        if naam != "geboortedatum"
    ),
} | {
    naam: tuple(Kolom(kolom.naam) for kolom in feitentabel.kolommen)
    for naam, feitentabel in TABELLEN.items()
}
"""Per file its columns: those of the rules, which alone say what a fact table looks like."""


def lees(pad: Path, opdracht: Opdracht) -> Gelezen:
    """Read every file that is named after a table. Raises Onleesbaar."""
    if not is_zip(pad):
        raise Onleesbaar("Lever de feitenmap aan als één zip-bestand.")
    gelezen = Gelezen()
    with uitgepakt(pad) as bestanden:
        gevonden = _kies(bestanden, gelezen)
        if not gevonden:
            raise Onleesbaar("Het zip-bestand bevat geen enkele feitentabel.")
        for naam in KOLOMMEN:
            if naam in gevonden:
                _lees_tabel(naam, *gevonden[naam], gelezen)
    _vul_geboortedatum_in(gelezen)
    return gelezen


def _kies(bestanden: dict[str, Path], gelezen: Gelezen) -> dict[str, tuple[str, Path]]:
    gevonden: dict[str, tuple[str, Path]] = {}
    for bestand, pad in bestanden.items():
        stam, soort = PurePath(bestand).stem, PurePath(bestand).suffix
        if stam not in KOLOMMEN or soort not in (".csv", ".parquet"):
            gelezen.opmerkingen.append("Een bestand met een onbekende naam is niet gelezen.")
        elif stam in gevonden:
            raise Onleesbaar(f"De tabel {stam} staat er twee keer in.")
        else:
            gevonden[stam] = (bestand, pad)
    return gevonden


def _lees_tabel(naam: str, bestand: str, pad: Path, gelezen: Gelezen) -> None:
    kolommen = KOLOMMEN[naam]
    deel = tabel(naam, bestand, {kolom.naam: kolom.naam for kolom in kolommen})
    gelezen.tabellen.append(deel)
    for regel in _regels(bestand, pad, (*kolommen, Kolom(_INGETROKKEN, False)), gelezen):
        if regel.waarden.get(_INGETROKKEN):
            reden = "De rij is ingetrokken. Lever alleen rijen aan die nog gelden."
            gelezen.afgekeurd.append(Afkeuring(bestand, regel.nummer, _INGETROKKEN, reden))
            continue
        deel.voeg_toe(regel.nummer, tuple(regel.waarden.get(k.naam, "") for k in kolommen))


def _regels(
    bestand: str, pad: Path, kolommen: tuple[Kolom, ...], gelezen: Gelezen
) -> Iterator[Regel]:
    if pad.suffix == ".parquet":
        return lees_parquet(pad, bestand, kolommen, gelezen)
    return lees_regels(pad, bestand, kolommen, gelezen)


def _vul_geboortedatum_in(gelezen: Gelezen) -> None:
    """Put the date of birth of `jongeren` beside the name: identity is looked up with both."""
    geboren = {rij[0]: rij[1] for deel in gelezen.tabel("jongeren") for rij in deel.rijen}
    for deel in gelezen.tabel(PERSONALIA):
        deel.kolommen = PERSONALIA_KOLOMMEN
        deel.bronkolommen = PERSONALIA_KOLOMMEN
        deel.rijen = [(*rij, geboren.get(rij[0], "")) for rij in deel.rijen]
