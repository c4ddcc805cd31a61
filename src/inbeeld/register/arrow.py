"""Facts as Arrow tables, in the columns that `regels.Feiten.uit_arrow` takes over.

COPY on the caller's own connection: it sees what the transaction and its actor see, and text that
PostgreSQL writes and Arrow reads costs less than a Python object per value.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.csv
from django.db import connection
from psycopg import ClientCursor

from inbeeld.regels.schema import TABELLEN, Soort, Tabel

_TYPES = {
    Soort.JONGERE: pa.int64(),
    Soort.DATUM: pa.date32(),
    Soort.UREN: pa.int32(),
    Soort.MOMENT: pa.timestamp("us"),
}


def feiten_arrow(
    *,
    bekend_op: datetime | None = None,
    jongere_ids: Collection[int] | None = None,
    tabellen: Collection[str] = tuple(TABELLEN),
    met_ingetrokken: bool = False,
) -> dict[str, pa.Table]:
    """The facts that the actor sees, per table, with `rij` = the fact's own id.

    `bekend_op` (aware): only those known then; None: only those not withdrawn. `jongere_ids`: only
    these children's; tables without a child come whole. `tabellen`: only these.
    `met_ingetrokken`: withdrawn facts too, for who compares two moments of knowledge.
    """
    waar, params = _bekend(bekend_op)
    if met_ingetrokken:
        waar, params = "true", []
    uit = {}
    for naam in tabellen:
        uit[naam] = _tabel(TABELLEN[naam], waar, params, jongere_ids)
    return uit


def _bekend(moment: datetime | None) -> tuple[str, list[object]]:
    if moment is None:
        return "ingetrokken_op is null", []
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    waar = "vastgelegd_op <= %s and (ingetrokken_op is null or ingetrokken_op > %s)"
    return waar, [utc, utc]


def kopieer(
    query: str, types: dict[str, pa.DataType], params: Sequence[object] | Mapping[str, object]
) -> pa.Table:
    """The rows of a query as an Arrow table with the given columns and types."""
    with connection.cursor():
        # Opening a cursor of Django's tells the database for whom this runs.
        cursor = ClientCursor(connection.connection)  # COPY takes no parameters on the server
    bytes_ = bytearray()
    with cursor, cursor.copy(f"copy ({query}) to stdout (format csv)", params) as stroom:
        for blok in stroom:
            bytes_ += blok
    if not bytes_:
        return pa.table({naam: pa.array([], soort) for naam, soort in types.items()})
    return pa.csv.read_csv(
        pa.BufferReader(bytes_),
        read_options=pa.csv.ReadOptions(column_names=list(types)),
        convert_options=pa.csv.ConvertOptions(
            column_types=types,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )


def _tabel(tabel: Tabel, waar: str, params: list[object], ids: Collection[int] | None) -> pa.Table:
    types = {"rij": pa.int64()}
    types |= {k.veld: _TYPES.get(k.soort, pa.string()) for k in tabel.alle_kolommen}
    if tabel.naam == "dekking":
        # The rules ask whether there is any row, of whatever date of knowledge.
        waar, params = "true", []
    if ids is not None and "jongere" in types:
        waar, params = f"{waar} and jongere = any(%s)", [*params, list(ids)]
    query = f"select {', '.join(types)} from feit_{tabel.naam} where {waar}"  # noqa: S608
    return kopieer(query, types, params)
