"""Every page and operation as every rol, in a region where each child has a name of its own.

`python -m bewijs.doorloop` runs the walk of `tests/toegang/test_doorloop.py` wider than the tests
do: more children, and more pages of each kind.
"""

import os
import subprocess
import sys

WIDER = {"INBEELD_KINDEREN": "200", "INBEELD_PER_SOORT": "2"}


def main() -> int:
    """Return 0 when no name was shown without a line, and a page that does not log is found."""
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:logging"]
    done = subprocess.run(
        [*command, "tests/toegang/test_doorloop.py"], env=os.environ | WIDER, check=False
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
