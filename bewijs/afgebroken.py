"""Twenty deliveries, and in the middle of them the server is killed.

`python -m bewijs.afgebroken`: a school uploads twenty files and confirms them all. When some have
been processed, web server and PostgreSQL get `kill -9`. After a new start each delivery must be
there whole or not at all; the rest is confirmed again, and then all are there, once.
"""

import io
import os
import re
import signal
import sys
import tempfile
import threading
import time
import urllib.error
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import psycopg
from stdnum.nl import onderwijsnummer

from bewijs.bezoeker import Bezoeker
from inbeeld.config.postgres_server import database_url, socket_folder
from inbeeld.demo.accounts import MENSEN, WACHTWOORD
from tests.browser.site import Site, start_site

DELIVERIES = 20
PUPILS = 40
ABSENCES = 5
KILL_AFTER = 6  # deliveries that have been processed
CHILDREN = 400
FIRST_NUMBER = 109_000_000  # far from those that the demo region gives out

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
    visitor = _school(site)
    with _database(site) as connection:
        school = connection.execute(
            "select o.code from toegang_organisatie o join toegang_aanstelling a "
            "on a.organisatie_id = o.id where a.rol = 'verzuimcoordinator'"
        ).fetchone()[0]
    numbers = (str(n) for n in range(FIRST_NUMBER, 10 * FIRST_NUMBER) if _valid(str(n)))
    today = date.today()
    keys = []
    for nr in range(DELIVERIES):
        fields = {
            "soort_formaat": "csv_profiel",
            "begindatum": (today - timedelta(days=60)).isoformat(),
            "einddatum": today.isoformat(),
            "omvang": "aanvulling",
            "categorieen": ["ongeoorloofd", "geoorloofd", "ziek", "te_laat"],
        }
        upload = {"bestanden": (f"levering-{nr}.zip", _file(nr, school, numbers, today))}
        address, page = visitor.post("/aanleveren/nieuw/", fields, upload)
        found = re.search(r"/aanleveren/([0-9a-f-]{36})/", address)
        if found is None:
            raise SystemExit("the upload was refused:\n" + re.sub(r"<[^>]+>|\s+", " ", page)[:3000])
        keys.append(found[1])
    _wait(site, "status <> 'concept'", DELIVERIES)
    return keys


def _file(nr: int, school: str, numbers: Iterator[str], today: date) -> bytes:
    """Return a zip of the CSV profile with pupils that nobody has seen before."""
    pupils = ["leerlingnummer;onderwijsnummer;roepnaam;achternaam;geboortedatum;woongemeente"]
    enrolments = ["leerlingnummer;school;begindatum;einddatum"]
    absences = ["leerlingnummer;school;begindatum;einddatum;soort;uren"]
    for pupil in range(PUPILS):
        key = f"{nr}-{pupil}"
        pupils.append(f"{key};{next(numbers)};Kind;Proef {key};2012-03-04;0392")
        enrolments.append(f"{key};{school};{today - timedelta(days=50)};")
        for absence in range(ABSENCES):
            day = today - timedelta(days=40 - 7 * absence)
            absences.append(f"{key};{school};{day};{day};ongeoorloofd;")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("leerlingen.csv", "\n".join(pupils) + "\n")
        archive.writestr("inschrijvingen.csv", "\n".join(enrolments) + "\n")
        archive.writestr("verzuim.csv", "\n".join(absences) + "\n")
    return content.getvalue()


def _confirm_and_kill(site: Site, keys: list[str]) -> None:
    visitor = _school(site)
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
    visitor = _school(site)
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


def _school(site: Site) -> Bezoeker:
    account = next(m for m in MENSEN if m.rol == "verzuimcoordinator")
    visitor = Bezoeker(site.url)
    visitor.log_in(account.gebruikersnaam, WACHTWOORD)
    return visitor


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


def _valid(number: str) -> bool:
    return bool(onderwijsnummer.is_valid(number))


if __name__ == "__main__":
    sys.exit(main())
