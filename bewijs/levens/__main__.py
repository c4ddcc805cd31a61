"""Three lives played in a real browser, with pictures.

`python -m bewijs.levens` serves a fresh demo region and plays all three; `python -m bewijs.levens
meisje` one of them. Prints what was looked at, and returns 1 at the first thing that is not so.
Pictures: `docs/schermen/levens.md`, which only a round of all three writes anew.

What happened on an earlier day is entered today with that day, as people do. What must wait for a
day to come is brought forward in the database; the output says so where it happens.
"""

import sys
import tempfile
from pathlib import Path
from types import ModuleType

from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

from bewijs.levens import jongen, meisje, verdwenen
from bewijs.schermen import FOLDER, LIVES
from bewijs.toneel import Seen, table, write
from tests.browser.chromium import chromium
from tests.browser.site import Site, demo_site

CHILDREN = 400
LIVES_PLAYED: tuple[ModuleType, ...] = (meisje, jongen, verdwenen)


def play(browser: Browser, site: Site, story: ModuleType) -> tuple[str, Seen]:
    """Play one life; returns whose it was and what was seen. Raises where something is not so."""
    life = story.begin(browser, site)
    print(f"\n{story.OVER} ({life.name})")
    try:
        for part in story.PARTS:
            part(life)
    except (AssertionError, PlaywrightError):
        print(life.where(), file=sys.stderr)
        raise
    life.close()
    return life.name, life.seen


def _write(played: list[tuple[ModuleType, str, Seen]]) -> None:
    lines = [
        "# Drie levens",
        "",
        "Gemaakt met `python -m bewijs.levens`; alle kinderen en mensen zijn verzonnen. Wat eerder",
        "gebeurde, is vandaag ingevoerd met de dag waarop het was. Alleen de laatste dag van de",
        "nazorg is in de database naar vandaag gezet.",
    ]
    for story, name, seen in played:
        lines += ["", f"## {name}", "", story.OVER, "", *table(seen)]
    write("levens.md", lines)


def main(argv: list[str]) -> int:
    """Return 0 when every life went as it should."""
    stories = [s for s in LIVES_PLAYED if not argv or s.TITLE in argv]
    if not stories or len(stories) < len(argv):
        print(f"Kies uit: {', '.join(s.TITLE for s in LIVES_PLAYED)}", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    for story in stories:
        for old in FOLDER.glob(f"{LIVES}{story.TITLE}-*.png"):
            old.unlink()
    played: list[tuple[ModuleType, str, Seen]] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        chromium() as browser,
        demo_site(Path(folder) / "gegevens", CHILDREN) as site,
    ):
        for story in stories:
            try:
                played.append((story, *play(browser, site, story)))
            except (AssertionError, PlaywrightError) as wrong:
                print(f"NIET ZO: {wrong}", file=sys.stderr)
                return 1
    if len(stories) == len(LIVES_PLAYED):
        _write(played)
    moments = sum(len(seen) for _, _, seen in played)
    print(f"\n{len(played)} levens, {moments} momenten, {2 * moments} plaatjes, niets voor axe")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
