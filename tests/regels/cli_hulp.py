"""A fact folder of four children, and a call of `inbeeld` in this process."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from inbeeld.cli import main
from tests.regels.conformance_gevallen import GEVALLEN, geval

JONGEREN = ("A", "B", "C", "D")
TABELLEN = {
    "jongeren": (
        "jongere,geboortedatum,startkwalificatie_op,kwalificatieplicht_vervallen_op",
        *(f"{jongere},2011-03-10,," for jongere in JONGEREN),
    ),
    "woonplaatsen": (
        "jongere,gemeente,wijk,begindatum,einddatum,vastgelegd_op",
        "A,0392,WK01,2011-03-10,,",
        "B,0392,WK02,2011-03-10,,",
        "C,0453,WK03,2011-03-10,,",
        "D,0453,WK03,2011-03-10,,",
    ),
    "inschrijvingen": (
        "jongere,school,begindatum,einddatum",
        "A,10BB00,2023-08-01,",
        "B,10BB00,2023-08-01,2025-07-31",
        "C,10BB00,2023-08-01,",
        "D,10DD00,2023-08-01,",
    ),
    "verzuim": (
        "jongere,school,begindatum,einddatum,soort,uren,vastgelegd_op",
        "A,10BB00,2025-09-01,,ongeoorloofd,,2025-09-02T08:00:00Z",
        "C,10BB00,2025-09-01,2025-09-26,ongeoorloofd,,2025-09-02T08:00:00Z",
        "D,10DD00,2025-09-04,2025-09-04,te_laat,,2025-09-05T08:00:00Z",
    ),
    "vrijstellingen": (
        "jongere,grond,begindatum,einddatum",
        "B,art5_onder_a,2025-10-01,2026-07-31",
    ),
}
"""A: wholly absent from 1 September 2025. B: deregistered, exempt from October. C: absent for
26 days. D: at school, once late."""


class Afloop(NamedTuple):
    """What a call gave."""

    code: int
    uit: str
    fout: str

    @property
    def rijen(self) -> list[dict[str, str]]:
        """Standard output read as CSV."""
        return list(csv.DictReader(io.StringIO(self.uit)))


def maak_map(pad: Path, **anders: tuple[str, ...]) -> Path:
    """Write the folder, with schools and holidays of the worked cases."""
    feiten = geval(GEVALLEN[0])["feiten"]
    for naam in ("scholen", "lesvrij"):
        with (pad / f"{naam}.csv").open("w", encoding="utf-8", newline="") as bestand:
            schrijver = csv.DictWriter(bestand, feiten[naam][0].keys())
            schrijver.writeheader()
            schrijver.writerows(feiten[naam])
    for naam, regels in (TABELLEN | anders).items():
        (pad / f"{naam}.csv").write_text("\n".join(regels) + "\n", encoding="utf-8")
    return pad


def roep(capsys: pytest.CaptureFixture[str], *woorden: object) -> Afloop:
    """Call `inbeeld` with these words."""
    capsys.readouterr()
    code = main([str(woord) for woord in woorden])
    uit, fout = capsys.readouterr()
    # On a busy machine it says what it is doing, which is nobody's error.
    return Afloop(code, uit, re.sub(r"^.+ … \(\d+ s\)\n", "", fout, flags=re.MULTILINE))
