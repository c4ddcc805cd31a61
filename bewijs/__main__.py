"""`python -m bewijs NUMMER [--opnieuw STAP]… [--alleen STAP]…`."""

import argparse
import sys
from importlib import import_module
from importlib.util import find_spec

from bewijs.loper import run


def main() -> int:
    """Return 0 when every step that this machine can run is good, 1 when not, 2 for a bad call."""
    parser = argparse.ArgumentParser(
        prog="make bewijs NUMMER", description="Runs what must be shown."
    )
    parser.add_argument("nummer", help="two figures, like 02")
    parser.add_argument("--opnieuw", action="append", default=[], metavar="STAP|alles")
    parser.add_argument("--alleen", action="append", default=[], metavar="STAP")
    options = parser.parse_args()
    module = f"bewijs.stappen_{options.nummer}"
    if not options.nummer.isdigit() or find_spec(module) is None:
        parser.error(f"there are no steps for {options.nummer}")
    stappen = import_module(module).STAPPEN
    unknown = set(options.alleen) - {stap.naam for stap in stappen}
    if unknown:
        parser.error(f"there is no step {', '.join(sorted(unknown))}")
    return 0 if run(options.nummer, stappen, options.opnieuw, options.alleen) else 1


if __name__ == "__main__":
    sys.exit(main())
