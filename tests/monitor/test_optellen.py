"""A country's count is the sum over published files; what does not belong together is refused."""

import pytest

from inbeeld.monitor.publicatie.bestanden import csv_van
from inbeeld.monitor.publicatie.optellen import NietOpTeTellen, als_csv, tel_op


def _csv(gemeente: str, aantal: int | None, sign: str = "", **anders: object) -> str:
    regels = [
        ["stand", "2024-10-01", f"gemeente:{gemeente}", "vrijgesteld", aantal, sign, None],
        ["stand", "2024-10-01", f"gemeente:{gemeente}", "plichtig", 900, "", None],
        ["stand", "2024-10-01", "regio", "plichtig", 5000, "", None],
        ["jaar", "", f"gemeente:{gemeente}", "vrijgesteld", 40, "", None],
    ]
    basis = {"schooljaar": 2024, "definitie": "rijk-2016", "gebieden": {}}
    return csv_van(basis | {"regels": regels} | anders).decode()


def _som(rijen: list[dict[str, str]], onderwerp: str) -> tuple[str, str]:
    (rij,) = [rij for rij in rijen if rij["onderwerp"] == onderwerp]
    return rij["aantal"], rij["aanduiding"]


def test_gemeenten_add_up_and_regions_and_years_do_not() -> None:
    rijen = tel_op({"a.csv": _csv("0392", 12), "b.csv": _csv("0453", 8)})
    assert [(r["onderwerp"], r["aantal"], r["gemeenten"]) for r in rijen] == [
        ("plichtig", "1800", "2"),
        ("vrijgesteld", "20", "2"),
    ]
    assert als_csv(rijen).splitlines()[0].startswith("schooljaar;definitie;peildatum;onderwerp")


@pytest.mark.parametrize(
    ("aantal", "sign"), [(None, "afgeschermd"), (None, "onbekend"), (7, "ten_minste")]
)
def test_what_is_not_known_makes_a_sum_at_least(aantal: int | None, sign: str) -> None:
    rijen = tel_op({"a.csv": _csv("0392", 12), "b.csv": _csv("0453", aantal, sign)})
    assert _som(rijen, "vrijgesteld") == (str(12 + (aantal or 0)), "ten_minste")
    assert _som(rijen, "plichtig") == ("1800", "")


def test_a_sum_of_nothing_known_is_unknown_and_not_zero() -> None:
    rijen = tel_op({"a.csv": _csv("0392", None, "afgeschermd")})
    assert _som(rijen, "vrijgesteld") == ("", "onbekend")


@pytest.mark.parametrize(
    ("tweede", "reden"),
    [
        (_csv("0392", 8), "0392"),
        (_csv("0453", 8, definitie="zkij-2021"), "definitie zkij-2021"),
        (_csv("0453", 8, schooljaar=2023), "schooljaar 2023-2024"),
        ("iets;anders\n1;2\n", "geen publicatie"),
        (_csv("0453", 8).splitlines()[0], "leeg"),
    ],
)
def test_what_does_not_belong_in_one_sum(tweede: str, reden: str) -> None:
    with pytest.raises(NietOpTeTellen, match=reden):
        tel_op({"a.csv": _csv("0392", 12), "b.csv": tweede})
