"""Reading the fact folder of a verb: warnings, and what to do with rejected rows."""

from __future__ import annotations

import argparse

from inbeeld.regels.feitenmap import Feiten, Lezing, lees_feitenmap
from inbeeld.regels.fouten import FeitenmapFout

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
    voortgang.stap("feiten lezen")
    lezing = lees_feitenmap(keuze.feitenmap)
    for waarschuwing in lezing.waarschuwingen:
        voortgang.meld(f"let op: {waarschuwing}")
    return lezing


def rijen(aantal: int) -> str:
    """'1 rij', '2 rijen'."""
    return f"{aantal} rij" if aantal == 1 else f"{aantal} rijen"
