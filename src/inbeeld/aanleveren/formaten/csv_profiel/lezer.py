"""Pupils with their woongemeente, enrolments and absence, as exported by a school's system."""

from pathlib import Path

from ..archief import is_zip, uitgepakt
from ..basis import Gelezen, Onleesbaar, Opdracht
from ..inschrijving import kolommen as inschrijvingskolommen
from ..inschrijving import lees_inschrijvingen
from ..personen import OPTIONELE_JONGEREN, PERSOONSKOLOMMEN, Personen
from ..tekst import Kolom, gemeentecode, iso_datum, lees_regels, punt, tabel

SLEUTEL = "leerlingnummer"
KOLOMMEN: dict[str, tuple[Kolom, ...]] = {
    "leerlingen.csv": (
        Kolom(SLEUTEL),
        *PERSOONSKOLOMMEN,
        Kolom("woongemeente", andere=("gemeentecode", "gemeente")),
        Kolom("wijk", False),
        Kolom("woont_daar_sinds", False),
        *OPTIONELE_JONGEREN,
    ),
    "inschrijvingen.csv": inschrijvingskolommen(SLEUTEL),
    "verzuim.csv": (
        Kolom(SLEUTEL),
        Kolom("school", andere=("brin", "schoolcode", "brinvestiging")),
        Kolom("begindatum", andere=("datum", "datum_van")),
        Kolom("einddatum", andere=("datum_tot_en_met",)),
        Kolom("soort"),
        Kolom("uren", False),
    ),
}


def lees(pad: Path, opdracht: Opdracht) -> Gelezen:
    """Read a zip with `leerlingen.csv`, `inschrijvingen.csv` and, when there is any, `verzuim.csv`.

    Names may go on after the first word (`leerlingen-2025.csv`). Raises Onleesbaar.
    """
    if not is_zip(pad):
        raise Onleesbaar(
            "Lever de drie bestanden leerlingen.csv, inschrijvingen.csv en verzuim.csv samen aan, "
            "of in één zip-bestand."
        )
    gelezen = Gelezen()
    with uitgepakt(pad) as bestanden:
        gevonden = kies(bestanden, tuple(KOLOMMEN), gelezen)
        for naam in ("leerlingen.csv", "inschrijvingen.csv"):
            if naam not in gevonden:
                raise Onleesbaar(f"Het bestand {naam} ontbreekt.")
        _leerlingen(gevonden["leerlingen.csv"], opdracht, gelezen)
        lees_inschrijvingen(gevonden["inschrijvingen.csv"], "inschrijvingen.csv", SLEUTEL, gelezen)
        if "verzuim.csv" in gevonden:
            _verzuim(gevonden["verzuim.csv"], gelezen)
    return gelezen


def kies(bestanden: dict[str, Path], namen: tuple[str, ...], gelezen: Gelezen) -> dict[str, Path]:
    """Which of the files is which: by how its name begins. Raises Onleesbaar when two fit."""
    gevonden: dict[str, Path] = {}
    for bestand, pad in bestanden.items():
        passend = [naam for naam in namen if bestand.startswith(naam.removesuffix(".csv"))]
        if not passend:
            gelezen.opmerkingen.append("Een bestand met een onbekende naam is niet gelezen.")
        elif passend[0] in gevonden:
            raise Onleesbaar(f"Er zijn twee bestanden {passend[0]}.")
        else:
            gevonden[passend[0]] = pad
    return gevonden


def _leerlingen(pad: Path, opdracht: Opdracht, gelezen: Gelezen) -> None:
    naam = "leerlingen.csv"
    personen = Personen(gelezen, naam, SLEUTEL)
    kolommen = {
        "jongere": SLEUTEL,
        "gemeente": "woongemeente",
        "wijk": "wijk",
        "begindatum": "woont_daar_sinds",
        "einddatum": "woont_daar_sinds",
    }
    vast = tabel("woonplaatsen", naam, kolommen)
    # A school seldom knows since when a pupil lives somewhere: then the residence is what it was
    # on the first day of the period.
    gezien = tabel("woonplaatsen", naam, kolommen, afgeleid=True)
    gelezen.tabellen += [vast, gezien]
    for regel in lees_regels(pad, naam, KOLOMMEN[naam], gelezen):
        personen.voeg_toe(regel)
        w = regel.waarden
        sinds = iso_datum(w.get("woont_daar_sinds", ""))
        rij = (w[SLEUTEL], gemeentecode(w["woongemeente"]), w.get("wijk", ""))
        if sinds:
            vast.voeg_toe(regel.nummer, (*rij, sinds, ""))
        else:
            gezien.voeg_toe(regel.nummer, (*rij, opdracht.begin.isoformat(), ""))


def _verzuim(pad: Path, gelezen: Gelezen) -> None:
    naam = "verzuim.csv"
    deel = tabel(
        "verzuim",
        naam,
        {"jongere": SLEUTEL}
        | {k: k for k in ("school", "begindatum", "einddatum", "soort", "uren")},
    )
    gelezen.tabellen.append(deel)
    for regel in lees_regels(pad, naam, KOLOMMEN[naam], gelezen):
        w = regel.waarden
        deel.voeg_toe(
            regel.nummer,
            (
                w[SLEUTEL],
                w["school"].upper(),
                iso_datum(w["begindatum"]),
                iso_datum(w["einddatum"]),
                w["soort"].lower().replace(" ", "_").replace("-", "_"),
                punt(w.get("uren", "")),
            ),
        )
