"""The plan in force on a day, and putting a new version in force. The past is never changed."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Max, QuerySet
from django.db.models.functions import MD5

from inbeeld.signalen.models import Regioplan
from inbeeld.signalen.plan.fouten import Fout, PlanFout
from inbeeld.signalen.plan.keuren import lees_inhoud
from inbeeld.signalen.plan.model import Plan, bouw
from inbeeld.signalen.plan.policies import check_can_afspraken_beheren
from inbeeld.toegang.actor import Actor, huidige_actor, met_reden
from inbeeld.toegang.perioden import einddatum

_DAG = timedelta(days=1)
_SLOT = 7340
"""Number of the lock under which versions follow each other: one activation at a time."""
_MEESTE_ONTHOUDEN = 16
_gelezen: dict[str, Plan] = {}
"""Plans by the mark of their text, so that a page does not build the same one again."""


class NietTeActiveren(ValueError):
    """The plan is right, but not from that day on; the message is a Dutch sentence."""


def plan_op(dag: date) -> Plan | None:
    """The region's agreements on a day; None when there were none."""
    regioplan = regioplan_op(dag)
    return None if regioplan is None else plan_van(regioplan)


def regioplan_op(dag: date) -> Regioplan | None:
    """The stored version in force on a day. Its text and inhoud are read only when asked for."""
    return versies().filter(geldig__contains=dag).first()


def versies() -> QuerySet[Regioplan]:
    """All versions, the latest first."""
    rijen = Regioplan.objects.annotate(merk=MD5("tekst")).defer("tekst", "inhoud")
    return rijen.order_by("-geldig")


def plan_van(regioplan: Regioplan) -> Plan:
    """The plan of a stored version. It was checked when it was stored, by the matrix of then: what
    a recipient may see by today's matrix is asked where a melding is sent."""
    merk = getattr(regioplan, "merk", None)
    if merk is None:
        return bouw(regioplan.inhoud)
    if merk not in _gelezen:
        if len(_gelezen) >= _MEESTE_ONTHOUDEN:
            _gelezen.clear()
        _gelezen[merk] = bouw(regioplan.inhoud)
    return _gelezen[merk]


def activeer(tekst: str, *, van: date, moment: datetime) -> Regioplan:
    """Put a text in force from a day on. The version of then ends the day before.

    Raises PlanFout for a text that is no plan, Geweigerd, and NietTeActiveren when the day does not
    fit: days that are past keep the agreements that they had.
    """
    actor = huidige_actor()
    check_can_afspraken_beheren(actor)
    inhoud = lees_inhoud(tekst)
    plan = bouw(inhoud)
    if van < plan.van or (plan.tot_en_met and van > plan.tot_en_met):
        raise NietTeActiveren(
            "Deze dag ligt buiten de dagen die achter 'geldig' in de tekst staan."
        )
    tot = plan.tot_en_met + _DAG if plan.tot_en_met else None
    try:
        with met_reden(f"afspraken vanaf {van}"), transaction.atomic():
            _wacht_op_beurt()
            _sluit_aan(van, tot, actor)
            return Regioplan.objects.create(
                code=plan.code,
                naam=plan.naam,
                versie=_volgende_versie(plan.code),
                tekst=tekst,
                inhoud=inhoud,
                geldig=DateRange(van, tot),
                door_id=actor.aanstelling_id,
                moment=moment,
            )
    except IntegrityError as fout:
        raise NietTeActiveren("In deze periode gelden al andere afspraken.") from fout


def trek_in(regioplan: Regioplan) -> None:
    """Take back a version that has not begun. The one before goes on until the next begins.

    Raises Geweigerd, and NietTeActiveren when it has begun.
    """
    actor = huidige_actor()
    check_can_afspraken_beheren(actor)
    if regioplan.geldig.lower <= actor.vandaag:
        raise NietTeActiveren("Deze afspraken gelden al of golden eerder. Dat verandert niet meer.")
    with met_reden("geplande afspraken ingetrokken"), transaction.atomic():
        _wacht_op_beurt()
        vorige = Regioplan.objects.filter(geldig__endswith=regioplan.geldig.lower).first()
        Regioplan.objects.filter(pk=regioplan.pk).delete()
        if vorige is not None:
            # What the text of that version says itself, for it may have had a last day.
            eigen = bouw(vorige.inhoud).tot_en_met
            _eindig(vorige, eigen + _DAG if eigen else None)


def _wacht_op_beurt() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_SLOT])


def _sluit_aan(van: date, tot: date | None, actor: Actor) -> None:
    """End what is in force on `van` the day before. Raises NietTeActiveren."""
    later = Regioplan.objects.filter(geldig__startswith__gt=van, geldig__overlap=(van, tot)).first()
    if later is not None:
        zin = f"Er staan al afspraken klaar vanaf {later.geldig.lower:%d-%m-%Y}. "
        raise NietTeActiveren(zin + "Trek die eerst in, of kies een latere dag.")
    huidig = Regioplan.objects.filter(geldig__contains=van).first()
    if huidig is None:
        return
    if van < actor.vandaag:
        raise NietTeActiveren(
            "Op die dag golden al afspraken, en die veranderen niet meer. Kies vandaag of later."
        )
    if huidig.geldig.lower == van:
        raise NietTeActiveren("Op die dag beginnen al andere afspraken. Kies een latere dag.")
    _eindig(huidig, van)


def _eindig(regioplan: Regioplan, tot: date | None) -> None:
    regioplan.geldig = DateRange(regioplan.geldig.lower, tot)
    regioplan.save(update_fields=["geldig"])


def _volgende_versie(code: str) -> int:
    """The next number of a code; one that was taken back is not given again."""
    hoogste: int | None = Regioplan.objects.filter(code=code).aggregate(h=Max("versie"))["h"]
    weg: Any = Regioplan.pgh_event_model.objects.filter(code=code).aggregate(h=Max("versie"))["h"]
    return max(hoogste or 0, weg or 0) + 1


def lees_bestand(inhoud: bytes) -> str:
    """The text of a file. Raises PlanFout for one that is not UTF-8."""
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = inhoud[: fout.start].count(b"\n") + 1
        raise PlanFout(
            [Fout(regel, "een teken klopt niet; sla het bestand op als UTF-8")]
        ) from None


def laatste_dag(regioplan: Regioplan) -> date | None:
    """The last day on which it is in force; None when it goes on."""
    return einddatum(regioplan.geldig)
