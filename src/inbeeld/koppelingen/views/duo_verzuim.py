"""Verzuimmeldingen as files: take in (look first, then do it) and take out."""

import base64
from binascii import Error as GeenBase64
from datetime import datetime, time, timedelta

from cryptography.exceptions import InvalidTag
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.aanleveren.formaten.basis import Onleesbaar
from inbeeld.aanleveren.uploads import BegrensdeUpload
from inbeeld.koppelingen.duo_verzuim import bestand, innemen, uitgaan
from inbeeld.koppelingen.duo_verzuim.velden import MELDING, TERUGMELDING
from inbeeld.koppelingen.forms import InleesForm, OphaalForm, VerwerkForm, Wat
from inbeeld.koppelingen.models import DuoBericht
from inbeeld.koppelingen.policies import can_duo_innemen
from inbeeld.signalen.actions.melden import GeenOntvanger, GeenPlan
from inbeeld.toegang.bevestiging import met_bevestiging
from inbeeld.toegang.middleware import andere_aanstelling
from inbeeld.toegang.versleuteling import ontsleutel, versleutel

VELDEN = {Wat.MELDINGEN: MELDING, Wat.TERUGMELDINGEN: TERUGMELDING}
NEEM = {
    Wat.MELDINGEN: innemen.neem_meldingen,
    Wat.TERUGMELDINGEN: innemen.neem_terugmeldingen,
}
GEEF = {Wat.MELDINGEN: uitgaan.meldingen, Wat.TERUGMELDINGEN: uitgaan.terugmeldingen}
MEESTE_BERICHTEN = 20
_WEEK = timedelta(days=7)


@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """What can be exchanged, and what was."""
    berichten = DuoBericht.objects.select_related("aanstelling__gebruiker").order_by("-pk")
    inhoud = {
        "mag_inlezen": can_duo_innemen(request.actor),
        "inlezen": InleesForm(),
        "ophalen": OphaalForm(initial={"vanaf": request.actor.vandaag - _WEEK}),
        "berichten": berichten.filter(organisatie_id=request.actor.organisatie_id)[
            :MEESTE_BERICHTEN
        ],
    }
    return render(request, "koppelingen/duo_verzuim/begin.html", inhoud)


@csrf_exempt
def inlezen(request: HttpRequest) -> HttpResponse:
    """Upload and dry run. The limit must be in place before the CSRF check reads the body."""
    request.upload_handlers = [BegrensdeUpload(request)]
    return _inlezen(request)


@csrf_protect
@require_POST
def _inlezen(request: HttpRequest) -> HttpResponse:
    if anders := andere_aanstelling(request):
        return anders
    form = InleesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _opnieuw(request, form)
    wat, stuk = form.cleaned_data["wat"], form.cleaned_data["bestand"]
    # One byte too many is enough to be refused for.
    ruw = stuk.read(bestand.MEESTE_BYTES + 1)
    try:
        uitkomst, opmerkingen = _neem(wat, ruw, proef=True)
    except (Onleesbaar, GeenPlan, GeenOntvanger) as fout:
        form.add_error("bestand", str(fout))
        return _opnieuw(request, form)
    inhoud = {
        "uitkomst": uitkomst,
        "opmerkingen": opmerkingen,
        "wat": Wat(wat).label,
        "form": VerwerkForm(initial={"wat": wat, "pakje": _sluit(request, wat, ruw)}),
    }
    return render(request, "koppelingen/duo_verzuim/uitkomst.html", inhoud)


def _opnieuw(request: HttpRequest, form: forms.Form) -> HttpResponse:
    inhoud = {"form": form}
    return render(request, "koppelingen/duo_verzuim/inlezen.html", inhoud, status=422)


def _neem(wat: str, ruw: bytes, *, proef: bool) -> tuple[innemen.Uitkomst, list[str]]:
    regels, onleesbaar, opmerkingen = bestand.lees(ruw, VELDEN[Wat(wat)])
    bron = innemen.Bron(
        DuoBericht.Via.BESTAND, bestand.vingerafdruk(ruw), bestand.NAAM, timezone.now()
    )
    uitkomst = NEEM[Wat(wat)](regels, bron, proef=proef, eerder=onleesbaar)
    return uitkomst, opmerkingen


def _kolom(request: HttpRequest, wat: str) -> bytes:
    """What a closed file is bound to: this use, this kind, this person in this aanstelling."""
    return f"koppelingen.duo_verzuim.{wat}.{request.actor.aanstelling_id}".encode()


def _sluit(request: HttpRequest, wat: str, ruw: bytes) -> str:
    """The file for the browser to keep until it is confirmed: here nothing of it stays."""
    tekst = base64.b64encode(ruw).decode()
    return base64.b64encode(versleutel(tekst, _kolom(request, wat))).decode()


@require_POST
def verwerken(request: HttpRequest) -> HttpResponse:
    """Do what the dry run said."""
    form = VerwerkForm(request.POST)
    if not form.is_valid():
        return _verlopen(request)
    wat = form.cleaned_data["wat"]
    try:
        pakje = base64.b64decode(form.cleaned_data["pakje"], validate=True)
        ruw = base64.b64decode(ontsleutel(pakje, _kolom(request, wat)))
    except (GeenBase64, InvalidTag, KeyError, IndexError, ValueError):
        return _verlopen(request)
    try:
        uitkomst, opmerkingen = _neem(wat, ruw, proef=False)
    except (Onleesbaar, GeenPlan, GeenOntvanger) as fout:
        messages.error(request, str(fout))
        return redirect("duo_verzuim")
    inhoud = {"uitkomst": uitkomst, "opmerkingen": opmerkingen, "wat": Wat(wat).label}
    return render(request, "koppelingen/duo_verzuim/uitkomst.html", inhoud)


def _verlopen(request: HttpRequest) -> HttpResponse:
    messages.error(request, "Kies het bestand nog een keer. Er is niets verwerkt.")
    return redirect("duo_verzuim")


@require_http_methods(["POST"])
@met_bevestiging
def ophalen(request: HttpRequest) -> HttpResponse:
    """The file; when something does not fit first a page that says what and why."""
    form = OphaalForm(request.POST)
    if not form.is_valid():
        inhoud = {"form": form}
        return render(request, "koppelingen/duo_verzuim/ophalen.html", inhoud, status=422)
    wat = Wat(form.cleaned_data["wat"])
    begin_dag = datetime.combine(form.cleaned_data["vanaf"], time())
    vanaf = timezone.make_aware(begin_dag)
    uit = GEEF[wat](vanaf, handeling=f"duo_{wat}_ophalen", hoogstens=None)
    if (uit.niet and not form.cleaned_data["zonder"]) or not uit.rijen:
        verder = OphaalForm(initial={**form.cleaned_data, "zonder": True})
        for naam in ("wat", "vanaf"):
            verder.fields[naam].widget = forms.HiddenInput()
        inhoud = {"uit": uit, "form": verder, "wat": wat.label}
        return render(request, "koppelingen/duo_verzuim/past_niet.html", inhoud)
    ruw = bestand.schrijf(uit.rijen, VELDEN[wat])
    uitgaan.noteer_bericht(
        uit, wat, DuoBericht.Via.BESTAND, bestand.vingerafdruk(ruw), timezone.now()
    )
    antwoord = HttpResponse(ruw, content_type="text/csv; charset=utf-8")
    naam = f"duo-{wat}-{request.actor.vandaag.isoformat()}.csv"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord["Cache-Control"] = "no-store"
    return antwoord
