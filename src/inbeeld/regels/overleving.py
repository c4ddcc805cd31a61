"""Kaplan-Meier: how long it takes, also when it has not happened yet for some.

S(t) is the share for whom it has not happened up to and including t. Who has been followed for a
time without it (censored) counts among those at risk up to and including that time, and not after:
where both fall on one time, what happened comes first. Dropping the open cases instead would leave
out just those that take long.

- standard error: Greenwood, S · sqrt(Σ d / (n (n - d)));
- interval of S: 95 %, on the scale log(-log S), so that it stays between 0 and 1;
- median: the first time at which S is at most a half; its interval runs from the first time at
  which that of S reaches down to a half to the first time at which it lies below a half
  altogether (Brookmeyer and Crowley, on the same scale).

Neither is there where it cannot be said: no median while more than half still wait, no share past
the last day that anybody was followed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, inf, isfinite, log, sqrt
from statistics import NormalDist
from typing import NamedTuple

from .fouten import AanroepFout

Z = NormalDist().inv_cdf(0.975)
_RUIS = 1e-12
"""Products of fractions that are a half come out this close to it."""


class Schatting(NamedTuple):
    """An estimate with its 95 % interval; None: it cannot be said (yet)."""

    waarde: float | None
    laag: float | None
    hoog: float | None


class Punt(NamedTuple):
    """The curve from a time at which it happened on. `over`: S; `fout`: its standard error (None
    where S = 0); `laag`, `hoog`: its interval; `risico`: how many were still followed just before;
    `gebeurd`: for how many it happened then."""

    tijd: float
    over: float
    fout: float | None
    laag: float
    hoog: float
    risico: int
    gebeurd: int


@dataclass(frozen=True)
class Overleving:
    """The estimate. `aantal` cases, of which it happened for `gebeurd`; `laatste`: the longest time
    that anybody was followed (0 without cases); `punten`: where S falls, in order."""

    aantal: int
    gebeurd: int
    laatste: float
    punten: tuple[Punt, ...]

    @cached_property
    def mediaan(self) -> Schatting:
        """The time within which it happened for half of all."""
        half = 0.5 + _RUIS
        return Schatting(
            next((p.tijd for p in self.punten if p.over <= half), None),
            next((p.tijd for p in self.punten if p.laag <= half), None),
            next((p.tijd for p in self.punten if p.hoog < 0.5 - _RUIS), None),
        )

    def binnen(self, tijd: float) -> Schatting:
        """The share for whom it happened within that time (1 - S).

        All None when nobody was followed that long and some were still waiting. Without an event up
        to then the share is 0, and there is no interval.
        """
        nr = bisect_right([p.tijd for p in self.punten], tijd)
        punt = self.punten[nr - 1] if nr else None
        if not self.aantal or (tijd > self.laatste and (punt is None or punt.over > 0)):
            return Schatting(None, None, None)
        if punt is None:
            return Schatting(0.0, None, None)
        return Schatting(1 - punt.over, 1 - punt.hoog, 1 - punt.laag)

    @property
    def curve(self) -> list[tuple[float, float, float, float]]:
        """(time, S, low, high) from time 0 to the last that anybody was followed, for a drawing of
        steps; empty without cases."""
        uit = [(p.tijd, p.over, p.laag, p.hoog) for p in self.punten]
        if self.aantal and (not uit or uit[0][0] > 0):
            uit.insert(0, (0, 1.0, 1.0, 1.0))
        if self.aantal and self.laatste > uit[-1][0]:
            uit.append((self.laatste, *uit[-1][1:]))
        return uit


def overleving(duren: Sequence[float], gebeurd: Sequence[bool]) -> Overleving:
    """The Kaplan-Meier estimate of these cases, in any unit of time.

    `duren[i]`: how long case i was followed; `gebeurd[i]`: whether it happened then (True) or was
    still to come (censored). Raises AanroepFout for lists of unequal length, and for a duration
    that is negative or not a number.
    """
    if len(duren) != len(gebeurd):
        raise AanroepFout("er zijn niet evenveel duren als uitkomsten")
    if not all(isfinite(duur) and duur >= 0 for duur in duren):
        raise AanroepFout("een duur is een getal van 0 of meer")
    keren = Counter(duur for duur, ja in zip(duren, gebeurd, strict=True) if ja)
    return overleving_geteld(Counter(duren), keren)


def overleving_geteld(eindes: Mapping[float, int], keren: Mapping[float, int]) -> Overleving:
    """The same of cases that are counted already: per time for how many the following ended then,
    and for how many of those because it happened."""
    punten = []
    aantal = sum(eindes.values())
    risico, over, som, vorige = aantal, 1.0, 0.0, 1.0
    for tijd in sorted(eindes):
        if d := keren.get(tijd):
            over *= (risico - d) / risico
            som += d / (risico * (risico - d)) if risico > d else inf
            laag, hoog = _interval(over, som, vorige)
            fout = over * sqrt(som) if over else None
            punten.append(Punt(tijd, over, fout, laag, hoog, risico, d))
            vorige = hoog
        risico -= eindes[tijd]
    return Overleving(aantal, sum(keren.values()), max(eindes, default=0), tuple(punten))


def _interval(over: float, som: float, vorige: float) -> tuple[float, float]:
    """Low and high of S. Where S = 0 there is none on this scale: then what was high before still
    may be, as the last few cases say little."""
    if not over:
        return 0.0, vorige
    marge = Z * sqrt(som) / -log(over)
    return over ** exp(marge), over ** exp(-marge)
