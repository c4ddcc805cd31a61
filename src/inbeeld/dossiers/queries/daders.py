"""Who took a step of a row that keeps only its day: its history knows."""

from collections.abc import Collection

from django.apps import apps

from inbeeld.dossiers.queries.gesprekken import wie_is
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.toegang.models import Aanstelling


def daders(model: str, ids: Collection[int], veld: str, jongere_id: int) -> dict[int, str]:
    """Row of one child → who gave `veld` its first value; without a person (the system) left out.

    `model`: the name of a model of this room that keeps its history.
    """
    rijen = apps.get_model("dossiers", f"{model}Event").objects
    eerste = (
        rijen.filter(pgh_obj_id__in=ids, **{f"{veld}__isnull": False})
        .order_by("pgh_obj_id", "pgh_id")
        .distinct("pgh_obj_id")
        .values_list("pgh_obj_id", "pgh_context__metadata__aanstelling")
    )
    deed = {rij: wie for rij, wie in eerste if wie is not None}
    if not deed:
        return {}
    mensen = Aanstelling.objects.select_related("gebruiker", "organisatie")
    bekend = mensen.in_bulk(set(deed.values()))
    verborgen = plaats_verborgen(jongere_id)
    return {
        rij: wie_is(bekend[wie], verborgen=verborgen) for rij, wie in deed.items() if wie in bekend
    }


def moment_van(tabel: str, rij: str, veld: str) -> str:
    """SQL of the moment at which `veld` of a row got its first value. Names of our own, no input.

    `rij`: the row's id in the SQL around it.
    """
    return (
        f"(select min(e.pgh_created_at) from {tabel}event e"  # noqa: S608
        f" where e.pgh_obj_id = {rij} and e.{veld} is not null)"
    )
