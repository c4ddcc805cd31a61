"""The yearly run, and legal holds."""

from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import connection, transaction
from django.db.models.functions import Now

from inbeeld.toegang.actor import huidige_actor, systeem_actor
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.models import Bewaarplicht, Vernietigingsvoorstel
from inbeeld.toegang.policies import check_can


@dataclass(frozen=True, slots=True)
class Ronde:
    """What a run did: proposals and their rows, and files that were thrown away."""

    voorstellen: int
    regels: int
    bestanden: int


def stel_voor(peildatum: date, moment: datetime) -> Ronde:
    """Propose what is past its term, and throw away what needs nobody's word for it.

    `moment` (aware) is written with what is thrown away. Safe to repeat: what nobody has confirmed
    is proposed anew.
    """
    with systeem_actor("bewaartermijnen", peildatum), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select toegang_stel_vernietiging_voor(%s)", [peildatum])
            aantal = cursor.fetchone()[0]
        open_ = Vernietigingsvoorstel.objects.filter(
            bevestigd_op__isnull=True, vervallen_op__isnull=True
        )
        regels = sum(v.regels.count() for v in open_)
        bestanden = sum(kamer.ruim_op(peildatum, moment) for kamer in _opruimers())
    return Ronde(aantal, regels, bestanden)


def _opruimers() -> list:
    """The rooms that have something to throw away by themselves (`ruim_op` in their `bewaren`)."""
    namen = [f"{c.name}.bewaren" for c in apps.get_app_configs() if c.name.startswith("inbeeld.")]
    modules = [import_module(naam) for naam in namen if find_spec(naam)]
    return [module for module in modules if hasattr(module, "ruim_op")]


def leg_bewaarplicht_op(jongere_id: int, reden: str, tot_en_met: date | None) -> Bewaarplicht:
    """Keep what the actor's organisation has of a child from destruction. Raises Geweigerd."""
    actor = huidige_actor()
    check_can(actor, Handeling.VERNIETIGEN, Groep.IDENTITEIT)
    return Bewaarplicht.objects.create(
        organisatie_id=actor.organisatie_id,
        jongere_id=jongere_id,
        reden=reden,
        tot_en_met=tot_en_met,
        door_id=actor.aanstelling_id,
    )


def hef_bewaarplicht_op(bewaarplicht: Bewaarplicht) -> None:
    """Let the terms count again. Raises Geweigerd."""
    actor = huidige_actor()
    check_can(actor, Handeling.VERNIETIGEN, Groep.IDENTITEIT)
    Bewaarplicht.objects.filter(pk=bewaarplicht.pk, opgeheven_op__isnull=True).update(
        opgeheven_op=Now(), opgeheven_door_id=actor.aanstelling_id
    )
