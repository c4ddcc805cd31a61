"""Somebody who works with the keyboard alone: Tab, arrows, Space, Enter and letters."""

from playwright.sync_api import Page

TUSSEN_TOETSEN = 25  # milliseconds
MEESTE_TABS = 90
_WIE = """() => { const e = document.activeElement;
  const label = e.labels && e.labels[0] ? e.labels[0].innerText : e.innerText || '';
  return label.replace(/\\s+/g, ' ').trim() }"""
_IN_GROEP = """t => [...document.getElementsByName(document.activeElement.name || '-')]
  .some(e => e.labels && e.labels[0] && e.labels[0].innerText.trim() === t)"""


class Toetsenbord:
    """Somebody who never touches the screen, and needs `tussen` milliseconds for each key."""

    def __init__(self, page: Page, tussen: int = TUSSEN_TOETSEN) -> None:
        self.page, self.tussen = page, tussen

    def naar(self, tekst: str) -> None:
        """Tab on until what has the focus is called so."""
        for _ in range(MEESTE_TABS):
            if self.page.evaluate(_WIE).startswith(tekst):
                return
            self.page.keyboard.press("Tab", delay=self.tussen)
        raise AssertionError(f"no key leads to '{tekst}' on {self.page.url}")

    def tik(self, tekst: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.type(tekst, delay=self.tussen)

    def vul(self, label: str, tekst: str) -> None:
        """Go to a field and type in it."""
        self.naar(label)
        self.tik(tekst)

    def kies(self, tekst: str) -> None:
        """Choose from radio buttons: the focus falls on the first of its group, arrows go on."""
        for _ in range(MEESTE_TABS):
            if self.page.evaluate(_WIE) == tekst:
                self.page.keyboard.press("Space", delay=self.tussen)
                return
            is_keus = self.page.evaluate("() => document.activeElement.type === 'radio'")
            groep = self.page.evaluate(_IN_GROEP, tekst)
            toets = "ArrowDown" if is_keus and groep else "Tab"
            self.page.keyboard.press(toets, delay=self.tussen)
        raise AssertionError(f"no key leads to '{tekst}' on {self.page.url}")

    def verder(self, knop: str = "Verder") -> None:
        """Press the button or follow the link of that name; the next page stands on return."""
        self.naar(knop)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter", delay=self.tussen)
