"""Reads of the read log. Which lines somebody sees is for the row policy to say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from inbeeld.toegang.logboek import woorden
from inbeeld.toegang.models import Aanstelling, Leesregel

PER_PAGINA = 50


@dataclass(frozen=True)
class Regel:
    """A line of the read log in words. `naam` is empty for who may not know it; `sleutel` too when
    the child's key is not for the reader. `namens`: for whom a deputy read."""

    id: int
    nr: int | None
    moment: datetime
    naam: str
    rol: str
    organisatie: str
    namens: str
    sleutel: UUID | None
    wat: str
    groepen: str
    waarom: str


@dataclass(frozen=True)
class Bladzijde:
    """Lines, newest first. `ouder`: the id from which the next page goes on, None at the end."""

    regels: list[Regel]
    ouder: int | None


def zoek(
    *,
    jongere_id: int | None = None,
    naam: str = "",
    organisatie_id: int | None = None,
    van: datetime | None = None,
    tot: datetime | None = None,
    handeling: str = "",
    gebruiker_id: int | None = None,
    voor: int | None = None,
    met_namen: bool = True,
) -> Bladzijde:
    """A page of lines that fit all that is given. `tot` itself is not in it; `voor`: lines with a
    lower id. By id, because a page far back in millions of lines must be as quick as the first."""
    gegeven: dict[str, Any] = {
        "jongere_id": jongere_id,
        "organisatie_id": organisatie_id,
        "gebruiker_id": gebruiker_id,
        "moment__gte": van,
        "moment__lt": tot,
        "id__lt": voor,
    }
    waar = Q(**{veld: waarde for veld, waarde in gegeven.items() if waarde is not None})
    if handeling:
        waar &= Q(handeling=handeling)
    if naam:
        waar &= Q(gebruiker__naam__icontains=naam)
    regels = _met_mensen(Leesregel.objects.filter(waar).order_by("-id"))[: PER_PAGINA + 1]
    gevonden = list(regels)
    meer = len(gevonden) > PER_PAGINA
    gevonden = gevonden[:PER_PAGINA]
    return Bladzijde(_in_woorden(gevonden, met_namen=met_namen), gevonden[-1].pk if meer else None)


def jongere_van_sleutel(sleutel: UUID) -> int | None:
    """The number of a child about whom the actor may read the log; None when there is no such."""
    with connection.cursor() as cursor:
        cursor.execute("select register_nummer(%s)", [sleutel])
        return cursor.fetchone()[0]


def sleutels_van(jongere_ids: Iterable[int]) -> dict[int, UUID]:
    """The keys of children in lines that the actor sees."""
    with connection.cursor() as cursor:
        cursor.execute("select * from register_sleutels(%s::bigint[])", [sorted(set(jongere_ids))])
        return dict(cursor.fetchall())


def zegelstand() -> tuple[int, datetime] | None:
    """The last number that was sealed, and when; None when nothing was."""
    with connection.cursor() as cursor:
        cursor.execute("select laatste, moment from toegang_zegel order by nr desc limit 1")
        return cursor.fetchone()


def _met_mensen(regels: QuerySet[Leesregel]) -> QuerySet[Leesregel]:
    return regels.select_related("gebruiker", "organisatie", "vervangt__gebruiker")


def _rollen(regels: list[Leesregel]) -> dict[int, str]:
    ids = sorted({regel.aanstelling_id for regel in regels if regel.aanstelling_id})
    with connection.cursor() as cursor:
        cursor.execute("select * from toegang_rollen_van(%s::bigint[])", [ids])
        return dict(cursor.fetchall())


def _in_woorden(regels: list[Leesregel], *, met_namen: bool) -> list[Regel]:
    rollen, sleutels = _rollen(regels), sleutels_van(regel.jongere_id for regel in regels)
    namen = dict(Aanstelling.Rol.choices)
    return [
        Regel(
            id=regel.pk,
            nr=regel.nr,
            moment=regel.moment,
            naam=regel.gebruiker.naam if met_namen and regel.gebruiker else "",
            rol=namen.get(rollen.get(regel.aanstelling_id, ""), "het systeem"),
            organisatie=regel.organisatie.naam if regel.organisatie else "",
            namens=regel.vervangt.gebruiker.naam if met_namen and regel.vervangt else "",
            sleutel=sleutels.get(regel.jongere_id),
            wat=woorden.handeling(regel.handeling),
            groepen=woorden.groepen(regel.gegevensgroepen),
            waarom=woorden.grond(regel.grond),
        )
        for regel in regels
    ]
