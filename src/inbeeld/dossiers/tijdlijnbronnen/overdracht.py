"""Transfers on the timeline: on the day of the last step that was taken."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from inbeeld.dossiers.models import Overdracht
from inbeeld.dossiers.queries.overdrachten import naar_in_woorden, te_laat
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.signalen.queries.zaken import naam_van, plaats_verborgen
from inbeeld.toegang.matrix import Groep

_SQL = """select id, coalesce(eerste_dag_op, beantwoord_op, verzonden_op,
        (moment at time zone 'Europe/Amsterdam')::date) as dag,
        case when coalesce(eerste_dag_op, beantwoord_op, verzonden_op) is null then moment end
            as moment
    from dossiers_overdracht where jongere_id = %(kind)s"""


def _regels(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Overdracht.objects.filter(pk__in=ids).select_related(
        "naar_postvak__organisatie", "van_postvak__organisatie"
    )
    return {o.pk: _regel(o, vandaag, plaats_verborgen(o.jongere_id)) for o in rijen}


def _regel(o: Overdracht, vandaag: date, verborgen: bool) -> Regel:
    laat = te_laat(o, vandaag)
    naar = naar_in_woorden(o, verborgen=verborgen)
    return Regel(
        kop=f"Overdracht {o.get_soort_display()}: {o.get_toestand_display()}",
        tekst=f"Naar {naar}. {laat.capitalize() + '.' if laat else ''}".strip(),
        wie=naam_van(o.van_postvak.organisatie, verborgen),
        adres=reverse("overdracht", args=[o.sleutel]),
    )


voeg_toe(Bron("overdracht", "overdracht", Groep.OVERDRACHT, _SQL, _regels))
