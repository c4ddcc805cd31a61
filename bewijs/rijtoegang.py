"""Who sees what, asked of the database itself and of the read log.

`python -m bewijs.rijtoegang`, on the served demo: walks through the pages of every account and
looks for a log line for every child whose name was shown; then, as the app role with plain SQL,
acting for one school, counts the rows of all children of other schools, in every table.
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg
from playwright.sync_api import Browser
from psycopg import sql

from inbeeld.config.db_url import APP_ROL
from inbeeld.config.postgres_server import database_url, socket_folder
from inbeeld.demo.accounts import ACCOUNTS
from tests.browser.chromium import EXECUTABLE, chromium
from tests.browser.ronde import ronde
from tests.browser.site import Site, demo_site

CHILDREN = 800
# Its names come from the code, and belong to children that were invented with a story.
STORIES = "/demo/"
_STRANGERS = """
select array_agg(j.id) from register_jongere j where not exists (
    select from toegang_betrokkenheid b
    where b.jongere_id = j.id and b.organisatie_id = %s)
"""
_TABLES = """
select c.table_name, c.column_name from information_schema.columns c
join information_schema.tables t using (table_schema, table_name)
where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
  and (c.column_name in ('jongere_id', 'jongere')
       or (c.table_name like 'register_personalia%%' and c.column_name = 'pgh_obj_id')
       or (c.table_name = 'register_jongere' and c.column_name = 'id'))
order by 1, 2
"""
_NOT_FORCED = """
select relname from pg_class where relkind = 'r' and relname = any(%s)
  and not (relrowsecurity and relforcerowsecurity)
"""
_NAMES = """
select jongere_id, concat_ws(' ', roepnaam, nullif(voorvoegsel, ''), achternaam)
from register_personalia
"""


def main() -> int:
    """Return 0 when no row is seen that should not be, and no name was shown without a line."""
    with (
        tempfile.TemporaryDirectory() as folder,
        demo_site(Path(folder) / "gegevens", CHILDREN) as site,
    ):
        faults = 0
        if EXECUTABLE.exists():
            with chromium() as browser:
                faults += _lines(site, browser)
        else:
            print("pages: skipped, no browser")
        faults += _rows(site)
    print(f"{faults} faults")
    return 1 if faults else 0


@contextmanager
def connect(site: Site, role: str) -> Iterator[psycopg.Connection]:
    """The database of a served demo, in one of its roles."""
    with psycopg.connect(database_url(socket_folder(site.map / "pg"), role)) as connection:
        yield connection


def _rows(site: Site) -> int:
    with connect(site, "postgres") as everything, connect(site, APP_ROL) as app:
        aanstelling, organisatie, school = everything.execute(
            "select a.id, a.organisatie_id, o.naam from toegang_aanstelling a "
            "join toegang_organisatie o on o.id = a.organisatie_id "
            "where a.rol = 'verzuimcoordinator' limit 1"
        ).fetchone()
        strangers = everything.execute(_STRANGERS, [organisatie]).fetchone()[0]
        print(f"acting for {school}; {len(strangers)} children of other schools only")
        print(f"{'rows of those children in':<34}   there  seen")
        app.execute(
            "select set_config('inbeeld.aanstelling', %s, true), "
            "set_config('inbeeld.vandaag', %s, true)",
            [str(aanstelling), date.today().isoformat()],
        )
        tables = everything.execute(_TABLES).fetchall()
        faults = 0
        for table, column in tables:
            count = sql.SQL("select count(*) from {} where {} = any(%s)").format(
                sql.Identifier(table), sql.Identifier(column)
            )
            there = everything.execute(count, [strangers]).fetchone()[0]
            seen = _count(app, count, strangers)
            print(f"{table:<34}  {there:>6}  {seen}")
            faults += seen not in (0, "no right")
        own = app.execute("select count(*) from register_jongere").fetchone()[0]
        print(f"its own pupils, past and present: {own}")
        names = [table for table, _ in tables]
        open_ = everything.execute(_NOT_FORCED, [names]).fetchall()
        print(f"{len(names)} tables, without forced row-level security: {open_ or 'none'}")
        return faults + len(open_) + (own == 0)


def _count(app: psycopg.Connection, count: sql.Composed, who: list[int]) -> int | str:
    try:
        with app.transaction():
            return app.execute(count, [who]).fetchone()[0]
    except psycopg.errors.InsufficientPrivilege:
        return "no right"


def _lines(site: Site, browser: Browser) -> int:
    with connect(site, "postgres") as everything:
        everything.autocommit = True
        by_name: dict[str, set[int]] = defaultdict(set)
        for jongere, name in everything.execute(_NAMES):
            by_name[name].add(jongere)
        faults = 0
        for account in ACCOUNTS:
            page = site.inloggen(browser, account, 1280)
            pages = shown = 0
            before = _last_line(everything)
            for kind in ronde(page, site.url + "/"):
                if kind == STORIES:
                    continue
                text = " ".join(page.inner_text("body").split())
                logged = {
                    row[0]
                    for row in everything.execute(
                        "select jongere_id from toegang_leesregel where id > %s", [before]
                    )
                }
                names = [name for name in by_name if name in text]
                unlogged = [name for name in names if not by_name[name] & logged]
                if unlogged:
                    print(f"{kind}: {len(unlogged)} of {len(names)} children without a log line")
                faults += bool(unlogged)
                pages, shown = pages + bool(names), shown + len(names)
                before = _last_line(everything)
            print(
                f"{account[0]}: {pages} pages with names, {shown} names shown, all logged or named"
            )
            page.context.close()
        return faults


def _last_line(connection: psycopg.Connection) -> int:
    return connection.execute("select coalesce(max(id), 0) from toegang_leesregel").fetchone()[0]


if __name__ == "__main__":
    sys.exit(main())
