"""Escalation: a step falls due by the klok or is brought forward, and a named person decides."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from inbeeld.dossiers.models import Escalatie
from inbeeld.dossiers.policies import (
    beslissers,
    check_can_besluiten,
    check_can_intrekken,
    check_can_vervroegen,
)
from inbeeld.dossiers.queries.escalatie import gestopt
from inbeeld.dossiers.queries.ladder import Bereikt, bereikt
from inbeeld.signalen.actions import kennis
from inbeeld.signalen.models import Meldingontvanger, Regioplan, Zaak
from inbeeld.signalen.plan import (
    Ladder,
    Plan,
    Trede,
    kalender_van,
    plan_van,
    regioplan_op,
    vervullers_voor,
)
from inbeeld.signalen.queries.meldfeiten import meldfeiten_van, partijen_van
from inbeeld.tijdlijnen.kinderen import kinderen_op
from inbeeld.tijdlijnen.queries import lopend_op
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Aanstelling, Postvak

A = Escalatie.Aanleiding
VALT, BESLOTEN = "escalatie_valt", "escalatie_besluit"


class GeenTrede(ValueError):
    """There is no further step, or no plan; the message is a sentence for people."""


class AlBesloten(ValueError):
    """Somebody decided on this escalatie first."""


class KloktNog(ValueError):
    """The klok runs, or has never run: only a besluit ends this; the message is for people."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Under which agreements, why, when and by whom a step begins; `door` None: the system."""

    afspraken: Regioplan
    aanleiding: str
    vandaag: date
    moment: datetime
    reden: str = ""
    door: int | None = None


@transaction.atomic
def verval_bij(vandaag: date, moment: datetime) -> list[Escalatie]:
    """Write down every step that the klok has reached, and tell who decides. As the system.

    Doing it again, or days late, gives each step once: with the day on which it fell due. A decider
    whose aanstelling ended is followed up by who holds the functie now.
    """
    afspraken = regioplan_op(vandaag)
    if afspraken is None:
        return []
    begin = Begin(afspraken, A.KLOK, vandaag, moment)
    nieuw = [_van_klok(begin, stap) for stap in bereikt(plan_van(afspraken), vandaag)]
    for escalatie in Escalatie.objects.filter(besluit="").exclude(beslisser=None):
        if not _geldig(escalatie.beslisser_id, vandaag):
            _volg_op(plan_van(afspraken), escalatie, vandaag, moment)
    return nieuw


def _van_klok(begin: Begin, stap: Bereikt) -> Escalatie:
    zaak = Zaak.objects.select_related("eigenaar_postvak").get(pk=stap.zaak_id)
    return _begin(begin, zaak, stap.ladder, stap.trede, sinds=stap.sinds, op=stap.op)


@transaction.atomic
def vervroeg(zaak: Zaak, *, reden: str, moment: datetime) -> Escalatie:
    """Bring the next step forward, with a reason. Raises Geweigerd, GeenTrede."""
    actor = huidige_actor()
    check_can_vervroegen(actor)
    if zaak.gesloten_op is not None:
        raise GeenTrede("De zaak is gesloten: daarna komt er geen trede meer.")
    afspraken, ladder, sinds = _stand(zaak, actor.vandaag)
    trede = _volgende(zaak, ladder, sinds)
    begin = Begin(afspraken, A.VERVROEGD, actor.vandaag, moment, reden, actor.aanstelling_id)
    return _begin(begin, zaak, ladder, trede, sinds=sinds, op=actor.vandaag)


@transaction.atomic
def geen_antwoord(ontvanger: Meldingontvanger, vandaag: date, moment: datetime) -> None:
    """A recipient whom the plan lets escalate did not answer. As the system; once is enough."""
    zaak = ontvanger.melding.zaak
    if zaak is None or zaak.gesloten_op is not None:
        return
    try:
        afspraken, ladder, sinds = _stand(zaak, vandaag)
        trede = _volgende(zaak, ladder, sinds)
    except GeenTrede:
        return
    if Escalatie.objects.filter(zaak=zaak, besluit="").exists():
        return
    reden = f"Geen antwoord van {ontvanger.postvak.organisatie.naam} op een melding."
    begin = Begin(afspraken, A.GEEN_ANTWOORD, vandaag, moment, reden)
    _begin(begin, zaak, ladder, trede, sinds=sinds, op=vandaag)


@transaction.atomic
def besluit(escalatie: Escalatie, wat: str, *, reden: str, moment: datetime) -> Escalatie:
    """Decide, with the reason. 'hoger' brings the next step forward at once.

    Raises Geweigerd, AlBesloten, GeenTrede.
    """
    actor = huidige_actor()
    check_can_besluiten(actor, escalatie)
    vast = Escalatie.objects.select_for_update(of=("self",)).get(pk=escalatie.pk)
    if vast.besluit:
        raise AlBesloten("Over deze escalatie is intussen al besloten.")
    vast.besluit, vast.besluit_reden = Escalatie.Besluit(wat), reden
    vast.besloten_door_id, vast.besloten_op = actor.aanstelling_id, moment
    if vast.besluit == Escalatie.Besluit.HOGER:
        # Before the besluit is stored, as GeenTrede must leave nothing behind.
        vervroeg(vast.zaak, reden=reden, moment=moment)
    vast.save()
    _vertel_besluit(vast, set(), moment)
    return vast


@transaction.atomic
def trek_in(escalatie: Escalatie, *, moment: datetime) -> Escalatie:
    """Withdraw what the klok no longer asks: 'niet meer nodig', with the day on which it stopped.

    By the decider, or by who has the zaak; who did not do it is told. Raises Geweigerd, AlBesloten,
    and KloktNog while a besluit is still needed.
    """
    actor = huidige_actor()
    check_can_intrekken(actor, escalatie)
    vast = Escalatie.objects.select_for_update(of=("self",)).get(pk=escalatie.pk)
    if vast.besluit:
        raise AlBesloten("Over deze escalatie is intussen al besloten.")
    stil = gestopt([vast.pk]).get(vast.pk)
    if stil is None:
        raise KloktNog("De klok loopt. De beslisser neemt een besluit.")
    aan = beslissers(vast, actor.vandaag)
    vast.besluit, vast.besluit_reden = Escalatie.Besluit.NIET_NODIG, stil.zin
    vast.besloten_door_id, vast.besloten_op = actor.aanstelling_id, moment
    vast.save()
    _vertel_besluit(vast, aan, moment)
    return vast


def _vertel_besluit(vast: Escalatie, ook: set[int], moment: datetime) -> None:
    """Tell who has the zaak, who asked and `ook` these; not who decided."""
    aan = ook | set(kennis.aan_postvak(vast.zaak.eigenaar_postvak_id, vast.zaak.eigenaar_id))
    if vast.gestart_door_id:
        aan.add(vast.gestart_door_id)
    _meld(BESLOTEN, vast, sorted(aan - {vast.besloten_door_id}), moment)


def _stand(zaak: Zaak, dag: date) -> tuple[Regioplan, Ladder, date]:
    """The plan, the ladder and the first day of absence that count for a zaak on this day."""
    afspraken = regioplan_op(dag)
    if afspraken is None:
        raise GeenTrede("Er gelden geen afspraken van de regio. De regiocoördinator stelt ze in.")
    klok = lopend_op(dag).filter(jongere_id=zaak.jongere_id).order_by("-soort").first()
    kind = next(iter(kinderen_op([zaak.jongere_id], dag)), None)
    sector = kind.sector or None if kind else None
    ladder = plan_van(afspraken).ladder_voor(klok.soort if klok else "streng", sector)
    if ladder is None:
        raise GeenTrede("De afspraken van de regio hebben voor dit kind geen ladder.")
    return afspraken, ladder, klok.thuis_sinds if klok else zaak.opent_op


def _volgende(zaak: Zaak, ladder: Ladder, sinds: date) -> Trede:
    gehad = set(
        Escalatie.objects.filter(zaak=zaak, ladder=ladder.sleutel, sinds=sinds).values_list(
            "trede", flat=True
        )
    )
    trede = next((t for t in ladder.treden if t.niveau > max(gehad, default=0)), None)
    if trede is None:
        raise GeenTrede("De hoogste trede is al bereikt.")
    return trede


def _begin(
    begin: Begin, zaak: Zaak, ladder: Ladder, trede: Trede, *, sinds: date, op: date
) -> Escalatie:
    wie, postvak = _beslisser(trede, zaak, begin.vandaag)
    escalatie = Escalatie.objects.create(
        zaak=zaak,
        jongere_id=zaak.jongere_id,
        plan_code=begin.afspraken.code,
        plan_versie=begin.afspraken.versie,
        ladder=ladder.sleutel,
        trede=trede.niveau,
        sinds=sinds,
        aanleiding=begin.aanleiding,
        reden=begin.reden,
        begonnen_op=op,
        # Found late (nothing ran for days): who decides still gets the whole term.
        besluit_uiterlijk=trede.termijn.datum(begin.vandaag, kalender_van(None, begin.vandaag)),
        postvak=postvak,
        beslisser_id=wie,
        gestart_door_id=begin.door,
    )
    _meld(VALT, escalatie, sorted(beslissers(escalatie, begin.vandaag)), begin.moment)
    return escalatie


def _beslisser(trede: Trede, zaak: Zaak, dag: date) -> tuple[int | None, Postvak]:
    """The first decider of the step whom somebody holds today; else a coordinator answers.

    The zaak's own postvak where the plan's is not there: a step is never without anybody.
    """
    feiten = meldfeiten_van(zaak.jongere_id, dag)
    for functie in [b.functie for b in trede.beslissers if b.functie]:
        vervuller = vervullers_voor(
            functie, dag, school=feiten.school, gemeente=feiten.gemeente
        ).first()
        if vervuller is not None:
            wie = vervuller.aanstelling
            bak = Postvak.objects.filter(organisatie=wie.organisatie_id).first()
            return wie.pk, bak or zaak.eigenaar_postvak
    gezocht = [b.aan for b in trede.beslissers if b.aan]
    per_aan = {p.aan: p.postvak_id for p in partijen_van(zaak.jongere_id, dag) if p.postvak_id}
    for aan in gezocht:
        if aan in per_aan:
            return None, Postvak.objects.get(pk=per_aan[aan])
    return None, zaak.eigenaar_postvak


def _volg_op(plan: Plan, escalatie: Escalatie, dag: date, moment: datetime) -> None:
    try:
        ladder = plan.ladder(escalatie.ladder)
        trede = next(t for t in ladder.treden if t.niveau == escalatie.trede)
    except (KeyError, StopIteration):
        wie, postvak = None, escalatie.postvak
    else:
        wie, postvak = _beslisser(trede, escalatie.zaak, dag)
    escalatie.beslisser_id, escalatie.postvak = wie, postvak
    escalatie.save(update_fields=["beslisser", "postvak"])
    _meld(VALT, escalatie, sorted(beslissers(escalatie, dag)), moment, kenmerk=dag.isoformat())


def _geldig(aanstelling_id: int, dag: date) -> bool:
    return Aanstelling.objects.filter(pk=aanstelling_id, periode__contains=dag).exists()


def _meld(
    soort: str, escalatie: Escalatie, aan: list[int], moment: datetime, kenmerk: str = ""
) -> None:
    kennis.stuur(
        aan=aan,
        soort=soort,
        onderwerp=("dossiers_escalatie", escalatie.pk),
        kenmerk=kenmerk,
        jongere_id=escalatie.jongere_id,
        moment=moment,
    )
