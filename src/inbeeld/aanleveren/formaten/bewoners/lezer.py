"""Who lives in a gemeente and where each is enrolled, so that a child without a school is seen."""

from pathlib import Path

from ..archief import is_zip, uitgepakt
from ..basis import Gelezen, Onleesbaar, Opdracht
from ..csv_profiel.lezer import kies
from ..inschrijving import kolommen as inschrijvingskolommen
from ..inschrijving import lees_inschrijvingen
from ..personen import OPTIONELE_JONGEREN, PERSOONSKOLOMMEN, Personen
from ..tekst import Kolom, gemeentecode, iso_datum, lees_regels, punt, tabel

SLEUTEL = "bewonernummer"
KOLOMMEN: dict[str, tuple[Kolom, ...]] = {
    "bewoners.csv": (
        Kolom(SLEUTEL),
        *PERSOONSKOLOMMEN,
        Kolom("gemeente", andere=("woongemeente", "gemeentecode")),
        Kolom("wijk", False),
        Kolom("woont_daar_sinds", andere=("datum_vestiging",)),
        Kolom("woont_daar_tot_en_met", False),
        *OPTIONELE_JONGEREN,
    ),
    "inschrijvingen.csv": inschrijvingskolommen(SLEUTEL),
    "scholen.csv": (
        Kolom("school"),
        Kolom("naam", False),
        Kolom("sector"),
        Kolom("gemeente"),
        Kolom("vakantieregio", False),
        Kolom("uren_per_lesdag", False),
    ),
}


def lees(pad: Path, opdracht: Opdracht) -> Gelezen:
    """Read a zip with `bewoners.csv`, `inschrijvingen.csv` and, for schools outside the region,
    `scholen.csv`. A complete delivery covers (`dekking`) the enrolments of this gemeente in its
    period: only then may a child without enrolment be called absent (rekenregels §4).

    Raises Onleesbaar.
    """
    if not is_zip(pad):
        raise Onleesbaar(
            "Lever de bestanden bewoners.csv en inschrijvingen.csv samen aan, of in één "
            "zip-bestand."
        )
    gelezen = Gelezen()
    with uitgepakt(pad) as bestanden:
        gevonden = kies(bestanden, tuple(KOLOMMEN), gelezen)
        for naam in ("bewoners.csv", "inschrijvingen.csv"):
            if naam not in gevonden:
                raise Onleesbaar(f"Het bestand {naam} ontbreekt.")
        if "scholen.csv" in gevonden:
            _scholen(gevonden["scholen.csv"], gelezen)
        _bewoners(gevonden["bewoners.csv"], gelezen)
        lees_inschrijvingen(gevonden["inschrijvingen.csv"], "inschrijvingen.csv", SLEUTEL, gelezen)
    if opdracht.volledig:
        _dekking(opdracht, gelezen)
    return gelezen


def _scholen(pad: Path, gelezen: Gelezen) -> None:
    naam = "scholen.csv"
    deel = tabel("scholen", naam, {k.naam: k.naam for k in KOLOMMEN[naam]})
    gelezen.tabellen.append(deel)
    for regel in lees_regels(pad, naam, KOLOMMEN[naam], gelezen):
        w = regel.waarden
        deel.voeg_toe(
            regel.nummer,
            (
                w["school"].upper(),
                w.get("naam", ""),
                w["sector"].lower(),
                gemeentecode(w["gemeente"]),
                w.get("vakantieregio", "").lower(),
                punt(w.get("uren_per_lesdag", "")),
            ),
        )


def _bewoners(pad: Path, gelezen: Gelezen) -> None:
    naam = "bewoners.csv"
    personen = Personen(gelezen, naam, SLEUTEL)
    woont = tabel(
        "woonplaatsen",
        naam,
        {
            "jongere": SLEUTEL,
            "gemeente": "gemeente",
            "wijk": "wijk",
            "begindatum": "woont_daar_sinds",
            "einddatum": "woont_daar_tot_en_met",
        },
    )
    gelezen.tabellen.append(woont)
    for regel in lees_regels(pad, naam, KOLOMMEN[naam], gelezen):
        personen.voeg_toe(regel)
        w = regel.waarden
        woont.voeg_toe(
            regel.nummer,
            (
                w[SLEUTEL],
                gemeentecode(w["gemeente"]),
                w.get("wijk", ""),
                iso_datum(w["woont_daar_sinds"]),
                iso_datum(w.get("woont_daar_tot_en_met", "")),
            ),
        )


def _dekking(opdracht: Opdracht, gelezen: Gelezen) -> None:
    """The statement that the delivery makes by being complete; it stands on no line of a file."""
    velden = ("bron", "categorie", "begindatum", "einddatum")
    deel = tabel("dekking", "(volledige levering)", {k: k for k in velden})
    deel.voeg_toe(
        0, (opdracht.code, "inschrijving", opdracht.begin.isoformat(), opdracht.eind.isoformat())
    )
    gelezen.tabellen.append(deel)
