"""The access matrix printed, and every cell and address of it tried.

`python -m bewijs.matrix`: the counts come from the tests themselves; with INBEELD_MATRIX=alles they
take every child and every relation at every address, some nine thousand requests.
"""

import os
import subprocess
import sys

from inbeeld.config.toegangsmatrix import BESTAND

TESTS = (
    "tests/toegang/test_matrix_cellen.py",
    "tests/toegang/test_matrix_volledig.py",
    "tests/toegang/test_matrix_paginas.py",
)


def main() -> int:
    """Return 0 when nothing leaks and nothing is missing from the matrix."""
    tekst = BESTAND.read_text("utf-8")
    begin = tekst.index("## Bekijken")
    print(tekst[begin : tekst.index("## Alle cellen")])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS]
    return subprocess.run(command, env=os.environ | {"INBEELD_MATRIX": "alles"}).returncode


if __name__ == "__main__":
    sys.exit(main())
