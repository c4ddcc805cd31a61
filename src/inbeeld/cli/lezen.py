"""Reading the fact folder of a verb: warnings, and what to do with rejected rows."""

from __future__ import annotations

import argparse
from pathlib import Path

from inbeeld.regels.feitenmap import Feiten, Lezing, lees_feitenmap
from inbeeld.regels.fouten import AanroepFout, FeitenmapFout
from inbeeld.regels.schema import TABELLEN

from .voortgang import Voortgang


def lees(keuze: argparse.Namespace, voortgang: Voortgang) -> Feiten:
    """The accepted facts. Raises FeitenmapFout for rejected rows, unless `--laat-weg`."""
    lezing = lees_alles(keuze, voortgang)
    aantal = lezing.aantal_afgekeurd
    if aantal and not keuze.laat_weg:
        eerste = lezing.afgekeurd_tabel.slice(0, 1).to_pylist()[0]
        raise FeitenmapFout(
            f"{rijen(aantal)} van {lezing.gelezen} afgekeurd, de eerste in {eerste['bestand']} "
            f"regel {eerste['regel']}; 'inbeeld controleer' toont ze, '--laat-weg' rekent door "
            "zonder"
        )
    if aantal:
        voortgang.meld(f"let op: {rijen(aantal)} van {lezing.gelezen} weggelaten (afgekeurd)")
    return lezing.feiten


def lees_alles(keuze: argparse.Namespace, voortgang: Voortgang) -> Lezing:
    """The folder as it is, with its warnings on stderr."""
    if keuze.uit is not None and _is_feitenbestand(keuze.uit, keuze.feitenmap):
        raise AanroepFout(f"--uit {keuze.uit} zou feiten overschrijven")
    voortgang.stap("feiten lezen")
    lezing = lees_feitenmap(keuze.feitenmap)
    for waarschuwing in lezing.waarschuwingen:
        voortgang.meld(f"let op: {waarschuwing}")
    return lezing


def _is_feitenbestand(uit: Path, feitenmap: Path) -> bool:
    return uit.stem in TABELLEN and uit.parent.resolve() == feitenmap.resolve()


def rijen(aantal: int) -> str:
    """'1 rij', '2 rijen'."""
    return f"{aantal} rij" if aantal == 1 else f"{aantal} rijen"
