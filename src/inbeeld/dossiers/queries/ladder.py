"""Which steps of the region's ladders have been reached by the klok, and by which day.

Nothing here is stored: a step that no job has written down yet is found by the same question.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import connection

from inbeeld.signalen.plan import Ladder, Plan, Schoolkalender, Trede, kalender_van


@dataclass(frozen=True, slots=True)
class Bereikt:
    """A step (`trede`) that the klok since `sinds` has reached on day `op`."""

    zaak_id: int
    jongere_id: int
    ladder: Ladder
    trede: Trede
    sinds: date
    op: date
    school: str | None


# Open zaken with a klok that runs and has appeared; `gehad`: the steps that stand already.
_ZAKEN = """
select z.id, z.jongere_id, k.soort, k.thuis_sinds, l.waarde, s.sector,
       array(select e.ladder || '/' || e.trede from dossiers_escalatie e
             where e.zaak_id = z.id and e.sinds = k.thuis_sinds)
from signalen_zaak z
join tijdlijnen_klok k on k.jongere_id = z.jongere_id
left join tijdlijnen_laag l on l.jongere_id = z.jongere_id and l.laag = 'ingeschreven'
    and l.periode @> %(dag)s::date
left join register_scholen s on s.school = l.waarde and s.ingetrokken_op is null
where z.gesloten_op is null and z.opent_op <= %(dag)s
  and k.van <= %(dag)s and (k.tot > %(dag)s or k.tot is null)
  and k.verschenen_op <= %(dag)s and k.thuis_sinds <= %(begonnen)s
order by z.id, k.soort
"""


def bereikt(plan: Plan, dag: date) -> Iterable[Bereikt]:
    """Every step that is due on `dag` and was not taken, of the zaken that the actor sees."""
    korst = min((t.na.ongeveer for la in plan.ladders for t in la.treden), default=None)
    if korst is None:
        return
    # A few days less, as a month may be shorter than its average.
    begonnen = date.fromordinal(dag.toordinal() - max(0, int(korst) - 3))
    with connection.cursor() as cursor:
        cursor.execute(_ZAKEN, {"dag": dag, "begonnen": begonnen})
        rijen = cursor.fetchall()
    eerste = min((sinds for _, _, _, sinds, *_ in rijen), default=dag)

    @cache  # one calendar per school, from the first absence that any of them is about
    def kalender(school: str | None) -> Schoolkalender:
        return kalender_van(school, eerste)

    for zaak, jongere, klok, sinds, school, sector, gehad in rijen:
        ladder = plan.ladder_voor(klok, sector)
        for trede in ladder.treden if ladder else ():
            if f"{ladder.sleutel}/{trede.niveau}" in gehad:
                continue
            op = trede.na.datum(sinds, kalender(school))
            if op > dag:
                break  # the next ones are later still
            yield Bereikt(zaak, jongere, ladder, trede, sinds, op, school)
