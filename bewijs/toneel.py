"""Stories in a real browser: who is logged in, what was seen, and the table of the pictures.

What `bewijs.dag` and `bewijs.levens` share. Every moment is a picture at two widths, judged by axe,
and no page may hang over the edge.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from playwright.sync_api import Browser, Locator, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from bewijs.loper import ROOT
from bewijs.schermen import FOLDER, take
from inbeeld.config.db_url import APP_ROL, EIGENAAR_ROL
from inbeeld.config.postgres_server import database_url, socket_folder
from inbeeld.demo.accounts import DOMEIN, WACHTWOORD
from tests.browser.site import Site

WIDTHS = {"telefoon": 390, "breed": 1280}
Seen = list[tuple[str, str, str]]


class Toneel:
    """The site, who is logged in, and what was seen. `prefix` begins the name of each picture."""

    def __init__(self, browser: Browser, site: Site, prefix: str) -> None:
        self.browser, self.site, self.prefix = browser, site, prefix
        self._pages: dict[str, Page] = {}
        self.seen: Seen = []
        self.base = socket_folder(site.map / "pg")

    def page(self, who: str, width: int = 1280) -> Page:
        """The page of somebody, who logs in the first time."""
        if who not in self._pages:
            account = (f"{who}{DOMEIN}", WACHTWOORD, "")
            self._pages[who] = self.site.inloggen(self.browser, account, width)
        return self._pages[who]

    def go(self, who: str, path: str) -> Page:
        """Let somebody open an address."""
        page = self.page(who)
        page.goto(self.site.url + path)
        return page

    def status(self, who: str, path: str) -> int:
        """What the site answers when somebody asks for an address."""
        answer = self.page(who).goto(self.site.url + path)
        assert answer is not None
        return answer.status

    def picture(self, page: Page, who: str, name: str, what: str) -> None:
        """Take it as it stands, on a phone and wide, let axe judge it, and say what it shows."""
        page.locator(".htmx-request").first.wait_for(state="detached")
        was, focus = page.viewport_size, page.evaluate("window.scrollY")
        file = f"{self.prefix}{len(self.seen) + 1:02d}-{name}"
        for kind, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 900})
            if take(page, file, kind):
                raise AssertionError(f"axe has something to say of {name} ({kind})")
            over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert over <= 0, f"{name} is {over} pixels too wide ({kind})"
        page.set_viewport_size(was or {"width": 1280, "height": 900})
        page.evaluate(f"window.scrollTo(0, {focus})")
        self.seen.append((file, who, what))
        print(f"{len(self.seen):2d}. {who}: {what}", flush=True)

    def where(self) -> str:
        """On which page everybody is, and how it begins."""
        return "\n".join(f"{who}: {p.url}\n{text(p)[:600]}" for who, p in self._pages.items())

    def close(self) -> None:
        """Let everybody go home."""
        for page in self._pages.values():
            page.context.close()
        self._pages.clear()

    def sql(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """As the database's superuser."""
        with psycopg.connect(database_url(self.base)) as connection:
            cursor = connection.execute(query, values or None)
            return cursor.fetchall() if cursor.description else []

    def command(self, *words: str) -> str:
        """Run `inbeeld …` on the site's data and return what it prints."""
        env = os.environ | {
            "INBEELD_DEMO": "1",
            "INBEELD_MAP": str(self.site.map),
            "DATABASE_URL": database_url(self.base, APP_ROL),
            "DATABASE_EIGENAAR_URL": database_url(self.base, EIGENAAR_ROL),
        }
        line = [str(Path(sys.executable).with_name("inbeeld")), *words]
        done = subprocess.run(line, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return "; ".join(done.stdout.split("\n")).strip("; ")


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


def fill(page: Page, fields: Mapping[str, str | date | bool | tuple[str, ...]]) -> None:
    """Fill in a form by its labels. A tuple: these options of the question; True: this option."""
    main = page.locator("main")
    for label, value in fields.items():
        if isinstance(value, tuple):
            group = main.get_by_role("group", name=label)
            for option in value:
                group.get_by_label(option, exact=True).check()
        elif value is True:
            main.get_by_label(label).first.check()
        else:
            _fill_one(main.get_by_label(label).first, str(value))


def _fill_one(field: Locator, value: str) -> None:
    if field.evaluate("e => e.tagName") == "SELECT":
        options = field.locator("option").all_inner_texts()
        field.select_option(label=next(o for o in options if o.startswith(value)))
    else:
        field.fill(value)


def press(page: Page, name: str, *then: str) -> None:
    """Push the button with this name, or of the only form; the page then says `then`."""
    named = page.locator("main").get_by_role("button", name=name).first
    (named if name else page.locator("main form button[type=submit]").last).click()
    page.wait_for_load_state()
    for part in then:  # a form that a script sends comes back a moment later
        with suppress(PlaywrightTimeout):
            page.locator("main").get_by_text(part.split(chr(10))[0]).first.wait_for(timeout=5000)
    wrong = page.locator("#fouten")
    assert not wrong.count(), f"{page.url}: {wrong.inner_text()}"
    says(page, *then)


def follow(page: Page, name: str) -> None:
    """Follow the link with this name."""
    page.locator("main").get_by_role("link", name=name).first.click()
    page.wait_for_load_state()


def table(seen: Seen) -> list[str]:
    """The pictures as lines of Markdown."""
    lines = ["| | wie | wat | breed | telefoon |", "|---|---|---|---|---|"]
    for number, (file, who, what) in enumerate(seen, 1):
        pictures = " | ".join(f"[{w}]({file}-{w}.png)" for w in ("breed", "telefoon"))
        lines.append(f"| {number} | {who} | {what} | {pictures} |")
    return lines


def write(name: str, lines: list[str]) -> None:
    """Put a page of Markdown beside the pictures."""
    (FOLDER / name).write_text("\n".join(lines) + "\n")
