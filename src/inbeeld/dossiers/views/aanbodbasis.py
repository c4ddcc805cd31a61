"""What the pages of offers share: finding a row, showing a form, and doing what it asks."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from inbeeld.dossiers.actions.aanbodbasis import KanZoNiet
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.matrix import Groep

GROEPEN = (Groep.IDENTITEIT, Groep.PLAN_EN_AFSPRAKEN)
Doe = Callable[[dict[str, Any]], str]


def kind_bekijken(request: HttpRequest, sleutel: object) -> Kind:
    """The child, for a page that shows; the reading is logged."""
    return kind_of_404(request, sleutel, "aanbod_bekijken", groepen=GROEPEN)


def kind_wijzigen(request: HttpRequest, sleutel: object) -> Kind:
    """The child, for a page that changes: only while the actor is involved."""
    return kind_of_404(request, sleutel, "aanbod_bijwerken", in_beeld=True, groepen=GROEPEN)


def probeer(form: Form, doe: Doe) -> str | None:
    """What was done, in words; None: it could not be, and the form says why."""
    try:
        return doe(form.cleaned_data)
    except KanZoNiet as fout:
        form.add_error(fout.veld if fout.veld in form.fields else None, str(fout))
    except (KanNiet, Verouderd) as fout:
        form.add_error(None, str(fout))
    return None


def formulier(
    request: HttpRequest,
    kind: Kind,
    form: Form,
    doe: Doe,
    *,
    kop: str,
    naar: tuple[str, object],
    uitleg: str = "",
    knop: str = "Opslaan",
    soort: str = "primair",
    **meer: Any,
) -> HttpResponse:
    """Show the form; when it is sent and right, do it and go to the page `naar` (name, key)."""
    if request.method == "POST" and form.is_valid():
        gedaan = probeer(form, doe)
        if gedaan is not None:
            messages.success(request, gedaan)
            return redirect(naar[0], sleutel=naar[1])
    inhoud = {
        "kind": kind,
        "form": form,
        "kop": kop,
        "uitleg": uitleg,
        "knop": knop,
        "knopsoort": soort,
        "naar": naar,
        **meer,
    }
    status = 422 if form.errors else 200
    return render(request, "dossiers/aanbod/formulier.html", inhoud, status=status)
