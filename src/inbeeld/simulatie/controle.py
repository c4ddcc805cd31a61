"""What must hold on every day of the simulation: asked of the tables, not of the code that fills
them."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

_ZONDER = """
select count(*) from signalen_zaak z
where z.gesloten_op is null and z.opent_op <= %(dag)s and not (
    z.volgende_stap <> '' and z.stap_op is not null and (
        exists (select 1 from toegang_aanstelling a
                join toegang_gebruiker g on g.id = a.gebruiker_id
                where a.id = z.eigenaar_id and a.periode @> %(dag)s::date and g.is_active)
        or exists (
            select 1 from toegang_postvak p
            join toegang_aanstelling a on a.id = p.coordinator_id and a.periode @> %(dag)s::date
            join toegang_gebruiker g on g.id = a.gebruiker_id and g.is_active
            where p.id = z.eigenaar_postvak_id)))
"""
# A klok that has appeared and runs, of a child for whom nobody holds a zaak and none was closed
# with a reason that lets a klok run on.
_THUIS_ZONDER_ZAAK = """
select count(distinct k.jongere_id) from tijdlijnen_klok k
join register_personalia p on p.jongere_id = k.jongere_id and p.overleden_op is null
where k.van <= %(dag)s and (k.tot > %(dag)s or k.tot is null) and k.verschenen_op <= %(dag)s
  and not exists (select 1 from signalen_zaak z where z.jongere_id = k.jongere_id
                  and z.gesloten_op is null and z.opent_op <= %(dag)s)
  and not exists (select 1 from signalen_zaak z where z.jongere_id = k.jongere_id
                  and z.gesloten_op >= k.thuis_sinds
                  and z.sluitreden in ('verhuisd', 'niet_meer_plichtig', 'overleden'))
"""
_ZIET_NIET = """
select count(*) from signalen_zaak z join toegang_postvak p on p.id = z.eigenaar_postvak_id
where z.gesloten_op is null and z.opent_op <= %(dag)s and not exists (
    select 1 from toegang_betrokkenheid b
    where b.jongere_id = z.jongere_id and b.organisatie_id = p.organisatie_id
      and b.periode @> %(dag)s::date)
"""
# What somebody must have been told of, and whether anybody was. The job has run on this day.
_NIET_VERTELD = """
select 'ontvanger' as wat, count(*) from signalen_meldingontvanger o where not exists (
    select 1 from signalen_kennisgeving n where n.onderwerp = 'signalen_meldingontvanger'
      and n.onderwerp_id = o.id)
union all
select 'escalatie', count(*) from dossiers_escalatie e where not exists (
    select 1 from signalen_kennisgeving n where n.onderwerp = 'dossiers_escalatie'
      and n.onderwerp_id = e.id)
union all
select 'zaak', count(*) from signalen_zaak z
where z.opent_op <= %(dag)s and z.gesloten_op is null
  -- The others were opened by somebody, who knows.
  and z.aanleiding in ('klok_streng', 'klok_ruim', 'absoluut') and not exists (
    select 1 from signalen_kennisgeving n where n.onderwerp = 'signalen_zaak'
      and n.onderwerp_id = z.id)
union all
select 'stap te laat', count(*) from signalen_zaak z
where z.opent_op <= %(dag)s and z.gesloten_op is null and z.stap_op < %(dag)s and not exists (
    select 1 from signalen_kennisgeving n where n.onderwerp = 'signalen_zaak'
      and n.onderwerp_id = z.id and n.soort = 'stap_verlopen')
union all
select 'geen antwoord', count(*) from signalen_meldingontvanger o
join signalen_melding m on m.id = o.melding_id and m.ingetrokken_op is null
where o.staat in ('verzonden', 'gezien') and o.zonder_antwoord_op <= %(dag)s and not exists (
    select 1 from signalen_kennisgeving n where n.onderwerp = 'signalen_meldingontvanger'
      and n.onderwerp_id = o.id and n.soort = 'geen_antwoord')
"""
# Back at school is not closed; and whoever is at home again is followed no more, but sought.
_ZONDER_NAZORG = """
select count(*) from signalen_zaak z
where z.sluitreden in ('terug_op_school', 'passend_aanbod') and not exists (
    select 1 from dossiers_nazorg n where n.zaak_id = z.id and n.toestand = 'afgerond')
"""
_NAZORG_THUIS = """
select count(*) from dossiers_nazorg n
join signalen_zaak z on z.id = n.zaak_id
where n.toestand = 'loopt' and (z.gesloten_op is not null or exists (
    select 1 from tijdlijnen_klok k where k.jongere_id = n.jongere_id
      and k.verschenen_op <= %(dag)s and (k.tot > %(dag)s or k.tot is null)))
"""
_DUBBEL = """
select count(*) from (
    select 1 from signalen_kennisgeving
    group by aan_id, soort, onderwerp, onderwerp_id, kenmerk having count(*) > 1) x
"""
_OPEN = """
select count(*) from signalen_zaak z where z.gesloten_op is null and z.opent_op <= %(dag)s
"""
# Since when a zaak lies still: its latest change, of which the history keeps the moment by day of
# the simulation in `stap_op` only; so what is asked is how long its step is overdue.
_STILTE = """
select coalesce(max(%(dag)s::date - z.stap_op), 0) from signalen_zaak z
where z.gesloten_op is null and z.opent_op <= %(dag)s and z.stap_op < %(dag)s
"""


@dataclass(slots=True)
class Controle:
    """Adds up what was wrong, by what it was; `langst_stil`: days that a step was overdue."""

    fouten: Counter[str] = field(default_factory=Counter)
    langst_stil: int = 0
    meeste_open: int = 0
    dagen: int = 0

    def kijk(self, dag: date, *, verteld: bool) -> None:
        """Ask everything about a day. `verteld`: the job has run today, so nobody is still to be
        told. As the system."""
        params = {"dag": dag}
        self.dagen += 1
        for naam, sql in (
            ("open zaak zonder eigenaar of stap", _ZONDER),
            ("thuis zonder zaak", _THUIS_ZONDER_ZAAK),
            ("eigenaar ziet het kind niet", _ZIET_NIET),
            ("kennisgeving dubbel", _DUBBEL),
            ("gesloten zonder nazorg", _ZONDER_NAZORG),
        ):
            self._tel(naam, _een(sql, params))
        if verteld:
            self._tel("nazorg van een kind dat thuis zit", _een(_NAZORG_THUIS, params))
            for wat, aantal in _alle(_NIET_VERTELD, params):
                self._tel(f"niet verteld: {wat}", aantal)
        self.langst_stil = max(self.langst_stil, _een(_STILTE, params))
        self.meeste_open = max(self.meeste_open, _een(_OPEN, params))

    def _tel(self, naam: str, aantal: int) -> None:
        if aantal:
            self.fouten[naam] += aantal


def _alle(sql: str, params: dict[str, object]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _een(sql: str, params: dict[str, object]) -> int:
    return int(_alle(sql, params)[0][0])
