"""`inbeeld meld-bij`: what the server does each minute, once, from a timer."""

import pytest

from inbeeld.cli import GOED, main
from inbeeld.signalen import taken


@pytest.mark.django_db
def test_it_says_what_it_did_and_twice_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["meld-bij"]) == GOED
    regels = capsys.readouterr().out.splitlines()
    assert [regel.split(":")[0] for regel in regels] == [
        *(naam for naam, _ in taken.alle()),
        "verzonden",
        "webhooks",
    ]
    assert main(["meld-bij"]) == GOED
    cijfers = [regel.rsplit(" ", 1)[-1] for regel in capsys.readouterr().out.splitlines()[:-1]]
    assert set(cijfers) == {"0"}
