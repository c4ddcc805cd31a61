"""The stages of a stroom in DuckDB: each a temp table `stroom_…` in the facts' own connection.

The axis of places has the day before the first period as its place 0. A child is a chain of
pieces (status, area, lives in the region); where two pieces join and differ, it leaves a cell and
enters one. The stands are counted apart from that, from the pieces.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

import pyarrow as pa

from .definities import Definitie
from .feitenmap import Feiten
from .splitsing import Splitsing, lijst
from .tijdas import TijdAs
from .uitkomst import Uitkomst

ERBIJ = ("nieuw", "ingekomen")
ERAF = ("teruggekeerd", "aanbod", "vrijgesteld", "verhuisd", "niet_plichtig", "overig")
POSTEN = ("begin", *ERBIJ, *ERAF, "eind")
NIVEAUS = ("soort", "status")
NAAR_SCHOOL = ("in_onderwijs", "verzuim", "ziek", "geoorloofd", "dreigend", "nazorg")
"""Soorten of children that have a school to which they go, or would if they were not ill."""
_NAAR = {
    "met_aanbod": "aanbod",
    "vrijgesteld": "vrijgesteld",
    "niet_plichtig": "niet_plichtig",
    **dict.fromkeys(NAAR_SCHOOL, "teruggekeerd"),
}
"""The post of leaving for a soort; of all others 'overig'."""


class Stroomstappen:
    """One stroom. `velden`: columns of the area; `groepen`: pairs of code and group, or None."""

    def __init__(
        self,
        feiten: Feiten,
        definitie: Definitie,
        as_: TijdAs,
        velden: tuple[str, ...],
        groepen: Sequence[tuple[str, str]] | None,
        bekend_op: datetime | None,
    ) -> None:
        self.feiten, self.definitie, self.as_ = feiten, definitie, as_
        self.velden, self.groepen = velden, groepen
        self.splitsing = Splitsing(feiten, as_, bekend_op, "stroom")
        self.doe = self.splitsing.doe

    def maak(self, uitkomst: Uitkomst) -> None:
        """All stages up to the events."""
        self._maak_regels()
        self.doe(
            "stuk",
            "select * from (select j as jongere, status, "
            f"{self.as_.plek('b')} as i0, {self.as_.plek('e')} as i1 "
            f"from {uitkomst.relatie('tijdlijn')}) where i0 < i1",
        )
        self._maak_gebieden()
        self._maak_wissels()
        self._maak_gebeurtenissen()

    def _maak_regels(self) -> None:
        """`stroom_regel`: nr, status, soort (number), post, naar_school; `stroom_naam`: niveau, nr,
        naam, in the order of the definitie."""
        regels = self.definitie.regels
        soorten = list(dict.fromkeys(regel.soort for regel in regels))
        rijen = ", ".join(
            f"({nr}, {soorten.index(regel.soort)}, '{_NAAR.get(regel.soort, 'overig')}', "
            f"{regel.soort != 'in_onderwijs' and regel.soort in NAAR_SCHOOL}, "
            f"{regel.soort in NAAR_SCHOOL})"
            for nr, regel in enumerate(regels)
        )
        self.doe("regel", f"select * from (values {rijen}) v(nr, soort, post, anders, op_school)")
        namen = [("soort", nr, soort) for nr, soort in enumerate(soorten)]
        namen += [("status", nr, regel.status) for nr, regel in enumerate(regels)]
        self.doe("naam", f"select * from (values {', '.join(map(str, namen))}) v(niveau, nr, naam)")

    # ---- areas

    def _maak_gebieden(self) -> None:
        """`stroom_stuk` with its area as a number; `stroom_plaats`: the areas that are counted.

        With groepen an area of the pieces is a school with a gemeente, and `stroom_lid` says of
        which groups such an area is part; else these areas are what is counted.
        """
        velden = self.velden if self.groepen is None else ("school", "gemeente")
        self.splitsing.splits("stuk", (*velden, "woont"))
        self.doe(
            "gebied",
            f"select {lijst(velden)}row_number() over () as gebied "
            f"from (select distinct {', '.join(velden) or '1'} from stroom_stuk)",
        )
        gelijk = " and ".join(f"g.{veld} = t.{veld}" for veld in velden) or "true"
        self.doe(
            "stuk",
            "select t.jongere, t.status, r.soort, g.gebied, t.woont, t.i0, t.i1 "
            f"from stroom_stuk t join stroom_gebied g on {gelijk} "
            "join stroom_regel r on r.nr = t.status",
        )
        if self.groepen is None:
            self.doe("plaats", "select * from stroom_gebied")
        else:
            self._maak_groepen(self.groepen)

    def _maak_groepen(self, groepen: Sequence[tuple[str, str]]) -> None:
        self.splitsing.maak_groepen(groepen)
        self.doe(
            "plaats",
            "select groep, row_number() over (order by groep) as gebied "
            "from (select distinct groep from stroom_groep)",
        )
        self.doe(
            "lid",
            "select distinct g.gebied, p.gebied as groep from stroom_gebied g "
            "join stroom_groep k on k.code in (g.school, g.gemeente) "
            "join stroom_plaats p on p.groep = k.groep",
        )

    # ---- events

    def _maak_wissels(self) -> None:
        """`stroom_wissel`: where a child's pieces differ; before or after it there may be none."""
        self.doe(
            "keten",
            "select *, lead(i0) over w as na, lead(status) over w as n_status, "
            "lead(soort) over w as n_soort, lead(gebied) over w as n_gebied, "
            "lead(woont) over w as n_woont, coalesce(lag(i1) over w, -1) < i0 as begint "
            "from stroom_stuk window w as (partition by jongere order by i0)",
        )
        eerst, dan = ("status, soort, gebied, woont", "n_status, n_soort, n_gebied, n_woont")
        niets = "null, null, null, null"
        self.doe(
            "wissel",
            f"select jongere, i1 as i, {eerst}, {dan} from stroom_keten "
            "where na = i1 and (n_status <> status or n_gebied <> gebied) "
            f"union all select jongere, i1, {eerst}, {niets} from stroom_keten "
            f"where i1 < {self.as_.lengte} and na is distinct from i1 "
            f"union all select jongere, i0, {niets}, {eerst} from stroom_keten "
            "where i0 > 0 and begint",
        )

    def _maak_gebeurtenissen(self) -> None:
        """`stroom_gebeurtenis`: jongere, i, niveau, nr, gebied, post: each leaving and entering."""
        weg = self._kant("gebied", "n_gebied")
        bij = self._kant("n_gebied", "gebied")
        post_weg = (
            "case when n_status is null then 'overig' "
            "when not zelfde or (woont and not n_woont) then 'verhuisd' "
            "when n.anders and v.op_school then 'overig' else n.post end"
        )
        post_bij = (
            "case when t.status is null then 'nieuw' "
            "when not zelfde or (n_woont and not woont) then 'ingekomen' else 'nieuw' end"
        )
        delen = [
            f"select jongere, i, '{veld}' as niveau, {kolom} as nr, plek as gebied, {post} as post "
            f"from ({wissels}) t left join stroom_regel v on v.nr = t.status "
            "left join stroom_regel n on n.nr = t.n_status "
            f"where {kolom} is not null and (not zelfde or t.{veld} is distinct from t.n_{veld})"
            for veld in NIVEAUS
            for wissels, post, kolom in (
                (weg, post_weg, f"t.{veld}"),
                (bij, post_bij, f"t.n_{veld}"),
            )
        ]
        self.doe("gebeurtenis", " union all ".join(delen))

    def _kant(self, hier: str, daar: str) -> str:
        """The wissels out of (or into) each area that is counted: `plek`, and whether the child is
        in the same one (`zelfde`) on the other side."""
        if self.groepen is None:
            return (
                f"select *, {hier} as plek, {hier} is not distinct from {daar} as zelfde "
                f"from stroom_wissel where {hier} is not null"
            )
        return (
            "select w.*, l.groep as plek, a.groep is not null as zelfde from stroom_wissel w "
            f"join stroom_lid l on l.gebied = w.{hier} "
            f"left join stroom_lid a on a.gebied = w.{daar} and a.groep = l.groep"
        )

    # ---- what comes out

    def rekening(self) -> pa.Table:
        """The account of every period; the stages are gone after it."""
        self._maak_standen()
        tel = ", ".join(f"sum(n) filter (where post = '{post}') as {post}" for post in POSTEN)
        self.doe(
            "post",
            f"with per_dag as (select i, niveau, nr, gebied, post, count(*) as n "
            "from stroom_gebeurtenis group by all), alles as (select p.m, d.* exclude (i) "
            f"from per_dag d join ({self.as_.periodelijst()}) p on d.i >= p.i0 and d.i < p.i1 "
            "union all by name from stroom_stand) "
            f"select m, niveau, nr, gebied, {tel} from alles group by all",
        )
        tellen = ", ".join(f"coalesce(p.{post}, 0)::bigint as {post}" for post in POSTEN)
        uit = self.feiten.con.sql(
            "select d.begindatum, d.einddatum, "
            f"{lijst(self.velden, 'g.')}n.niveau, n.naam, {tellen} "
            "from (select distinct m, gebied from stroom_post) c cross join stroom_naam n "
            "join stroom_plaats g on g.gebied = c.gebied "
            f"join ({self._datums()}) d on d.m = c.m "
            "left join stroom_post p on p.m = c.m and p.gebied = c.gebied "
            "and p.niveau = n.niveau and p.nr = n.nr "
            f"order by c.m, {lijst(self.velden, 'g.')}n.niveau, n.nr"
        ).to_arrow_table()
        self.splitsing.ruim_op()
        return uit

    def _datums(self) -> str:
        rijen = ", ".join(
            f"({nr}, date '{begin}', date '{eind}')"
            for nr, (begin, eind) in enumerate(self.as_.perioden)
        )
        return f"select * from (values {rijen}) v(m, begindatum, einddatum)"

    def _leden(self) -> str:
        """The pieces in each area that is counted."""
        if self.groepen is None:
            return "select * from stroom_stuk"
        return (
            "select t.* replace (l.groep as gebied) from stroom_stuk t "
            "join stroom_lid l on l.gebied = t.gebied"
        )

    def _maak_standen(self) -> None:
        """`stroom_stand`: the begin and eind of each period, in the columns of the events."""
        eerste = self.as_.dagen[0]
        momenten = [
            (nr, post, (dag - eerste).days - (post == "begin"))
            for nr, dagen in enumerate(self.as_.perioden)
            for post, dag in zip(("begin", "eind"), dagen, strict=True)
        ]
        plekken = sorted({plek for _, _, plek in momenten})
        voor = [sum(p < i for p in plekken) for i in range(self.as_.lengte + 1)]
        self.feiten.con.execute("set variable stroom_voor = ?", [voor])
        self.doe(
            "telling",
            "with stuk as (select status, gebied, getvariable('stroom_voor')[i0 + 1] as k0, "
            f"getvariable('stroom_voor')[i1 + 1] as k1 from ({self._leden()})), "
            "stap as (select status, gebied, k0 as k, 1 as d from stuk where k0 < k1 "
            "union all select status, gebied, k1, -1 from stuk where k0 < k1), "
            "som as (select status, gebied, k, sum(d) as d from stap group by all), "
            f"stand as (select *, sum(d) over w as n, lead(k, 1, {len(plekken)}) over w as k1 "
            "from som window w as (partition by status, gebied order by k)) "
            "select status, gebied, n, unnest(range(k, k1)) as k from stand where n > 0",
        )
        rijen = ", ".join(f"({nr}, '{post}', {plekken.index(p)})" for nr, post, p in momenten)
        moment = f"(values {rijen}) v(m, post, k)"
        self.doe(
            "stand",
            "select m, post, 'status' as niveau, status as nr, gebied, n from stroom_telling t "
            f"join {moment} on v.k = t.k union all "
            "select m, v.post, 'soort', r.soort, gebied, sum(n) from stroom_telling t "
            f"join {moment} on v.k = t.k join stroom_regel r on r.nr = t.status group by all",
        )

    def kinderen(self, namen: Collection[str]) -> pa.Table:
        """Who stands behind the account of the one period; the stages are gone after it."""
        laatste = self.as_.lengte - 1
        leden = " union all ".join(
            f"select jongere, {plek} as i, '{niveau}' as niveau, {niveau} as nr, gebied, "
            f"'{post}' as post from ({self._leden()}) where i0 <= {plek} and i1 > {plek}"
            for post, plek in (("begin", 0), ("eind", laatste))
            for niveau in NIVEAUS
        )
        con = self.feiten.con
        con.execute("set variable stroom_namen = ?", [list(namen)])
        uit = con.sql(
            f"select s.sleutel as jongere, date '{self.as_.dagen[0]}' + i::integer as dag, "
            f"niveau, n.naam, {lijst(self.velden, 'g.')}post from "
            f"(from stroom_gebeurtenis union all by name {leden}) t "
            "join stroom_naam n using (niveau, nr) join stroom_plaats g using (gebied) "
            "join feit_sleutels s using (jongere) "
            + ("where list_contains(getvariable('stroom_namen'), n.naam) " if namen else "")
            + f"order by niveau, nr, post, jongere, {lijst(self.velden, 'g.')}dag"
        ).to_arrow_table()
        self.splitsing.ruim_op()
        return uit
