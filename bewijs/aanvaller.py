"""Must show 4 of figures: somebody with a solver gets no protected number back.

A hundred invented regions (seeds 1 to 100) each publish two school years one after the other. The
attacker reads their CSV files alone. Then the same for ten of them with secondary suppression off,
which shows that the attacker can. Per gemeente the list of wijken that a board member sees beside
its exact total is attacked too, on two days.

    python -m bewijs.aanvaller [--regios N]
"""

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date

from inbeeld.monitor.afscherming import afscherm
from tests.monitor.aanvaller import lijst_terug
from tests.monitor.publicatieproef import Uitslag, val_aan
from tests.monitor.verzonnen_regio import Regio

REGIOS, ZONDER, GEMEENTEN = 100, 10, 5
DAGEN = (date(2024, 10, 1), date(2025, 5, 15))


@dataclass(frozen=True)
class Regel:
    """What came of one region."""

    zaad: int
    uitslag: Uitslag
    lijsten: int
    uit_lijsten: int
    seconden: float


def val_regio_aan(zaad: int) -> Regel:
    """Publish and attack one region, and its lists of wijken."""
    begin = time.perf_counter()
    regio = Regio(zaad, hooguit=GEMEENTEN)
    lijsten = terug = 0
    for gemeente in regio.gemeenten:
        for dag in DAGEN:
            wijken = regio.wijken(gemeente, dag)
            getoond = afscherm(wijken, sum(wijken.values()))
            lijsten += 1
            terug += len(lijst_terug(getoond, sum(wijken.values())))
    uitslag = val_aan(regio)
    return Regel(zaad, uitslag, lijsten, terug, time.perf_counter() - begin)


def val_kaal_aan(zaad: int) -> tuple[int, Uitslag]:
    """The same region with its small numbers hidden and nothing else."""
    return zaad, val_aan(Regio(zaad, hooguit=GEMEENTEN), ook_wat_volgt=False)


def main() -> int:
    """0 when nothing was recovered, and something was with secondary suppression off."""
    keuze = argparse.ArgumentParser()
    keuze.add_argument("--regios", type=int, default=REGIOS)
    regios = keuze.parse_args().regios
    som: Counter[str] = Counter()
    begin = time.perf_counter()
    with ProcessPoolExecutor(max_workers=2) as werkers:
        for regel in werkers.map(val_regio_aan, range(1, regios + 1)):
            u = regel.uitslag
            print(
                f"zaad {regel.zaad}: {u.cellen} getallen, {u.klein} klein en {u.mee} mee "
                f"afgeschermd, teruggevonden {u.terug}, zeker en fout {u.mis}; "
                f"{regel.lijsten} lijsten van wijken, teruggevonden {regel.uit_lijsten}; "
                f"{regel.seconden:.1f} s",
                flush=True,
            )
            som.update(cellen=u.cellen, klein=u.klein, mee=u.mee, terug=u.terug, mis=u.mis)
            som.update(lijsten=regel.lijsten, uit_lijsten=regel.uit_lijsten)
        kaal = 0
        for zaad, u in werkers.map(val_kaal_aan, range(1, min(ZONDER, regios) + 1)):
            print(f"zaad {zaad} zonder tweede afscherming: teruggevonden {u.terug}", flush=True)
            kaal += u.terug
    print(
        f"{regios} regio's, {som['cellen']} getallen: {som['klein']} ({_deel(som, 'klein')}) klein "
        f"en {som['mee']} ({_deel(som, 'mee')}) mee afgeschermd. Teruggevonden: {som['terug']}; "
        f"uit {som['lijsten']} lijsten van wijken: {som['uit_lijsten']}. Zonder tweede "
        f"afscherming, in {min(ZONDER, regios)} regio's: {kaal}. "
        f"{time.perf_counter() - begin:.0f} s."
    )
    return 0 if som["terug"] == som["mis"] == som["uit_lijsten"] == 0 < kaal else 1


def _deel(som: Counter[str], wat: str) -> str:
    return f"{100 * som[wat] / som['cellen']:.0f}%"


if __name__ == "__main__":
    sys.exit(main())
