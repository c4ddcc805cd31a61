"""Per partner what was asked, answered and late."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from inbeeld.dossiers.forms import PeriodeForm
from inbeeld.dossiers.queries.partners import partners as query
from inbeeld.dossiers.queries.partners import samen

_KWARTAAL = timedelta(days=91)


@require_GET
def partners(request: HttpRequest) -> HttpResponse:
    """A quarter, or the period that was asked for."""
    vandaag = request.actor.vandaag
    begin = {"van": vandaag - _KWARTAAL, "tot_en_met": vandaag}
    form = PeriodeForm(request.GET if "van" in request.GET else None, initial=begin)
    dagen = form.cleaned_data if form.is_bound and form.is_valid() else begin
    lijst = query(dagen["van"], dagen["tot_en_met"])
    inhoud = {"form": form, "partners": lijst, "samen": samen(lijst), **dagen}
    return render(request, "dossiers/partners.html", inhoud, status=422 if form.errors else 200)
