"""What every act about offers, needs and adapted hours begins with: may this actor write here, and
who gets the task."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import connection

from inbeeld.dossiers import taaksoorten
from inbeeld.dossiers.actions.basis import open_zaak_van
from inbeeld.dossiers.actions.taken import taak_klaar, zet_taak
from inbeeld.dossiers.models import Aanbodtraject, Dossierregel
from inbeeld.toegang.actor import Actor, huidige_actor
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.models import Postvak
from inbeeld.toegang.policies import Geweigerd, check_can

Regel = TypeVar("Regel", bound=Dossierregel)
VERVOLG = "aanbod_vervolg"
taaksoorten.voeg_toe(VERVOLG, "Afspreken wat er komt nu het aanbod is geweigerd")


class KanZoNiet(ValueError):
    """What was asked does not fit; the message is a sentence for people. `veld`: of which field."""

    def __init__(self, zin: str, veld: str | None = None) -> None:
        super().__init__(zin)
        self.veld = veld


def check_can_schrijven(jongere_id: int) -> Actor:
    """The actor, who may write about offers to this child today. Raises Geweigerd."""
    actor = huidige_actor()
    check_can(actor, Handeling.INVOEREN, Groep.PLAN_EN_AFSPRAKEN)
    with connection.cursor() as cursor:
        cursor.execute("select dossiers_mag_taak(%s)", [jongere_id])
        (betrokken,) = cursor.fetchone()
    if not betrokken:
        raise Geweigerd("Uw organisatie is niet betrokken bij dit kind.")
    return actor


def al_gemaakt(model: type[Regel], sleutel: UUID, jongere_id: int) -> Regel | None:
    """The row that this form made before: sent twice, it is stored once."""
    gevonden = model.objects.filter(sleutel=sleutel).first()
    if gevonden is not None and gevonden.jongere_id != jongere_id:
        raise Geweigerd("Dit formulier hoort bij een ander kind.")
    return gevonden


def vraag(regel: Dossierregel, soort: str, uiterlijk_op: date) -> None:
    """Set a task: whose the zaak is, or without an open zaak the actor's own organisation."""
    postvak = None
    if open_zaak_van(regel.jongere_id) is None:
        postvak = Postvak.objects.filter(organisatie_id=huidige_actor().organisatie_id).first()
    zet_taak(regel, soort, uiterlijk_op, postvak=postvak)


def check_dag(dag: date, *, vandaag: date, vroegst: date | None, veld: str) -> None:
    """Raise KanZoNiet for a day that has yet to come or lies before `vroegst`."""
    if dag > vandaag:
        raise KanZoNiet("Deze dag moet nog komen.", veld)
    if vroegst is not None and dag < vroegst:
        raise KanZoNiet(f"Deze dag ligt voor {vroegst:%d-%m-%Y}.", veld)


def vervolg_klaar(jongere_id: int) -> None:
    """Something was done after a refusal: another offer, or a need on record."""
    geweigerd = Aanbodtraject.objects.filter(
        jongere_id=jongere_id, toestand=Aanbodtraject.Toestand.GEWEIGERD
    )
    for traject in geweigerd:
        taak_klaar(traject, VERVOLG)
