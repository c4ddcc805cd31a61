"""Making the sheet of figures anew, whole."""

import json
import time
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice

from django.db import connection
from django.db.models import Max

from inbeeld.monitor.blad import Rij, bouwers, gevolgd
from inbeeld.monitor.bron import maak_bron
from inbeeld.monitor.een_moment import een_moment
from inbeeld.monitor.models import Cijferblad
from inbeeld.register.models import Vastlegging
from inbeeld.tijdlijnen.queries import regio_definities
from inbeeld.toegang.actor import systeem_actor

_PER_KEER = 4000
# Not COPY: PostgreSQL refuses that where row-level security holds.
_SCHRIJF = """
insert into monitor_cijfer
    (blad_id, indicator, gebied, valt_onder, van, dag, waarden, onvolledig, details)
select %s, n.indicator, n.gebied, n.valt_onder, n.van, n.dag, n.waarden,
    array(select jsonb_array_elements_text(n.onvolledig)), n.details
from unnest(%s::text[], %s::text[], %s::text[], %s::date[], %s::date[], %s::jsonb[], %s::jsonb[],
    %s::jsonb[]) as n(indicator, gebied, valt_onder, van, dag, waarden, onvolledig, details)
"""


def maak_bladen(moment: datetime, vandaag: date) -> list[Cijferblad]:
    """The sheet of every definitie that the region counts by."""
    with systeem_actor("cijferblad", vandaag), een_moment():
        definities = sorted(set(regio_definities(vandaag).values()))
    return [maak_blad(definitie, moment, vandaag) for definitie in definities]


def maak_blad(definitie: str, moment: datetime, vandaag: date) -> Cijferblad:
    """Put a new sheet in the place of the old one of this definitie: all of it, or nothing.

    All that it rests on is of one moment, unless the caller has a transaction open already.
    Raises AanroepFout for an unknown definitie.
    """
    begin = time.perf_counter()
    with systeem_actor("cijferblad", vandaag), een_moment():
        laatste, merk = laatste_vastlegging(), stempel()
        Cijferblad.objects.filter(definitie=definitie).delete()
        blad = Cijferblad.objects.create(
            definitie=definitie,
            bekend_op=moment,
            dag=vandaag,
            laatste_vastlegging=laatste,
            stempel=merk,
        )
        with maak_bron(definitie, vandaag) as bron:
            _schrijf(blad.pk, (rij for bouw in bouwers().values() for rij in bouw(bron)))
        blad.seconden = time.perf_counter() - begin
        blad.save(update_fields=["seconden"])
    return blad


def _schrijf(blad: int, rijen: Iterable[Rij]) -> None:
    with connection.cursor() as cursor:
        stroom = iter(rijen)
        while deel := list(islice(stroom, _PER_KEER)):
            cursor.execute(_SCHRIJF, [blad, *_kolommen(deel)])


def _kolommen(rijen: list[Rij]) -> Iterator[list[object]]:
    yield [rij.indicator for rij in rijen]
    yield [str(rij.gebied) for rij in rijen]
    yield [rij.gebied.valt_onder for rij in rijen]
    yield [rij.van for rij in rijen]
    yield [rij.dag for rij in rijen]
    yield [json.dumps(dict(rij.waarden)) for rij in rijen]
    yield [json.dumps(list(rij.onvolledig)) for rij in rijen]
    yield [None if rij.details is None else json.dumps(rij.details) for rij in rijen]


def laatste_vastlegging() -> int:
    """The highest number of a recording; 0 when nothing was ever recorded."""
    return Vastlegging.objects.aggregate(hoogste=Max("pk"))["hoogste"] or 0


def stempel() -> str:
    """What tells that a table changed that figures rest on besides the recordings: its highest
    keys. The same stempel: the same rows, as these tables only grow."""
    with connection.cursor() as cursor:
        delen = []
        for tabel, sleutel in sorted(gevolgd().items()):
            cursor.execute(f"select max({sleutel}) from {tabel}")  # noqa: S608 (names of our code)
            delen.append(f"{tabel}={cursor.fetchone()[0] or 0}")
    return " ".join(delen)
