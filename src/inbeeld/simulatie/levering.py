"""What becomes known on a day goes in through the one door, as everybody's facts do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from inbeeld.demo.feitenboek import Rij, bron_van
from inbeeld.register.models import FEITMODELLEN
from inbeeld.tijdlijnen.actions import FeitGeweigerd, leg_vast

from .stroom import Gebeurtenis


@dataclass(slots=True)
class Levering:
    """Keeps which stored fact each event became, so that a correction can withdraw it."""

    jongeren: Mapping[int, int]
    organisaties: Mapping[str, int]
    woont: Mapping[int, str]
    regio: int
    ids: dict[int, tuple[str, int]] = field(default_factory=dict)
    geweigerd: int = 0

    def lever(self, gebeurtenissen: Iterable[Gebeurtenis], moment: datetime, **hoe: Any) -> int:
        """Record all in one transaction; when one is refused, one by one. Returns how many."""
        lijst = list(gebeurtenissen)
        if not lijst:
            return 0
        try:
            self._vast(lijst, moment, **hoe)
            return len(lijst)
        except FeitGeweigerd:
            if len(lijst) == 1:
                self.geweigerd += 1
                return 0
        return sum(self.lever([een], moment, **hoe) for een in lijst)

    def _vast(self, lijst: list[Gebeurtenis], moment: datetime, **hoe: Any) -> None:
        nieuw: dict[str, list[Rij]] = defaultdict(list)
        sleutels: dict[str, list[int]] = defaultdict(list)
        weg: dict[str, list[int]] = defaultdict(list)
        for g in lijst:
            if g.vervangt and g.sleutel in self.ids:
                tabel, oud = self.ids[g.sleutel]
                weg[tabel].append(oud)
            if g.rij is not None:
                nieuw[g.tabel].append(self._rij(g.tabel, g.rij))
                sleutels[g.tabel].append(g.sleutel)
        vastlegging = leg_vast(
            moment=moment, soort="demo", reden="simulatie", nieuw=nieuw, intrekken=weg, **hoe
        )
        for tabel, namen in sleutels.items():
            if tabel == "verzuim":  # only absences are replaced later
                model = FEITMODELLEN[tabel]
                ids = model.objects.filter(vastlegging=vastlegging).order_by("pk")
                paren = zip(namen, ids.values_list("pk", flat=True), strict=True)
                self.ids.update({naam: (tabel, pk) for naam, pk in paren})

    def _rij(self, tabel: str, rij: Rij) -> dict[str, Any]:
        bron = bron_van(tabel, rij, self.woont)
        feit: dict[str, Any] = {**rij, "_bron": self.organisaties.get(bron, self.regio)}
        if "jongere" in rij:
            feit["jongere"] = self.jongeren[rij["jongere"]]
        return feit
