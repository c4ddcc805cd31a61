"""Documents and letters of a child: the list, adding, opening and withdrawing one."""

import unicodedata
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.dossiers.actions import documenten as actions
from inbeeld.dossiers.actions.documenten import Ingetrokken
from inbeeld.dossiers.documentkeuring import Afgekeurd
from inbeeld.dossiers.documentupload import InGeheugen
from inbeeld.dossiers.forms_documenten import DocumentForm, IntrekForm
from inbeeld.dossiers.models import Document
from inbeeld.dossiers.policies_documenten import check_can_intrekken, in_te_voeren, zichtbaar
from inbeeld.dossiers.queries import documenten as queries
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.middleware import andere_aanstelling
from inbeeld.web.formulieren import ingevuld

_SOORTEN = dict(Document.Soort.choices)


@require_GET
def documenten(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The list, by filter. The line in the read log names the kinds of data that are in it."""
    aanwezig = queries.groepen_van_kind(sleutel)
    groep, soort = request.GET.get("groep", ""), request.GET.get("soort", "")
    groep = groep if groep in aanwezig else ""
    soort = soort if soort in _SOORTEN else ""
    gezien = {Groep(groep)} if groep else aanwezig
    kind = kind_of_404(request, sleutel, "documenten_bekijken", groepen=gezien | {Groep.IDENTITEIT})
    mag = bool(kind.status) and bool(in_te_voeren(request.actor))
    inhoud = {
        "kind": kind,
        "regels": queries.lijst(kind, request.actor, groep=groep, soort=soort),
        "groepen": {g: n for g, n in zichtbaar(request.actor).items() if g in aanwezig},
        "groep": groep,
        "soorten": {"bijlage": "Bijlagen", "brief": "Brieven"},
        "soort": soort,
        "mag_nieuw": mag,
        "mag_brief": mag and kind.overleden_op is None,
    }
    return render(request, "dossiers/document/documenten.html", inhoud)


@csrf_exempt
def nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Add a document. The limit must be in place before anything reads the body, also the CSRF
    check: so the view is exempt here and protected one step further."""
    request.upload_handlers = [InGeheugen(request)]
    return _nieuw(request, sleutel)


@csrf_protect
@require_http_methods(["GET", "POST"])
def _nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    verzonden = _verzonden(request)
    if verzonden and (anders := andere_aanstelling(request)):
        return anders
    kind = kind_of_404(
        request, sleutel, "document_toevoegen", in_beeld=True, groepen=[Groep.IDENTITEIT]
    )
    form = DocumentForm(
        request.POST if verzonden else None,
        request.FILES if verzonden else None,
        groepen=in_te_voeren(request.actor),
        te_groot=verzonden and bool(getattr(request, "te_groot", False)),
    )
    if verzonden and form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            actions.voeg_toe(
                kind.jongere_id,
                naam=bestand.name,
                inhoud=bestand.read(),
                groep=form.cleaned_data["groep"],
                sleutel=form.cleaned_data["sleutel"],
                moment=timezone.now(),
            )
        except Afgekeurd as fout:
            form.add_error("bestand", f"{fout} Er is niets opgeslagen.")
        else:
            messages.success(request, "Het document is toegevoegd.")
            return redirect("documenten", sleutel=kind.sleutel)
    inhoud = {"kind": kind, "form": form}
    status = 422 if form.errors else 200
    return render(request, "dossiers/document/nieuw.html", inhoud, status=status)


def _verzonden(request: HttpRequest) -> bool:
    """Whether a form came in. Raises BadRequest when the connection broke while it was sent."""
    try:
        return request.method == "POST" and request.POST is not None
    except UnreadablePostError as fout:
        raise BadRequest("De verbinding is verbroken.") from fout


@require_GET
def document(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One document, to keep: never shown by the browser as a page of ours."""
    rij, _ = _document_of_404(request, sleutel, "document_openen")
    try:
        inhoud = actions.open_(rij)
    except Ingetrokken:
        raise Http404 from None
    soort = rij.mediatype
    if soort == "text/plain":
        soort += "; charset=utf-8"
    antwoord = HttpResponse(inhoud, content_type=soort)
    antwoord["Content-Disposition"] = _bijlage(rij.naam)
    antwoord["Content-Security-Policy"] = "sandbox; default-src 'none'"
    antwoord["X-Content-Type-Options"] = "nosniff"
    antwoord["Cache-Control"] = "no-store"
    return antwoord


@require_http_methods(["GET", "POST"])
def intrekken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Withdraw a document, with a reason."""
    rij, kind = _document_of_404(request, sleutel, "document_intrekken")
    check_can_intrekken(request.actor, rij)
    form = IntrekForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.trek_in(rij, **form.cleaned_data, moment=timezone.now())
            messages.success(request, "Het document is ingetrokken. De inhoud is weg.")
        except Ingetrokken as fout:
            messages.warning(request, str(fout))
        return redirect("documenten", sleutel=kind.sleutel)
    inhoud = {"kind": kind, "document": rij, "form": form}
    status = 422 if form.errors else 200
    return render(request, "dossiers/document/intrekken.html", inhoud, status=status)


def _document_of_404(request: HttpRequest, sleutel: UUID, handeling: str) -> tuple[Document, Kind]:
    """A document by its own key, logged with its child and its kind of data."""
    rijen = Document.objects.select_related("jongere")
    if handeling != "document_openen":
        rijen = rijen.defer("inhoud")
    rij = rijen.filter(sleutel=sleutel).first()
    if rij is None:
        raise Http404
    groepen = {Groep.IDENTITEIT, Groep(rij.groep)}
    return rij, kind_of_404(request, rij.jongere.sleutel, handeling, groepen=groepen)


def _bijlage(naam: str) -> str:
    """The header for a name in any language: plain for old browsers, and in full (RFC 6266)."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    kaal = "".join(t for t in kaal if t.isalnum() or t in " .-_()")
    return f"attachment; filename=\"{kaal}\"; filename*=UTF-8''{quote(naam, safe='')}"
