"""What the pages of administration share: finding what one manages, and a form on a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from inbeeld.toegang.beheer import queries
from inbeeld.toegang.beheer.actions import NietMogelijk
from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie

PER_PAGINA = 50
MEESTE_GEVONDEN = 50


def organisatie_of_404(request: HttpRequest, pk: int) -> Organisatie:
    """The organisation, when the actor manages it; what they do not manage is not found."""
    return _of_404(queries.organisaties(request.actor), pk)


def mens_of_404(request: HttpRequest, pk: int) -> Gebruiker:
    return _of_404(queries.mensen(request.actor), pk)


def aanstelling_of_404(request: HttpRequest, pk: int) -> Aanstelling:
    return _of_404(queries.aanstellingen(request.actor), pk)


def _of_404(rijen: QuerySet, pk: int) -> Any:
    rij: Model | None = rijen.filter(pk=pk).first()
    if rij is None:
        raise Http404
    return rij


def naar_mens(request: HttpRequest, pk: int, zin: str) -> HttpResponse:
    """Back to the person's page with `zin`, or to the list when they are not the actor's any more:
    an aanstelling that had not begun is taken back whole."""
    messages.success(request, zin)
    if queries.mensen(request.actor).filter(pk=pk).exists():
        return redirect("beheer_mens", pk=pk)
    return redirect("beheer_mensen")


def bladzijde(request: HttpRequest, rijen: QuerySet) -> Page:
    return Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))


@dataclass(frozen=True)
class Kop:
    """What stands around a form: title, sentences, button, and where the page belongs."""

    titel: str
    knop: str
    kruimels: tuple[tuple[str, str], ...]
    terug: str
    uitleg: tuple[str, ...] = ()
    soort: str = "primair"


def formulier(
    request: HttpRequest, form: forms.Form, kop: Kop, doe: Callable[[dict[str, Any]], HttpResponse]
) -> HttpResponse:
    """Show the form; when it is sent and right, answer with `doe(its values)`.

    What the data do not allow (NietMogelijk) becomes an error of the form; nothing was saved then.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return doe(form.cleaned_data)
        except NietMogelijk as fout:
            form.add_error(None, str(fout))
    context = {"form": form, "kop": kop}
    status = 422 if form.errors else 200
    return render(request, "toegang/beheer/formulier.html", context, status=status)
