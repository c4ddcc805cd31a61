"""Brothers and sisters: join children into a gezin, and end that."""

from datetime import datetime

from django.db import transaction

from inbeeld.dossiers.actions.basis import schrijf, vergrendel
from inbeeld.dossiers.actions.plan import geweest
from inbeeld.dossiers.models import Gezin, Gezinslid
from inbeeld.dossiers.policies_plan import check_can_plan
from inbeeld.dossiers.queries.gezin import lid_van
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.perioden import periode


@transaction.atomic
def voeg_bij_elkaar(jongere_id: int, ander_id: int, *, reden: str, moment: datetime) -> Gezin:
    """Say that two children grow up together; one that has a gezin brings the other into it.

    Both must be in the actor's sight today. Joined twice they are joined once. Raises Geweigerd,
    KanNiet (each has a gezin of its own, or it is the same child), ValueError (no reason).
    """
    check_can_plan(huidige_actor())
    if jongere_id == ander_id:
        raise KanNiet("Dit is hetzelfde kind.")
    if not reden:
        raise ValueError("Zeg hoe u weet dat deze kinderen bij elkaar horen.")
    hier, daar = lid_van(jongere_id), lid_van(ander_id)
    if hier and daar:
        if hier.gezin_id != daar.gezin_id:
            raise KanNiet(
                "Deze kinderen staan elk al in een ander gezin. Haal er eerst een uit zijn gezin."
            )
        return hier.gezin
    gezin = (hier or daar).gezin if hier or daar else Gezin.objects.create()
    for kind, lid in ((jongere_id, hier), (ander_id, daar)):
        if lid is None:
            _neem_op(gezin, kind, reden, moment)
    return gezin


def _neem_op(gezin: Gezin, jongere_id: int, reden: str, moment: datetime) -> None:
    vandaag = huidige_actor().vandaag
    schrijf(
        Gezinslid,
        jongere_id,
        moment=moment,
        gezin=gezin,
        periode=periode(vandaag, None),
        reden=reden,
    )


@transaction.atomic
def haal_uit_gezin(lid: Gezinslid, *, reden: str) -> Gezinslid:
    """End that this child belongs to its gezin; who stays behind alone is in none either.

    Raises Geweigerd, KanNiet, ValueError (no reason).
    """
    actor = huidige_actor()
    check_can_plan(actor)
    if not reden:
        raise ValueError("Zeg waarom dit kind niet meer bij dit gezin hoort.")
    vast = vergrendel(lid)
    if vast.periode.upper is not None:
        raise KanNiet("Dit kind is al uit dit gezin gehaald.")
    vast.periode, vast.eindreden = geweest(vast.periode.lower, actor.vandaag), reden
    vast.save()
    return vast
