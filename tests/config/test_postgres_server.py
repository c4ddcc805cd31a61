"""The embedded server: where it starts, for whom, and what it lets in."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from inbeeld.config import postgres_server
from inbeeld.config.postgres_server import AlreadyInUse, ServerError, socket_folder, start
from tests.config.owner_process import Owner, server_pids, wait_for, wait_until_gone

Own = Callable[..., Owner]
DOCKER_DEFAULT = (
    "chown,dac_override,fowner,fsetid,kill,setgid,setuid,setpcap,net_bind_service,net_raw,"
    "sys_chroot,mknod,audit_write,setfcap"
)


def ask(url: str, statement: str) -> object:
    """Return the first value of a statement on a new connection."""
    with psycopg.connect(url, connect_timeout=5) as connection:
        return connection.execute(statement).fetchone()[0]


def test_root_under_a_closed_home_changes_nothing_around_it(
    as_root: None, tmp_path: Path, own: Own
) -> None:
    home = tmp_path / "thuis"
    home.mkdir(mode=0o700)
    parents = [home, *home.parents]
    before = [stat.S_IMODE(folder.stat().st_mode) for folder in parents]
    users = Path("/etc/passwd").read_bytes()
    owner = own(home / "pg")
    assert ask(owner.url(), "select 1") == 1
    owner.leave()
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in parents] == before
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert Path("/etc/passwd").read_bytes() == users


def test_plain_user(tmp_path: Path, own: Own, request: pytest.FixtureRequest) -> None:
    options = request.getfixturevalue("plain_user") if os.getuid() == 0 else {}
    folder = _open_folder(tmp_path / "open")
    owner = own(folder / "pg", **options)
    sockets = owner.url().split("host=")[1]
    assert sockets
    assert server_pids(folder / "pg"), "it runs"
    owner.leave()
    assert wait_until_gone(folder / "pg", 2)


def test_two_users_after_each_other(
    tmp_path: Path, own: Own, plain_user: dict[str, object]
) -> None:
    folder = _open_folder(tmp_path / "open")
    first = own(folder / "van-root" / "pg")
    first.url()
    first.leave()
    second = own(_open_folder(folder / "van-ander") / "pg", **plain_user)
    second.url()
    second.leave()
    third = own(folder / "van-root" / "pg")
    assert ask(third.url(), "select 1") == 1


def test_no_tcp_and_a_private_socket_folder(tmp_path: Path, own: Own) -> None:
    url = own(tmp_path / "pg").url()
    folder = socket_folder(tmp_path / "pg")
    assert ask(url, "show listen_addresses") == ""
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not _listening_tcp_inodes() & _open_socket_inodes(server_pids(tmp_path / "pg"))


def test_another_user_is_refused(tmp_path: Path, own: Own, plain_user: dict[str, object]) -> None:
    own(tmp_path / "pg").url()
    attempt = subprocess.run(
        [
            *plain_user["prefix"],
            Path(plain_user["env"]["PG_BIN"]) / "psql",
            *("-h", socket_folder(tmp_path / "pg"), "-U", "postgres", "-c", "select 1"),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    assert attempt.returncode != 0
    assert "Permission denied" in attempt.stderr


@pytest.mark.parametrize("name", ["met een spatie", "lang" * 35])
def test_a_path_with_a_space_and_a_long_path(tmp_path: Path, own: Own, name: str) -> None:
    url = own(tmp_path / name / "pg").url()
    assert ask(url, "show data_directory") == str(next((tmp_path / name).glob("pg-*/")))


def test_a_socket_folder_laid_ready_by_somebody_is_refused(tmp_path: Path) -> None:
    folder = socket_folder(tmp_path / "pg")
    folder.mkdir(mode=0o755)
    try:
        with pytest.raises(ServerError, match="not a private folder"):
            start(tmp_path / "pg")
    finally:
        folder.rmdir()


def test_second_owner_is_refused_and_the_first_keeps_answering(tmp_path: Path, own: Own) -> None:
    url = own(tmp_path / "pg").url()
    began = time.monotonic()
    with pytest.raises(AlreadyInUse, match="already in use"):
        start(tmp_path / "pg")
    assert time.monotonic() - began < 3
    assert ask(url, "select 1") == 1


def test_settings_as_asked_and_two_hundred_connections(tmp_path: Path, own: Own) -> None:
    url = own(tmp_path / "pg", "max_connections=230", "fsync=off").url()
    assert ask(url, "show fsync") == "off"
    connections = [psycopg.connect(url) for _ in range(200)]
    assert sum(c.execute("select 1").fetchone()[0] for c in connections) == 200
    for connection in connections:
        connection.close()


def test_clone_of_a_template_and_exclusion_without_an_extension(tmp_path: Path, own: Own) -> None:
    owner = own(tmp_path / "pg")
    url = owner.url()
    table = """create table verblijf (jongere bigint, periode daterange,
        exclude using gist (int8range(jongere, jongere, '[]') with &&, periode with &&))"""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create database sjabloon")
    template = url.replace("@/postgres", "@/sjabloon")
    with psycopg.connect(template, autocommit=True) as connection:
        connection.execute(table)
        connection.execute("insert into verblijf values (1, '[2026-01-01,2026-02-01)')")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create database kopie template sjabloon")
    with psycopg.connect(url.replace("@/postgres", "@/kopie"), autocommit=True) as connection:
        connection.execute("insert into verblijf values (2, '[2026-01-01,2026-02-01)')")
        connection.execute("insert into verblijf values (1, '[2026-02-01,)')")
        with pytest.raises(psycopg.errors.ExclusionViolation):
            connection.execute("insert into verblijf values (1, '[2026-01-31,2026-02-02)')")


def test_another_major_version_has_its_own_folder(tmp_path: Path, own: Own) -> None:
    debian = sorted(Path("/usr/lib/postgresql").glob("[0-9]*/bin"))
    mine = postgres_server.bin_folder(os.environ)
    others = [path for path in debian if path != mine]
    if not others:
        pytest.skip("no second PostgreSQL on this machine")
    first = own(tmp_path / "pg")
    first.url()
    first.leave()
    url = own(tmp_path / "pg", env={"PG_BIN": str(others[0])}).url()
    assert ask(url, "show data_directory") == str(tmp_path / f"pg-{others[0].parent.name}")
    assert len(list(tmp_path.glob("pg-*/"))) == 2


def test_a_server_that_cannot_start_says_where_its_log_is(tmp_path: Path) -> None:
    began = time.monotonic()
    with pytest.raises(ServerError, match=r"does not start. See .*pg\.log"):
        start(tmp_path / "pg", shared_buffers="veel te veel")
    assert time.monotonic() - began < 10
    assert "shared_buffers" in (tmp_path / "pg.log").read_text()
    assert wait_until_gone(tmp_path / "pg", 2)


def test_a_server_that_keeps_dying_is_given_up(tmp_path: Path, own: Own) -> None:
    owner = own(tmp_path / "pg")
    owner.url()
    control = next(tmp_path.glob("pg-*/global/pg_control"))
    control.rename(control.with_name("kwijt"))
    pid = int((control.parents[1] / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    log = tmp_path / "pg.log"
    tries = postgres_server.QUICK_DEATHS - 1
    assert wait_for(lambda: log.read_text(errors="replace").count("pg_control") >= tries, 20)
    others = {owner.process.pid}
    assert wait_for(lambda: set(server_pids(tmp_path / "pg")) <= others, 2), "no orphan, no loop"


def test_root_with_dockers_rights(as_root: None, tmp_path: Path, own: Own) -> None:
    prefix = _with_rights("-all," + ",".join(f"+{name}" for name in DOCKER_DEFAULT.split(",")))
    owner = own(tmp_path / "pg", prefix=prefix)
    assert ask(owner.url(), "select 1") == 1
    owner.leave()
    assert wait_until_gone(tmp_path / "pg", 2)


def test_root_without_rights_is_told_what_to_do(as_root: None, tmp_path: Path, own: Own) -> None:
    tmp_path.chmod(0o777)
    owner = own(tmp_path / "pg", prefix=_with_rights("-all"))
    assert "run as a plain user, or set DATABASE_URL" in owner.failure()
    assert owner.process.returncode == 3


def test_with_database_url_nothing_is_started() -> None:
    program = "import inbeeld.config.pytest_postgres as plugin; print(plugin._started)"
    env = {**os.environ, "DATABASE_URL": "postgresql://elders/inbeeld"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def _open_folder(folder: Path) -> Path:
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    return folder


def _with_rights(capabilities: str) -> list[str]:
    sets = [f"--bounding-set={capabilities}", "--inh-caps=-all", "--ambient-caps=-all"]
    return ["setpriv", *sets, "--no-new-privs"]


def _listening_tcp_inodes() -> set[str]:
    rows = Path("/proc/net/tcp").read_text().splitlines()[1:]
    v6 = Path("/proc/net/tcp6")
    rows += v6.read_text().splitlines()[1:] if v6.exists() else []
    return {row.split()[9] for row in rows if row.split()[3] == "0A"}


def _open_socket_inodes(pids: list[int]) -> set[str]:
    inodes = set()
    for pid in pids:
        for descriptor in Path(f"/proc/{pid}/fd").iterdir():
            target = str(descriptor.readlink())
            if target.startswith("socket:["):
                inodes.add(target[8:-1])
    return inodes
