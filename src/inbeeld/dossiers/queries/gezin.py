"""Brothers and sisters, as far as the actor may see them."""

from datetime import date

from inbeeld.dossiers.models import Gezinslid
from inbeeld.tijdlijnen.kinderen import Kind, kinderen_op


def lid_van(jongere_id: int) -> Gezinslid | None:
    """That a child is in a gezin now, None when it is in none."""
    leden = Gezinslid.objects.filter(jongere_id=jongere_id, periode__endswith__isnull=True)
    return leden.select_related("gezin", "door__gebruiker", "door__organisatie").first()


def anderen(lid: Gezinslid | None, dag: date) -> list[Kind]:
    """The other children of the gezin that are in the actor's sight today, in order of name.

    Nothing tells whether there are more.
    """
    if lid is None:
        return []
    leden = Gezinslid.objects.filter(gezin_id=lid.gezin_id, periode__endswith__isnull=True)
    ids = leden.exclude(jongere_id=lid.jongere_id).values_list("jongere_id", flat=True)
    return [kind for kind in kinderen_op(list(ids), dag) if kind.status]
