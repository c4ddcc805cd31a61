"""What the tests of the embedded server share."""

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inbeeld.config.postgres_server import bin_folder, socket_folder
from tests.config.owner_process import Owner, copy_for_others

# initdb asks for its user's name, so it must be an account; this one is on every Linux.
PLAIN_USER = pwd.getpwnam("daemon").pw_uid


@pytest.fixture
def own() -> Iterator[Callable[..., Owner]]:
    """Start owners that are ended, whatever the test does to them."""
    owners: list[Owner] = []

    def start(data: Path, *settings: str, **options: object) -> Owner:
        owners.append(Owner(data, *settings, **options))
        return owners[-1]

    yield start
    for owner in owners:
        if owner.process.poll() is None:
            owner.process.terminate()
            owner.process.communicate(timeout=30)
        shutil.rmtree(socket_folder(owner.data), ignore_errors=True)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of a server that ended well: making one takes longer than what is tried."""
    data = tmp_path_factory.mktemp("made") / "pg"
    owner = Owner(data)
    owner.url()
    owner.leave()
    shutil.rmtree(socket_folder(data), ignore_errors=True)
    return next(folder for folder in data.parent.glob("pg-*") if folder.is_dir())


@pytest.fixture
def as_root() -> None:
    """Skip unless root, who alone can become somebody else."""
    if os.getuid() != 0:
        pytest.skip("needs root: it starts processes as another user or without rights")


@pytest.fixture
def plain_user(as_root: None, tmp_path: Path) -> dict[str, object]:
    """Options for an Owner that is a plain user: prefix, a Python it can run, its own program."""
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.stat().st_uid == 0 and folder.is_relative_to("/tmp/pytest-of-root"):  # noqa: S108
            folder.chmod(folder.stat().st_mode | 0o011)
    prefix = ["setpriv", f"--reuid={PLAIN_USER}", f"--regid={PLAIN_USER}", "--clear-groups"]
    binaries = bin_folder(os.environ)
    if not _can_run(prefix, [binaries / "postgres", "--version"]):
        pytest.skip("the PostgreSQL binaries lie where a plain user cannot read")
    for python in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        if _can_run(
            prefix, [python, "-I", "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
        ):
            return {
                "prefix": prefix,
                "python": [python],
                "program": copy_for_others(tmp_path / "programma"),
                "env": {"PG_BIN": str(binaries), "PYTHONSAFEPATH": ""},
            }
    pytest.skip("no Python 3.11 that a plain user can run")


_ASK_VERSION = "import sys; sys.exit(sys.version_info < (3, 11))"


def _can_run(prefix: list[str], command: list[str | Path]) -> bool:
    try:
        done = subprocess.run([*prefix, *command], capture_output=True, check=False, cwd="/")
    except OSError:
        return False
    return done.returncode == 0
