"""The synthetic region: the same every time, valid by the rules' own schema, shaped like life."""

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from stdnum.nl import onderwijsnummer as stdnum_onderwijsnummer

from inbeeld.demo.feitenmap import schrijf_feitenmap
from inbeeld.demo.gebied import GEMEENTEN, SCHOLEN, brin, scholen_voor
from inbeeld.demo.namen import NAAMGROEPEN
from inbeeld.demo.personages import VERHALEN
from inbeeld.demo.regio import Regio, maak_regio, onderwijsnummer
from inbeeld.regels import lees_feitenmap

VANDAAG = date(2026, 11, 21)


@pytest.fixture(scope="module")
def regio() -> Regio:
    return maak_regio(VANDAAG)


def test_same_arguments_give_the_same_region() -> None:
    een, twee = maak_regio(VANDAAG, 300), maak_regio(VANDAAG, 300)
    assert een.boek.tabellen == twee.boek.tabellen
    assert een.boek.personen == twee.boek.personen


def test_another_seed_gives_other_children_with_the_same_stories() -> None:
    een, twee = maak_regio(VANDAAG, 300), maak_regio(VANDAAG, 300, zaad=4)
    aantal = len(VERHALEN)
    assert een.boek.personen[:aantal] == twee.boek.personen[:aantal]
    assert een.boek.personen[aantal:] != twee.boek.personen[aantal:]


def test_more_children_change_nobody() -> None:
    klein, groot = maak_regio(VANDAAG, 100), maak_regio(VANDAAG, 300)
    assert groot.boek.personen[:100] == klein.boek.personen
    assert [r for r in groot.boek.tabellen["verzuim"] if r["jongere"] <= 100] == (
        klein.boek.tabellen["verzuim"]
    )


def test_the_rules_accept_every_row(regio: Regio, tmp_path: Path) -> None:
    geschreven = schrijf_feitenmap(regio, tmp_path / "map")
    lezing = lees_feitenmap(tmp_path / "map")
    assert list(lezing.afgekeurd) == []
    assert lezing.aanvaard == sum(geschreven.values())


def test_a_folder_with_a_region_is_not_written_over(tmp_path: Path) -> None:
    regio = maak_regio(VANDAAG, 30)
    schrijf_feitenmap(regio, tmp_path)
    with pytest.raises(FileExistsError):
        schrijf_feitenmap(regio, tmp_path)


def test_the_folder_holds_no_names(tmp_path: Path) -> None:
    regio = maak_regio(VANDAAG, 60)
    schrijf_feitenmap(regio, tmp_path)
    alles = "".join(bestand.read_text("utf-8") for bestand in tmp_path.glob("*.csv"))
    for persoon in regio.boek.personen:
        assert persoon.onderwijsnummer not in alles
    assert regio.boek.personen[2].naam.achternaam not in alles


def test_onderwijsnummers_are_valid_and_unique(regio: Regio) -> None:
    nummers = [persoon.onderwijsnummer for persoon in regio.boek.personen]
    assert len(set(nummers)) == 8000
    assert all(n.startswith("10") and stdnum_onderwijsnummer.is_valid(n) for n in nummers)
    assert len({onderwijsnummer(n) for n in range(1, 100_001)}) == 100_000


def test_region_has_its_gemeenten_and_schools(regio: Regio) -> None:
    assert {g.code for g in GEMEENTEN} == {"0392", "0397", "0377", "0473", "0453", "0375", "0396"}
    sectoren = Counter(school.sector for school in SCHOLEN)
    assert sectoren["po"] >= 44
    assert sectoren["vo"] == 14
    assert sectoren["mbo"] == 2
    assert {"sbo", "so", "pro", "vso"} <= set(sectoren)
    assert {r["gemeente"] for r in regio.boek.tabellen["woonplaatsen"]} == {
        g.code for g in GEMEENTEN
    }


def test_names_are_many_and_come_from_many_places() -> None:
    voornamen = {naam for groep in NAAMGROEPEN for lijst in groep.voornamen for naam in lijst}
    achternamen = {naam for groep in NAAMGROEPEN for naam in groep.achternamen}
    assert len(voornamen) >= 150
    assert len(achternamen) >= 200
    assert len(NAAMGROEPEN) >= 6


def test_ages_and_years_are_those_of_three_school_years(regio: Regio) -> None:
    for rij in regio.boek.tabellen["jongeren"]:
        assert 4 <= (VANDAAG - rij["geboortedatum"]).days / 365.25 < 18.3
    begin = min(rij["begindatum"] for rij in regio.boek.tabellen["verzuim"])
    assert date(2024, 8, 1) <= begin < date(2024, 10, 1)
    # What has an end is known; only what still goes on runs past today.
    for rij in regio.boek.tabellen["verzuim"]:
        assert rij["begindatum"] <= VANDAAG
        assert rij["einddatum"] is None or rij["einddatum"] <= VANDAAG


def test_absence_is_skewed(regio: Regio) -> None:
    """Most children hardly; a tenth of them makes up a large part; about 1 in 40 a long run."""
    rijen = Counter(rij["jongere"] for rij in regio.boek.tabellen["verzuim"])
    aantallen = sorted((rijen.get(n, 0) for n in range(1, 8001)), reverse=True)
    assert sum(aantallen[:800]) > 0.3 * sum(aantallen)
    kalender = regio.toneel.kalender
    lang = {
        rij["jongere"]
        for rij in regio.boek.tabellen["verzuim"]
        if rij["uren"] is None
        and kalender.plaats(rij["einddatum"] or VANDAAG) - kalender.plaats(rij["begindatum"]) >= 20
    }
    assert 80 <= len(lang) <= 250


def test_children_change_schools(regio: Regio) -> None:
    sector = {school.code: school.sector for school in SCHOLEN}
    banen: dict[int, list[str]] = {}
    for rij in regio.boek.tabellen["inschrijvingen"]:
        banen.setdefault(rij["jongere"], []).append(sector[rij["school"]])
    overgangen = Counter(paar for baan in banen.values() for paar in pairwise(baan))
    assert overgangen["po", "vo"] > 1000
    assert overgangen["vo", "mbo"] > 50
    verhuisd = Counter(rij["jongere"] for rij in regio.boek.tabellen["woonplaatsen"])
    assert sum(aantal > 1 for aantal in verhuisd.values()) > 100


def test_some_sources_are_late_or_incomplete(regio: Regio) -> None:
    standen = [rij["gegevens_tot_en_met"] for rij in regio.boek.tabellen["gegevensstand"]]
    assert len(standen) == len(SCHOLEN)
    assert any((VANDAAG - stand).days > 40 for stand in standen)
    assert 1 < sum((VANDAAG - stand).days > 1 for stand in standen) < len(SCHOLEN) / 2
    onvolledig = {r["bron"] for r in regio.boek.tabellen["dekking"] if r["einddatum"] is not None}
    assert {"0473"} < onvolledig
    assert len(onvolledig) == 2


def test_a_bench_region_gets_more_schools_instead_of_giant_ones() -> None:
    scholen = scholen_voor(100_000)
    assert len(scholen) == 13 * len(SCHOLEN)
    assert len({school.code for school in scholen}) == len(scholen)
    assert brin(5289) == "99ZZ00"
    with pytest.raises(ValueError, match="geen codes"):
        brin(5290)


def test_too_small_a_region_is_refused() -> None:
    with pytest.raises(ValueError, match="verhalen"):
        maak_regio(VANDAAG, 3)
