"""Offers over the API: those of a child, a new one as far as it has come, and its next steps."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Body, Query
from ninja.responses import Status
from pydantic import Field

from inbeeld.dossiers import aanbodcodes
from inbeeld.dossiers.actions import aanbod as acties
from inbeeld.dossiers.api.basis import (
    Bladzijde,
    OrganisatieIn,
    OrganisatieUit,
    Sleutel,
    ToestandUit,
    alleen,
    bladzijde,
    gedaan,
    gekozen,
    ingevuld,
    keur,
    kind_om_te_lezen,
    kind_om_te_wijzigen,
    organisatie_uit,
    rijsleutel,
)
from inbeeld.dossiers.forms_aanbod import DAGVELDEN, NieuwAanbodForm
from inbeeld.dossiers.models import Aanbodtraject
from inbeeld.dossiers.queries import aanbod as queries
from inbeeld.dossiers.toestanden import AANBODTRAJECT
from inbeeld.dossiers.views.aanbodstappen import ACTS
from inbeeld.regels import codes
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, Dag, In, JaNee, Uit, tekst
from inbeeld.toegang.matrix import Groep
from inbeeld.web.problemen import Probleem

router = ApiRouter(tags=["aanbod"])
GROEPEN = (Groep.PLAN_EN_AFSPRAKEN,)
Uren = Annotated[float, Field(strict=True, ge=0.25, le=60)]
STAPPEN = ("aanbieden", "aanvaarden", "weigeren", "beginnen", "beeindigen", "laten_vervallen")


class AanbodtrajectUit(Uit):
    """The road of one offer. `passend`: null while that is not known; `gevolgd`: as somebody last
    saw it; `kostenOnbesloten`: not all of it is decided."""

    sleutel: UUID
    jongere: UUID
    soort: str
    omschrijving: str
    passend: bool | None
    aanbieder: OrganisatieUit | None
    plek: str
    uren_per_week: float | None
    toestand: str
    gevraagd_op: date | None
    aangeboden_op: date | None
    antwoord_op: date | None
    begin_verwacht_op: date | None
    begonnen_op: date | None
    einddatum: date | None
    weigerreden: str
    eindreden: str
    eindtoelichting: str
    toelichting: str
    gevolgd: str | None
    kosten_onbesloten: bool
    moment: datetime


class AanbodtrajectenUit(Bladzijde):
    resultaten: list[AanbodtrajectUit]


class AanbodtrajectIn(In):
    """An offer, as far as it has come: a day per step that was taken."""

    soort: Literal[tuple(codes.AANBODSOORTEN)]
    omschrijving: tekst(300, minstens=1)
    aanbieder: OrganisatieIn | None = None
    plek: tekst(200) = ""
    uren_per_week: Uren | None = None
    passend: JaNee | None = None
    begin_verwacht_op: Dag | None = None
    toelichting: tekst(500) = ""
    gevraagd_op: Dag | None = None
    aangeboden_op: Dag | None = None
    antwoord_op: Dag | None = None
    begonnen_op: Dag | None = None


_REDENEN = tuple(
    dict.fromkeys(
        r.code
        for r in (*aanbodcodes.WEIGERREDENEN, *aanbodcodes.EINDREDENEN)
        if r.code != aanbodcodes.TEN_ONRECHTE
    )
)


class AanbodhandelingIn(In):
    """`op`: the day of the step. `reden`: a code with weigeren and beeindigen. `waarom`: words with
    laten_vervallen. `vervult`: keys of the behoeften that a beginning meets."""

    handeling: Literal[STAPPEN]
    op: Dag | None = None
    passend: JaNee | None = None
    begin_verwacht_op: Dag | None = None
    reden: Literal[_REDENEN] | None = None
    waarom: tekst(500) | None = None
    toelichting: tekst(500) | None = None
    vervult: Annotated[list[UUID], Field(max_length=50)] | None = None


@router.operatie(
    "GET",
    "/jongeren/{uuid:sleutel}/aanbodtrajecten",
    "aanbodtrajecten",
    scope="lezen",
    antwoord=AanbodtrajectenUit,
)
def aanbodtrajecten(
    request: HttpRequest, sleutel: UUID, vraag: Query[Bladeren]
) -> AanbodtrajectenUit:
    """Het aanbod voor een kind: wat loopt of waarop gewacht wordt eerst."""
    kind = kind_om_te_lezen(request, sleutel, GROEPEN, "aanbodtrajecten")
    verborgen = plaats_verborgen(kind.jongere_id)
    beelden = queries.aanbod_van(kind.jongere_id, request.actor.vandaag)
    return AanbodtrajectenUit(**bladzijde(beelden, vraag, lambda b: _uit(b, verborgen)))


@router.operatie(
    "GET",
    "/aanbodtrajecten/{uuid:sleutel}",
    "aanbodtraject",
    scope="lezen",
    antwoord=AanbodtrajectUit,
)
def aanbodtraject(request: HttpRequest, sleutel: UUID) -> AanbodtrajectUit:
    """Een aanbod: hoe ver het is."""
    traject = _een(sleutel)
    kind_om_te_lezen(request, traject.jongere.sleutel, GROEPEN, "aanbodtraject")
    return _van(request, traject)


@router.operatie(
    "POST",
    "/jongeren/{uuid:sleutel}/aanbodtrajecten",
    "aanbodtraject_vastleggen",
    scope="aanleveren",
    antwoord={201: AanbodtrajectUit},
    kosten=5,
)
def aanbodtraject_vastleggen(
    request: HttpRequest, sleutel: UUID, aanbod: Body[AanbodtrajectIn], eenmaal: Sleutel
) -> Status[AanbodtrajectUit]:
    """Leg een aanbod vast, zo ver als het is. Begint een passend aanbod, dan stopt de klok."""
    kind = kind_om_te_wijzigen(request, sleutel, GROEPEN, "aanbodtraject_vastleggen")
    aanbieders = queries.aanbieders()
    wie = _aanbieder(aanbod.aanbieder, aanbieders)
    gezet = [tot for naam, _, tot in DAGVELDEN if getattr(aanbod, naam) is not None]
    eigen = rijsleutel(request, "aanbodtraject", kind.sleutel, eenmaal)
    velden = ingevuld(aanbod, aanbieder=wie, passend=_ja_nee(aanbod.passend), sleutel=eigen)
    form = NieuwAanbodForm(
        velden,
        tot=gezet[-1] if gezet else DAGVELDEN[0][2],
        vandaag=request.actor.vandaag,
        aanbieders=aanbieders,
    )
    alleen(form, velden)
    keur(form)
    with gedaan():
        rij = acties.vraag_aan(
            kind.jongere_id,
            sleutel=eigen,
            moment=timezone.now(),
            dagen=form.dagen(),
            **form.inhoud(),
        )
    return Status(201, _van(request, _een(rij.sleutel)))


@router.operatie(
    "POST",
    "/aanbodtrajecten/{uuid:sleutel}/handelingen",
    "aanbodtraject_handeling",
    scope="aanleveren",
    antwoord=ToestandUit,
    kosten=5,
)
def aanbodtraject_handeling(
    request: HttpRequest, sleutel: UUID, handeling: Body[AanbodhandelingIn]
) -> ToestandUit:
    """Zet de volgende stap van een aanbod."""
    traject = _een(sleutel)
    kind_om_te_wijzigen(request, traject.jongere.sleutel, GROEPEN, "aanbodtraject_handeling")
    wat = ACTS[handeling.handeling]
    if wat.van not in AANBODTRAJECT.kan(traject.toestand):
        raise Probleem(409, f"Het aanbod is {traject.get_toestand_display()}: dat kan nu niet.")
    velden = _velden(handeling, traject)
    form = wat.maak(velden, traject, request.actor)
    alleen(form, velden, behalve=["vervult"])
    keur(form)
    with gedaan():
        wat.doe(traject, form)
    traject = _een(sleutel)
    return ToestandUit(sleutel=traject.sleutel, toestand=traject.toestand)


def _velden(handeling: AanbodhandelingIn, traject: Aanbodtraject) -> dict[str, Any]:
    """As the form of the page takes it. What was known of `passend` stays when nothing is said."""
    velden = ingevuld(handeling, handeling=None)
    if "passend" in velden:
        velden["passend"] = _ja_nee(velden["passend"])
    elif handeling.handeling == "aanbieden":
        velden["passend"] = _ja_nee(traject.passend)
    if handeling.handeling == "laten_vervallen":
        velden["reden"] = velden.pop("waarom", "")
    if "vervult" in velden:
        velden["vervult"] = [str(sleutel) for sleutel in velden["vervult"]]
    return velden


def _aanbieder(gegeven: OrganisatieIn | None, aanbieders: dict[str, str]) -> str:
    if gegeven is None:
        return ""
    mogelijk = {int(pk) for pk in aanbieders}
    return str(gekozen(gegeven, mogelijk, verborgen=False, veld="aanbieder", eigen=None).pk)


def _ja_nee(waarde: bool | None) -> str:
    return {None: "", True: "ja", False: "nee"}[waarde]


def _een(sleutel: UUID) -> Aanbodtraject:
    traject = queries.traject_van(sleutel)
    if traject is None:
        raise Http404
    return traject


def _van(request: HttpRequest, traject: Aanbodtraject) -> AanbodtrajectUit:
    beeld = queries.beeld_van(traject, request.actor.vandaag)
    return AanbodtrajectUit(**_uit(beeld, plaats_verborgen(traject.jongere_id)))


def _uit(beeld: queries.Aanbodbeeld, verborgen: bool) -> dict[str, Any]:
    t = beeld.traject
    velden = (
        *("sleutel", "soort", "omschrijving", "passend", "toestand", "gevraagd_op"),
        *("aangeboden_op", "antwoord_op", "begin_verwacht_op", "begonnen_op", "einddatum"),
        *("weigerreden", "eindreden", "eindtoelichting", "toelichting", "moment"),
    )
    uren = t.uren_per_week_honderdsten
    return {
        "jongere": t.jongere.sleutel,
        "aanbieder": organisatie_uit(t.aanbieder, verborgen) if t.aanbieder else None,
        "plek": t.plek,
        "uren_per_week": None if uren is None else uren / 100,
        "gevolgd": beeld.controles[0].gevolgd if beeld.controles else None,
        "kosten_onbesloten": beeld.kosten.onbesloten,
        **{veld: getattr(t, veld) for veld in velden},
    }
