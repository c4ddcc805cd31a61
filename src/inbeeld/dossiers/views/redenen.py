"""The region's list of reasons for which children are at home."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.dossiers.actions import redenen as actions
from inbeeld.dossiers.actions.redenen import RedenBestaat
from inbeeld.dossiers.forms_gesprek import RedenForm
from inbeeld.dossiers.models import Gespreksreden
from inbeeld.dossiers.policies_gesprek import check_can_redenen_beheren
from inbeeld.toegang.perioden import einddatum
from inbeeld.web.formulieren import ingevuld


@require_GET
def redenen(request: HttpRequest) -> HttpResponse:
    """What can be named today, and what could be named before."""
    check_can_redenen_beheren(request.actor)
    rijen = Gespreksreden.objects.order_by("tekst", "-pk")
    inhoud = {
        "nu": [r for r in rijen if r.periode.upper is None],
        "eerder": [(r, einddatum(r.periode)) for r in rijen if r.periode.upper is not None],
    }
    return render(request, "dossiers/gesprek/redenen.html", inhoud)


@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Add a reason."""
    check_can_redenen_beheren(request.actor)
    form = RedenForm(ingevuld(request))

    def doe(tekst: str, bron: str) -> str:
        actions.voeg_toe(tekst, bron=bron)
        return "De reden staat in de lijst."

    return _formulier(request, form, doe, "Reden toevoegen")


@require_http_methods(["GET", "POST"])
def wijzigen(request: HttpRequest, pk: int) -> HttpResponse:
    """The same reason in other words, from today on."""
    check_can_redenen_beheren(request.actor)
    reden = get_object_or_404(Gespreksreden, pk=pk, periode__endswith__isnull=True)
    form = RedenForm(ingevuld(request), initial={"tekst": reden.tekst})

    def doe(tekst: str, bron: str) -> str:
        actions.herformuleer(reden, tekst, bron=bron)
        return "De nieuwe woorden gelden vanaf vandaag."

    return _formulier(request, form, doe, "Reden anders verwoorden")


@require_POST
def beeindigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a reason from the list."""
    check_can_redenen_beheren(request.actor)
    try:
        actions.beeindig(get_object_or_404(Gespreksreden, pk=pk))
        messages.success(request, "De reden staat niet meer in de lijst.")
    except RedenBestaat as fout:
        messages.warning(request, str(fout))
    return redirect("gespreksredenen")


def _formulier(
    request: HttpRequest, form: RedenForm, doe: Callable[[str, str], str], kop: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, doe(**form.cleaned_data))
            return redirect("gespreksredenen")
        except RedenBestaat as fout:
            form.add_error("tekst", str(fout))
    return render(
        request,
        "dossiers/gesprek/reden.html",
        {"form": form, "kop": kop},
        status=422 if form.errors else 200,
    )
