"""Agreements over the API: those of a child, a new one, and what becomes of each."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone
from ninja import Body, Query
from ninja.responses import Status

from inbeeld.dossiers.actions import afspraken as actions
from inbeeld.dossiers.api.basis import (
    Bladzijde,
    OrganisatieIn,
    Sleutel,
    ToestandUit,
    alleen,
    bladzijde,
    gedaan,
    geen_waarde,
    gekozen,
    ingevuld,
    keur,
    kind_om_te_lezen,
    kind_om_te_wijzigen,
    rij_of_404,
    rijsleutel,
)
from inbeeld.dossiers.forms_gesprek import (
    AfrondForm,
    HeropenForm,
    LosseAfspraakForm,
    VervalForm,
)
from inbeeld.dossiers.models import Afspraak
from inbeeld.dossiers.queries.afspraken import Afspraakregel, gezin_van, regels_van, van_kind
from inbeeld.dossiers.queries.gesprekken import Betrokkenen, betrokkenen_bij
from inbeeld.dossiers.queries.plan import plan_van
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, Dag, In, JaNee, Uit, tekst
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.models import Organisatie

router = ApiRouter(tags=["afspraken"])
GROEPEN = (Groep.PLAN_EN_AFSPRAKEN,)
_RIJEN = Afspraak.objects.select_related(
    "jongere",
    "gesprek",
    "organisatie",
    "eigenaar__gebruiker",
    "eigenaar__organisatie",
    "door__gebruiker",
    "door__organisatie",
    "afgerond_door__gebruiker",
    "afgerond_door__organisatie",
)


class AfspraakUit(Uit):
    """`jongere`: null for one that was made with a brother or sister, for the whole family.
    `wieDoet`: a code; `wie`: the same in words."""

    sleutel: UUID
    jongere: UUID | None
    tekst: str
    wie_doet: str
    wie: str
    uiterlijk_op: date
    te_laat: bool
    toestand: str
    afgerond_op: date | None
    afgerond_door: str
    toelichting: str
    voor_gezin: bool
    moment: datetime
    door: str


class AfsprakenUit(Bladzijde):
    resultaten: list[AfspraakUit]


class AfspraakIn(In):
    """`organisatie`: with `wie` professional. A person by name is named on the page."""

    tekst: tekst(500, minstens=1)
    wie: Literal[tuple(Afspraak.Wie.values)]
    organisatie: OrganisatieIn | None = None
    uiterlijk_op: Dag
    voor_gezin: JaNee = False


class AfspraakhandelingIn(In):
    """`reden` belongs to vervallen, `toelichting` to afronden and heropenen, `uiterlijkOp` to
    heropenen."""

    handeling: Literal["afronden", "vervallen", "heropenen"]
    toelichting: tekst(500) = ""
    reden: tekst(500) = ""
    uiterlijk_op: Dag | None = None


@router.operatie(
    "GET", "/jongeren/{uuid:sleutel}/afspraken", "afspraken", scope="lezen", antwoord=AfsprakenUit
)
def afspraken(request: HttpRequest, sleutel: UUID, vraag: Query[Bladeren]) -> AfsprakenUit:
    """De afspraken over een kind: wat open staat eerst, de kortste termijn bovenaan."""
    kind = kind_om_te_lezen(request, sleutel, GROEPEN, "afspraken")
    regels = van_kind(kind.jongere_id, request.actor.vandaag)
    return AfsprakenUit(**bladzijde(regels, vraag, lambda regel: _uit(regel, kind)))


@router.operatie(
    "GET", "/afspraken/{uuid:sleutel}", "afspraak", scope="lezen", antwoord=AfspraakUit
)
def afspraak(request: HttpRequest, sleutel: UUID) -> AfspraakUit:
    """Een afspraak."""
    rij, kind = _een(request, sleutel, "afspraak")
    return _van(rij, kind, request.actor.vandaag)


@router.operatie(
    "POST",
    "/jongeren/{uuid:sleutel}/afspraken",
    "afspraak_maken",
    scope="aanleveren",
    antwoord={201: AfspraakUit},
    kosten=5,
)
def afspraak_maken(
    request: HttpRequest, sleutel: UUID, afspraak: Body[AfspraakIn], eenmaal: Sleutel
) -> Status[AfspraakUit]:
    """Maak een afspraak; zij hoort bij het plan van het kind als dat er is."""
    kind = kind_om_te_wijzigen(request, sleutel, GROEPEN, "afspraak_maken")
    vandaag = request.actor.vandaag
    gezin = gezin_van(kind.jongere_id, vandaag)
    betrokkenen = betrokkenen_bij(kind.jongere_id, vandaag)
    form = LosseAfspraakForm(
        formulier(request, kind, afspraak, betrokkenen)
        | {"sleutel": rijsleutel(request, "afspraak", kind.sleutel, eenmaal)},
        vandaag=vandaag,
        betrokkenen=betrokkenen,
        gezin=gezin is not None,
    )
    if afspraak.voor_gezin and gezin is None:
        raise geen_waarde("voorGezin", "het kind hoort niet bij een gezin")
    keur(form)
    nieuw = form.afspraak()
    with gedaan():
        rij = actions.maak(
            kind.jongere_id,
            tekst=nieuw.tekst,
            wie=nieuw.wie,
            uiterlijk_op=nieuw.uiterlijk_op,
            plan=plan_van(kind.jongere_id),
            gezin=gezin if nieuw.voor_gezin else None,
            organisatie=Organisatie.objects.filter(pk=nieuw.organisatie_id).first(),
            sleutel=form.cleaned_data["sleutel"],
            moment=timezone.now(),
        )
    return Status(201, _van(_RIJEN.get(pk=rij.pk), kind, vandaag))


def formulier(
    request: HttpRequest, kind: Kind, gegeven: AfspraakIn, betrokkenen: Betrokkenen, voor: str = ""
) -> dict[str, Any]:
    """An agreement as the form of the page takes it. `voor`: what stands before its fields."""
    wie = gegeven.wie
    if (wie == Afspraak.Wie.PROFESSIONAL) != (gegeven.organisatie is not None):
        raise geen_waarde(f"{voor}organisatie", "hoort bij wie 'professional', en alleen daar")
    if gegeven.organisatie is not None:
        organisatie = gekozen(
            gegeven.organisatie,
            betrokkenen.organisaties,
            verborgen=kind.adres_verborgen,
            veld=f"{voor}organisatie",
            eigen=request.actor.organisatie_id,
        )
        wie = f"organisatie-{organisatie.pk}"
    return ingevuld(gegeven, wie=wie, organisatie=None)


@router.operatie(
    "POST",
    "/afspraken/{uuid:sleutel}/handelingen",
    "afspraak_handeling",
    scope="aanleveren",
    antwoord=ToestandUit,
    kosten=5,
)
def afspraak_handeling(
    request: HttpRequest, sleutel: UUID, handeling: Body[AfspraakhandelingIn]
) -> ToestandUit:
    """Rond een afspraak af, laat haar vervallen met een reden, of zet haar weer open."""
    rij, _ = _een(request, sleutel, "afspraak_handeling")
    gegeven = ingevuld(handeling)
    wat = gegeven.pop("handeling")
    form = _form(wat, gegeven, rij, request.actor.vandaag)
    alleen(form, gegeven)
    velden = keur(form)
    with gedaan():
        if wat == "afronden":
            rij = actions.rond_af(rij, **velden)
        elif wat == "vervallen":
            rij = actions.laat_vervallen(rij, **velden)
        else:
            rij = actions.heropen(rij, **velden)
    return ToestandUit(sleutel=rij.sleutel, toestand=rij.toestand)


def _form(wat: str, gegeven: dict[str, Any], rij: Afspraak, vandaag: date) -> Form:
    if wat == "afronden":
        return AfrondForm(gegeven)
    if wat == "vervallen":
        return VervalForm(gegeven)
    return HeropenForm(gegeven, vandaag=vandaag, uiterlijk_op=rij.uiterlijk_op)


def _een(request: HttpRequest, sleutel: UUID, naam: str) -> tuple[Afspraak, Kind]:
    rij = rij_of_404(_RIJEN.all(), sleutel)
    return rij, kind_om_te_lezen(request, rij.jongere.sleutel, GROEPEN, naam)


def _van(rij: Afspraak, kind: Kind, vandaag: date) -> AfspraakUit:
    return AfspraakUit(**_uit(regels_van([rij], kind.jongere_id, vandaag)[0], kind))


def _uit(regel: Afspraakregel, kind: Kind) -> dict[str, Any]:
    a = regel.afspraak
    return {
        "sleutel": a.sleutel,
        "jongere": None if regel.van_een_ander else kind.sleutel,
        "tekst": a.tekst,
        "wie_doet": a.wie,
        "wie": regel.wie,
        "uiterlijk_op": a.uiterlijk_op,
        "te_laat": regel.te_laat,
        "toestand": a.toestand,
        "afgerond_op": a.afgerond_op,
        "afgerond_door": regel.afgerond_door,
        "toelichting": a.toelichting,
        "voor_gezin": a.gezin_id is not None,
        "moment": a.moment,
        "door": regel.vastgelegd_door,
    }
