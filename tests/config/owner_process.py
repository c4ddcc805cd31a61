"""A process that owns an embedded server, so that a test can kill it.

`Owner` is the test's side; run as a program this file is the other side: it starts the server, says
where it is, and stops when its input ends. It needs the standard library and `postgres_server.py`
only, so that another user's Python can run a copy of it.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).resolve()


class Owner:
    """Starts the owner process with `prefix` before its command; `url` when it answers."""

    def __init__(
        self,
        data: Path,
        *settings: str,
        prefix: Sequence[str | Path] = (),
        python: Sequence[str | Path] = (sys.executable,),
        program: Path = HERE,
        env: dict[str, str] | None = None,
    ) -> None:
        self.data = data
        self.process = subprocess.Popen(
            [*prefix, *python, program, data, *settings],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **(env or {})},
        )

    def url(self) -> str:
        """Wait for the server's address; fails the test with the owner's words otherwise."""
        line = self.process.stdout.readline().strip()
        assert line, self.failure()
        return line

    def failure(self) -> str:
        """Wait for the end of an owner that cannot start and return what it says."""
        return self.process.communicate(timeout=30)[1]

    def leave(self) -> None:
        """Let it end normally."""
        self.process.communicate(timeout=30)

    def kill(self, number: int) -> None:
        """Send a signal and reap the owner."""
        self.process.send_signal(number)
        self.process.communicate(timeout=30)


def server_pids(data: Path) -> list[int]:
    """Return the living processes that have the lock of `data` open; zombies have nothing open."""
    lock = str(data.with_name(f"{data.name}.lock"))
    return sorted(
        int(process.name)
        for process in Path("/proc").glob("[0-9]*")
        if int(process.name) != os.getpid() and lock in _opened(process)
    )


def _opened(process: Path) -> set[str]:
    """Return what a process has open; nothing once it is gone, be it while we look."""
    found = set()
    try:
        for descriptor in (process / "fd").iterdir():
            with suppress(OSError):
                found.add(str(descriptor.readlink()))
    except OSError:
        return set()
    return found


def wait_until_gone(data: Path, seconds: float) -> bool:
    """Return whether nobody holds `data` any more within `seconds`."""
    return wait_for(lambda: not server_pids(data), seconds)


def wait_for(condition: object, seconds: float) -> bool:
    """Return whether `condition()` came true within `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return bool(condition())


def copy_for_others(folder: Path) -> Path:
    """Copy this program and the supervisor to where every user can read them."""
    from inbeeld.config import postgres_server

    folder.mkdir(mode=0o755)
    for source in (HERE, Path(postgres_server.__file__)):
        shutil.copy(source, folder)
        (folder / source.name).chmod(0o644)
    return folder / HERE.name


def main() -> int:
    """Own a server until the input ends."""
    try:
        from inbeeld.config.postgres_server import ServerError, start
    except ImportError:
        from postgres_server import ServerError, start
    data, *settings = sys.argv[1:]
    try:
        server = start(Path(data), **dict(setting.split("=", 1) for setting in settings))
    except ServerError as error:
        print(error, file=sys.stderr)
        return 3
    print(server.url, flush=True)
    sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())
