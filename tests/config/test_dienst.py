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


def test_the_accounts_are_announced_with_the_address(capsys: pytest.CaptureFixture[str]) -> None:
    from inbeeld.demo.accounts import ACCOUNTS

    dienst._announce(8123)
    text = capsys.readouterr().out
    assert "http://127.0.0.1:8123" in text
    for name, password, _ in ACCOUNTS:
        assert re.search(rf"{re.escape(name)}\s+{re.escape(password)}", text)
