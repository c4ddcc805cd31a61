"""Tasks: what somebody must do by a day because of a row of a dossier.

Called in the transaction of the act that asks or ends them, so that none can be forgotten.
"""

from datetime import date

from django.db import connection

from inbeeld.dossiers.models import Dossierregel
from inbeeld.toegang.models import Postvak


def zet_taak(
    regel: Dossierregel,
    soort: str,
    uiterlijk_op: date,
    *,
    postvak: Postvak | None = None,
    aanstelling_id: int | None = None,
) -> None:
    """Ask something because of `regel`; asked again, the same task gets the new day and owner.

    Without `postvak` it is whose the zaak of the child is. `soort`: a code of
    `inbeeld.dossiers.taaksoorten`.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select dossiers_zet_taak(%s, %s, %s, %s, %s, %s, %s, %s)",
            [
                regel.jongere_id,
                soort,
                regel._meta.db_table,
                regel.pk,
                postvak.pk if postvak else None,
                aanstelling_id,
                regel.bron_id,
                uiterlijk_op,
            ],
        )


def taak_klaar(regel: Dossierregel, *soorten: str) -> None:
    """What was asked because of `regel` is done; with `soorten` only those."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select dossiers_taak_klaar(%s, %s, %s, soort) from unnest(%s::text[]) as soort",
            [regel.jongere_id, regel._meta.db_table, regel.pk, list(soorten) or [""]],
        )
