"""`python -m bench [regels [40000 400000]]`: all or one; exit 1 when a target is missed."""

from __future__ import annotations

import sys

from bench import regels


def main(woorden: list[str]) -> int:
    welke, *rest = woorden or ["alles"]
    if welke not in ("alles", "regels"):
        print(f"onbekende meting: {welke}; kies uit regels", file=sys.stderr)
        return 2
    return 0 if regels.draai([int(grootte) for grootte in rest]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
