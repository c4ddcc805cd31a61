"""`inbeeld tel`: unique children per status, on peildata or in a period."""

from __future__ import annotations

import argparse
import json
import sys

import pyarrow as pa
import pyarrow.compute as pc

from inbeeld.regels.telling import PER, tel

from . import keuzes
from .lezen import lees
from .uitvoer import als_csv, als_kolommen, schrijf
from .voortgang import Voortgang


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The verb's own arguments."""
    keuzes.gemeenschappelijk(parser)
    keuzes.definitie(parser)
    wanneer = parser.add_mutually_exclusive_group(required=True)
    wanneer.add_argument(
        "--peildatum",
        type=keuzes.dag,
        action="append",
        metavar="DATUM",
        help="tel op deze dag (mag vaker)",
    )
    wanneer.add_argument(
        "--periode",
        type=keuzes.periode,
        metavar="BEGIN/EINDE",
        help="tel wie er in deze periode minstens een dag bij hoorde",
    )
    parser.add_argument(
        "--per", type=_per, default=(), metavar="WAT", help=f"splits naar {','.join(PER)}"
    )
    parser.add_argument(
        "--formaat",
        choices=("tabel", "csv", "json"),
        default="tabel",
        help="hoe het op het scherm komt (tabel als u niets kiest)",
    )


def _per(tekst: str) -> tuple[str, ...]:
    namen = tuple(naam.strip() for naam in tekst.split(","))
    for naam in namen:
        if naam not in PER:
            raise argparse.ArgumentTypeError(f"{naam!r} bestaat niet; kies uit {', '.join(PER)}")
    if len(set(namen)) != len(namen):
        raise argparse.ArgumentTypeError(f"{tekst!r} noemt iets twee keer")
    return namen


def voer_uit(keuze: argparse.Namespace) -> int:
    """Count and show; 0."""
    with Voortgang() as voortgang:
        feiten = lees(keuze, voortgang)
        voortgang.stap("tellen")
        uit = tel(
            feiten,
            definitie=keuze.definitie,
            peildata=keuze.peildatum or (),
            periode=keuze.periode,
            per=keuze.per,
            **keuzes.rekenkeuzes(keuze),
        )
    if keuze.uit is not None:
        schrijf(uit, keuze.uit)
    elif keuze.formaat == "csv":
        sys.stdout.write(als_csv(uit))
    elif keuze.formaat == "json":
        print(json.dumps(uit.to_pylist(), default=str, ensure_ascii=False, indent=1))
    else:
        print(_tabel(uit, gesplitst=bool(keuze.per)))
    return 0


def _tabel(uit: pa.Table, *, gesplitst: bool) -> str:
    """The figures as people read them: 'ten minste N' and 'onbekend' where data are missing.

    Split to groups, a nought that is certain is left out: most cells of such a table are one.
    """
    zeker_nul = pc.and_(pc.equal(uit["aantal"], 0), pc.equal(uit["volledig"], "ja"))
    weg = pc.sum(zeker_nul).as_py() if gesplitst else 0
    if weg:
        uit = uit.filter(pc.invert(zeker_nul))
    cijfers = [
        _cijfer(aantal, volledig)
        for aantal, volledig in zip(
            uit["aantal"].to_pylist(), uit["volledig"].to_pylist(), strict=True
        )
    ]
    plek = uit.column_names.index("aantal")
    breedte = max(map(len, cijfers), default=0)
    tekst = pa.array([cijfer.rjust(breedte) for cijfer in cijfers], pa.string())
    regels = [als_kolommen(uit.set_column(plek, "aantal", tekst))]
    if weg:
        regels += ["", f"{weg} regels met een zekere 0 weggelaten; --formaat csv geeft ze wel"]
    return "\n".join(regels)


def _cijfer(aantal: int, volledig: str) -> str:
    if volledig == "ja":
        return str(aantal)
    return f"ten minste {aantal}" if aantal else "onbekend"
