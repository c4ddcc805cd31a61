"""The days without lessons that a school keeps itself, beside the holidays of its region."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.register.models import FeitLesvrij
from inbeeld.tijdlijnen.actions import leg_vast
from inbeeld.tijdlijnen.feitrij import als_rij
from inbeeld.toegang.models import Organisatie
from inbeeld.toegang.perioden import einddatum
from inbeeld.web.formulieren import ingevuld

from ..forms import LesvrijForm, RedenForm
from ..policies import check_can_lesvrij_beheren
from .basis import geweigerd_met_uitleg, organisatie_van, toon
from .feiten import METHODEN, eigen_feit, probeer

TABEL = "lesvrij"


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """The school's own days, newest first, and those of its region to compare with."""
    school = _school(request)
    rijen = FeitLesvrij.objects.filter(ingetrokken_op__isnull=True).order_by("-periode")
    context = {
        "school": school,
        "eigen": [_regel(f) for f in rijen.filter(school=school.code).select_related("bron")],
    }
    return toon(request, "lesvrij", context)


def _regel(feit: FeitLesvrij) -> dict[str, object]:
    return {"feit": feit, "begin": feit.periode.lower, "eind": einddatum(feit.periode)}


def _school(request: HttpRequest) -> Organisatie:
    organisatie = organisatie_van(request)
    geweigerd_met_uitleg(check_can_lesvrij_beheren, request.actor, organisatie)
    return organisatie


@require_http_methods(METHODEN)
def bewerken(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Enter days, or correct them (`pk`)."""
    school = _school(request)
    feit = None if pk is None else eigen_feit(request, TABEL, pk)
    form = LesvrijForm(
        ingevuld(request),
        school=school.code,
        correctie=feit is not None,
        initial=als_rij(TABEL, feit) if feit else None,
    )
    if request.method == "POST" and form.is_valid():
        gelukt = probeer(
            form,
            lambda: leg_vast(
                moment=timezone.now(),
                soort="hand",
                reden=form.cleaned_data["reden"],
                nieuw={TABEL: [form.rij()]},
                intrekken={TABEL: [feit.pk] if feit else []},
            ),
        )
        if gelukt:
            messages.success(request, "Opgeslagen. De tijdlijnen van uw leerlingen kloppen weer.")
            return redirect("lesvrij")
    context = {"form": form, "feit": feit}
    return toon(request, "lesvrij_bewerken", context, status=422 if form.errors else 200)


@require_http_methods(METHODEN)
def intrekken(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw days that were no days off."""
    _school(request)
    feit = eigen_feit(request, TABEL, pk)
    form = RedenForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        reden = form.cleaned_data["reden"]
        gelukt = probeer(
            form,
            lambda: leg_vast(
                moment=timezone.now(), soort="hand", reden=reden, intrekken={TABEL: [feit.pk]}
            ),
        )
        if gelukt:
            messages.success(request, "Ingetrokken. De tijdlijnen zijn bijgewerkt.")
            return redirect("lesvrij")
    context = {"form": form, "regel": _regel(feit)}
    return toon(request, "lesvrij_intrekken", context, status=422 if form.errors else 200)
