"""Deliveries of a school, made up and uploaded as its verzuimcoördinator would."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from stdnum.nl import onderwijsnummer

from inbeeld.demo.accounts import MENSEN, WACHTWOORD
from tests.browser.bezoeker import Bezoeker

FIRST_NUMBER = 109_000_000  # far from those that the demo region gives out
NO_SUCH_DAY = "2026-02-31"
SCHOOL = next(mens for mens in MENSEN if mens.rol == "verzuimcoordinator")


def onderwijsnummers() -> Iterator[str]:
    """Numbers that pass the check and begin with 10: nobody has one."""
    numbers = (str(n) for n in range(FIRST_NUMBER, FIRST_NUMBER + 1_000_000))
    return (number for number in numbers if onderwijsnummer.is_valid(number))


def maak_levering(
    pupils: Sequence[tuple[str, str]], school: str, today: date, absences: int, broken: int = 0
) -> bytes:
    """Return a zip of the CSV profile: pupils (key, number) that nobody has seen before.

    Each is absent on so many days, a week apart; `broken` more rows name a day that does not exist.
    """
    persons = ["leerlingnummer;onderwijsnummer;roepnaam;achternaam;geboortedatum;woongemeente"]
    enrolments = ["leerlingnummer;school;begindatum;einddatum"]
    rows = ["leerlingnummer;school;begindatum;einddatum;soort;uren"]
    for key, number in pupils:
        persons.append(f"{key};{number};Kind;Proef {key};2012-03-04;0392")
        enrolments.append(f"{key};{school};{today - timedelta(days=50)};")
        for absence in range(absences):
            day = today - timedelta(days=40 - 7 * absence)
            rows.append(f"{key};{school};{day};{day};ongeoorloofd;")
    rows += [f"{pupils[0][0]};{school};{NO_SUCH_DAY};{NO_SUCH_DAY};ziek;"] * broken
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("leerlingen.csv", "\n".join(persons) + "\n")
        archive.writestr("inschrijvingen.csv", "\n".join(enrolments) + "\n")
        archive.writestr("verzuim.csv", "\n".join(rows) + "\n")
    return content.getvalue()


def als_school(url: str) -> Bezoeker:
    """Log in as the school's verzuimcoördinator."""
    visitor = Bezoeker(url)
    visitor.log_in(SCHOOL.gebruikersnaam, WACHTWOORD)
    return visitor


def drie_leveringen(url: str, today: date) -> None:
    """Leave one delivery that was processed, one that waits with refused rows, one unreadable."""
    visitor, numbers = als_school(url), onderwijsnummers()
    code = SCHOOL.organisatie[1]
    for name, broken in (("verwerkt", 0), ("proef", 4)):
        pupils = [(f"{name}-{nr}", next(numbers)) for nr in range(6)]
        key = lever_aan(visitor, maak_levering(pupils, code, today, 3, broken), today)
        if not broken:
            visitor.post(f"/aanleveren/{key}/verwerken/", {})
    lever_aan(visitor, b"dit is geen zip-bestand", today)


def lever_aan(visitor: Bezoeker, file: bytes, today: date) -> str:
    """Upload a file and return the key of its delivery; an AssertionError when it is refused."""
    fields = {
        "soort_formaat": "csv_profiel",
        "begindatum": (today - timedelta(days=60)).isoformat(),
        "einddatum": today.isoformat(),
        "omvang": "aanvulling",
        "categorieen": ["ongeoorloofd", "geoorloofd", "ziek", "te_laat"],
    }
    upload = {"bestanden": ("levering.zip", file)}
    address, page = visitor.post("/aanleveren/nieuw/", fields, upload)
    found = re.search(r"/aanleveren/([0-9a-f-]{36})/", address)
    assert found, "the upload was refused:\n" + re.sub(r"<[^>]+>|\s+", " ", page)[:3000]
    return found[1]
