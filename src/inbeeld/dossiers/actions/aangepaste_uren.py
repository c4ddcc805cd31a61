"""Fewer hours at school for a time, by agreement: agreed, talked over before the end, withdrawn."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from inbeeld.dossiers import taaksoorten
from inbeeld.dossiers.actions.aanbodbasis import (
    KanZoNiet,
    al_gemaakt,
    check_can_schrijven,
    vraag,
)
from inbeeld.dossiers.actions.basis import schrijf, vergrendel
from inbeeld.dossiers.actions.taken import taak_klaar
from inbeeld.dossiers.models import AangepasteUren
from inbeeld.toegang.perioden import periode

AFLOPEN = "aangepaste_uren_aflopen"
taaksoorten.voeg_toe(AFLOPEN, "Afspreken hoe het verder gaat na de aangepaste uren")
VOORAF = timedelta(weeks=2)
HOOGSTENS = timedelta(days=365)
"""No law gives a longest term; a year is as far as an agreement reaches."""


@transaction.atomic
def spreek_af(
    jongere_id: int, *, sleutel: UUID, van: date, tot_en_met: date, moment: datetime, **velden: Any
) -> AangepasteUren:
    """`velden`: school (its code), uren_per_week_honderdsten, reden, opbouw. Other hours of this
    child at this school may not be on the same days. Raises Geweigerd, KanZoNiet."""
    check_can_schrijven(jongere_id)
    with connection.cursor() as cursor:  # two people at once: the second sees what the first wrote
        cursor.execute("select pg_advisory_xact_lock(7311, hashint8(%s::bigint))", [jongere_id])
    gemaakt = al_gemaakt(AangepasteUren, sleutel, jongere_id)
    if gemaakt is not None:
        return gemaakt
    if tot_en_met < van:
        raise KanZoNiet("De laatste dag ligt voor de eerste.", "tot_en_met")
    if tot_en_met - van >= HOOGSTENS:
        raise KanZoNiet("Spreek ten hoogste een jaar af, en kijk dan opnieuw.", "tot_en_met")
    bereik = periode(van, tot_en_met)
    eerdere = AangepasteUren.objects.filter(jongere_id=jongere_id, ingetrokken_op=None)
    if eerdere.filter(school=velden["school"], periode__overlap=bereik).exists():
        raise KanZoNiet("In deze tijd gelden al aangepaste uren. Trek die eerst in.", "van")
    # Who agrees on what comes after has talked about what ends.
    for eerder in eerdere.filter(periode__fully_lt=bereik):
        taak_klaar(eerder, AFLOPEN)
    rij = schrijf(
        AangepasteUren, jongere_id, moment=moment, sleutel=sleutel, periode=bereik, **velden
    )
    vraag(rij, AFLOPEN, max(tot_en_met - VOORAF, van))
    return rij


@transaction.atomic
def trek_in(uren: AangepasteUren, *, reden: str, moment: datetime) -> AangepasteUren:
    """They hold no longer, or were never agreed."""
    rij = _geldig(uren)
    if not reden.strip():
        raise KanZoNiet("Schrijf kort op waarom.", "reden")
    rij.ingetrokken_op, rij.ingetrokken_reden = moment, reden.strip()
    rij.save(update_fields=["ingetrokken_op", "ingetrokken_reden"])
    taak_klaar(rij)
    return rij


@transaction.atomic
def besproken(uren: AangepasteUren) -> None:
    """It was talked over how it goes on after the last day."""
    taak_klaar(_geldig(uren), AFLOPEN)


def _geldig(uren: AangepasteUren) -> AangepasteUren:
    check_can_schrijven(uren.jongere_id)
    rij = vergrendel(uren)
    if rij.ingetrokken_op is not None:
        raise KanZoNiet("Deze aangepaste uren zijn al ingetrokken.")
    return rij
