"""Writes of the read log."""

from collections.abc import Iterable, Sequence

from django.db import connection

from inbeeld.toegang.actor import huidige_actor

# The line's moment is the transaction's own: it tells when was read, not what holds on a day.
_REGELS = """
insert into toegang_leesregel (moment, gebruiker_id, aanstelling_id, organisatie_id, jongere_id,
                               gegevensgroepen, handeling, grond, verzoek)
select now(), %s, %s, %s, j, %s::varchar[], %s, %s, %s from unnest(%s::bigint[]) as j
"""


def leg_lezing_vast(
    *,
    jongere_ids: Iterable[int],
    gegevensgroepen: Sequence[str],
    handeling: str,
    grond: str = "",
) -> None:
    """Write one line per child that was shown, in the transaction that shows it.

    `gegevensgroepen`: identiteit, inschrijving, verzuim, vrijstelling, signaal…; `handeling`: what
    was done ('werkvoorraad', 'dossier_bekijken'). Raises GeenActor without an actor.
    """
    actor = huidige_actor()
    ids = sorted(set(jongere_ids))
    if not ids:
        return
    params = [
        actor.gebruiker_id,
        actor.aanstelling_id,
        actor.organisatie_id,
        list(gegevensgroepen),
        handeling,
        grond or actor.systeem,
        actor.verzoek,
        ids,
    ]
    with connection.cursor() as cursor:
        cursor.execute(_REGELS, params)
