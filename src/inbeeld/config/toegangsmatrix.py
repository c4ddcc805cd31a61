"""Write docs/toegangsmatrix.md from the access matrix; `--controleer` only says whether it differs.

Stands here and not beside the matrix, because the matrix needs the settings before it is imported.
"""

import os
import sys
from pathlib import Path

BESTAND = Path("docs/toegangsmatrix.md")


def main(argv: list[str]) -> int:
    """Return 1 when the document differs and was not to be written."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from inbeeld.toegang.matrix.document import maak

    tekst = maak()
    if BESTAND.is_file() and BESTAND.read_text("utf-8") == tekst:
        return 0
    if "--controleer" in argv:
        sys.stderr.write(f"{BESTAND} is not what the matrix says: run `make fix`\n")
        return 1
    BESTAND.write_text(tekst, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
