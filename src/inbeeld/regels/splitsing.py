"""What children are counted by: residence, school and exemption as ranges of places of an axis.

Whatever a child is on a day is a range of places; ranges are intersected once, and counted by +1 at
their begin and -1 at their end.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from .feitenmap import Feiten
from .kennis import bekend
from .tijdas import TijdAs

_VELDEN = {
    "gemeente": ("woon", "coalesce(d.wie.gemeente, 'onbekend')"),
    "wijk": ("woon", "coalesce(d.wie.wijk, 'onbekend')"),
    # A child without any residence row lives here, it is not known where (§4, woonachtig).
    "woont": ("woon", "d.jongere is null or d.wie is not null"),
    "school": ("school", "coalesce(d.wie.school, 'geen')"),
    "sector": ("school", "coalesce(d.wie.sector, 'geen')"),
    "grond": ("grond", "coalesce(d.wie.grond, '')"),
}


Groepen = Mapping[str, str | Collection[str]]
"""For the code of a school or a gemeente the group or groups that it belongs to."""


def groepsparen(groepen: Groepen | None) -> list[tuple[str, str]] | None:
    """Pairs of code and group; None stays None."""
    if groepen is None:
        return None
    return [
        (code, groep)
        for code, van in groepen.items()
        for groep in ([van] if isinstance(van, str) else van)
    ]


def lijst(velden: Sequence[str], voor: str = "") -> str:
    """Fields for a select list, each followed by a comma."""
    return "".join(f"{voor}{veld}, " for veld in velden)


class Splitsing:
    """Stages of one count, each a temp table `<voor>_…` in the facts' own connection."""

    def __init__(
        self, feiten: Feiten, as_: TijdAs, bekend_op: datetime | None, voor: str = "tel"
    ) -> None:
        self.feiten, self.as_, self.voor = feiten, as_, voor
        self.bekend = bekend(bekend_op)
        self._gemaakt: set[str] = set()
        feiten.con.execute("set variable tel_as = ?", [as_.lijst()])

    def doe(self, naam: str, sql: str) -> None:
        """Make the stage of that name, in the place of one that there was."""
        self._gemaakt.add(naam)
        self.feiten.con.execute(f"create or replace temp table {self.voor}_{naam} as {sql}")

    def ruim_op(self) -> None:
        """Drop all stages."""
        for naam in self._gemaakt:
            self.feiten.con.execute(f"drop table if exists {self.voor}_{naam}")
        self._gemaakt.clear()

    def maak_groepen(self, groepen: Sequence[tuple[str, str]]) -> None:
        """The stage `groep` (code, groep) of these pairs."""
        self.doe("groep", "select '' as code, '' as groep limit 0")
        if groepen:
            self.feiten.con.executemany(f"insert into {self.voor}_groep values (?, ?)", groepen)

    def splits(self, naam: str, velden: Sequence[str]) -> None:
        """Intersect the ranges of stage `naam` (jongere, i0, i1, …) with what `velden` ask for:
        'gemeente', 'wijk', 'school', 'sector', 'grond' (text), 'woont' (lives in the region)."""
        for dimensie in dict.fromkeys(_VELDEN[veld][0] for veld in velden):
            self._dimensie(dimensie)
            nieuw = ", ".join(
                f"{waarde} as {veld}"
                for veld, (waar, waarde) in _VELDEN.items()
                if waar == dimensie and veld in velden
            )
            self.doe(
                naam,
                "select t.* exclude (i0, i1), greatest(t.i0, coalesce(d.i0, t.i0)) as i0, "
                f"least(t.i1, coalesce(d.i1, t.i1)) as i1, {nieuw} from {self.voor}_{naam} t "
                f"left join {self.voor}_{dimensie} d "
                "on d.jongere = t.jongere and d.i0 < t.i1 and d.i1 > t.i0",
            )

    def _dimensie(self, naam: str) -> None:
        """Per child the row that counts (the greatest `wie`), for every range of places.

        A child with a row covers the whole axis (`wie` null where none counts); one without has
        no range at all.
        """
        if naam in self._gemaakt:
            return
        self.doe("kandidaat", self._kandidaten(naam))
        kandidaat = f"{self.voor}_kandidaat"
        self.doe(
            naam,
            f"with grens as (select jongere, unnest([0, i0, i1]) as i from {kandidaat}), "
            "stuk as (select jongere, i as i0, "
            f"lead(i, 1, {self.as_.lengte}) over (partition by jongere order by i) as i1 "
            "from (select distinct jongere, i from grens)) "
            f"select s.jongere, s.i0, s.i1, max(k.wie) as wie from stuk s left join {kandidaat} k "
            "on k.jongere = s.jongere and k.i0 <= s.i0 and k.i1 >= s.i1 "
            "where s.i0 < s.i1 group by s.jongere, s.i0, s.i1",
        )

    def _kandidaten(self, naam: str) -> str:
        """'Two at once' (§2): the one that began last counts, then the higher code."""
        bereik = self.as_.bereik()
        if naam == "woon":
            return (
                "select jongere, {begin: begindatum, gemeente: gemeente, wijk: wijk} as wie, "
                f"{bereik} from feit_woonplaatsen where {self.bekend}"
            )
        if naam == "grond":
            return (
                "select jongere, {begin: begindatum, grond: grond} as wie, "
                f"{bereik} from feit_vrijstellingen where {self.bekend}"
            )
        return self._kandidaat_scholen(bereik)

    def _kandidaat_scholen(self, bereik: str) -> str:
        """An enrolment that covers the day goes before one that ended; of those the latest."""
        rijen = (
            f"select i.*, k.sector, {bereik} from feit_inschrijvingen i left join "
            f"(select school, max(sector) as sector from feit_scholen where {self.bekend} "
            f"group by school) k using (school) where {self.bekend}"
        )
        wie = (
            "{{loopt: {loopt}, eind: {eind}, begin: begindatum, school: school, "
            "sector: coalesce(sector, 'onbekend')}} as wie"
        )
        nu = wie.format(loopt="true", eind="null::date")
        eerder = wie.format(loopt="false", eind="einddatum")
        return (
            f"with rijen as ({rijen}) select jongere, {nu}, i0, i1 from rijen union all "
            f"select jongere, {eerder}, i1, {self.as_.lengte} from rijen "
            "where einddatum is not null"
        )
