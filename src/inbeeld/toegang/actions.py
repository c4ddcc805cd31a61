"""Writes of the read log."""

from collections.abc import Iterable, Sequence

from django.db import connection

from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.logboek.canoniek import huidige_sleutel, regel_waarmerk

# The database fills in what it knows better than a caller: the moment (the transaction's own),
# for whom a deputy reads, and on which ground. Grounds stand in the order of how long they last:
# who is involved by an enrolment and by a break-glass as well reads by the enrolment. One
# statement, whatever the length of the list; the ids come first, because the marks cover them.
_IDS = """
select nextval(pg_get_serial_sequence('toegang_leesregel', 'id')) from generate_series(1, %s)
"""
_REGELS = """
with actor as materialized (
    select toegang_partijen() as partijen, toegang_vandaag() as vandaag,
           toegang_hele_regio() as hele_regio,
           (select a.vervangt_id from toegang_aanstelling a where a.id = %(aanstelling)s)
               as vervangt)
insert into toegang_leesregel (id, moment, gebruiker_id, aanstelling_id, vervangt_id,
                               organisatie_id, jongere_id, gegevensgroepen, handeling, grond,
                               verzoek, waarmerk)
select k.id, now(), %(gebruiker)s, %(aanstelling)s, actor.vervangt, %(organisatie)s, k.jongere_id,
       %(groepen)s::varchar[], %(handeling)s,
       coalesce(nullif(%(grond)s, ''), (
           select b.grond from toegang_betrokkenheid b
           where b.jongere_id = k.jongere_id and b.partij = any(actor.partijen)
             and b.periode @> actor.vandaag
           order by array_position(%(gronden)s::varchar[], b.grond) limit 1),
           case when actor.hele_regio then 'hele_regio'
                when exists (
                    select 1 from toegang_betrokkenheid b
                    where b.jongere_id = k.jongere_id and b.partij = any(actor.partijen)
                      and lower(b.periode) <= actor.vandaag)
                then 'eerder_betrokken' else 'geen' end),
       %(verzoek)s, k.waarmerk
from unnest(%(ids)s::bigint[], %(jongeren)s::bigint[], %(waarmerken)s::varchar[])
     as k(id, jongere_id, waarmerk), actor
"""
_GRONDEN = [
    "inschrijving",
    "woonplaats",
    "swv",
    "zaak",
    "melding",
    "escalatie",
    "plan",
    "overdracht",
    "ouder",
    "jongere",
    "tijdelijk",
    "nood",
]


def leg_lezing_vast(
    *,
    jongere_ids: Iterable[int],
    gegevensgroepen: Sequence[str],
    handeling: str,
    grond: str = "",
) -> None:
    """Write one line per child that was shown, in the transaction that shows it.

    When it cannot be written this raises, and the page is not shown. `gegevensgroepen`: codes of
    `Groep`; `handeling`: what was done ('werkvoorraad', 'kind_bekijken'). `grond` is left out where
    betrokkenheid gives access, and then filled in from it (or `hele_regio`, `eerder_betrokken`,
    `geen`); it is given where something else does. Raises GeenActor without an actor.
    """
    actor = huidige_actor()
    jongeren = sorted(set(jongere_ids))
    if not jongeren:
        return
    groepen = sorted({str(groep) for groep in gegevensgroepen})
    sleutel = huidige_sleutel()
    wie = (actor.gebruiker_id, actor.aanstelling_id, actor.organisatie_id)
    params = {
        "gebruiker": actor.gebruiker_id,
        "aanstelling": actor.aanstelling_id,
        "organisatie": actor.organisatie_id,
        "groepen": groepen,
        "handeling": handeling,
        "grond": grond or actor.systeem,
        "gronden": _GRONDEN,
        "verzoek": actor.verzoek,
        "jongeren": jongeren,
    }
    with connection.cursor() as cursor:
        cursor.execute(_IDS, [len(jongeren)])
        params["ids"] = [pk for (pk,) in cursor.fetchall()]
        params["waarmerken"] = [
            regel_waarmerk((pk, actor.verzoek, jongere, *wie, groepen, handeling), sleutel)
            for pk, jongere in zip(params["ids"], jongeren, strict=True)
        ]
        cursor.execute(_REGELS, params)
