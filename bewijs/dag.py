"""A day in the life of one child's case, in a real browser, with pictures.

`python -m bewijs.dag` serves a fresh demo region and lets its people work in it: the school reports
from a phone with the keyboard alone, leerplicht, the samenwerkingsverband and the youth doctor
answer, the jeugdteam does not, leerplicht escalates, and who holds the functie decides. Prints what
was looked at, and returns 1 at the first thing that is not so. Pictures: `docs/schermen/dag.md`.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from bewijs.loper import ROOT
from bewijs.schermen import DAY, FOLDER, take
from inbeeld.config.db_url import APP_ROL, EIGENAAR_ROL
from inbeeld.config.postgres_server import database_url, socket_folder
from inbeeld.demo.accounts import ACCOUNTS
from inbeeld.demo.personages import VERHALEN
from tests.browser.chromium import chromium
from tests.browser.site import Site, demo_site
from tests.browser.toetsenbord import Toetsenbord

CHILDREN = 400
PACE = 180  # milliseconds for each key: not fast
LONGEST = 90  # seconds, from opening the form to 'verstuurd'
WIDTHS = {"telefoon": 390, "breed": 1280}
KIND = next(v for v in VERHALEN if v.code == "zes-weken").naam.voluit
WHAT = "Komt zijn kamer niet meer uit. Ouders vragen om hulp."
ANSWERS = {
    "leerplicht": "Ik bel vanmiddag met de ouders.",
    "swv": "Wij zoeken een rustige plek voor twee ochtenden.",
    "jeugdarts": "kleine groep, pauze na een uur",
}
SILENT = "jeugdcoach"
WHY_NOW = "Zes weken thuis, en het jeugdteam antwoordt niet."
DECISION = "Het samenwerkingsverband regelt voor vrijdag een plek op de tussenvoorziening."
# What a page says of kinds of data that a recipient may not have been given.
SAYS = {
    "tijdlijn": ("thuis sinds", "Langdurig relatief verzuim"),
    "verblijfplaats": ("Woont in",),
    "verzuim": ("Eerste dag", "Dagen en uren"),
    "belastbaarheid": ("uur per week",),
}
_RECIPIENTS = """
select split_part(g.username, '@', 1), o.sleutel::text, o.ziet, m.sleutel::text
from signalen_meldingontvanger o
join signalen_melding m on m.id = o.melding_id
join toegang_postvak p on p.id = o.postvak_id
join toegang_aanstelling a on a.id = p.coordinator_id
join toegang_gebruiker g on g.id = a.gebruiker_id
where m.reden = %s order by o.id
"""
_LATER = """
update signalen_meldingontvanger set
    antwoord_uiterlijk = current_date - 6, zonder_antwoord_op = current_date - 1
where sleutel = %s
"""


class Dag:
    """The site, who is logged in, and what was seen."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser, self.site = browser, site
        self._pages: dict[str, Page] = {}
        self.seen: list[tuple[str, str, str]] = []
        self.recipients: dict[str, dict[str, Any]] = {}
        self.base = socket_folder(site.map / "pg")

    def page(self, who: str, width: int = 1280) -> Page:
        """The page of somebody, who logs in the first time."""
        if who not in self._pages:
            account = next(a for a in ACCOUNTS if a[0].startswith(f"{who}@"))
            self._pages[who] = self.site.inloggen(self.browser, account, width)
        return self._pages[who]

    def go(self, who: str, path: str) -> Page:
        """Let somebody open an address."""
        page = self.page(who)
        page.goto(self.site.url + path)
        return page

    def picture(self, page: Page, who: str, name: str, what: str) -> None:
        """Take it as it stands, on a phone and wide, let axe judge it, and say what it shows."""
        page.locator(".htmx-request").first.wait_for(state="detached")
        was, focus = page.viewport_size, page.evaluate("window.scrollY")
        file = f"{DAY}{len(self.seen) + 1:02d}-{name}"
        for kind, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 900})
            if take(page, file, kind):
                raise AssertionError(f"axe has something to say of {name} ({kind})")
            over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert over <= 0, f"{name} is {over} pixels too wide ({kind})"
        page.set_viewport_size(was)
        page.evaluate(f"window.scrollTo(0, {focus})")
        self.seen.append((file, who, what))
        print(f"{len(self.seen):2d}. {who}: {what}", flush=True)

    def where(self) -> str:
        """On which page everybody is, and how it begins."""
        return "\n".join(f"{who}: {p.url}\n{text(p)[:600]}" for who, p in self._pages.items())

    def sql(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """As the database's superuser."""
        with psycopg.connect(database_url(self.base)) as connection:
            cursor = connection.execute(query, values)
            return cursor.fetchall() if cursor.description else []


def text(page: Page) -> str:
    """What the page says, without header and footer."""
    return page.locator("main").inner_text()


def says(page: Page, *parts: str) -> None:
    """Every part stands on the page."""
    whole = text(page)
    for part in parts:
        assert part in whole, f"'{part}' is not on {page.url}"


def silent(page: Page, parts: Iterable[str]) -> None:
    """No part stands on the page."""
    whole = text(page)
    for part in parts:
        assert part not in whole, f"'{part}' should not be on {page.url}"


def report(day: Dag) -> None:
    """The school, on a phone, with the keyboard alone."""
    page = day.page("school", WIDTHS["telefoon"])
    hand = Toetsenbord(page, PACE)
    day.picture(page, "school", "begin", "begint bij de eigen werkvoorraad")
    hand.verder("Melden")
    day.picture(page, "school", "wie", "ziet welke kinderen nu aandacht vragen")
    begin = time.monotonic()
    hand.verder(f"Meld {KIND}")
    hand.kies("Zorg om het kind, zonder verzuim")
    hand.vul("Waar ligt de zorg", "thuis")
    hand.vul("Wat ziet of hoort u?", WHAT)
    pause = _aside(day, page, "wat", "kiest wat er aan de hand is en schrijft één zin")
    hand.verder()
    hand.kies("Ja")
    hand.vul("Zo ja: door wie?", "de mentor")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    hand.kies("Ja")
    pause += _aside(day, page, "ouders", "zegt wie het de ouders en de jongere vertelde")
    hand.verder()
    says(page, "Wie krijgt dit?", "Op grond van", "Antwoordt uiterlijk", "Ziet", "4 ontvangers")
    pause += _aside(
        day, page, "controle", "ziet vooraf van vier ontvangers wat zij zien, waarom en tot wanneer"
    )
    hand.verder("Versturen")
    took = time.monotonic() - begin - pause
    says(page, "De melding is verstuurd")
    assert took < LONGEST, f"it took {took:.0f} s"
    day.picture(
        page, "school", "verstuurd", f"verstuurd in {took:.0f} s, zonder muis (< {LONGEST})"
    )
    for who, key, ziet, whole in day.sql(_RECIPIENTS, WHAT):
        day.recipients[who] = {"key": key, "ziet": ziet, "whole": whole}
    assert len(day.recipients) == 4, day.recipients
    print(f"    ontvangers volgens het plan: {', '.join(day.recipients)}")


def _aside(day: Dag, page: Page, name: str, what: str) -> float:
    """Take a picture while the clock of the reporter stands still: seconds that it took."""
    begin = time.monotonic()
    day.picture(page, "school", name, what)
    return time.monotonic() - begin


def _own_part(day: Dag, who: str) -> Page:
    """Open what was asked from the first page on; only this recipient's part stands there."""
    mine = day.recipients[who]
    page = day.go(who, "/werk/?toon=alles&van=alles")
    says(page, KIND)
    page = day.go(who, "/melden/ontvangen/")
    page.get_by_role("link", name=KIND).first.click()
    page.wait_for_load_state()
    assert mine["key"] in page.url, page.url
    says(page, WHAT, "De vraag aan u")
    left_out = [
        word for group, words in SAYS.items() if group not in mine["ziet"] for word in words
    ]
    silent(page, left_out)
    silent(page, [answer for other, answer in ANSWERS.items() if other != who])
    silent(page, ["iagnose gesteld"])
    own = page.url
    for other, hers in day.recipients.items():
        if other != who:
            answer = page.goto(f"{day.site.url}/melding/ontvangen/{hers['key']}/")
            assert answer is not None
            assert answer.status == 404, f"{who} opens the part of {other}"
    page.goto(f"{day.site.url}/melding/{mine['whole']}/")
    assert page.url == own, f"{who} sees the whole melding"
    return page


def _answer(day: Dag, who: str, button: str) -> Page:
    page = _own_part(day, who)
    words = [
        w for group, ws in SAYS.items() if group not in day.recipients[who]["ziet"] for w in ws
    ]
    day.picture(
        page,
        who,
        who,
        f"ziet alleen het eigen deel; nergens: {', '.join(words)}, andermans antwoord",
    )
    page.get_by_role("link", name=button).click()
    page.wait_for_load_state()
    return page


def answers(day: Dag) -> None:
    """Leerplicht takes it on and sets a step, SWV finishes, the youth doctor says how much."""
    page = _answer(day, "leerplicht", "Neem aan")
    page.get_by_label("Wilt u er iets bij zeggen?").fill(ANSWERS["leerplicht"])
    page.get_by_role("button", name="Neem aan").click()
    says(page, "Uw antwoord is opgeslagen", ANSWERS["leerplicht"])
    _step(day, "gesprek", "vult na het aannemen de volgende stap in, met een dag")
    page = _answer(day, "swv", "Rond af")
    page.get_by_label("Plek of ondersteuning geregeld").check()
    page.get_by_label("Toelichting").fill(ANSWERS["swv"])
    page.get_by_role("button", name="Rond af").click()
    says(page, "Uw antwoord is opgeslagen", ANSWERS["swv"])
    day.picture(page, "swv", "swv-antwoord", "heeft geantwoord en ziet alleen het eigen antwoord")
    page = _answer(day, "jeugdarts", "Zeg hoeveel onderwijs mogelijk is")
    fields = page.eval_on_selector_all(
        "main [name]", "all => [...new Set(all.filter(e => e.type !== 'hidden').map(e => e.name))]"
    )
    assert set(fields) == {
        "uren_per_week", "waar", "voorwaarden", "geldig_tot", "gedeeld_met_weten",
    }, fields  # fmt: skip
    day.picture(page, "jeugdarts", "belastbaarheid", "heeft geen veld voor een ziekte of diagnose")
    page.get_by_label("Hoeveel uur").fill("4")
    page.get_by_label("op school, op een rustige plek").check()
    page.get_by_label("Onder welke voorwaarden?").fill(ANSWERS["jeugdarts"])
    page.get_by_label("Tot en met").fill((date.today() + timedelta(days=42)).isoformat())
    page.get_by_label("weten dat ik dit deel").check()
    page.get_by_role("button", name="Zeg hoeveel").click()
    says(page, "Uw antwoord is opgeslagen")
    page = _own_part(day, SILENT)
    day.picture(page, SILENT, "stil", "leest de vraag en antwoordt niet")
    page = day.go("school", f"/melding/{day.recipients['swv']['whole']}/")
    says(page, ANSWERS["leerplicht"], ANSWERS["swv"], "4 uur per week", ANSWERS["jeugdarts"])
    day.picture(page, "school", "antwoorden", "leest drie antwoorden, en wie nog niets zei")


def _step(day: Dag, step: str, what: str) -> None:
    page = _zaak(day)
    page.get_by_label("Volgende stap").select_option(step)
    page.get_by_label("Uiterlijk op").first.fill((date.today() + timedelta(days=3)).isoformat())
    page.get_by_role("button", name="Stap vastleggen").click()
    page.wait_for_load_state()
    says(page, f"Zaak van {KIND}")
    day.picture(page, "leerplicht", f"zaak-{step.replace('_', '-')}", what)


def _child(day: Dag) -> Page:
    page = day.go("leerplicht", "/")
    page.get_by_role("link", name=KIND).first.click()
    page.wait_for_load_state()
    return page


def _zaak(day: Dag) -> Page:
    page = _child(day)
    page.get_by_role("link", name="Naar de zaak").click()
    page.wait_for_load_state()
    return page


def time_passes(day: Dag) -> None:
    """The term of who says nothing goes by; the reporter and the coordinator hear of it."""
    day.sql(_LATER, day.recipients[SILENT]["key"])
    print(f"    in de database: de termijnen van {SILENT} zijn teruggezet, alsof zij voorbij zijn")
    env = os.environ | {
        "INBEELD_DEMO": "1",
        "INBEELD_MAP": str(day.site.map),
        "DATABASE_URL": database_url(day.base, APP_ROL),
        "DATABASE_EIGENAAR_URL": database_url(day.base, EIGENAAR_ROL),
    }
    command = [str(Path(sys.executable).with_name("inbeeld")), "meld-bij"]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    print(f"    inbeeld meld-bij: {'; '.join(done.stdout.split(chr(10))).strip('; ')}")
    page = day.go("school", f"/melding/{day.recipients[SILENT]['whole']}/")
    says(page, "geen antwoord, 6 dagen te laat", "De termijn ging voorbij zonder antwoord")
    day.picture(page, "school", "geen-antwoord", "ziet wie te laat is, en hoeveel dagen")
    for who in ("school", SILENT, "leerplicht"):
        page = day.go(who, "/berichten/")
        row = page.get_by_role("row").filter(has_text="geen antwoord").filter(has_text=KIND)
        assert row.count() == 1, f"{who} has {row.count()} notices of it"
    day.picture(page, "leerplicht", "berichten", "heeft één bericht dat er geen antwoord kwam")


def escalate(day: Dag) -> None:
    """Leerplicht brings the next step forward; its decider decides; leerplicht goes on."""
    page = _child(day)
    page.get_by_role("link", name="Eerder escaleren").click()
    page.get_by_label("Waarom kan dit niet wachten?").fill(WHY_NOW)
    day.picture(page, "leerplicht", "escaleren", "vraagt nu om een besluit, met een reden")
    page.get_by_role("button", name="Escaleren").click()
    page.wait_for_load_state()
    says(page, "De beslisser heeft bericht", "Ingrid Schouten", "managementniveau")
    day.picture(page, "leerplicht", "gevraagd", "ziet wie besluit, waarover en uiterlijk wanneer")
    page = day.go("swv", "/escalaties/")
    first = page.locator("main section").first
    assert "U moet besluiten" in first.inner_text()
    assert KIND in first.inner_text()
    day.picture(page, "swv", "bovenaan", "vindt het bovenaan: dit wacht op uw besluit")
    first.get_by_role("link", name=KIND).first.click()
    says(page, WHY_NOW)
    page.get_by_label("Plek aangewezen", exact=False).check()
    page.get_by_label("Waarom, en wat moet er nu gebeuren?").fill(DECISION)
    day.picture(page, "swv", "besluiten", "leest waarom het nu moet en schrijft het besluit")
    page.get_by_role("button", name="Besluit vastleggen").click()
    says(page, "Uw besluit staat vast", DECISION)
    page = day.go("leerplicht", "/berichten/")
    says(page, "Er is een besluit genomen.")
    page.get_by_role("button", name="Er is een besluit genomen.").first.click()
    page.wait_for_load_state()
    says(page, DECISION, "Ingrid Schouten")
    day.picture(page, "leerplicht", "besluit", "opent het bericht en leest het besluit")
    _step(day, "passend_aanbod", "zet na het besluit de volgende stap in de zaak")


def _write(seen: list[tuple[str, str, str]]) -> None:
    lines = [
        "# Een dag",
        "",
        "Gemaakt met `python -m bewijs.dag`; alle kinderen en mensen zijn verzonnen.",
        f"Het gaat over {KIND}, die zes weken niet op school kwam.",
        "",
        "| | wie | wat | breed | telefoon |",
        "|---|---|---|---|---|",
    ]
    for number, (file, who, what) in enumerate(seen, 1):
        pictures = " | ".join(f"[{w}]({file}-{w}.png)" for w in ("breed", "telefoon"))
        lines.append(f"| {number} | {who} | {what} | {pictures} |")
    (FOLDER / "dag.md").write_text("\n".join(lines) + "\n")


def main() -> int:
    """Return 0 when the whole day went as it should."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob(f"{DAY}*.png"):
        old.unlink()
    with (
        tempfile.TemporaryDirectory() as folder,
        chromium() as browser,
        demo_site(Path(folder) / "gegevens", CHILDREN) as site,
    ):
        day = Dag(browser, site)
        try:
            for part in (report, answers, time_passes, escalate):
                part(day)
        except (AssertionError, PlaywrightError) as wrong:
            print(f"NIET ZO: {wrong}\n{day.where()}", file=sys.stderr)
            return 1
    _write(day.seen)
    print(f"{len(day.seen)} momenten, {2 * len(day.seen)} plaatjes, niets voor axe")
    return 0


if __name__ == "__main__":
    sys.exit(main())
