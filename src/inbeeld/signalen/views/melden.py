"""Reporting: find the child, fill in the steps, look at who gets it, send."""

from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.register.queries import zoek_jongeren
from inbeeld.signalen.actions import melden as acties
from inbeeld.signalen.actions.melden_ontvangers import bestemming_van
from inbeeld.signalen.meldgang import STAPPEN, Gang, Verlopen
from inbeeld.signalen.queries import meldingen as lezen
from inbeeld.signalen.queries.meldcontroles import controles
from inbeeld.signalen.queries.meldfeiten import meldfeiten_van
from inbeeld.signalen.soorten import SOORTEN, Soort
from inbeeld.tijdlijnen import queries as tijdlijnen
from inbeeld.tijdlijnen.kinderen import Kind, kinderen_op
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.policies import groepen_op
from inbeeld.web import datums
from inbeeld.web.formulieren import DatumVeld, paginanummer, zoektekst

MEESTE = 20
EERSTE = 10
_VELD_BIJ = {"soort": "wat", "waar": "wat", "reden": "wat"}
# A field of the concept → the step in which it is filled in; what is not here: the one of parents.
_VELD_BIJ |= dict.fromkeys(
    (
        "begindatum",
        "einddatum",
        "verzuimsoort",
        "alle_lessen",
        "specificatie",
        "ondernomen",
        "actie_gewenst",
        "actie_toelichting",
        "leslocatie",
    ),
    "verzuim",
)


def noteer(request: HttpRequest, ids: list[int], handeling: str) -> None:
    """The line in the read log for what this address shows of these children."""
    groepen = sorted(groepen_op(request.actor, request.resolver_match.view_name))
    leg_lezing_vast(jongere_ids=ids, gegevensgroepen=groepen, handeling=handeling)


@require_http_methods(["GET", "POST"])
def melden(request: HttpRequest) -> HttpResponse:
    """Which child? Search it (a POST: no address holds a name), or take one of one's own list."""
    vandaag = request.actor.vandaag
    tekst = zoektekst(request)
    if tekst:
        gevonden = [p.jongere_id for p in zoek_jongeren(tekst, hoogstens=MEESTE + 1)]
    else:
        lijst = tijdlijnen.werkvoorraad(actor=request.actor, vandaag=vandaag, per_pagina=EERSTE)
        gevonden = [regel.jongere_id for regel in lijst.regels]
    kinderen = kinderen_op(gevonden[:MEESTE], vandaag)
    noteer(request, [k.jongere_id for k in kinderen], "melden_zoeken")
    inhoud = {
        "zoek": tekst,
        "kinderen": [k for k in kinderen if k.status and not k.overleden_op],
        "te_veel": len(gevonden) > MEESTE,
        "vandaag": vandaag,
    }
    return render(request, "signalen/melden/melden.html", inhoud)


@require_http_methods(["GET", "POST"])
def melden_kind(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The steps, at one address: each POST brings the next step, or the same with its mistakes."""
    kind = kind_of_404(request, sleutel, "melden", in_beeld=True)
    feiten = meldfeiten_van(kind.jongere_id, request.actor.vandaag)
    gang = Gang(kind.jongere_id, request.actor, feiten)
    if request.method == "GET":
        gang.signaal = _signaal(request)
        return _toon(request, kind, gang, "wat")
    try:
        gang.lees(request.POST.get("toestand", ""))
    except Verlopen:
        messages.warning(request, "Het formulier stond te lang open. Begin opnieuw.")
        return redirect("melden_kind", sleutel=sleutel)
    stap = request.POST.get("stap", "")
    if stap not in gang.stappen:
        raise Http404
    return _verder(request, kind, gang, stap)


def _signaal(request: HttpRequest) -> tuple[str, date] | None:
    """The waarschuwing of the address: a code and a day, which say nothing of anybody."""
    with suppress(ValueError):
        soort = Soort(request.GET.get("soort", ""))
        if SOORTEN[soort].meldsoort is not None:
            return soort.value, date.fromisoformat(request.GET.get("sinds", ""))
    return None


def _verder(request: HttpRequest, kind: Kind, gang: Gang, stap: str) -> HttpResponse:
    if stap == "controle":
        if request.POST.get("actie") == "terug":
            return _toon(request, kind, gang, gang.voor(stap))
        if request.POST.get("actie", "").startswith("wijzig:"):
            naar = request.POST["actie"].removeprefix("wijzig:")
            return _toon(request, kind, gang, naar if naar in gang.stappen else "wat")
        return _verstuur(request, kind, gang)
    form = gang.form(stap, request.POST)
    gang.ingevuld[stap] = {naam: request.POST.get(naam, "") for naam in form.fields}
    if request.POST.get("actie") == "terug":
        return _toon(request, kind, gang, gang.voor(stap))
    if not form.is_valid():
        return _toon(request, kind, gang, stap, form)
    return _toon(request, kind, gang, gang.na(stap))


def _verstuur(request: HttpRequest, kind: Kind, gang: Gang) -> HttpResponse:
    concept, stap = gang.concept()
    if concept is None:
        return _toon(request, kind, gang, stap, gang.form(stap, gang.ingevuld.get(stap, {})))
    try:
        melding = acties.verstuur(concept, moment=timezone.now(), sleutel=gang.verzoek)
    except acties.MeldingGeweigerd as fout:
        veld, zin = next(iter(fout.fouten.items()))
        stap = _VELD_BIJ.get(veld, "ouders")
        form = gang.form(stap, gang.ingevuld.get(stap, {}))
        form.is_valid()
        form.add_error(veld if veld in form.fields else None, zin)
        return _toon(request, kind, gang, stap, form)
    messages.success(request, "De melding is verstuurd.")
    return redirect("melding", sleutel=melding.sleutel)


def _toon(
    request: HttpRequest, kind: Kind, gang: Gang, stap: str, form: Any = None
) -> HttpResponse:
    """A step; the last one shows everything, and who gets it."""
    status = 422 if form is not None else 200
    inhoud: dict[str, Any] = {
        "kind": kind,
        "gang": gang,
        "vandaag": request.actor.vandaag,
        "toont": groepen_op(request.actor, "melden_kind"),
        "signaal": SOORTEN[Soort(gang.signaal[0])].naam if gang.signaal else "",
    }
    if stap == "controle":
        concept, terug = gang.concept()
        if concept is None:
            stap, form, status = terug, gang.form(terug, gang.ingevuld.get(terug, {})), 422
            form.is_valid()
        else:
            bestemming = bestemming_van(concept)
            inhoud |= {
                "bestemming": bestemming,
                "controles": (gevonden := controles(concept, bestemming, request.actor.vandaag)),
                "stopt": any(c.stopt for c in gevonden),
                "ingevuld": _overzicht(gang),
            }
    namen = [STAPPEN[s] for s in gang.stappen]
    inhoud |= {"stap": stap, "nummer": gang.stappen.index(stap) + 1, "namen": namen}
    if stap != "controle":
        inhoud["form"] = form if form is not None else gang.form(stap)
    naam = "controle" if stap == "controle" else "stap"
    return render(request, f"signalen/melden/{naam}.html", inhoud, status=status)


def _overzicht(gang: Gang) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(step, its name, [(label, value)]) of what was filled in, in words."""
    uit = []
    for stap in gang.stappen[:-1]:
        form = gang.form(stap, gang.ingevuld.get(stap, {}))
        form.is_valid()  # it is: there is a concept
        regels = []
        for veld in form:
            waarde = gang.ingevuld.get(stap, {}).get(veld.name, "")
            keuzen = dict(getattr(veld.field, "choices", ()))
            if waarde and isinstance(veld.field, DatumVeld):
                waarde = datums.lang(form.cleaned_data[veld.name])
            if waarde:
                regels.append((veld.label, str(keuzen.get(waarde, waarde))))
        uit.append((stap, STAPPEN[stap], regels))
    return uit


@require_GET
def mijn_meldingen(request: HttpRequest) -> HttpResponse:
    """What happened with what this organisation reported."""
    return _lijst(request, "mijn", *lezen.meldingen_van_ons(paginanummer(request)))


@require_GET
def ontvangen_meldingen(request: HttpRequest) -> HttpResponse:
    """What this organisation was asked."""
    return _lijst(request, "ontvangen", *lezen.ontvangen_meldingen(paginanummer(request)))


def _lijst(
    request: HttpRequest, welke: str, bladzijde: Any, standen: list[lezen.Meldingstand]
) -> HttpResponse:
    noteer(request, [s.kind.jongere_id for s in standen if s.kind], "meldingen_lijst")
    inhoud = {"welke": welke, "bladzijde": bladzijde, "standen": standen}
    return render(request, "signalen/melden/lijst.html", inhoud)
