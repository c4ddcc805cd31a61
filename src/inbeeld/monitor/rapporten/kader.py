"""What every report is made with: its question, its figures, and how it shows small numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inbeeld.monitor.afscherming import AFGESCHERMD, KLEINST, afscherm, klein
from inbeeld.monitor.doelstand import Doelstand
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.maten import THUISZITTER
from inbeeld.monitor.perioden import schooljaar
from inbeeld.monitor.rapporten.cijfers import Cijfers, Figuur
from inbeeld.monitor.rapporten.inhoud import ONBEKEND, Cel, getal, waarde_van
from inbeeld.monitor.rapporten.vraag import Vraag
from inbeeld.regels.definities import DEFINITIES
from inbeeld.web.woorden import STATUS, woord

MINDER = f"minder dan {KLEINST}"
NIET_GETELD = ("in_onderwijs", "niet_plichtig")
"""Soorten that are no concern: most children have one of these."""


@dataclass(frozen=True)
class Kader:
    """`namen`: of areas, by key. `afschermen`: small numbers stay hidden. `extra`: what is no
    figure of the sheet, by name. `indicatoren`: what it is made of."""

    vraag: Vraag
    cijfers: Cijfers
    naam: str
    organisatie: str
    afschermen: bool
    namen: Mapping[str, str] = field(default_factory=dict)
    doelen: Sequence[Doelstand] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    indicatoren: tuple[str, ...] = ()

    @property
    def gebied(self) -> Gebied:
        return self.vraag.gebied

    @property
    def statussen(self) -> list[tuple[str, str]]:
        """(status, soort) of the definitie in its order, without those of no concern."""
        return [
            (regel.status, regel.soort)
            for regel in DEFINITIES[self.vraag.definitie].regels
            if regel.soort not in NIET_GETELD
        ]

    @property
    def thuis(self) -> list[str]:
        """The statuses of which a child sits at home."""
        return [status for status, soort in self.statussen if soort == THUISZITTER]

    def op(self, dag: date, indicator: str = "stand", gebied: Any = None) -> Figuur:
        return self.cijfers.op(indicator, gebied or self.gebied, dag)

    def over(self, indicator: str, van: date, tot: date, gebied: Any = None) -> Figuur:
        return self.cijfers.over(indicator, gebied or self.gebied, van, tot)

    def jaar(self, indicator: str, terug: int = 0, gebied: Any = None) -> Figuur:
        """The figure over the school year of the report's period, or so many before it."""
        van, tot = self.schooljaar(terug)
        return self.over(indicator, van, tot, gebied)

    def schooljaar(self, terug: int = 0) -> tuple[date, date]:
        begin = schooljaar(self.vraag.van).year - terug
        return date(begin, 8, 1), date(begin + 1, 7, 31)

    def cel(self, figuur: Figuur, sleutel: str) -> Cel:
        """One number; a small one hidden where that is asked."""
        return self.los(figuur.cel(sleutel))

    def los(self, cel: Cel) -> Cel:
        """A number that stands alone: nothing beside it lets a small one be worked out."""
        n = waarde_van(cel)
        return MINDER if self.afschermen and n is not None and klein(int(n)) else cel

    def lijst(self, cellen: Sequence[Cel], totaal: Cel = None) -> list[Cel]:
        """Numbers under each other that add up to a total (or to one that the reader may know);
        those that are not known count as 0."""
        if not self.afschermen:
            return list(cellen)
        som = waarde_van(totaal)
        rijen = {nr: int(waarde_van(cel) or 0) for nr, cel in enumerate(cellen)}
        if som is not None and som < sum(rijen.values()):
            som = sum(rijen.values())
        getoond = afscherm(rijen, None if som is None else int(som))
        return [
            AFGESCHERMD if getoond[nr] is None and isinstance(cel, dict) else cel
            for nr, cel in enumerate(cellen)
        ]

    def deel(self, deel: Cel, geheel: Cel) -> Cel:
        """A part beside its whole: hidden too when the rest of it would be small."""
        a, b = waarde_van(deel), waarde_van(geheel)
        if not self.afschermen or a is None:
            return deel
        if klein(int(a)) or (b is not None and klein(int(b - a))):
            return AFGESCHERMD
        return deel


def som(cellen: Iterable[Cel]) -> Cel:
    """The sum of cells: 'ten minste' when one of them is not known or is that itself."""
    lijst = list(cellen)
    getallen = [cel for cel in lijst if isinstance(cel, dict)]
    heel = len(getallen) == len(lijst) and not any(cel.get("minste") for cel in getallen)
    totaal = int(sum(cel["n"] for cel in getallen))
    if not heel and totaal == 0:
        return ONBEKEND
    return getal(totaal, minste=not heel)


def statusnaam(status: str) -> str:
    return woord(status, STATUS)
