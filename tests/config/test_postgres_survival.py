"""The embedded server when processes die: nothing is left behind, nothing committed is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.config.owner_process import Owner, server_pids, wait_for, wait_until_gone

Own = Callable[..., Owner]


@pytest.fixture(autouse=True)
def _made(made: Path, tmp_path: Path) -> None:
    """What `own(tmp_path / "pg")` finds; `cp` keeps whose it is."""
    subprocess.run(["cp", "-a", made, tmp_path / made.name], check=True)


def fill(url: str) -> psycopg.Connection:
    """Commit three rows and return the connection, open."""
    connection = psycopg.connect(url, autocommit=True)
    connection.execute("create table rij (nummer int)")
    connection.execute("insert into rij values (1), (2), (3)")
    return connection


def rows(url: str) -> int | None:
    """Return the number of rows, None while there is no answer."""
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            return connection.execute("select count(*) from rij").fetchone()[0]
    except psycopg.OperationalError:
        return None


def postmaster(data: Path) -> int:
    """Return the server's process id as PostgreSQL wrote it."""
    file = next(data.parent.glob(f"{data.name}-*/postmaster.pid"))
    return int(file.read_text().split()[0])


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGHUP", "SIGINT"])
def test_the_server_ends_with_its_owner(tmp_path: Path, own: Own, name: str) -> None:
    owner = own(tmp_path / "pg")
    connection = fill(owner.url())
    owner.kill(signal.Signals[name])
    assert wait_until_gone(tmp_path / "pg", 2)
    connection.close()
    assert rows(own(tmp_path / "pg").url()) == 3


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_the_next_start_need_not_wait(tmp_path: Path, own: Own, name: str) -> None:
    owner = own(tmp_path / "pg")
    fill(owner.url()).close()
    owner.kill(signal.Signals[name])
    assert rows(own(tmp_path / "pg").url()) == 3


def test_a_killed_postmaster_comes_back_with_all_rows(tmp_path: Path, own: Own) -> None:
    url = own(tmp_path / "pg").url()
    connection = fill(url)
    first = postmaster(tmp_path / "pg")
    os.kill(first, signal.SIGKILL)
    assert wait_for(lambda: rows(url) == 3, 10)
    assert postmaster(tmp_path / "pg") != first
    connection.close()


def test_both_killed_together(tmp_path: Path, own: Own) -> None:
    owner = own(tmp_path / "pg")
    fill(owner.url()).close()
    pid = postmaster(tmp_path / "pg")
    os.kill(owner.process.pid, signal.SIGSTOP)  # it must not notice the first death
    os.kill(pid, signal.SIGKILL)
    owner.kill(signal.SIGKILL)
    assert rows(own(tmp_path / "pg").url()) == 3


def test_both_killed_while_a_backend_is_computing(tmp_path: Path, own: Own) -> None:
    """Nobody answers, but the lock is held until that backend notices: the next owner waits."""
    owner = own(tmp_path / "pg")
    url = owner.url()
    fill(url).close()
    connection = psycopg.connect(url, autocommit=True)
    busy = "select count(*) from generate_series(1, 30000) a, generate_series(1, 3000) b"
    connection.pgconn.send_query(busy.encode())
    pid = postmaster(tmp_path / "pg")
    os.kill(owner.process.pid, signal.SIGSTOP)
    os.kill(pid, signal.SIGKILL)
    owner.kill(signal.SIGKILL)
    assert server_pids(tmp_path / "pg"), "the backend is still at it"
    assert rows(own(tmp_path / "pg").url()) == 3
    connection.close()


def test_both_killed_under_a_first_process_that_never_reaps(as_root: None, tmp_path: Path) -> None:
    """In a PID namespace of its own, whose first process leaves every zombie lying."""
    repeat = subprocess.run(
        ["unshare", "--pid", "--fork", "--mount-proc", sys.executable, __file__, tmp_path / "pg"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    if "unshare failed" in repeat.stderr or "Operation not permitted" in repeat.stderr:
        pytest.skip("this machine gives no PID namespace")
    assert repeat.stdout.split() == ["zombies", "3"], repeat.stderr


@pytest.mark.parametrize("content", ["stranger", "truncated"])
def test_a_pid_file_that_lies(tmp_path: Path, own: Own, content: str) -> None:
    owner = own(tmp_path / "pg")
    fill(owner.url()).close()
    owner.leave()
    stranger = subprocess.Popen(["sleep", "60"])
    folder = next(tmp_path.glob("pg-*/"))
    text = f"{stranger.pid}\n{folder}\n1700000000\n" if content == "stranger" else "12"
    (folder / "postmaster.pid").write_text(text)
    try:
        following = own(tmp_path / "pg")
        assert rows(following.url()) == 3
        following.leave()
        assert stranger.poll() is None, "the stranger lives"
    finally:
        stranger.kill()
        stranger.wait()


def test_killed_during_initdb(tmp_path: Path, own: Own) -> None:
    owner = own(tmp_path / "new")
    assert wait_for(lambda: list(tmp_path.glob("new-*.new/base/1/*")), 10)
    owner.kill(signal.SIGKILL)
    assert not list(tmp_path.glob("new-[0-9][0-9]")), "it was still being made"
    with psycopg.connect(own(tmp_path / "new").url()) as connection:
        found = connection.execute("select array_agg(datname order by datname) from pg_database")
        assert found.fetchone()[0] == ["postgres", "template0", "template1"]


def _first_process(data: Path) -> None:
    """Run as PID 1: start an owner one level down, kill it and its server, reap nobody, start."""
    middle = subprocess.Popen(
        [
            *(sys.executable, "-c"),
            "import sys; from tests.config.owner_process import Owner; from pathlib import Path;"
            "owner = Owner(Path(sys.argv[1])); print(owner.url(), owner.process.pid, flush=True);"
            "sys.stdin.read()",
            data,
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    url, owner = middle.stdout.readline().split()
    fill(url).close()
    everyone = [int(owner), postmaster(data)]
    os.kill(int(owner), signal.SIGSTOP)  # else it would leave tidily when the middle one dies
    # The middle one first: then the owner and its server are orphans of PID 1, who will not reap.
    for pid in (middle.pid, *everyone):
        os.kill(pid, signal.SIGKILL)
    assert wait_until_gone(data, 5)
    states = [_state(pid) for pid in everyone]
    print("zombies" if "Z" in states else f"no zombies: {states}")
    following = Owner(data)
    print(rows(following.url()))
    following.leave()


def _state(pid: int) -> str:
    file = Path(f"/proc/{pid}/stat")
    return file.read_text().rsplit(")")[1].split()[0] if file.exists() else "gone"


if __name__ == "__main__":
    _first_process(Path(sys.argv[1]))
