"""Kaplan-Meier beside statsmodels and scipy: `python -m bewijs.overleving [ZAAD]`.

Many random samples, with few and many different times, ties between what happened and what was
censored, and from none to nearly all censored: S, its standard error, the number at risk, the
log-log interval, the median and its interval, to 1e-9. Then what dropping the open cases would do.
"""

import random
import sys
from importlib.metadata import version

from inbeeld.regels import overleving
from tests.regels.overleving_hulp import GELIJK, steekproef, verschillen

STEEKPROEVEN, ZAAD = 3000, 19580601
_TOON = 10


def main() -> int:
    """Return 0 when no figure of any sample differs, and when dropping open cases flatters."""
    zaad = int(sys.argv[1]) if len(sys.argv) > 1 else ZAAD
    toeval = random.Random(zaad)
    gevallen = punten = open_ = anders = 0
    for _ in range(STEEKPROEVEN):
        duren, gebeurd = steekproef(toeval, toeval.choice((1, 2, 3, 5, 10, 40, 200, 1000)))
        gebeurd[toeval.randrange(len(gebeurd))] = True
        gevallen += len(duren)
        open_ += gebeurd.count(False)
        punten += len(overleving(duren, gebeurd).punten)
        for regel in (uit := verschillen(duren, gebeurd))[: max(0, _TOON - anders)]:
            print(f"  {len(duren)} cases: {regel}")
        anders += len(uit)
    namen = ", ".join(f"{naam} {version(naam)}" for naam in ("statsmodels", "scipy"))
    print(f"{STEEKPROEVEN} samples from seed {zaad}, beside {namen}")
    print(f"{gevallen} cases, of which {open_} open; {punten} points of their curves")
    print(f"figures that differ by more than {GELIJK:g}: {anders}")
    return 1 if anders + _zonder_open(toeval) else 0


def _zonder_open(toeval: random.Random) -> int:
    """Children who wait 120 days on average, followed for at most a year: with and without those
    who still wait. Returns of how many figures the flattering one was not the flattering one."""
    fout = 0
    for nr in range(5):
        duren, gebeurd = [], []
        for _ in range(300):
            wacht, gevolgd = int(toeval.expovariate(1 / 120)) + 1, toeval.randint(1, 365)
            duren.append(min(wacht, gevolgd))
            gebeurd.append(wacht <= gevolgd)
        alle = overleving(duren, gebeurd)
        klaar = [duur for duur, ja in zip(duren, gebeurd, strict=True) if ja]
        mooi = overleving(klaar, [True] * len(klaar))
        delen = alle.binnen(91).waarde or 0.0, mooi.binnen(91).waarde or 0.0
        lang, kort = alle.mediaan.waarde or 0.0, mooi.mediaan.waarde or 0.0
        print(
            f"region {nr + 1}: median {lang:.0f} days, without the open cases {kort:.0f}; "
            f"within 91 days {delen[0]:.0%}, without them {delen[1]:.0%}"
        )
        fout += not (kort < lang and delen[1] > delen[0])
    return fout


if __name__ == "__main__":
    sys.exit(main())
