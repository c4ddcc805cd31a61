"""A document that is made from the code: written by `make fix`, held against it by `make check`."""

import os
import sys
from collections.abc import Callable
from pathlib import Path


def houd_bij(bestand: Path, maak: Callable[[], str], argv: list[str]) -> int:
    """Write what `maak` says; with `--controleer` only say whether the document differs (1)."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    tekst = maak()
    if bestand.is_file() and bestand.read_text("utf-8") == tekst:
        return 0
    if "--controleer" in argv:
        sys.stderr.write(f"{bestand} is not what the code says: run `make fix`\n")
        return 1
    bestand.write_text(tekst, "utf-8")
    return 0
