"""Every layer of random children, day by day, against the oracle."""

import datetime as dt
import random

import pytest

from inbeeld.regels import lagen
from tests.regels.orakel import Dossier, Parameters, Wereld, dag
from tests.regels.orakel import lagen as van_kind
from tests.regels.strategie import Opzet, maak_opzet
from tests.regels.vergelijk import als_rijen, lees, moment


def orakel_lagen(opzet: Opzet) -> list[tuple[str, ...]]:
    wereld = Wereld(opzet.feiten, vakantieregio=opzet.vakantieregio, bekend_op=opzet.bekend_op)
    p = Parameters(None, opzet.parameters)
    return sorted(
        (sleutel, *rij)
        for sleutel, jongere in wereld.jongeren.items()
        for rij in van_kind(Dossier(wereld, jongere, dag(opzet.tot), p))
    )


def als_getal(rij: tuple[str, ...]) -> tuple[object, ...]:
    """Hours may be written with or without trailing noughts."""
    return (*rij[:4], float(rij[4]) if rij[1] == "uren_venster" else rij[4])


@pytest.mark.parametrize("seed", range(5))
def test_every_layer(seed: int) -> None:
    opzet = maak_opzet(random.Random(7000 + seed), 50)
    tabel = lagen(
        lees(opzet),
        tot=dt.date.fromisoformat(opzet.tot),
        vakantieregio=opzet.vakantieregio,
        bekend_op=moment(opzet.bekend_op),
        parameters=opzet.parameters,
    )
    gekregen = {als_getal(rij) for rij in als_rijen(tabel)}
    verwacht = {als_getal(rij) for rij in orakel_lagen(opzet)}
    assert len(gekregen) == tabel.num_rows
    assert sorted(verwacht - gekregen)[:20] == sorted(gekregen - verwacht)[:20] == []
