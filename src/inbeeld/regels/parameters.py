"""The parameters of the rules (`rekenregels.md` §5): name, default, kind and source.

A parameter belongs to a definitie, which may give it another value than the default; an override
by name ('what if it were two weeks?') goes before both. In SQL the parameters are a relation of
one row with a whole number per column: hours are hundredths, shares ten-thousandths, ja/nee is
1/0 and a day of the year is month * 100 + day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from .fouten import AanroepFout

AANTAL, JA_NEE, UREN, DEEL, DAG = "aantal", "ja_nee", "uren", "deel", "dag"
"""Kinds: a whole number >= 1; ja or nee; hours > 0; a share in (0, 1]; MM-DD after 31 August."""

_SCHAAL = {UREN: 100, DEEL: 10_000}
GROOTSTE = 1_000_000
"""No count, in days, weeks or hours, needs more; it keeps every sum far from overflow."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `standaard` as it is written in the rules, `bron` where it comes from."""

    naam: str
    standaard: str
    soort: str
    uitleg: str
    bron: str

    def getal(self, waarde: str) -> int:
        """The whole number that stands for `waarde` in SQL. Raises AanroepFout if it is none."""
        tekst = waarde.strip()
        if self.soort == JA_NEE:
            if tekst not in ("ja", "nee"):
                raise AanroepFout(f"Parameter {self.naam} is ja of nee, niet '{tekst}'.")
            return int(tekst == "ja")
        if self.soort == DAG:
            return self._dag(tekst)
        return self._getal(tekst)

    def _dag(self, tekst: str) -> int:
        """A day after 31 August: before it the summer is not over, and the rule says nothing."""
        if re.fullmatch(r"\d\d-\d\d", tekst):
            maand, dag = int(tekst[:2]), int(tekst[3:])
            try:
                date(2001, maand, dag)
            except ValueError:
                pass
            else:
                if maand > 8:
                    return maand * 100 + dag
        raise AanroepFout(f"Parameter {self.naam} is een dag (MM-DD) na 31 augustus.")

    def _getal(self, tekst: str) -> int:
        schaal = _SCHAAL.get(self.soort, 1)
        try:
            getal = Decimal(tekst) * schaal
        except InvalidOperation:
            getal = Decimal("NaN")
        if not getal.is_finite() or getal != getal.to_integral_value():
            raise AanroepFout(f"Parameter {self.naam}: '{tekst}' is geen {_EIS[self.soort]}.")
        if not 1 <= getal <= (schaal if self.soort == DEEL else GROOTSTE):
            raise AanroepFout(f"Parameter {self.naam}: '{tekst}' is geen {_EIS[self.soort]}.")
        return int(getal)


_EIS = {
    AANTAL: "geheel getal van 1 of meer",
    UREN: "aantal uren van meer dan 0 met hoogstens twee decimalen",
    DEEL: "deel tussen 0 en 1 met hoogstens vier decimalen",
}

_KAMERBRIEF = "Kamerbrief 3 februari 2016 (26 695, nr. 108)"
_LPW = "Leerplichtwet 1969, art. 21 en 21a"
_MAZL = "Methodiek MAZL; Thuiszitterspact"
_HUIS = "Rekenregels In Beeld §5"

_ALLE = (
    Parameter("lang_dagen", "28", AANTAL, "dagen thuis tot thuiszitter", _KAMERBRIEF),
    Parameter("lang_strikt", "nee", JA_NEE, "langer dan (ja) of vanaf (nee)", _KAMERBRIEF),
    Parameter("lang_lesdagen", "10", AANTAL, "afwezige lesdagen die daarin vallen", _HUIS),
    Parameter("drie_maanden", "3", AANTAL, "maanden van de klok", _KAMERBRIEF),
    Parameter("uren_drempel", "16", UREN, "uren ongeoorloofd in het venster", _LPW),
    Parameter("venster_lesweken", "4", AANTAL, "lesweken in het venster", _LPW),
    Parameter("onderbreking_lesdagen", "1", AANTAL, "lesdagen terug die een reeks breken", _HUIS),
    Parameter("onderbreking_ruim", "5", AANTAL, "hetzelfde voor de ruime klok", _HUIS),
    Parameter("deel_afwezig", "0.5", DEEL, "deel van de dag dat ruim als afwezig telt", _HUIS),
    Parameter("ziek_meldingen", "4", AANTAL, "ziekmeldingen in het venster", _MAZL),
    Parameter("ziek_venster_lesweken", "12", AANTAL, "lesweken in dat venster", _MAZL),
    Parameter("ziek_lesdagen", "7", AANTAL, "lesdagen ziek achtereen", _MAZL),
    Parameter("geoorloofd_lesdagen", "10", AANTAL, "lesdagen geoorloofd achtereen", _HUIS),
    Parameter("te_laat_aantal", "3", AANTAL, "keer te laat in het venster", _HUIS),
    Parameter("dreigend_lesdagen", "3", AANTAL, "lesdagen ongeoorloofd achtereen", _HUIS),
    Parameter("melding_afstand_dagen", "7", AANTAL, "dagen tussen twee meldingen", _LPW),
    Parameter("klok_vanaf_lesdagen", "5", AANTAL, "afwezige lesdagen voor een klok", _HUIS),
    Parameter("overstap_tot", "10-01", DAG, "einde van de zomer van de overstap", _HUIS),
    Parameter("uren_per_lesdag_po", "5", UREN, "uren per lesdag in po, sbo en so", _HUIS),
    Parameter("uren_per_lesdag_vo", "5.5", UREN, "uren per lesdag elders", _HUIS),
)

PARAMETERS: dict[str, Parameter] = {p.naam: p for p in _ALLE}
"""All parameters by name."""


def waarden(eigen: Mapping[str, str], anders: Mapping[str, object] | None = None) -> dict[str, str]:
    """Every parameter's value as text: override, else the definitie's own, else the default.

    Raises AanroepFout for an unknown name or a value of the wrong kind.
    """
    keuze = {naam: str(waarde) for naam, waarde in (anders or {}).items()}
    for naam, waarde in keuze.items():
        if naam not in PARAMETERS:
            raise AanroepFout(f"Onbekende parameter '{naam}'.")
        PARAMETERS[naam].getal(waarde)
    return {n: keuze.get(n, eigen.get(n, p.standaard)) for n, p in PARAMETERS.items()}


def getallen(
    eigen: Mapping[str, str], anders: Mapping[str, object] | None = None
) -> dict[str, int]:
    """`waarden` as the whole numbers of the parameter relation."""
    return {n: PARAMETERS[n].getal(w) for n, w in waarden(eigen, anders).items()}
