"""What the operations about a child share: who may be known, and the line in the read log."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.http import Http404, HttpRequest

from inbeeld.register.models import Jongere
from inbeeld.tijdlijnen.kinderen import Kind, kind_op
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.policies import groepen_van


def zichtbaar(request: HttpRequest, van: Iterable[Groep]) -> frozenset[Groep]:
    """Those of these kinds of data that the client's rol may see."""
    return groepen_van(request.actor) & frozenset(van)


def noteer(
    request: HttpRequest, jongere_ids: Collection[int], groepen: Iterable[Groep], naam: str
) -> None:
    """The line in the read log for each child that an operation shows."""
    leg_lezing_vast(
        jongere_ids=jongere_ids,
        gegevensgroepen=sorted(groepen),
        handeling=f"api_{naam}",
    )


def kind_van(request: HttpRequest, sleutel: UUID, groepen: Iterable[Groep], naam: str) -> Kind:
    """The child of the address, noted in the read log. Raises Http404 when it may not be known."""
    try:
        kind = kind_op(sleutel, request.actor.vandaag)
    except Jongere.DoesNotExist:
        raise Http404 from None
    noteer(request, [kind.jongere_id], groepen, naam)
    return kind


def kind_in_beeld(request: HttpRequest, sleutel: UUID, groepen: Iterable[Groep], naam: str) -> Kind:
    """The same, for a child with whom the organisation is involved today: of one that has moved on
    it keeps the identity and what it said itself, no more. Raises Http404."""
    kind = kind_van(request, sleutel, groepen, naam)
    if not kind.status:
        raise Http404
    return kind
