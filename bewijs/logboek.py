"""Lines of the read log removed, altered and put in as superuser: does the command name each?

`python -m bewijs.logboek`, on the served demo: two people look at pages, the lines are sealed, and
then somebody with the whole database, triggers switched off, does one thing after another.
"""

import http.cookiejar
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from pathlib import Path

import psycopg

from inbeeld.config.postgres_server import database_url, socket_folder
from inbeeld.demo.accounts import ACCOUNTS
from tests.browser.site import Site, demo_site

CHILDREN = 200
# What is done, and a word with the number that the command must say of it.
TAMPERED = (
    ("a line removed", "delete from toegang_leesregel where nr = 7", "regel 7 is verwijderd"),
    (
        "a line altered",
        "update toegang_leesregel set jongere_id = jongere_id + 1 where nr = 20",
        "regel 20 is gewijzigd",
    ),
    (
        "its moment altered",
        "update toegang_leesregel set moment = moment - interval '1 hour' where nr = 21",
        "regel 21 is gewijzigd",
    ),
    (
        "a copy of a line put in, with the next number",
        "insert into toegang_leesregel (nr, moment, gebruiker_id, aanstelling_id, organisatie_id,"
        " jongere_id, gegevensgroepen, handeling, grond, verzoek, waarmerk) select (select max(nr)"
        " + 1 from toegang_leesregel), moment, gebruiker_id, aanstelling_id, organisatie_id,"
        " jongere_id, gegevensgroepen, handeling, grond, verzoek, waarmerk"
        " from toegang_leesregel where nr = 30",
        "bij geen zegel: toegevoegd",
    ),
    (
        "a copy of a line put in without a number, as if it was read just now",
        "insert into toegang_leesregel (moment, gebruiker_id, aanstelling_id, organisatie_id,"
        " jongere_id, gegevensgroepen, handeling, grond, verzoek, waarmerk) select now(),"
        " gebruiker_id, aanstelling_id, organisatie_id, jongere_id, gegevensgroepen, handeling,"
        " grond, verzoek, waarmerk from toegang_leesregel where nr = 31",
        "niet door de toepassing geschreven",
    ),
    (
        "a seal made anew with the database's own functions, over an altered line",
        "update toegang_leesregel set nr = null where nr > (select eerste - 1 from toegang_zegel"
        " order by nr desc limit 1); delete from toegang_zegel where nr = (select max(nr) from"
        " toegang_zegel); select toegang_verzegel(100000)",
        "heeft geen waarmerk",
    ),
)


def main() -> int:
    """Return 0 when an untouched log is right and everything that was done is named."""
    with (
        tempfile.TemporaryDirectory() as folder,
        demo_site(Path(folder) / "gegevens", CHILDREN) as site,
    ):
        for account in ACCOUNTS[:2]:
            _look(site, account)
            print("$ inbeeld verzegel\n" + _inbeeld(site, "verzegel")[1], end="")
        code, words = _inbeeld(site, "controleer-logboek")
        print("$ inbeeld controleer-logboek\n" + words, end="")
        faults = int(code != 0)
        url = database_url(socket_folder(site.map / "pg"), "postgres")
        with psycopg.connect(url, autocommit=True) as everything:
            everything.execute("set session_replication_role = replica")
            for what, sql, named in TAMPERED:
                everything.execute(sql)
                code, words = _inbeeld(site, "controleer-logboek")
                found = code == 1 and named in words
                faults += not found
                print(f"\n{what}: {'named' if found else 'NOT NAMED'}\n{words}", end="")
    print(f"{faults} faults")
    return 1 if faults else 0


def _inbeeld(site: Site, *words: str) -> tuple[int, str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("DATABASE_")}
    env |= {"INBEELD_MAP": str(site.map), "INBEELD_DEMO": "1"}
    command = [sys.executable, "-c", "import inbeeld.cli as c, sys; sys.exit(c.main())", *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def _look(site: Site, account: tuple[str, str, str]) -> None:
    """Log in without a browser, and open the work list and some children."""
    cookies = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
    form = opener.open(f"{site.url}/inloggen").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
    names = re.findall(r'<input[^>]*name="(\w+)"', form)
    user = "username" if "username" in names else "login"
    data = {"csrfmiddlewaretoken": token, user: account[0], "password": account[1]}
    request = urllib.request.Request(
        f"{site.url}/inloggen",
        urllib.parse.urlencode(data).encode(),
        {"Referer": f"{site.url}/inloggen"},
    )
    page = opener.open(request).read().decode()
    for link in sorted(set(re.findall(r'href="(/jongere/[0-9a-f-]{36}/)"', page)))[:5]:
        opener.open(site.url + link).read()


if __name__ == "__main__":
    sys.exit(main())
