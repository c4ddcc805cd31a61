"""Asking for access to one child, deciding on it, and breaking the glass."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.register.forms import (
    BeeindigForm,
    BesluitForm,
    NoodtoegangForm,
    ToegangVragenForm,
)
from inbeeld.register.models import Jongere
from inbeeld.register.queries import personalia_van
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.bevestiging import met_bevestiging
from inbeeld.toegang.models import Betrokkenheid, Toegangsverzoek
from inbeeld.toegang.policies import Geweigerd
from inbeeld.toegang.tijdelijk import actions, queries
from inbeeld.toegang.tijdelijk.policies import (
    can_besluiten,
    can_noodtoegang,
    can_toegang_vragen,
    check_can_noodtoegang,
    check_can_toegang_vragen,
)
from inbeeld.web.formulieren import ingevuld


@require_GET
def verzoeken(request: HttpRequest) -> HttpResponse:
    """What this aanstelling asked, and what others asked that the actor may see."""
    actor = request.actor
    inhoud = {
        "eigen": queries.eigen_verzoeken(actor),
        "anderen": queries.verzoeken_van_anderen(actor),
        "vragen_mag": can_toegang_vragen(actor),
        "nood_mag": can_noodtoegang(actor),
    }
    return render(request, "register/toegangsverzoeken.html", inhoud)


@require_http_methods(["GET", "POST"])
def vragen(request: HttpRequest) -> HttpResponse:
    """Ask for temporary access. The answer is the same whether the child is known here or not."""
    actor = request.actor
    check_can_toegang_vragen(actor)
    form = ToegangVragenForm(ingevuld(request), vandaag=actor.vandaag)
    if request.method == "POST" and form.is_valid():
        jongere_id = form.jongere_id()
        if jongere_id is not None and _al_betrokken(request, jongere_id):
            form.add_error(None, "U ziet dit kind al. Zoek het kind op in de werkvoorraad.")
        else:
            actions.vraag_toegang(
                jongere_id,
                reden=form.cleaned_data["reden"],
                tot_en_met=form.cleaned_data["tot_en_met"],
                moment=timezone.now(),
            )
            messages.success(
                request,
                "Uw vraag is opgeslagen. Is dit kind bij ons bekend, dan krijgt een betrokken "
                "coördinator nu bericht.",
            )
            return redirect("toegangsverzoeken")
    return _formulier(request, "register/toegang_vragen.html", form)


@require_http_methods(["GET", "POST"])
@met_bevestiging
def noodtoegang(request: HttpRequest) -> HttpResponse:
    """Break the glass: see one child at once, and be seen doing so."""
    check_can_noodtoegang(request.actor)
    form = NoodtoegangForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        jongere_id = form.jongere_id()
        reden = form.cleaned_data["reden"]
        try:
            actions.breek_glas(jongere_id, reden=reden, moment=timezone.now())
        except actions.TeVaak as fout:
            form.add_error(None, str(fout))
            return _formulier(request, "register/noodtoegang.html", form)
        if jongere_id is not None:
            messages.warning(
                request,
                "U ziet dit kind vandaag en morgen. De coördinatoren en de privacyfunctionaris "
                "hebben hiervan bericht.",
            )
            return redirect("jongere", sleutel=Jongere.objects.get(pk=jongere_id).sleutel)
        form.add_error(
            None,
            "Wij vinden geen kind met deze gegevens. Ook deze poging is vastgelegd en gemeld.",
        )
    return _formulier(request, "register/noodtoegang.html", form)


@require_http_methods(["GET", "POST"])
def verzoek(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One request: what was asked, what was decided, and the decision for who may take it."""
    actor = request.actor
    try:
        dit = queries.verzoek_van(sleutel)
    except Toegangsverzoek.DoesNotExist:
        raise Http404 from None
    regel = queries.verzoekregel(dit, actor.vandaag)
    besluit_mag = can_besluiten(actor, dit)
    form = _besluitformulier(request, regel) if besluit_mag else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid() and _besluit(request, dit, form):
            return redirect("toegangsverzoek", sleutel=sleutel)
    inhoud = {
        "regel": regel,
        "form": form,
        "kind": _kind(dit) if besluit_mag else None,
        "jongere": _zichtbaar(dit) if regel.loopt else None,
    }
    fout = form is not None and bool(form.errors)
    return render(request, "register/toegangsverzoek.html", inhoud, status=422 if fout else 200)


def _besluitformulier(
    request: HttpRequest, regel: queries.Verzoekregel
) -> BesluitForm | BeeindigForm | None:
    if regel.stand == "open":
        return BesluitForm(
            ingevuld(request),
            vandaag=request.actor.vandaag,
            initial={"tot_en_met": regel.verzoek.tot_en_met},
        )
    return BeeindigForm(ingevuld(request)) if regel.loopt else None


def _besluit(request: HttpRequest, dit: Toegangsverzoek, form: BesluitForm | BeeindigForm) -> bool:
    gegeven, nu = form.cleaned_data, timezone.now()
    try:
        if isinstance(form, BeeindigForm):
            actions.beeindig(dit, reden=gegeven["reden"], moment=nu)
            messages.success(request, "De toegang is gestopt.")
        elif gegeven["besluit"] == "toekennen":
            actions.ken_toe(dit, tot_en_met=gegeven["tot_en_met"], moment=nu)
            messages.success(request, "De toegang is gegeven. Wie het vroeg, krijgt bericht.")
        else:
            actions.wijs_af(dit, reden=gegeven["reden"], moment=nu)
            messages.success(
                request, "U heeft geen toegang gegeven. Wie het vroeg, krijgt bericht."
            )
    except (actions.AlBesloten, Geweigerd) as fout:
        form.add_error(None, str(fout))
        return False
    return True


def _kind(dit: Toegangsverzoek) -> object:
    """The child's personalia for who decides, with the line in the read log."""
    bekend = personalia_van([dit.jongere_id])
    leg_lezing_vast(
        jongere_ids=bekend, gegevensgroepen=["identiteit"], handeling="toegang_beoordelen"
    )
    return bekend.get(dit.jongere_id)


def _zichtbaar(dit: Toegangsverzoek) -> Jongere | None:
    """The child's record when the actor sees it now: for the link, which shows no name."""
    return Jongere.objects.filter(pk=dit.jongere_id).first()


def _al_betrokken(request: HttpRequest, jongere_id: int) -> bool:
    eigen = Betrokkenheid.objects.filter(organisatie_id=request.actor.organisatie_id)
    return eigen.filter(jongere_id=jongere_id, periode__contains=request.actor.vandaag).exists()


def _formulier(request: HttpRequest, sjabloon: str, form: object) -> HttpResponse:
    return render(request, sjabloon, {"form": form}, status=422 if form.errors else 200)
