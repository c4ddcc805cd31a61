"""What a report is asked to be about: codes, days and the words that a person wrote in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from inbeeld.monitor.gebieden import Gebied, gebied
from inbeeld.web.datums import lang, periode


@dataclass(frozen=True, slots=True)
class Vraag:
    """`dag`: the last day that its figures speak of: of a period that is over its last day at the
    latest, and never a day to come. `peildata`: of a telling. `woorden`: what a person filled in.
    """

    soort: str
    gebied: Gebied
    van: date
    tot_en_met: date
    definitie: str
    dag: date
    peildata: Sequence[date] = ()
    woorden: Mapping[str, str] = field(default_factory=dict)

    @property
    def periode(self) -> str:
        return naam_van(self.van, self.tot_en_met)

    @property
    def periode_in_zin(self) -> str:
        """As it stands in a sentence: 'over het eerste kwartaal', 'over schooljaar 2025–2026'."""
        return f"het {self.periode}" if " kwartaal van " in self.periode else self.periode

    @property
    def loopt_nog(self) -> bool:
        """Whether the period is not over on the last day of the figures."""
        return self.tot_en_met > self.dag

    def als_json(self) -> dict[str, Any]:
        """As `Rapport.vraag` and a Berekening keep it."""
        return {
            "soort": self.soort,
            "gebied": str(self.gebied),
            "van": self.van.isoformat(),
            "tot_en_met": self.tot_en_met.isoformat(),
            "definitie": self.definitie,
            "dag": self.dag.isoformat(),
            "peildata": [dag.isoformat() for dag in self.peildata],
            "woorden": dict(self.woorden),
        }

    @classmethod
    def uit_json(cls, ruw: Mapping[str, Any]) -> "Vraag":
        """Back from JSON. Raises KeyError or ValueError for what is none."""
        return cls(
            ruw["soort"],
            gebied(ruw["gebied"]),
            date.fromisoformat(ruw["van"]),
            date.fromisoformat(ruw["tot_en_met"]),
            ruw["definitie"],
            date.fromisoformat(ruw["dag"]),
            tuple(date.fromisoformat(dag) for dag in ruw.get("peildata", ())),
            dict(ruw.get("woorden", {})),
        )

    def met(self, **anders: Any) -> "Vraag":
        return replace(self, **anders)


def naam_van(van: date, tot: date) -> str:
    """'schooljaar 2025–2026', 'eerste kwartaal van 2026', or the days."""
    if (van.month, van.day, tot.month, tot.day) == (8, 1, 7, 31) and tot.year == van.year + 1:
        return f"schooljaar {van.year}–{tot.year}"
    kwartaal = _KWARTALEN.get((van.month, tot.month, tot.day))
    if kwartaal and van.day == 1 and van.year == tot.year:
        return f"{kwartaal} kwartaal van {van.year}"
    return lang(van) if van == tot else periode(van, tot)


_KWARTALEN = {
    (1, 3, 31): "eerste",
    (4, 6, 30): "tweede",
    (7, 9, 30): "derde",
    (10, 12, 31): "vierde",
}
