"""Making reports: at once from the sheet, or as known then; and the plans that make them."""

from datetime import date, datetime

from django.db import transaction

from inbeeld.monitor import werk
from inbeeld.monitor.gebieden import Gebied, gebied
from inbeeld.monitor.models import Berekening, Cijferblad, Rapport, Rapportplanning
from inbeeld.monitor.policies import check_can_cijfers_zien
from inbeeld.monitor.rapporten.bronnen import blad_voor, van_blad, van_toen
from inbeeld.monitor.rapporten.cijfers import Cijfers
from inbeeld.monitor.rapporten.maken import maak_inhoud
from inbeeld.monitor.rapporten.perioden import laatste
from inbeeld.monitor.rapporten.soorten import SOORTEN
from inbeeld.monitor.rapporten.vraag import Vraag
from inbeeld.monitor.rapporten.wie import check_can_planning, check_can_rapport_maken
from inbeeld.monitor.uitvoerders.rapport import SOORT as BEREKENING
from inbeeld.monitor.werk import Meld
from inbeeld.signalen.actions import kennis
from inbeeld.signalen.kennissoorten import Soort
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Organisatie
from inbeeld.toegang.policies import Geweigerd


def maak_nu(
    vraag: Vraag, actor: Actor, moment: datetime, *, planning: Rapportplanning | None = None
) -> Rapport | None:
    """A report from the stored sheet; None when the sheet does not have what is asked.

    Raises Geweigerd for an area or a soort that is not the actor's.
    """
    check_can_rapport_maken(actor, vraag)
    blad = blad_voor(vraag)
    if blad is None:
        return None
    return _leg_vast(vraag, van_blad(vraag, blad), actor, moment, planning=planning)


@transaction.atomic
def maak_of_vraag(
    vraag: Vraag, actor: Actor, bekend_op: datetime | None, moment: datetime
) -> Rapport | Berekening:
    """A report at once from the sheet; what it does not have, as a calculation that makes one.

    Raises Geweigerd as `maak_nu`.
    """
    if bekend_op is None:
        klaar = maak_nu(vraag, actor, moment)
        if klaar is not None:
            return klaar
    else:
        check_can_rapport_maken(actor, vraag)
    toen = bekend_op.isoformat() if bekend_op else None
    gevraagd = {"vraag": vraag.als_json(), "bekend_op": toen, "herhaalt": None}
    return werk.vraag_aan(BEREKENING, gevraagd, moment)


def laatste_dag(definitie: str, actor: Actor) -> date:
    """The last day that a report of now speaks of: that of the sheet, else today."""
    blad = Cijferblad.objects.filter(definitie=definitie).first()
    return blad.dag if blad else actor.vandaag


def maak_toen(
    vraag: Vraag,
    bekend_op: datetime,
    actor: Actor,
    moment: datetime,
    *,
    herhaalt: Rapport | None = None,
    meld: Meld = lambda procent, stap: None,
) -> Rapport:
    """A report of what was known at `bekend_op`, made anew from the facts. Takes long.

    Raises Geweigerd as `maak_nu`, and AanroepFout for days that cannot be.
    """
    with transaction.atomic():
        check_can_rapport_maken(actor, vraag)
    cijfers = van_toen(vraag, bekend_op, meld)
    meld(97, "Het rapport wordt geschreven")
    return _leg_vast(vraag, cijfers, actor, moment, herhaalt=herhaalt)


@transaction.atomic
def _leg_vast(
    vraag: Vraag,
    cijfers: Cijfers,
    actor: Actor,
    moment: datetime,
    *,
    herhaalt: Rapport | None = None,
    planning: Rapportplanning | None = None,
) -> Rapport:
    organisatie = Organisatie.objects.get(pk=actor.organisatie_id)
    inhoud = maak_inhoud(vraag, cijfers, actor, organisatie)
    return Rapport.objects.create(
        soort=vraag.soort,
        gebied=str(vraag.gebied),
        van=vraag.van,
        tot_en_met=vraag.tot_en_met,
        definitie=vraag.definitie,
        bekend_op=cijfers.bekend_op,
        vraag=vraag.als_json(),
        inhoud=inhoud,
        vingerafdruk=inhoud["vingerafdruk"],
        herhaalt=herhaalt,
        planning=planning,
        bron=organisatie,
        door_id=actor.aanstelling_id,
        moment=moment,
    )


class KanNiet(ValueError):
    """This plan cannot be; the message is a sentence for the person."""


def begin_planning(
    soort: str, gebied: Gebied, definitie: str, actor: Actor, moment: datetime
) -> Rapportplanning:
    """From today the report of each period that is over is made by itself.

    Raises Geweigerd as for a report, KanNiet where the soort has no period, or when it is
    planned already.
    """
    check_can_planning(actor, soort, gebied)
    ritme = SOORTEN[soort].over
    if ritme not in Rapportplanning.Ritme.values:
        raise KanNiet("Van dit soort rapport kiest u zelf de dagen. Het maakt zich niet vanzelf.")
    eigen = Rapportplanning.objects.filter(bron_id=actor.organisatie_id, gestopt_op=None)
    if eigen.filter(soort=soort, gebied=str(gebied), definitie=definitie).exists():
        raise KanNiet("Dit rapport wordt al vanzelf gemaakt.")
    return Rapportplanning.objects.create(
        soort=soort,
        gebied=str(gebied),
        definitie=definitie,
        ritme=ritme,
        vanaf=actor.vandaag,
        bron_id=actor.organisatie_id,
        door_id=actor.aanstelling_id,
        moment=moment,
    )


def stop_planning(planning: Rapportplanning, actor: Actor) -> None:
    """No more after today; what was made stays."""
    check_can_cijfers_zien(actor)
    Rapportplanning.objects.filter(pk=planning.pk, gestopt_op=None).update(gestopt_op=actor.vandaag)


def houd_bij(vandaag: date, moment: datetime) -> int:
    """Make what plans ask for: the last period that is over, once, from a sheet made after it.

    As whoever planned it, with what they may today; who has left or may no longer stops the plan.
    Returns how many reports were made. One that the sheet does not have yet waits for it.
    """
    gemaakt = 0
    for planning in Rapportplanning.objects.filter(gestopt_op=None).select_related("door"):
        van, tot = laatste(planning.ritme, vandaag)
        if tot < planning.vanaf or planning.rapporten.filter(van=van).exists():
            continue
        rapport = _van_planning(planning, van, tot, vandaag, moment)
        if rapport is not None:
            gemaakt += 1
            kennis.stuur(
                [planning.door_id],
                Soort.RAPPORT_KLAAR,
                (Rapport._meta.db_table, rapport.pk),
                moment=moment,
            )
    return gemaakt


def _van_planning(
    planning: Rapportplanning, van: date, tot: date, vandaag: date, moment: datetime
) -> Rapport | None:
    door = planning.door
    blad = Cijferblad.objects.filter(definitie=planning.definitie).first()
    if blad is None or blad.dag <= tot:
        return None
    if vandaag not in door.periode:
        Rapportplanning.objects.filter(pk=planning.pk).update(gestopt_op=vandaag)
        return None
    actor = Actor(door.gebruiker_id, door.pk, door.organisatie_id, door.rol, vandaag)
    vraag = Vraag(planning.soort, gebied(planning.gebied), van, tot, planning.definitie, blad.dag)
    try:
        with als(actor), transaction.atomic():
            return maak_nu(vraag, actor, moment, planning=planning)
    except Geweigerd:
        Rapportplanning.objects.filter(pk=planning.pk).update(gestopt_op=vandaag)
        return None
