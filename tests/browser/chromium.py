"""Debian's Chromium for the tests and the screenshots, and axe to judge a page."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

EXECUTABLE = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",  # as root Chromium has no sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a browser that asks nothing of the outside world."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(EXECUTABLE), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


# Text in the very colour of its background is to axe not a fault but a question: to us it is one.
# Only of what is judged does axe look up where it stands; what passes is most of a page.
JUDGE = """axe.run({resultTypes: ["violations", "incomplete"]}).then(found => {
  const unseen = found.incomplete.filter(rule => rule.id === "color-contrast").map(rule => ({
    ...rule, help: "text has the colour of its background",
    nodes: rule.nodes.filter(node => node.any.some(
      check => check.data && check.data.messageKey === "equalRatio"))}));
  const all = found.violations.concat(unseen.filter(rule => rule.nodes.length));
  return JSON.stringify(all);
})"""


@dataclass(frozen=True)
class Bevinding:
    """One rule of axe that a page breaks: where, and what it says about it."""

    regel: str
    uitleg: str
    plaatsen: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.regel}: {self.uitleg} ({'; '.join(self.plaatsen[:3])})"


def axe(page: Page) -> list[Bevinding]:
    """Return what axe finds on the page as it is now: WCAG 2.2 A and AA, and best practices."""
    # Evaluated by the browser's own debugger: a script tag would have to break the page's CSP.
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text())
    found = json.loads(page.evaluate(JUDGE))
    return [
        Bevinding(rule["id"], rule["help"], tuple(str(node["target"][0]) for node in rule["nodes"]))
        for rule in found
    ]
