"""The road of justice, for leerplicht alone: routes that began and ended, and steps that were
done."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from inbeeld.dossiers.models import Justitieroute, Justitiestap
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.toegang.matrix import Groep

# Two lines of one row, so each has a number of its own.
_ROUTES = """
select r.id * 2 as id, r.begonnen_op as dag, null::timestamptz as moment
from dossiers_justitieroute r where r.jongere_id = %(kind)s
union all
select r.id * 2 + 1, r.beeindigd_op, null from dossiers_justitieroute r
where r.jongere_id = %(kind)s and r.beeindigd_op is not null
"""
_STAPPEN = """
select s.id, s.gedaan_op as dag, null::timestamptz as moment
from dossiers_justitiestap s where s.jongere_id = %(kind)s and s.gedaan_op is not null
"""


def _routes(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Justitieroute.objects.select_related("aanstelling__gebruiker", "jongere").in_bulk(
        {nummer // 2 for nummer in ids}
    )
    uit = {}
    for nummer in ids:
        if route := rijen.get(nummer // 2):
            klaar = nummer % 2
            uit[nummer] = Regel(
                f"Route {'beëindigd' if klaar else 'begonnen'}: {route.get_route_display()}",
                route.beeindigd_reden if klaar else route.reden,
                "" if klaar else route.aanstelling.gebruiker.naam,
                reverse("justitie", args=[route.jongere.sleutel]),
            )
    return uit


def _stappen(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = Justitiestap.objects.filter(pk__in=ids)
    return {
        stap.pk: Regel(
            f"{stap.get_soort_display().capitalize()} gedaan",
            stap.uitkomst,
            stap.aanstelling.gebruiker.naam,
            reverse("justitie", args=[stap.jongere.sleutel]),
        )
        for stap in rijen.select_related("aanstelling__gebruiker", "jongere")
    }


voeg_toe(Bron("justitie_route", "justitie", Groep.JUSTITIE, _ROUTES, _routes))
voeg_toe(Bron("justitie_stap", "justitie", Groep.JUSTITIE, _STAPPEN, _stappen))
