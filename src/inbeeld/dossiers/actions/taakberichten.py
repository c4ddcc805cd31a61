"""Tell people of tasks: of a new one who must do it, and once when its day is past.

Two questions to all open tasks, as the system, which leave out what was told before: a second run
tells nothing, and a run after three days tells all of it, once.
"""

from datetime import date, datetime

from django.db import connection

from inbeeld.signalen.kennissoorten import Soort

# `signalen_werk` says with whom a task stands today, also one that goes along with the zaak. Who
# asked it themselves need not be told of it, and then neither must who stands in for them.
_VERTEL = """
insert into signalen_kennisgeving
    (aan_id, soort, onderwerp, onderwerp_id, kenmerk, jongere_id, moment)
select wie.aan, %(soort)s::varchar, 'dossiers_taak', w.bron_id, {kenmerk}, w.jongere_id,
       %(moment)s::timestamptz
from signalen_werk w
join dossiers_taak t on t.id = w.bron_id,
lateral signalen_aan_postvak(w.postvak_id, w.aanstelling_id) as wie(aan)
where w.soort = 'taak' and {waar}
  and not exists (
    select 1 from signalen_kennisgeving k
    where k.onderwerp = 'dossiers_taak' and k.onderwerp_id = w.bron_id
      and k.soort = %(soort)s::varchar and k.kenmerk = {kenmerk})
on conflict do nothing
"""
_NIEUW = _VERTEL.format(
    # A task that is given to somebody else is new to them; one that follows the zaak is not, as
    # they are told of the zaak.
    kenmerk="concat_ws('-', t.postvak_id, t.aanstelling_id)",
    waar="""not exists (
        select 1 from signalen_aan_postvak(w.postvak_id, w.aanstelling_id) as zelf(aan)
        where zelf.aan = t.door_id)""",
)
_VERLOPEN = _VERTEL.format(
    kenmerk="w.uiterlijk_op::text", waar="w.uiterlijk_op < %(vandaag)s::date"
)


def vertel_taken(vandaag: date, moment: datetime) -> int:
    """Tell of tasks that are new, and of those whose day is before `vandaag`; how many notices."""
    aantal = 0
    with connection.cursor() as cursor:
        for soort, vraag in ((Soort.NIEUWE_TAAK, _NIEUW), (Soort.TAAK_VERLOPEN, _VERLOPEN)):
            cursor.execute(vraag, {"soort": soort, "vandaag": vandaag, "moment": moment})
            aantal += cursor.rowcount
    return aantal
