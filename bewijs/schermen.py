"""Pictures of every page of the demo, wide and on a phone, and what axe says of them.

`python -m bewijs.schermen` writes `docs/schermen/*.png` and `docs/schermen/README.md`. Pages are
found by following links, as in the browser tests; each is taken once, from the first account that
reaches it.
"""

import re
import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, Page

from bewijs.loper import ROOT
from inbeeld.demo.accounts import ACCOUNTS
from tests.browser.chromium import axe, chromium
from tests.browser.levering import drie_leveringen
from tests.browser.ronde import ronde
from tests.browser.site import Site, demo_site

FOLDER = ROOT / "docs" / "schermen"
WIDTHS = {"breed": 1280, "telefoon": 360}
CHILDREN = 2000
# What a round by links does not meet: questions with their answers, and what goes wrong.
QUESTIONS = (
    "/?soort=thuiszitter",
    "/telling/?per=gemeente&met=kop-nh-2015",
    "/telling/?parameter=lang_dagen&waarde=14",
    "/bestaat-niet/",
)
DAY = "dag-"
LIVES = "leven-"
STORIES = (DAY, LIVES)  # pictures of `bewijs.dag` and `bewijs.levens`, which are no round
HIGHEST = 1500  # pixels; a long list says no more further down


def main() -> int:
    """Return 0 when no page breaks a rule of axe."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        if not old.name.startswith(STORIES):
            old.unlink()
    rows: list[tuple[str, str, str, int]] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        chromium() as browser,
        demo_site(Path(folder) / "gegevens", CHILDREN) as site,
    ):
        drie_leveringen(site.url, date.today())
        rows += _log_in_page(browser, site)
        # The leerplichtambtenaar first: most pictures are of the work that this is all for.
        for account in sorted(ACCOUNTS, key=lambda account: not account[0].startswith("leer")):
            for name, width in WIDTHS.items():
                rows += _round(browser, site, account, name, width, {row[:2] for row in rows})
    _write(rows)
    faults = sum(row[3] for row in rows)
    print(f"{len(rows)} pictures of {len({row[0] for row in rows})} pages, {faults} faults of axe")
    return 1 if faults else 0


def _log_in_page(browser: Browser, site: Site) -> list[tuple[str, str, str, int]]:
    rows = []
    for name, width in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": 900}, locale="nl-NL")
        page.goto(f"{site.url}/inloggen")
        rows.append(("/inloggen", name, "niemand", take(page, "/inloggen", name)))
        page.close()
    return rows


def _round(
    browser: Browser,
    site: Site,
    account: tuple[str, str, str],
    name: str,
    width: int,
    taken: set[tuple[str, str]],
) -> list[tuple[str, str, str, int]]:
    page = site.inloggen(browser, account, width)
    who = account[0].split("@")[0]
    rows = []
    known = frozenset(kind for kind, width_name in taken if width_name == name)
    for kind in ronde(page, site.url + "/", known=known):
        if (kind, name) not in taken:
            rows.append((kind, name, who, take(page, kind, name)))
    for question in QUESTIONS:
        if (question, name) not in taken:
            page.goto(site.url + question)
            rows.append((question, name, who, take(page, question, name)))
    page.context.close()
    return rows


def take(page: Page, kind: str, width: str) -> int:
    """Save the picture and return the number of rules that the page breaks."""
    findings = axe(page)
    for finding in findings:
        print(f"{kind} ({width}): {finding}")
    size = page.viewport_size
    height = min(page.evaluate("document.documentElement.scrollHeight"), HIGHEST)
    clip = {"x": 0, "y": 0, "width": size["width"], "height": height}
    page.screenshot(path=FOLDER / f"{file_name(kind)}-{width}.png", clip=clip, full_page=True)
    return len(findings)


def file_name(kind: str) -> str:
    """Return a short name: `/jongere/{sleutel}/waarom/` is `jongere-waarom`.

    A key at the end stays as `een`, or a list and one of its items would share a picture.
    """
    words = re.sub(r"\{\w+\}/( |$)", "een ", kind)
    words = re.sub(r"\{\w+\}", "", words)
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or "werkvoorraad"


def _write(rows: list[tuple[str, str, str, int]]) -> None:
    lines = [
        "# Schermen",
        "",
        "Gemaakt met `python -m bewijs.schermen`; alle kinderen en mensen zijn verzonnen.",
        "Een dag van begin tot eind, door vijf mensen: [dag.md](dag.md).",
        "Drie levens van eerste verzuim tot nazorg: [levens.md](levens.md).",
        "",
        "| pagina | gezien door | axe | breed | telefoon |",
        "|---|---|---|---|---|",
    ]
    for kind in sorted({row[0] for row in rows}):
        mine = [row for row in rows if row[0] == kind]
        name = file_name(kind)
        pictures = " | ".join(f"[{width}]({name}-{width}.png)" for width in WIDTHS)
        faults = sum(row[3] for row in mine)
        lines.append(f"| `{kind}` | {mine[0][2]} | {faults} | {pictures} |")
    (FOLDER / "README.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
