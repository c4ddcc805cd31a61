"""What waits for a decision, deciding it, and bringing a step forward."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.dossiers.actions import escalatie as actions
from inbeeld.dossiers.actions.basis import open_zaak_van
from inbeeld.dossiers.forms import BesluitForm, VervroegForm
from inbeeld.dossiers.models import Escalatie
from inbeeld.dossiers.policies import can_intrekken, can_vervroegen, check_can_vervroegen
from inbeeld.dossiers.queries import escalatie as queries
from inbeeld.signalen.models import Zaak
from inbeeld.tijdlijnen.kinderen import kinderen_op
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep
from inbeeld.web.formulieren import ingevuld

GROEPEN = (Groep.IDENTITEIT, Groep.SIGNAAL_EN_ROUTE, Groep.TIJDLIJN)


def _gelezen(regels: Iterable[queries.Regel], handeling: str) -> None:
    leg_lezing_vast(
        jongere_ids=[r.escalatie.jongere_id for r in regels if r.kind],
        gegevensgroepen=GROEPEN,
        handeling=handeling,
    )


@require_GET
def escalaties(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, one's own on top; and what was decided."""
    wacht = queries.open_escalaties(request.actor)
    besloten = queries.besloten_escalaties(request.actor)
    _gelezen([*wacht, *besloten], "escalaties")
    inhoud = {
        "van_mij": [r for r in wacht if r.van_mij],
        "van_anderen": [r for r in wacht if not r.van_mij],
        "besloten": besloten,
    }
    return render(request, "dossiers/escalaties.html", inhoud)


@require_http_methods(["GET", "POST"])
def escalatie(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One escalation: why, by whom, by when; its decider decides here."""
    regel = queries.een(sleutel, request.actor)
    if regel is None:
        raise Http404
    _gelezen([regel], "escalatie_bekijken")
    form = None
    if regel.van_mij and not regel.escalatie.besluit:
        form = BesluitForm(ingevuld(request))
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid() and _besluit(request, regel.escalatie, form):
            return redirect("escalatie", sleutel=sleutel)
    inhoud = {
        "regel": regel,
        "form": form,
        "intrekken_mag": regel.gestopt is not None
        and can_intrekken(request.actor, regel.escalatie),
        "eerder": [
            r
            for r in queries.van_zaak(regel.escalatie.zaak_id, request.actor)
            if r.escalatie.pk != regel.escalatie.pk
        ],
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "dossiers/escalatie.html", inhoud, status=status)


def _besluit(request: HttpRequest, rij: Escalatie, form: BesluitForm) -> bool:
    gegeven = form.cleaned_data
    try:
        actions.besluit(rij, gegeven["besluit"], reden=gegeven["reden"], moment=timezone.now())
    except (actions.AlBesloten, actions.GeenTrede) as fout:
        form.add_error(None, str(fout))
        return False
    messages.success(request, "Uw besluit staat vast. De eigenaar van de zaak heeft bericht.")
    return True


@require_POST
def intrekken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Withdraw an escalation that the klok no longer asks for."""
    regel = queries.een(sleutel, request.actor)
    if regel is None:
        raise Http404
    _gelezen([regel], "escalatie_bekijken")
    try:
        actions.trek_in(regel.escalatie, moment=timezone.now())
    except (actions.AlBesloten, actions.KloktNog) as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, "De escalatie is ingetrokken. Wie moest besluiten heeft bericht.")
    return redirect("escalatie", sleutel=sleutel)


@require_http_methods(["GET", "POST"])
def vervroegen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Bring the next step of a zaak forward."""
    check_can_vervroegen(request.actor)
    zaak = Zaak.objects.filter(sleutel=sleutel, gesloten_op=None).first()
    kind = next(iter(kinderen_op([zaak.jongere_id], request.actor.vandaag)), None) if zaak else None
    if zaak is None or kind is None:
        raise Http404
    leg_lezing_vast(
        jongere_ids=[zaak.jongere_id], gegevensgroepen=GROEPEN, handeling="escalatie_vervroegen"
    )
    form = VervroegForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            nieuw = actions.vervroeg(zaak, reden=form.cleaned_data["reden"], moment=timezone.now())
        except actions.GeenTrede as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, "De beslisser heeft bericht.")
            return redirect("escalatie", sleutel=nieuw.sleutel)
    inhoud = {"form": form, "kind": kind, "zaak": zaak}
    return render(request, "dossiers/vervroegen.html", inhoud, status=422 if form.errors else 200)


def paneel(request: HttpRequest, kind: object) -> dict[str, object] | None:
    """The panel of a child's page: its escalations, and what can be done."""
    zaak = open_zaak_van(kind.jongere_id)
    regels = queries.van_kind(kind.jongere_id, request.actor)
    if zaak is None and not regels:
        return None
    return {
        "regels": regels,
        "zaak": zaak,
        "vervroegen_mag": zaak is not None and can_vervroegen(request.actor),
    }
