"""Which waarschuwingen a region sees, and how many of each would reach a worker a day."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count

from inbeeld.signalen.models import Signaalkeuze
from inbeeld.signalen.soorten import SOORTEN, Soort, Waarschuwingsoort
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.toegang.actor import systeem_actor
from inbeeld.toegang.models import Aanstelling

DAGEN = 28


@dataclass(frozen=True, slots=True)
class PerRol:
    """New ones a day for each worker in a rol, a mean; None: not known, with nobody in that rol or
    no child in the region."""

    rol: str
    mensen: int
    per_dag: float | None


@dataclass(frozen=True, slots=True)
class Stand:
    """A soort in a sector. `vanaf` None: nobody chose; `eigen`: chosen for this very sector.
    `straks`: a choice for a later day."""

    soort: Soort
    over: Waarschuwingsoort
    aan: bool
    vanaf: date | None
    eigen: bool
    straks: Signaalkeuze | None
    per_rol: list[PerRol]


# Each is counted once, however long it is open, and for a rol only when it came as far as that rol
# is asked from. Also those that the region does not see: that is what the figure is for.
_GETELD = """
with gezien as (
    select a.soort, coalesce(a.jongere_id::text, a.gestopt) as wie, a.sinds,
        max(coalesce(s.sector, '')) as sector,
        max(case when a.soort in ('uren_lopen_op', 'te_laat') then a.waarde::int end) as hoogste
    from generate_series(%(van)s::date, %(vandaag)s::date, interval '1 day') d
    cross join lateral signalen_waarschuwingen_alle(d::date) a
    left join tijdlijnen_laag i on i.jongere_id = a.jongere_id and i.laag = 'ingeschreven'
        and i.van <= d::date and (i.tot > d::date or i.tot is null)
    left join register_scholen s on s.school = coalesce(i.waarde, a.gestopt)
        and s.ingetrokken_op is null
    where a.van >= %(van)s::date
      and not exists (select 1 from register_personalia p
                      where p.jongere_id = a.jongere_id and p.overleden_op is not null)
    group by 1, 2, 3
)
select r.soort, r.rol, count(*) from gezien g
join unnest(%(soorten)s::text[], %(rollen)s::text[], %(vanaf)s::int[]) r(soort, rol, vanaf)
    on r.soort = g.soort and (r.vanaf = 0 or g.hoogste >= r.vanaf)
where %(sector)s = '' or g.sector = %(sector)s
group by 1, 2
"""


def _nieuw(vandaag: date, sector: str) -> dict[tuple[str, str], int] | None:
    """(soort, rol) → how many began in the last DAGEN days; None in a region without children."""
    paren = [(s.value, rol, n) for s, w in SOORTEN.items() for rol, n in w.voor.items()]
    soorten, rollen, vanaf = (list(x) for x in zip(*paren, strict=True))
    params = {
        "van": date.fromordinal(vandaag.toordinal() - DAGEN + 1),
        "vandaag": vandaag,
        "sector": sector,
        "soorten": soorten,
        "rollen": rollen,
        "vanaf": vanaf,
    }
    # Numbers over the region, no child: an administrator, who sees none, needs them as well.
    with systeem_actor("hoeveel waarschuwingen er zijn", vandaag):
        if not Tijdlijn.objects.exists():
            return None
        with connection.cursor() as cursor:
            cursor.execute(_GETELD, params)
            return {(soort, rol): aantal for soort, rol, aantal in cursor.fetchall()}


def standen(vandaag: date, sector: str) -> list[Stand]:
    """Every soort as it is for a sector ('': the sectors without a choice of their own)."""
    nieuw = _nieuw(vandaag, sector)
    geldig = Aanstelling.objects.filter(periode__contains=vandaag)
    mensen = dict(geldig.values_list("rol").annotate(Count("pk")))
    keuzen: dict[str, list[Signaalkeuze]] = {}
    for keuze in Signaalkeuze.objects.filter(sector__in=("", sector)).order_by("sector", "vanaf"):
        keuzen.setdefault(keuze.soort, []).append(keuze)
    uit = []
    for soort, over in SOORTEN.items():
        eigen = keuzen.get(soort.value, [])
        # In order of sector and day, so the last one of those that count decides.
        nu = next((k for k in reversed(eigen) if k.vanaf <= vandaag), None)
        straks = next((k for k in eigen if k.sector == sector and k.vanaf > vandaag), None)
        per_rol = [
            PerRol(rol, mensen.get(rol, 0), _per_dag(nieuw, soort, rol, mensen.get(rol, 0)))
            for rol in over.voor
        ]
        uit.append(
            Stand(
                soort=soort,
                over=over,
                aan=nu.aan if nu else over.standaard,
                vanaf=nu.vanaf if nu else None,
                eigen=bool(nu and nu.sector == sector),
                straks=straks,
                per_rol=per_rol,
            )
        )
    return uit


def _per_dag(
    nieuw: dict[tuple[str, str], int] | None, soort: Soort, rol: str, mensen: int
) -> float | None:
    if nieuw is None or not mensen:
        return None
    return nieuw.get((soort.value, rol), 0) / DAGEN / mensen
