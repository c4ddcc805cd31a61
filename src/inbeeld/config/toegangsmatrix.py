"""Write docs/toegangsmatrix.md from the access matrix; `--controleer` only says whether it differs.

Stands here and not beside the matrix, because the matrix needs the settings before it is imported.
"""

import sys
from pathlib import Path

from inbeeld.config.gemaakt import houd_bij

BESTAND = Path("docs/toegangsmatrix.md")


def _maak() -> str:
    from inbeeld.toegang.matrix.document import maak

    return maak()


if __name__ == "__main__":
    sys.exit(houd_bij(BESTAND, _maak, sys.argv[1:]))
