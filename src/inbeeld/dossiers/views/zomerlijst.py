"""The summer list: who was expected and has not arrived."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from inbeeld.dossiers.forms_overdracht import ZomerForm
from inbeeld.dossiers.queries import zomerlijst as queries
from inbeeld.register.queries import gemeenten, schoolnamen
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.policies import groepen_op
from inbeeld.web.formulieren import paginanummer


@require_GET
def zomerlijst(request: HttpRequest) -> HttpResponse:
    """One summer at a time; an unknown year, school or gemeente is as if it were not asked."""
    actor = request.actor
    toont = groepen_op(actor, "zomerlijst")
    jaren = queries.jaren(actor.vandaag)
    gevraagd = request.GET.get("jaar", "")
    jaar = int(gevraagd) if gevraagd in {str(j) for j in jaren} else jaren[0]
    filters = {
        naam: request.GET.get(naam, "")
        for naam, groep in (("school", Groep.INSCHRIJVING), ("gemeente", Groep.VERBLIJFPLAATS))
        if groep in toont
    }
    zomer = queries.zomerlijst(actor, jaar, pagina=paginanummer(request), **filters)
    leg_lezing_vast(
        jongere_ids=[regel.jongere_id for regel in zomer.blad.regels],
        gegevensgroepen=sorted(toont),
        handeling="zomerlijst",
    )
    namen, plaatsen = schoolnamen(), gemeenten()
    form = ZomerForm(
        {"jaar": str(jaar), **filters},
        jaren=jaren,
        scholen={c: namen.get(c, c) for c in zomer.scholen} if "school" in filters else None,
        gemeenten=(
            {c: plaatsen.get(c, c) for c in zomer.gemeenten} if "gemeente" in filters else None
        ),
    )
    inhoud = {
        "zomer": zomer,
        "form": form,
        "gefilterd": any(filters.values()),
        "toont": toont,
        "vandaag": actor.vandaag,
    }
    return render(request, "dossiers/overdracht/zomerlijst.html", inhoud)
