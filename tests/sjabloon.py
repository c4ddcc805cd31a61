"""A migrated database is kept as a template, so that migrating is done once and copied after that.

Its name holds a hash of what migrating reads. The processes of one run share it; whoever gives the
tests a server of their own (DATABASE_URL) shares it between runs, and drops old ones by hand.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

import inbeeld

_PATTERNS = (
    "*/migrations/*.py",
    "*/sql/*.sql",
    "*/models/*.py",
    "*/models.py",
    "*/bewaren.py",
    "toegang/**/*.py",
    "regels/**/*.py",
    "regels/**/*.sql",
    "tijdlijnen/*.py",
)
_SLOT = 730900
"""Advisory lock of who makes or copies the template; others wait, and then copy."""


@cache
def _name() -> str:
    root = Path(inbeeld.__file__).parent
    total = hashlib.sha256()
    for path in sorted({path for pattern in _PATTERNS for path in root.glob(pattern)}):
        total.update(f"{path.relative_to(root)}\n".encode() + path.read_bytes())
    return f"sjabloon_{total.hexdigest()[:16]}"


def copy_template(owner: BaseDatabaseWrapper, target: str, migrate: Callable[[str], None]) -> None:
    """Make the database `target` anew, as a copy of the template; make that first if need be.

    `migrate` brings the database of that name to the schema of the code.
    """
    quote = owner.ops.quote_name
    template, unfinished = _name(), f"{_name()}_bouw"
    with owner.creation._nodb_cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [_SLOT])
        cursor.execute("select 1 from pg_database where datname = %s", [template])
        if cursor.fetchone() is None:
            # Under another name until it is whole: a run that was stopped leaves no half template.
            cursor.execute(f"drop database if exists {quote(unfinished)} with (force)")
            cursor.execute(f"create database {quote(unfinished)}")
            migrate(unfinished)
            owner.close()
            cursor.execute(f"alter database {quote(unfinished)} rename to {quote(template)}")
        cursor.execute(f"drop database if exists {quote(target)} with (force)")
        cursor.execute(f"create database {quote(target)} template {quote(template)}")
