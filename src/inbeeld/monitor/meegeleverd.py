"""The targets and years that do not compare which come with In Beeld, each with its source."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID, uuid5

import yaml

from inbeeld.toegang.perioden import periode

_RUIMTE = UUID("0b6a2a8e-6a4d-5d3b-9a2e-3f6f0c6e2a11")
"""What the keys are made from: a thing that is shipped has one key, so it is loaded once."""


@dataclass(frozen=True, slots=True)
class Meegeleverd:
    """One row as it comes with us. `velden`: of `models.Doel` or `models.Onvergelijkbaar`."""

    code: str
    sleutel: UUID
    velden: dict[str, Any]

    @property
    def naam(self) -> str:
        return str(self.velden.get("naam") or self.velden["reden"])

    def past_bij(self, gemeenten: set[str]) -> bool:
        """Whether it is about gemeenten of this region."""
        return set(self.velden.get("gemeenten", ())) <= gemeenten


@cache
def meegeleverd() -> tuple[tuple[Meegeleverd, ...], tuple[Meegeleverd, ...]]:
    """The targets, and the periods that do not compare."""
    tekst = files("inbeeld.monitor").joinpath("data/doelen.yaml").read_text("utf-8")
    alles = yaml.safe_load(tekst)
    return (
        tuple(_maak(rij["code"], _doel(rij)) for rij in alles["doelen"]),
        tuple(_maak(rij["code"], _onvergelijkbaar(rij)) for rij in alles["onvergelijkbaar"]),
    )


def _maak(code: str, velden: dict[str, Any]) -> Meegeleverd:
    return Meegeleverd(code, uuid5(_RUIMTE, code), velden)


def _doel(rij: dict[str, Any]) -> dict[str, Any]:
    velden = {
        "naam": rij["naam"],
        "indicator": rij["maat"],
        "gemeenten": rij["gemeenten"],
        "definitie": rij["definitie"],
        "uitgezonderd": rij.get("uitgezonderd", []),
        "doel_procent": rij.get("doel_procent"),
        "doel_waarde": rij.get("doel_waarde"),
        "uiterlijk_op": rij["uiterlijk_op"],
        "bron": rij["bron"],
        "toelichting": rij.get("toelichting", ""),
        "periode": periode(rij["vanaf"], None),
    }
    if "basis" in rij:
        jaar = rij["basis_schooljaar"]
        velden |= {
            "basis_waarde": rij["basis"],
            "basis_van": date(jaar, 8, 1),
            "basis_tot_en_met": date(jaar + 1, 7, 31),
            "basis_bron": rij["basis_bron"],
        }
    return velden


def _onvergelijkbaar(rij: dict[str, Any]) -> dict[str, Any]:
    return {
        "periode": periode(rij["van"], rij["tot_en_met"]),
        "reden": rij["reden"],
        "bron": rij["bron"],
    }
