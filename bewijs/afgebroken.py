"""Twenty deliveries, and in the middle of them the server is killed.

`python -m bewijs.afgebroken`: a school uploads twenty files and confirms them all. When some have
been processed, web server and PostgreSQL get `kill -9`. After a new start each delivery must be
there whole or not at all; the rest is confirmed again, and then all are there, once.
"""

import os
import signal
import sys
import tempfile
import threading
import time
import urllib.error
from datetime import date
from pathlib import Path

import psycopg

from inbeeld.config.postgres_server import database_url, socket_folder
from tests.browser.bezoeker import Bezoeker
from tests.browser.levering import SCHOOL, als_school, lever_aan, maak_levering, onderwijsnummers
from tests.browser.site import Site, start_site

DELIVERIES = 20
PUPILS = 40
ABSENCES = 5
KILL_AFTER = 6  # deliveries that have been processed
CHILDREN = 400

_STATE = """
select l.sleutel::text, l.status,
       (select count(*) from register_verzuim v where v.vastlegging_id = l.vastlegging_id),
       (select count(distinct t.jongere_id) from tijdlijnen_tijdlijn t
        join register_inschrijvingen i on i.jongere_id = t.jongere_id
        where i.vastlegging_id = l.vastlegging_id)
from aanleveren_levering l order by l.id
"""
_ORPHANS = """
select count(*) from register_vastlegging v where soort = 'levering'
and not exists (select from aanleveren_levering l where l.vastlegging_id = v.id)
"""


def main() -> int:
    """Return 0 when every delivery was whole or absent, and all could be done again."""
    with tempfile.TemporaryDirectory() as folder:
        site = start_site(Path(folder) / "gegevens", CHILDREN)
        try:
            keys = _upload_all(site)
            _confirm_and_kill(site, keys)
        finally:
            if site.process.poll() is None:
                site.kill()
        site = start_site(Path(folder) / "gegevens", CHILDREN)
        try:
            faults = _judge(site, "after the kill")
            _confirm_rest(site)
            faults += _judge(site, "confirmed again", everything=True)
        finally:
            site.stop()
    print(f"{faults} faults")
    return 1 if faults else 0


def _upload_all(site: Site) -> list[str]:
    visitor = als_school(site.url)
    numbers = onderwijsnummers()
    today = date.today()
    keys = []
    for nr in range(DELIVERIES):
        pupils = [(f"{nr}-{pupil}", next(numbers)) for pupil in range(PUPILS)]
        file = maak_levering(pupils, SCHOOL.organisatie[1], today, ABSENCES)
        keys.append(lever_aan(visitor, file, today))
    _wait(site, "status <> 'concept'", DELIVERIES)
    return keys


def _confirm_and_kill(site: Site, keys: list[str]) -> None:
    visitor = als_school(site.url)
    for key in keys:
        threading.Thread(target=_confirm, args=(visitor, key), daemon=True).start()
    _wait(site, "status = 'verwerkt'", KILL_AFTER)
    postmaster = next(site.map.glob("pg-*/postmaster.pid"))
    pid = int(postmaster.read_text().split()[0])
    site.kill()
    os.kill(pid, signal.SIGKILL)
    print(f"killed web server and PostgreSQL after {KILL_AFTER} of {len(keys)} deliveries")


def _confirm(visitor: Bezoeker, key: str) -> None:
    try:
        visitor.post(f"/aanleveren/{key}/verwerken/", {})
    except (urllib.error.URLError, OSError):
        return  # the server is gone: that is what this is about


def _confirm_rest(site: Site) -> None:
    visitor = als_school(site.url)
    with _database(site) as connection:
        rest = [row[0] for row in connection.execute(_STATE) if row[1] != "verwerkt"]
    print(f"{len(rest)} are confirmed again")
    for key in rest:
        _confirm(visitor, key)
    _wait(site, "status = 'verwerkt'", DELIVERIES)


def _judge(site: Site, when: str, *, everything: bool = False) -> int:
    with _database(site) as connection:
        states = connection.execute(_STATE).fetchall()
        orphans = connection.execute(_ORPHANS).fetchone()[0]
    whole = (PUPILS * ABSENCES, PUPILS)
    wrong = [
        f"{status}: {rows} rows, {timelines} timelines"
        for _, status, rows, timelines in states
        if (rows, timelines) != (whole if status == "verwerkt" else (0, 0))
    ]
    done = sum(status == "verwerkt" for _, status, _, _ in states)
    print(f"{when}: {done} of {len(states)} whole, {len(states) - done} absent, half: {wrong or 0}")
    missing = DELIVERIES - done if everything else 0
    return len(wrong) + orphans + missing + (len(states) != DELIVERIES)


def _database(site: Site) -> psycopg.Connection:
    url = database_url(socket_folder(site.map / "pg"), "postgres")
    return psycopg.connect(url, autocommit=True)


def _wait(site: Site, condition: str, number: int, seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    query = f"select count(*) from aanleveren_levering where {condition}"
    with _database(site) as connection:
        while connection.execute(query).fetchone()[0] < number:
            if time.monotonic() > deadline:
                raise SystemExit(f"waited too long for {number} with {condition}")
            time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main())
