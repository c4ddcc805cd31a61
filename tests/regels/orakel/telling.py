"""Section 6, telling: unique children per status on a peildatum or in a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .dossier import Dossier
from .feiten import dag

PER = ("gemeente", "wijk", "sector", "school", "grond")
Sleutel = tuple[str, ...]


def school_op(dossier: Dossier, d: int) -> str:
    """Enrolment on that day; otherwise the latest ended one; never enrolled: geen."""
    op_dag = [(b, s) for b, e, s in dossier.j.inschrijvingen if b <= d <= e]
    if op_dag:
        return max(op_dag)[1]
    geweest = [(e, b, s) for b, e, s in dossier.j.inschrijvingen if e < d]
    return max(geweest)[2] if geweest else "geen"


def grond_op(dossier: Dossier, d: int) -> str:
    """The exemption that counts on that day, or nothing."""
    op_dag = [(b, grond) for b, e, grond in dossier.j.vrijstellingen if b <= d <= e]
    return max(op_dag)[1] if op_dag else ""


def kenmerken(dossier: Dossier, d: int) -> dict[str, str]:
    gemeente, wijk = dossier.woont(d)
    school = school_op(dossier, d)
    sector = "geen" if school == "geen" else dossier.w.scholen[school]["sector"]
    grond = grond_op(dossier, d)
    return {"gemeente": gemeente, "wijk": wijk, "sector": sector, "school": school, "grond": grond}


def tel(
    dossiers: Mapping[str, Dossier], definitie: str, peildatum: str, per: Sequence[str] = ()
) -> dict[Sleutel, int]:
    """(*per, status, soort, langer_dan_drie_maanden) → number of children on the peildatum."""
    d = dag(peildatum)
    uit: dict[Sleutel, int] = defaultdict(int)
    for dossier in dossiers.values():
        for begin, eind, status, soort, _, langer in dossier.tijdlijn(definitie):
            if begin <= peildatum <= eind:
                groep = kenmerken(dossier, d)
                uit[(*(groep[p] for p in per), status, soort, langer)] += 1
    return dict(uit)


def tel_periode(
    dossiers: Mapping[str, Dossier], definitie: str, begin: str, einde: str
) -> dict[str, set[str]]:
    """status → the children with at least one day of it in the period."""
    uit: dict[str, set[str]] = defaultdict(set)
    for sleutel, dossier in dossiers.items():
        for b, e, status, *_ in dossier.tijdlijn(definitie):
            if b <= einde and begin <= e:
                uit[status].add(sleutel)
    return dict(uit)
