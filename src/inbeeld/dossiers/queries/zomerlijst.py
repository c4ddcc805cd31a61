"""The summer list: children who were expected at a place and did not come, and children whose
enrolment ended in the summer without another. One statement, under row security."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from inbeeld.dossiers.models import Overdracht
from inbeeld.dossiers.overdrachtregels import ZOMERLIJST_VANAF, eerste_schooldag
from inbeeld.dossiers.queries.overdrachten import naar_in_woorden
from inbeeld.register.queries import gemeenten, personalia_van, schoolnamen
from inbeeld.signalen.plan import Schoolkalender, kalender_van
from inbeeld.tijdlijnen.kinderen import adres_verborgen
from inbeeld.tijdlijnen.queries import Pagina
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.policies import can_adressen_zien

PER_PAGINA = 50


@dataclass(frozen=True, slots=True)
class Zomerregel:
    """One child. `sinds`: the first day on which it should have been at school; `dagen`: school
    days since then, that day and today included. `soort`: of the transfer, '' when there is none;
    `overdracht`: its key."""

    jongere_id: int
    sleutel: UUID
    naam: str
    sinds: date
    dagen: int
    school: str
    schoolnaam: str
    gemeente: str
    gemeentenaam: str
    soort: str
    naar: str
    toestand: str
    overdracht: UUID | None


@dataclass(frozen=True, slots=True)
class Zomer:
    """The list of one year. `begint`: the first school day after that summer; `vanaf`: from this
    day on children without a school stand on it."""

    jaar: int
    begint: date
    vanaf: date
    blad: Pagina[Zomerregel]
    scholen: list[str]
    gemeenten: list[str]


# Transfers first: a child that also has no enrolment any more is one line. Enrolments are found by
# the day on which they ended, through an index; what a child is today by child.
_LIJST = """
with verwacht as (
    select o.jongere_id, min(o.eerste_dag_verwacht) as sinds,
           (array_agg(o.id order by o.eerste_dag_verwacht, o.id))[1] as overdracht
    from dossiers_overdracht o
    where o.toestand not in ('begonnen', 'vervallen')
      and o.eerste_dag_verwacht >= %(van)s and o.eerste_dag_verwacht < %(herfst)s
      and o.eerste_dag_verwacht < %(dag)s
    group by o.jongere_id
), gestopt as (
    select l.jongere_id, %(begint)s::date as sinds, null::bigint as overdracht
    from tijdlijnen_laag l
    where %(dag)s >= %(vanaf)s and l.laag = 'ingeschreven'
      and l.tot > %(van)s and l.tot <= %(tot)s
      and exists (select 1 from tijdlijnen_laag n
                  where n.jongere_id = l.jongere_id and n.laag = 'niet_ingeschreven'
                    and n.van <= %(dag)s and (n.tot > %(dag)s or n.tot is null))
      and not exists (select 1 from tijdlijnen_laag v
                      where v.jongere_id = l.jongere_id and v.laag = 'ingeschreven'
                        and v.van >= l.tot and v.van <= %(dag)s)
), samen as (
    select distinct on (x.jongere_id) x.* from (
        select * from verwacht union all select * from gestopt
    ) x
    where not exists (select 1 from register_personalia p
                      where p.jongere_id = x.jongere_id and p.overleden_op is not null)
    order by x.jongere_id, x.overdracht is null
), w as materialized (
    select s.*, coalesce((
               select l.waarde from tijdlijnen_laag l
               where l.jongere_id = s.jongere_id and l.laag = 'ingeschreven' and l.van <= %(dag)s
               order by l.van desc limit 1), '') as school,
           coalesce((
               select g.gemeente from register_woonplaatsen g
               where g.jongere_id = s.jongere_id and g.ingetrokken_op is null
                 and g.periode @> %(dag)s::date
                 and (%(adressen)s or not exists (
                     select 1 from register_personalia p
                     where p.jongere_id = s.jongere_id and p.geheim_adres))
               order by lower(g.periode) desc, g.gemeente desc limit 1), '') as gemeente
    from samen s
), blad as (
    select w.*, count(*) over () as aantal from w
    where (%(school)s = '' or w.school = %(school)s)
      and (%(gemeente)s = '' or w.gemeente = %(gemeente)s)
    order by w.sinds, w.jongere_id limit %(hoogstens)s offset %(na)s
)
select (select array_agg(distinct w.school) from w where w.school <> ''),
       (select array_agg(distinct w.gemeente) from w where w.gemeente <> ''), blad.*
from (select 1) een left join blad on true order by blad.sinds, blad.jongere_id
"""


def jaren(vandaag: date, hoeveel: int = 3) -> list[int]:
    """The summers that the page offers, the latest that has begun first."""
    laatste = vandaag.year if vandaag >= date(vandaag.year, 6, 1) else vandaag.year - 1
    return list(range(laatste, laatste - hoeveel, -1))


def zomerlijst(
    actor: Actor, jaar: int, *, school: str = "", gemeente: str = "", pagina: int = 1
) -> Zomer:
    """Who of the summer of `jaar` has not arrived on the actor's day, the longest first.

    A gemeente is only asked of by who may see it, and never tells of a secret address.
    """
    vandaag = actor.vandaag
    kalender = kalender_van(None, date(jaar, 6, 1))
    begint = eerste_schooldag(kalender, jaar)
    vanaf = ZOMERLIJST_VANAF.datum(begint, kalender)
    params: dict[str, Any] = {
        "dag": vandaag,
        # A day after the last of the enrolment: those that ended from 1 June through 31 August.
        "van": date(jaar, 6, 1),
        "tot": date(jaar, 9, 1),
        "herfst": date(jaar, 11, 1),
        "begint": begint,
        "vanaf": vanaf,
        "school": school,
        "gemeente": gemeente,
        "adressen": can_adressen_zien(actor),
        "hoogstens": PER_PAGINA,
        "na": (max(pagina, 1) - 1) * PER_PAGINA,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LIJST, params)
        rijen = cursor.fetchall()
    scholen, codes = rijen[0][0] or [], rijen[0][1] or []
    op_blad = [rij[2:] for rij in rijen if rij[2] is not None]
    aantal = op_blad[0][-1] if op_blad else 0
    regels = _regels(op_blad, kalender, vandaag)
    blad = Pagina(regels, aantal, max(pagina, 1), PER_PAGINA)
    return Zomer(jaar, begint, vanaf, blad, scholen, codes)


def _regels(
    rijen: list[tuple[Any, ...]], kalender: Schoolkalender, vandaag: date
) -> list[Zomerregel]:
    personen = personalia_van({rij[0] for rij in rijen})
    overdrachten = Overdracht.objects.select_related("naar_postvak__organisatie").in_bulk(
        [rij[2] for rij in rijen if rij[2]]
    )
    scholen, plaatsen = schoolnamen(), gemeenten()
    uit = []
    for kind, sinds, nummer, school, gemeente, _aantal in rijen:
        if kind not in personen:
            continue
        overdracht = overdrachten.get(nummer)
        geheim = adres_verborgen(personen[kind])
        uit.append(
            Zomerregel(
                jongere_id=kind,
                sleutel=personen[kind].jongere.sleutel,
                naam=personen[kind].naam,
                sinds=sinds,
                dagen=_schooldagen(kalender, sinds, vandaag),
                school=school,
                schoolnaam=scholen.get(school, school),
                gemeente="" if geheim else gemeente,
                gemeentenaam="geheim" if geheim else plaatsen.get(gemeente, gemeente),
                soort=overdracht.get_soort_display() if overdracht else "",
                naar=naar_in_woorden(overdracht, verborgen=geheim) if overdracht else "",
                toestand=overdracht.get_toestand_display() if overdracht else "",
                overdracht=overdracht.sleutel if overdracht else None,
            )
        )
    return uit


def _schooldagen(kalender: Schoolkalender, van: date, tot_en_met: date) -> int:
    dagen = (date.fromordinal(n) for n in range(van.toordinal(), tot_en_met.toordinal() + 1))
    return sum(kalender.is_schooldag(dag) for dag in dagen)
