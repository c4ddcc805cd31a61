"""Writes: ask, decide, end, break the glass, read a bericht. One function per verb."""

from datetime import date, datetime

from django.db import IntegrityError, connection, transaction

from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Bericht, Piketdienst, Toegangsverzoek
from inbeeld.toegang.perioden import periode
from inbeeld.toegang.policies import Geweigerd
from inbeeld.toegang.tijdelijk.policies import (
    check_can_besluiten,
    check_can_noodtoegang,
    check_can_toegang_vragen,
)
from inbeeld.toegang.tijdelijk.termijnen import POGINGEN_PER_DAG


class AlBesloten(ValueError):
    """Somebody decided on this request first."""


@transaction.atomic
def vraag_toegang(
    jongere_id: int | None, *, reden: str, tot_en_met: date, moment: datetime
) -> Toegangsverzoek:
    """Keep a request; the coordinators of the child are told by the database.

    `jongere_id` None: no such child here. Who asks gets the same answer, or the request would tell
    who is known. Raises Geweigerd.
    """
    actor = huidige_actor()
    check_can_toegang_vragen(actor)
    if jongere_id is not None:
        leg_lezing_vast(jongere_ids=[jongere_id], gegevensgroepen=[], handeling="toegang_vragen")
    return Toegangsverzoek.objects.create(
        soort=Toegangsverzoek.Soort.TIJDELIJK,
        aanstelling_id=actor.aanstelling_id,
        jongere_id=jongere_id,
        reden=reden,
        tot_en_met=tot_en_met,
        moment=moment,
    )


def _besluit(
    verzoek: Toegangsverzoek, wat: str, reden: str, tot_en_met: date | None, moment: datetime
) -> None:
    check_can_besluiten(huidige_actor(), verzoek)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "select toegang_besluit(%s, %s, %s, %s, %s)",
                [verzoek.pk, wat, reden, tot_en_met, moment],
            )
    except IntegrityError as fout:
        raise AlBesloten("Over deze vraag is intussen al besloten.") from fout


def ken_toe(verzoek: Toegangsverzoek, *, tot_en_met: date, moment: datetime) -> None:
    """Give access until and including a day. Raises Geweigerd, AlBesloten."""
    _besluit(verzoek, "toegekend", "", tot_en_met, moment)


def wijs_af(verzoek: Toegangsverzoek, *, reden: str, moment: datetime) -> None:
    """Refuse, with the reason for who asked. Raises Geweigerd, AlBesloten."""
    _besluit(verzoek, "afgewezen", reden, None, moment)


def beeindig(verzoek: Toegangsverzoek, *, reden: str, moment: datetime) -> None:
    """End access that was given, from this moment on. Raises Geweigerd, AlBesloten."""
    _besluit(verzoek, "beeindigd", reden, None, moment)


class TeVaak(Geweigerd):
    """Too many times in a day."""


@transaction.atomic
def breek_glas(jongere_id: int | None, *, reden: str, moment: datetime) -> None:
    """See a child at once, today and tomorrow; told at once to coordinators and privacy officers.

    An attempt that found no child (None) is kept and told as well. Raises Geweigerd, TeVaak.
    """
    actor = huidige_actor()
    check_can_noodtoegang(actor)
    vandaag = Toegangsverzoek.objects.filter(
        soort=Toegangsverzoek.Soort.NOOD,
        aanstelling_id=actor.aanstelling_id,
        tot_en_met__gt=actor.vandaag,
    )
    if vandaag.count() >= POGINGEN_PER_DAG:
        raise TeVaak(
            "U heeft vandaag al vijf keer noodtoegang gevraagd. Bel de coördinator van de regio."
        )
    if jongere_id is not None:
        leg_lezing_vast(
            jongere_ids=[jongere_id], gegevensgroepen=[], handeling="noodtoegang", grond="nood"
        )
    with connection.cursor() as cursor:
        cursor.execute("select toegang_noodtoegang(%s, %s, %s)", [jongere_id, reden, moment])


def lees_bericht(bericht: Bericht, *, moment: datetime) -> None:
    """Mark a bericht as read; a second time changes nothing."""
    Bericht.objects.filter(pk=bericht.pk, gelezen_op=None).update(gelezen_op=moment)


def plan_piket(aanstelling_id: int, *, van: date, tot_en_met: date) -> Piketdienst:
    """Put somebody on duty; the database holds who may do this and for whom."""
    return Piketdienst.objects.create(
        aanstelling_id=aanstelling_id, periode=periode(van, tot_en_met)
    )


def schrap_piket(pk: int) -> bool:
    """Take a duty off the roster; False when there is none that the actor may change."""
    return bool(Piketdienst.objects.filter(pk=pk).delete()[0])
