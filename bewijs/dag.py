"""A day in the life of one child's case, in a real browser, with pictures.

`python -m bewijs.dag` serves a fresh demo region and lets its people work in it: the school reports
from a phone with the keyboard alone, leerplicht, the samenwerkingsverband and the youth doctor
answer, the jeugdteam does not, leerplicht escalates, and who holds the functie decides. Prints what
was looked at, and returns 1 at the first thing that is not so. Pictures: `docs/schermen/dag.md`.
"""

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from bewijs.schermen import DAY, FOLDER
from bewijs.toneel import WIDTHS, Seen, Toneel, says, silent, table, write
from inbeeld.demo.personages import VERHALEN
from tests.browser.chromium import chromium
from tests.browser.site import Site, demo_site
from tests.browser.toetsenbord import Toetsenbord

CHILDREN = 400
PACE = 180  # milliseconds for each key: not fast
LONGEST = 90  # seconds, from opening the form to 'verstuurd'
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


class Dag(Toneel):
    """The day of one child: `recipients` has what each was sent."""

    def __init__(self, browser: Browser, site: Site) -> None:
        super().__init__(browser, site, DAY)
        self.recipients: dict[str, dict[str, Any]] = {}


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
    print(f"    inbeeld meld-bij: {day.command('meld-bij')}")
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


def _write(seen: Seen) -> None:
    lines = [
        "# Een dag",
        "",
        "Gemaakt met `python -m bewijs.dag`; alle kinderen en mensen zijn verzonnen.",
        f"Het gaat over {KIND}, die zes weken niet op school kwam.",
        "",
        *table(seen),
    ]
    write("dag.md", lines)


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
