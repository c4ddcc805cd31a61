"""Process a confirmed delivery: whole, or not at all."""

from datetime import datetime

from django.db import transaction

from inbeeld.register.actions import Persoon as NieuwPersoon
from inbeeld.register.actions import nieuwe_jongeren, wijzig_personalia
from inbeeld.register.models import Personalia
from inbeeld.tijdlijnen.actions import leg_vast
from inbeeld.toegang.actor import huidige_actor

from .. import opslag, werk
from ..formaten import Onleesbaar
from ..koppeling import sleutel_index
from ..models import Leverancierssleutel, Levering, Vraag
from ..vergelijking import Verschil
from ..verwerking import Gelezen, lees, verschil_met_nu, voor_leg_vast
from .stand import (
    Status,
    bewaar_afgekeurd,
    bewaar_telling,
    mislukt,
    vergrendeld,
    vraag_naar_personen,
)


@transaction.atomic
def verwerk(levering_id: int, moment: datetime) -> Levering:
    """Process a confirmed delivery: all its accepted rows and their timelines, or nothing.

    Reads the file anew, because the facts may have changed since the dry run. Deliveries of one
    supplier wait for one another. Safe to call again: what is processed is not processed twice.
    """
    werk.bij_stap(levering_id, "wacht")
    werk.beurt(huidige_actor().organisatie_id or 0)
    levering = vergrendeld(levering_id)
    if levering.status != Status.BEVESTIGD:
        return levering
    werk.bij_stap(levering_id, "lezen")
    try:
        with opslag.bestand_van(levering) as pad:
            gelezen = lees(levering, pad)
    except Onleesbaar as fout:
        return mislukt(levering, str(fout))
    vraag_naar_personen(levering, gelezen)
    if gelezen.koppeling.voorstellen:
        levering.status = Status.VRAGEN
        levering.save(update_fields=["status"])
        return levering
    werk.bij_stap(levering_id, "vergelijken")
    nieuwe = _maak_jongeren(gelezen)
    verschil = verschil_met_nu(levering, gelezen, nieuwe)
    _onthoud_sleutels(levering, gelezen.koppeling.bekend | nieuwe)
    werk.bij_stap(levering_id, "vastleggen")
    if not verschil.leeg:
        levering.vastlegging = leg_vast(
            moment=moment,
            soort="levering",
            nieuw=voor_leg_vast(verschil.nieuw),
            intrekken={tabel: ids for tabel, ids in verschil.intrekken.items() if ids},
        )
    _vul_nummers_aan(gelezen)
    _rond_af(levering, gelezen, verschil, moment)
    return levering


def _maak_jongeren(gelezen: Gelezen) -> dict[str, int]:
    sleutels = [s for s in gelezen.koppeling.nieuw if s in gelezen.keuring.personen]
    personen = [gelezen.keuring.personen[sleutel] for sleutel in sleutels]
    ids = nieuwe_jongeren(
        [
            NieuwPersoon(p.roepnaam, p.achternaam, p.voorvoegsel, p.voornamen, p.pgn or None)
            for p in personen
        ]
    )
    return dict(zip(sleutels, ids, strict=True))


def _onthoud_sleutels(levering: Levering, kinderen: dict[str, int]) -> None:
    Leverancierssleutel.objects.bulk_create(
        (
            Leverancierssleutel(
                organisatie_id=levering.organisatie_id,
                sleutel_index=sleutel_index(levering.organisatie_id, sleutel),
                jongere_id=kind,
            )
            for sleutel, kind in kinderen.items()
        ),
        batch_size=5_000,
        update_conflicts=True,
        unique_fields=["organisatie", "sleutel_index"],
        update_fields=["jongere"],
    )


def _vul_nummers_aan(gelezen: Gelezen) -> None:
    """Add a number to a child that was known without; a child's number is never taken away."""
    met_nummer = {
        kind: gelezen.keuring.personen[sleutel]
        for sleutel, kind in gelezen.koppeling.bekend.items()
        if sleutel in gelezen.keuring.personen and gelezen.keuring.personen[sleutel].pgn
    }
    zonder = Personalia.objects.filter(pk__in=list(met_nummer), pgn_index__isnull=True)
    for personalia in zonder:
        wijzig_personalia(
            personalia.pk,
            NieuwPersoon(
                personalia.roepnaam,
                personalia.achternaam,
                personalia.voorvoegsel,
                personalia.voornamen,
                met_nummer[personalia.pk].pgn,
                personalia.geheim_adres,
            ),
        )


def _rond_af(levering: Levering, gelezen: Gelezen, verschil: Verschil, moment: datetime) -> None:
    bewaar_afgekeurd(levering, gelezen)
    for kind in verschil.ontbreekt:
        Vraag.objects.get_or_create(
            levering=levering, soort=Vraag.Soort.ONTBREEKT, jongere_id=kind, sleutel_index=None
        )
    bewaar_telling(levering, gelezen, verschil)
    levering.status = Status.VERWERKT
    levering.verwerkt_op = moment
    levering.save()
    opslag.verwijder(levering)
