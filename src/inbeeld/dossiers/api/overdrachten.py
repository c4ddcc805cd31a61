"""Transfers over the API: preparing and sending; for the receiver answering and confirming."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Body, Query
from ninja.responses import Status

from inbeeld.dossiers import forms_overdracht as forms
from inbeeld.dossiers.actions import overdrachten as actions
from inbeeld.dossiers.api.basis import (
    Bladzijde,
    OrganisatieIn,
    Sleutel,
    ToestandUit,
    alleen,
    bladzijde,
    gedaan,
    geen_waarde,
    ingevuld,
    keur,
    kind_om_te_lezen,
    kind_om_te_wijzigen,
    rijsleutel,
)
from inbeeld.dossiers.models import Overdracht
from inbeeld.dossiers.queries import overdrachten as queries
from inbeeld.register.models import Jongere
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.tijdlijnen.api import basis
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, Dag, In, Uit, tekst
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.models import Postvak
from inbeeld.web.problemen import Probleem

router = ApiRouter(tags=["overdrachten"])
GROEPEN = (Groep.OVERDRACHT,)


class OverdrachtUit(Uit):
    """`kan`: the steps that the client can take now. `laat`: what is past its day; '': nothing."""

    sleutel: UUID
    jongere: UUID
    soort: str
    toestand: str
    van: str
    naar: str
    buiten: bool
    inhoud: str
    eerste_dag_verwacht: date
    verzenden_uiterlijk: date
    antwoord_uiterlijk: date | None
    ouders_gezien_op: date | None
    ouders_reactie: str
    ouders_waarom_niet: str
    verzonden_op: date | None
    beantwoord_op: date | None
    eerste_dag_op: date | None
    toelichting: str
    laat: str
    kan: list[str]
    moment: datetime


class OverdrachtenUit(Bladzijde):
    resultaten: list[OverdrachtUit]


class OverdrachtIn(In):
    """`naar`: an organisation that answers in In Beeld; else `naarOmschrijving`."""

    soort: Literal[tuple(Overdracht.Soort.values)]
    naar: OrganisatieIn | None = None
    naar_omschrijving: tekst(200) = ""
    eerste_dag_verwacht: Dag
    verzenden_uiterlijk: Dag | None = None
    inhoud: tekst(forms.LANGSTE) = ""


class OverdrachthandelingIn(In):
    """`gezienOp`, `reactie` and `waaromNiet` belong to ouders; `reden` to weigeren and
    laten_vervallen; `op` to eerste_dag_bevestigen."""

    handeling: Literal[
        "ouders",
        "verzenden",
        "aanvaarden",
        "weigeren",
        "eerste_dag_bevestigen",
        "laten_vervallen",
    ]
    gezien_op: Dag | None = None
    reactie: tekst(500) | None = None
    waarom_niet: tekst(300) | None = None
    reden: tekst(500) | None = None
    op: Dag | None = None


@router.operatie(
    "GET",
    "/jongeren/{uuid:sleutel}/overdrachten",
    "overdrachten",
    scope="lezen",
    antwoord=OverdrachtenUit,
)
def overdrachten(request: HttpRequest, sleutel: UUID, vraag: Query[Bladeren]) -> OverdrachtenUit:
    """De overdrachten van een kind: wat nog loopt eerst."""
    kind = kind_om_te_lezen(request, sleutel, GROEPEN, "overdrachten")
    beelden = queries.van_kind(kind.jongere_id, request.actor)
    return OverdrachtenUit(**bladzijde(beelden, vraag, lambda b: _uit(b, kind.sleutel)))


@router.operatie(
    "GET", "/overdrachten/{uuid:sleutel}", "overdracht", scope="lezen", antwoord=OverdrachtUit
)
def overdracht(request: HttpRequest, sleutel: UUID) -> OverdrachtUit:
    """Een overdracht: wat er wordt overgedragen en hoe ver het is."""
    beeld, kind = _een(request, sleutel, "overdracht")
    return OverdrachtUit(**_uit(beeld, kind))


@router.operatie(
    "POST",
    "/jongeren/{uuid:sleutel}/overdrachten",
    "overdracht_voorbereiden",
    scope="aanleveren",
    antwoord={201: OverdrachtUit},
    kosten=5,
)
def overdracht_voorbereiden(
    request: HttpRequest, sleutel: UUID, overdracht: Body[OverdrachtIn], eenmaal: Sleutel
) -> Status[OverdrachtUit]:
    """Bereid een overdracht voor. Ouders zien haar voordat zij wordt verzonden."""
    kind = kind_om_te_wijzigen(request, sleutel, GROEPEN, "overdracht_voorbereiden")
    ontvangers = queries.mogelijke_ontvangers(
        request.actor, verborgen=plaats_verborgen(kind.jongere_id)
    )
    eigen = rijsleutel(request, "overdracht", kind.sleutel, eenmaal)
    form = forms.OverdrachtNieuwForm(
        ingevuld(overdracht, sleutel=eigen, naar=_naar(overdracht.naar, ontvangers)),
        ontvangers=ontvangers,
        gesprekken=[],
    )
    keur(form)
    with gedaan():
        rij = actions.bereid_voor(
            kind.jongere_id,
            overdracht.soort,
            moment=timezone.now(),
            sleutel=eigen,
            **form.velden(),
        )
    beeld = queries.een(rij.sleutel, request.actor)
    return Status(201, OverdrachtUit(**_uit(beeld, kind.sleutel)))


def _naar(gegeven: OrganisatieIn | None, ontvangers: list[Postvak]) -> str | None:
    if gegeven is None:
        return None
    for postvak in ontvangers:
        if (postvak.organisatie.soort, postvak.organisatie.code) == (gegeven.soort, gegeven.code):
            return str(postvak.pk)
    raise geen_waarde("naar", "is geen organisatie die hier kan")


@router.operatie(
    "POST",
    "/overdrachten/{uuid:sleutel}/handelingen",
    "overdracht_handeling",
    scope="aanleveren",
    antwoord=ToestandUit,
    kosten=5,
)
def overdracht_handeling(
    request: HttpRequest, sleutel: UUID, handeling: Body[OverdrachthandelingIn]
) -> ToestandUit:
    """Zet de volgende stap van een overdracht: als wie overdraagt, of als wie ontvangt."""
    beeld, _ = _een(request, sleutel, "overdracht_handeling")
    if not (beeld.zender or beeld.ontvanger):
        raise Http404
    wat = handeling.handeling
    if wat not in beeld.acts:
        raise Probleem(409, "Deze stap kunt u nu niet (meer) zetten.")
    gegeven = ingevuld(handeling, handeling=None)
    form = _form(wat, gegeven, request.actor.vandaag)
    alleen(form, gegeven)
    velden = keur(form)
    with gedaan():
        rij = _doe(wat, beeld.overdracht, velden)
    return ToestandUit(sleutel=rij.sleutel, toestand=rij.toestand)


def _form(wat: str, gegeven: dict[str, Any], vandaag: date) -> Form:
    if wat == "ouders":
        return forms.OudersForm(gegeven, vandaag=vandaag)
    if wat == "eerste_dag_bevestigen":
        return forms.EersteDagForm(gegeven, vandaag=vandaag)
    if wat in ("weigeren", "laten_vervallen"):
        return forms.RedenForm(gegeven)
    return Form(gegeven)


def _doe(wat: str, rij: Overdracht, velden: dict[str, Any]) -> Overdracht:
    moment = timezone.now()
    if wat == "ouders":
        return actions.ouders(rij, **velden)
    if wat == "verzenden":
        return actions.verzend(rij, moment=moment)
    if wat == "aanvaarden":
        return actions.aanvaard(rij, moment=moment)
    if wat == "weigeren":
        return actions.weiger(rij, **velden, moment=moment)
    if wat == "eerste_dag_bevestigen":
        return actions.bevestig_eerste_dag(rij, **velden, moment=moment)
    return actions.laat_vervallen(rij, **velden, moment=moment)


def _een(request: HttpRequest, sleutel: UUID, naam: str) -> tuple[queries.Beeld, UUID]:
    """A transfer with the key of its child, and the line in the read log. Raises Http404."""
    beeld = queries.een(sleutel, request.actor)
    if beeld is None:
        raise Http404
    jongere_id = beeld.overdracht.jongere_id
    jongere = Jongere.objects.filter(pk=jongere_id).first()
    if jongere is None:
        raise Http404
    basis.noteer(request, [jongere_id], basis.zichtbaar(request, GROEPEN), naam)
    return beeld, jongere.sleutel


def _uit(beeld: queries.Beeld, jongere: UUID) -> dict[str, Any]:
    o = beeld.overdracht
    velden = (
        *("sleutel", "soort", "toestand", "inhoud", "eerste_dag_verwacht", "verzenden_uiterlijk"),
        *("antwoord_uiterlijk", "ouders_gezien_op", "ouders_reactie", "ouders_waarom_niet"),
        *("verzonden_op", "beantwoord_op", "eerste_dag_op", "toelichting", "moment"),
    )
    return {
        "jongere": jongere,
        "van": beeld.van,
        "naar": beeld.naar,
        "buiten": beeld.buiten,
        "laat": beeld.laat,
        "kan": sorted(beeld.acts),
        **{veld: getattr(o, veld) for veld in velden},
    }
