"""Our Kaplan-Meier beside that of statsmodels and scipy, for the tests and the proof."""

from __future__ import annotations

import math
import random
import warnings
from collections.abc import Sequence

from inbeeld.regels import Overleving, overleving

GELIJK = 1e-9
Steekproef = tuple[list[float], list[bool]]


def steekproef(toeval: random.Random, aantal: int) -> Steekproef:
    """Days or fractions, few different ones or many, with all, some or none censored."""
    hoogste = toeval.choice((1, 3, 10, 90, 400))
    deel = toeval.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    fijn = toeval.random() < 0.3
    duren: list[float] = []
    for _ in range(aantal):
        duur = toeval.expovariate(2 / hoogste)
        duren.append(duur if fijn else float(min(hoogste * 3, 1 + int(duur))))
    return duren, [toeval.random() >= deel for _ in duren]


def gelijk(ons: float | None, hun: float) -> bool:
    """Equal to `GELIJK`; what we do not say (None) they give as not a number or without end."""
    if ons is None:
        return not math.isfinite(hun)
    return math.isclose(ons, hun, rel_tol=GELIJK, abs_tol=GELIJK)


def verschillen(duren: Sequence[float], gebeurd: Sequence[bool]) -> list[str]:
    """What our figures and theirs differ in; at least one event is needed."""
    from scipy import stats
    from statsmodels.duration.survfunc import SurvfuncRight

    ons = overleving(duren, gebeurd)
    with warnings.catch_warnings():
        # Where S is 1 or 0 they divide by zero on the way to 'not a number'.
        warnings.simplefilter("ignore", RuntimeWarning)
        hun = SurvfuncRight(list(duren), [int(ja) for ja in gebeurd])
        mediaan, grenzen = hun.quantile(0.5), hun.quantile_ci(0.5)
        ja = [duur for duur, g in zip(duren, gebeurd, strict=True) if g]
        nee = [duur for duur, g in zip(duren, gebeurd, strict=True) if not g]
        kromme = stats.ecdf(stats.CensoredData(uncensored=ja, right=nee)).sf
        banden = kromme.confidence_interval(method="log-log")
    uit = [] if [p.tijd for p in ons.punten] == list(hun.surv_times) else ["tijden"]
    for nr, punt in enumerate(ons.punten):
        plek = list(kromme.quantiles).index(punt.tijd)
        paren = [
            ("S", punt.over, hun.surv_prob[nr]),
            ("S (scipy)", punt.over, kromme.probabilities[plek]),
            ("standaardfout", punt.fout, hun.surv_prob_se[nr]),
            ("risico", punt.risico, hun.n_risk[nr]),
        ]
        if punt.over:  # at S = 0 they have no interval
            paren.append(("laag", punt.laag, banden.low.probabilities[plek]))
            paren.append(("hoog", punt.hoog, banden.high.probabilities[plek]))
        uit += [f"{naam} op {punt.tijd}: {a} en {b}" for naam, a, b in paren if not gelijk(a, b)]
    return uit + _mediaan(ons, mediaan, grenzen)


def _mediaan(ons: Overleving, mediaan: float, grenzen: tuple[float, float]) -> list[str]:
    """The median, and its interval as far as both say one.

    Two choices differ. Where S is a half exactly the median is there for us and later for them. And
    our interval has no upper end where the curve only gets below a half by falling to 0, for which
    there is no standard error; theirs ends there.
    """
    if any(math.isclose(p.over, 0.5, rel_tol=GELIJK) for p in ons.punten):
        return []
    uit = [] if gelijk(ons.mediaan.waarde, mediaan) else [f"mediaan {ons.mediaan} en {mediaan}"]
    laag, hoog = (float(grens) for grens in grenzen)
    if math.isnan(laag):  # no step of the curve is within reach of a half
        return uit
    uit += [] if gelijk(ons.mediaan.laag, laag) else [f"van {ons.mediaan} en {laag}"]
    if any(p.tijd == hoog and not p.over for p in ons.punten):
        return uit if ons.mediaan.hoog is None else [*uit, f"tot {ons.mediaan} zonder fout"]
    return uit if gelijk(ons.mediaan.hoog, hoog) else [*uit, f"tot {ons.mediaan} en {hoog}"]
