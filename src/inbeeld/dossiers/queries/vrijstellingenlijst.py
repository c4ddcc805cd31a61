"""The register of exemptions that run, of all children for whom the actor works today.

It is made from the facts: what a gemeente delivered without a request in In Beeld is in view too,
and is named as such. Two sources that say the same are one line.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from inbeeld.tijdlijnen.kinderen import Kind, kinderen_op
from inbeeld.tijdlijnen.queries import Pagina


@dataclass(frozen=True, slots=True)
class Regel:
    """One exemption. `verzoek`: key of its request, None without one; `herbeoordeling`: by which
    day it is looked at again."""

    jongere_id: int
    kind: Kind | None
    grond: str
    begin: date
    einddatum: date | None
    verzoek: UUID | None
    geen_aanbod: bool
    nooit_geschikt: bool
    herbeoordeling: date | None
    te_laat: bool


_VRAAG = """
with feit as (
    select f.jongere_id, f.grond, min(lower(f.periode)) as begin,
        case when bool_or(upper_inf(f.periode)) then null else max(upper(f.periode)) - 1 end as eind
    from register_vrijstellingen f
    where f.ingetrokken_op is null and f.periode @> %(dag)s::date
      and ((select toegang_hele_regio()) or exists (
        select 1 from toegang_betrokkenheid b
        where b.jongere_id = f.jongere_id and b.periode @> %(dag)s::date
          and b.partij = any((select toegang_partijen())::bigint[])))
    group by f.jongere_id, f.grond
), regel as (
    select f.*, v.sleutel, coalesce(v.geen_aanbod, false) as geen_aanbod,
        coalesce(v.nooit_geschikt, false) as nooit_geschikt, h.uiterlijk_op
    from feit f
    left join lateral (
        select * from dossiers_vrijstellingsverzoek v
        where v.jongere_id = f.jongere_id and v.grond = f.grond and v.toestand = 'vastgesteld'
          and (v.einddatum is null or v.einddatum >= %(dag)s)
        order by v.id desc limit 1) v on true
    left join dossiers_herbeoordeling h on h.verzoek_id = v.id and h.gedaan_op is null
)
select jongere_id, grond, begin, eind, sleutel, geen_aanbod, nooit_geschikt, uiterlijk_op,
    count(*) over () as aantal
from regel
where (%(grond)s = '' or grond = %(grond)s) and case %(toon)s
    when 'te_laat' then uiterlijk_op < %(dag)s
    when 'geen_aanbod' then geen_aanbod
    when 'zonder_dossier' then sleutel is null
    else true end
order by uiterlijk_op nulls last, begin, jongere_id, grond
limit %(per)s offset %(vanaf)s
"""


def lijst(
    *, vandaag: date, grond: str = "", toon: str = "", pagina: int = 1, per_pagina: int = 50
) -> Pagina[Regel]:
    """A page of the register, what is due first on top."""
    params = {
        "dag": vandaag,
        "grond": grond,
        "toon": toon,
        "per": per_pagina,
        "vanaf": (pagina - 1) * per_pagina,
    }
    with connection.cursor() as cursor:
        cursor.execute(_VRAAG, params)
        rijen = cursor.fetchall()
    kinderen = {k.jongere_id: k for k in kinderen_op([rij[0] for rij in rijen], vandaag)}
    regels = [
        Regel(
            jongere_id=jongere,
            kind=kinderen.get(jongere),
            grond=code,
            begin=begin,
            einddatum=eind,
            verzoek=sleutel,
            geen_aanbod=geen_aanbod,
            nooit_geschikt=nooit,
            herbeoordeling=uiterlijk,
            te_laat=uiterlijk is not None and uiterlijk < vandaag,
        )
        for jongere, code, begin, eind, sleutel, geen_aanbod, nooit, uiterlijk, _ in rijen
    ]
    aantal = rijen[0][-1] if rijen else 0
    return Pagina(regels, aantal, pagina, per_pagina)
