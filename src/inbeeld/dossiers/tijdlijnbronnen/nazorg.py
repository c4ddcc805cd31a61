"""Nazorg on the timeline: the day it began, and the day and way it ended and by whom."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from inbeeld.dossiers.models import Nazorg
from inbeeld.dossiers.queries.daders import daders, moment_van
from inbeeld.dossiers.queries.gesprekken import wie_is
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.toegang.matrix import Groep
from inbeeld.web import datums

# Two lines of one row, so each has a number of its own.
_SQL = f"""
select n.id * 2 as id, n.begonnen_op as dag, n.moment
from dossiers_nazorg n where n.jongere_id = %(kind)s
union all
select n.id * 2 + 1, n.geeindigd_op, {moment_van("dossiers_nazorg", "n.id", "geeindigd_op")}
from dossiers_nazorg n where n.jongere_id = %(kind)s and n.geeindigd_op is not null
"""  # noqa: S608 (names of this module)
_EINDE = {
    "afgerond": "Nazorg afgerond",
    "terugval": "Terugval: de nazorg stopte",
    "vervallen": "Nazorg gestopt: de zaak ging om een andere reden dicht",
}


def _regels(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Nazorg.objects.select_related(
        "jongere", "door__gebruiker", "door__organisatie"
    ).in_bulk({nummer // 2 for nummer in ids})
    # Of another end it is no person who decides: a klok appeared, or the zaak closed.
    rond = [pk for pk, n in rijen.items() if n.toestand == Nazorg.Toestand.AFGEROND]
    kind = next((n.jongere_id for n in rijen.values()), 0)
    klaar = daders("Nazorg", rond, "geeindigd_op", kind) if rond else {}
    verborgen = bool(rijen) and plaats_verborgen(kind)
    return {
        n: _geeindigd(rijen[n // 2], klaar.get(n // 2, ""))
        if n % 2
        else _begonnen(rijen[n // 2], wie_is(rijen[n // 2].door, verborgen=verborgen))
        for n in ids
        if n // 2 in rijen
    }


def _begonnen(nazorg: Nazorg, wie: str) -> Regel:
    adres = reverse("nazorg", args=[nazorg.jongere.sleutel])
    return Regel("Nazorg begonnen", f"Gevolgd tot {datums.lang(nazorg.tot)}.", wie, adres)


def _geeindigd(nazorg: Nazorg, wie: str) -> Regel:
    adres = reverse("nazorg", args=[nazorg.jongere.sleutel])
    tekst = f"Wat hielp: {nazorg.wat_hielp}" if nazorg.wat_hielp else ""
    return Regel(_EINDE[nazorg.toestand], tekst, wie, adres)


voeg_toe(Bron("nazorg", "nazorg", Groep.PLAN_EN_AFSPRAKEN, _SQL, _regels))
