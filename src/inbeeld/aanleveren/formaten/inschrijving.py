"""The file of enrolments, the same in the CSV profile and in the residents' format."""

from pathlib import Path

from .basis import Brontabel, Gelezen
from .tekst import Kolom, iso_datum, lees_regels, tabel


def kolommen(sleutelkolom: str) -> tuple[Kolom, ...]:
    """Documented columns of `inschrijvingen.csv`."""
    return (
        Kolom(sleutelkolom),
        Kolom("school", andere=("brin", "schoolcode", "brinvestiging")),
        Kolom("begindatum", andere=("inschrijfdatum", "datum_inschrijving")),
        Kolom("einddatum", False, ("uitschrijfdatum", "datum_uitschrijving")),
    )


def lees_inschrijvingen(pad: Path, naam: str, sleutelkolom: str, gelezen: Gelezen) -> Brontabel:
    """Read the file into the table `inschrijvingen`, and add that to `gelezen`."""
    deel = tabel(
        "inschrijvingen",
        naam,
        {"jongere": sleutelkolom, "school": "school"} | {k: k for k in ("begindatum", "einddatum")},
    )
    gelezen.tabellen.append(deel)
    for regel in lees_regels(pad, naam, kolommen(sleutelkolom), gelezen):
        w = regel.waarden
        begin, eind = iso_datum(w["begindatum"]), iso_datum(w.get("einddatum", ""))
        deel.voeg_toe(regel.nummer, (w[sleutelkolom], w["school"].upper(), begin, eind))
    return deel
