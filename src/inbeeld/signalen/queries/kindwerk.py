"""What must be done for one child, by whomever: the work of the werkvoorraad, on a dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from inbeeld.signalen.queries.werk import adressen_van, in_woorden, namen_van
from inbeeld.signalen.queries.zaken import naam_van, plaats_verborgen
from inbeeld.signalen.zaakstappen import stappen_op
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Postvak


@dataclass(frozen=True, slots=True)
class Kindtaak:
    """`wat` is asked of `bij`, `te_laat` when its day is past, or `vandaag`. `eigen`: of the actor
    or their organisation. `adres`: where it is done, '' when the actor has no page for it."""

    wat: str
    bij: str
    uiterlijk_op: date
    te_laat: bool
    vandaag: bool
    eigen: bool
    adres: str


_WERK = """
select w.soort, w.bron_id, w.postvak_id, w.aanstelling_id, w.wat, w.uiterlijk_op,
       w.houder_id = %(ik)s or w.postvak_id in (
           select p.id from toegang_postvak p
           where p.organisatie_id = any((select toegang_partijen())::bigint[])) as eigen
from signalen_werk w where w.jongere_id = %(kind)s
order by eigen desc, w.houder_id is distinct from %(ik)s, w.uiterlijk_op, w.soort, w.bron_id
"""


def werk_van_kind(jongere_id: int, actor: Actor) -> list[Kindtaak]:
    """All that the actor may see: what is theirs first, then that of their organisation, then that
    of others; each by day."""
    with connection.cursor() as cursor:
        cursor.execute(_WERK, {"ik": actor.aanstelling_id, "kind": jongere_id})
        rijen = cursor.fetchall()
    if not rijen:
        return []
    verborgen = plaats_verborgen(jongere_id)
    bakken = Postvak.objects.select_related("organisatie").in_bulk({rij[2] for rij in rijen})
    organisaties = {pk: naam_van(bak.organisatie, verborgen) for pk, bak in bakken.items()}
    mensen = namen_van(rij[3] for rij in rijen)
    stappen = stappen_op(actor.vandaag)
    adressen = _adressen(rijen)
    uit = []
    for soort, bron_id, postvak, mens, wat, dag, eigen in rijen:
        # A person of the gemeente tells where a child with a secret address lives.
        wie = "" if verborgen and not eigen else mensen.get(mens, "")
        uit.append(
            Kindtaak(
                wat=in_woorden(soort, wat, stappen),
                bij=", ".join(filter(None, [wie, organisaties.get(postvak, "")])),
                uiterlijk_op=dag,
                te_laat=dag < actor.vandaag,
                vandaag=dag == actor.vandaag,
                eigen=eigen,
                adres=adressen.get((soort, bron_id), ""),
            )
        )
    return uit


def _adressen(rijen: Sequence[tuple[Any, ...]]) -> dict[tuple[str, int], str]:
    """Only an answer that another must give has another page than what is one's own."""
    vreemd = [rij for rij in rijen if rij[0] == "antwoord" and not rij[6]]
    uit = adressen_van([rij for rij in rijen if rij not in vreemd], eigen=True)
    return uit | (adressen_van(vreemd, eigen=False) if vreemd else {})
