"""A fresh clone on which nothing is installed: how long until the first page, and do tests pass?

`python -m bewijs.verse_kloon demo|test [--gebruiker NAAM]`: with `--gebruiker` (as root) everything
runs as that plain user, in a home of its own. Only npm's and pip's download caches may be warm.
"""

import argparse
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bewijs.loper import ROOT
from tests.browser.bezoeker import Bezoeker, children_on

FIRST_PAGE_WITHIN = 600


def main() -> int:
    """Return 0 when the page was served or the tests passed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("wat", choices=("demo", "test"))
    parser.add_argument("--gebruiker")
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="verse-kloon-"))
    try:
        clone = home / "inbeeld"
        subprocess.run(["git", "clone", "--quiet", f"file://{ROOT}", clone], check=True)
        prefix = _become(options.gebruiker, home)
        make = [*prefix, "make", "--no-print-directory", f"PYTHON={_python(prefix)}"]
        if options.wat == "test":
            return _test(make, clone, home)
        return _demo(make, clone, home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _become(user: str | None, home: Path) -> list[str]:
    if user is None:
        return []
    account = pwd.getpwnam(user)
    for path in [home, *home.rglob("*")]:
        os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)
    return ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]


def _python(prefix: list[str]) -> str:
    """Return the first Python that is new enough and that this user may run."""
    question = "import sys, venv; sys.exit(sys.version_info < (3, 11))"
    # Not the one of this checkout's own environment, which stands first on the path here.
    folders = [p for p in os.environ["PATH"].split(os.pathsep) if ".venv" not in p]
    for folder in [*folders, "/usr/local/bin", "/usr/bin"]:
        python = shutil.which("python3", path=folder)
        if python:
            done = subprocess.run([*prefix, python, "-c", question], capture_output=True, cwd="/")
            if done.returncode == 0:
                return python
    raise SystemExit("no Python 3.11 with venv that this user can run")


def _environment(home: Path) -> dict[str, str]:
    kept = ("PATH", "LANG", "TMPDIR", "SSL_CERT_FILE", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY")
    env = {key: os.environ[key] for key in kept if key in os.environ}
    # Where packages come from is the machine's business: its settings go along, its home does not.
    env |= {
        key: value for key, value in os.environ.items() if key.startswith(("PIP_", "npm_config_"))
    }
    env["PATH"] = os.pathsep.join(p for p in env["PATH"].split(os.pathsep) if ".venv" not in p)
    return {**env, "HOME": str(home)}


def _test(make: list[str], clone: Path, home: Path) -> int:
    began = time.monotonic()
    done = subprocess.run(
        [*make, "test"], cwd=clone, env=_environment(home), text=True, capture_output=True
    )
    lines = (done.stdout + done.stderr).rstrip().splitlines()
    print("\n".join(line for line in lines if re.match(r"(SKIPPED|FAILED|ERROR) ", line)))
    print("\n".join(lines[-3:]))
    print(f"make test, with all set-up: {time.monotonic() - began:.0f} s, exit {done.returncode}")
    return done.returncode


def _demo(make: list[str], clone: Path, home: Path) -> int:
    port = _free_port()
    began = time.monotonic()
    log = home / "demo.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [*make, "demo", f"PORT={port}"],
            cwd=clone,
            env=_environment(home),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        url = f"http://127.0.0.1:{port}"
        while not _answers(f"{url}/gezond"):
            if process.poll() is not None or time.monotonic() - began > FIRST_PAGE_WITHIN:
                print(log.read_text()[-3000:])
                return 1
            time.sleep(0.25)
        print(f"log-in page after {time.monotonic() - began:.0f} s")
        children = _children_on_first_page(url, log.read_text())
        print(f"first page with {children} children after {time.monotonic() - began:.0f} s")
        return 0 if children else 1
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.wait(60)


def _children_on_first_page(url: str, announced: str) -> int:
    """Log in with the last account that `make demo` names and count links to children."""
    name, password = re.findall(r"^  (\S+@\S+)\s+(\S+)", announced, re.MULTILINE)[-1]
    return children_on(Bezoeker(url).log_in(name, password))


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
