"""The plan of a child over the API: what it says, a next version, how the family sees it."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.timezone import localdate
from ninja import Body
from ninja.responses import Status
from pydantic import Field

from inbeeld.dossiers.actions import plan as actions
from inbeeld.dossiers.api.basis import (
    OrganisatieIn,
    OrganisatieUit,
    Sleutel,
    gedaan,
    geen_waarde,
    gekozen,
    ingevuld,
    keur,
    kind_om_te_lezen,
    kind_om_te_wijzigen,
    organisatie_uit,
    rij_of_404,
    rijsleutel,
)
from inbeeld.dossiers.forms_plan import MEEST, ZienswijzeForm
from inbeeld.dossiers.models import Plandoel, Planversie, Zienswijze
from inbeeld.dossiers.planinhoud import Doel, Inhoud, inhoud_van
from inbeeld.dossiers.policies_plan import wie_gevraagd
from inbeeld.dossiers.queries import plan as queries
from inbeeld.dossiers.queries.gesprekken import wie_is
from inbeeld.signalen.queries.zaken import naam_van
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Dag, In, Uit, tekst
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.models import Organisatie

router = ApiRouter(tags=["plan"])
GROEPEN = (Groep.PLAN_EN_AFSPRAKEN,)
_VERSIES = Planversie.objects.select_related(
    "jongere", "plan", "door__gebruiker", "door__organisatie"
)


class DoelUit(Uit):
    """Whose goal, in plain words; `bereikt`: '' while it is worked on."""

    van: str
    tekst: str
    bereikt: str


class BijdrageUit(Uit):
    organisatie: OrganisatieUit
    tekst: str


class PlanversieUit(Uit):
    sleutel: UUID
    jongere: UUID
    plan: UUID
    nummer: int
    moment: datetime
    door: str
    perspectief: str
    doelen: list[DoelUit]
    bijdragen: list[BijdrageUit]
    wat_veranderde: str
    waarom: str


class ZienswijzeUit(Uit):
    """What parents or child said of the version of this number."""

    sleutel: UUID
    nummer: int
    van: str
    wie: str
    oordeel: str
    eigen_woorden: str
    gegeven_op: date


class MeningUit(Uit):
    """`ontbreekt`: by their age it was asked, and is not there; `eerder`: of an earlier version."""

    van: str
    ontbreekt: bool
    zienswijze: ZienswijzeUit | None
    eerder: ZienswijzeUit | None


class PlanUit(Uit):
    sleutel: UUID
    toestand: str
    vastgesteld_op: date | None
    evaluatie_op: date | None
    versie: PlanversieUit
    meningen: list[MeningUit]


class PlanVanKindUit(Uit):
    """`plan`: the one that is open; null when there is none."""

    plan: PlanUit | None


class DoelIn(In):
    van: Literal[tuple(Plandoel.Van.values)]
    tekst: tekst(500, minstens=1)
    bereikt: Literal[("", *Plandoel.Bereikt.values)] = ""


class BijdrageIn(In):
    organisatie: OrganisatieIn
    tekst: tekst(500, minstens=1)


class PlanversieIn(In):
    """The whole text. `vanaf`: the key of the version that it began from, null for a first plan."""

    vanaf: UUID | None
    perspectief: tekst(5000, minstens=1)
    doelen: Annotated[list[DoelIn], Field(min_length=1, max_length=3 * MEEST)]
    bijdragen: Annotated[list[BijdrageIn], Field(max_length=MEEST)] = []
    wat_veranderde: tekst(500) = ""
    waarom: tekst(500) = ""


class ZienswijzeIn(In):
    """`gegevenOp`: left out is today."""

    van: Literal[tuple(Zienswijze.Van.values)]
    wie: tekst(60) = ""
    oordeel: Literal[tuple(Zienswijze.Oordeel.values)]
    eigen_woorden: tekst(3000) = ""
    gegeven_op: Dag | None = None


@router.operatie(
    "GET", "/jongeren/{uuid:sleutel}/plan", "plan", scope="lezen", antwoord=PlanVanKindUit
)
def plan(request: HttpRequest, sleutel: UUID) -> PlanVanKindUit:
    """Het plan dat open is: de versie van nu, met wat ouders en kind ervan vinden."""
    kind = kind_om_te_lezen(request, sleutel, GROEPEN, "plan")
    open_plan = queries.plan_van(kind.jongere_id)
    versie = queries.laatste_versie(open_plan) if open_plan else None
    if open_plan is None or versie is None:
        return PlanVanKindUit(plan=None)
    uit = PlanUit(
        sleutel=open_plan.sleutel,
        toestand=open_plan.toestand,
        vastgesteld_op=open_plan.vastgesteld_op,
        evaluatie_op=open_plan.evaluatie_op,
        versie=_versie_uit(versie, kind, open_plan.sleutel),
        meningen=[
            MeningUit(
                van=mening.van,
                ontbreekt=mening.ontbreekt,
                zienswijze=_zienswijze_uit(mening.zienswijze),
                eerder=_zienswijze_uit(mening.eerder),
            )
            for mening in queries.meningen(versie, kind.geboortedatum, request.actor.vandaag)
        ],
    )
    return PlanVanKindUit(plan=uit)


@router.operatie(
    "GET",
    "/planversies/{uuid:sleutel}",
    "planversie",
    scope="lezen",
    antwoord=PlanversieUit,
)
def planversie(request: HttpRequest, sleutel: UUID) -> PlanversieUit:
    """Een versie van een plan, zoals zij was."""
    versie = rij_of_404(_VERSIES.all(), sleutel)
    kind = kind_om_te_lezen(request, versie.jongere.sleutel, GROEPEN, "planversie")
    return _versie_uit(versie, kind, versie.plan.sleutel)


@router.operatie(
    "POST",
    "/jongeren/{uuid:sleutel}/planversies",
    "planversie_schrijven",
    scope="aanleveren",
    antwoord={201: PlanversieUit},
    kosten=5,
)
def planversie_schrijven(
    request: HttpRequest, sleutel: UUID, versie: Body[PlanversieIn], eenmaal: Sleutel
) -> Status[PlanversieUit]:
    """Bewaar een volgende versie van het plan; de eerste maakt het plan.

    Is er intussen een nieuwere versie dan `vanaf`, dan is het antwoord 409 en wordt er niets
    opgeslagen: haal het plan op, breng de teksten bij elkaar en stuur die met de nieuwe `vanaf`.
    """
    kind = kind_om_te_wijzigen(request, sleutel, GROEPEN, "planversie_schrijven")
    with gedaan():
        nieuw = actions.schrijf_versie(
            kind.jongere_id,
            _inhoud(request, kind, versie),
            vanaf=versie.vanaf,
            sleutel=rijsleutel(request, "planversie", kind.sleutel, eenmaal),
            moment=timezone.now(),
        )
    rij = _VERSIES.get(pk=nieuw.pk)
    return Status(201, _versie_uit(rij, kind, rij.plan.sleutel))


def _inhoud(request: HttpRequest, kind: Kind, gegeven: PlanversieIn) -> Inhoud:
    """The text as the action takes it; the same goal of the same person once."""
    doelen: dict[tuple[str, str], Doel] = {}
    # In the order of a page: of the child first.
    for van in Plandoel.Van.values:
        for d in gegeven.doelen:
            if d.van == van and (woorden := d.tekst.strip()):
                doelen.setdefault((van, woorden), Doel(van, woorden, d.bereikt))
    return Inhoud(
        gegeven.perspectief.strip(),
        tuple(doelen.values()),
        _bijdragen(request, kind, gegeven),
        gegeven.wat_veranderde.strip(),
        gegeven.waarom.strip(),
    )


def _bijdragen(request: HttpRequest, kind: Kind, gegeven: PlanversieIn) -> dict[int, str]:
    """What each partner does. Of one that the client may not name, as that would tell where the
    child lives, the words of the version before stay."""
    rijen = Planversie.objects.filter(jongere_id=kind.jongere_id, sleutel=gegeven.vanaf)
    eerder = inhoud_van(rijen.first()).bijdragen
    mogelijk = {*queries.kan_meedoen(kind.jongere_id), *eerder}
    eigen = request.actor.organisatie_id
    uit = {
        o.pk: eerder[o.pk]
        for o in Organisatie.objects.filter(pk__in=eerder)
        if o.pk != eigen and naam_van(o, kind.adres_verborgen) != o.naam
    }
    for nr, bijdrage in enumerate(gegeven.bijdragen):
        veld = f"bijdragen.{nr}.organisatie"
        wie = gekozen(
            bijdrage.organisatie, mogelijk, verborgen=kind.adres_verborgen, veld=veld, eigen=eigen
        )
        if wie.pk in uit:
            raise geen_waarde(veld, "staat er meer dan een keer")
        uit[wie.pk] = bijdrage.tekst.strip()
    return {o: woorden for o, woorden in uit.items() if woorden}


@router.operatie(
    "POST",
    "/planversies/{uuid:sleutel}/zienswijzen",
    "zienswijze_geven",
    scope="aanleveren",
    antwoord={201: ZienswijzeUit},
    kosten=5,
)
def zienswijze_geven(
    request: HttpRequest, sleutel: UUID, zienswijze: Body[ZienswijzeIn], eenmaal: Sleutel
) -> Status[ZienswijzeUit]:
    """Leg vast wat ouders of kind van deze versie vinden, in hun eigen woorden."""
    versie = rij_of_404(_VERSIES.all(), sleutel)
    kind = kind_om_te_wijzigen(request, versie.jongere.sleutel, GROEPEN, "zienswijze_geven")
    vandaag = request.actor.vandaag
    eigen = rijsleutel(request, "zienswijze", versie.sleutel, eenmaal)
    velden = {"gegeven_op": vandaag} | ingevuld(zienswijze, sleutel=eigen)
    form = ZienswijzeForm(
        velden,
        mag=wie_gevraagd(kind.geboortedatum, vandaag).mag,
        vandaag=vandaag,
        vanaf=min(localdate(versie.moment), vandaag),
    )
    gegeven = keur(form)
    with gedaan():
        rij = actions.geef_zienswijze(
            versie, geboortedatum=kind.geboortedatum, **gegeven, moment=timezone.now()
        )
    return Status(201, _zienswijze_uit(rij))


def _versie_uit(versie: Planversie, kind: Kind, plan_: UUID) -> PlanversieUit:
    verborgen = kind.adres_verborgen
    bijdragen = versie.bijdragen.select_related("organisatie").order_by("organisatie__naam", "pk")
    return PlanversieUit(
        sleutel=versie.sleutel,
        jongere=kind.sleutel,
        plan=plan_,
        nummer=versie.nummer,
        moment=versie.moment,
        door=wie_is(versie.door, verborgen=verborgen),
        perspectief=versie.perspectief,
        doelen=[
            DoelUit(van=d.van, tekst=d.tekst, bereikt=d.bereikt)
            for d in versie.doelen.order_by("volgorde")
        ],
        bijdragen=[
            BijdrageUit(organisatie=organisatie_uit(b.organisatie, verborgen), tekst=b.tekst)
            for b in bijdragen
        ],
        wat_veranderde=versie.wat_veranderde,
        waarom=versie.waarom,
    )


def _zienswijze_uit(rij: Zienswijze | None) -> Any:
    if rij is None:
        return None
    return ZienswijzeUit(
        sleutel=rij.sleutel,
        nummer=rij.versie.nummer,
        van=rij.van,
        wie=rij.wie,
        oordeel=rij.oordeel,
        eigen_woorden=rij.eigen_woorden,
        gegeven_op=rij.gegeven_op,
    )
