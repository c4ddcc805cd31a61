"""The whole site as `make demo` serves it, with fewer children, for browser tests and pictures."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, StorageState

START_WITHIN = 180  # seconds, on a slow machine that does other things too


@dataclass(frozen=True)
class Site:
    """Where it is served, its data folder, and the process that serves it."""

    url: str
    map: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
            self.process.wait(30)

    def kill(self) -> None:
        """End the web server and its workers as a power cut does."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)

    def inloggen(self, browser: Browser, account: tuple[str, str, str], breedte: int) -> Page:
        """Return a page of a fresh context in which the account has just logged in."""
        naam, wachtwoord, _rol = account
        page = nieuwe_pagina(browser, breedte)
        page.goto(f"{self.url}/inloggen")
        page.locator("input[name=username]").fill(naam)
        page.locator("input[name=password]").fill(wachtwoord)
        page.locator("main button[type=submit], form button[type=submit]").first.click()
        page.wait_for_load_state()
        assert "/inloggen" not in page.url, f"{naam} cannot log in"
        return page


def nieuwe_pagina(browser: Browser, breedte: int, sessie: StorageState | None = None) -> Page:
    """A page of a fresh context, with the cookies of `sessie`."""
    context = browser.new_context(
        viewport={"width": breedte, "height": 900},
        locale="nl-NL",
        reduced_motion="reduce",
        storage_state=sessie,
    )
    return context.new_page()


@contextmanager
def demo_site(
    folder: Path, jongeren: int, database: Mapping[str, str] | None = None
) -> Iterator[Site]:
    """Serve a region for as long as the context lasts."""
    site = start_site(folder, jongeren, database)
    try:
        yield site
    finally:
        site.stop()


def start_site(folder: Path, jongeren: int, database: Mapping[str, str] | None = None) -> Site:
    """Start `make demo`'s service on a data folder, and return when it answers.

    Its own PostgreSQL, migrations, static files and web server: what is tested is what is served.
    `database` names another, as in the environment, for instance one that is migrated already.
    """
    port = _free_port()
    # The test run's own database must not be filled with a region.
    env = {key: value for key, value in os.environ.items() if not key.startswith("DATABASE_")}
    env["INBEELD_MAP"] = str(folder)
    if database is not None:
        env |= {**database, "INBEELD_DEMO": "1"}
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "dienst.log"
    command = [sys.executable, "-m", "inbeeld.demo.dienst"]
    with log.open("w") as output:
        process = subprocess.Popen(
            [*command, "--poort", str(port), "--jongeren", str(jongeren)],
            env=env,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    site = Site(f"http://127.0.0.1:{port}", folder, process)
    try:
        _wait_until_it_answers(site, log)
    except BaseException:
        site.kill()
        raise
    return site


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(site: Site, log: Path) -> None:
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline and site.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{site.url}/gezond", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the site does not start:\n" + log.read_text()[-4000:])
