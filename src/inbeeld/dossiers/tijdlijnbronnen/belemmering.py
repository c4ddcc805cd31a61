"""Obstacles on the timeline: on the day they were noted, with the answer when there is one."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from inbeeld.dossiers.models import Belemmering
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.toegang.matrix import Groep

_SQL = """select b.id, (b.moment at time zone 'Europe/Amsterdam')::date as dag, b.moment
    from dossiers_belemmering b where b.jongere_id = %(kind)s"""


def _regels(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Belemmering.objects.filter(pk__in=ids).select_related("door__gebruiker")
    return {b.pk: _regel(b) for b in rijen}


def _regel(b: Belemmering) -> Regel:
    beantwoord = b.toestand == Belemmering.Toestand.BEANTWOORD
    tekst = f"{b.regel.rstrip('. ')}. Antwoord: {b.antwoord}" if beantwoord else b.regel
    adres = reverse("belemmering", args=[b.sleutel])
    kop = f"Belemmering ({b.get_soort_display()}): {b.get_toestand_display()}"
    return Regel(kop, tekst, b.door.gebruiker.naam, adres)


voeg_toe(Bron("belemmering", "belemmering", Groep.SIGNAAL_EN_ROUTE, _SQL, _regels))
