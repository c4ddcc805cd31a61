"""To which areas a child belongs on a day, for figures that come from rows of a dossier.

The same as in a telling (`rekenregels.md` §6): the residence that counts on that day, the school of
that day's enrolment, else of the latest one that ended. A child whose address is secret is in no
gemeente and no wijk; one that has died is nowhere.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pyarrow as pa

from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import REGIO, Gebied
from inbeeld.regels.kennis import bekend

_REGIO = Gebied(REGIO)
_EEN_DAG = timedelta(days=1)
_Periode = tuple[date, date | None]


class Plekken:
    """The areas of these children; asked once, for any number of days."""

    def __init__(self, bron: Bron, kinderen: Collection[int]) -> None:
        self._werkt_voor: dict[tuple[str, str], list[Gebied]] = defaultdict(list)
        for wie, groep in bron.groepen.items():
            for code in groep.codes:
                self._werkt_voor[groep.veld, code].append(Gebied("organisatie", str(wie)))
        nummers = pa.table({"jongere": pa.array(sorted(set(kinderen)), pa.int64())})
        con, kent = bron.feiten.con, bekend(bron.bekend_op)
        con.register("plek_kinderen", nummers)

        def van_kind(velden: str, tabel: str) -> Iterator[tuple[Any, ...]]:
            # In the order of 'two at once' (§2): the last that holds is the one that counts.
            yield from con.execute(
                f"select jongere, begindatum, einddatum, {velden} from {tabel} "  # noqa: S608
                f"semi join plek_kinderen using (jongere) where {kent} order by all"
            ).fetchall()

        self._woont: dict[int, list[tuple[_Periode, str, str]]] = defaultdict(list)
        for kind, begin, eind, gemeente, wijk in van_kind("gemeente, wijk", "feit_woonplaatsen"):
            self._woont[kind].append(((begin, eind), gemeente, wijk or "onbekend"))
        self._leert: dict[int, list[tuple[_Periode, str]]] = defaultdict(list)
        for kind, begin, eind, school in van_kind("school", "feit_inschrijvingen"):
            self._leert[kind].append(((begin, eind), school))
        for woont in self._woont.values():
            woont.sort(key=lambda rij: (rij[0][0], rij[1]))
        for leert in self._leert.values():
            leert.sort(key=lambda rij: (rij[0][0], rij[1]))
        sectoren = con.execute(
            f"select school, max(sector) from feit_scholen where {kent} group by school"  # noqa: S608
        )
        self._sector: dict[str, str] = dict(sectoren.fetchall())
        con.unregister("plek_kinderen")
        self._geheim, self._dood = bron.geheim, bron.overleden

    def leeft(self, kind: int, dag: date) -> bool:
        """A child counts until the day of its death, that day included."""
        return not (kind in self._dood and self._dood[kind] < dag)

    def op(self, kind: int, dag: date) -> tuple[Gebied, ...]:
        """Every area in which the child counts on that day; none after its death."""
        if not self.leeft(kind, dag):
            return ()
        uit = [_REGIO]
        gemeente, wijk = self.woont(kind, dag)
        if gemeente and kind not in self._geheim:
            uit += [Gebied("gemeente", gemeente), Gebied("wijk", f"{gemeente}:{wijk}")]
            uit += self._werkt_voor.get(("gemeente", gemeente), ())
        school = self.school(kind, dag)
        if school:
            uit.append(Gebied("school", school))
            uit += self._werkt_voor.get(("school", school), ())
            if school in self._sector:
                uit.append(Gebied("sector", self._sector[school]))
        return tuple(dict.fromkeys(uit))

    def woont(self, kind: int, dag: date) -> tuple[str, str]:
        """Gemeente and wijk of the residence that counts; '' where none is known."""
        uit = ("", "")
        for periode, gemeente, wijk in self._woont.get(kind, ()):
            if _dekt(periode, dag):
                uit = (gemeente, wijk)
        return uit

    def woonstukken(self, kind: int, van: date, tot: date) -> Iterator[tuple[str, date]]:
        """(gemeente, last day there) of every place in which it lived from `van` to `tot`
        (half-open); nothing of who died before, or whose address is secret."""
        if kind in self._dood:
            tot = min(tot, self._dood[kind] + _EEN_DAG)
        if kind in self._geheim or van >= tot:
            return
        grenzen = {van, tot}
        for (begin, eind), *_ in self._woont.get(kind, ()):
            grenzen |= {d for d in (begin, eind and eind + _EEN_DAG) if d and van < d < tot}
        for begin, eind in pairwise(sorted(grenzen)):
            gemeente, _ = self.woont(kind, begin)
            if gemeente:
                yield gemeente, eind - _EEN_DAG

    def is_ingeschreven(self, kind: int, dag: date) -> bool:
        """Whether an enrolment covers the day."""
        return any(_dekt(periode, dag) for periode, _ in self._leert.get(kind, ()))

    def school(self, kind: int, dag: date) -> str:
        """The school of that day, else the one that was left last; '' for who never was at one."""
        eerder: tuple[date, date, str] | None = None
        nu = ""
        for periode, school in self._leert.get(kind, ()):
            begin, eind = periode
            if _dekt(periode, dag):
                nu = school
            elif eind is not None and eind < dag:
                eerder = max(eerder, (eind, begin, school)) if eerder else (eind, begin, school)
        return nu or (eerder[2] if eerder else "")

    def sector(self, kind: int, dag: date) -> str:
        """The sector of that school: 'onbekend' when nobody says, 'geen' without a school."""
        school = self.school(kind, dag)
        return self._sector.get(school, "onbekend") if school else "geen"


def _dekt(periode: _Periode, dag: date) -> bool:
    begin, eind = periode
    return begin <= dag and (eind is None or eind >= dag)
