"""The requests for an exemption, what came of them, and their reviews."""

from dataclasses import dataclass
from datetime import date

from inbeeld.dossiers.models import Herbeoordeling as Rij
from inbeeld.dossiers.models import Vrijstellingsadvies, Vrijstellingsverzoek
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.verantwoording import toen

_T = Vrijstellingsverzoek.Toestand


@dataclass(frozen=True, slots=True)
class Besluit:
    """A request that was decided, on `besluit_op`. `tot`: the first day on which it held no more.

    `met_advies`: a samenwerkingsverband had advised by the day of the decision.
    """

    jongere: int
    grond: str
    besluit_op: date
    vastgesteld: bool
    van: date
    tot: date | None
    geen_aanbod: bool
    met_advies: bool
    kind_gehoord: bool
    ouders_gehoord: bool

    def geldt(self, dag: date) -> bool:
        """Whether it had been decided by that day and holds on it."""
        begonnen = max(self.van, self.besluit_op) <= dag
        return self.vastgesteld and begonnen and (self.tot is None or dag < self.tot)


def besluiten(bron: Bron) -> list[Besluit]:
    """All decisions through the last day that is known."""
    grens = toen.laatste_dag(bron)
    adviezen: dict[int, date] = {}
    for verzoek, op in Vrijstellingsadvies.objects.filter(
        **({"moment__lte": bron.bekend_op} if bron.bekend_op else {})
    ).values_list("verzoek_id", "gegeven_op"):
        adviezen[verzoek] = min(op, adviezen.get(verzoek, op))
    velden = (
        *("jongere_id", "grond", "toestand", "besluit_op", "ingangsdatum", "einddatum"),
        *("beeindigd_op", "geen_aanbod", "kind_gehoord_id", "ouders_gehoord_id"),
    )
    uit = []
    for pk, kind, grond, toestand, op, van, eind, beeindigd, geen, kind_g, ouders_g in toen.rijen(
        Vrijstellingsverzoek, velden, bron.bekend_op
    ):
        if op is None or op > grens:
            continue
        if toestand == _T.BEEINDIGD and beeindigd > grens:
            eind = None  # that it ended was not known then, nor when it would have
        uit.append(
            Besluit(
                kind,
                grond,
                op,
                toestand in (_T.VASTGESTELD, _T.BEEINDIGD),
                van,
                None if eind is None else eind + toen.EEN_DAG,
                geen,
                pk in adviezen and adviezen[pk] <= op,
                kind_g is not None,
                ouders_g is not None,
            )
        )
    return uit


@dataclass(frozen=True, slots=True)
class Herbeoordeling:
    """A review that had to be done by a day. `gedaan_op` None: not done yet."""

    jongere: int
    uiterlijk_op: date
    gedaan_op: date | None
    uitkomst: str


def herbeoordelingen(bron: Bron) -> list[Herbeoordeling]:
    """All that were planned, as known then."""
    grens = toen.laatste_dag(bron)
    velden = ("jongere_id", "uiterlijk_op", "gedaan_op", "uitkomst")
    uit = []
    for _, kind, uiterlijk, gedaan, uitkomst in toen.rijen(Rij, velden, bron.bekend_op):
        klaar = toen.tot_en_met(gedaan, grens)
        uit.append(Herbeoordeling(kind, uiterlijk, klaar, uitkomst if klaar else ""))
    return uit
