"""One side: which children are in the area on the day, with which status, and the work of a year.

On facts in DuckDB alone; it knows no database of ours and no clock.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from inbeeld.monitor.maten import THUISZITTER
from inbeeld.monitor.perioden import schooljaar
from inbeeld.regels import DEFINITIES, Feiten, Uitkomst, bereken, tel
from inbeeld.regels.stroom import stroomkinderen

_NUL = date(1970, 1, 1)
WERK = (
    *("thuiszitters", "langer", "klokken", "klokken_voorbij", "ruim"),
    *("nieuw_thuiszitters", "nieuw_klokken", "meldingen"),
)
"""What a way of counting brings in work: on the day, and from the begin of its school year."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """A way of counting. `bekend_op` None: what is known now."""

    definitie: str
    bekend_op: datetime | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)

    def voor_regels(self) -> dict[str, Any]:
        """As the functions of `regels` take it."""
        return {
            "definitie": self.definitie,
            "bekend_op": self.bekend_op,
            "parameters": dict(self.parameters),
        }


@dataclass(frozen=True, slots=True)
class Waar:
    """Whom it is about: children whose `veld` is one of `codes` (a wijk as '0392:Noord'); '' all.

    `geheim`: the keys of children whose address is secret, who are in no gemeente or wijk;
    `overleden`: of those who had died before the day. Both as one side knew it.
    """

    veld: str = ""
    codes: frozenset[str] = frozenset()
    geheim: frozenset[str] = frozenset()
    overleden: frozenset[str] = frozenset()

    @property
    def velden(self) -> tuple[str, ...]:
        """What children are split by: the gemeente, and what the area is made of."""
        return ("gemeente",) if self.veld in ("", "gemeente") else ("gemeente", self.veld)

    def omvat(self, rij: Mapping[str, Any]) -> bool:
        """Whether a row with `velden` lies in the area."""
        if not self.veld:
            return True
        waarde = rij[self.veld]
        return (f"{rij['gemeente']}:{waarde}" if self.veld == "wijk" else waarde) in self.codes

    def telt(self, kind: str) -> bool:
        """Whether a child lived, and its place may be told."""
        if kind in self.overleden:
            return False
        return self.veld not in ("gemeente", "wijk") or kind not in self.geheim


@dataclass(frozen=True, slots=True)
class Kant:
    """What one way of counting gives. Children by their keys.

    `status`: of the children in the area on the day. `onvolledig`: statuses of which at least so
    many are known. `werk`: per name of `WERK` how often each child of the region brings it.
    `gemeente`: where each child lives on the day, for who may know.
    """

    keuze: Keuze
    status: Mapping[str, str]
    onvolledig: frozenset[str]
    werk: Mapping[str, Counter[str]]
    gemeente: Mapping[str, str]
    alles: bool

    def aantallen(self) -> Counter[str]:
        """Children per status."""
        return Counter(self.status.values())

    def werk_van(self, kinderen: Collection[str] | None = None) -> dict[str, int]:
        """How much of each work in the area, or of these children."""
        wie = self.status if kinderen is None else kinderen
        if self.alles and kinderen is None:
            return {naam: self.werk[naam].total() for naam in WERK}
        return {naam: sum(n for k, n in self.werk[naam].items() if k in wie) for naam in WERK}


def maak_kant(feiten: Feiten, keuze: Keuze, waar: Waar, dag: date, vakantieregio: str) -> Kant:
    """Count one side. Raises AanroepFout for an unknown definitie or parameter."""
    uitkomst = bereken(feiten, tot=dag, vakantieregio=vakantieregio, **keuze.voor_regels())
    anders = {**keuze.voor_regels(), "vakantieregio": vakantieregio, "uitkomst": uitkomst}
    rijen = list(_leden(feiten, waar, dag, anders))
    geteld = tel(feiten, peildata=[dag], per=waar.velden, **anders).to_pylist()
    return Kant(
        keuze,
        {r["jongere"]: r["naam"] for r in rijen if waar.omvat(r) and waar.telt(r["jongere"])},
        frozenset(r["status"] for r in geteld if r["volledig"] == "nee" and waar.omvat(r)),
        _zonder(_werk(feiten, uitkomst, dag), waar.overleden),
        {
            r["jongere"]: r["gemeente"]
            for r in rijen
            if r["jongere"] not in waar.geheim and r["jongere"] not in waar.overleden
        },
        alles=not waar.veld,
    )


def _zonder(werk: dict[str, Counter[str]], overleden: Collection[str]) -> dict[str, Counter[str]]:
    """The work without that of these children: the rules know no death."""
    if not overleden:
        return werk
    return {
        naam: Counter({kind: n for kind, n in per_kind.items() if kind not in overleden})
        for naam, per_kind in werk.items()
    }


def _leden(
    feiten: Feiten, waar: Waar, dag: date, anders: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """Every child on the day, once: its status and where it belongs."""
    tabel = stroomkinderen(feiten, periode=(dag, dag), per=waar.velden, **anders)
    feiten.con.register("in_leden", tabel)
    velden = ", ".join(("jongere", "naam", *waar.velden))
    eigen = feiten.con.sql(
        f"select {velden} from in_leden where niveau = 'status' and post = 'eind'"  # noqa: S608
    ).to_arrow_table()
    feiten.con.unregister("in_leden")
    yield from eigen.to_pylist()


def _werk(feiten: Feiten, uitkomst: Uitkomst, dag: date) -> dict[str, Counter[str]]:
    """Per child: is it one, has it a clock, and how many of each began in the school year."""
    regels = DEFINITIES[uitkomst.definitie.naam].regels
    soort = [nr for nr, regel in enumerate(regels) if regel.soort == THUISZITTER]
    d, y = (dag - _NUL).days, (schooljaar(dag) - _NUL).days
    lijn, klok = uitkomst.relatie("tijdlijn"), uitkomst.relatie("klok")
    is_ = f"t.status in ({', '.join(map(str, soort))})"
    loopt = f"t.b <= {d} and t.e > {d}"
    begon = f"t.b between {y} and {d}"
    # Two neighbours of one soort are one time at home.
    nieuw = (
        f"{is_} and {begon} and not exists (select 1 from {lijn} v where v.j = t.j and v.e = t.b"  # noqa: S608
        f" and {is_.replace('t.', 'v.')})"
    )
    vragen = {
        "thuiszitters": (lijn, f"{is_} and {loopt}"),
        "langer": (lijn, f"{is_} and {loopt} and t.lang = 1"),
        "klokken": (klok, f"t.soort = 0 and {loopt}"),
        "klokken_voorbij": (klok, f"t.soort = 0 and {loopt} and t.drie_op <= {d}"),
        "ruim": (klok, f"t.soort = 1 and {loopt}"),
        "nieuw_thuiszitters": (lijn, nieuw),
        "nieuw_klokken": (klok, f"t.soort = 0 and {begon}"),
    }
    werk = {
        naam: Counter(
            dict(
                feiten.con.execute(
                    f"select s.sleutel, count(*) from {relatie} t"  # noqa: S608
                    f" join feit_sleutels s on s.jongere = t.j where {waar} group by 1"
                ).fetchall()
            )
        )
        for naam, (relatie, waar) in vragen.items()
    }
    begin = schooljaar(dag)
    melding = uitkomst.meldplicht.select(["jongere", "einddatum"]).to_pylist()
    werk["meldingen"] = Counter(m["jongere"] for m in melding if begin <= m["einddatum"] <= dag)
    return werk
