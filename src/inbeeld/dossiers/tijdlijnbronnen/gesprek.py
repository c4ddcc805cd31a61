"""Talks, agreements and closed notes on the timeline; of a note the strip alone."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from inbeeld.dossiers.models import Afspraak, Gesprek, Notitie
from inbeeld.dossiers.queries.afspraken import Afspraakregel, regels_van
from inbeeld.dossiers.queries.gesprekken import kop_van, wie_is
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.toegang.matrix import Groep
from inbeeld.web import datums

_GESPREK = """
select g.id, g.gevoerd_op as dag, g.moment from dossiers_gesprek g
where g.jongere_id = %(kind)s
"""
# Two lines of one row, so each has a number of its own: made, and how it stands or ended.
_AFSPRAAK = """
select a.id * 2 as id, (a.moment at time zone 'Europe/Amsterdam')::date as dag, a.moment
from dossiers_afspraak a where a.jongere_id = %(kind)s
union all
select a.id * 2 + 1, a.afgerond_op, null from dossiers_afspraak a
where a.jongere_id = %(kind)s and a.afgerond_op is not null
"""
_NOTITIE = """
select n.id, (n.moment at time zone 'Europe/Amsterdam')::date as dag, n.moment
from dossiers_notitie n where n.jongere_id = %(kind)s
"""


def _gesprekken(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Gesprek.objects.select_related("door__gebruiker", "door__organisatie").in_bulk(ids)
    verborgen = any(plaats_verborgen(g.jongere_id) for g in list(rijen.values())[:1])
    return {
        pk: Regel(
            kop_van(g),
            g.uitkomst,
            wie_is(g.door, verborgen=verborgen),
            reverse("gesprek", args=[g.sleutel]),
        )
        for pk, g in rijen.items()
    }


def _afspraken(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Afspraak.objects.filter(pk__in={nummer // 2 for nummer in ids}).select_related(
        "organisatie",
        "eigenaar__gebruiker",
        "eigenaar__organisatie",
        "door__gebruiker",
        "door__organisatie",
        "afgerond_door__gebruiker",
        "afgerond_door__organisatie",
    )
    regels = {}
    if eerste := next(iter(rijen), None):
        regels = {r.afspraak.pk: r for r in regels_van(rijen, eerste.jongere_id, vandaag)}
    return {
        nummer: _afspraak(regels[nummer // 2], einde=bool(nummer % 2))
        for nummer in ids
        if nummer // 2 in regels
    }


def _afspraak(regel: Afspraakregel, *, einde: bool) -> Regel:
    a = regel.afspraak
    adres = reverse("afspraak", args=[a.sleutel])
    if einde:
        kop = f"Afspraak {a.get_toestand_display()}"
        tekst = f"{a.tekst} {a.toelichting}".strip()
        return Regel(kop, tekst, regel.afgerond_door, adres)
    laat = " (te laat)" if regel.te_laat else ""
    wanneer = f"{regel.wie}, uiterlijk {datums.lang(a.uiterlijk_op)}{laat}"
    return Regel("Afspraak gemaakt", f"{a.tekst} ({wanneer})", regel.vastgelegd_door, adres)


def _notities(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Notitie.objects.defer("tekst").select_related("door__gebruiker").in_bulk(ids)
    return {
        pk: Regel(
            "Besloten notitie",
            wie=n.door.gebruiker.naam,
            adres=reverse("notitie", args=[n.sleutel]),
            dicht=True,
        )
        for pk, n in rijen.items()
    }


voeg_toe(Bron("gesprek", "gesprek", Groep.GESPREK, _GESPREK, _gesprekken))
voeg_toe(Bron("afspraak", "afspraak", Groep.PLAN_EN_AFSPRAKEN, _AFSPRAAK, _afspraken))
voeg_toe(Bron("notitie", "notitie", Groep.BESLOTEN_NOTITIE, _NOTITIE, _notities))
