"""Absence as known now and then, out of one look at the one large table.

Whoever asks what was known needs all rows that differ, and of the last year those that do not
differ as well: to see who differs, and to compute their timelines. Reading them once and looking in
DuckDB costs half of asking PostgreSQL three times.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import duckdb
import pyarrow as pa

from inbeeld.register.arrow import kopieer

_HALVE_DAG = 250
"""Hundredths of hours below which nobody is absent half a day."""
_GEEN_EIND = "date '9999-12-31'"
_TYPES = {
    "rij": pa.int64(),
    "jongere": pa.int64(),
    "school": pa.string(),
    "begindatum": pa.date32(),
    "einddatum": pa.date32(),
    "soort": pa.string(),
    "uren_honderdsten": pa.int32(),
    "meer": pa.int32(),
}
# `meer`: 1 known now and not then, -1 the other way round, 0 both; what neither knew is left out.
# Two ranges overlap: that unpacks the period of a row once, its two bounds twice.
_LEES = """
select id, jongere_id, school, lower(periode), upper(periode) - 1, soort, uren_honderdsten,
    (ingetrokken_op is null)::int
    - (vastgelegd_op <= %(op)s and (ingetrokken_op is null or ingetrokken_op > %(op)s))::int
from register_verzuim
where (ingetrokken_op is null or vastgelegd_op <= %(op)s and ingetrokken_op > %(op)s)
    and (periode && case when vastgelegd_op <= %(op)s then daterange(%(vanaf)s, %(tot)s, '[]')
            else daterange(%(vanaf)s, %(later)s, '[]') end
        or (vastgelegd_op > %(op)s or ingetrokken_op is not null)
            and lower(periode) <= %(dag)s)
"""
_ANDERS = f"""
select jongere, begindatum from v where meer <> 0 and begindatum <= $dag
group by jongere, school, soort, uren_honderdsten, begindatum, least(eind, $dag)
having sum(meer) <> 0
union all
select jongere, min(dag) from (
    select v.jongere, g.dag, v.uren_honderdsten, sum(v.uren_honderdsten)
        over (partition by v.jongere, v.school, v.begindatum) as uren
    from v join grens g on g.school = v.school
    where v.begindatum <= $dag and v.eind >= g.dag and v.soort <> 'te_laat'
)
where uren_honderdsten is null or uren >= {_HALVE_DAG} group by jongere
union all
select jongere, $van from v where begindatum between $van and $later group by jongere
having count(distinct school) > 1
    and bool_or(begindatum <= $dag) and bool_or(begindatum > $dag)
"""  # noqa: S608
_VAN_HEN = """
select v.* exclude (meer, eind), $op::timestamp as vastgelegd_op,
    null::timestamp as ingetrokken_op
from v join wie using (jongere) where meer <= 0 and eind >= $vanaf
"""


@dataclass(frozen=True, slots=True)
class Dagen:
    """What is asked about: through `dag`; runs at two schools from `van` through `later`; of who
    is computed anew the absence from `vanaf` through `tot`."""

    dag: date
    van: date
    later: date
    vanaf: date
    tot: date


class Verzuim:
    """The absence that decides who is computed anew, and by what; sees all children."""

    def __init__(
        self, bekend_op: datetime, dagen: Dagen, grenzen: Sequence[tuple[str, date]]
    ) -> None:
        """`grenzen`: per school the day from which a run of absence may hang on what the other of
        the two did not know."""
        self._op, self._dagen = bekend_op, dagen
        vanaf = min([dagen.vanaf, dagen.van, *(grens for _, grens in grenzen)])
        params = {"op": bekend_op, "vanaf": vanaf, "tot": dagen.tot}
        params |= {"later": dagen.later, "dag": dagen.dag}
        self._con = duckdb.connect()
        self._con.register("in_v", kopieer(_LEES, _TYPES, params))
        self._con.execute(
            f"create table v as select *, coalesce(einddatum, {_GEEN_EIND}) as eind from in_v"  # noqa: S608
        )
        self._con.unregister("in_v")
        scholen, dag = zip(*grenzen, strict=True) if grenzen else ((), ())
        self._con.register(
            "grens",
            pa.table({"school": pa.array(scholen, pa.string()), "dag": pa.array(dag, pa.date32())}),
        )

    def anders(self) -> list[tuple[int, date]]:
        """(child, first day) of rows that one of the two has oftener, of absence where the data of
        a school stop, and of absence at one school before the day and at another after it."""
        dagen = self._dagen
        params = {"dag": dagen.dag, "van": dagen.van, "later": dagen.later}
        return self._con.execute(_ANDERS, params).fetchall()

    def van(self, kinderen: Sequence[int]) -> pa.Table:
        """What was known then of these children's absence, from `vanaf` on: as
        `register.arrow.feiten_arrow` gives it, with the moment of knowledge as that of
        recording."""
        self._con.register("wie", pa.table({"jongere": pa.array(kinderen, pa.int64())}))
        utc = self._op.astimezone(UTC).replace(tzinfo=None)
        params = {"op": utc, "vanaf": self._dagen.vanaf}
        return self._con.sql(_VAN_HEN, params=params).to_arrow_table()

    def close(self) -> None:
        """Let go of the rows."""
        self._con.close()
