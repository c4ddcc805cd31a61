"""Part of `make check`: Django's own checks, and that no model is ahead of its migrations.

Runs without a database: both questions are about the code.
"""

import os
import sys

import django
from django.conf import settings
from django.core.management import call_command


def main() -> None:
    """Exit with 1 and the reason when something is at fault."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    # Without databases makemigrations skips its comparison with a live one.
    settings.DATABASES = {}
    django.setup()
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", check_changes=True, dry_run=True)


if __name__ == "__main__":
    sys.exit(main())
