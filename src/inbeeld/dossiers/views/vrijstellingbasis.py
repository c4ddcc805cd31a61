"""What the pages of an exemption share: finding the request with its child, and a form about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.actions.vrijstellingen import stand
from inbeeld.dossiers.models import Vrijstellingsverzoek
from inbeeld.dossiers.policies_vrijstelling import check_can_verzoek_zien
from inbeeld.dossiers.queries import vrijstellingen as queries
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.signalen.policies.zaken import ZaakGeweigerd
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.web.datums import lang

Doe = Callable[[dict[str, Any]], str]
"""What is done with a right form; answers what the next page says of it."""


@dataclass(frozen=True, slots=True)
class Kop:
    """The head of a form: its title, a sentence, the word on its button."""

    titel: str
    uitleg: str = ""
    knop: str = "Opslaan"


def verzoek_of_404(
    request: HttpRequest, sleutel: UUID, handeling: str
) -> tuple[Vrijstellingsverzoek, Kind]:
    """The request and its child, with the line in the read log. 404 when it may not be known."""
    check_can_verzoek_zien(request.actor)
    verzoek = queries.een(sleutel)
    if verzoek is None:
        raise Http404
    return verzoek, kind_of_404(request, verzoek.jongere.sleutel, handeling)


def formulier(
    request: HttpRequest, verzoek: Vrijstellingsverzoek, kind: Kind, form: Form, doe: Doe, kop: Kop,
    **extra: Any,
) -> HttpResponse:  # fmt: skip
    """Show the form; when it is sent and right, do it and go to the request.

    What the state does not allow any more (sent twice, or somebody was first) leads there too, with
    the sentence; what can be put right stands above the form, with all that was typed.
    """
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, doe(form.cleaned_data))
            return redirect("vrijstelling_verzoek", sleutel=verzoek.sleutel)
        except KanNiet as fout:
            messages.warning(request, str(fout))
            return redirect("vrijstelling_verzoek", sleutel=verzoek.sleutel)
        except Verouderd as fout:
            form.add_error(None, str(fout))
            extra["nu"] = _wat_er_nu_staat(form, verzoek.sleutel)
        except (ValueError, ZaakGeweigerd) as fout:
            form.add_error(None, str(fout))
    inhoud = {"form": form, "verzoek": verzoek, "kind": kind, "kop": kop, **extra}
    naam = "dossiers/vrijstelling/formulier.html"
    return render(request, naam, inhoud, status=422 if form.errors else 200)


def _wat_er_nu_staat(form: Form, sleutel: UUID) -> list[tuple[str, Any]]:
    """Each field that somebody else filled in otherwise: its label and what it holds now. The form
    keeps what was typed, and may be sent again over what stands there."""
    vers = queries.een(sleutel)
    if vers is None:
        return []
    form.data = form.data.copy()
    form.data["gezien"] = stand(vers)
    return [
        (str(veld.label), _woorden(getattr(vers, naam)))
        for naam, veld in form.fields.items()
        if naam in form.cleaned_data and naam != "gezien"
        and getattr(vers, naam) != form.cleaned_data[naam]
    ]  # fmt: skip


def _woorden(waarde: Any) -> str:
    if isinstance(waarde, date):
        return lang(waarde)
    return {True: "ja", False: "nee", None: "niets", "": "niets"}.get(waarde, str(waarde))
