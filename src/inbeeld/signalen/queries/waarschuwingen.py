"""Open waarschuwingen: of what a rol is asked, of one child, and how many there are.

When one holds is decided by the SQL function `signalen_waarschuwingen`; this asks it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from inbeeld.register.queries import personalia_van, schoolnamen
from inbeeld.signalen.models import Signaal
from inbeeld.signalen.soorten import SOORTEN, Soort, Waarschuwingsoort, gevraagd_van
from inbeeld.tijdlijnen.queries import Pagina
from inbeeld.toegang.actor import Actor

PER_PAGINA = 25


@dataclass(frozen=True, slots=True)
class Waarschuwing:
    """(jongere_id, soort, sinds) is its key. Shown from `van` until (not including) `tot` if
    nothing happens; `tot` None: as long as it holds. `waarde`: 'streng' or 'ruim' of a klok, how
    far a count came. `jongere_id` None: of a school (`gegevens_gestopt`)."""

    jongere_id: int | None
    soort: Soort
    sinds: date
    tot: date | None
    waarde: str
    van: date
    sector: str
    school: str

    @property
    def over(self) -> Waarschuwingsoort:
        return SOORTEN[self.soort]

    @property
    def zin(self) -> str:
        """What is the matter, as a sentence without a name."""
        zin = self.over.zin.format(waarde=self.waarde)
        return f"Ruim geteld: {zin[0].lower()}{zin[1:]}" if self.waarde == "ruim" else zin


@dataclass(frozen=True, slots=True)
class KindWaarschuwingen:
    """One child (or, without `sleutel`, one school) with what is open about it, most urgent
    first."""

    jongere_id: int | None
    sleutel: UUID | None
    naam: str
    school: str
    schoolnaam: str
    sector: str
    regels: list[Waarschuwing]


_VELDEN = "w.jongere_id, w.soort, w.sinds, w.tot, w.waarde, w.van, w.sector, w.school"
# What a rol is asked. Only counts have a least `waarde`, so nothing else is read as a number.
_MIJN = f"""
select {_VELDEN}, v.urgentie, coalesce(w.jongere_id::text, w.school) as wie
from signalen_waarschuwingen(%(vandaag)s::date) w
join unnest(%(soorten)s::text[], %(vanaf)s::int[], %(urgenties)s::int[])
    v(soort, vanaf, urgentie) on v.soort = w.soort
where case when v.vanaf > 0 then w.waarde::int >= v.vanaf else true end
"""  # noqa: S608
_BLAD = f"""
with w as materialized ({_MIJN}), wie as (
    select w.wie, count(*) over () as aantal,
        row_number() over (order by min(w.urgentie), max(w.van) desc, w.wie) as plek
    from w where %(soort)s = '' or w.soort = %(soort)s group by w.wie
), blad as (
    select * from wie where plek > %(na)s and plek <= %(na)s + %(hoogstens)s
)
select {_VELDEN}, blad.aantal, blad.plek,
    (select jsonb_object_agg(t.soort, t.n)
     from (select soort, count(*) as n from w group by soort) t) as tellingen
from blad join w on w.wie = blad.wie
order by blad.plek, w.urgentie, w.van desc, w.soort
"""  # noqa: S608
_TELLINGEN = f"""
with w as materialized ({_MIJN})
select soort, count(*) from w group by soort
"""  # noqa: S608
_VAN_KIND = f"""
select {_VELDEN} from signalen_waarschuwingen(%(vandaag)s::date, %(kind)s::bigint) w
"""  # noqa: S608


def _vraag(actor: Actor, vandaag: date) -> dict[str, Any]:
    gevraagd = gevraagd_van(actor.rol)
    return {
        "vandaag": vandaag,
        "soorten": [s.value for s in gevraagd],
        "vanaf": list(gevraagd.values()),
        "urgenties": [SOORTEN[s].urgentie.value for s in gevraagd],
    }


def _rijen(vraag: str, params: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(vraag, params)
        return cursor.fetchall()


def _waarschuwing(rij: tuple[Any, ...]) -> Waarschuwing:
    jongere_id, soort, *rest = rij[:8]
    return Waarschuwing(jongere_id, Soort(soort), *rest)


def waarschuwingen(
    actor: Actor, vandaag: date, *, soort: str = "", pagina: int = 1, per_pagina: int = PER_PAGINA
) -> Pagina[KindWaarschuwingen]:
    """A page of the children about whom this actor's rol is asked something now, most urgent and
    then newest first. `aantal`: children; `tellingen`: open waarschuwingen per soort, of all.

    `soort`: only children with that one; all that is open about them is shown. A rol that is asked
    nothing gets an empty page.
    """
    params = _vraag(actor, vandaag) | {
        "soort": soort,
        "na": (max(pagina, 1) - 1) * per_pagina,
        "hoogstens": per_pagina,
    }
    rijen = _rijen(_BLAD, params)
    per: dict[int, list[Waarschuwing]] = defaultdict(list)
    for rij in rijen:
        per[rij[9]].append(_waarschuwing(rij))
    # An empty page has no row to bring the counts.
    aantal, geteld = (rijen[0][8], json.loads(rijen[0][10])) if rijen else (0, None)
    if geteld is None:
        geteld = {s.value: n for s, n in tellingen(actor, vandaag).items()}
    return Pagina(_per_kind(per.values()), aantal, max(pagina, 1), per_pagina, geteld)


def _per_kind(groepen: Iterable[list[Waarschuwing]]) -> list[KindWaarschuwingen]:
    """Of a child whose name the actor may not see nothing is shown."""
    lijst = list(groepen)
    namen = personalia_van(regels[0].jongere_id for regels in lijst if regels[0].jongere_id)
    scholen = schoolnamen()
    uit = []
    for regels in lijst:
        een = regels[0]
        schoolnaam = scholen.get(een.school, een.school)
        persoon = namen.get(een.jongere_id) if een.jongere_id else None
        if een.jongere_id and persoon is None:
            continue
        uit.append(
            KindWaarschuwingen(
                jongere_id=een.jongere_id,
                sleutel=persoon.jongere.sleutel if persoon else None,
                naam=persoon.naam if persoon else schoolnaam,
                school=een.school,
                schoolnaam=schoolnaam,
                sector=een.sector,
                regels=regels,
            )
        )
    return uit


def tellingen(actor: Actor, vandaag: date) -> dict[Soort, int]:
    """How many are open of each soort that this actor's rol is asked about; those of none left
    out."""
    return {Soort(soort): aantal for soort, aantal in _rijen(_TELLINGEN, _vraag(actor, vandaag))}


def van_kind(jongere_id: int, vandaag: date) -> list[Waarschuwing]:
    """All that is open about one child, whoever is asked, most urgent first. Empty where the actor
    is not involved."""
    rijen = _rijen(_VAN_KIND, {"vandaag": vandaag, "kind": jongere_id})
    return sorted(
        (_waarschuwing(rij) for rij in rijen),
        key=lambda w: (w.over.urgentie, -w.van.toordinal(), w.soort),
    )


def signalen_van(jongere_id: int, *, hoogstens: int = 5) -> list[Signaal]:
    """What people did last with waarschuwingen about a child, newest first."""
    rijen = Signaal.objects.filter(jongere_id=jongere_id).select_related(
        "aanstelling__gebruiker", "aanstelling__organisatie"
    )
    return list(rijen.order_by("-moment", "-pk")[:hoogstens])
