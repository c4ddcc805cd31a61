"""Exemptions over a school year: begun, ended, decided, and looked at again in time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from inbeeld.dossiers.models import Vrijstellingsverzoek
from inbeeld.monitor.blad import Rij, bouwt, volg
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.dekking import onvolledige
from inbeeld.monitor.indicatoren_verantwoording import HERBEOORDELING, VRIJSTELLING_JAAR
from inbeeld.monitor.perioden import Periode, schooljaren
from inbeeld.monitor.splitsen import Splits, splitsingen
from inbeeld.monitor.verantwoording.besluiten import Besluit, besluiten, herbeoordelingen
from inbeeld.monitor.verantwoording.plekken import Plekken
from inbeeld.monitor.verantwoording.telwerk import Telwerk
from inbeeld.monitor.verantwoording.tijdlijn import Spannen, spannen_van, voeg_aan
from inbeeld.monitor.verantwoording.toen import eerste_dag, laatste_dag
from inbeeld.regels.codes import GRONDEN
from inbeeld.regels.kennis import bekend

_EEN_DAG = timedelta(days=1)
_VERLOOP = (
    *("nieuw", "geeindigd"),
    *(f"{post}.{grond}" for post in ("nieuw", "geeindigd") for grond in GRONDEN),
)
_BESLUITEN = (
    *("vastgesteld", "afgewezen"),
    *("geen_aanbod", "met_advies", "kind_gehoord", "ouders_gehoord"),
)
_OPNIEUW = (
    *("gepland", "gedaan", "op_tijd", "te_laat", "open", "open_te_laat"),
    *("blijft", "aanbod", "vervalt"),
)


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of `vrijstelling_jaar` and `herbeoordeling` per school year. Of before the first request
    was recorded nobody knows what was decided."""
    jaren = schooljaren(laatste_dag(bron))
    yield from verloop(bron, jaren)
    yield from opnieuw(bron, jaren)


def verloop(
    bron: Bron, perioden: Sequence[Periode], splitsen: Iterable[Splits] | None = None
) -> Iterator[Rij]:
    """Rows of `vrijstelling_jaar` for these school years; what was not delivered is known of these
    splits (None: of all)."""
    vrij = spannen_van(bron, "vrijgesteld")
    per_grond = _per_grond(bron, vrij)
    genomen, eerste = besluiten(bron), eerste_dag(bron, Vrijstellingsverzoek)
    mist: dict[Any, Any] = {}
    for splits in splitsingen(bron) if splitsen is None else splitsen:
        mist |= onvolledige(bron, splits, perioden)
    plekken = Plekken(bron, {*vrij.kinderen, *(b.jongere for b in genomen)})
    for van, tot in perioden:
        werk = Telwerk(plekken, _VERLOOP + (_BESLUITEN if eerste and eerste <= tot else ()))
        _tel_spannen(werk, vrij, van, tot, "")
        for grond, spannen in per_grond.items():
            _tel_spannen(werk, spannen, van, tot, f".{grond}")
        for besluit in genomen:
            if van <= besluit.besluit_op <= tot:
                werk.tel(besluit.jongere, besluit.besluit_op, _woorden(besluit))
        for rij in werk.rijen(VRIJSTELLING_JAAR, tot, van):
            deels = "vrijgesteld" in mist.get(((van, tot), rij.gebied), ())
            yield replace(rij, onvolledig=_VERLOOP if deels else ())


def _tel_spannen(werk: Telwerk, spannen: Spannen, van: date, tot: date, achter: str) -> None:
    """A new year's paper for the same exemption is nothing new: runs that join are one."""
    for kind, lijst in spannen.per_kind.items():
        for begin, eind in lijst:
            if van <= begin <= tot:
                werk.tel(kind, begin, [f"nieuw{achter}"])
            # One that holds on the last known day has its end after it.
            if van < eind <= tot:
                werk.tel(kind, eind - _EEN_DAG, [f"geeindigd{achter}"])


def _woorden(besluit: Besluit) -> set[str]:
    if not besluit.vastgesteld:
        return {"afgewezen"}
    bekend_ = {
        "vastgesteld": True,
        "geen_aanbod": besluit.geen_aanbod,
        "met_advies": besluit.met_advies,
        "kind_gehoord": besluit.kind_gehoord,
        "ouders_gehoord": besluit.ouders_gehoord,
    }
    return {naam for naam, waar in bekend_.items() if waar}


def _per_grond(bron: Bron, vrij: Spannen) -> dict[str, Spannen]:
    """The same runs cut by the ground that counts ('two at once', `rekenregels.md` §2)."""
    feiten: dict[int, list[tuple[date, date, str]]] = defaultdict(list)
    for kind, grond, begin, eind in bron.feiten.con.execute(
        "select jongere, grond, begindatum, einddatum from feit_vrijstellingen "  # noqa: S608
        f"where {bekend(bron.bekend_op)} order by jongere, begindatum, grond"
    ).fetchall():
        feiten[kind].append((begin, date.max if eind is None else eind + _EEN_DAG, grond))
    uit: dict[str, dict[int, list[tuple[date, date]]]] = defaultdict(lambda: defaultdict(list))
    for kind, lijst in vrij.per_kind.items():
        for begin, eind in lijst:
            grenzen = {begin, eind}
            grenzen |= {d for f in feiten[kind] for d in f[:2] if begin < d < eind}
            for van, tot in pairwise(sorted(grenzen)):
                geldig = [grond for b, e, grond in feiten[kind] if b <= van < e]
                if geldig:
                    voeg_aan(uit[geldig[-1]][kind], van, tot)
    return {grond: Spannen(dict(per_kind)) for grond, per_kind in uit.items()}


def opnieuw(bron: Bron, perioden: Iterable[Periode]) -> Iterator[Rij]:
    """Rows of `herbeoordeling`: reviews by the school year in which they had to be done."""
    alle, dag = herbeoordelingen(bron), laatste_dag(bron)
    plekken = Plekken(bron, {h.jongere for h in alle})
    for van, tot in perioden:
        werk = Telwerk(plekken, _OPNIEUW)
        for h in alle:
            if van <= h.uiterlijk_op <= tot:
                werk.tel(h.jongere, h.uiterlijk_op, _stand(h.uiterlijk_op, h.gedaan_op, dag))
                werk.tel(h.jongere, h.uiterlijk_op, [h.uitkomst] if h.uitkomst else [])
        yield from werk.rijen(HERBEOORDELING, tot, van)


def _stand(uiterlijk: date, gedaan: date | None, dag: date) -> tuple[str, ...]:
    """On its last day a review is not late yet."""
    if gedaan is not None:
        return "gepland", "gedaan", "op_tijd" if gedaan <= uiterlijk else "te_laat"
    return ("gepland", "open", *(("open_te_laat",) if dag > uiterlijk else ()))


bouwt("vrijstelling", bouw)
volg("dossiers_vrijstellingsverzoekevent")
volg("dossiers_herbeoordelingevent")
volg("dossiers_vrijstellingsadvies", "id")
