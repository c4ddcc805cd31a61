"""Steps of the ladder: when a besluit was asked, and which one was taken."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from inbeeld.dossiers.models import Escalatie
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.signalen.queries.zaken import naam_van, plaats_verborgen
from inbeeld.toegang.matrix import Groep

# Two lines of one row, so each has a number of its own.
_SQL = """
select e.id * 2 as id, e.begonnen_op as dag, null::timestamptz as moment
from dossiers_escalatie e where e.jongere_id = %(kind)s
union all
select e.id * 2 + 1, (e.besloten_op at time zone 'Europe/Amsterdam')::date, e.besloten_op
from dossiers_escalatie e where e.jongere_id = %(kind)s and e.besloten_op is not null
"""


def _regels(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Escalatie.objects.select_related(
        "postvak__organisatie", "besloten_door__gebruiker", "gestart_door__gebruiker"
    ).in_bulk({nummer // 2 for nummer in ids})
    verborgen = any(plaats_verborgen(e.jongere_id) for e in list(rijen.values())[:1])
    return {
        nummer: _regel(rijen[nummer // 2], besloten=bool(nummer % 2), verborgen=verborgen)
        for nummer in ids
        if nummer // 2 in rijen
    }


def _regel(escalatie: Escalatie, *, besloten: bool, verborgen: bool) -> Regel:
    adres = reverse("escalatie", args=[escalatie.sleutel])
    if besloten:
        wie = escalatie.besloten_door
        kop = f"Besluit: {escalatie.get_besluit_display()}"
        return Regel(kop, escalatie.besluit_reden, wie.gebruiker.naam if wie else "", adres)
    wie = escalatie.gestart_door
    aan = naam_van(escalatie.postvak.organisatie, verborgen)
    return Regel(
        f"Besluit gevraagd aan {aan} (trede {escalatie.trede})",
        escalatie.reden or f"Door {escalatie.get_aanleiding_display()}",
        wie.gebruiker.naam if wie else "",
        adres,
    )


voeg_toe(Bron("escalatie", "besluit", Groep.SIGNAAL_EN_ROUTE, _SQL, _regels))
