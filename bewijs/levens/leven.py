"""What the three lives share: the child, and the acts that each of them needs, by the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from playwright.sync_api import Browser, Page

from bewijs.schermen import LIVES
from bewijs.toneel import Toneel, fill, follow, press, says
from tests.browser.site import Site

TODAY = date.today()
# As the superuser and past the triggers; only a day moves, so that what must wait can be seen.
_NAZORG_IS_OVER = """
set session_replication_role = replica;
update dossiers_nazorg set tot = current_date
where toestand = 'loopt' and jongere_id = (select id from register_jongere where sleutel = '{}');
"""


def ago(days: int) -> date:
    """So many days back."""
    return TODAY - timedelta(days=days)


def ahead(days: int) -> date:
    """So many days on."""
    return TODAY + timedelta(days=days)


@dataclass(frozen=True)
class Talk:
    """A talk and what was agreed in it: (what, who, day)."""

    kind: str
    how: str
    words: str
    outcome: str
    before: str = ""
    reasons: tuple[str, ...] = ()
    agreements: tuple[tuple[str, str, date], ...] = ()
    present: tuple[str, ...] = ("Het kind", "Ouder of verzorger")


@dataclass(frozen=True)
class Plan:
    """Where it goes, whose goals, and what which partner does."""

    perspective: str
    child: str
    parents: str
    professionals: str
    partners: tuple[tuple[str, str], ...]


class Leven(Toneel):
    """The life of one child: `key` is its address, `name` what it is called."""

    def __init__(self, browser: Browser, site: Site, title: str, key: str, name: str) -> None:
        super().__init__(browser, site, f"{LIVES}{title}-")
        self.key, self.name = key, name

    def at(self, who: str, part: str = "") -> Page:
        """Let somebody open a part of this child's dossier."""
        page = self.go(who, f"/jongere/{self.key}/{part}")
        assert "Foutcode" not in page.locator("main").inner_text(), f"{who}: {page.url}"
        return page

    def closed_to(self, who: str, part: str = "") -> None:
        """An address that this role may not open."""
        status = self.status(who, f"/jongere/{self.key}/{part}")
        assert status in (403, 404), f"{who} opens {part}: {status}"

    def correct(self, who: str, what: str, fields: Mapping[str, str | date]) -> None:
        """Correct a fact of one's own."""
        page = self.at(who)
        follow(page, f"Verbeter {what}")
        fill(page, fields)
        press(page, "Opslaan")

    def record(self, who: str, table: str, fields: Mapping[str, str | date | bool]) -> None:
        """Record a fact."""
        page = self.at(who, f"feiten/{table}/nieuw/")
        fill(page, fields)
        press(page, "Opslaan")

    def talk(self, who: str, talk: Talk) -> Page:
        """Write down a talk with the child's own words, and its agreements."""
        page = self.at(who, "gesprekken/nieuw/")
        fill(page, {"Met wie of waarvoor": talk.kind, "Wie van het gezin": talk.present})
        fill(page, {"Is het kind gehoord?": ("Ja",), "Zo ja: hoe?": talk.how})
        fill(page, {"Wat zei het kind": talk.words, "Wat kwam eruit?": talk.outcome})
        fill(page, {"Welke redenen": talk.reasons, "Wat ging eraan vooraf?": talk.before})
        for number, (what, doer, day) in enumerate(talk.agreements):
            _agree(page, number, what, doer, day)
        press(page, "Opslaan", talk.words, talk.outcome)
        return page

    def plan(self, who: str, plan: Plan) -> Page:
        """Write the plan and establish it."""
        page = self.at(who, "plan/")
        follow(page, "Plan maken")
        fill(page, {"Waar gaat het naartoe?": plan.perspective, "Doel van het kind 1": plan.child})
        fill(page, {"Doel van de ouders 1": plan.parents})
        fill(page, {"Doel van de professionals 1": plan.professionals})
        for number, (partner, does) in enumerate(plan.partners, 1):
            fill(page, {f"Partner {number}": partner, f"Wat doet partner {number}?": does})
        press(page, "Opslaan", "Versie 1")
        follow(page, "Vaststellen")
        fill(page, {"Wanneer kijken we samen": ahead(42)})
        press(page, "Vaststellen", plan.child, plan.parents, plan.professionals)
        return page

    def view(self, who: str, whose: str, verdict: str, words: str, said_by: str = "") -> Page:
        """Write down what the child or the parents think of the plan."""
        page = self.at(who, "plan/")
        follow(page, "Mening opschrijven")
        fill(page, {"Van wie is deze mening?": (whose,), "Is die het eens": (verdict,)})
        fill(page, {"Wie zei dit?": said_by, "In eigen woorden": words})
        press(page, "Opslaan", words)
        return page

    def obstacle(self, who: str, kind: str, line: str, helped: str, answer: str) -> Page:
        """Write down what stood in the way; the region answers."""
        page = self.at(who, "belemmeringen/")
        fill(page, {"Wat stond in de weg?": kind, "In één regel": line})
        fill(page, {"Wat had geholpen?": helped})
        press(page, "Opschrijven", line)
        page = self.go("regio", "/belemmeringen/")
        follow(page, line)
        fill(page, {"Uw antwoord": answer})
        press(page, "Antwoord geven", answer)
        return page

    def nazorg(self, who: str) -> None:
        """Begin to follow the child that is back."""
        page = self.at(who, "nazorg/")
        press(page, "Begin nazorg")
        self.picture(page, who, "nazorg", "begint de nazorg: de zaak blijft open")

    def helped(self, who: str, helped: str, closing: str) -> None:
        """Weeks later: end it with what helped."""
        self.sql(_NAZORG_IS_OVER.format(UUID(self.key)))
        print(
            "    in de database: de laatste dag van de nazorg is vandaag, alsof die weken om zijn"
        )
        page = self.at(who, "nazorg/")
        follow(page, "Nazorg afronden")
        fill(page, {"Wat hielp dit kind": helped, "En de zaak?": (closing,)})
        press(page, "Nazorg afronden")
        page = self.at(who, "nazorg/")
        says(page, helped, "geen open zaak")
        self.picture(page, who, "wat-hielp", "rondt de nazorg af met wat hielp; de zaak is dicht")


def _agree(page: Page, number: int, what: str, doer: str, day: date) -> None:
    if number:
        page.get_by_text(f"Afspraak {number + 1} toevoegen").click()
    options = page.locator(f"[name=a{number}-wie] option").all_inner_texts()
    page.locator(f"[name=a{number}-tekst]").fill(what)
    page.locator(f"[name=a{number}-wie]").select_option(
        label=next(option for option in options if option.startswith(doer))
    )
    page.locator(f"[name=a{number}-uiterlijk_op]").fill(day.isoformat())
