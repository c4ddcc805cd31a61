"""Questions that a delivery raised: only the supplier can answer them."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.register.models import Personalia
from inbeeld.register.queries import personalia_van
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.policies import check_can_aanleveren

from .. import opslag
from ..actions import KanNiet, beantwoord
from ..actions.stand import VRAAG_DOEL
from ..actions.vragen import MOGELIJK, NAAM_EN_GEBOORTEDATUM
from ..forms import VraagForm
from ..models import Levering, Vraag
from ..queries import open_vragen
from .basis import geweigerd_met_uitleg, organisatie_van, toon

PER_PAGINA = 50


@dataclass(frozen=True, slots=True)
class Vraagregel:
    """A question as a page shows it. `personalia`: empty when the child is not ours to see yet."""

    vraag: Vraag
    form: VraagForm
    personalia: Personalia | None
    naam: str
    geboortedatum: date | None


def vraagregels(request: HttpRequest, levering: Levering) -> list[Vraagregel]:
    """The questions that keep a delivery of the actor's own organisation from being processed,
    the first fifty. Those about missing pupils can wait, and have a page of their own."""
    if levering.organisatie_id != request.actor.organisatie_id:
        return []
    vragen = open_vragen(levering.organisatie_id).filter(levering=levering)
    return _regels(vragen.filter(soort=Vraag.Soort.PERSOON)[:PER_PAGINA])


def _regels(vragen: Any, ingevuld: VraagForm | None = None, bij: int = 0) -> list[Vraagregel]:
    vragen = list(vragen)
    kinderen = {vraag.jongere_id for vraag in vragen}
    bekend = personalia_van(kinderen)
    gelezen = {"gegevensgroepen": ["identiteit"], "handeling": "vraag_bekijken"}
    leg_lezing_vast(jongere_ids=bekend, **gelezen)
    # Also of a child that is hidden: the reader learns that it is known here.
    leg_lezing_vast(jongere_ids=kinderen - set(bekend), grond=NAAM_EN_GEBOORTEDATUM, **gelezen)
    uit = []
    for vraag in vragen:
        form = ingevuld if ingevuld is not None and vraag.pk == bij else _form(vraag)
        naam, geboren = _gegevens(vraag, bekend.get(vraag.jongere_id))
        uit.append(Vraagregel(vraag, form, bekend.get(vraag.jongere_id), naam, geboren))
    return uit


def _form(vraag: Vraag, data: Any = None) -> VraagForm:
    keuzen = [str(keus) for keus in MOGELIJK[Vraag.Soort(vraag.soort)]]
    return VraagForm(data, vraag=vraag, keuzen=keuzen)


def _gegevens(vraag: Vraag, personalia: Personalia | None) -> tuple[str, date | None]:
    """Name and birthday as delivered; of a missing pupil the name in the register."""
    if vraag.gegevens_versleuteld is not None:
        gegevens = json.loads(opslag.ontsleutel(bytes(vraag.gegevens_versleuteld), VRAAG_DOEL))
        return gegevens["naam"], date.fromisoformat(gegevens["geboortedatum"])
    return (personalia.naam if personalia else "Een kind dat u niet meer ziet"), None


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """Every open question of the actor's organisation."""
    return _toon(request)


def _toon(request: HttpRequest, form: VraagForm | None = None, bij: int = 0) -> HttpResponse:
    geweigerd_met_uitleg(check_can_aanleveren, request.actor)
    vragen = open_vragen(organisatie_van(request).pk)
    context = {
        "regels": _regels(vragen[:PER_PAGINA], form, bij),
        "aantal": vragen.count(),
        "form": form,
    }
    return toon(request, "vragen", context, status=422 if form else 200)


@require_http_methods(["POST"])
def antwoord(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Keep one answer and go back to where the question stood."""
    geweigerd_met_uitleg(check_can_aanleveren, request.actor)
    eigen = Vraag.objects.filter(levering__organisatie_id=request.actor.organisatie_id)
    vraag = eigen.select_related("levering").filter(sleutel=sleutel).first()
    if vraag is None:
        raise Http404
    form = _form(vraag, request.POST)
    if not form.is_valid():
        return _toon(request, form, vraag.pk)
    try:
        beantwoord(
            vraag,
            form.cleaned_data["antwoord"],
            timezone.now(),
            form.cleaned_data.get("uitgeschreven_op"),
        )
    except KanNiet as fout:
        form.add_error(None, str(fout))
        return _toon(request, form, vraag.pk)
    messages.success(request, "Uw antwoord is opgeslagen.")
    if vraag.soort == Vraag.Soort.PERSOON:
        return redirect("levering", sleutel=vraag.levering.sleutel)
    return redirect("vragen")
