"""Who may change the region's agreements: the people of the region itself, and its administrator.

The database holds the same (migration 0002), so that a page never promises what it refuses.
"""

from django.db import connection

from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.policies import Geweigerd, check_can, mag


def check_can_afspraken_beheren(actor: Actor | None) -> None:
    """Raise Geweigerd for whoever is not of the region, or has no such right there."""
    check_can(actor, Handeling.BEHEREN, Groep.INSTELLINGEN)
    with connection.cursor() as cursor:
        cursor.execute("select signalen_beheert_afspraken()")
        if not cursor.fetchone()[0]:
            zin = "Alleen de regiocoördinator of de beheerder van de regio verandert de afspraken."
            raise Geweigerd(zin)


def can_afspraken_beheren(actor: Actor | None) -> bool:
    return mag(check_can_afspraken_beheren, actor)
