"""Two ways of counting: exactly the children that the oracle judges differently."""

import datetime as dt
import random
from dataclasses import replace

import pytest

from inbeeld.regels import verschil
from tests.regels.orakel import Dossier, Parameters, Wereld, dag
from tests.regels.strategie import Opzet, maak_opzet
from tests.regels.vergelijk import lees, moment

Stand = dict[str, tuple[str, str]]


def stand(opzet: Opzet, definitie: str, peildatum: str) -> Stand:
    """Status and soort of every child that is born and known."""
    wereld = Wereld(opzet.feiten, vakantieregio=opzet.vakantieregio, bekend_op=opzet.bekend_op)
    p = Parameters(definitie, opzet.parameters)
    uit = {}
    for sleutel, jongere in wereld.jongeren.items():
        for b, e, status, soort, *_ in Dossier(wereld, jongere, dag(peildatum), p).tijdlijn(
            definitie
        ):
            if b <= peildatum <= e:
                uit[sleutel] = (status, soort)
    return uit


def anders(a: Stand, b: Stand) -> dict[str, tuple[object, ...]]:
    leeg = (None, None)
    return {
        sleutel: (*a.get(sleutel, leeg), *b.get(sleutel, leeg))
        for sleutel in a.keys() | b.keys()
        if a.get(sleutel) != b.get(sleutel)
    }


def opzet_voor(seed: int, *, terug: bool) -> tuple[Opzet, str]:
    """A fact set (with dates of knowledge when `terug`) and a peildatum in its school years."""
    toeval = random.Random(seed)
    opzet = maak_opzet(toeval, 60)
    while (opzet.bekend_op is not None) != terug:
        opzet = maak_opzet(toeval, 60)
    opzet = replace(opzet, parameters={})
    peildatum = dt.date.fromisoformat(opzet.tot) - dt.timedelta(days=toeval.randint(0, 300))
    return opzet, peildatum.isoformat()


def gekregen(opzet: Opzet, peildatum: str, **keuzen: object) -> dict[str, tuple[object, ...]]:
    tabel = verschil(
        lees(opzet),
        peildatum=dt.date.fromisoformat(peildatum),
        vakantieregio=opzet.vakantieregio,
        **keuzen,
    )
    assert all(rij["laag"] for rij in tabel.to_pylist())
    return {
        rij["jongere"]: (rij["status_a"], rij["soort_a"], rij["status_b"], rij["soort_b"])
        for rij in tabel.to_pylist()
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_two_dates_of_knowledge(seed: int) -> None:
    opzet, peildatum = opzet_voor(seed, terug=True)
    later = replace(opzet, bekend_op="2030-01-01T00:00:00Z")
    verwacht = anders(stand(opzet, "rijk-2016", peildatum), stand(later, "rijk-2016", peildatum))
    assert verwacht, "these seeds learn nothing new"
    assert (
        gekregen(
            opzet,
            peildatum,
            definitie="rijk-2016",
            bekend_op=moment(opzet.bekend_op),
            met_bekend_op=moment(later.bekend_op),
        )
        == verwacht
    )


@pytest.mark.parametrize("seed", [3, 4])
def test_two_sets_of_parameters(seed: int) -> None:
    opzet, peildatum = opzet_voor(seed, terug=False)
    strenger = {"lang_dagen": "7", "lang_lesdagen": "3", "uren_drempel": "4"}
    soepel = stand(opzet, "rijk-2016", peildatum)
    streng = stand(replace(opzet, parameters=strenger), "rijk-2016", peildatum)
    assert gekregen(opzet, peildatum, definitie="rijk-2016", met_parameters=strenger) == anders(
        soepel, streng
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [("rijk-2016", "zkij-2021"), ("rijk-2016", "nk-2017-vo"), ("kop-nh-2015", "nk-2017-po")],
)
def test_two_definities(a: str, b: str) -> None:
    """A line that only has another name is no difference; another soort always is."""
    opzet, peildatum = opzet_voor(5, terug=False)
    verwacht = anders(stand(opzet, a, peildatum), stand(opzet, b, peildatum))
    uit = gekregen(opzet, peildatum, definitie=a, met=b)
    assert uit.items() <= verwacht.items()
    andere_soort = {k for k, (_, soort_a, _, soort_b) in verwacht.items() if soort_a != soort_b}
    assert andere_soort <= uit.keys()
