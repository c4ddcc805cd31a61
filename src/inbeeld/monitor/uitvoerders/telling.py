"""A telling as a long calculation: any days or periods, as known on any moment, what if.

`vraag`: definitie, gebied (key), per ('' or what its areas are split by), peildata (ISO), perioden
(pairs of ISO), bekend_op (ISO with zone, or null), parameters. Uitkomst: `rijen` as the sheet has
them (gebied, van, dag, waarden, onvolledig), of the area itself and of the areas in it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from inbeeld.monitor.blad import Rij
from inbeeld.monitor.bouwers.jaar import jaar
from inbeeld.monitor.bouwers.stand import stand
from inbeeld.monitor.bron import Bron, maak_bron
from inbeeld.monitor.gebieden import SOORTEN, Gebied, gebied
from inbeeld.monitor.gronden import met_gronden
from inbeeld.monitor.perioden import Periode
from inbeeld.monitor.policies import check_can_cijfers_zien
from inbeeld.monitor.splitsen import splitsingen
from inbeeld.monitor.werk import Meld, Onmogelijk, kan
from inbeeld.regels.fouten import AanroepFout
from inbeeld.toegang.actor import Actor

SOORT = "telling"
OVERAL = "*"


def tel(vraag: dict[str, Any], actor: Actor, meld: Meld) -> dict[str, Any]:
    """Raises Geweigerd for a rol without counts, and Onmogelijk for what cannot be counted."""
    check_can_cijfers_zien(actor)
    het_gebied = gebied(vraag["gebied"])
    leesbaar = _leesbaar()
    if not _mag(het_gebied, leesbaar):
        raise Onmogelijk("U kunt de cijfers van dit gebied niet zien.")
    dagen = [date.fromisoformat(dag) for dag in vraag.get("peildata") or ()]
    perioden = [
        (date.fromisoformat(a), date.fromisoformat(b)) for a, b in vraag.get("perioden") or ()
    ]
    gevraagd = [*dagen, *(dag for periode in perioden for dag in periode)]
    if not gevraagd:
        raise Onmogelijk("Kies een dag of een periode.")
    bekend = vraag.get("bekend_op")
    try:
        with maak_bron(
            vraag["definitie"],
            max(gevraagd),
            datetime.fromisoformat(bekend) if bekend else None,
            vraag.get("parameters") or {},
            meld,
            van=min(gevraagd),
        ) as bron:
            rijen = [
                rij
                for rij in _rijen(bron, het_gebied, vraag.get("per") or "", dagen, perioden)
                if _mag(rij.gebied, leesbaar)
            ]
    except AanroepFout as fout:
        raise Onmogelijk(str(fout)) from fout
    return {"rijen": [_als_json(rij) for rij in rijen]}


def _leesbaar() -> set[str]:
    """The areas whose figures the actor reads, as the row policy of the sheet says it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select toegang_systeem(), monitor_gebieden()")
        systeem, gebieden = cursor.fetchone()
    return {OVERAL} if systeem else set(gebieden)


def _mag(het_gebied: Gebied, leesbaar: set[str]) -> bool:
    return OVERAL in leesbaar or het_gebied.valt_onder in leesbaar


def _rijen(
    bron: Bron, waar: Gebied, per: str, dagen: Sequence[date], perioden: Sequence[Periode]
) -> Iterator[Rij]:
    binnen = _binnen(bron, waar, per)
    for splits in splitsingen(bron):
        if splits.soort not in (waar.soort, per):
            continue
        if dagen:
            rijen = met_gronden(bron, splits, dagen, stand(bron, dagen, [splits]))
            yield from _keus(rijen, waar, binnen)
        if perioden:
            yield from _keus(jaar(bron, perioden, [splits]), waar, binnen)


def _keus(rijen: Iterator[Rij], waar: Gebied, binnen: "_Binnen") -> Iterator[Rij]:
    return (rij for rij in rijen if rij.gebied == waar or binnen.heeft(rij.gebied))


class _Binnen:
    """The areas of one soort that lie in an area. `codes` None: all of that soort."""

    def __init__(self, soort: str, codes: frozenset[str] | None) -> None:
        self._soort, self._codes = soort, codes

    def heeft(self, het_gebied: Gebied) -> bool:
        if het_gebied.soort != self._soort:
            return False
        code = het_gebied.code
        if self._soort == "wijk":
            code = code.partition(":")[0]
        return self._codes is None or code in self._codes


def _binnen(bron: Bron, waar: Gebied, per: str) -> _Binnen:
    """Raises Onmogelijk when the area has no such areas in it."""
    if not per:
        return _Binnen("", frozenset())
    if per not in SOORTEN or per in ("regio", "organisatie"):
        raise Onmogelijk("Zo kunt u niet uitsplitsen.")
    if waar.soort == "regio":
        return _Binnen(per, None)
    if waar.soort == "gemeente" and per == "wijk":
        return _Binnen(per, frozenset({waar.code}))
    groep = bron.groepen.get(int(waar.code)) if waar.soort == "organisatie" else None
    if groep is not None and per == groep.veld:
        return _Binnen(per, groep.codes)
    raise Onmogelijk("Dit gebied kunt u zo niet uitsplitsen.")


def _als_json(rij: Rij) -> dict[str, Any]:
    return {
        "gebied": str(rij.gebied),
        "van": rij.van.isoformat() if rij.van else None,
        "dag": rij.dag.isoformat(),
        "waarden": dict(rij.waarden),
        "onvolledig": list(rij.onvolledig),
    }


kan(SOORT, tel)
