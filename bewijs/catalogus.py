"""A walk over the catalogue of a served region's database, as the app role with plain SQL.

`python -m bewijs.catalogus`: for every table, as somebody of every rol, how many rows there are of
children with whom that person has nothing to do, and how many of those come back: none. Every table
is judged by the matrix, so one that is new ends in a fault.
"""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import django
import psycopg
from psycopg import sql

from bewijs.rijtoegang import connect
from inbeeld.config.db_url import APP_ROL
from tests.browser.site import Site, demo_site

CHILDREN = 400
_ALL = """
select c.relname, c.relrowsecurity and c.relforcerowsecurity from pg_class c
where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1
"""
_PEOPLE = """
select distinct on (a.rol) a.id, a.rol, a.organisatie_id, a.gebruiker_id from toegang_aanstelling a
where a.periode @> current_date order by a.rol, a.id
"""
# Whoever this person's parties are involved with, or were; found as superuser, apart from policies.
_KNOWN = """
select coalesce(array_agg(distinct b.jongere_id), '{}') from toegang_betrokkenheid b
where b.partij = -%(id)s or b.partij in (
    select %(org)s::bigint where not %(rol)s = any(%(zonder)s)
    union select w.gebied_id from toegang_werkgebied w join toegang_organisatie o
        on o.id = w.organisatie_id and o.soort = 'samenwerking' where o.id = %(org)s)
"""
ZONDER = ["beheerder", "privacyfunctionaris", "bestuurder", "beleidsmedewerker", "ouder", "jongere"]


def main() -> int:
    """Return 0 when no table gives a row that it should not, and every table is judged."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    with (
        tempfile.TemporaryDirectory() as folder,
        demo_site(Path(folder) / "gegevens", CHILDREN) as site,
    ):
        faults = _walk(site)
    print(f"{faults} faults")
    return 1 if faults else 0


def _walk(site: Site) -> int:
    from inbeeld.toegang.matrix.tabellen import OPEN_BEGIN, TABELLEN

    faults = 0
    with connect(site, "postgres") as everything, connect(site, APP_ROL) as app:
        people = everything.execute(_PEOPLE).fetchall()
        print(f"as one person of each of {len(people)} rollen")
        print(f"{'table':<38}{'group':<20}{'guard':<12}{'there':>9}{'seen':>7}")
        for name, forced in everything.execute(_ALL).fetchall():
            table = TABELLEN.get(name)
            if table is None:
                judged = name.startswith(OPEN_BEGIN)
                faults += not judged
                if not judged:
                    print(f"{name:<38}not in the matrix")
                continue
            there, seen = _count(everything, app, name, table.jongere, people)
            guarded = table.bescherming in ("rijen", "eigen")
            wrong = (seen if table.jongere else 0) + (guarded and not forced)
            faults += wrong
            mark = "  <-- FAULT" if wrong else ""
            print(f"{name:<38}{table.groep:<20}{table.bescherming:<12}{there:>9}{seen:>7}{mark}")
    return faults


def _count(
    everything: psycopg.Connection,
    app: psycopg.Connection,
    name: str,
    column: str | None,
    people: list[tuple],
) -> tuple[int, int]:
    """Rows of strangers over all people, there and seen; of a table without children, of all."""
    there = seen = 0
    for aanstelling, rol, organisatie, _ in people:
        if rol == "regiocoordinator":
            continue  # has nothing to do with nobody
        who = {"id": aanstelling, "org": organisatie, "rol": rol, "zonder": ZONDER}
        known = everything.execute(_KNOWN, who).fetchone()[0]
        where = sql.SQL("true")
        if column:
            where = sql.SQL("{} is not null and {} <> all(%(known)s)").format(
                *[sql.Identifier(column)] * 2
            )
        count = sql.SQL("select count(*) from {} where ").format(sql.Identifier(name)) + where
        there += everything.execute(count, {"known": known}).fetchone()[0]
        seen += _seen(app, count, known, aanstelling)
    return there, seen


def _seen(app: psycopg.Connection, count: sql.Composed, known: list[int], who: int) -> int:
    try:
        with app.transaction():
            app.execute(
                "select set_config('inbeeld.aanstelling', %s, true),"
                " set_config('inbeeld.vandaag', %s, true)",
                [str(who), date.today().isoformat()],
            )
            return app.execute(count, {"known": known}).fetchone()[0]
    except psycopg.errors.InsufficientPrivilege:
        return 0


if __name__ == "__main__":
    sys.exit(main())
