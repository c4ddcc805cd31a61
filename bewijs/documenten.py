"""The documents' tables, made from `voorbeelden/` through the upload page and the screens.

`python -m bewijs.documenten` loads every folder in an empty database, asks the pages for each
document's table, and prints document and screen cell by cell; then the same as a report.
"""

import os
import subprocess
import sys
from pathlib import Path

TESTS = ("tests/monitor/test_documenten.py", "tests/monitor/test_documenten_rapport.py")


def main() -> int:
    """Return 0 when every cell is the document's."""
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:randomly", "--no-header"]
    aanwezig = [test for test in TESTS if Path(test).exists()]
    done = subprocess.run(
        [*command, *aanwezig],
        env=os.environ | {"INBEELD_DOCUMENTEN": "alles"},
        capture_output=True,
        text=True,
    )
    lines = done.stdout.splitlines()
    cells = [
        line.lstrip(".") for line in lines if " | document " in line or " | rekenregels " in line
    ]
    print("\n".join(cells))
    print(f"{len(cells)} cellen vergeleken; {lines[-1] if lines else 'geen uitkomst'}")
    if done.returncode:
        print("\n".join(lines[-40:]), done.stderr[-2000:])
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
