"""When facts became known: never before the demo, never after today, in few steps."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from inbeeld.demo.feitenmap import schrijf_feitenmap
from inbeeld.demo.kennis import bekend_op
from inbeeld.demo.regio import maak_regio
from inbeeld.regels import lees_feitenmap, tel

BEGIN, VANDAAG = date(2024, 8, 1), date(2026, 11, 21)


def _dag(tabel: str, **rij: date | None) -> date:
    return bekend_op(tabel, rij, BEGIN, VANDAAG).date()


def test_what_held_before_is_known_from_the_start() -> None:
    assert _dag("inschrijvingen", begindatum=date(2015, 3, 1), einddatum=None) == BEGIN


def test_absence_is_known_after_it_ended() -> None:
    begin, eind = date(2025, 1, 13), date(2025, 2, 3)
    assert _dag("verzuim", begindatum=begin, einddatum=eind) == date(2025, 3, 1)
    # Of late a delivery a week.
    begin, eind = date(2026, 11, 4), date(2026, 11, 5)
    assert _dag("verzuim", begindatum=begin, einddatum=eind) == date(2026, 11, 9)


def test_nothing_is_known_in_the_future() -> None:
    gisteren = VANDAAG - timedelta(days=1)
    assert _dag("verzuim", begindatum=gisteren, einddatum=None) == VANDAAG
    assert _dag("gegevensstand") == VANDAAG
    moment = bekend_op("gegevensstand", {}, BEGIN, VANDAAG)
    assert moment <= datetime(2026, 11, 21, tzinfo=UTC)


def test_a_folder_can_be_counted_as_it_was_known(tmp_path: Path) -> None:
    """A run that began in October was no long one yet to who looked in October."""
    schrijf_feitenmap(maak_regio(VANDAAG, 400), tmp_path / "map")
    feiten = lees_feitenmap(tmp_path / "map").feiten

    def verzuim(toen: datetime | None) -> int:
        rijen = tel(feiten, definitie="rijk-2016", peildata=[date(2026, 10, 20)], bekend_op=toen)
        return sum(r["aantal"] for r in rijen.to_pylist() if r["soort"] in ("verzuim", "ziek"))

    assert verzuim(datetime(2026, 9, 1, tzinfo=UTC)) < verzuim(None)
