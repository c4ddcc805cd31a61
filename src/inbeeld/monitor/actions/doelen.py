"""Targets: begin one, end one, replace one by another, and load those that come with us."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from psycopg.types.range import DateRange

from inbeeld.monitor.maten import MATEN
from inbeeld.monitor.meegeleverd import Meegeleverd, meegeleverd
from inbeeld.monitor.models import Doel, Onvergelijkbaar
from inbeeld.monitor.policies import check_can_doelen_zetten
from inbeeld.regels.definities import DEFINITIES
from inbeeld.register.queries import gemeenten
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.perioden import periode

_SLOT = (731_100, 1)
"""The lock under which the trigger of the table looks for another target."""


class KanNiet(ValueError):
    """This target cannot be set or ended; the message is a sentence for the person."""


def stel(velden: dict[str, Any], moment: datetime, *, vervangt: Doel | None = None) -> Doel:
    """Begin a target with these columns; `vervangt` ends the day before it begins.

    Raises KanNiet, and Geweigerd for who does not keep the agreements of the region.
    """
    check_can_doelen_zetten(huidige_actor())
    nieuw = Doel(
        **{**velden, "gemeenten": sorted(velden["gemeenten"])},
        door_id=huidige_actor().aanstelling_id,
        moment=moment,
    )
    _kijk_na(nieuw)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s, %s)", _SLOT)
        if vervangt is not None:
            beeindig(vervangt, nieuw.periode.lower - timedelta(days=1))
        if (ander := _loopt_al(nieuw)) is not None:
            raise KanNiet(
                f"Er loopt dan al een doel hiervoor: {ander.naam}. Beëindig dat eerst, of wijzig "
                "het."
            )
        nieuw.save(force_insert=True)
    return nieuw


def _kijk_na(doel: Doel) -> None:
    if doel.indicator not in MATEN:
        raise KanNiet("Kies wat het doel telt.")
    statussen = {regel.status for regel in DEFINITIES[doel.definitie].regels}
    if not set(doel.uitgezonderd) <= statussen:
        raise KanNiet("De definitie heeft een status niet die hier is uitgezonderd.")
    if not MATEN[doel.indicator].onderdelen(doel.definitie, tuple(doel.uitgezonderd)):
        raise KanNiet("Wat hier is uitgezonderd, is over een schooljaar niet apart te tellen.")
    if not set(doel.gemeenten) <= set(gemeenten()):
        raise KanNiet("Een van de gemeenten hoort niet bij deze regio.")
    if doel.basis_tot_en_met is not None and doel.uiterlijk_op <= doel.basis_tot_en_met:
        raise KanNiet("Het doel moet na de beginstand liggen.")
    if doel.basis_waarde is not None and doel.streefwaarde > doel.basis_waarde:
        raise KanNiet("Het doel is hoger dan de beginstand. Minder is hier beter.")


def _loopt_al(doel: Doel) -> Doel | None:
    return Doel.objects.filter(
        indicator=doel.indicator,
        definitie=doel.definitie,
        gemeenten__contains=doel.gemeenten,
        gemeenten__contained_by=doel.gemeenten,
        periode__overlap=doel.periode,
    ).first()


def beeindig(doel: Doel, laatste_dag: date) -> None:
    """From the day after `laatste_dag` the partners hold this target no longer. Raises KanNiet."""
    check_can_doelen_zetten(huidige_actor())
    if doel.periode.upper is not None:
        raise KanNiet("Dit doel is al beëindigd.")
    if laatste_dag < doel.periode.lower:
        raise KanNiet("Het doel was op die dag nog niet begonnen.")
    doel.periode = DateRange(doel.periode.lower, laatste_dag + timedelta(days=1))
    doel.save(update_fields=["periode"])


def noem_onvergelijkbaar(
    van: date, tot_en_met: date, indicator: str, reden: str, bron: str, moment: datetime
) -> Onvergelijkbaar:
    """Figures of these days do not compare with others. Raises KanNiet."""
    check_can_doelen_zetten(huidige_actor())
    if tot_en_met < van:
        raise KanNiet("De laatste dag ligt voor de eerste.")
    if indicator and indicator not in MATEN:
        raise KanNiet("Kies voor welk cijfer dit geldt.")
    return Onvergelijkbaar.objects.create(
        periode=periode(van, tot_en_met),
        indicator=indicator,
        reden=reden,
        bron=bron,
        door_id=huidige_actor().aanstelling_id,
        moment=moment,
    )


def laat_vervallen(rij: Onvergelijkbaar, dag: date) -> None:
    """From `dag` the partners say so no longer; the row is kept. Raises KanNiet."""
    check_can_doelen_zetten(huidige_actor())
    if rij.vervallen_op is not None:
        raise KanNiet("Dit is al vervallen.")
    rij.vervallen_op = dag
    rij.save(update_fields=["vervallen_op"])


@dataclass(frozen=True, slots=True)
class Geladen:
    """What came of one that was to be loaded; `reden` '' when it was."""

    wat: Meegeleverd
    reden: str


def te_laden() -> tuple[list[Meegeleverd], list[Meegeleverd]]:
    """What comes with us and is not here yet: that fits the region, and the rest."""
    doelen, perioden = meegeleverd()
    sleutels = [rij.sleutel for rij in (*doelen, *perioden)]
    er_al = set(Doel.objects.filter(sleutel__in=sleutels).values_list("sleutel", flat=True))
    er_al |= set(
        Onvergelijkbaar.objects.filter(sleutel__in=sleutels).values_list("sleutel", flat=True)
    )
    nog = [rij for rij in (*doelen, *perioden) if rij.sleutel not in er_al]
    regio = set(gemeenten())
    return [r for r in nog if r.past_bij(regio)], [r for r in nog if not r.past_bij(regio)]


def laad(moment: datetime, codes: Collection[str] | None = None) -> list[Geladen]:
    """Load what comes with us: these codes, or all that fits the region. What cannot be is told."""
    check_can_doelen_zetten(huidige_actor())
    uit = []
    for rij in te_laden()[0]:
        if codes is None or rij.code in codes:
            uit.append(Geladen(rij, _laad(rij, moment)))
    return uit


def _laad(rij: Meegeleverd, moment: datetime) -> str:
    try:
        if "naam" in rij.velden:
            stel({**rij.velden, "sleutel": rij.sleutel}, moment)
        else:
            Onvergelijkbaar.objects.create(
                **rij.velden,
                sleutel=rij.sleutel,
                door_id=huidige_actor().aanstelling_id,
                moment=moment,
            )
    except KanNiet as fout:
        return str(fout)
    return ""
