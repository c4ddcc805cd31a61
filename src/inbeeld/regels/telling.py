"""Telling (`rekenregels.md` §6): unique children per status, on peildata or in a period.

It runs in DuckDB alone: the web's telling page counts over facts that reach `Feiten` through
Arrow, so no rule here is needed in PostgreSQL.

Time is an axis of places 0 … P-1: the peildata in order, or every day of the period. Whatever a
child is (status, residence, school, exemption) is a range of places; ranges are intersected once
and counted by +1 at their begin and -1 at their end, so fifty peildata cost little more than one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import pyarrow as pa

from .codes import GRONDEN
from .definities import DEFINITIES, Definitie
from .feitenmap import Feiten
from .fouten import AanroepFout
from .splitsing import Groepen, Splitsing, groepsparen, lijst
from .tijdas import TijdAs, maak_as
from .uitkomst import Uitkomst, gegeven_of_bereken
from .volledigheid import maak_gaten, nodige_categorie

PER = ("gemeente", "wijk", "sector", "school", "grond")
"""What a telling may be split by."""
ONGEOORLOOFD_VERZUIMER = "ongeoorloofd_verzuimer"
"""In a period: the status of the line that counts children with a wettelijke melding; its soort
is `melding`. It stands beside the statuses of the definitie and overlaps with them."""


def tel(
    feiten: Feiten,
    *,
    definitie: str,
    peildata: Sequence[date] = (),
    periode: tuple[date, date] | None = None,
    perioden: Sequence[tuple[date, date]] = (),
    per: Sequence[str] = (),
    groepen: Groepen | None = None,
    vakantieregio: str = "noord",
    bekend_op: datetime | None = None,
    parameters: Mapping[str, object] | None = None,
    uitkomst: Uitkomst | None = None,
) -> pa.Table:
    """Count unique children per status on each peildatum, or in a period (both days included), or
    in each of several periods, which may overlap.

    Returns the columns peildatum (date) or periode ('B/E'), those of `per`, status, soort,
    langer_dan_drie_maanden ('ja'/'nee'), aantal, volledig ('ja'/'nee'), sorted. Every group that
    holds a child has a row for every status of the definitie, also when its aantal is 0, so that
    an unknown is seen; split by grond, `vrijgesteld` has a row per grond that the facts know.

    In a period a child counts once per group and status, with langer_dan_drie_maanden = ja when
    that held on any of those days; a row `ongeoorloofd_verzuimer` (soort melding) counts the
    children with a wettelijke melding whose einddatum lies in it. Groups are those of the day:
    residence (none: 'onbekend'), school and sector of the enrolment, else of the latest ended one
    (never enrolled: 'geen'), grond of the exemption that counts (none: empty).

    `groepen`, in the place of `per`: for the code of a school or a gemeente the group or groups
    that it belongs to. The column is `groep`; who is in several counts in each, who is in none does
    not count.

    `uitkomst`: what `bereken` gave for the same facts and choices, when it is at hand already; its
    `tot` must not lie before the last day that is asked.

    Raises AanroepFout for an unknown definitie, split or parameter, and for no or an inverted time.
    """
    as_ = maak_as(peildata, periode, perioden)
    fout = [naam for naam in per if naam not in PER]
    if fout or len(set(per)) != len(per):
        raise AanroepFout(f"tellen per {', '.join(per)} kan niet; kies uit {', '.join(PER)}")
    if groepen is not None and per:
        raise AanroepFout("een telling is per gebied of per groep, niet beide")
    uitkomst = gegeven_of_bereken(
        uitkomst,
        feiten,
        definitie=definitie,
        tot=as_.dagen[-1],
        vakantieregio=vakantieregio,
        bekend_op=bekend_op,
        parameters=parameters,
    )
    paren = groepsparen(groepen)
    return _Telling(feiten, DEFINITIES[definitie], as_, tuple(per), paren, bekend_op).tel(uitkomst)


class _Telling:
    """One telling: its stages, each a temp table `tel_…` in the facts' own connection."""

    def __init__(
        self,
        feiten: Feiten,
        definitie: Definitie,
        as_: TijdAs,
        per: tuple[str, ...],
        groepen: Sequence[tuple[str, str]] | None,
        bekend_op: datetime | None,
    ) -> None:
        self.feiten, self.definitie, self.as_ = feiten, definitie, as_
        self.groepen = groepen
        self.per = per if groepen is None else ("groep",)
        self.splitsing = Splitsing(feiten, as_, bekend_op)
        # Who covers what is judged for the group without grond: whoever is not known to be exempt
        # is missing from every grond.
        self.groep = tuple(naam for naam in self.per if naam != "grond")
        self.met_dekking = feiten.getal("select count(*) from feit_dekking") > 0

    def tel(self, uitkomst: Uitkomst) -> pa.Table:
        """All stages, and the result."""
        self._stappen(uitkomst)
        if self.groepen is not None:
            self.splitsing.maak_groepen(self.groepen)
        if self.met_dekking:
            self._aanwezigen()
        self._splits("deel", self.per)
        self._tel_plekken()
        self._maak_lijnen()
        if self.met_dekking:
            maak_gaten(self.splitsing, self.groep)
        else:
            leeg = f"select m, {lijst(self.groep)}'' as categorie from tel_aantal limit 0"
            self.splitsing.doe("gat", leeg)
        return self._resultaat()

    def _stappen(self, uitkomst: Uitkomst) -> None:
        """Statuses as ranges of places; in a period also the days of wettelijke meldingen."""
        con = self.feiten.con
        lijnen = ", ".join(
            f"({nr}, '{regel.status}', '{regel.soort}')"
            for nr, regel in enumerate(self.definitie.regels)
        )
        self.splitsing.doe(
            "deel",
            "select t.j as jongere, r.status, r.soort, t.lang = 1 as langer, t.i0, t.i1 from "
            f"(select *, {self.as_.plek('b')} as i0, {self.as_.plek('e')} as i1 "
            f"from {uitkomst.relatie('tijdlijn')}) t "
            f"join (values {lijnen}) r(nr, status, soort) on r.nr = t.status where t.i0 < t.i1",
        )
        if not self.as_.periode:
            return
        con.register("in_melding", uitkomst.meldplicht)
        begin, eind = self.as_.dagen[0], self.as_.dagen[-1]
        con.execute(
            f"insert into tel_deel select s.jongere, '{ONGEOORLOOFD_VERZUIMER}', 'melding', false, "
            f"{self.as_.bereik('m.einddatum', 'm.einddatum')} from in_melding m "
            "join feit_sleutels s on s.sleutel = m.jongere "
            f"where m.einddatum between date '{begin}' and date '{eind}'"
        )
        con.unregister("in_melding")

    def _aanwezigen(self) -> None:
        """`tel_aanwezig`: which schools and gemeenten have children in which groups, and when.

        `telt`: not for a child that lives nowhere (gemeente 'onbekend') and is not plichtig.
        """
        self.splitsing.doe(
            "aanwezig",
            "select jongere, min(i0) as i0, max(i1) as i1 from tel_deel group by jongere",
        )
        velden = dict.fromkeys((*self.groep, "gemeente", "school"))
        self._splits("aanwezig", tuple(velden))
        kolommen = lijst(tuple(velden), "a.")
        # Statuses are looked at only for the few that live nowhere.
        self.splitsing.doe(
            "aanwezig",
            f"select distinct {kolommen} a.gemeente <> 'onbekend' as telt, a.i0, a.i1 "
            f"from tel_aanwezig a union all select distinct {kolommen} true, "
            "greatest(a.i0, d.i0), least(a.i1, d.i1) from tel_aanwezig a join tel_deel d "
            "on d.jongere = a.jongere and d.i0 < a.i1 and d.i1 > a.i0 "
            "where a.gemeente = 'onbekend' and d.soort not in ('niet_plichtig', 'melding')",
        )

    def _splits(self, naam: str, velden: tuple[str, ...]) -> None:
        """By these fields; 'groep' follows from the school and the gemeente."""
        if self.groepen is None:
            self.splitsing.splits(naam, velden)
            return
        self.splitsing.splits(naam, ("school", "gemeente"))
        weg = [veld for veld in ("school", "gemeente") if veld not in velden]
        zonder = f"exclude ({', '.join(weg)})" if weg else ""
        self.splitsing.doe(
            naam,
            f"select t.* {zonder}, k.groep from tel_{naam} t join (select distinct p.*, g.groep "
            f"from (select distinct school, gemeente from tel_{naam}) p "
            "join tel_groep g on g.code in (p.school, p.gemeente)) k using (school, gemeente)",
        )

    def _tel_plekken(self) -> None:
        """`tel_aantal`: children per moment m (place, or number of the period), group, status."""
        wat = f"{lijst(self.per)}status, soort, langer"
        if self.as_.periode:
            kind = f"{lijst(self.per)}status, soort, jongere"
            self.splitsing.doe(
                "aantal",
                f"select m, {wat}, count(*) as aantal from "
                f"(select p.m, {kind}, bool_or(langer) as langer from tel_deel d "
                f"join ({self.as_.periodelijst()}) p on d.i0 < p.i1 and d.i1 > p.i0 group by all) "
                "group by all",
            )
            return
        self.splitsing.doe(
            "aantal",
            f"with stap as (select {wat}, i0 as i, 1 as d from tel_deel union all "
            f"select {wat}, i1, -1 from tel_deel), "
            f"som as (select {wat}, i, sum(d) as d from stap group by all), "
            f"stand as (select {wat}, i, sum(d) over w as aantal, "
            f"lead(i, 1, {self.as_.lengte}) over w as j from som "
            f"window w as (partition by {wat} order by i)) "
            f"select unnest(range(i, j)) as m, {wat}, aantal::bigint as aantal "
            "from stand where aantal > 0",
        )

    def _maak_lijnen(self) -> None:
        """`tel_lijn`: the lines of the definitie, and what each needs to be covered."""
        self.splitsing.doe(
            "lijn",
            "select * from (values (0, '', '', false, '')) "
            "v(volgorde, status, soort, langer, categorie) limit 0",
        )
        lijnen = [(regel.status, regel.soort) for regel in self.definitie.regels]
        if self.as_.periode:
            lijnen.append((ONGEOORLOOFD_VERZUIMER, "melding"))
        rijen = []
        for nr, (status, soort) in enumerate(lijnen):
            # Only a thuiszitter has a clock, so only there can three months have passed.
            for langer in (False, True) if soort == "thuiszitter" else (False,):
                rijen.append((nr, status, soort, langer, nodige_categorie(status, soort)))
        self.feiten.con.executemany("insert into tel_lijn values (?, ?, ?, ?, ?)", rijen)

    def _resultaat(self) -> pa.Table:
        """Counts beside every line of every group that holds a child."""
        met_grond = "grond" in self.per
        gronden = ", ".join(f"'{grond}'" for grond in GRONDEN)
        grond = (
            "cross join (select '' as grond union all select distinct grond "
            f"from feit_vrijstellingen where {self.splitsing.bekend} and grond in ({gronden})) g"
            if met_grond
            else ""
        )
        self.splitsing.doe(
            "cel",
            f"select m, {lijst(self.per)}l.* from "
            f"(select distinct m, {lijst(self.groep)} from tel_aantal) cross join tel_lijn l "
            f"{grond} "
            + ("where (l.soort = 'vrijgesteld') = (g.grond <> '')" if met_grond else ""),
        )
        sleutel = f"m, {lijst(self.per)}status, langer"
        self.splitsing.doe(
            "uit",
            f"select {sleutel}, coalesce(c.volgorde, l.volgorde) as volgorde, "
            "coalesce(c.soort, l.soort) as soort, coalesce(c.categorie, l.categorie) as categorie, "
            f"coalesce(a.aantal, 0) as aantal from tel_cel c full join tel_aantal a "
            f"using ({sleutel}) left join tel_lijn l "
            "on l.status = a.status and l.langer = a.langer",
        )
        return self._als_arrow()

    def _als_arrow(self) -> pa.Table:
        if self.as_.periode:
            namen = [f"{begin}/{eind}" for begin, eind in self.as_.perioden]
            moment = "getvariable('tel_namen')[u.m + 1] as periode"
        else:
            namen = [str(dag) for dag in self.as_.dagen]
            moment = "getvariable('tel_namen')[u.m + 1]::date as peildatum"
        self.feiten.con.execute("set variable tel_namen = ?", [namen])
        groep = "".join(f" and g.{naam} = u.{naam}" for naam in self.groep)
        uit = self.feiten.con.sql(
            f"select {moment}, {lijst(self.per, 'u.')} u.status, u.soort, "
            "case when u.langer then 'ja' else 'nee' end as langer_dan_drie_maanden, u.aantal, "
            "case when g.m is null then 'ja' else 'nee' end as volledig from tel_uit u "
            f"left join tel_gat g on g.m = u.m and g.categorie = u.categorie{groep} "
            f"order by u.m, {lijst(self.per, 'u.')} u.volgorde, u.langer"
        ).to_arrow_table()
        self.splitsing.ruim_op()
        return uit
