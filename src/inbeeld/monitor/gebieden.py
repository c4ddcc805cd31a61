"""For which children a figure speaks: the key of an area, as the tables and addresses write it.

`regio` · `gemeente:0392` · `wijk:0392:Noord` · `sector:vo` · `school:10AB00` · `organisatie:12`
(a samenwerkingsverband, schoolbestuur or samenwerking: the schools or gemeenten it works for, by
the number of its row).

Beside these the sheet holds parts of a gemeente (`BINNEN`), which no page shows by themselves:
`gemeentesector:0392:vo` · `wijksector:0392:Noord:vo`.
"""

from dataclasses import dataclass

REGIO = "regio"
GEHEIM = "geheim"
"""In the place of the gemeente of a child whose address is secret: it counts for the region, its
school and sector, and in no gemeente or wijk, where it would stand out."""
SOORTEN = ("regio", "gemeente", "wijk", "sector", "school", "organisatie")
KLEIN = ("wijk", "school")
"""Soorten of which the numbers are so small that they say something of a child."""


BINNEN = {
    "gemeentesector": ("gemeente", "sector"),
    "wijksector": ("gemeente", "wijk", "sector"),
}
"""Soorten of a part of a gemeente or wijk, its children in one sector, with what it is split by."""


@dataclass(frozen=True, slots=True)
class Gebied:
    """An area. `code`: empty for the region; of a wijk the gemeente's code, ':' and its name."""

    soort: str
    code: str = ""

    def __str__(self) -> str:
        return f"{self.soort}:{self.code}" if self.code else self.soort

    @property
    def valt_onder(self) -> str:
        """The area whose reader may read this one too: of a wijk or a part its gemeente."""
        if self.soort == "wijk" or self.soort in BINNEN:
            return f"gemeente:{self.code.partition(':')[0]}"
        return str(self)


def gebied(sleutel: str) -> Gebied:
    """The area of a key. Raises ValueError for what is none."""
    soort, _, code = sleutel.partition(":")
    if soort not in SOORTEN or (soort == "regio") != (code == ""):
        raise ValueError("dit is geen gebied")
    return Gebied(soort, code)
