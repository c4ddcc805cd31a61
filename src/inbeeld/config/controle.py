"""Part of `make check`: Django's own checks, and that no model is ahead of its migrations.

Runs without a database: both questions are about the code.
"""

import os
import sys
import warnings

import django
from django.conf import settings
from django.core.management import call_command


def main() -> None:
    """Exit with 1 and the reason when something is at fault."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    # A trigger's condition is written in the words of an engine, so there is one, with nothing
    # behind it: the comparison with a live database that makemigrations also makes is passed over.
    nergens = {"ENGINE": "django.db.backends.postgresql", "NAME": "nergens", "HOST": "/nergens"}
    settings.DATABASES = {"default": nergens}
    warnings.filterwarnings("ignore", message="Got an error checking a consistent migration")
    django.setup()
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", check_changes=True, dry_run=True)


if __name__ == "__main__":
    sys.exit(main())
