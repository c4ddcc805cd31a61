"""What the pages about one child share, here and in the rooms above: finding it, and the log."""

from collections.abc import Collection
from uuid import UUID

from django.http import Http404, HttpRequest

from inbeeld.register.models import Jongere
from inbeeld.tijdlijnen.kinderen import Kind, kind_op
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.policies import groepen_op


def kind_of_404(
    request: HttpRequest,
    sleutel: UUID,
    handeling: str,
    *,
    in_beeld: bool = False,
    groepen: Collection[Groep] | None = None,
) -> Kind:
    """The child of the address, with the line in the read log. 404 when it may not be known.

    `in_beeld`: also 404 when the actor was involved once and is not any more. `groepen`: what the
    line names, where that is not what the matrix says of the address.
    """
    try:
        kind = kind_op(sleutel, request.actor.vandaag)
    except Jongere.DoesNotExist:
        raise Http404 from None
    if in_beeld and not kind.status:
        raise Http404
    if groepen is None:
        groepen = groepen_op(request.actor, request.resolver_match.view_name)
    leg_lezing_vast(
        jongere_ids=[kind.jongere_id], gegevensgroepen=sorted(groepen), handeling=handeling
    )
    return kind
