"""What children need and nobody offers (M16): written down, refused, or not even in the making."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from inbeeld.monitor.blad import Rij, bouwt, volg
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.indicatoren_verantwoording import BEHOEFTE
from inbeeld.monitor.verantwoording.aanbod import Aanbod, Traject, aanbod_van
from inbeeld.monitor.verantwoording.behoeften import Behoefte, behoeften, vastgelegd_sinds
from inbeeld.monitor.verantwoording.peildagen import peildagen
from inbeeld.monitor.verantwoording.plekken import Plekken
from inbeeld.monitor.verantwoording.telwerk import Telwerk
from inbeeld.monitor.verantwoording.tijdlijn import STRENG, Klokken
from inbeeld.monitor.verantwoording.toen import laatste_dag
from inbeeld.regels.codes import AANBODSOORTEN

LANG_THUIS = 28
"""Longer than so many days at home, and nothing in the making: as long as the definities give a
thuiszitter before it is one."""
GEWEIGERD_TOT = 365
"""So many days a refusal counts, unless an offer was accepted since."""
_ZONDER = "zonder_aanbod"
_DELEN = ("behoefte", "geweigerd", _ZONDER)
_NAMEN = ("kinderen", *_DELEN, *(f"{d}.{s}" for d in _DELEN[:2] for s in AANBODSOORTEN))


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of `behoefte` for its peildata."""
    yield from stand(bron, dagen_van(bron))


def dagen_van(bron: Bron) -> list[date]:
    """Its peildata, from the first on which a dossier could say anything."""
    dag, eerste = laatste_dag(bron), vastgelegd_sinds(bron)
    return [d for d in peildagen(dag) if d == dag or (eerste and d >= eerste)]


def stand(bron: Bron, dagen: Sequence[date]) -> Iterator[Rij]:
    """The same for these days. Before anybody wrote down a need or an offer in a dossier, what was
    needed and refused is not known: it is left out, and not zero."""
    eerste = vastgelegd_sinds(bron)
    nodig, aanbod, klokken = behoeften(bron), aanbod_van(bron), Klokken(bron, STRENG)
    per_dag = {dag: _op(dag, nodig, aanbod, klokken) for dag in dagen}
    plekken = Plekken(bron, {kind for per_kind in per_dag.values() for kind in per_kind})
    for dag, per_kind in per_dag.items():
        werk = Telwerk(plekken, _NAMEN if eerste and eerste <= dag else ("kinderen", _ZONDER))
        werk.tel_kinderen(per_kind, dag)
        yield from werk.rijen(BEHOEFTE, dag)


def _op(
    dag: date, nodig: Sequence[Behoefte], aanbod: Aanbod, klokken: Klokken
) -> dict[int, set[str]]:
    """Per child in which onderdelen it counts."""
    uit: dict[int, set[str]] = defaultdict(set)
    for behoefte in nodig:
        if behoefte.open_op(dag):
            uit[behoefte.jongere] |= {"behoefte", f"behoefte.{behoefte.soort}"}
    for traject in aanbod.trajecten:
        if _nog_nodig(traject, aanbod, dag):
            uit[traject.jongere] |= {
                "geweigerd",
                f"geweigerd.{traject.soort}",
                f"reden.{traject.weigerreden}",
            }
    for kind, dagen in klokken.op(dag):
        if dagen > LANG_THUIS and not aanbod.in_de_maak(kind, dag):
            uit[kind].add(_ZONDER)
    for namen in uit.values():
        namen.add("kinderen")
    return uit


def _nog_nodig(traject: Traject, aanbod: Aanbod, dag: date) -> bool:
    """Refused, not long ago, and nothing was accepted or begun since."""
    op = traject.geweigerd_op
    if op is None or not 0 <= (dag - op).days <= GEWEIGERD_TOT:
        return False
    return not aanbod.gelukt_sinds(traject.jongere, op, dag)


bouwt("behoefte", bouw)
volg("dossiers_behoefteevent")
volg("dossiers_aanbodtrajectevent")
