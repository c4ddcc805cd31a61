"""Answers to the questions that a delivery raised."""

from datetime import date, datetime

from django.db import transaction

from inbeeld.register.models import FEITMODELLEN
from inbeeld.tijdlijnen.actions import leg_vast
from inbeeld.tijdlijnen.feitrij import als_rij
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.perioden import einddatum

from ..models import Vraag
from .stand import KanNiet, Status, vergrendeld

Antwoord = Vraag.Antwoord
NAAM_EN_GEBOORTEDATUM = "naam en geboortedatum"
"""The ground on which somebody comes to a child without its number."""
MOGELIJK = {
    Vraag.Soort.PERSOON: (Antwoord.ZELFDE, Antwoord.NIEUW),
    Vraag.Soort.ONTBREEKT: (Antwoord.BLIJFT, Antwoord.UITGESCHREVEN),
}


@transaction.atomic
def beantwoord(
    vraag: Vraag, antwoord: str, moment: datetime, uitgeschreven_op: date | None = None
) -> Vraag:
    """Keep the answer and do what follows from it.

    `uitgeschreven_op`: last day of the enrolment (or residence), with UITGESCHREVEN. When the last
    question about a person is answered the delivery may be processed. Raises KanNiet.
    """
    levering = vergrendeld(vraag.levering_id)
    vraag = Vraag.objects.select_for_update().get(pk=vraag.pk)
    if antwoord not in MOGELIJK[Vraag.Soort(vraag.soort)]:
        raise KanNiet("Kies een van de antwoorden.")
    if vraag.soort == Vraag.Soort.PERSOON and levering.status != Status.VRAGEN:
        raise KanNiet("Deze vraag hoort bij een levering die al verder is.")
    if vraag.soort == Vraag.Soort.ONTBREEKT and vraag.antwoord:
        raise KanNiet("Deze vraag is al beantwoord.")
    if antwoord == Antwoord.UITGESCHREVEN:
        _sluit_af(vraag, levering.organisatie.soort, uitgeschreven_op, moment)
    if antwoord == Antwoord.ZELFDE:
        # Once processed, the child's data open to this supplier: who said so, and on what ground.
        leg_lezing_vast(
            jongere_ids=[vraag.jongere_id],
            gegevensgroepen=["identiteit"],
            handeling="vraag_zelfde_kind",
            grond=NAAM_EN_GEBOORTEDATUM,
        )
    vraag.antwoord = antwoord
    vraag.uitgeschreven_op = uitgeschreven_op
    vraag.door_id = huidige_actor().gebruiker_id
    vraag.moment = moment
    vraag.save()
    open_ = Vraag.objects.filter(levering=levering, soort=Vraag.Soort.PERSOON, antwoord="")
    if levering.status == Status.VRAGEN and not open_.exists():
        levering.status = Status.PROEF
        levering.save(update_fields=["status"])
    return vraag


def _sluit_af(vraag: Vraag, soort: str, laatste_dag: date | None, moment: datetime) -> None:
    """End what this supplier said of the child's enrolment (a gemeente: residence) on that day."""
    if laatste_dag is None:
        raise KanNiet("Vul de laatste dag in.")
    tabel = "woonplaatsen" if soort == "gemeente" else "inschrijvingen"
    feiten = FEITMODELLEN[tabel].objects.filter(
        bron_id=vraag.levering.organisatie_id,
        jongere_id=vraag.jongere_id,
        ingetrokken_op__isnull=True,
    )
    langer = [
        feit for feit in feiten if (eind := einddatum(feit.periode)) is None or eind > laatste_dag
    ]
    if any(feit.periode.lower > laatste_dag for feit in langer):
        raise KanNiet("De laatste dag ligt vóór het begin van de inschrijving.")
    if langer:
        leg_vast(
            moment=moment,
            soort="hand",
            reden="antwoord op een vraag bij een levering",
            nieuw={tabel: [{**als_rij(tabel, f), "einddatum": laatste_dag} for f in langer]},
            intrekken={tabel: [feit.pk for feit in langer]},
        )
