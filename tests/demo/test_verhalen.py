"""Each story child has the status that its story promises, by the engine's public API."""

from datetime import date, timedelta
from pathlib import Path

import pyarrow.compute as pc
import pytest

from inbeeld.demo.feitenmap import jongere_sleutel, schrijf_feitenmap
from inbeeld.demo.personages import VERHALEN
from inbeeld.demo.regio import maak_regio
from inbeeld.regels import DEFINITIES, bereken, lees_feitenmap

# A school day, a Saturday, the middle and the end of a summer, Christmas, and a leap day.
DAGEN = ("2026-11-21", "2026-10-06", "2026-07-28", "2026-08-27", "2026-12-25", "2028-02-29")


def _uitkomsten(vandaag: date, pad: Path) -> dict[tuple[str, str], str]:
    """(code of the story, definitie and day) -> status, for every promise."""
    regio = maak_regio(vandaag, len(VERHALEN))
    schrijf_feitenmap(regio, pad)
    feiten = lees_feitenmap(pad).feiten
    uit: dict[tuple[str, str], str] = {}
    for definitie in {belofte.definitie for v in VERHALEN for belofte in v.beloften}:
        tijdlijn = bereken(
            feiten, definitie=definitie, tot=vandaag + timedelta(days=60)
        ).tijdlijn.to_pylist()
        for nummer, verhaal in enumerate(VERHALEN, start=1):
            for belofte in verhaal.beloften:
                if belofte.definitie != definitie:
                    continue
                dag = belofte.dag(regio.toneel)
                (status,) = [
                    rij["status"]
                    for rij in tijdlijn
                    if rij["jongere"] == jongere_sleutel(nummer)
                    and rij["begindatum"] <= dag
                    and (rij["einddatum"] is None or dag <= rij["einddatum"])
                ]
                uit[verhaal.code, f"{definitie} {dag}"] = status
    return uit


@pytest.mark.parametrize("vandaag", DAGEN)
def test_every_story_keeps_its_promises(vandaag: str, tmp_path: Path) -> None:
    dag = date.fromisoformat(vandaag)
    toneel = maak_regio(dag, len(VERHALEN)).toneel
    beloofd = {
        (verhaal.code, f"{belofte.definitie} {belofte.dag(toneel)}"): belofte.status
        for verhaal in VERHALEN
        for belofte in verhaal.beloften
    }
    assert _uitkomsten(dag, tmp_path / "map") == beloofd


@pytest.mark.parametrize("definitie", ["rijk-2016", "zkij-2021"])
def test_every_status_has_a_story(definitie: str) -> None:
    beloofd = {
        belofte.status
        for verhaal in VERHALEN
        for belofte in verhaal.beloften
        if belofte.definitie == definitie
    }
    assert beloofd >= {regel.status for regel in DEFINITIES[definitie].regels}


def test_stories_are_short_and_told_once() -> None:
    assert len(VERHALEN) >= 12
    assert len({verhaal.code for verhaal in VERHALEN}) == len(VERHALEN)
    assert len({verhaal.naam for verhaal in VERHALEN}) == len(VERHALEN)
    for verhaal in VERHALEN:
        zinnen = [zin for zin in verhaal.tekst.replace(";", ".").split(". ") if zin]
        assert 2 <= len(zinnen) <= 4, verhaal.code


def test_the_over_three_months_story_is_over_three_months(tmp_path: Path) -> None:
    vandaag = date(2026, 11, 21)
    regio = maak_regio(vandaag, len(VERHALEN))
    schrijf_feitenmap(regio, tmp_path / "map")
    klok = bereken(lees_feitenmap(tmp_path / "map").feiten, definitie="rijk-2016", tot=vandaag).klok
    codes = [verhaal.code for verhaal in VERHALEN]
    sleutel = jongere_sleutel(codes.index("lang-thuis") + 1)
    eigen = klok.filter(
        pc.and_(pc.equal(klok["jongere"], sleutel), pc.equal(klok["soort"], "streng"))
    )
    (rij,) = eigen.to_pylist()
    assert rij["drie_maanden_op"] <= vandaag
    assert rij["einddatum"] is None
