"""Who may open a zaak, and who may act in it: whose organisation holds it, and the region."""

from django.db import connection

from inbeeld.signalen.models import Zaak
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import Geweigerd, check_can, mag


class ZaakGeweigerd(Geweigerd):
    """This cannot be done with this zaak now; the message says why, and what can."""


def check_can_zaak_openen(actor: Actor | None, jongere_id: int) -> None:
    """Raise Geweigerd unless the rol acts for children, and the actor is involved with this one."""
    check_can(actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
    with connection.cursor() as cursor:
        cursor.execute(
            "select toegang_hele_regio() or exists (select 1 from toegang_betrokkenheid b"
            " where b.jongere_id = %s and b.periode @> toegang_vandaag()"
            " and b.partij = any((select toegang_partijen())::bigint[]))",
            [jongere_id],
        )
        if not cursor.fetchone()[0]:
            raise Geweigerd("Uw organisatie is vandaag niet bij dit kind betrokken.")


def check_can_zaak_behandelen(actor: Actor | None, zaak: Zaak) -> None:
    """Raise Geweigerd unless the actor's organisation, or one it acts for, holds the zaak.

    The coordinator of the region may too: a zaak that is stuck must be movable.
    """
    check_can(actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
    if not _treedt_op_voor(zaak.eigenaar_postvak.organisatie_id):
        # Not of whom: of a child with a secret address that name tells where it lives.
        raise Geweigerd("Deze zaak is van een andere organisatie. Alleen zij passen hem aan.")


def can_zaak_behandelen(actor: Actor | None, zaak: Zaak) -> bool:
    return mag(check_can_zaak_behandelen, actor, zaak)


def _treedt_op_voor(organisatie_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "select toegang_hele_regio() or %s = any(toegang_partijen())", [organisatie_id]
        )
        return bool(cursor.fetchone()[0])
