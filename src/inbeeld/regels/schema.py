"""The one definition of the fact tables (`rekenregels.md` §2).

Reading, validation, the typed tables of `Feiten`, the documentation of the fact folder and the
formats of a delivery all follow the tables that stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from . import codes

SCHOOL_PATROON = "[0-9]{2}[A-Z]{2}[0-9]{2}"
"""BRIN (two digits, two letters) and vestiging (two digits): `10AB00`."""
GEMEENTE_PATROON = "[0-9]{4}"
"""CBS code of a gemeente."""
MAX_UREN = 12
"""Hours on one day: more than 0, at most this, with at most two decimals."""


class Soort(Enum):
    """What a column holds."""

    JONGERE = "jongere"  # opaque text in a folder, a number in the typed table (see `Feiten`)
    SCHOOL = "school"
    GEMEENTE = "gemeente"
    BRON = "bron"  # a school or a gemeente
    CODE = "code"
    TEKST = "tekst"
    DATUM = "datum"
    UREN = "uren"  # in the typed table: whole hundredths of an hour
    MOMENT = "moment"  # UTC


SQL_TYPE = {
    Soort.JONGERE: "BIGINT",
    Soort.DATUM: "DATE",
    Soort.UREN: "INTEGER",
    Soort.MOMENT: "TIMESTAMP",
}
"""DuckDB types of the typed tables; every other kind is VARCHAR."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a fact table, as it stands in a file.

    `leeg`: the value may be empty. `codes`: the only values allowed. `verwijst`: the table whose
    key it must be. `optioneel`: the column itself may be missing.
    """

    naam: str
    soort: Soort
    leeg: bool = False
    codes: tuple[str, ...] = ()
    verwijst: str | None = None
    optioneel: bool = False

    @property
    def veld(self) -> str:
        """Name in the typed table; hours get their unit in their name."""
        return f"{self.naam}_honderdsten" if self.soort is Soort.UREN else self.naam

    @property
    def sql_type(self) -> str:
        """DuckDB type in the typed table."""
        return SQL_TYPE.get(self.soort, "VARCHAR")


@dataclass(frozen=True, slots=True)
class Tabel:
    """One fact table. `sleutel`: the column that may hold a value once only."""

    naam: str
    kolommen: tuple[Kolom, ...]
    verplicht: bool = False
    sleutel: str | None = None

    @property
    def alle_kolommen(self) -> tuple[Kolom, ...]:
        """The columns of the table and the two dates of knowledge."""
        return self.kolommen + KENNIS

    def kolom(self, naam: str) -> Kolom:
        """The column of that name. Raises KeyError when the table has none."""
        return {k.naam: k for k in self.alle_kolommen}[naam]

    @property
    def namen(self) -> tuple[str, ...]:
        """Names of all columns, in file order."""
        return tuple(k.naam for k in self.alle_kolommen)


KENNIS = (
    Kolom("vastgelegd_op", Soort.MOMENT, leeg=True, optioneel=True),
    Kolom("ingetrokken_op", Soort.MOMENT, leeg=True, optioneel=True),
)
"""Every table may have them: when the row was recorded, and when it was withdrawn (§1.5)."""

_JONGERE = Kolom("jongere", Soort.JONGERE, verwijst="jongeren")
_SCHOOL = Kolom("school", Soort.SCHOOL, verwijst="scholen")
_GEMEENTE = Kolom("gemeente", Soort.GEMEENTE)
_BEGIN = Kolom("begindatum", Soort.DATUM)
_EIND = Kolom("einddatum", Soort.DATUM)
_EIND_OPEN = Kolom("einddatum", Soort.DATUM, leeg=True)

_ALLE = (
    Tabel(
        "scholen",
        (
            Kolom("school", Soort.SCHOOL),
            Kolom("naam", Soort.TEKST, leeg=True),
            Kolom("sector", Soort.CODE, codes=codes.SECTOREN),
            _GEMEENTE,
            Kolom("vakantieregio", Soort.CODE, leeg=True, codes=codes.VAKANTIEREGIOS),
            Kolom("uren_per_lesdag", Soort.UREN, leeg=True),
        ),
        verplicht=True,
        sleutel="school",
    ),
    Tabel(
        "jongeren",
        (
            Kolom("jongere", Soort.JONGERE),
            Kolom("geboortedatum", Soort.DATUM),
            Kolom("startkwalificatie_op", Soort.DATUM, leeg=True),
            Kolom("kwalificatieplicht_vervallen_op", Soort.DATUM, leeg=True),
        ),
        verplicht=True,
        sleutel="jongere",
    ),
    Tabel(
        "woonplaatsen",
        (_JONGERE, _GEMEENTE, Kolom("wijk", Soort.TEKST, leeg=True), _BEGIN, _EIND_OPEN),
    ),
    Tabel("inschrijvingen", (_JONGERE, _SCHOOL, _BEGIN, _EIND_OPEN)),
    Tabel(
        "verzuim",
        (
            _JONGERE,
            _SCHOOL,
            _BEGIN,
            _EIND_OPEN,
            Kolom("soort", Soort.CODE, codes=codes.VERZUIMSOORTEN),
            Kolom("uren", Soort.UREN, leeg=True),
        ),
    ),
    Tabel(
        "vrijstellingen",
        (_JONGERE, Kolom("grond", Soort.CODE, codes=codes.GRONDEN), _BEGIN, _EIND_OPEN),
    ),
    Tabel(
        "aanbod",
        (
            _JONGERE,
            Kolom("soort", Soort.CODE, codes=codes.AANBODSOORTEN),
            Kolom("passend", Soort.CODE, codes=codes.JA_NEE),
            Kolom("aangeboden_op", Soort.DATUM, leeg=True),
            Kolom("begindatum", Soort.DATUM, leeg=True),
            _EIND_OPEN,
        ),
    ),
    Tabel(
        "duidingen",
        (_JONGERE, Kolom("duiding", Soort.CODE, codes=codes.DUIDINGEN), _BEGIN, _EIND_OPEN),
    ),
    Tabel("gegevensstand", (_SCHOOL, Kolom("gegevens_tot_en_met", Soort.DATUM))),
    Tabel(
        "dekking",
        (
            Kolom("bron", Soort.BRON, verwijst="scholen"),
            Kolom("categorie", Soort.CODE, codes=codes.CATEGORIEEN),
            _BEGIN,
            _EIND_OPEN,
        ),
    ),
    Tabel(
        "lesvrij",
        (
            Kolom("vakantieregio", Soort.CODE, leeg=True, codes=codes.VAKANTIEREGIOS),
            Kolom("school", Soort.SCHOOL, leeg=True, verwijst="scholen"),
            _BEGIN,
            _EIND,
            Kolom("naam", Soort.TEKST, leeg=True),
        ),
    ),
)

TABELLEN: dict[str, Tabel] = {tabel.naam: tabel for tabel in _ALLE}
"""All fact tables by name; a table stands after the tables that it points at."""
