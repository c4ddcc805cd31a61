"""By which definitie a region counts whom: one for all, or another for a sector.

Where sectors go by different definities, the figure of an area that holds several is a sum: of each
sector its children by its own definitie, per soort of status, as statuses of two definities differ.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.maten import THUISZITTER
from inbeeld.regels.definities import DEFINITIES, Definitie
from inbeeld.tijdlijnen.queries import regio_definities
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.web import woorden

PER_SECTOR = "per-sector"
"""In the place of a definitie: every sector by its own. No sheet has this name."""


@dataclass(frozen=True, slots=True)
class Telwijze:
    """The region's choice: definitie per sector; '' for all others."""

    keuze: Mapping[str, str]

    @property
    def definities(self) -> list[str]:
        """All that are in use, the one for all others first."""
        return list(dict.fromkeys([self.keuze[""], *self.keuze.values()]))

    @property
    def gemengd(self) -> bool:
        return len(self.definities) > 1

    def van(self, sector: str | None) -> str:
        """The definitie of a sector; of none or another: that of all others."""
        return self.keuze.get(sector or "", self.keuze[""])

    def sectoren(self, definitie: str) -> list[str]:
        """The sectors that go by it, as far as the region names them."""
        return [sector for sector, naam in self.keuze.items() if sector and naam == definitie]

    @property
    def zin(self) -> str:
        """'Basisonderwijs volgens …, alle anderen volgens …'."""
        delen = [
            f"{' en '.join(_naam(s) for s in sectoren)} volgens ‘{DEFINITIES[definitie].titel}’"
            for definitie in self.definities
            if (sectoren := self.sectoren(definitie)) and definitie != self.keuze[""]
        ]
        return f"{', '.join(delen)}, alle anderen volgens ‘{DEFINITIES[self.keuze['']].titel}’"

    def als_definitie(self) -> Definitie:
        """To name in the place of one definitie; it has no lines of its own."""
        een = DEFINITIES[self.keuze[""]]
        return Definitie(
            naam=PER_SECTOR,
            titel=f"elke sector zijn eigen definitie: {self.zin}",
            bron="; ".join(DEFINITIES[naam].bron for naam in self.definities),
            geldig_vanaf=een.geldig_vanaf,
            geldig_tot=een.geldig_tot,
            regels=(),
        )


def _naam(sector: str) -> str:
    return woorden.SECTOR.get(sector, sector).lower()


def telwijze(vandaag: date) -> Telwijze:
    """The choice as it holds on `vandaag`."""
    return Telwijze(regio_definities(vandaag))


def samen_geteld(gebied: str, dag: date, delen: Iterable[tuple[Figuur, str]]) -> Figuur:
    """Counts on one day added up per soort: `delen` are parts that share no child, each with the
    definitie that it was counted by. Onderdelen: `soort:<soort>`, `soort:thuiszitter.langer` and
    `plichtig`. What one part does not know whole, the sum does not."""
    sommen: dict[str, Getal] = {}
    for figuur, definitie in delen:
        for naam, getal in _per_soort(figuur, definitie).items():
            sommen[naam] = sommen.get(naam, Getal()) + getal
    waarden = {naam: getal.aantal for naam, getal in sommen.items()}
    onvolledig = frozenset(naam for naam, getal in sommen.items() if not getal.volledig)
    return Figuur(gebied, dag, waarden, onvolledig)


def _per_soort(figuur: Figuur, definitie: str) -> dict[str, Getal]:
    per: dict[str, list[str]] = {}
    for regel in DEFINITIES[definitie].regels:
        per.setdefault(regel.soort, []).append(regel.status)
    uit = {f"soort:{soort}": figuur.getal(*namen) for soort, namen in per.items()}
    langer = [f"{naam}.langer" for naam in per.get(THUISZITTER, ())]
    return uit | {
        f"soort:{THUISZITTER}.langer": figuur.getal(*langer),
        "plichtig": figuur.getal("plichtig"),
    }
