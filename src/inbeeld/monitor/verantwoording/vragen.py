"""What partners ask each other with a term: meldingen, transfers, advice, obstacles, decisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from inbeeld.dossiers.models import Escalatie, Overdracht
from inbeeld.monitor.verantwoording import toen
from inbeeld.toegang.models import Postvak

OVERDRACHT, ADVIES, BELEMMERING = "overdracht", "vrijstellingsadvies", "belemmering"
BESLUIT, EERSTE_DAG, AFSPRAAK = "besluit", "eerste_dag", "afspraak"
SOORTEN = {
    "verzuim": "Melding van verzuim",
    "ziekte": "Melding van ziekte",
    "geoorloofd": "Melding van geoorloofd verzuim",
    "absoluut": "Melding: niet ingeschreven",
    "zorg": "Melding van zorg",
    OVERDRACHT: "Overdracht",
    EERSTE_DAG: "Eerste dag na een overdracht",
    ADVIES: "Advies over een vrijstelling",
    AFSPRAAK: "Afspraak met een partner",
    BELEMMERING: "Belemmering",
    BESLUIT: "Besluit na opschaling",
}
"""What can be asked with a term, in words."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question to one organisation. `antwoord_op` None: none had come by the day that was asked
    for. A question that was taken back before an answer is none."""

    soort: str
    organisatie_id: int
    gevraagd_op: date
    uiterlijk_op: date
    antwoord_op: date | None


def vragen(bekend_op: datetime | None, grens: date) -> list[Vraag]:
    """All that was asked through `grens`, as known at `bekend_op` (None: now). As the system."""
    bakken = dict(Postvak.objects.values_list("pk", "organisatie_id"))
    delen = (
        _meldingen(bekend_op),
        _overdrachten(bakken, bekend_op),
        _besluiten(bakken, bekend_op),
        _taken(bakken, grens),
    )
    return [
        Vraag(soort, organisatie, gevraagd, uiterlijk, toen.tot_en_met(antwoord, grens))
        for deel in delen
        for soort, organisatie, gevraagd, uiterlijk, antwoord in deel
        if gevraagd <= grens
    ]


_Ruw = tuple[str, int, date, date, date | None]

# An answer is the first act that takes it on, refuses or finishes it; to have seen it is none. The
# day is that of here: an answer at half past midnight is of the new day.
_MELDINGEN = """
select m.soort, p.organisatie_id, (m.moment at time zone 'Europe/Amsterdam')::date,
       o.antwoord_uiterlijk, (
           select min(g.moment at time zone 'Europe/Amsterdam')::date
           from signalen_meldinggebeurtenis g
           where g.ontvanger_id = o.id and g.staat in ('aangenomen', 'geweigerd', 'afgehandeld')
             and coalesce(g.moment <= %(op)s::timestamptz, true))
from signalen_meldingontvanger o
join signalen_melding m on m.id = o.melding_id
join toegang_postvak p on p.id = o.postvak_id
where coalesce(m.moment <= %(op)s::timestamptz, true)
  and (m.ingetrokken_op is null or m.ingetrokken_op > %(op)s::timestamptz)
order by o.id
"""


def _meldingen(bekend_op: datetime | None) -> list[_Ruw]:
    """Each recipient of a melding was asked; one that was withdrawn is asked of nobody."""
    return _lees(_MELDINGEN, {"op": bekend_op})


def _overdrachten(bakken: dict[int, int], bekend_op: datetime | None) -> Iterator[_Ruw]:
    """Every time that one was sent: one that was refused can go out again, to somebody else."""
    velden = ("verzonden_op", "naar_postvak_id", "antwoord_uiterlijk", "beantwoord_op", "toestand")
    rondes: dict[tuple[int, date, int], tuple[date, date | None, str]] = {}
    for pk, op, bak, uiterlijk, antwoord, toestand in toen.rijen(
        Overdracht, velden, bekend_op, alle=True
    ):
        if op is not None and bak is not None and uiterlijk is not None:
            rondes[pk, op, bak] = (uiterlijk, antwoord, toestand)
    for (_, op, bak), (uiterlijk, antwoord, toestand) in rondes.items():
        if antwoord is not None or toestand != Overdracht.Toestand.VERVALLEN:
            yield OVERDRACHT, bakken[bak], op, uiterlijk, antwoord


def _besluiten(bakken: dict[int, int], bekend_op: datetime | None) -> Iterator[_Ruw]:
    velden = ("postvak_id", "begonnen_op", "besluit_uiterlijk", "besloten_op")
    begin = "(r.begonnen_op::timestamp at time zone 'Europe/Amsterdam')"
    for _, bak, op, uiterlijk, besloten in toen.rijen(Escalatie, velden, bekend_op, begin=begin):
        yield BESLUIT, bakken[bak], op, uiterlijk, besloten and toen.dag_van(besloten)


# Tasks that one organisation has because another asked. What ended without being done (another was
# asked for the advice, the agreement or the transfer lapsed) was taken back.
_TAKEN = """
select case t.soort when 'vrijstelling_advies' then 'vrijstellingsadvies'
                    when 'belemmering_beantwoorden' then 'belemmering'
                    when 'overdracht_eerste_dag' then 'eerste_dag' else 'afspraak' end,
       t.postvak_id, t.sinds, t.uiterlijk_op, t.klaar_op,
       t.klaar_op is not null and case t.soort
           when 'vrijstelling_advies' then not exists (
               select 1 from dossiers_vrijstellingsadvies a join toegang_postvak p
               on p.organisatie_id = a.bron_id
               where a.verzoek_id = t.rij and p.id = t.postvak_id and a.gegeven_op >= t.sinds)
           when 'overdracht_eerste_dag' then exists (
               select 1 from dossiers_overdracht o where o.id = t.rij and o.toestand = 'vervallen')
           when 'afspraak_doen' then exists (
               select 1 from dossiers_afspraak a where a.id = t.rij and a.toestand = 'vervallen')
           else false end
from dossiers_taak t
where t.postvak_id is not null and t.soort in ('vrijstelling_advies', 'belemmering_beantwoorden',
      'overdracht_eerste_dag', 'afspraak_doen')
  and (t.soort <> 'afspraak_doen' or t.van_id is distinct from (
      select p.organisatie_id from toegang_postvak p where p.id = t.postvak_id))
order by t.id
"""


def _taken(bakken: dict[int, int], grens: date) -> Iterator[_Ruw]:
    """Tasks have days and no moments: at the end of a day all of that day is known."""
    for soort, bak, sinds, uiterlijk, klaar, teruggenomen in _lees(_TAKEN, {}):
        toen_klaar = toen.tot_en_met(klaar, grens)
        if not (teruggenomen and toen_klaar):
            yield soort, bakken[bak], sinds, uiterlijk, toen_klaar


def _lees(sql: str, params: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
