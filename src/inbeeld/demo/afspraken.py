"""The agreements of the demo's region, and who holds the functies that they name."""

from datetime import date, datetime, time
from importlib.resources import files

from django.utils import timezone

from inbeeld.signalen.models import Functievervulling
from inbeeld.signalen.plan import activeer
from inbeeld.toegang.models import Aanstelling

PLAN = "zkij"
# Functie → the rol of whoever holds it, at every organisation of the kind that the plan says.
_VERVULD = {
    "manager_onderwijs": "swv_consulent",
    "manager_jeugdhulp": "jeugdcoach",
    "bestuurder_onderwijs": "bestuurder",
    "wethouder_onderwijs": "bestuurder",
}


def maak_afspraken() -> None:
    """Put the region's plan in force from its own first day, and let people hold its functies."""
    tekst = files("inbeeld.signalen").joinpath(f"regioplannen/{PLAN}.yaml").read_text("utf-8")
    begin = date(2021, 1, 1)
    moment = timezone.make_aware(datetime.combine(begin, time(9)))
    regioplan = activeer(tekst, van=begin, moment=moment)
    rijen = [
        Functievervulling(functie=functie["code"], aanstelling=a, periode=a.periode)
        for functie in regioplan.inhoud["functies"]
        for a in Aanstelling.objects.filter(
            rol=_VERVULD[functie["code"]], organisatie__soort=functie["bij"], vervangt=None
        ).order_by("pk")
    ]
    Functievervulling.objects.bulk_create(rijen)
