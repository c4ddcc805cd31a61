"""Opening what one is told, and who is on duty. The list of what one is told is the page of the
room `signalen`, which tells people of more than access."""

from django.contrib import messages
from django.db import ProgrammingError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.toegang.models import Aanstelling, Bericht
from inbeeld.toegang.policies import Geweigerd
from inbeeld.toegang.tijdelijk import actions, queries
from inbeeld.toegang.tijdelijk.forms import PiketForm
from inbeeld.toegang.tijdelijk.policies import NOODROLLEN
from inbeeld.web.formulieren import ingevuld


@require_POST
def bericht_lezen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open what a bericht is about; it then counts as read."""
    bericht = Bericht.objects.filter(pk=pk).select_related("verzoek").first()
    if bericht is None:
        raise Http404
    actions.lees_bericht(bericht, moment=timezone.now())
    return redirect("toegangsverzoek", sleutel=bericht.verzoek.sleutel)


@require_http_methods(["GET", "POST"])
def piket(request: HttpRequest) -> HttpResponse:
    """The duties of the administrator's organisation, or of the whole region."""
    vandaag = request.actor.vandaag
    form = PiketForm(
        ingevuld(request),
        aanstellingen=_te_plannen(request),
        vandaag=vandaag,
    )
    if request.method == "POST" and form.is_valid():
        gegeven = form.cleaned_data
        try:
            with transaction.atomic():
                actions.plan_piket(
                    gegeven["wie"].pk, van=gegeven["van"], tot_en_met=gegeven["tot_en_met"]
                )
        except ProgrammingError as fout:  # the row policy says no
            raise Geweigerd("U plant alleen dienst voor uw eigen organisatie.") from fout
        messages.success(request, "De dienst is opgeslagen.")
        return redirect("piket")
    inhoud = {"form": form, "diensten": queries.piketdiensten(vandaag)}
    return render(
        request, "toegang/tijdelijk/piket.html", inhoud, status=422 if form.errors else 200
    )


@require_POST
def piket_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody off duty."""
    if not actions.schrap_piket(pk):
        raise Http404
    messages.success(request, "De dienst is geschrapt.")
    return redirect("piket")


def _te_plannen(request: HttpRequest) -> object:
    eigen = request.aanstelling.organisatie
    rijen = Aanstelling.objects.filter(
        rol__in=NOODROLLEN, periode__contains=request.actor.vandaag
    ).select_related("gebruiker", "organisatie")
    if eigen.soort != "regio":
        rijen = rijen.filter(organisatie=eigen)
    return rijen.order_by("organisatie__naam", "gebruiker__naam")
