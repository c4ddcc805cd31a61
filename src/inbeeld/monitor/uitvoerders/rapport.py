"""A report as known at another moment, or of days that the sheet does not have: a calculation."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from inbeeld.monitor.models import Rapport
from inbeeld.monitor.rapporten.vraag import Vraag
from inbeeld.monitor.werk import Meld, Onmogelijk, kan
from inbeeld.regels.fouten import AanroepFout
from inbeeld.toegang.actor import Actor

SOORT = "rapport"


def reken(vraag: dict[str, Any], actor: Actor, meld: Meld) -> dict[str, Any]:
    """`vraag`: {"vraag": Vraag as JSON, "bekend_op": ISO or null, "herhaalt": key or null}.

    Gives {"rapport": its key}. Raises Onmogelijk for days that the rules do not take.
    """
    from inbeeld.monitor.actions.rapporten import maak_toen

    nu = timezone.now()
    bekend_op = datetime.fromisoformat(vraag["bekend_op"]) if vraag["bekend_op"] else nu
    with transaction.atomic():
        eerste = Rapport.objects.get(sleutel=vraag["herhaalt"]) if vraag["herhaalt"] else None
    try:
        rapport = maak_toen(
            Vraag.uit_json(vraag["vraag"]), bekend_op, actor, nu, herhaalt=eerste, meld=meld
        )
    except AanroepFout as fout:
        raise Onmogelijk(
            "Voor deze dagen is er niets te tellen. Kies een andere periode."
        ) from fout
    return {"rapport": str(rapport.sleutel)}


kan(SOORT, reken)
