"""Making a letter about a child, and keeping the region's texts for letters."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.dossiers.actions import brieven as actions
from inbeeld.dossiers.actions.brieven import BriefKanNiet
from inbeeld.dossiers.brieftekst import PLAATSEN, Brief, gebruikt, vul_in
from inbeeld.dossiers.forms_documenten import BriefForm, PlaatsenForm, SjabloonForm
from inbeeld.dossiers.models import Briefsjabloon
from inbeeld.dossiers.policies_documenten import (
    GROEPEN,
    check_can_brieventeksten,
    check_can_toevoegen,
    in_te_voeren,
)
from inbeeld.dossiers.queries import documenten as queries
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.perioden import einddatum
from inbeeld.toegang.policies import Geweigerd
from inbeeld.web import datums
from inbeeld.web.formulieren import ingevuld

# Nobody's child: what a text looks like is seen without one.
VOORBEELD = {
    "kind": "Noor Voorbeeld",
    "voornaam": "Noor",
    "ouders": "ouders",
    "school": "De Voorbeeldschool",
    "datum": "2 maart 2026",
    "afzender": "Kim Bakker",
    "functie": "Leerplichtambtenaar",
    "organisatie": "Gemeente Voorbeeld",
    "telefoon": "(het telefoonnummer)",
    "gesprek_datum": "9 maart 2026",
    "gesprek_tijd": "10 uur",
    "gesprek_plaats": "het wijkcentrum",
    "verzoek_datum": "20 februari 2026",
    "antwoord_datum": "20 april 2026",
    "aanbod": "twee ochtenden les op de zorgboerderij",
    "begindatum": "16 maart 2026",
    "einddatum": "1 juni 2026",
}


def _kind(request: HttpRequest, sleutel: UUID) -> Kind:
    groepen = [Groep.IDENTITEIT, Groep.INSCHRIJVING]
    kind = kind_of_404(request, sleutel, "brief_maken", in_beeld=True, groepen=groepen)
    if kind.overleden_op is not None:
        raise Geweigerd("Dit kind is overleden. Er gaat geen brief uit.")
    return kind


@require_GET
def nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Choose which letter."""
    kind = _kind(request, sleutel)
    mogelijk = in_te_voeren(request.actor)
    inhoud = {
        "kind": kind,
        "sjablonen": [
            (s, vul_in(s.titel, VOORBEELD | {"kind": kind.naam}), GROEPEN[Groep(s.groep)])
            for s in queries.sjablonen_op(request.actor.vandaag)
            if s.groep in mogelijk
        ],
    }
    return render(request, "dossiers/document/brief_kiezen.html", inhoud)


@require_http_methods(["GET", "POST"])
def maken(request: HttpRequest, sleutel: UUID, code: str) -> HttpResponse:
    """Fill in what the text needs, change it by hand, and keep it. Nothing is stored before."""
    kind = _kind(request, sleutel)
    rijen = queries.sjablonen_op(request.actor.vandaag).filter(code=code).order_by("-pk")
    sjabloon = rijen.first() or get_object_or_404(rijen)
    check_can_toevoegen(request.actor, sjabloon.groep)
    if request.method == "POST" and request.POST.get("stap") in ("voorbeeld", "opslaan"):
        return _afmaken(request, kind, sjabloon)
    bekend = queries.bekend(request.actor, kind)
    form = PlaatsenForm(
        ingevuld(request), plaatsen=gebruikt(sjabloon.titel, sjabloon.tekst), bekend=bekend
    )
    if request.method == "POST" and form.is_valid():
        waarden = form.waarden()
        begin = {
            "onderwerp": vul_in(sjabloon.titel, waarden),
            "tekst": vul_in(sjabloon.tekst, waarden),
            "vorm": "pdf",
            "sleutel": uuid4(),
        }
        return _brief(request, kind, sjabloon, BriefForm(initial=begin), begin)
    inhoud = {
        "kind": kind,
        "form": form,
        "sjabloon": sjabloon,
        "geheim": queries.geheim_adres(kind.jongere_id),
    }
    status = 422 if form.errors else 200
    return render(request, "dossiers/document/brief_invullen.html", inhoud, status=status)


def _afmaken(request: HttpRequest, kind: Kind, sjabloon: Briefsjabloon) -> HttpResponse:
    form = BriefForm(request.POST)
    if not form.is_valid():
        return _brief(request, kind, sjabloon, form, form.data)
    gegeven = form.cleaned_data
    brief = _opgemaakt(request, kind, gegeven)
    if request.POST["stap"] == "voorbeeld":
        for fout in actions.fouten_in(brief):
            form.add_error("tekst", fout)
        return _brief(request, kind, sjabloon, form, gegeven)
    try:
        actions.maak(
            kind.jongere_id,
            brief,
            groep=sjabloon.groep,
            vorm=gegeven["vorm"],
            sleutel=gegeven["sleutel"],
            moment=timezone.now(),
        )
    except BriefKanNiet as fout:
        form.add_error("tekst", str(fout))
        return _brief(request, kind, sjabloon, form, gegeven)
    messages.success(request, "De brief is gemaakt en staat bij de documenten.")
    return redirect("documenten", sleutel=kind.sleutel)


def _opgemaakt(request: HttpRequest, kind: Kind, gegeven: Any) -> Brief:
    return Brief(
        gegeven.get("onderwerp", ""),
        queries.afzender(request.actor, kind),
        datums.lang(request.actor.vandaag),
        gegeven.get("tekst", ""),
    )


def _brief(
    request: HttpRequest, kind: Kind, sjabloon: Briefsjabloon, form: Form, gegeven: Any
) -> HttpResponse:
    inhoud = {
        "kind": kind,
        "sjabloon": sjabloon,
        "form": form,
        "brief": _opgemaakt(request, kind, gegeven),
        "groepnaam": GROEPEN[Groep(sjabloon.groep)],
    }
    status = 422 if form.errors else 200
    return render(request, "dossiers/document/brief.html", inhoud, status=status)


@require_GET
def teksten(request: HttpRequest) -> HttpResponse:
    """The texts that can be used today."""
    check_can_brieventeksten(request.actor)
    inhoud = {
        "sjablonen": [
            (s, GROEPEN[Groep(s.groep)], einddatum(s.periode))
            for s in queries.sjablonen_op(request.actor.vandaag)
        ]
    }
    return render(request, "dossiers/document/teksten.html", inhoud)


@require_http_methods(["GET", "POST"])
def tekst_nieuw(request: HttpRequest) -> HttpResponse:
    """Add a text."""
    check_can_brieventeksten(request.actor)
    return _tekst(request, SjabloonForm(ingevuld(request)), None)


@require_http_methods(["GET", "POST"])
def tekst_wijzigen(request: HttpRequest, code: str) -> HttpResponse:
    """The same letter with another text, from today on."""
    check_can_brieventeksten(request.actor)
    rij = get_object_or_404(Briefsjabloon, code=code, periode__endswith__isnull=True)
    begin = {"titel": rij.titel, "groep": rij.groep, "tekst": rij.tekst}
    return _tekst(request, SjabloonForm(ingevuld(request), initial=begin), code)


def _tekst(request: HttpRequest, form: SjabloonForm, code: str | None) -> HttpResponse:
    """Show a text with what it looks like; keep it when that was asked and it is right."""
    goed = request.method == "POST" and form.is_valid()
    if goed and request.POST.get("stap") == "opslaan":
        try:
            if code is None:
                actions.nieuwe_tekst(**form.cleaned_data)
            else:
                actions.wijzig_tekst(code, **form.cleaned_data)
            messages.success(request, "De tekst geldt vanaf vandaag.")
            return redirect("brieventeksten")
        except BriefKanNiet as fout:
            form.add_error("titel", str(fout))
    gegeven = None if form.errors else form.cleaned_data if goed else form.initial
    inhoud = {
        "form": form,
        "nieuw": code is None,
        "plaatsen": PLAATSEN,
        "brief": _voorbeeld(gegeven) if gegeven else None,
    }
    status = 422 if form.errors else 200
    return render(request, "dossiers/document/tekst.html", inhoud, status=status)


def _voorbeeld(gegeven: dict[str, str]) -> Brief:
    return Brief(
        vul_in(gegeven["titel"], VOORBEELD),
        VOORBEELD["organisatie"],
        VOORBEELD["datum"],
        vul_in(gegeven["tekst"], VOORBEELD),
    )


@require_POST
def tekst_beeindigen(request: HttpRequest, code: str) -> HttpResponse:
    """Take a letter from the list."""
    try:
        actions.beeindig_tekst(code)
        messages.success(request, "De brief is vanaf morgen niet meer te kiezen.")
    except BriefKanNiet as fout:
        messages.warning(request, str(fout))
    return redirect("brieventeksten")
