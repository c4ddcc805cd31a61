"""Reads of deliveries, and of the facts that a delivery is held against."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from inbeeld.regels.schema import TABELLEN
from inbeeld.register.models import FEITMODELLEN
from inbeeld.register.queries import scholen

from .models import Levering, Vraag
from .vergelijking import EENMALIG, Huidig


def leveringen() -> QuerySet[Levering]:
    """The deliveries that the actor may know of, newest first."""
    return Levering.objects.select_related("organisatie", "door").order_by("-moment", "-pk")


def levering_van(sleutel: UUID) -> Levering:
    """One delivery. Raises Levering.DoesNotExist when the actor may not know of it."""
    return Levering.objects.select_related("organisatie", "door").get(sleutel=sleutel)


def open_vragen(organisatie_id: int | None) -> QuerySet[Vraag]:
    """Questions of this supplier that nobody has answered, oldest first. Questions of a delivery
    that was withdrawn no longer matter."""
    return (
        Vraag.objects.filter(levering__organisatie_id=organisatie_id, antwoord="")
        .exclude(levering__status__in=("ingetrokken", "mislukt"))
        # Not the child: one that is hidden from us would take the question along in the join.
        .select_related("levering__organisatie")
        .order_by("pk")
    )


def bekende_scholen() -> list[dict[str, Any]]:
    """Rows of `scholen` as the check wants them (hours are not needed to point at a school)."""
    return list(scholen().values("school", "sector", "gemeente"))


def huidige_feiten(
    tabel: str,
    organisatie_id: int,
    begin: date,
    eind: date,
    *,
    jongere_ids: Collection[int] = (),
) -> list[Huidig]:
    """The facts of a table that hold now, for `vergelijking`.

    Of this organisation, touching the period; of EENMALIG tables those of anybody (for children:
    of `jongere_ids`). Of `woonplaatsen` also those of others for `jongere_ids`, since what a
    gemeente says of a residence goes before what a school saw.
    """
    kolommen = [k.veld for k in TABELLEN[tabel].kolommen]
    model = FEITMODELLEN[tabel]
    velden = {veld.attname for veld in model._meta.fields}
    afgeleid = "r.afgeleid" if "afgeleid" in velden else "false"
    waar, params = ["r.ingetrokken_op is null"], [organisatie_id]
    if "periode" in velden:
        waar.append("r.periode && daterange(%s, %s, '[]')")
        params += [begin, eind]
    if tabel == "jongeren":
        waar.append("r.jongere_id = any(%s)")
        params.append(list(jongere_ids))
    elif tabel == "woonplaatsen":
        waar.append("(r.bron_id = %s or r.jongere_id = any(%s))")
        params += [organisatie_id, list(jongere_ids)]
    elif tabel not in EENMALIG:
        waar.append("r.bron_id = %s")
        params.append(organisatie_id)
    with connection.cursor() as cursor:
        cursor.execute(
            f"select r.id, r.bron_id = %s, {afgeleid}, "  # noqa: S608 (names from the schema)
            f"{', '.join(f'f.{k}' for k in kolommen)} from feit_{tabel} f "
            f"join {model._meta.db_table} r on r.id = f.rij where {' and '.join(waar)} "
            "order by r.id",
            params,
        )
        return [
            Huidig(rij[0], dict(zip(kolommen, rij[3:], strict=True)), rij[1], rij[2])
            for rij in cursor.fetchall()
        ]
