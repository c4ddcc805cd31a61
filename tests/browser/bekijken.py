"""A page as somebody, and the question whether it is whole: for axe, on a phone and on a screen."""

import os
from pathlib import Path

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from inbeeld.toegang.actor import Actor
from tests import fabriek as f
from tests.browser.chromium import axe

WIDTHS = (390, 1280)
PLAATJES = os.environ.get("INBEELD_PLAATJES", "")


def open_als(browser: Browser, server: LiveServer, actor: Actor) -> Page:
    """An empty page of somebody who is logged in on the test's own server."""
    client = Client()
    f.log_in(client, actor)
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    naam = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": naam, "value": client.cookies[naam].value, "url": server.url}])
    return context.new_page()


def bekijk(page: Page, naam: str) -> None:
    """Nothing that axe objects to and nothing that hangs over, on a phone and on a screen.

    With INBEELD_PLAATJES a picture of each is left in that folder.
    """
    was = page.viewport_size
    for breedte in WIDTHS:
        page.set_viewport_size({"width": breedte, "height": 844})
        if PLAATJES:
            page.screenshot(path=Path(PLAATJES) / f"{naam}-{breedte}.png", full_page=True)
        assert [str(v) for v in axe(page)] == [], f"{naam} ({breedte})"
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{naam} ({breedte})"
    page.set_viewport_size(was)
