"""The comparison itself can fail: a wrong engine is caught, and shown on a small child."""

import random

from tests.regels.orakel import DEFINITIES
from tests.regels.strategie import Opzet, maak_opzet
from tests.regels.vergelijk import Uitkomst, anders, orakel, verklein, voor_een


def een_dag_te_vroeg(opzet: Opzet) -> Uitkomst:
    """The oracle with four weeks one day too short: stands in for an engine with a fault."""
    fout = Opzet(**{**vars(opzet), "parameters": {**opzet.parameters, "lang_dagen": "27"}})
    return rijk(fout)


def rijk(opzet: Opzet) -> Uitkomst:
    return orakel(opzet, ["rijk-2016"])["rijk-2016"]


def test_a_wrong_engine_is_caught_and_reduced() -> None:
    for seed in range(40):
        opzet = maak_opzet(random.Random(seed), 40)
        if "lang_dagen" in opzet.parameters:
            continue
        kinderen = anders(rijk(opzet), een_dag_te_vroeg(opzet))
        if kinderen:
            break
    assert kinderen, "no child of these seeds comes near four weeks"
    klein = verklein(
        voor_een(opzet, kinderen[0]),
        lambda poging: bool(anders(rijk(poging), een_dag_te_vroeg(poging))),
    )
    over = {tabel: len(rijen) for tabel, rijen in klein.feiten.items() if rijen}
    assert over["jongeren"] == over["scholen"] == 1
    assert sum(over.values()) <= sum(len(rijen) for rijen in opzet.feiten.values()) / 10


def test_random_children_come_to_every_status() -> None:
    alle = {regel[0] for regels in DEFINITIES.values() for regel in regels}
    statussen = set()
    for seed in range(12):
        for uitkomst in orakel(maak_opzet(random.Random(seed), 30)).values():
            statussen |= {rij[3] for rij in uitkomst["tijdlijn"]}
        if statussen >= alle:
            break
    assert statussen == alle
