"""The site as it is installed, not the demo, for a real browser: second factors are asked for."""

from collections.abc import Callable, Iterator

import pytest
from django.test import override_settings
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from inbeeld.config.oidc import Aanbieder
from inbeeld.toegang.matrix.paginas import IEDEREEN, PAGINAS
from tests.browser.bekijken import bekijk
from tests.toegang.browser import proefpagina

SUBJECT, VREEMDE = "subject-van-school", "subject-van-niemand"


class Kijker:
    """A person at a browser: opens pages, and looks at each of them wide and on a phone."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.fouten: list[str] = []
        page.on("pageerror", lambda fout: self.fouten.append(str(fout)))
        page.on("console", self._luister)

    def _luister(self, bericht: ConsoleMessage) -> None:
        # A page that answers 4xx is reported too; here that is what is tested. So is what the
        # provider's own page lacks.
        van_ons = bericht.location["url"].startswith(self.url)
        if bericht.type == "error" and van_ons and "status of 4" not in bericht.text:
            self.fouten.append(bericht.text)

    def ga(self, pad: str) -> None:
        self.page.goto(self.url + pad)

    def bekijk(self, naam: str) -> None:
        """No barrier, nothing that hangs over, nothing that the policy stopped, at both widths."""
        bekijk(self.page, naam)
        assert self.fouten == [], naam

    def vul(self, **velden: str) -> None:
        for label, waarde in velden.items():
            self.page.get_by_label(label).fill(waarde)

    def druk(self, naam: str) -> None:
        """Push a button or follow a link that looks like one, and wait for the page."""
        rol = "button" if self.page.get_by_role("button", name=naam).count() else "link"
        with self.page.expect_navigation():
            self.page.get_by_role(rol, name=naam, exact=True).click()


@pytest.fixture
def kijker(
    transactional_db: None,
    live_server: LiveServer,
    browser: Browser,
) -> Iterator[Callable[[], Kijker]]:
    """Somebody new at a browser of their own. Passkeys need a name and not a number: localhost."""
    contexten = []

    def nieuw() -> Kijker:
        context = browser.new_context(
            viewport={"width": 1280, "height": 900}, locale="nl-NL", reduced_motion="reduce"
        )
        contexten.append(context)
        return Kijker(context.new_page(), live_server.url)

    yield nieuw
    for context in contexten:
        context.close()


@pytest.fixture
def proef(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The site with a page that asks for a confirmation, named in the matrix as pages must be."""
    for naam in ("proef", "proef_uit"):
        monkeypatch.setitem(PAGINAS, naam, IEDEREEN)
    with override_settings(ROOT_URLCONF=proefpagina.__name__):
        yield


@pytest.fixture
def aanbieder() -> Iterator[Aanbieder]:
    """A real provider of school 10AB00, at an origin of its own, and the site that knows it."""
    mensen = [User(sub=sub, claims={"amr": ["pwd", "mfa"]}) for sub in (SUBJECT, VREEMDE)]
    with run_server_in_thread(user_claims=mensen) as server:
        school = Aanbieder(
            id="school-ab",
            naam="School AB",
            server=f"http://localhost:{server.server_port}",
            client_id="inbeeld",
            client_geheim="geheim",
            organisaties=("school:10AB00",),
            amr=("mfa",),
        )
        apps = {"openid_connect": {"APPS": [school.app()]}}
        with override_settings(OIDC_AANBIEDERS={school.id: school}, SOCIALACCOUNT_PROVIDERS=apps):
            yield school
