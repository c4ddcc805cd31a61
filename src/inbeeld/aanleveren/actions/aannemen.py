"""Take a file in, try it, confirm it or throw it away."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.perioden import periode

from .. import opslag, werk
from ..formaten import FORMATEN, Onleesbaar
from ..models import Levering, Vraag
from ..verwerking import lees, verschil_met_nu
from .stand import (
    KanNiet,
    Status,
    bewaar_afgekeurd,
    bewaar_telling,
    mislukt,
    vergrendeld,
    vraag_naar_personen,
)


@transaction.atomic
def ontvang(
    *,
    pad: Path,
    soort_formaat: str,
    begin: date,
    eind: date,
    volledig: bool,
    categorieen: Sequence[str] = (),
    moment: datetime,
) -> Levering:
    """Keep an uploaded file, encrypted, as a delivery of the actor's organisation."""
    actor = huidige_actor()
    levering = Levering.objects.create(
        organisatie_id=actor.organisatie_id,
        soort_formaat=soort_formaat,
        tabellen=list(FORMATEN[soort_formaat].tabellen),
        periode=periode(begin, eind),
        volledig=volledig,
        categorieen=list(categorieen),
        bestand_hash=opslag.hash_van(pad),
        bestand_bytes=pad.stat().st_size,
        door_id=actor.gebruiker_id,
        aanstelling_id=actor.aanstelling_id,
        moment=moment,
    )
    opslag.bewaar(levering, pad)
    return levering


@transaction.atomic
def maak_proef(levering_id: int) -> Levering:
    """Read and check the file and count what it would change; nothing is changed yet."""
    werk.bij_stap(levering_id, "lezen")
    levering = vergrendeld(levering_id)
    if levering.status not in (Status.CONCEPT, Status.PROEF, Status.VRAGEN):
        return levering
    try:
        with opslag.bestand_van(levering) as pad:
            gelezen = lees(levering, pad)
    except Onleesbaar as fout:
        return mislukt(levering, str(fout))
    werk.bij_stap(levering_id, "vergelijken")
    verschil = verschil_met_nu(levering, gelezen, {})
    bewaar_afgekeurd(levering, gelezen)
    vraag_naar_personen(levering, gelezen)
    open_ = Vraag.objects.filter(levering=levering, soort=Vraag.Soort.PERSOON, antwoord="")
    levering.status = Status.VRAGEN if open_.exists() else Status.PROEF
    bewaar_telling(levering, gelezen, verschil)
    levering.save()
    return levering


@transaction.atomic
def bevestig(levering: Levering) -> Levering:
    """Say that the delivery may be processed. Raises KanNiet."""
    levering = vergrendeld(levering.pk)
    if levering.status == Status.VRAGEN:
        raise KanNiet("Beantwoord eerst de vragen over personen.")
    if levering.status not in (Status.PROEF, Status.BEVESTIGD):
        raise KanNiet("Deze levering kan niet (meer) worden verwerkt.")
    levering.status = Status.BEVESTIGD
    levering.save(update_fields=["status"])
    return levering


@transaction.atomic
def gooi_weg(levering: Levering, moment: datetime) -> None:
    """Drop a delivery that was not processed. Raises KanNiet."""
    levering = vergrendeld(levering.pk)
    if levering.status in (Status.VERWERKT, Status.INGETROKKEN):
        raise KanNiet("Deze levering is al verwerkt.")
    levering.status = Status.INGETROKKEN
    levering.ingetrokken_op = moment
    levering.save(update_fields=["status", "ingetrokken_op"])
    opslag.verwijder(levering)
