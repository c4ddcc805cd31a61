"""The page that introduces the synthetic region. It exists where `settings.DEMO` is on."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.policies import can

from .accounts import MENSEN, WACHTWOORD
from .personages import VERHALEN
from .queries import VerhaalRegel, verhaalregels


@login_not_required
@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    """Show the accounts and the stories; whoever is logged in sees the statuses it may see.

    The stories themselves are fiction from the code and not a reading of anybody's data, so they
    are shown to all; a status or a link comes from the database, under the actor's own rows.
    """
    if not settings.DEMO:
        raise Http404
    if not can(request.actor, Handeling.ZOEKEN, Groep.IDENTITEIT):
        regels = [VerhaalRegel(verhaal) for verhaal in VERHALEN]
    else:
        regels = verhaalregels(request.actor.vandaag)
        leg_lezing_vast(
            jongere_ids=[regel.jongere_id for regel in regels if regel.jongere_id is not None],
            gegevensgroepen=["identiteit", "verzuim"],
            handeling="demo_verhalen",
        )
    context = {"accounts": MENSEN, "wachtwoord": WACHTWOORD, "regels": regels}
    return render(request, "demo/demo.html", context)
