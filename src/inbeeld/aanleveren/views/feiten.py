"""One fact of a child by hand: enter, correct, withdraw."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from inbeeld.register.models import FEITMODELLEN, Feit, Jongere
from inbeeld.register.queries import gemeenten, jongere_van, scholen
from inbeeld.tijdlijnen.actions import FeitGeweigerd, leg_vast
from inbeeld.tijdlijnen.feitrij import als_rij
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.tabellen import TABELLEN
from inbeeld.toegang.models import Organisatie
from inbeeld.web.formulieren import ingevuld
from inbeeld.web.fouten import GeweigerdMetUitleg
from inbeeld.web.woorden import TABEL

from ..forms import FeitForm, RedenForm
from ..met_de_hand import check_can_aan_kind_toevoegen, fouten_van_correctie
from ..policies import Geweigerd, check_can_feit_invoeren
from .basis import geweigerd_met_uitleg, organisatie_van, toon

METHODEN = ["GET", "POST"]


@require_http_methods(METHODEN)
def nieuw(request: HttpRequest, sleutel: UUID, tabel: str) -> HttpResponse:
    """Enter a fact."""
    jongere = _jongere(request, sleutel, tabel)
    if tabel == "jongeren":
        raise Http404  # every child has its one row: that can only be corrected
    check_can_aan_kind_toevoegen(jongere.pk)
    form = _form(request, tabel, jongere.pk, None)
    if request.method == "POST" and form.is_valid():
        gelukt = probeer(form, lambda: _leg_vast(form, tabel, []))
        if gelukt:
            messages.success(request, "Vastgelegd. De tijdlijn is bijgewerkt.")
            return redirect("jongere", sleutel=sleutel)
    return _toon(request, form, jongere, tabel, None)


@require_http_methods(METHODEN)
def corrigeren(request: HttpRequest, sleutel: UUID, tabel: str, pk: int) -> HttpResponse:
    """Withdraw a fact and append what it should have been."""
    jongere = _jongere(request, sleutel, tabel)
    feit = eigen_feit(request, tabel, pk, jongere_id=jongere.pk)
    form = _form(request, tabel, jongere.pk, feit)
    if request.method == "POST" and _mag_zo(form, tabel, feit, request.actor.vandaag):
        gelukt = probeer(form, lambda: _leg_vast(form, tabel, [feit.pk]))
        if gelukt:
            messages.success(request, "Gewijzigd. De tijdlijn is bijgewerkt.")
            return redirect("jongere", sleutel=sleutel)
    return _toon(request, form, jongere, tabel, feit)


@require_http_methods(METHODEN)
def intrekken(request: HttpRequest, sleutel: UUID, tabel: str, pk: int) -> HttpResponse:
    """Withdraw a fact: it stays readable in 'what did we know on…'."""
    jongere = _jongere(request, sleutel, tabel)
    feit = eigen_feit(request, tabel, pk, jongere_id=jongere.pk)
    form = RedenForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        reden = form.cleaned_data["reden"]
        gelukt = probeer(
            form,
            lambda: leg_vast(
                moment=timezone.now(), soort="hand", reden=reden, intrekken={tabel: [feit.pk]}
            ),
        )
        if gelukt:
            messages.success(request, "Ingetrokken. De tijdlijn is bijgewerkt.")
            return redirect("jongere", sleutel=sleutel)
    context = {
        "form": form,
        "jongere": jongere,
        "soort": TABEL[tabel],
        "rij": als_rij(tabel, feit),
    }
    return toon(request, "feit_intrekken", context, status=422 if form.errors else 200)


def eigen_feit(request: HttpRequest, tabel: str, pk: int, *, jongere_id: int | None = None) -> Feit:
    """A fact that holds and that the actor's organisation said; else 404."""
    keus: dict[str, Any] = {
        "pk": pk,
        "bron_id": request.actor.organisatie_id,
        "ingetrokken_op__isnull": True,
    }
    if jongere_id is not None:
        keus["jongere_id"] = jongere_id
    feit = FEITMODELLEN[tabel].objects.filter(**keus).first()
    if feit is None:
        raise Http404
    return feit


def probeer(form: Any, doe: Callable[[], Any]) -> bool:
    """Record; what the rules refuse becomes errors of the form, so that nothing typed is lost."""
    try:
        doe()
    except FeitGeweigerd as fout:
        if hasattr(form, "neem_fouten_over"):
            form.neem_fouten_over(fout.fouten)
        else:
            form.add_error(None, "Dit gegeven is intussen al gewijzigd of ingetrokken.")
        return False
    except Geweigerd as fout:
        raise GeweigerdMetUitleg(str(fout)) from fout
    return True


def _jongere(request: HttpRequest, sleutel: UUID, tabel: str) -> Jongere:
    """The child whose page this is; the reading is logged. A child of others is not found, also by
    who may not enter this kind of fact."""
    try:
        jongere = jongere_van(str(sleutel))
    except Jongere.DoesNotExist as fout:
        raise Http404 from fout
    geweigerd_met_uitleg(check_can_feit_invoeren, request.actor, tabel)
    leg_lezing_vast(
        jongere_ids=[jongere.pk],
        gegevensgroepen=sorted({Groep.IDENTITEIT, TABELLEN[f"register_{tabel}"].groep}),
        handeling="feit_invoeren",
    )
    return jongere


def _form(request: HttpRequest, tabel: str, jongere_id: int, feit: Feit | None) -> FeitForm:
    organisatie = organisatie_van(request)
    vast: dict[str, Any] = {"jongere": jongere_id}
    if organisatie.soort == Organisatie.Soort.SCHOOL:
        vast["school"] = organisatie.code
    keuze = gemeenten()
    if organisatie.soort == Organisatie.Soort.GEMEENTE:
        # It says who lives in it, and not who lives elsewhere.
        keuze = {organisatie.code: keuze.get(organisatie.code, organisatie.naam)}
    return FeitForm(
        ingevuld(request),
        tabel=tabel,
        vast=vast if tabel in ("inschrijvingen", "verzuim") else {"jongere": jongere_id},
        scholen={s.school: f"{s.naam or s.school} ({s.school})" for s in scholen()},
        gemeenten=keuze,
        correctie=feit is not None,
        initial=als_rij(tabel, feit) if feit else None,
    )


def _mag_zo(form: FeitForm, tabel: str, feit: Feit, vandaag: date) -> bool:
    """Whether the form holds a correction that may be made."""
    if not form.is_valid():
        return False
    for veld, reden in fouten_van_correctie(tabel, feit, form.rij(), vandaag).items():
        form.add_error(veld, reden)
    return form.is_valid()


def _leg_vast(form: FeitForm, tabel: str, intrekken: list[int]) -> None:
    leg_vast(
        moment=timezone.now(),
        soort="hand",
        reden=form.cleaned_data["reden"],
        nieuw={tabel: [form.rij()]},
        intrekken={tabel: intrekken},
    )


def _toon(
    request: HttpRequest, form: FeitForm, jongere: Jongere, tabel: str, feit: Feit | None
) -> HttpResponse:
    context = {"form": form, "jongere": jongere, "soort": TABEL[tabel], "feit": feit}
    return toon(request, "feit", context, status=422 if form.errors else 200)
