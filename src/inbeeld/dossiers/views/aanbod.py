"""The offers, needs and adapted hours of a child; a new offer; the page of one."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.dossiers import aanbodcodes as codes
from inbeeld.dossiers.actions import aanbod as acties
from inbeeld.dossiers.forms_aanbod import TOT, NieuwAanbodForm
from inbeeld.dossiers.models import Aanbodtraject, Taak
from inbeeld.dossiers.queries import aanbod as queries
from inbeeld.dossiers.taaksoorten import woorden
from inbeeld.dossiers.toestanden import AANBODTRAJECT
from inbeeld.dossiers.views.aanbodbasis import formulier, kind_bekijken, kind_wijzigen
from inbeeld.register.queries import schoolnamen
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import can
from inbeeld.web.formulieren import ingevuld

T = Aanbodtraject.Toestand
TOON = {
    T.GEVRAAGD: "let-op",
    T.AANGEBODEN: "let-op",
    T.AANVAARD: "let-op",
    T.GEWEIGERD: "zorg",
    T.BEGONNEN: "goed",
}
"""The tone of a badge per state; what has ended asks nothing."""
HOE_VER = ("het is gevraagd", "het is aangeboden", "ouders en kind zeiden ja", "het is begonnen")
GEVOLGD = {"ja": "goed", "deels": "let-op", "nee": "dringend"}


def mag_schrijven(request: HttpRequest, status: str) -> bool:
    """Whether the page offers what changes something; the actions check it themselves."""
    return bool(status) and can(request.actor, Handeling.INVOEREN, Groep.PLAN_EN_AFSPRAKEN)


def weergave(beeld: queries.Aanbodbeeld) -> dict[str, Any]:
    """One offer as a card or a page shows it."""
    t = beeld.traject
    gezet = codes.woorden
    return {
        "t": t,
        "beeld": beeld,
        "toon": TOON.get(t.toestand, "rustig"),
        "weigerreden": t.weigerreden and gezet(codes.WEIGERREDENEN, t.weigerreden),
        "eindreden": t.eindreden and gezet(codes.EINDREDENEN, t.eindreden),
        "controle": beeld.controles[0] if beeld.controles else None,
        "gevolgd": GEVOLGD,
        "hersteld": t.eindreden == codes.TEN_ONRECHTE,
    }


@require_GET
def aanbod(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """All offers of a child, what is needed and does not exist, and adapted hours."""
    kind = kind_bekijken(request, sleutel)
    vandaag = request.actor.vandaag
    beelden = queries.aanbod_van(kind.jongere_id, vandaag)
    taken = _taken(kind.jongere_id, "dossiers_aanbodtraject")
    kaarten = [
        weergave(b) | {"taken": [(t, wat) for t, wat in taken if t.rij == b.traject.pk]}
        for b in beelden
    ]
    inhoud = {
        "kind": kind,
        "vandaag": vandaag,
        "mag": mag_schrijven(request, kind.status),
        "lopend": [k for k in kaarten if k["beeld"].loopt],
        "eerder": [k for k in kaarten if not k["beeld"].loopt],
        "los": queries.los_aanbod(kind.jongere_id, [b.traject for b in beelden]),
        "behoeften": queries.behoeften_van(kind.jongere_id),
        "uren": queries.uren_van(kind.jongere_id, vandaag),
        "scholen": schoolnamen(),
        "taken": _taken(kind.jongere_id, "dossiers_aangepasteuren"),
        "verborgen": plaats_verborgen(kind.jongere_id),
    }
    return render(request, "dossiers/aanbod/lijst.html", inhoud)


@require_http_methods(["GET", "POST"])
def aanbod_nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Record an offer, as far as it has come."""
    kind = kind_wijzigen(request, sleutel)
    tot = request.GET.get("tot", TOT[0])
    if tot not in TOT:
        raise Http404
    form = NieuwAanbodForm(
        ingevuld(request),
        tot=tot,
        vandaag=request.actor.vandaag,
        aanbieders=queries.aanbieders(),
    )

    def doe(gegeven: dict[str, Any]) -> str:
        acties.vraag_aan(
            kind.jongere_id,
            sleutel=form.eigen_sleutel,
            moment=timezone.now(),
            dagen=form.dagen(),
            **form.inhoud(),
        )
        return "Het aanbod is vastgelegd."

    return formulier(
        request,
        kind,
        form,
        doe,
        kop="Aanbod vastleggen",
        naar=("aanbod", kind.sleutel),
        knop="Vastleggen",
        keuzes=list(zip(TOT, HOE_VER, strict=True)),
        tot=tot,
    )


@require_GET
def aanbod_traject(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One offer: how far it is, what is next, who pays, whether it is attended."""
    traject = queries.traject_van(sleutel)
    if traject is None:
        raise Http404
    kind = kind_bekijken(request, traject.jongere.sleutel)
    vandaag = request.actor.vandaag
    beeld = queries.beeld_van(traject, vandaag)
    feit = queries.geldend_feit(traject)
    mag = mag_schrijven(request, kind.status)
    inhoud = {
        "kind": kind,
        "mag": mag,
        "vandaag": vandaag,
        "verborgen": plaats_verborgen(kind.jongere_id),
        "acts": acts_van(
            traject, eigen=feit is None or feit.bron_id == request.actor.organisatie_id
        )
        if mag
        else [],
        "feit": feit,
        "feit_anders": traject.feit_id and (feit is None or feit.pk != traject.feit_id),
        "opbouw": traject.opbouw.filter(vervallen=False).order_by("vanaf"),
        "taken": _taken(kind.jongere_id, "dossiers_aanbodtraject", traject.pk),
        **weergave(beeld),
    }
    return render(request, "dossiers/aanbod/traject.html", inhoud)


# (act, words on the button): what is next, most expected first.
_STAPPEN = (
    ("aanbieden", "Het is aangeboden"),
    ("aanvaarden", "Aanvaard"),
    ("weigeren", "Geweigerd"),
    ("beginnen", "Het kind is begonnen"),
    ("controleren", "Komt het kind er?"),
    ("beeindigen", "Het stopt"),
    ("laten_vervallen", "Gaat niet door"),
    ("herstellen", "Begin herstellen"),
)
_RONDOM = (
    ("wijzigen", "Gegevens wijzigen"),
    ("opbouw", "Opbouw van uren"),
    ("afwijken", "Afwijking vastleggen"),
)


def acts_van(traject: Aanbodtraject, *, eigen: bool) -> dict[str, list[tuple[str, str]]]:
    """What can be done now. Without `eigen` the fact is of another organisation: it ends it."""
    kan = set(AANBODTRAJECT.kan(traject.toestand))
    if "beeindigen" in kan:
        kan |= {"controleren", "herstellen"}
        if not eigen:
            kan -= {"beeindigen", "herstellen"}
    return {
        "stappen": [(act, tekst) for act, tekst in _STAPPEN if act in kan],
        "rondom": list(_RONDOM) if AANBODTRAJECT.kan(traject.toestand) else [],
    }


def _taken(jongere_id: int, tabel: str, rij: int | None = None) -> list[tuple[Taak, str]]:
    """Open tasks because of offers, with their words. Empty for who may not see what is asked."""
    open_ = Taak.objects.filter(jongere_id=jongere_id, tabel=tabel, klaar_op=None)
    if rij is not None:
        open_ = open_.filter(rij=rij)
    return [(t, woorden(t.soort)) for t in open_.order_by("uiterlijk_op", "pk")]
