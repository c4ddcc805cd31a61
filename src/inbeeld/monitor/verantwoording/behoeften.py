"""The needs that were written down."""

from dataclasses import dataclass
from datetime import date

from inbeeld.dossiers.models import Aanbodtraject
from inbeeld.dossiers.models import Behoefte as Rij
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.verantwoording import toen


@dataclass(frozen=True, slots=True)
class Behoefte:
    """A need. `tot`: the day on which it was met or not needed any more."""

    jongere: int
    soort: str
    sinds: date
    tot: date | None

    def open_op(self, dag: date) -> bool:
        """Whether it is unmet on that day."""
        return self.sinds <= dag and (self.tot is None or dag < self.tot)


def behoeften(bron: Bron) -> list[Behoefte]:
    """All that were known."""
    velden = ("jongere_id", "soort", "sinds", "vervuld_op", "vervallen_op")
    grens = toen.laatste_dag(bron)
    return [
        Behoefte(kind, soort, sinds, toen.tot_en_met(vervuld or vervallen, grens))
        for _, kind, soort, sinds, vervuld, vervallen in toen.rijen(Rij, velden, bron.bekend_op)
    ]


def vastgelegd_sinds(bron: Bron) -> date | None:
    """The first day on which somebody had written a need or an offer in a dossier."""
    return toen.eerste_dag(bron, Rij, Aanbodtraject)
