"""What the figures are made from: the children's timelines and facts, as known at one moment."""

from dataclasses import dataclass
from datetime import date, datetime

from inbeeld.regels import Feiten


@dataclass(frozen=True, slots=True)
class Bron:
    """The facts of the whole region in DuckDB, and its timelines under one definitie.

    `dag`: today, the last day that figures may speak of. `bekend_op` None: what is known now.
    """

    feiten: Feiten
    definitie: str
    dag: date
    bekend_op: datetime | None
