"""Upload, dry run, processing, result, withdrawal."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.toegang.middleware import andere_aanstelling
from inbeeld.toegang.policies import check_can_aanleveren
from inbeeld.web.formulieren import ingevuld

from .. import uitvoer, werk
from ..actions import KanNiet, bevestig, gooi_weg, maak_proef, trek_in, verwerk
from ..forms import BevestigForm, LeveringForm
from ..forms.levering import VOLLEDIG
from ..models import Levering
from ..ontvangst import neem_aan
from ..policies import can_lesvrij_beheren, can_levering_behandelen, formaten_voor
from ..queries import leveringen, open_vragen
from ..uploads import BegrensdeUpload
from .basis import (
    eigen_levering,
    geweigerd_met_uitleg,
    levering_of_404,
    organisatie_van,
    toon,
)
from .vragen import vraagregels

Status = Levering.Status
PER_PAGINA = 25
STAPPEN = {
    Status.CONCEPT: 2,
    Status.VRAGEN: 2,
    Status.PROEF: 3,
    Status.BEVESTIGD: 3,
    Status.VERWERKT: 4,
}


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """Past deliveries with who and when, and what waits for an answer."""
    geweigerd_met_uitleg(check_can_aanleveren, request.actor)
    organisatie = organisatie_van(request)
    pagina = Paginator(leveringen(), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "pagina": pagina,
        "aantal_vragen": open_vragen(organisatie.pk).count(),
        "lesvrij": can_lesvrij_beheren(request.actor, organisatie),
        "organisatie": organisatie,
    }
    return toon(request, "lijst", context)


@csrf_exempt
def nieuw(request: HttpRequest) -> HttpResponse:
    """Upload. The limit must be in place before anything reads the body, also the CSRF check:
    so the view is exempt here and protected one step further."""
    request.upload_handlers = [BegrensdeUpload(request)]
    return _nieuw(request)


@csrf_protect
@require_http_methods(["GET", "POST"])
def _nieuw(request: HttpRequest) -> HttpResponse:
    geweigerd_met_uitleg(check_can_aanleveren, request.actor)
    organisatie = organisatie_van(request)
    vandaag = request.actor.vandaag
    is_school = organisatie.soort == "school"
    formaten = formaten_voor(organisatie.soort)
    begin = vandaag.replace(year=vandaag.year - (vandaag.month < 8), month=8, day=1)
    verzonden = _verzonden(request)
    if verzonden and (anders := andere_aanstelling(request)):
        return anders
    form = LeveringForm(
        request.POST if verzonden else None,
        request.FILES if verzonden else None,
        formaten=formaten,
        vandaag=vandaag,
        is_school=is_school,
        te_groot=verzonden and bool(getattr(request, "te_groot", False)),
        initial={
            "begindatum": begin,
            "einddatum": vandaag,
            "soort_formaat": formaten[0].code if formaten else "",
            "omvang": VOLLEDIG,
            "categorieen": ["ongeoorloofd", "geoorloofd", "ziek", "te_laat"],
        },
    )
    if verzonden and form.is_valid():
        levering = neem_aan(form, timezone.now())
        werk.na_opslaan(request.actor, partial(_probeer, levering.pk))
        return redirect("levering", sleutel=levering.sleutel)
    context = {"form": form, "formaten": formaten}
    return toon(request, "nieuw", context, status=422 if verzonden else 200)


def _verzonden(request: HttpRequest) -> bool:
    """Whether a form came in. Raises BadRequest when the connection broke while it was sent: that
    is no fault of ours, so no error in the log; nobody is left to read the page."""
    try:
        return request.method == "POST" and request.POST is not None
    except UnreadablePostError as fout:
        for ontvanger in request.upload_handlers:
            ontvanger.ruim_op()
        raise BadRequest("De verbinding is verbroken.") from fout


def _probeer(levering_id: int) -> None:
    maak_proef(levering_id)


@require_GET
def levering(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One delivery: where it stands and what can be done now.

    Asked again by the page itself while somebody works on it; then only the changing part.
    """
    gevonden = levering_of_404(sleutel)
    bezig = gevonden.status in (Status.CONCEPT, Status.BEVESTIGD)
    context: dict[str, Any] = {
        "levering": gevonden,
        "eigen": can_levering_behandelen(request.actor, gevonden),
        "stap": werk.stap_van(gevonden.pk) if bezig else None,
        "stapnummer": STAPPEN.get(Status(gevonden.status), 0),
        "bezig": bezig,
        "afgekeurd": gevonden.afgekeurd.order_by("bestand", "regel")[:20],
        "tabelregels": _tabelregels(gevonden.telling),
        "vragen": vraagregels(request, gevonden),
    }
    htmx = getattr(request, "htmx", False)
    return toon(request, "_stand" if htmx else "levering", context)


def _tabelregels(telling: dict[str, Any]) -> list[tuple[str, int, int]]:
    nieuw_, weg = telling.get("nieuw", {}), telling.get("intrekken", {})
    return [(t, nieuw_.get(t, 0), weg.get(t, 0)) for t in sorted({*nieuw_, *weg})]


@require_POST
def opnieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Check again: after an interruption, or because the facts have changed."""
    gevonden = eigen_levering(request, sleutel)
    werk.na_opslaan(request.actor, partial(_probeer, gevonden.pk))
    return redirect("levering", sleutel=sleutel)


@require_POST
def verwerken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Confirm, and process (also again, after an interruption)."""
    gevonden = eigen_levering(request, sleutel)

    def doe() -> None:
        bevestig(gevonden)
        werk.na_opslaan(request.actor, partial(_verwerk, gevonden.pk))

    return _of_melding(request, sleutel, doe)


def _verwerk(levering_id: int) -> None:
    verwerk(levering_id, timezone.now())


@require_POST
def weggooien(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Drop what was not processed."""
    gevonden = eigen_levering(request, sleutel)

    def doe() -> None:
        gooi_weg(gevonden, timezone.now())
        messages.success(request, "De levering is weggegooid. Er is niets veranderd.")

    return _of_melding(request, sleutel, doe)


@require_http_methods(["GET", "POST"])
def intrekken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Ask for the reason, and undo a processed delivery."""
    gevonden = eigen_levering(request, sleutel)
    form = BevestigForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():

        def doe() -> None:
            trek_in(gevonden, timezone.now(), form.cleaned_data["reden"])
            messages.success(request, "De levering is ingetrokken. De tijdlijnen zijn bijgewerkt.")

        return _of_melding(request, sleutel, doe)
    context = {"form": form, "levering": gevonden}
    return toon(request, "intrekken", context, status=422 if form.errors else 200)


def _of_melding(request: HttpRequest, sleutel: UUID, doe: Callable[[], None]) -> HttpResponse:
    try:
        doe()
    except KanNiet as fout:
        messages.error(request, str(fout))
    return redirect("levering", sleutel=sleutel)


@require_GET
def download(request: HttpRequest, sleutel: UUID, wat: str) -> HttpResponse:
    """Refused, new or withdrawn rows as CSV."""
    gevonden = eigen_levering(request, sleutel)
    antwoord = HttpResponse(uitvoer.als_csv(gevonden, wat), content_type="text/csv; charset=utf-8")
    naam = f"levering-{gevonden.moment:%Y-%m-%d}-{wat}.csv"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord["Cache-Control"] = "no-store"
    return antwoord
