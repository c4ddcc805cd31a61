"""Pictures of every dashboard and every page of the figures, wide and on a phone; what axe says of
them; and whether their charts are read without colour.

`python -m bewijs.cijferschermen` writes `docs/schermen/cijfers/`. Pages are found by following the
links from each dashboard, through what can be made there: a report, a comparison, a publication.
With the address of a demo that is served already it uses that one.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from bewijs.kleurenblind import CDP, beoordeel
from bewijs.loper import ROOT
from inbeeld.demo.accounts import WACHTWOORD
from tests.browser.chromium import axe, chromium
from tests.browser.ronde import ADRESSEN, NOT_FOLLOWED, kind_of
from tests.browser.site import Site, demo_site

FOLDER = ROOT / "docs" / "schermen" / "cijfers"
WIDTHS = {"breed": 1280, "telefoon": 390}
CHILDREN = 2000
HIGHEST = {"overzicht": 6000, "kleur": 3600}  # pixels: a dashboard is looked at whole
REST = 1800
PUBLIEK = {  # audience → who it is in the demo
    "wethouder": "bestuur.0392@demo.example",
    "schoolbestuur": "bestuurder@demo.example",
    "samenwerkingsverband": "swv@demo.example",
    "leerplicht": "leerplicht@demo.example",
    "school": "school@demo.example",
    "regio": "regio@demo.example",
}
# Of these pictures as others see the colours: one with few charts, one with all.
IN_ANDERE_KLEUREN = ("wethouder", "regio")
# Where something can be made that has a page of its own: the form is sent as it stands.
TE_MAKEN = re.compile(r"/(rapporten/nieuw/[a-z_]+|vergelijken|publicaties/nieuw)/$")
OF_THE_ROOM = ("/cijfers/", "/opendata/")
READY_WITHIN = 90_000  # milliseconds for a calculation
CHARTS = "main .ib-tekening svg"


@dataclass
class Gezien:
    """What was looked at, and what is wrong with it."""

    rijen: list[tuple[str, str, str, str]] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)
    tekeningen: int = 0

    def bekijk(self, page: Page, kind: str, who: str, width: str) -> None:
        """Look at the page as it is now, and keep a picture of it."""
        where = f"{kind} ({who}, {width})"
        self.fouten += [f"{where}: {finding}" for finding in axe(page)]
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if over > 0:
            self.fouten.append(f"{where}: {over} pixels too wide")
        self.fouten += [f"{where}: {fault}" for fault in _without_colour(page)]
        drawings = page.eval_on_selector_all(CHARTS, "all => all.map(svg => svg.outerHTML)")
        self.tekeningen += len(drawings)
        self.fouten += [f"{where}: {fault}" for svg in drawings for fault in beoordeel(svg)]
        name = f"{_file_name(kind)}-{width}.png"
        take(page, FOLDER / name)
        self.rijen.append((kind, who, width, name))


# Words and a sign go with every colour outside the charts.
WORDLESS = """() => [...document.querySelectorAll(
  '.ib-badge, .ib-cijferkaart, .ib-trend--goed, .ib-trend--slecht')]
  .filter(e => e.innerText.trim() === '' ||
    (e.matches('.ib-trend--goed, .ib-trend--slecht') && !/^[▲▼=]/.test(e.innerText.trim())))
  .map(e => e.className)"""


def _without_colour(page: Page) -> list[str]:
    return [f"{name} says something by colour alone" for name in page.evaluate(WORDLESS)]


def take(page: Page, path: Path) -> None:
    """Save a picture of the whole page, as far down as is looked at."""
    size = page.viewport_size
    most = HIGHEST.get(path.name.partition("-")[0], REST)
    height = min(page.evaluate("document.documentElement.scrollHeight"), most)
    clip = {"x": 0, "y": 0, "width": size["width"], "height": height}
    page.screenshot(path=path, clip=clip, full_page=True)


@contextmanager
def _site() -> Iterator[Site]:
    """A demo of our own, or the one that is served at the address on the command line."""
    if len(sys.argv) > 1:
        yield Site(sys.argv[1].rstrip("/"), Path(), None)  # type: ignore[arg-type]
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        demo_site(Path(folder) / "gegevens", CHILDREN) as site,
    ):
        yield site


def main() -> int:
    """Return 0 when nothing is wrong with any page or chart."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    seen = Gezien()
    with chromium() as browser, _site() as site:
        for audience, account in PUBLIEK.items():
            for width, pixels in WIDTHS.items():
                _dashboard(browser, site, seen, audience, account, width, pixels)
        known: dict[str, set[str]] = {width: set() for width in WIDTHS}
        # The region first: it opens most.
        for audience in reversed(PUBLIEK):
            for width, pixels in WIDTHS.items():
                _room(browser, site, seen, audience, width, pixels, known[width])
    _write(seen)
    for fault in seen.fouten:
        print(fault)
    pages = len({row[0] for row in seen.rijen})
    print(
        f"{len(seen.rijen)} pictures of {pages} pages, {seen.tekeningen} charts judged in five "
        f"ways of seeing, {len(seen.fouten)} faults"
    )
    return 1 if seen.fouten else 0


def _dashboard(
    browser: Browser, site: Site, seen: Gezien, audience: str, account: str, width: str, pixels: int
) -> None:
    """The first page of figures, and wide also as others see its colours."""
    page = site.inloggen(browser, (account, WACHTWOORD, ""), pixels)
    page.goto(f"{site.url}/cijfers/")
    seen.bekijk(page, f"overzicht {audience}", account.split("@")[0], width)
    if width == "breed" and audience in IN_ANDERE_KLEUREN:
        cdp = page.context.new_cdp_session(page)
        for soort, naam in CDP.items():
            cdp.send("Emulation.setEmulatedVisionDeficiency", {"type": naam})
            file = f"kleur-{soort}-{audience}.png"
            take(page, FOLDER / file)
            seen.rijen.append((f"overzicht {audience}", soort, "kleur", file))
        cdp.send("Emulation.setEmulatedVisionDeficiency", {"type": "none"})
    page.context.close()


def _room(
    browser: Browser,
    site: Site,
    seen: Gezien,
    audience: str,
    width: str,
    pixels: int,
    known: set[str],
) -> None:
    """Every kind of page of the figures that this audience reaches and nobody reached before."""
    account = PUBLIEK[audience]
    page = site.inloggen(browser, (account, WACHTWOORD, ""), pixels)
    for kind in _follow(page, site.url, known, seen):
        seen.bekijk(page, kind, account.split("@")[0], width)
    page.context.close()


def _follow(page: Page, base: str, known: set[str], seen: Gezien) -> Iterator[str]:
    """Open a page of every new kind, breadth first, and yield its kind while it is shown."""
    queue = ["/cijfers/"]
    while queue:
        address = queue.pop(0)
        path = urlsplit(address).path
        kind = _kind(path)
        if kind in known and address != "/cijfers/":
            continue
        answer = page.goto(base + address)
        if answer is None or not answer.ok:
            seen.fouten.append(f"{kind}: the link gives {answer.status if answer else 'nothing'}")
            continue
        known.add(kind)
        if address != "/cijfers/":
            yield kind
        queue += _links(page, base)
        if TE_MAKEN.search(path):
            made = _make(page, base)
            queue += [made] if made else []


def _kind(path: str) -> str:
    """The address without its keys and codes: one explanation stands for all."""
    path = re.sub(r"(/uitleg|/rapporten/nieuw|/route)/[a-z_]+/", r"\1/{code}/", kind_of(path))
    return re.sub(r"\.\w+$", "", path)


def _links(page: Page, base: str) -> list[str]:
    found = page.eval_on_selector_all("main a[href]", ADRESSEN)
    uit = []
    for link in found:
        target = urlsplit(link)
        inside = f"{target.scheme}://{target.netloc}" == base
        file = NOT_FOLLOWED.search(target.path) or "bestand" in target.path + target.query
        if inside and not file and target.path.startswith(OF_THE_ROOM):
            uit.append(target.path + (f"?{target.query}" if target.query else ""))
    return uit


def _make(page: Page, base: str) -> str:
    """Send the form of the page, as it stands but for what it compares with; the address of what
    came of it, '' where there is nothing to send."""
    form = page.locator("main form[method=post]").last
    definities = form.locator("select[name*=definitie]")
    if definities.count() > 1:  # a comparison is of two ways of counting
        definities.last.select_option(index=0)
        if definities.last.input_value() == definities.first.input_value():
            definities.last.select_option(index=1)
    if not form.count():
        return ""
    form.locator("button[type=submit]").first.click()
    page.wait_for_load_state()
    # A long calculation shows how far it is, and goes on to its outcome.
    page.wait_for_url(lambda url: "/berekening/" not in url, timeout=READY_WITHIN)
    target = urlsplit(page.url)
    return target.path + (f"?{target.query}" if target.query else "")


def _file_name(kind: str) -> str:
    words = re.sub(r"\{\w+\}(/|$)", "een ", kind)
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _write(seen: Gezien) -> None:
    lines = [
        "# Cijfers in beeld",
        "",
        "Gemaakt met `python -m bewijs.cijferschermen`; alle kinderen en mensen zijn verzonnen.",
        "",
        f"{seen.tekeningen} tekeningen zijn beoordeeld zoals mensen ze zien die rood, groen of "
        "blauw niet zien, en in grijs: wat een kleur vertelt, vertellen ook woorden, een vorm, een "
        f"streep of vakjes. Fouten: {len(seen.fouten)}.",
        "",
        "| pagina | gezien door | plaatjes |",
        "|---|---|---|",
    ]
    for kind in dict.fromkeys(row[0] for row in seen.rijen):
        mine = [row for row in seen.rijen if row[0] == kind]
        pictures = ", ".join(
            f"[{who if width == 'kleur' else width}]({name})" for _, who, width, name in mine
        )
        lines.append(f"| `{kind}` | {mine[0][1]} | {pictures} |")
    (FOLDER / "README.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
