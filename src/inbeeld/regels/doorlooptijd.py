"""Doorlooptijd (`rekenregels.md` §6): from thuis_sinds to the start of a fitting offer.

A traject is one thuisperiode of the strict klok, so it counts from the day of actual absence. On
day t of it (`dag` - thuis_sinds) it ends with an offer, ends in another way, or is still open. Open
cases are censored, not dropped.

Who left in another way (back at school, exempt, moved, no longer plichtig, not known any more) is
censored on the day it left. That is a competing risk: such a child will not get an offer from this
thuisperiode any more. So the figure answers 'of children that stay at home, for how many has an
offer begun within t days', and 1 - S is higher than the share of all children, who partly went back
to school by themselves, that got an offer. The other choices are worse: without these cases the
figure would forget how long they waited, and with 'back at school' as an offer a region that does
nothing would score well. How many left otherwise stands beside the figure (`anders`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa

from .feitenmap import Feiten
from .fouten import AanroepFout
from .kennis import bekend
from .overleving import Overleving, Schatting, overleving_geteld
from .runners.duckdb import EPOCH
from .splitsing import Splitsing, lijst
from .stroom import PER
from .tijdas import maak_as
from .uitkomst import LAATSTE, Uitkomst, gegeven_of_bereken

VIER_WEKEN, JAAR = 28, 365
"""Days within which a share is given; three months are those of the klok itself (89 to 92)."""
VOORUIT = timedelta(days=365)
"""So far beyond `tot` the klok is computed: what runs on `tot` and holds `klok_vanaf_lesdagen` only
after it is a traject already, as in the timelines that are stored, which run ahead as far."""


def trajecten(
    feiten: Feiten,
    *,
    definitie: str,
    tot: date,
    per: Sequence[str] = (),
    vakantieregio: str = "noord",
    bekend_op: datetime | None = None,
    parameters: Mapping[str, object] | None = None,
    uitkomst: Uitkomst | None = None,
) -> pa.Table:
    """Every thuisperiode (strict) that began on or before `tot`, and how it ended.

    Returns jongere (key), thuis_sinds, drie_maanden_op, dag (dates), einde, those of `per`; by
    child and day. `einde`: 'aanbod' when a fitting offer covers the first day after it (`dag` is
    that day, on which the offer began); 'open' when it holds on `tot` (`dag` is `tot`); else
    'anders' (`dag` is the first day after it). Areas (`per`, as of `tel`) are those of thuis_sinds.

    `uitkomst`: what `bereken` gave for the same choices, or stored; its `klok` is all that is asked
    of it, and should reach `VOORUIT` beyond `tot`. Raises AanroepFout for an unknown definitie,
    split or parameter.
    """
    fout = [naam for naam in per if naam not in PER]
    if fout:
        raise AanroepFout(f"trajecten per {', '.join(fout)} kan niet; kies uit {', '.join(PER)}")
    uitkomst = gegeven_of_bereken(
        uitkomst,
        feiten,
        definitie=definitie,
        tot=min(tot + VOORUIT, LAATSTE),
        vakantieregio=vakantieregio,
        bekend_op=bekend_op,
        parameters=parameters,
    )
    con = feiten.con
    con.execute(f"create or replace temp table traject_deel as {_sql(uitkomst, tot, bekend_op)}")
    splitsing = _splits(feiten, tot, tuple(per), bekend_op) if per else None
    uit = con.sql(
        "select s.sleutel as jongere, date '1970-01-01' + b::integer as thuis_sinds, "
        "date '1970-01-01' + drie_op::integer as drie_maanden_op, "
        f"date '1970-01-01' + dag::integer as dag, {lijst(per)}einde from traject_deel t "
        "join feit_sleutels s using (jongere) order by t.jongere, b"
    ).to_arrow_table()
    con.execute("drop table traject_deel")
    if splitsing is not None:
        splitsing.ruim_op()
    return uit


def _splits(
    feiten: Feiten, tot: date, per: tuple[str, ...], bekend_op: datetime | None
) -> Splitsing:
    """Put beside each row of `traject_deel` its areas on thuis_sinds."""
    ((eerste,),) = feiten.con.execute("select min(b) from traject_deel").fetchall()
    begin = tot if eerste is None else EPOCH + timedelta(eerste)
    as_ = maak_as((), (begin, tot))
    splitsing = Splitsing(feiten, as_, bekend_op, "traject")
    splitsing.doe(
        "deel", f"select *, {as_.plek('b')} as i0, {as_.plek('b + 1')} as i1 from traject_deel"
    )
    splitsing.splits("deel", per)
    return splitsing


def _sql(uitkomst: Uitkomst, tot: date, bekend_op: datetime | None) -> str:
    laatste = (tot - EPOCH).days
    return (
        "select j as jongere, b, drie_op, least(e, "
        f"{laatste}) as dag, case when e > {laatste} then 'open' when exists ("
        "from feit_aanbod a where a.jongere = k.j and a.passend = 'ja' "
        "and a.begindatum - date '1970-01-01' <= k.e "
        "and (a.einddatum is null or a.einddatum - date '1970-01-01' >= k.e) "
        f"and {bekend(bekend_op)}) then 'aanbod' else 'anders' end as einde "
        f"from {uitkomst.relatie('klok')} k where soort = 0 and b <= {laatste}"
    )


@dataclass(frozen=True)
class Doorlooptijd:
    """The figures over a number of trajecten. `overleving`: time is days since thuis_sinds."""

    aantal: int
    met_aanbod: int
    open: int
    anders: int
    overleving: Overleving
    drie_maanden: Schatting

    @property
    def waarden(self) -> dict[str, int]:
        """The counts; the last three add up to the first."""
        return {
            "aantal": self.aantal,
            "met_aanbod": self.met_aanbod,
            "open": self.open,
            "anders": self.anders,
        }

    @property
    def details(self) -> dict[str, Any]:
        """As JSON: the curve ([days, S, low, high]), the median ([days, low, high]) and the shares
        with an offer within a time ([share, low, high]); null where it cannot be said."""
        binnen = {
            "vier_weken": self.overleving.binnen(VIER_WEKEN),
            "drie_maanden": self.drie_maanden,
            "jaar": self.overleving.binnen(JAAR),
        }
        return {
            "curve": [list(punt) for punt in self.overleving.curve],
            "mediaan": list(self.overleving.mediaan),
            "binnen": {naam: list(deel) for naam, deel in binnen.items()},
        }


def doorlooptijd(rijen: Iterable[Mapping[str, Any]]) -> Doorlooptijd:
    """The figures of these rows of `trajecten`.

    Three months are those of each case itself (drie_maanden_op - thuis_sinds, 89 to 92 days): the
    share within them is 1 - S at 1 of a Kaplan-Meier over time in units of that length. An offer
    that begins on drie_maanden_op is in time, as that is the first day of longer than three months.
    """
    return doorlooptijd_geteld(
        Counter(
            (
                (rij["dag"] - rij["thuis_sinds"]).days,
                (rij["drie_maanden_op"] - rij["thuis_sinds"]).days,
                rij["einde"],
            )
            for rij in rijen
        )
    )


def doorlooptijd_geteld(gevallen: Mapping[tuple[int, int, str], int]) -> Doorlooptijd:
    """The same of trajecten that are counted already: how many took so many days, with so many days
    to three months, and ended so."""
    tel = Counter[str]()
    duren, delen = Counter[float](), Counter[float]()
    met_aanbod, deel_met_aanbod = Counter[float](), Counter[float]()
    for (duur, lengte, einde), aantal in gevallen.items():
        tel[einde] += aantal
        duren[duur] += aantal
        delen[duur / lengte] += aantal
        if einde == "aanbod":
            met_aanbod[duur] += aantal
            deel_met_aanbod[duur / lengte] += aantal
    return Doorlooptijd(
        aantal=tel.total(),
        met_aanbod=tel["aanbod"],
        open=tel["open"],
        anders=tel["anders"],
        overleving=overleving_geteld(duren, met_aanbod),
        drie_maanden=overleving_geteld(delen, deel_met_aanbod).binnen(1),
    )
