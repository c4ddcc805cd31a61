"""Compile the rules to SQL text: `python -m inbeeld.regels.compileer [--controleer]`.

Writes `sql/<dialect>/<part>.sql` and removes what is no part. With --controleer nothing is written
and the exit code is 1 when a file differs from its source. No request ever compiles.
"""

from __future__ import annotations

import sys
from pathlib import Path

from .afleiding.bouw import delen
from .afleiding.plan import Stap
from .teksten import DIALECTEN, MAP, kop

ALLEEN_POSTGRES = frozenset({"bewaard"})
"""Parts that only a database that keeps its outcome needs."""


def _tekst(deel: str, stappen: list[Stap], dialect: str) -> str:
    blokken = [f"-- {deel}: made from the rules by inbeeld.regels.compileer; do not edit\n"]
    blokken += [f"{kop(s.naam, s.kijk)}\n{s.sql(dialect)}\n" for s in stappen]
    return "\n".join(blokken)


def teksten() -> dict[Path, str]:
    """Text of every file, by path."""
    return {
        MAP / dialect / f"{deel}.sql": _tekst(deel, stappen, dialect)
        for deel, stappen in delen().items()
        for dialect in DIALECTEN
        if deel not in ALLEEN_POSTGRES or dialect == "postgres"
    }


def main(argv: list[str]) -> int:
    """Write or check the files. Returns the exit code."""
    nieuw = teksten()
    oud = {pad: pad.read_text("utf-8") for d in DIALECTEN for pad in (MAP / d).glob("*.sql")}
    anders = sorted(p for p in nieuw.keys() | oud.keys() if nieuw.get(p) != oud.get(p))
    if "--controleer" in argv:
        for pad in anders:
            sys.stdout.write(f"{pad.relative_to(MAP)} verschilt van de regels\n")
        return 1 if anders else 0
    for pad in anders:
        if pad in nieuw:
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_text(nieuw[pad], "utf-8")
        else:
            pad.unlink()
    sys.stdout.write(f"{len(nieuw)} teksten, {len(anders)} gewijzigd\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
