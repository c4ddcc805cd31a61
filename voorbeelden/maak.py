"""Write the example folders again: `python -m voorbeelden.maak [DOEL]`.

Everything is derived from running numbers, nothing from chance: two runs give the same bytes. A
test holds the folders in the repository to this script, and the tables in their README to In Beeld.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from voorbeelden import kop, noord_kennemerland, nota
from voorbeelden.feitenmap import Feitenmap

MAPPEN: dict[str, Callable[[], Feitenmap]] = {
    "kop-2015-2016": kop.maak,
    "nk-2017-po": noord_kennemerland.maak_po,
    "nk-2017-vo": noord_kennemerland.maak_vo,
    "nota-2018-2019": nota.maak,
}


def maak_alle(doel: Path) -> None:
    for naam, maak in MAPPEN.items():
        maak().schrijf(doel / naam)


if __name__ == "__main__":
    maak_alle(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
