"""Who had died and whose address was secret, as known at a moment. Of all: only for the system.

The history of personalia keeps what a row said before each change (`models.jongere._volg`), with
the moment at which that change began. So at a moment a row said what its first change after it
kept; and without one, what it says now. A row that was stored after that moment (a demo, a region
that brings its children along) has no history of that time: of it counts what it said when it was
stored. A day of death that was stored together with its row was then always known.
"""

from datetime import date, datetime

from django.db import connection

# `where`: what of a row is asked for. A child of whom nothing changed since is not looked up twice.
_TOEN = """
with later as (
    select distinct on (jongere_id) jongere_id, geheim_adres, overleden_op
    from register_personaliaevent
    where pgh_label = 'gewijzigd' and pgh_created_at > %s::timestamptz
    order by jongere_id, pgh_id
)
select jongere_id, overleden_op from later where {waar}
union all
select jongere_id, overleden_op from register_personalia
where {waar} and jongere_id not in (select jongere_id from later)
order by 1
"""
_NU = "select jongere_id, overleden_op from register_personalia where {waar} order by 1"


def overleden(bekend_op: datetime | None = None) -> dict[int, date]:
    """The day of death of every child that had died, as known then; None: as known now."""
    return dict(_lees("overleden_op is not null", bekend_op))


def geheime_adressen(bekend_op: datetime | None = None) -> list[int]:
    """The children whose address was secret, as known then, in order; None: is secret now."""
    return [kind for kind, _ in _lees("geheim_adres", bekend_op)]


def _lees(waar: str, bekend_op: datetime | None) -> list[tuple[int, date]]:
    with connection.cursor() as cursor:
        if bekend_op is None:
            cursor.execute(_NU.format(waar=waar))
        else:
            cursor.execute(_TOEN.format(waar=waar), [bekend_op])
        return list(cursor.fetchall())
