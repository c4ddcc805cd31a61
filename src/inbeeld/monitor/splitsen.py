"""The areas of the sheet: by what children are split, and which area a group of them is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from inbeeld.monitor.bron import PLAATS, Bron
from inbeeld.monitor.gebieden import BINNEN, REGIO, Gebied
from inbeeld.monitor.perioden import Periode
from inbeeld.regels import tel

# Not 'onbekend' (lives in no gemeente that we know), nor 0000 (its residences were destroyed).
_GEMEENTE = re.compile(r"(?!0000)[0-9]{4}")
_BINNEN = {per: soort for soort, per in BINNEN.items()}


@dataclass(frozen=True)
class Splits:
    """One split: by `per`, or by the organisations that work for schools or gemeenten (`groepen`:
    per code the numbers of those organisations). `fijn`: many small areas, wijken or schools."""

    per: tuple[str, ...] = ()
    groepen: Mapping[str, Sequence[str]] | None = None
    in_gemeenten: bool = False

    @property
    def velden(self) -> tuple[str, ...]:
        """The columns that a split function of `regels` gives."""
        return self.per if self.groepen is None else ("groep",)

    @property
    def soort(self) -> str:
        """The soort of its areas."""
        if self.groepen is not None:
            return "organisatie"
        return _BINNEN.get(self.per) or (self.per or (REGIO,))[-1]

    @property
    def fijn(self) -> bool:
        return self.per[-1:] in (("wijk",), ("school",))

    def keuze(self, bron: Bron) -> dict[str, Any]:
        """Everything that `tel` and `stroom` take, but when."""
        if self.groepen is None:
            return {**bron.keuze(self.per), "per": self.per}
        return {**bron.keuze(PLAATS if self.in_gemeenten else ()), "groepen": self.groepen}

    def gebied(self, codes: Sequence[str]) -> Gebied | None:
        """The area of the values of `velden`; None for who is in no gemeente (or in secret), or
        was never at a school."""
        if self.groepen is not None:
            return Gebied("organisatie", codes[0])
        if not self.per:
            return Gebied("regio")
        if self.per[0] in PLAATS and not _GEMEENTE.fullmatch(codes[0]):
            return None
        if self.per[-1] == "school" and codes[-1] == "geen":
            return None
        return Gebied(self.soort, ":".join(codes))


def splitsingen(bron: Bron) -> list[Splits]:
    """All splits of the sheet, the whole region first."""
    vast = [Splits(per) for per in ((), ("gemeente",), ("gemeente", "wijk"), ("sector",))]
    groepen = [
        Splits(groepen=_codes(bron, veld), in_gemeenten=veld == "gemeente")
        for veld in ("gemeente", "school")
    ]
    return [*vast, Splits(("school",)), *(splits for splits in groepen if splits.groepen)]


def _codes(bron: Bron, veld: str) -> dict[str, list[str]]:
    uit: dict[str, list[str]] = {}
    for wie, groep in bron.groepen.items():
        if groep.veld == veld:
            for code in sorted(groep.codes):
                uit.setdefault(code, []).append(str(wie))
    return uit


@dataclass(frozen=True, slots=True)
class Lijn:
    """A row of a telling: a status in a group. `langer`: of the two lines of a status that has a
    clock, the one of longer than three months."""

    status: str
    soort: str
    langer: bool
    volledig: bool
    aantal: int


def groepen_van(
    bron: Bron, tabel: pa.Table, splits: Splits, wanneer: str
) -> Iterator[tuple[Any, Gebied, list[Lijn]]]:
    """The rows of a telling together per moment (column `wanneer`) and area, in order.

    Put together in DuckDB: of a large region they are a million.
    """
    con = bron.feiten.con
    groep = ", ".join((wanneer, *splits.velden))
    con.register("in_groepen", tabel)
    rijen = con.execute(
        f"select {groep}, list({{s: status, o: soort, l: langer_dan_drie_maanden = 'ja',"  # noqa: S608
        " v: volledig = 'ja', n: aantal} order by status, langer_dan_drie_maanden)"
        f" from in_groepen group by {groep} order by {groep}"
    ).fetchall()
    con.unregister("in_groepen")
    for moment, *codes, lijnen in rijen:
        gebied = splits.gebied(codes)
        if gebied is not None:
            yield moment, gebied, [Lijn(d["s"], d["o"], d["l"], d["v"], d["n"]) for d in lijnen]


def geteld_over(
    bron: Bron, splits: Splits, perioden: Sequence[Periode], **anders: Any
) -> dict[tuple[Periode, Gebied], list[Lijn]]:
    """A telling of periods, per period and area. `anders`: what `tel` takes in another way than the
    source says."""
    tabel = tel(perioden=perioden, **splits.keuze(bron) | anders)
    return {
        (periode_uit(wanneer), gebied): lijnen
        for wanneer, gebied, lijnen in groepen_van(bron, tabel, splits, "periode")
    }


def periode_uit(tekst: str) -> Periode:
    """First and last day of a period as `tel` writes it ('B/E')."""
    begin, eind = tekst.split("/")
    return date.fromisoformat(begin), date.fromisoformat(eind)
