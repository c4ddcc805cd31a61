"""Pages of the public form, for everybody, and of what came in, for who answers it."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.register.models import Jongere
from inbeeld.signalen.actions import melden
from inbeeld.signalen.models import OpenbareMelding
from inbeeld.signalen.openbaar import actions, queries
from inbeeld.signalen.openbaar.forms import MaakForm, OpenbaarForm, SluitForm
from inbeeld.signalen.openbaar.inhoud import Inhoud
from inbeeld.tijdlijnen.kinderen import Kind, kinderen_op
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.policies import groepen_op
from inbeeld.web.formulieren import ingevuld, zoektekst


@login_not_required
@require_http_methods(["GET", "POST"])
def melden_openbaar(request: HttpRequest) -> HttpResponse:
    """The form. Its answer says nothing of whether the child, or the sender, is known."""
    vandaag = timezone.localdate()
    bestemmingen = queries.bestemmingen(vandaag)
    if not settings.MAIL_AAN or not bestemmingen:
        # Without e-mail nobody could confirm it, and so nobody would ever read it.
        return _toon(request, "dicht")
    form = OpenbaarForm(ingevuld(request), bestemmingen=bestemmingen, vandaag=vandaag)
    if request.method == "POST" and form.is_valid():
        # A field that people do not see: what fills it in is a program.
        if not request.POST.get("website"):
            try:
                postvak = form.cleaned_data["postvak"]
                actions.ontvang(form.inhoud(), postvak, moment=timezone.now())
            except actions.TeDruk:
                return _toon(request, "druk", status=429)
        return redirect("openbaar_verstuurd")
    return _toon(request, "melden", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@require_GET
def verstuurd(request: HttpRequest) -> HttpResponse:
    """The same for everybody, whatever was sent."""
    return _toon(request, "verstuurd")


@login_not_required
@require_http_methods(["GET", "POST"])
def bevestigen(request: HttpRequest, token: UUID) -> HttpResponse:
    """The link in the e-mail. A GET confirms nothing: mail programs open links by themselves."""
    moment = timezone.now()
    if request.method == "POST":
        actions.bevestig(str(token), moment=moment, vandaag=timezone.localdate(moment))
    stand = actions.stand(str(token), moment=moment)
    inhoud = {"stand": stand, "dagen": actions.TERMIJN.days}
    return _toon(request, "bevestigen", inhoud, status=200 if stand else 404)


def _toon(
    request: HttpRequest, naam: str, inhoud: dict[str, object] | None = None, status: int = 200
) -> HttpResponse:
    gegevens = {"telefoon": settings.TELEFOON, **(inhoud or {})}
    return render(request, f"signalen/openbaar/{naam}.html", gegevens, status=status)


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """What waits in the actor's postvakken, and the last ones that were handled."""
    inhoud = {
        "open": queries.open_meldingen(),
        "gedaan": queries.afgehandelde_meldingen(),
        "vandaag": request.actor.vandaag,
    }
    return _toon(request, "lijst", inhoud)


def _vind(sleutel: UUID) -> OpenbareMelding:
    try:
        return queries.openbare_melding(sleutel)
    except OpenbareMelding.DoesNotExist:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
def melding(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One of them: what was written, and a search for the child (a POST: no name in an address)."""
    dit = _vind(sleutel)
    inhoud = actions.lees(dit, moment=timezone.now())
    zoek = zoektekst(request)
    gevonden: list[Kind] = []
    if inhoud is not None and request.method == "POST":
        gevonden = queries.zoek_kind(
            zoek, inhoud.voornaam, inhoud.achternaam, inhoud.geboortedatum, request.actor.vandaag
        )
        _gelezen(request, [kind.jongere_id for kind in gevonden])
    gegevens = {
        "melding": dit,
        "inhoud": inhoud,
        "zoek": zoek or (f"{inhoud.voornaam} {inhoud.achternaam}" if inhoud else ""),
        "gezocht": request.method == "POST",
        "gevonden": gevonden,
        "sluit": SluitForm(),
        "vandaag": request.actor.vandaag,
    }
    return _toon(request, "melding", gegevens)


def _gelezen(request: HttpRequest, jongere_ids: list[int]) -> None:
    groepen = sorted(groepen_op(request.actor, "openbare_melding"))
    leg_lezing_vast(jongere_ids=jongere_ids, gegevensgroepen=groepen, handeling="openbare_melding")


@require_http_methods(["GET", "POST"])
def maken(request: HttpRequest, sleutel: UUID, kind: UUID) -> HttpResponse:
    """Make a melding about this child of what was written."""
    dit = _vind(sleutel)
    inhoud = actions.lees(dit, moment=timezone.now())
    if inhoud is None:
        return redirect("openbare_melding", sleutel=sleutel)
    wie = _kind(request, kind)
    form = MaakForm(ingevuld(request), initial=_begin(inhoud, request))
    if request.method == "POST" and form.is_valid():
        try:
            concept = form.concept(wie.jongere_id)
            actions.maak_melding(dit, concept, moment=timezone.now())
        except actions.AlAfgehandeld as fout:
            messages.error(request, str(fout))
            return redirect("openbare_meldingen")
        except melden.MeldingGeweigerd as fout:
            form.neem_over(fout.fouten)
        else:
            messages.success(request, "De melding is verstuurd. Wat er geschreven was, is gewist.")
            return redirect("openbare_meldingen")
    gegevens = {"melding": dit, "inhoud": inhoud, "kind": wie, "form": form}
    return _toon(request, "maken", gegevens, status=422 if form.errors else 200)


def _begin(inhoud: Inhoud, request: HttpRequest) -> dict[str, object]:
    """What is known already: a parent who reports knows of it, from that parent."""
    if inhoud.wie == "ouder":
        return {
            "ouders_verteld": "ja",
            "ouders_verteld_op": request.actor.vandaag,
            "ouders_verteld_door": "de ouder zelf",
        }
    return {"jongere_verteld": "ja"} if inhoud.wie == "jongere" else {}


def _kind(request: HttpRequest, sleutel: UUID) -> Kind:
    jongere = Jongere.objects.filter(sleutel=sleutel).first()
    gevonden = kinderen_op([jongere.pk], request.actor.vandaag) if jongere else []
    if not gevonden:
        raise Http404
    _gelezen(request, [gevonden[0].jongere_id])
    return gevonden[0]


@require_POST
def sluiten(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Handle it without a melding."""
    dit = _vind(sleutel)
    form = SluitForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Kies waarom u er geen melding van maakt.")
        return redirect("openbare_melding", sleutel=sleutel)
    try:
        actions.sluit(dit, form.cleaned_data["uitkomst"], moment=timezone.now())
    except actions.AlAfgehandeld as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De melding is afgehandeld. Wat er geschreven was, is gewist.")
    return redirect("openbare_meldingen")
