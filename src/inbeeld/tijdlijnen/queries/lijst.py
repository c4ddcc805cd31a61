"""Every child that the actor may know of, a page at a time, for programs."""

from uuid import UUID

from django.db import connection

# Starts from the children with whom the actor was ever involved, as the search does: which of them
# it may know is the row policies' to say. The key is random, so the order tells nothing.
_JONGEREN = """
select j.id, j.sleutel from register_jongere j
where j.opgegaan_in_id is null and (%(na)s::uuid is null or j.sleutel > %(na)s::uuid)
  and ((select toegang_hele_regio()) or j.id in (
      select b.jongere_id from toegang_betrokkenheid b
      where b.partij = any((select toegang_partijen())::bigint[])))
order by j.sleutel limit %(hoogstens)s
"""


def jongeren_na(na: UUID | None, aantal: int) -> tuple[list[int], UUID | None]:
    """The numbers of `aantal` children whose key comes after `na`, in order of their keys, and the
    key to go on from: None when there are no more. A record joined into another is left out."""
    with connection.cursor() as cursor:
        cursor.execute(_JONGEREN, {"na": na, "hoogstens": aantal + 1})
        rijen = cursor.fetchall()
    bladzijde = rijen[:aantal]
    volgende = bladzijde[-1][1] if len(rijen) > aantal else None
    return [nummer for nummer, _ in bladzijde], volgende
