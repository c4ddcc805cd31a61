"""`python -m bench [regels [40000 400000] | postgres | levering | werkvoorraad |
toegang | werk | melden | dossier | monitor]`: all, or one.

Exit 1 when a target is missed, 2 when the call is at fault.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from bench import dossier, levering, melden, monitor, postgres, regels, toegang, werk, werkvoorraad

METINGEN: dict[str, Callable[[list[str]], bool]] = {
    "regels": lambda rest: regels.draai([int(grootte) for grootte in rest]),
    "postgres": lambda _: postgres.draai(),
    "levering": lambda _: levering.draai(),
    "werkvoorraad": lambda rest: werkvoorraad.draai(*map(int, rest)),
    "melden": lambda rest: melden.draai(*map(int, rest)),
    "toegang": lambda rest: toegang.draai(*map(int, rest)),
    "werk": lambda rest: werk.draai(*map(int, rest)),
    "dossier": lambda rest: dossier.draai(*map(int, rest)),
    "monitor": lambda rest: monitor.draai(*map(int, rest)),
}


def main(woorden: list[str]) -> int:
    """Run what was asked; everything means each in a process of its own, also after a miss."""
    if not woorden:
        opdrachten = [[sys.executable, "-m", "bench", naam] for naam in METINGEN]
        return max(subprocess.run(opdracht, check=False).returncode for opdracht in opdrachten)
    naam, *rest = woorden
    if naam not in METINGEN:
        print(f"onbekende meting: {naam}; kies uit {', '.join(METINGEN)}", file=sys.stderr)
        return 2
    return 0 if METINGEN[naam](rest) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
