"""Who may ask for, give and break into access to one child: in pairs."""

from django.db import connection

from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix import Groep, Handeling, cel
from inbeeld.toegang.models import Aanstelling, Toegangsverzoek
from inbeeld.toegang.policies import Geweigerd, can, mag

NOODROLLEN = tuple(
    rol.value for rol in Aanstelling.Rol if cel(rol, Groep.IDENTITEIT, Handeling.NOODTOEGANG)
)
"""Who can be put on duty."""


def check_can_toegang_vragen(actor: Actor | None) -> None:
    """Raise Geweigerd for a rol that has no work with a single child."""
    if not can(actor, Handeling.TOEGANG_VRAGEN, Groep.IDENTITEIT):
        raise Geweigerd("Uw rol vraagt geen toegang tot een kind.")


def can_toegang_vragen(actor: Actor | None) -> bool:
    return mag(check_can_toegang_vragen, actor)


def check_can_besluiten(actor: Actor | None, verzoek: Toegangsverzoek) -> None:
    """Raise Geweigerd unless the actor coordinates for this child and did not ask it themself."""
    if actor is None or verzoek.aanstelling.gebruiker_id == actor.gebruiker_id:
        raise Geweigerd("Over uw eigen vraag besluit een ander.")
    with connection.cursor() as cursor:
        cursor.execute("select toegang_coordineert(%s)", [verzoek.jongere_id])
        if not cursor.fetchone()[0]:
            raise Geweigerd("Hierover besluit een coördinator die bij het kind betrokken is.")


def can_besluiten(actor: Actor | None, verzoek: Toegangsverzoek) -> bool:
    return mag(check_can_besluiten, actor, verzoek)


def check_can_noodtoegang(actor: Actor | None) -> None:
    """Raise Geweigerd unless the actor is a leerplichtambtenaar or jeugdarts on duty today."""
    if not can(actor, Handeling.NOODTOEGANG, Groep.IDENTITEIT):
        raise Geweigerd("Noodtoegang is voor de leerplichtambtenaar of jeugdarts met dienst.")
    with connection.cursor() as cursor:
        cursor.execute("select toegang_heeft_piket()")
        if not cursor.fetchone()[0]:
            raise Geweigerd("U heeft vandaag geen piketdienst. De beheerder houdt de dienst bij.")


def can_noodtoegang(actor: Actor | None) -> bool:
    return mag(check_can_noodtoegang, actor)
