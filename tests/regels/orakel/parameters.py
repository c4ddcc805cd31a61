"""Parameters of section 5: the standard values and a definitie's own."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from .feiten import honderdsten

STANDAARD: dict[str, str] = {
    "lang_dagen": "28",
    "lang_strikt": "nee",
    "lang_lesdagen": "10",
    "drie_maanden": "3",
    "uren_drempel": "16",
    "venster_lesweken": "4",
    "onderbreking_lesdagen": "1",
    "onderbreking_ruim": "5",
    "deel_afwezig": "0.5",
    "ziek_meldingen": "4",
    "ziek_venster_lesweken": "12",
    "ziek_lesdagen": "7",
    "geoorloofd_lesdagen": "10",
    "te_laat_aantal": "3",
    "dreigend_lesdagen": "3",
    "melding_afstand_dagen": "7",
    "klok_vanaf_lesdagen": "5",
    "overstap_tot": "10-01",
    "uren_per_lesdag_po": "5",
    "uren_per_lesdag_vo": "5.5",
}
EIGEN: dict[str, dict[str, str]] = {"kop-nh-2015": {"lang_strikt": "ja"}}


class Parameters:
    """Read as attributes: whole numbers as int, hours in hundredths, a share as Decimal."""

    def __init__(self, definitie: str | None, anders: Mapping[str, object]) -> None:
        waarden = STANDAARD | EIGEN.get(definitie or "", {})
        waarden |= {naam: str(waarde) for naam, waarde in anders.items()}
        assert set(waarden) == set(STANDAARD), set(waarden) - set(STANDAARD)
        self.sleutel = tuple(sorted(waarden.items()))
        for naam, waarde in waarden.items():
            setattr(self, naam, self._lees(naam, waarde))

    @staticmethod
    def _lees(naam: str, waarde: str) -> object:
        if naam.startswith("uren_"):
            return honderdsten(waarde)
        if naam == "deel_afwezig":
            return Decimal(waarde)
        if naam == "lang_strikt":
            return waarde == "ja"
        if naam == "overstap_tot":
            maand, dag_ = waarde.split("-")
            return int(maand), int(dag_)
        return int(waarde)

    def __getattr__(self, naam: str) -> Any:  # only for names that are not there
        raise AttributeError(naam)
