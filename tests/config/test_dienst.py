"""`make demo`'s preparation, without the region: where its database comes from."""

import os
import re

import pytest

from inbeeld.demo import dienst


def test_with_database_url_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a server was started")

    monkeypatch.setattr(dienst, "start", refuse)
    monkeypatch.setenv("DATABASE_URL", "postgresql://elders/inbeeld")
    dienst._start_database()
    assert os.environ["DATABASE_URL"] == "postgresql://elders/inbeeld"


@pytest.mark.parametrize("value", [None, "0"])
def test_a_named_database_is_left_alone_unless_it_is_said_to_be_for_the_demo(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], value: str | None
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the database was touched")

    monkeypatch.setattr(dienst, "_start_database", refuse)
    monkeypatch.setattr(dienst, "_prepare", refuse)
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:geheim@elders/inbeeld")
    monkeypatch.delenv("INBEELD_DEMO", raising=False)
    if value is not None:
        monkeypatch.setenv("INBEELD_DEMO", value)
    assert dienst.main([]) == 2
    said = capsys.readouterr().err
    assert "INBEELD_DEMO=1" in said
    assert "geheim" not in said


def test_a_named_demo_database_is_prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(dienst, "_prepare", lambda *given: asked.append(given))
    monkeypatch.setenv("DATABASE_URL", "postgresql://elders/inbeeld")
    monkeypatch.setenv("INBEELD_DEMO", "1")
    # _prepare says no here, as it does on a database that is in use: then nothing is served.
    assert dienst.main(["--jongeren", "60"]) == 2
    assert [jongeren for _, jongeren in asked] == [60]


def test_the_accounts_are_announced_with_the_address(capsys: pytest.CaptureFixture[str]) -> None:
    from inbeeld.demo.accounts import ACCOUNTS

    dienst._announce(8123)
    text = capsys.readouterr().out
    assert "http://127.0.0.1:8123" in text
    for name, password, _ in ACCOUNTS:
        assert re.search(rf"{re.escape(name)}\s+{re.escape(password)}", text)
