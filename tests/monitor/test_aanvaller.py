"""What is published is attacked: nothing comes back; much does where only small ones are hidden.

The proof over a hundred regions is `python -m bewijs.aanvaller`.
"""

import random
from collections.abc import Iterator
from datetime import date

import pytest

from inbeeld.monitor.afscherming import afscherm
from inbeeld.monitor.afscherming.kies import maak_veilig
from inbeeld.monitor.afscherming.nazien import speelruimte
from inbeeld.monitor.afscherming.opgave import Cel, NietAfTeSchermen, Opgave, Verband
from inbeeld.monitor.publicatie.regels import AFGESCHERMD, Regel
from inbeeld.monitor.publicatie.tabellen import Plek
from inbeeld.monitor.publicatie.voorstel import stel_op
from inbeeld.tijdlijnen.telbeeld import Getal
from tests.monitor.aanvaller import Aanvaller, lijst_terug
from tests.monitor.publicatieproef import publiceer, val_aan
from tests.monitor.verzonnen_regio import DEFINITIE, Regio, Rij


@pytest.mark.parametrize("zaad", [101, 102])
def test_an_attacker_gets_nothing_back(zaad: int) -> None:
    uitslag = val_aan(Regio(zaad, hooguit=3))
    assert uitslag.klein > 50
    assert (uitslag.terug, uitslag.mis) == (0, 0)


class Gecorrigeerd(Regio):
    """A region in which, before the second year is published, much of the past is corrected."""

    def cijfers(self, jaar: int, dagen: list[date]) -> Iterator[Rij]:
        if jaar == 2024:
            r = random.Random(5)
            for week, kinderen in self.weken.items():
                self.weken[week] = [
                    (*k[:4], "absoluut_verzuim", "thuiszitter", k[6]) if r.random() < 0.03 else k
                    for k in kinderen
                ]
        return super().cijfers(jaar, dagen)


@pytest.mark.parametrize(
    ("regio", "jaren"),
    [
        (Gecorrigeerd(304, hooguit=3), (2023, 2024)),
        (Regio(201, jaren=3, hooguit=2), (2025, 2023, 2024)),
    ],
    ids=["corrected", "in any order"],
)
def test_years_that_do_not_follow_simply(regio: Regio, jaren: tuple[int, ...]) -> None:
    assert val_aan(regio, jaren).terug == 0


def test_the_same_attacker_does_where_only_the_small_ones_are_hidden() -> None:
    assert val_aan(Regio(101, jaren=1, hooguit=2), (2023,), ook_wat_volgt=False).terug > 20


def test_of_a_small_number_four_values_stay_possible() -> None:
    teksten, uitslag = publiceer(Regio(104, 1, hooguit=3), (2023,), ook_wat_volgt=True)
    aanvaller = Aanvaller(teksten)
    klein = [plek for plek in aanvaller.weg if 0 < uitslag.waar[plek] < 5][:40]
    for plek, (minst, meest) in aanvaller.spreiding(klein).items():
        assert minst <= uitslag.waar[plek] <= meest
        assert meest - minst >= 3, plek


def test_lists_of_wijken_beside_the_total_of_their_gemeente() -> None:
    regio = Regio(105)
    for dag in (date(2024, 10, 1), date(2025, 5, 15)):
        for gemeente in regio.gemeenten:
            wijken = regio.wijken(gemeente, dag)
            assert not lijst_terug(afscherm(wijken, sum(wijken.values())), sum(wijken.values()))


def _tabel(zaad: int) -> Opgave:
    """A table of rows and columns with its totals, mostly small numbers."""
    r = random.Random(zaad)
    rijen, kolommen = range(r.randint(2, 6)), range(r.randint(2, 5))
    x = {(i, j): r.choice([0, 0, 1, 2, 3, 4, 6, 9, 40]) for i in rijen for j in kolommen}
    x |= {(i, -1): sum(x[i, j] for j in kolommen) for i in rijen}
    x |= {(-1, j): sum(x[i, j] for i in rijen) for j in (*kolommen, -1)}
    verbanden = [Verband.som((i, -1), [(i, j) for j in kolommen]) for i in (*rijen, -1)]
    verbanden += [Verband.som((-1, j), [(i, j) for i in rijen]) for j in (*kolommen, -1)]
    return Opgave({sleutel: Cel(n) for sleutel, n in x.items()}, verbanden)


@pytest.mark.parametrize("zaad", range(20))
def test_no_hidden_cell_of_a_table_is_certain(zaad: int) -> None:
    opgave = _tabel(zaad)
    dicht = maak_veilig(opgave)
    getallen = {sleutel: cel.waarde or 0 for sleutel, cel in opgave.cellen.items()}
    assert all(sleutel in dicht for sleutel, n in getallen.items() if 0 < n < 5)
    assert all(getallen[sleutel] for sleutel in dicht), "a 0 was hidden"
    for sleutel, (minst, meest) in speelruimte(opgave, dicht).items():
        assert minst < meest
        if 0 < getallen[sleutel] < 5:
            assert meest - minst >= 3


def test_what_was_published_stays_and_what_follows_from_it_is_hidden() -> None:
    """12 was published; of 3 + 9 = 12 the 9 must go with the 3."""
    som = Verband.som("t", ["a", "b"])
    opgave = Opgave({"t": Cel(12, openbaar=True), "a": Cel(3), "b": Cel(9)}, [som])
    assert maak_veilig(opgave) == {"a", "b"}


def test_zeros_are_hidden_where_nothing_else_is_left() -> None:
    """5 was published, and is five times 1: whoever knows that a hidden one is no 0 knows all."""
    delen = {f"p{n}": Cel(1, blok="lijn") for n in range(5)} | {"nul": Cel(0, blok="lijn")}
    som = Verband.som("t", list(delen))
    opgave = Opgave({"t": Cel(5, openbaar=True), **delen}, [som])
    assert maak_veilig(opgave) == set(delen)
    zonder = {naam: Cel(1) for naam in delen if naam != "nul"}
    vast = Opgave({"t": Cel(5, openbaar=True), **zonder}, [Verband.som("t", list(zonder))])
    with pytest.raises(NietAfTeSchermen):
        maak_veilig(vast)


def test_numbers_that_do_not_add_up_are_no_table() -> None:
    with pytest.raises(ValueError, match="kloppen niet"):
        Opgave({"t": Cel(5), "a": Cel(3)}, [Verband.som("t", ["a"])])


def _stroom(jaar: int, **posten: int) -> dict[Plek, Getal]:
    return {
        Plek(jaar, "stroom", "", gebied, post): Getal(aantal)
        for gebied in ("regio", "gemeente:1000", "overig")
        for post, aantal in posten.items()
        if gebied != "overig" or post in ("begin", "nieuw", "eind")
        for aantal in ([aantal] if gebied != "overig" else [0])
    }


def test_the_end_of_a_year_and_the_begin_of_the_next_are_one_number() -> None:
    posten = dict.fromkeys(
        ("ingekomen", "teruggekeerd", "aanbod", "vrijgesteld", "verhuisd", "niet_plichtig"), 0
    )
    eerste = stel_op(_stroom(2023, begin=9, nieuw=0, overig=6, eind=3, **posten), DEFINITIE)
    aan = {r.plek.onderwerp: r for r in eerste.regels if r.plek.gebied == "regio"}
    assert aan["eind"].aanduiding == AFGESCHERMD
    tweede = stel_op(
        _stroom(2024, begin=3, nieuw=20, overig=0, eind=23, **posten),
        DEFINITIE,
        [(DEFINITIE, list(eerste.regels))],
    )
    aan = {r.plek.onderwerp: r for r in tweede.regels if r.plek.gebied == "regio"}
    assert aan["begin"].aanduiding == AFGESCHERMD
    assert AFGESCHERMD in {aan["nieuw"].aanduiding, aan["eind"].aanduiding}


def test_a_later_correction_of_that_number_is_no_riddle() -> None:
    """The end was published as 9; what is known now says 7. Both stand, and 7 is not hidden."""
    plek = Plek(2023, "stroom", "", "regio", "eind")
    oud = [Regel(plek, 9)]
    nieuw = {plek._replace(schooljaar=2024, onderwerp="begin"): Getal(7)}
    assert [r.aantal for r in stel_op(nieuw, DEFINITIE, [(DEFINITIE, oud)]).regels] == [7]


def test_what_is_not_known_is_no_number() -> None:
    plek = Plek(2024, "stand", "2024-10-01", "regio", "vrijgesteld")
    for getal, verwacht in (
        (Getal(0, volledig=False), (None, "onbekend")),
        (Getal(12, volledig=False), (12, "ten_minste")),
        (Getal(3, volledig=False), (None, "afgeschermd")),
        (Getal(0), (0, "")),
    ):
        (regel,) = stel_op({plek: getal}, DEFINITIE).regels
        assert (regel.aantal, regel.aanduiding) == verwacht


def test_only_whole_numbers_count() -> None:
    """y is twice x: in halves y could be anything, in whole numbers it is even."""
    opgave = Opgave({"y": Cel(4), "x": Cel(2)}, [Verband({"x": 2, "y": -1})])
    assert maak_veilig(opgave) == {"x", "y"}
    ruimte = speelruimte(opgave, {"x", "y"})
    assert (ruimte["x"][0], ruimte["y"][0]) == (1, 2)
    vast = Opgave(
        {"y": Cel(7, openbaar=True), "x": Cel(3), "z": Cel(1)}, [Verband({"x": 2, "z": 1, "y": -1})]
    )
    assert maak_veilig(vast) == {"x", "z"}
    assert speelruimte(vast, {"x", "z"}) == {"x": (1, 3), "z": (1, 5)}
