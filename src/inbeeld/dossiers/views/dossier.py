"""The dossier of a child: where it stands, who has it, what must be done, and all that was."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from inbeeld.tijdlijnen.views.basis import kind_of_404


@require_GET
def dossier(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One look at all of it."""
    kind = kind_of_404(request, sleutel, "dossier_bekijken")
    return render(request, "dossiers/dossier/dossier.html", {"kind": kind})
