"""What was known when (`rekenregels.md` §1.5), for SQL on the typed fact tables."""

from __future__ import annotations

from datetime import UTC, datetime


def bekend(op: datetime | None) -> str:
    """SQL condition: the row counts as known on `op` (UTC; None: it is not withdrawn)."""
    if op is None:
        return "ingetrokken_op is null"
    utc = op if op.tzinfo is None else op.astimezone(UTC).replace(tzinfo=None)
    moment = f"timestamp '{utc.isoformat(sep=' ')}'"
    return (
        f"(vastgelegd_op is null or vastgelegd_op <= {moment}) "
        f"and (ingetrokken_op is null or ingetrokken_op > {moment})"
    )
