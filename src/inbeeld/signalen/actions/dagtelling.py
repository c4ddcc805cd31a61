"""Once a day: how many waarschuwingen are new, to who answers for a postvak. A number, no child."""

from datetime import date, datetime

from django.db import connection

from inbeeld.signalen.kennissoorten import Soort
from inbeeld.signalen.soorten import gevraagd_van
from inbeeld.toegang.models import Aanstelling

# New is what began to show after the last count, so that days on which nothing ran are in it. What
# a rol is asked, from which number on, is the same as on the page of waarschuwingen.
_TEL = """
with sinds as (
    select coalesce(max(to_date(k.onderwerp_id::text, 'YYYYMMDD')), %(vandaag)s::date - 1) as dag
    from signalen_kennisgeving k
    where k.onderwerp = 'signalen_waarschuwingen' and k.onderwerp_id < %(nummer)s::bigint
), w as materialized (
    select w.jongere_id, w.soort, w.waarde
    from signalen_waarschuwingen(%(vandaag)s::date) w, sinds
    where w.jongere_id is not null and w.van > sinds.dag
), wie as materialized (
    select a.id, a.rol, p.organisatie_id, o.soort = 'regio' as regio
    from toegang_postvak p
    join toegang_organisatie o on o.id = p.organisatie_id
    cross join lateral signalen_aan_postvak(p.id, null) as x(id)
    join toegang_aanstelling a on a.id = x.id
), namens as materialized (
    select wie.id, wie.organisatie_id from wie
    union
    select wie.id, g.gebied_id from wie
    join toegang_organisatie o on o.id = wie.organisatie_id and o.soort = 'samenwerking'
    join toegang_werkgebied g on g.organisatie_id = o.id and g.periode @> %(vandaag)s::date
)
insert into signalen_kennisgeving
    (aan_id, soort, onderwerp, onderwerp_id, kenmerk, aantal, moment)
select wie.id, %(soort)s::varchar, 'signalen_waarschuwingen', %(nummer)s::bigint, '', count(*),
       %(moment)s::timestamptz
from w
join unnest(%(rollen)s::text[], %(soorten)s::text[], %(vanaf)s::int[]) v(rol, soort, vanaf)
    on v.soort = w.soort
join wie on wie.rol = v.rol
where case when v.vanaf > 0 then w.waarde::int >= v.vanaf else true end
  and (wie.regio or exists (
      select 1 from toegang_betrokkenheid b join namens n on n.organisatie_id = b.organisatie_id
      where n.id = wie.id and b.jongere_id = w.jongere_id and b.periode @> %(vandaag)s::date))
group by wie.id
on conflict do nothing
"""
# Only so that it is not counted again every minute; a process that starts anew counts once more.
_geteld: set[date] = set()


def tel_waarschuwingen(vandaag: date, moment: datetime) -> int:
    """Tell each coordinator how many waarschuwingen are new today, when there are any."""
    if vandaag in _geteld:
        return 0
    vragen = [
        (rol, str(soort), vanaf)
        for rol in Aanstelling.Rol.values
        for soort, vanaf in gevraagd_van(rol).items()
    ]
    rollen, soorten, vanaf = (list(kolom) for kolom in zip(*vragen, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            _TEL,
            {
                "vandaag": vandaag,
                "nummer": int(f"{vandaag:%Y%m%d}"),
                "soort": Soort.NIEUWE_WAARSCHUWING,
                "moment": moment,
                "rollen": rollen,
                "soorten": soorten,
                "vanaf": vanaf,
            },
        )
        aantal = cursor.rowcount
    _geteld.clear()
    _geteld.add(vandaag)
    return aantal
