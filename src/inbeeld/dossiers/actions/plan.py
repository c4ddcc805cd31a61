"""The plan: write it, establish it, look at it together, close it, hear the family, take partners
in. Every act checks who does it, and the database holds the same."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.timezone import localdate

from inbeeld.dossiers import taaksoorten
from inbeeld.dossiers.actions.basis import Verouderd, open_zaak_van, schrijf, stap, vergrendel
from inbeeld.dossiers.actions.taken import taak_klaar, zet_taak
from inbeeld.dossiers.models import (
    Bijdrage,
    Dossierregel,
    Evaluatie,
    Plan,
    Plandeelnemer,
    Plandoel,
    Planversie,
    Zienswijze,
)
from inbeeld.dossiers.planinhoud import Inhoud, inhoud_van
from inbeeld.dossiers.policies_plan import check_can_plan, wie_gevraagd
from inbeeld.dossiers.queries.plan import kan_meedoen, laatste_versie, plan_van
from inbeeld.dossiers.toestanden import PLAN, KanNiet
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Postvak
from inbeeld.toegang.perioden import periode

EVALUEREN = "plan_evalueren"
"""The task to look at the plan together."""
taaksoorten.voeg_toe(EVALUEREN, "Het plan samen bekijken")


def geweest(begin: date, vandaag: date) -> DateRange:
    """A period that ends now: its last day was yesterday, or today when it began today."""
    return DateRange(begin, max(begin + timedelta(days=1), vandaag))


class NieuwereVersie(Verouderd):
    """There is another version than the text began from. `laatste`: that one; None when the plan
    was closed meanwhile."""

    def __init__(self, laatste: Planversie | None) -> None:
        super().__init__("Intussen heeft iemand anders het plan veranderd.")
        self.laatste = laatste


@transaction.atomic
def schrijf_versie(
    jongere_id: int, inhoud: Inhoud, *, vanaf: UUID | None, sleutel: UUID, moment: datetime
) -> Planversie:
    """Store a text as the next version; the first one makes the plan.

    `vanaf`: `sleutel` of the version that the text began from, None for a first text. The same
    `sleutel` with the same text sent twice is one version. Raises Geweigerd, NieuwereVersie,
    ValueError (no perspective, no goal, or a next version without what changed and why).
    """
    check_can_plan(huidige_actor())
    plan = _open(jongere_id)
    # After the plan is held: of two that are sent at once the second finds the first.
    al = Planversie.objects.filter(jongere_id=jongere_id, sleutel=sleutel).first()
    if al is not None and inhoud_van(al) == inhoud:
        return al
    laatste = laatste_versie(plan) if plan else None
    if (laatste.sleutel if laatste else None) != vanaf:
        raise NieuwereVersie(laatste)
    _keur(inhoud, eerste=laatste is None)
    if plan is None:
        plan = _begin(jongere_id, moment)
    if plan is None:
        return schrijf_versie(jongere_id, inhoud, vanaf=vanaf, sleutel=sleutel, moment=moment)
    versie = schrijf(
        Planversie,
        jongere_id,
        moment=moment,
        sleutel=_eigen(sleutel, al),
        plan=plan,
        nummer=laatste.nummer + 1 if laatste else 1,
        perspectief=inhoud.perspectief,
        wat_veranderde=inhoud.wat_veranderde if laatste else "",
        waarom=inhoud.waarom if laatste else "",
    )
    _vul(versie, inhoud)
    return versie


def _eigen(sleutel: UUID, al: Dossierregel | None) -> UUID:
    """The key that a form brought, unless another text has it: somebody went back in the browser,
    and wrote on in a form that was stored already."""
    return sleutel if al is None else uuid4()


def _open(jongere_id: int) -> Plan | None:
    """The open plan, held: who comes after waits, and then sees what was written."""
    plan = plan_van(jongere_id)
    vast = vergrendel(plan) if plan else None
    return None if vast is None or vast.toestand == Plan.Toestand.AFGESLOTEN else vast


def _keur(inhoud: Inhoud, *, eerste: bool) -> None:
    if not inhoud.perspectief or not inhoud.doelen:
        raise ValueError("Een plan heeft een perspectief en ten minste één doel.")
    if not eerste and not (inhoud.wat_veranderde and inhoud.waarom):
        raise ValueError("Een nieuwe versie zegt wat er veranderde en waarom.")


def _begin(jongere_id: int, moment: datetime) -> Plan | None:
    """A new plan; None when somebody else began one in the same moment."""
    try:
        with transaction.atomic():
            return schrijf(Plan, jongere_id, moment=moment)
    except IntegrityError:
        if plan_van(jongere_id) is None:
            raise
        return None


def _vul(versie: Planversie, inhoud: Inhoud) -> None:
    Plandoel.objects.bulk_create(
        Plandoel(
            jongere_id=versie.jongere_id,
            versie=versie,
            volgorde=nr,
            van=doel.van,
            tekst=doel.tekst,
            bereikt=doel.bereikt,
        )
        for nr, doel in enumerate(inhoud.doelen, start=1)
    )
    Bijdrage.objects.bulk_create(
        Bijdrage(jongere_id=versie.jongere_id, versie=versie, organisatie_id=o, tekst=tekst)
        for o, tekst in inhoud.bijdragen.items()
    )


@transaction.atomic
def stel_vast(plan: Plan, *, versie: UUID, evaluatie_op: date) -> Plan:
    """Establish the version that was read, to be looked at together on `evaluatie_op`.

    Raises Geweigerd, KanNiet, Verouderd (there is a later version), ValueError (no day to come).
    """
    actor = huidige_actor()
    check_can_plan(actor)
    vast = stap(plan, PLAN, "vaststellen")
    laatste = laatste_versie(vast)
    if laatste is None or laatste.sleutel != versie:
        raise Verouderd("Er is intussen een nieuwe versie. Lees die eerst.")
    if evaluatie_op <= actor.vandaag:
        raise ValueError("De evaluatie is op een dag die nog komt.")
    vast.vastgesteld_op, vast.evaluatie_op = actor.vandaag, evaluatie_op
    vast.save()
    _vraag_evaluatie(vast, evaluatie_op)
    return vast


def _vraag_evaluatie(plan: Plan, dag: date) -> None:
    """Asked of whose the zaak is; without a zaak of the organisation that asks it."""
    postvak = None
    if open_zaak_van(plan.jongere_id) is None:
        postvak = Postvak.objects.filter(organisatie_id=huidige_actor().organisatie_id).first()
    zet_taak(plan, EVALUEREN, dag, postvak=postvak)


@transaction.atomic
def evalueer(
    plan: Plan,
    *,
    gehouden_op: date,
    uitkomst: str,
    volgende_op: date | None,
    sluitreden: str = "",
    sleutel: UUID,
    moment: datetime,
) -> Evaluatie:
    """Record that the plan was looked at, and when again; without `volgende_op` it is closed.

    The same `sleutel` and text twice is one evaluation. Raises Geweigerd, KanNiet, ValueError.
    """
    actor = huidige_actor()
    check_can_plan(actor)
    vast = vergrendel(plan)
    al = Evaluatie.objects.filter(plan=vast, sleutel=sleutel).first()
    if al is not None and al.uitkomst == uitkomst:
        return al
    if vast.toestand != Plan.Toestand.LOPEND or vast.evaluatie_op is None:
        raise KanNiet("Alleen een plan dat loopt, kunt u evalueren.")
    if not vast.vastgesteld_op <= gehouden_op <= actor.vandaag or not uitkomst:
        raise ValueError("De evaluatie was na het vaststellen en heeft een uitkomst.")
    rij = schrijf(
        Evaluatie,
        vast.jongere_id,
        moment=moment,
        sleutel=_eigen(sleutel, al),
        plan=vast,
        gepland_op=vast.evaluatie_op,
        gehouden_op=gehouden_op,
        uitkomst=uitkomst,
        volgende_op=volgende_op,
    )
    taak_klaar(vast, EVALUEREN)
    if volgende_op is None:
        sluit(vast, reden=sluitreden)
    else:
        _kijk_weer(vast, volgende_op)
    return rij


def _kijk_weer(plan: Plan, dag: date) -> None:
    if dag <= huidige_actor().vandaag:
        raise ValueError("De volgende evaluatie is op een dag die nog komt.")
    plan.evaluatie_op = dag
    plan.save()
    _vraag_evaluatie(plan, dag)


@transaction.atomic
def sluit(plan: Plan, *, reden: str) -> Plan:
    """Close the plan; who took part sees the child by it no longer.

    Raises Geweigerd, KanNiet, ValueError (no reason).
    """
    actor = huidige_actor()
    check_can_plan(actor)
    if not reden:
        raise ValueError("Wie een plan afsluit, zegt waarom.")
    vast = stap(plan, PLAN, "afsluiten")
    vast.afgesloten_op, vast.sluitreden = actor.vandaag, reden
    vast.save()
    taak_klaar(vast)
    return vast


@transaction.atomic
def geef_zienswijze(
    versie: Planversie,
    *,
    geboortedatum: date | None,
    van: str,
    wie: str,
    oordeel: str,
    eigen_woorden: str,
    gegeven_op: date,
    sleutel: UUID,
    moment: datetime,
) -> Zienswijze:
    """Record what parents or child say of a version, as theirs; the same form twice is one.

    Raises Geweigerd, KanNiet (by their age it is not theirs to say), ValueError.
    """
    actor = huidige_actor()
    check_can_plan(actor)
    al = Zienswijze.objects.filter(versie=versie, sleutel=sleutel).first()
    zelfde = (van, wie, oordeel, eigen_woorden)
    if al is not None and (al.van, al.wie, al.oordeel, al.eigen_woorden) == zelfde:
        return al
    if not localdate(versie.moment) <= gegeven_op <= actor.vandaag:
        raise ValueError("De dag ligt tussen het maken van de versie en vandaag.")
    if van not in wie_gevraagd(geboortedatum, gegeven_op).mag:
        raise KanNiet("Wie 18 jaar of ouder is, geeft alleen zelf een mening over het plan.")
    return schrijf(
        Zienswijze,
        versie.jongere_id,
        moment=moment,
        sleutel=_eigen(sleutel, al),
        versie=versie,
        van=Zienswijze.Van(van),
        wie=wie,
        oordeel=Zienswijze.Oordeel(oordeel),
        eigen_woorden=eigen_woorden,
        gegeven_op=gegeven_op,
    )


@transaction.atomic
def neem_deel(plan: Plan, organisatie_id: int, *, moment: datetime) -> Plandeelnemer:
    """Take a partner in: from today it sees the child, until it takes part no more.

    Only one that has to do with the child already. Taken in twice it takes part once. Raises
    Geweigerd, KanNiet.
    """
    actor = huidige_actor()
    check_can_plan(actor)
    vast = vergrendel(plan)
    if vast.toestand == Plan.Toestand.AFGESLOTEN:
        raise KanNiet("Het plan is afgesloten.")
    al = Plandeelnemer.objects.filter(
        plan=vast, organisatie_id=organisatie_id, periode__endswith__isnull=True
    ).first()
    if al is not None:
        return al
    if organisatie_id not in kan_meedoen(vast.jongere_id):
        raise KanNiet("Deze organisatie heeft met dit kind niets te maken.")
    return schrijf(
        Plandeelnemer,
        vast.jongere_id,
        moment=moment,
        plan=vast,
        organisatie_id=organisatie_id,
        periode=periode(actor.vandaag, None),
    )


@transaction.atomic
def stop_deelname(deelnemer: Plandeelnemer) -> Plandeelnemer:
    """End the part that a partner takes, and what it saw by it. Raises Geweigerd, KanNiet."""
    actor = huidige_actor()
    check_can_plan(actor)
    vast = vergrendel(deelnemer)
    if vast.periode.upper is not None:
        raise KanNiet("Deze partner doet al niet meer mee.")
    vast.periode = geweest(vast.periode.lower, actor.vandaag)
    vast.save()
    return vast
