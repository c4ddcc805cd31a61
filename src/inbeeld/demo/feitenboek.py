"""The facts of the synthetic region while they are being written, in `rekenregels.md` columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inbeeld.regels.schema import TABELLEN

from .namen import Naam

Rij = dict[str, Any]
"""One fact: column name to str, int (jongere), float (uren), date or None."""


@dataclass(frozen=True)
class Persoon:
    """Who a number is: the invented name and onderwijsnummer."""

    nummer: int
    naam: Naam
    onderwijsnummer: str
    geheim_adres: bool = False


@dataclass
class Feitenboek:
    """Fact tables as lists of rows; a jongere is a number from 1."""

    tabellen: dict[str, list[Rij]] = field(default_factory=lambda: {naam: [] for naam in TABELLEN})
    personen: list[Persoon] = field(default_factory=list)

    def schrijf(self, tabel: str, **waarden: Any) -> None:
        """Add a row. Raises KeyError for an unknown table."""
        self.tabellen[tabel].append(waarden)


class Levensloop:
    """The pen for one child's facts; dates are inclusive, `tot=None` means still going on."""

    def __init__(self, boek: Feitenboek, nummer: int, geboren: date) -> None:
        self.boek, self.nummer, self.geboren = boek, nummer, geboren
        self.scholen: list[tuple[str, date, date | None]] = []
        self._jongere: Rij = {
            "jongere": nummer,
            "geboortedatum": geboren,
            "startkwalificatie_op": None,
            "kwalificatieplicht_vervallen_op": None,
        }
        boek.tabellen["jongeren"].append(self._jongere)

    def klaar(self, **datums: date) -> None:
        """Set startkwalificatie_op or kwalificatieplicht_vervallen_op."""
        self._jongere.update(datums)

    def woont(self, gemeente: str, wijk: str, van: date, tot: date | None = None) -> None:
        """Residence."""
        self._schrijf("woonplaatsen", van, tot, gemeente=gemeente, wijk=wijk)

    def leert(self, school: str, van: date, tot: date | None = None) -> None:
        """Enrolment."""
        self.scholen.append((school, van, tot))
        self._schrijf("inschrijvingen", van, tot, school=school)

    def verzuimt(
        self, school: str, soort: str, van: date, tot: date | None, uren: float | None = None
    ) -> None:
        """Absence: whole days, or `uren` on the one day `van`."""
        self._schrijf("verzuim", van, tot, school=school, soort=soort, uren=uren)

    def vrijgesteld(self, grond: str, van: date, tot: date | None = None) -> None:
        """Exemption."""
        self._schrijf("vrijstellingen", van, tot, grond=grond)

    def krijgt_aanbod(
        self, soort: str, op: date, van: date | None, tot: date | None = None, passend: str = "ja"
    ) -> None:
        """Offer made on `op`, begun on `van` (None: not begun)."""
        self._schrijf("aanbod", van, tot, soort=soort, passend=passend, aangeboden_op=op)

    def geduid(self, duiding: str, van: date, tot: date | None = None) -> None:
        """What a professional calls it."""
        self._schrijf("duidingen", van, tot, duiding=duiding)

    def school_op(self, dag: date) -> tuple[str, date | None] | None:
        """School and last day of the enrolment that covers `dag`."""
        for school, van, tot in reversed(self.scholen):
            if van <= dag and (tot is None or dag <= tot):
                return school, tot
        return None

    def _schrijf(self, tabel: str, van: date | None, tot: date | None, **rest: Any) -> None:
        rij = {"jongere": self.nummer, **rest, "begindatum": van, "einddatum": tot}
        self.boek.tabellen[tabel].append(rij)


def bron_van(tabel: str, rij: Mapping[str, Any], woongemeente: Mapping[int, str]) -> str:
    """Code of the organisation that says so: a school, a gemeente, or '' for the region itself."""
    if tabel in ("inschrijvingen", "verzuim", "gegevensstand"):
        return str(rij["school"])
    if tabel == "dekking":
        return str(rij["bron"])
    if tabel == "lesvrij":
        return rij["school"] or ""
    if tabel == "woonplaatsen":
        return str(rij["gemeente"])
    if tabel in ("jongeren", "vrijstellingen"):
        return woongemeente.get(rij["jongere"], "")
    return ""
