"""The calculation behind 'vergelijken': reads the facts as the system, and gives the actor counts
of an area that it may read, with the row numbers of the children that it may see."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction

from inbeeld.monitor.een_moment import een_moment
from inbeeld.monitor.gebieden import Gebied, gebied
from inbeeld.monitor.policies import can_cijfers_zien
from inbeeld.monitor.queries.vergelijken import gemeenten_voor, mag_gebied, waar_van
from inbeeld.monitor.vergelijken import SOORT, Keuze, Waar, vergelijk
from inbeeld.monitor.werk import Meld, Onmogelijk, kan
from inbeeld.regels import Feiten
from inbeeld.regels.fouten import AanroepFout
from inbeeld.regels.schema import TABELLEN
from inbeeld.register.arrow import feiten_arrow
from inbeeld.register.personalia_toen import geheime_adressen, overleden
from inbeeld.tijdlijnen.forms import einde_van_dag
from inbeeld.tijdlijnen.queries import nu_zichtbaar, vakantieregio
from inbeeld.toegang.actor import Actor, systeem_actor
from inbeeld.toegang.policies import can_kinderen_zien


def voer_uit(vraag: dict[str, Any], actor: Actor, meld: Meld) -> dict[str, Any]:
    """The outcome of `vergelijken.vergelijk` for what `forms_vergelijken.VergelijkForm` asks.

    Raises Onmogelijk for an area that the actor may not read, and what cannot be counted.
    """
    meld(5, "De gegevens worden gelezen.")
    dag, waarvan = date.fromisoformat(vraag["peildatum"]), gebied(vraag["gebied"])
    een, ander = (_keuze(vraag[kant]) for kant in ("een", "ander"))
    with transaction.atomic():
        if not (can_cijfers_zien(actor) and mag_gebied(actor, waarvan)):
            raise Onmogelijk("Uw rol geeft geen cijfers van dit gebied.")
        plaatsen = gemeenten_voor(actor, waarvan)
    with systeem_actor("vergelijking", actor.vandaag), een_moment():
        arrow = feiten_arrow(
            tabellen=tuple(TABELLEN), met_ingetrokken=bool(een.bekend_op or ander.bekend_op)
        )
        waar, waar_ander = (_waar(waarvan, actor, kant, dag) for kant in (een, ander))
        vakanties = vakantieregio()
    with Feiten.uit_arrow(arrow) as feiten:
        try:
            return vergelijk(
                feiten,
                een,
                ander,
                waar=waar,
                waar_ander=waar_ander,
                dag=dag,
                vakantieregio=vakanties,
                gemeenten=plaatsen,
                zichtbaar=lambda kinderen: _zichtbaar(actor, kinderen),
                meld=meld,
            )
        except AanroepFout as fout:
            raise Onmogelijk(str(fout)) from fout


def _keuze(kant: dict[str, Any]) -> Keuze:
    bekend = date.fromisoformat(kant["bekend"]) if kant["bekend"] else None
    return Keuze(kant["definitie"], einde_van_dag(bekend), kant["parameters"])


def _waar(waarvan: Gebied, actor: Actor, kant: Keuze, dag: date) -> Waar:
    """The area, with who had died before the day and whose address was secret as one side knew."""
    dood = (kind for kind, op in overleden(kant.bekend_op).items() if op < dag)
    geheim = frozenset(map(str, geheime_adressen(kant.bekend_op)))
    return replace(waar_van(waarvan, actor, geheim), overleden=frozenset(map(str, dood)))


def _zichtbaar(actor: Actor, kinderen: Iterable[int]) -> Collection[int]:
    """Those with whom the actor is involved today, by the row policies."""
    if not can_kinderen_zien(actor):
        return ()
    with transaction.atomic():
        return nu_zichtbaar(list(kinderen))


kan(SOORT, voer_uit)
