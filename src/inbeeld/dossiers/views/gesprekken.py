"""Talks with and about one child: the list, one talk, and the form that loses nothing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.dossiers.actions import gesprekken as actions
from inbeeld.dossiers.actions.gesprekken import AlVastgelegd, NieuweAfspraak
from inbeeld.dossiers.forms_gesprek import (
    AFSPRAKEN_PER_GESPREK,
    AfspraakInGesprek,
    GesprekForm,
    met_nieuwe_sleutel,
)
from inbeeld.dossiers.models import Afspraak, Gesprek
from inbeeld.dossiers.policies_gesprek import can_afspreken, can_gesprek_vastleggen
from inbeeld.dossiers.queries.afspraken import gezin_van, regels_van
from inbeeld.dossiers.queries.gesprekken import betrokkenen_bij, kop_van, van_kind, wie_is
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.web.formulieren import ingevuld

VERBINDING = "X-Verbinding"
"""Header of the script that sends a form (`web/verbinding.js`): it is told where to go on, and
follows nothing by itself."""


@require_GET
def gesprekken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The talks, the last one first."""
    kind = kind_of_404(request, sleutel, "gesprekken_bekijken")
    verborgen = plaats_verborgen(kind.jongere_id)
    rijen = van_kind(kind.jongere_id).select_related("door__organisatie")
    inhoud = {
        "kind": kind,
        "rijen": [(g, kop_van(g), wie_is(g.door, verborgen=verborgen)) for g in rijen],
        "mag_nieuw": can_gesprek_vastleggen(request.actor),
    }
    return render(request, "dossiers/gesprek/gesprekken.html", inhoud)


@require_GET
def gesprek(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One talk: who was there, what came of it, what the child said, what was agreed."""
    rij = get_object_or_404(
        Gesprek.objects.select_related("jongere", "door__gebruiker", "door__organisatie"),
        sleutel=sleutel,
    )
    kind = kind_of_404(request, rij.jongere.sleutel, "gesprek_bekijken")
    vandaag, verborgen = request.actor.vandaag, plaats_verborgen(kind.jongere_id)
    afspraken = Afspraak.objects.filter(gesprek=rij).select_related(
        "organisatie", "eigenaar__gebruiker", "eigenaar__organisatie", "door__gebruiker"
    )
    deelnemers = rij.deelnemers.select_related("aanstelling__gebruiker", "aanstelling__organisatie")
    inhoud = {
        "kind": kind,
        "gesprek": rij,
        "kop": kop_van(rij),
        "door": wie_is(rij.door, verborgen=verborgen),
        "deelnemers": [
            wie_is(d.aanstelling, verborgen=verborgen)
            if d.aanstelling
            else d.omschrijving or d.get_wie_display()
            for d in deelnemers.order_by("pk")
        ],
        "redenen": [r.reden.tekst for r in rij.redenen.select_related("reden")],
        "afspraken": regels_van(afspraken.order_by("pk"), kind.jongere_id, vandaag),
    }
    return render(request, "dossiers/gesprek/gesprek.html", inhoud)


@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Write down a talk. The same form sent twice is one talk; with other content it is shown
    again beside what was stored."""
    kind = kind_of_404(request, sleutel, "gesprek_vastleggen", in_beeld=True)
    form, afspraken = _formulier(request, kind, ingevuld(request))
    if request.method != "POST":
        return _toon(request, kind, form, afspraken)
    goed = all([form.is_valid(), *(a.is_valid() for a in afspraken)])
    if not goed:
        return _toon(request, kind, form, afspraken, status=422)
    gemaakt = tuple(a.afspraak() for a in afspraken if a.has_changed())
    try:
        rij = _bewaar(request, kind, form, gemaakt)
    except AlVastgelegd as eerder:
        _vergeet_bericht(request)
        if not eerder.gelijk:
            return _anders(request, kind, eerder.gesprek, afspraken)
        rij = eerder.gesprek
        messages.info(request, "Dit gesprek stond er al. Het is één keer opgeslagen.")
    else:
        messages.success(request, "Het gesprek is opgeslagen.")
    verder = redirect("gesprek", sleutel=rij.sleutel)
    if request.headers.get(VERBINDING):
        return HttpResponse(status=201, headers={"Location": verder["Location"]})
    return verder


def _vergeet_bericht(request: HttpRequest) -> None:
    """The answer that said 'opgeslagen' was lost: it must not say so of what is sent now."""
    list(messages.get_messages(request))


def _bewaar(
    request: HttpRequest, kind: Kind, form: GesprekForm, afspraken: tuple[NieuweAfspraak, ...]
) -> Gesprek:
    return actions.leg_vast(
        kind.jongere_id,
        form.cleaned_data["sleutel"],
        form.inhoud(afspraken),
        moment=timezone.now(),
    )


def _formulier(
    request: HttpRequest, kind: Kind, gegeven: Any
) -> tuple[GesprekForm, list[AfspraakInGesprek]]:
    vandaag = request.actor.vandaag
    betrokkenen = betrokkenen_bij(kind.jongere_id, vandaag)
    gezin = gezin_van(kind.jongere_id, vandaag) is not None
    form = GesprekForm(gegeven, vandaag=vandaag, betrokkenen=betrokkenen)
    if not can_afspreken(request.actor):
        return form, []
    afspraken = [
        AfspraakInGesprek(
            gegeven, prefix=f"a{n}", vandaag=vandaag, betrokkenen=betrokkenen, gezin=gezin
        )
        for n in range(AFSPRAKEN_PER_GESPREK)
    ]
    return form, afspraken


def _anders(
    request: HttpRequest, kind: Kind, eerder: Gesprek, gestuurd: list[AfspraakInGesprek]
) -> HttpResponse:
    """What was typed under a key that was stored with other words: nothing of it may go, so it
    comes back as a talk of its own, with the stored one beside it. Only agreements that stand
    there already are left out: they would be made twice."""
    gegeven = met_nieuwe_sleutel(request)
    al_gemaakt = actions.inhoud_van(eerder).afspraken
    for form in gestuurd:
        if form.has_changed() and form.afspraak() in al_gemaakt:
            for veld in form:
                gegeven.pop(veld.html_name, None)
    form, afspraken = _formulier(request, kind, gegeven)
    return _toon(request, kind, form, afspraken, eerder=eerder, status=409)


def _toon(
    request: HttpRequest,
    kind: Kind,
    form: GesprekForm,
    afspraken: list[AfspraakInGesprek],
    *,
    eerder: Gesprek | None = None,
    status: int = 200,
) -> HttpResponse:
    if request.method == "POST" and form["sleutel"].errors:
        # A form without a key of ours cannot be told from another one: there is no such form.
        raise Http404
    inhoud = {
        "kind": kind,
        "form": form,
        "delen": _delen(form),
        "afspraken": afspraken,
        "gezin": bool(afspraken) and "voor_gezin" in afspraken[0].fields,
        "fouten": bool(form.errors) or any(a.errors for a in afspraken),
        "eerder": eerder,
    }
    if eerder is not None:
        inhoud["messages"] = []
    return render(request, "dossiers/gesprek/gesprek_nieuw.html", inhoud, status=status)


_DELEN = (
    ("Het gesprek", ("soort", "gevoerd_op", "erbij", "collegas", "anderen", "netwerk")),
    ("De stem van het kind", ("stem", "stem_hoe", "stem_woorden", "stem_waarom_niet")),
    ("Uitkomst", ("uitkomst", "redenen", "wat_vooraf")),
)


def _delen(form: GesprekForm) -> list[tuple[str, list[Any]]]:
    return [(kop, [form[veld] for veld in velden if veld in form.fields]) for kop, velden in _DELEN]
