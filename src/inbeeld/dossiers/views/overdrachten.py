"""Transfers of a child: preparing and sending; for the receiver answering and confirming."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.dossiers import forms_overdracht as forms
from inbeeld.dossiers.actions import overdrachten as actions
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.overdrachtregels import VERZENDTERMIJNEN, termijn_van
from inbeeld.dossiers.policies import can_overdragen, check_can_overdragen
from inbeeld.dossiers.queries import overdrachten as queries
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.tijdlijnen.kinderen import Kind, kinderen_op
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep
from inbeeld.web.formulieren import ingevuld

GROEPEN = (Groep.IDENTITEIT, Groep.OVERDRACHT)
Doe = Callable[[dict[str, Any]], str]
"""What to do with a form that is right; gives back what to tell the user."""


@require_GET
def overdrachten(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """All of a child, those that are open first."""
    kind = kind_of_404(request, sleutel, "overdracht_bekijken", groepen=GROEPEN)
    inhoud = {
        "kind": kind,
        "beelden": queries.van_kind(kind.jongere_id, request.actor),
        "gevraagd": queries.gevraagd_voor(kind.jongere_id),
        "mag": bool(kind.status) and can_overdragen(request.actor),
        "vandaag": request.actor.vandaag,
    }
    return render(request, "dossiers/overdracht/overdrachten.html", inhoud)


@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Prepare a transfer."""
    check_can_overdragen(request.actor)
    kind = kind_of_404(request, sleutel, "overdracht_voorbereiden", in_beeld=True, groepen=GROEPEN)
    form = forms.OverdrachtNieuwForm(
        ingevuld(request), initial={"sleutel": uuid4()}, **_keuzen(request, kind)
    )
    if request.method == "POST" and form.is_valid():
        eigen, soort = form.sleutel_en_soort()
        try:
            rij = actions.bereid_voor(
                kind.jongere_id, soort, moment=timezone.now(), sleutel=eigen, **form.velden()
            )
        except KanNiet as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, "De overdracht staat klaar. Laat hem nu aan de ouders zien.")
            return redirect("overdracht", sleutel=rij.sleutel)
    inhoud = {
        "kind": kind,
        "form": form,
        "termijnen": VERZENDTERMIJNEN,
    }
    status = 422 if form.errors else 200
    return render(request, "dossiers/overdracht/nieuw.html", inhoud, status=status)


def _keuzen(request: HttpRequest, kind: Kind) -> dict[str, Any]:
    return {
        "ontvangers": queries.mogelijke_ontvangers(
            request.actor, verborgen=plaats_verborgen(kind.jongere_id)
        ),
        "gesprekken": queries.warme_gesprekken(kind.jongere_id),
    }


def _beeld(
    request: HttpRequest, sleutel: UUID, handeling: str = "overdracht_bekijken"
) -> tuple[queries.Beeld, Kind]:
    """The transfer of this address with its child, and the line in the read log. 404 for what the
    actor does not see."""
    beeld = queries.een(sleutel, request.actor)
    kinderen = kinderen_op([beeld.overdracht.jongere_id], request.actor.vandaag) if beeld else []
    if beeld is None or not kinderen:
        raise Http404
    leg_lezing_vast(
        jongere_ids=[beeld.overdracht.jongere_id], gegevensgroepen=GROEPEN, handeling=handeling
    )
    return beeld, kinderen[0]


def _voor(request: HttpRequest, sleutel: UUID, act: str) -> tuple[queries.Beeld, Kind]:
    """The same, for who can take this step now; anybody else gets a 404, or goes back to the page
    that says how it stands."""
    check_can_overdragen(request.actor)
    beeld, kind = _beeld(request, sleutel, "overdracht_bijwerken")
    if not (beeld.zender or beeld.ontvanger):
        raise Http404
    if act not in beeld.acts:
        raise _Intussen(sleutel)
    return beeld, kind


class _Intussen(Exception):
    """What was asked can no longer be done: somebody was first, or it was sent twice."""

    def __init__(self, sleutel: UUID) -> None:
        super().__init__(sleutel)
        self.sleutel = sleutel


def _of_terug(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def met_uitleg(request: HttpRequest, sleutel: UUID) -> HttpResponse:
        try:
            return view(request, sleutel)
        except _Intussen as te_laat:
            messages.warning(request, "Dat kan nu niet (meer). Zo staat de overdracht er nu voor.")
            return redirect("overdracht", sleutel=te_laat.sleutel)

    return met_uitleg


@require_GET
def overdracht(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One transfer: what is handed over, how far it is, and what to do now."""
    beeld, kind = _beeld(request, sleutel)
    rij = beeld.overdracht
    inhoud = {
        "beeld": beeld,
        "o": rij,
        "kind": kind,
        "termijn": termijn_van(rij.soort, timezone.localdate(rij.moment)),
        "bevestigen_uiterlijk": actions.bevestigen_uiterlijk(rij),
        "vandaag": request.actor.vandaag,
    }
    return render(request, "dossiers/overdracht/overdracht.html", inhoud)


@require_http_methods(["GET", "POST"])
@_of_terug
def wijzigen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Change what is prepared; two who do so at once both see it."""
    beeld, kind = _voor(request, sleutel, "wijzigen")
    rij, gezien = beeld.overdracht, queries.versie(beeld.overdracht)
    begin = {veld: getattr(rij, veld) for veld in actions.INHOUD} | {
        "gezien": gezien,
        "naar": str(rij.naar_postvak_id or ""),
        "warm_gesprek": str(rij.warm_gesprek_id or ""),
    }
    gegeven = ingevuld(request)
    form = forms.OverdrachtWijzigForm(gegeven, initial=begin, **_keuzen(request, kind))
    inhoud = {"beeld": beeld, "o": rij, "kind": kind, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            actions.wijzig(rij, gezien=form.cleaned_data["gezien"], **form.velden())
        except KanNiet as fout:
            form.add_error(None, str(fout))
        except Verouderd as fout:
            form.add_error(None, str(fout))
            # Sent once more, it is meant: the other's text stands above the form.
            form.data = form.data.copy()
            form.data["gezien"] = gezien
            inhoud["van_een_ander"] = True
        else:
            messages.success(request, "Opgeslagen.")
            return redirect("overdracht", sleutel=sleutel)
    status = 422 if form.errors else 200
    return render(request, "dossiers/overdracht/wijzigen.html", inhoud, status=status)


@require_http_methods(["GET", "POST"])
@_of_terug
def ouders(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """That the parents saw it, or why not."""
    beeld, kind = _voor(request, sleutel, "ouders")
    rij = beeld.overdracht
    begin = {
        "gezien_op": rij.ouders_gezien_op,
        "reactie": rij.ouders_reactie,
        "waarom_niet": rij.ouders_waarom_niet,
    }
    form = forms.OudersForm(ingevuld(request), initial=begin, vandaag=request.actor.vandaag)

    def doe(gegeven: dict[str, Any]) -> str:
        actions.ouders(rij, **gegeven)
        return "Opgeslagen. U kunt de overdracht nu verzenden."

    return _formulier(request, beeld, kind, form, doe, kop="Ouders zien de overdracht")


@require_POST
@_of_terug
def verzenden(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Send it to the receiver."""
    beeld, _ = _voor(request, sleutel, "verzenden")
    naar = "verzonden" if beeld.buiten else f"verzonden naar {beeld.naar}"
    zin = f"De overdracht is {naar}. U blijft eigenaar tot het kind daar is begonnen."
    return _meteen(request, beeld, lambda rij: actions.verzend(rij, moment=timezone.now()), zin)


@require_POST
@_of_terug
def aanvaarden(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The receiver takes the child on."""
    beeld, _ = _voor(request, sleutel, "aanvaarden")
    zin = "U neemt het kind over. Laat na de eerste dag weten of het kind kwam."
    return _meteen(request, beeld, lambda rij: actions.aanvaard(rij, moment=timezone.now()), zin)


@require_POST
@_of_terug
def opnieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """After a refusal: prepare it again."""
    beeld, _ = _voor(request, sleutel, "opnieuw_voorbereiden")
    zin = "De overdracht staat weer klaar. Kies een andere ontvanger, of vul hem aan."
    return _meteen(request, beeld, actions.bereid_opnieuw_voor, zin)


@require_http_methods(["GET", "POST"])
@_of_terug
def weigeren(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The receiver cannot take the child on."""
    beeld, kind = _voor(request, sleutel, "weigeren")

    def doe(gegeven: dict[str, Any]) -> str:
        actions.weiger(beeld.overdracht, **gegeven, moment=timezone.now())
        return "U heeft de overdracht geweigerd. De afzender heeft bericht."

    uitleg = (
        f"{beeld.van} krijgt uw reden te lezen en zoekt verder. Daarna ziet u dit kind niet meer, "
        "tenzij u er ook om een andere reden bij betrokken bent."
    )
    form = forms.RedenForm(ingevuld(request))
    return _formulier(
        request,
        beeld,
        kind,
        form,
        doe,
        kop="Overdracht weigeren",
        uitleg=uitleg,
        knop="Weigeren",
        naar="werk",
    )


@require_http_methods(["GET", "POST"])
@_of_terug
def eerste_dag(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The child came: the end of the journey."""
    beeld, kind = _voor(request, sleutel, "eerste_dag_bevestigen")
    rij, vandaag = beeld.overdracht, request.actor.vandaag
    form = forms.EersteDagForm(
        ingevuld(request),
        initial={"op": min(rij.eerste_dag_verwacht, vandaag)},
        vandaag=vandaag,
    )

    def doe(gegeven: dict[str, Any]) -> str:
        actions.bevestig_eerste_dag(rij, **gegeven, moment=timezone.now())
        return "De eerste dag is bevestigd. De overdracht is klaar."

    uitleg = (
        "Vraag het na bij de nieuwe plek, en vul dan de dag in."
        if beeld.buiten
        else "Pas hierna is de vorige organisatie klaar. Bevestig alleen als het kind er echt was."
    )
    return _formulier(
        request,
        beeld,
        kind,
        form,
        doe,
        kop="Eerste dag bevestigen",
        uitleg=uitleg,
        knop="Bevestigen",
    )


@require_http_methods(["GET", "POST"])
@_of_terug
def bijstellen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Another expected first day, or the talk of the hand-over."""
    beeld, kind = _voor(request, sleutel, "bijstellen")
    rij = beeld.overdracht
    form = forms.BijstelForm(
        ingevuld(request),
        initial={
            "eerste_dag": rij.eerste_dag_verwacht,
            "warm_gesprek": str(rij.warm_gesprek_id or ""),
        },
        gesprekken=queries.warme_gesprekken(kind.jongere_id),
    )

    def doe(gegeven: dict[str, Any]) -> str:
        # Without the field (no talk is seen) the talk that was linked stays.
        gesprek = forms.gekozen_gesprek(form) if "warm_gesprek" in form.fields else rij.warm_gesprek
        actions.stel_bij(rij, eerste_dag=gegeven["eerste_dag"], warm_gesprek=gesprek)
        return "Opgeslagen."

    return _formulier(request, beeld, kind, form, doe, kop="Dag of gesprek aanpassen")


@require_http_methods(["GET", "POST"])
@_of_terug
def vervallen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """It does not go on."""
    beeld, kind = _voor(request, sleutel, "laten_vervallen")

    def doe(gegeven: dict[str, Any]) -> str:
        actions.laat_vervallen(beeld.overdracht, **gegeven, moment=timezone.now())
        return "De overdracht gaat niet door. De reden staat in het dossier."

    form = forms.RedenForm(ingevuld(request))
    uitleg = "De ontvanger krijgt bericht en ziet het kind daarna niet meer door deze overdracht."
    return _formulier(
        request,
        beeld,
        kind,
        form,
        doe,
        kop="Overdracht gaat niet door",
        uitleg="" if beeld.overdracht.verzonden_op is None else uitleg,
        knop="Laten vervallen",
        naar="kind",
    )


def _meteen(
    request: HttpRequest, beeld: queries.Beeld, doe: Callable[..., object], zin: str
) -> HttpResponse:
    """Do it, and go back to the page of the transfer with what happened, or why it could not."""
    try:
        doe(beeld.overdracht)
    except KanNiet as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, zin)
    return redirect("overdracht", sleutel=beeld.overdracht.sleutel)


def _formulier(
    request: HttpRequest,
    beeld: queries.Beeld,
    kind: Kind,
    form: Form,
    doe: Doe,
    *,
    kop: str,
    uitleg: str = "",
    knop: str = "Opslaan",
    naar: str = "overdracht",
) -> HttpResponse:
    """Show the form; when it is sent and right, do it. `naar`: where to go then, as after some
    steps the actor no longer sees the child."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, doe(form.cleaned_data))
        except KanNiet as fout:
            form.add_error(None, str(fout))
        else:
            if naar == "werk":
                return redirect("werk")
            if naar == "kind" and queries.een(beeld.overdracht.sleutel, request.actor) is None:
                return redirect("werk")
            return redirect("overdracht", sleutel=beeld.overdracht.sleutel)
    inhoud = {
        "beeld": beeld,
        "o": beeld.overdracht,
        "kind": kind,
        "form": form,
        "kop": kop,
        "uitleg": uitleg,
        "knop_tekst": knop,
    }
    status = 422 if form.errors else 200
    return render(request, "dossiers/overdracht/formulier.html", inhoud, status=status)
