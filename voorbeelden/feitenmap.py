"""What the example folders share: tables under construction, and the school holidays they use."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

VAKANTIES = Path(__file__).parents[1] / "src" / "inbeeld" / "data" / "schoolvakanties.csv"
KOLOMMEN = {
    "jongeren": (
        "jongere",
        "geboortedatum",
        "startkwalificatie_op",
        "kwalificatieplicht_vervallen_op",
    ),
    "scholen": ("school", "naam", "sector", "gemeente", "vakantieregio", "uren_per_lesdag"),
    "woonplaatsen": ("jongere", "gemeente", "wijk", "begindatum", "einddatum"),
    "inschrijvingen": ("jongere", "school", "begindatum", "einddatum"),
    "verzuim": ("jongere", "school", "begindatum", "einddatum", "soort", "uren"),
    "vrijstellingen": ("jongere", "grond", "begindatum", "einddatum"),
    "aanbod": ("jongere", "soort", "passend", "aangeboden_op", "begindatum", "einddatum"),
    "duidingen": ("jongere", "duiding", "begindatum", "einddatum"),
    "dekking": ("bron", "categorie", "begindatum", "einddatum"),
    "lesvrij": ("vakantieregio", "school", "begindatum", "einddatum", "naam"),
}


class Feitenmap:
    """Rows per table, in the order in which the story tells them; written as CSV files."""

    def __init__(self) -> None:
        self.tabellen: dict[str, list[dict[str, str]]] = {naam: [] for naam in KOLOMMEN}

    def rij(self, tabel: str, **waarden: str) -> None:
        """Add a row; columns that are not named stay empty."""
        onbekend = set(waarden) - set(KOLOMMEN[tabel])
        if onbekend:
            raise ValueError(f"{tabel} has no column {', '.join(sorted(onbekend))}")
        self.tabellen[tabel].append({k: waarden.get(k, "") for k in KOLOMMEN[tabel]})

    def vakanties(self, schooljaren: tuple[str, ...], vakantieregio: str = "noord") -> None:
        """The school holidays of these school years, from the file that comes with In Beeld."""
        with VAKANTIES.open(encoding="utf-8", newline="") as regels:
            for rij in csv.DictReader(regels):
                if rij["vakantieregio"] == vakantieregio and rij["schooljaar"] in schooljaren:
                    self.rij("lesvrij", **{k: rij[k] for k in KOLOMMEN["lesvrij"]})

    def school(self, school: str, naam: str, sector: str, gemeente: str) -> None:
        self.rij(
            "scholen",
            school=school,
            naam=naam,
            sector=sector,
            gemeente=gemeente,
            vakantieregio="noord",
        )

    def jongere(self, sleutel: str, geboren: dt.date, gemeente: str, wijk: str = "") -> None:
        """A child who has always lived in one gemeente."""
        self.rij("jongeren", jongere=sleutel, geboortedatum=geboren.isoformat())
        self.rij(
            "woonplaatsen",
            jongere=sleutel,
            gemeente=gemeente,
            wijk=wijk,
            begindatum=geboren.isoformat(),
        )

    def ingeschreven(self, sleutel: str, school: str, begin: str, einde: str = "") -> None:
        self.rij(
            "inschrijvingen", jongere=sleutel, school=school, begindatum=begin, einddatum=einde
        )

    def basisschool(self, sleutel: str, school: str, geboren: dt.date, einde: str) -> None:
        """Primary school from the summer in which the child is four, through `einde`."""
        self.ingeschreven(sleutel, school, f"{geboren.year + 4}-08-01", einde)

    def verzuim(
        self, sleutel: str, school: str, begin: str, einde: str, soort: str = "ongeoorloofd"
    ) -> None:
        """Whole lesdagen from begin through einde."""
        self.rij(
            "verzuim",
            jongere=sleutel,
            school=school,
            begindatum=begin,
            einddatum=einde,
            soort=soort,
        )

    def schrijf(self, doel: Path) -> None:
        """Write every table that has rows, and the two that are always needed."""
        doel.mkdir(parents=True, exist_ok=True)
        for naam, rijen in self.tabellen.items():
            if not rijen and naam not in ("jongeren", "scholen"):
                continue
            with (doel / f"{naam}.csv").open("w", encoding="utf-8", newline="") as uit:
                schrijver = csv.DictWriter(uit, KOLOMMEN[naam], lineterminator="\n")
                schrijver.writeheader()
                schrijver.writerows(rijen)
