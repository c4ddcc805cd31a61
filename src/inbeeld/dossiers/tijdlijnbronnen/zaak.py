"""A zaak that opens, its steps and owners, and its end."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.apps import apps
from django.urls import reverse

from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.signalen.models import Zaak
from inbeeld.signalen.queries.zaken import plaats_verborgen, wijzigingen
from inbeeld.toegang.matrix import Groep

_GEOPEND = """
select z.id, z.opent_op as dag, null::timestamptz as moment
from signalen_zaak z where z.jongere_id = %(kind)s
"""
_GEWIJZIGD = """
select e.pgh_id as id, (e.pgh_created_at at time zone 'Europe/Amsterdam')::date as dag,
    e.pgh_created_at as moment
from signalen_zaakevent e
where e.pgh_obj_id in (select z.id from signalen_zaak z where z.jongere_id = %(kind)s)
  and e.pgh_label <> 'insert'
"""


def _geopend(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    return {
        zaak.pk: Regel(
            f"Zaak {'opent' if zaak.opent_op > vandaag else 'geopend'}",
            f"Aanleiding: {zaak.get_aanleiding_display()}",
            adres=reverse("zaak", args=[zaak.sleutel]),
        )
        for zaak in Zaak.objects.filter(pk__in=ids)
    }


def _gewijzigd(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = apps.get_model("signalen", "ZaakEvent").objects.filter(pgh_id__in=ids)
    zaken = Zaak.objects.filter(pk__in=set(rijen.values_list("pgh_obj_id", flat=True)))
    return {
        nummer: Regel(
            f"Zaak: {g.wat[:1].lower()}{g.wat[1:]}",
            g.toelichting,
            g.door,
            reverse("zaak", args=[zaak.sleutel]),
        )
        for zaak in zaken
        for nummer, g in wijzigingen(zaak, vandaag, plaats_verborgen(zaak.jongere_id)).items()
    }


voeg_toe(Bron("zaak", "zaak", Groep.SIGNAAL_EN_ROUTE, _GEOPEND, _geopend))
voeg_toe(Bron("zaak_stap", "zaak", Groep.SIGNAAL_EN_ROUTE, _GEWIJZIGD, _gewijzigd))
