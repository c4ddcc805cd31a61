"""Nazorg on the timeline: the day it began, and the day and way it ended."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from inbeeld.dossiers.models import Nazorg
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.toegang.matrix import Groep
from inbeeld.web import datums

# Two lines of one row, so each has a number of its own.
_SQL = """
select n.id * 2 as id, n.begonnen_op as dag from dossiers_nazorg n where n.jongere_id = %(kind)s
union all
select n.id * 2 + 1, n.geeindigd_op from dossiers_nazorg n
where n.jongere_id = %(kind)s and n.geeindigd_op is not null
"""
_EINDE = {
    "afgerond": "Nazorg afgerond",
    "terugval": "Terugval: de nazorg stopte",
    "vervallen": "Nazorg gestopt: de zaak ging om een andere reden dicht",
}


def _regels(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Nazorg.objects.select_related("jongere", "door__gebruiker").in_bulk(
        {nummer // 2 for nummer in ids}
    )
    return {n: _regel(rijen[n // 2], bool(n % 2)) for n in ids if n // 2 in rijen}


def _regel(nazorg: Nazorg, geeindigd: bool) -> Regel:
    adres = reverse("nazorg", args=[nazorg.jongere.sleutel])
    if not geeindigd:
        wie = nazorg.door.gebruiker.naam
        return Regel("Nazorg begonnen", f"Gevolgd tot {datums.lang(nazorg.tot)}.", wie, adres)
    tekst = f"Wat hielp: {nazorg.wat_hielp}" if nazorg.wat_hielp else ""
    return Regel(_EINDE[nazorg.toestand], tekst, "", adres)


voeg_toe(Bron("nazorg", "nazorg", Groep.PLAN_EN_AFSPRAKEN, _SQL, _regels))
