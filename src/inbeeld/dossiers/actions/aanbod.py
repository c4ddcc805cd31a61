"""The road of one offer: asked, made, accepted or refused, begun, followed, ended.

The start of a fitting offer is recorded as the fact `aanbod` in the same transaction, which stops
the clock; its end corrects that fact. Each state has at most one task, for what comes next.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from inbeeld.dossiers import taaksoorten
from inbeeld.dossiers.aanbodcodes import TEN_ONRECHTE
from inbeeld.dossiers.actions import behoeften
from inbeeld.dossiers.actions.aanbodbasis import (
    VERVOLG,
    KanZoNiet,
    al_gemaakt,
    check_can_schrijven,
    check_dag,
    vervolg_klaar,
    vraag,
)
from inbeeld.dossiers.actions.aanbodfeit import beeindig_feit, leg_feit_vast, trek_feit_in
from inbeeld.dossiers.actions.basis import open_zaak_van, schrijf, stap, vergrendel
from inbeeld.dossiers.actions.taken import taak_klaar
from inbeeld.dossiers.models import Aanbodcontrole, Aanbodopbouw, Aanbodtraject, Behoefte
from inbeeld.dossiers.toestanden import AANBODTRAJECT
from inbeeld.signalen.plan import Eenheid, Termijn, kalender_van
from inbeeld.toegang.actor import huidige_actor

T = Aanbodtraject.Toestand
DAGEN = ("gevraagd_op", "aangeboden_op", "antwoord_op", "begonnen_op", "einddatum")
"""The days of a road, in order."""

GEVRAAGD, ANTWOORD, BEGIN = "aanbod_gevraagd", "aanbod_antwoord", "aanbod_begin"
CONTROLEREN = "aanbod_controleren"
taaksoorten.voeg_toe(GEVRAAGD, "Vragen of het gevraagde aanbod er komt")
taaksoorten.voeg_toe(ANTWOORD, "Vragen of ouders en kind het aanbod willen")
taaksoorten.voeg_toe(BEGIN, "Nagaan of het aanbod is begonnen")
taaksoorten.voeg_toe(CONTROLEREN, "Nagaan of het kind naar het aanbod gaat")

WACHT_OP_ANTWOORD = Termijn(10, Eenheid.SCHOOLDAGEN)
VERVOLG_BINNEN = Termijn(5, Eenheid.SCHOOLDAGEN)
EERSTE_CONTROLE, VOLGENDE_CONTROLE = timedelta(weeks=2), timedelta(weeks=4)


@transaction.atomic
def vraag_aan(
    jongere_id: int, *, sleutel: UUID, moment: datetime, dagen: dict[str, date], **velden: Any
) -> Aanbodtraject:
    """Record an offer, as far as it has come: `dagen` holds a day per step that was taken (`DAGEN`,
    without the end). Several steps are one transaction.

    `velden`: soort, omschrijving, passend, aanbieder_id, plek, uren_per_week_honderdsten,
    begin_verwacht_op, toelichting. The same `sleutel` again gives the row that is there. Raises
    Geweigerd, KanZoNiet, KanNiet.
    """
    check_can_schrijven(jongere_id)
    gemaakt = al_gemaakt(Aanbodtraject, sleutel, jongere_id)
    if gemaakt is not None:
        return gemaakt
    gevraagd_op = dagen.get("gevraagd_op")
    if gevraagd_op is not None:
        _check_dag("gevraagd_op", gevraagd_op, None)
    traject = schrijf(
        Aanbodtraject,
        jongere_id,
        moment=moment,
        sleutel=sleutel,
        zaak=open_zaak_van(jongere_id),
        gevraagd_op=gevraagd_op,
        **velden,
    )
    vervolg_klaar(jongere_id)
    if "aangeboden_op" in dagen:
        traject = bied_aan(traject, op=dagen["aangeboden_op"])
    if "antwoord_op" in dagen:
        traject = aanvaard(traject, op=dagen["antwoord_op"])
    if "begonnen_op" in dagen:
        traject = begin(
            traject, op=dagen["begonnen_op"], passend=bool(traject.passend), moment=moment
        )
    if traject.toestand == T.GEVRAAGD:
        _zet_taak(traject)
    return traject


@transaction.atomic
def bied_aan(traject: Aanbodtraject, *, op: date, **velden: Any) -> Aanbodtraject:
    """The offer was made on a day. `velden` fill in what was not known when it was asked."""
    check_can_schrijven(traject.jongere_id)
    rij = stap(traject, AANBODTRAJECT, "aanbieden")
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    return _bewaar(rij, "aangeboden_op", op)


@transaction.atomic
def aanvaard(
    traject: Aanbodtraject, *, op: date, begin_verwacht_op: date | None = None
) -> Aanbodtraject:
    """Parents and child want it."""
    check_can_schrijven(traject.jongere_id)
    rij = stap(traject, AANBODTRAJECT, "aanvaarden")
    rij.begin_verwacht_op = begin_verwacht_op or rij.begin_verwacht_op
    return _bewaar(rij, "antwoord_op", op)


@transaction.atomic
def weiger(
    traject: Aanbodtraject,
    *,
    op: date,
    reden: str,
    toelichting: str = "",
    behoefte: dict[str, Any] | None = None,
    moment: datetime,
) -> Aanbodtraject:
    """Parents or child refuse it, for a reason of `WEIGERREDENEN`. `behoefte`: what would have been
    needed and does not exist, recorded with it."""
    check_can_schrijven(traject.jongere_id)
    rij = stap(traject, AANBODTRAJECT, "weigeren")
    if reden == "anders" and not toelichting.strip():
        raise KanZoNiet("Schrijf kort op waarom.", "toelichting")
    rij.weigerreden, rij.eindtoelichting = reden, toelichting.strip()
    rij = _bewaar(rij, "antwoord_op", op)
    if behoefte is not None:
        behoeften.noteer(rij.jongere_id, sleutel=uuid4(), moment=moment, **behoefte)
    return rij


@transaction.atomic
def begin(
    traject: Aanbodtraject,
    *,
    op: date,
    passend: bool,
    moment: datetime,
    vervult: tuple[Behoefte, ...] = (),
) -> Aanbodtraject:
    """The child began. Of a fitting offer the fact is recorded, and the clock stops.

    `vervult`: the needs that this meets. Raises Geweigerd, KanNiet, KanZoNiet.
    """
    check_can_schrijven(traject.jongere_id)
    rij = stap(traject, AANBODTRAJECT, "beginnen")
    _check_dag("begonnen_op", op, rij)
    rij.passend, rij.begonnen_op = passend, op
    if passend:
        rij.feit = leg_feit_vast(rij, moment=moment)
    rij = _bewaar(rij, "begonnen_op", op)
    for behoefte in vervult:
        behoeften.vervul(behoefte, op=op, traject=rij)
    return rij


@transaction.atomic
def controleer(
    traject: Aanbodtraject,
    *,
    sleutel: UUID,
    datum: date,
    gevolgd: str,
    toelichting: str = "",
    moment: datetime,
) -> Aanbodcontrole:
    """Record whether the child goes there. 'nee', or 'deels' for the second time, becomes the
    waarschuwing aanbod_niet_gevolgd, until somebody saw the child there again."""
    actor = check_can_schrijven(traject.jongere_id)
    rij = vergrendel(traject)
    gemaakt = al_gemaakt(Aanbodcontrole, sleutel, rij.jongere_id)
    if gemaakt is not None:
        return gemaakt
    if rij.toestand != T.BEGONNEN:
        raise KanZoNiet("Dit aanbod loopt niet.")
    check_dag(datum, vandaag=actor.vandaag, vroegst=rij.begonnen_op, veld="datum")
    controle = schrijf(
        Aanbodcontrole,
        rij.jongere_id,
        moment=moment,
        sleutel=sleutel,
        traject=rij,
        datum=datum,
        gevolgd=Aanbodcontrole.Gevolgd(gevolgd),
        toelichting=toelichting.strip(),
    )
    _zet_taak(rij)
    return controle


@transaction.atomic
def beeindig(
    traject: Aanbodtraject, *, op: date, reden: str, toelichting: str = "", moment: datetime
) -> Aanbodtraject:
    """`op` was the last day. The fact ends with it, so that the clock may begin again.

    Raises Geweigerd, KanNiet, and KanZoNiet when another organisation recorded the fact.
    """
    check_can_schrijven(traject.jongere_id)
    rij = stap(traject, AANBODTRAJECT, "beeindigen")
    _check_dag("einddatum", op, rij)
    if reden == "anders" and not toelichting.strip():
        raise KanZoNiet("Schrijf kort op waarom.", "toelichting")
    rij.eindreden, rij.eindtoelichting = reden, toelichting.strip()
    rij.feit = beeindig_feit(rij, op, moment=moment)
    return _bewaar(rij, "einddatum", op)


@transaction.atomic
def herstel_begin(
    traject: Aanbodtraject, *, reden: str, terug: bool, moment: datetime
) -> Aanbodtraject:
    """The start was entered wrongly: its fact is withdrawn and the clock runs as if it never was.

    A road does not go back. With `terug` the offer itself was right: the same one is there again as
    accepted, and that one is returned.
    """
    check_can_schrijven(traject.jongere_id)
    rij = stap(traject, AANBODTRAJECT, "beeindigen")
    rij.eindreden, rij.eindtoelichting = TEN_ONRECHTE, reden
    rij.feit = trek_feit_in(rij, reden=reden, moment=moment)
    rij = _bewaar(rij, "einddatum", rij.begonnen_op)
    return _opnieuw(rij, moment) if terug else rij


@transaction.atomic
def laat_vervallen(traject: Aanbodtraject, *, reden: str) -> Aanbodtraject:
    """It does not come to anything, and nobody refused it: asked in vain, or withdrawn."""
    check_can_schrijven(traject.jongere_id)
    rij = stap(traject, AANBODTRAJECT, "laten_vervallen")
    if not reden.strip():
        raise KanZoNiet("Schrijf kort op waarom.", "reden")
    rij.eindtoelichting = reden.strip()
    return _bewaar(rij)


@transaction.atomic
def sluit_vervolg(traject: Aanbodtraject) -> None:
    """Somebody says that after this refusal nothing more is needed here."""
    check_can_schrijven(traject.jongere_id)
    taak_klaar(vergrendel(traject), VERVOLG)


def _opnieuw(oud: Aanbodtraject, moment: datetime) -> Aanbodtraject:
    """The same offer as far as accepted, with its hours."""
    nieuw = vraag_aan(
        oud.jongere_id,
        sleutel=uuid4(),
        moment=moment,
        dagen={n: d for n in DAGEN[:3] if (d := getattr(oud, n)) is not None},
        soort=oud.soort,
        omschrijving=oud.omschrijving,
        passend=oud.passend,
        aanbieder_id=oud.aanbieder_id,
        plek=oud.plek,
        uren_per_week_honderdsten=oud.uren_per_week_honderdsten,
        begin_verwacht_op=oud.begin_verwacht_op,
        toelichting=oud.toelichting,
    )
    for deel in oud.opbouw.filter(vervallen=False):
        Aanbodopbouw.objects.create(
            jongere_id=nieuw.jongere_id,
            traject=nieuw,
            vanaf=deel.vanaf,
            uren_per_week_honderdsten=deel.uren_per_week_honderdsten,
        )
    return nieuw


def _check_dag(naam: str, dag: date, rij: Aanbodtraject | None) -> None:
    """A day that has come, and not before the step before it."""
    eerder = [getattr(rij, n) for n in DAGEN[: DAGEN.index(naam)]] if rij else []
    vroegst = max((d for d in eerder if d is not None), default=None)
    check_dag(dag, vandaag=huidige_actor().vandaag, vroegst=vroegst, veld=naam)


def _bewaar(rij: Aanbodtraject, naam: str = "", dag: date | None = None) -> Aanbodtraject:
    if naam and dag is not None:
        _check_dag(naam, dag, rij)
        setattr(rij, naam, dag)
    rij.save()
    _zet_taak(rij)
    return rij


def _zet_taak(rij: Aanbodtraject) -> None:
    """The one task that the state asks, in the place of what it asked before."""
    taak = _taak(rij)
    if taak is None:
        taak_klaar(rij)
        return
    soort, uiterlijk = taak
    taak_klaar(rij, *({GEVRAAGD, ANTWOORD, BEGIN, CONTROLEREN, VERVOLG} - {soort}))
    vraag(rij, soort, uiterlijk)


def _taak(rij: Aanbodtraject) -> tuple[str, date] | None:
    match rij.toestand:
        case T.GEVRAAGD:
            van = rij.gevraagd_op or rij.moment.date()
            return GEVRAAGD, WACHT_OP_ANTWOORD.datum(van, kalender_van(None, van))
        case T.AANGEBODEN:
            van = rij.aangeboden_op
            return ANTWOORD, WACHT_OP_ANTWOORD.datum(van, kalender_van(None, van))
        case T.AANVAARD:
            van = rij.antwoord_op
            verwacht = rij.begin_verwacht_op
            return BEGIN, verwacht or WACHT_OP_ANTWOORD.datum(van, kalender_van(None, van))
        case T.GEWEIGERD:
            van = rij.antwoord_op
            return VERVOLG, VERVOLG_BINNEN.datum(van, kalender_van(None, van))
        case T.BEGONNEN:
            laatste = rij.controles.order_by("-datum", "-pk").first()
            if laatste is None:
                return CONTROLEREN, rij.begonnen_op + EERSTE_CONTROLE
            goed = laatste.gevolgd == Aanbodcontrole.Gevolgd.JA
            # What does not go well is looked at sooner.
            return CONTROLEREN, laatste.datum + (VOLGENDE_CONTROLE if goed else EERSTE_CONTROLE)
    return None
