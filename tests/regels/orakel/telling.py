"""Section 6, telling: unique children per status on a peildatum or in a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from .definities import DEFINITIES
from .dossier import Dossier
from .feiten import dag
from .wereld import Wereld

PER = ("gemeente", "wijk", "sector", "school", "grond")
Sleutel = tuple[str, ...]
Dossiers = Mapping[str, Dossier]

NODIG = {
    "absoluut_verzuim": "inschrijving",
    "niet_ingeschreven": "inschrijving",
    "thuishouder": "duiding",
}
NODIG_VOOR_SOORT = {
    "thuiszitter": "ongeoorloofd",
    "verzuim": "ongeoorloofd",
    "melding": "ongeoorloofd",
    "ziek": "ziek",
    "geoorloofd": "geoorloofd",
    "vrijgesteld": "vrijstelling",
    "dreigend": "duiding",
    "nazorg": "duiding",
}


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
    """What a child can be counted by on that day."""
    gemeente, wijk = dossier.woont(d)
    school = school_op(dossier, d)
    sector = "geen" if school == "geen" else dossier.w.scholen[school]["sector"]
    grond = grond_op(dossier, d)
    return {"gemeente": gemeente, "wijk": wijk, "sector": sector, "school": school, "grond": grond}


class Telling:
    """All counts for one definitie; every child's timeline is made once."""

    def __init__(self, wereld: Wereld, dossiers: Dossiers, definitie: str) -> None:
        self.w, self.dossiers, self.definitie = wereld, dossiers, definitie
        self.tijdlijnen = {s: dossier.tijdlijn(definitie) for s, dossier in dossiers.items()}

    def op(self, peildatum: str, per: Sequence[str] = ()) -> dict[Sleutel, tuple[int, str]]:
        """(*per, status, soort, langer_dan_drie_maanden) → (aantal, volledig), also where 0.

        Rows with 0 stand in every group that holds a child, for every status of the definitie;
        not when split by grond, where only what was counted is given.
        """
        d = dag(peildatum)
        aantal: dict[Sleutel, int] = defaultdict(int)
        leden: dict[Sleutel, list[tuple[Dossier, bool]]] = defaultdict(list)
        for sleutel, dossier in self.dossiers.items():
            for begin, einde, status, soort, _, langer in self.tijdlijnen[sleutel]:
                if begin <= peildatum <= einde:
                    kenmerk = kenmerken(dossier, d)
                    aantal[(*(kenmerk[p] for p in per), status, soort, langer)] += 1
                    groep = tuple(kenmerk[p] for p in per if p != "grond")
                    leden[groep].append((dossier, soort != "niet_plichtig"))
        if "grond" not in per:
            for groep in leden:
                for status, soort in self._statussen():
                    for langer in ("nee", "ja") if soort == "thuiszitter" else ("nee",):
                        aantal.setdefault((*groep, status, soort, langer), 0)
        gaten = {groep: self._gaten(d, kinderen) for groep, kinderen in leden.items()}
        uit = {}
        for lijn, n in aantal.items():
            waarden = dict(zip(per, lijn, strict=False))
            groep = tuple(waarden[p] for p in per if p != "grond")
            status, soort, _ = lijn[len(per) :]
            nodig = NODIG.get(status) or NODIG_VOOR_SOORT.get(soort, "")
            uit[lijn] = (n, "nee" if nodig in gaten[groep] else "ja")
        return uit

    def _statussen(self) -> list[tuple[str, str]]:
        return [(status, soort) for status, soort, _ in DEFINITIES[self.definitie]]

    def _gaten(self, d: int, kinderen: Iterable[tuple[Dossier, bool]]) -> set[str]:
        """Categories that some school or gemeente of these children does not cover on d.

        A school answers for absence, a gemeente for inschrijving and vrijstelling, and a duiding
        may come from either. A child that is not plichtig and lives nowhere in the region is no
        gemeente's unknown; one that was never enrolled has no school that could have reported it.
        """
        uit: set[str] = set()
        for dossier, plichtig in kinderen:
            school, gemeente = school_op(dossier, d), dossier.woont(d)[0]
            telt = plichtig or gemeente != "onbekend"
            for categorie in ("ongeoorloofd", "geoorloofd", "ziek"):
                if school != "geen" and not self.w.gedekt(school, categorie, d):
                    uit.add(categorie)
            for categorie in ("inschrijving", "vrijstelling"):
                if telt and not self.w.gedekt(gemeente, categorie, d):
                    uit.add(categorie)
            if telt and not any(self.w.gedekt(bron, "duiding", d) for bron in (gemeente, school)):
                uit.add("duiding")
        return uit

    def in_periode(self, begin: str, einde: str) -> dict[Sleutel, int]:
        """(status, soort, langer) → children with at least one day of it; and the melders."""
        langer: dict[tuple[str, str, str], str] = {}
        for sleutel, tijdlijn in self.tijdlijnen.items():
            for b, e, status, soort, _, lang in tijdlijn:
                if b <= einde and begin <= e:
                    plek = sleutel, status, soort
                    langer[plek] = max(lang, langer.get(plek, ""), key=("", "nee", "ja").index)
        uit: dict[Sleutel, int] = defaultdict(int)
        for (_, status, soort), lang in langer.items():
            uit[status, soort, lang] += 1
        melders = sum(
            any(begin <= e <= einde for _, e in dossier.meldplicht())
            for dossier in self.dossiers.values()
        )
        if melders:
            uit["ongeoorloofd_verzuimer", "melding", "nee"] = melders
        return dict(uit)
