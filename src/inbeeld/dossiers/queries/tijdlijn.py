"""What stands on the timeline of one child: found by one statement, told per source."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import connection

from inbeeld.dossiers.tijdlijn import SOORTEN, Bron, Regel

PER_KEER = 40
LANGST = 400
"""Of a longer text only the beginning stands on the timeline; its own page has all of it."""


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One line on a day. `soort`: a key of SOORTEN; `soortnaam`: its words."""

    dag: date
    soort: str
    regel: Regel

    @property
    def soortnaam(self) -> str:
        return SOORTEN.get(self.soort, self.soort.capitalize())

    @property
    def tekst(self) -> str:
        """As much of the text as fits."""
        tekst = self.regel.tekst
        return tekst if len(tekst) <= LANGST else f"{tekst[:LANGST].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Dag:
    """A day with what happened on it. `komt`: it has yet to come."""

    dag: date
    komt: bool
    gebeurtenissen: list[Gebeurtenis]


@dataclass(frozen=True, slots=True)
class Tijdlijnblad:
    """Newest first. `tellingen`: soort → how many there are in all; `meer`: there is older."""

    dagen: list[Dag]
    tellingen: dict[str, int]
    meer: bool


# The rows of all sources stand side by side once: counted for the filters, and cut for the page.
_VRAAG = """
with alles as materialized ({bronnen}), tel as (
    select coalesce(json_object_agg(soort, aantal), '{{}}'::json) as tellingen
    from (select soort, count(*) as aantal from alles group by soort) s
), blad as (
    select bron, id, dag, moment from alles where {waar}
    order by dag desc, moment desc nulls last, bron, id desc limit %(hoogstens)s offset %(vanaf)s
)
select tel.tellingen::text, blad.bron, blad.id, blad.dag from tel left join blad on true
order by blad.dag desc, blad.moment desc nulls last, blad.bron, blad.id desc
"""


def tijdlijn_van(
    jongere_id: int,
    bronnen: Collection[Bron],
    *,
    vandaag: date,
    verborgen: bool,
    soorten: Collection[str] = (),
    bladzijde: int = 1,
) -> Tijdlijnblad:
    """A page of what these sources hold of the child. `soorten`: only those; empty is all.

    `verborgen`: the actor must not learn where the child lives.
    """
    if not bronnen:
        return Tijdlijnblad([], {}, meer=False)
    per_naam = {bron.naam: bron for bron in bronnen}
    params = {
        "kind": jongere_id,
        "vandaag": vandaag,
        "verborgen": verborgen,
        "soorten": sorted(soorten),
        "hoogstens": PER_KEER + 1,
        "vanaf": (max(bladzijde, 1) - 1) * PER_KEER,
    }
    # Names and SQL are of the sources, which are code; what was asked goes as parameters.
    deel = """select '{0.naam}' as bron, '{0.soort}' as soort, b.id, b.dag, case
        when (b.moment at time zone 'Europe/Amsterdam')::date = b.dag then b.moment end as moment
        from ({0.sql}) b"""
    vraag = _VRAAG.format(
        bronnen=" union all ".join(deel.format(bron) for bron in bronnen),
        waar="soort = any(%(soorten)s)" if soorten else "true",
    )
    with connection.cursor() as cursor:
        cursor.execute(vraag, params)
        rijen = cursor.fetchall()
    tellingen = _tellingen(rijen[0][0])
    gevonden = [(bron, pk, dag) for _, bron, pk, dag in rijen if bron is not None]
    dagen = _dagen(gevonden[:PER_KEER], per_naam, vandaag)
    return Tijdlijnblad(dagen, tellingen, meer=len(gevonden) > PER_KEER)


def _tellingen(tekst: str) -> dict[str, int]:
    geteld = json.loads(tekst)
    bekend = {soort: geteld.pop(soort) for soort in SOORTEN if soort in geteld}
    return bekend | geteld


def _dagen(
    rijen: Iterable[tuple[str, int, date]], bronnen: dict[str, Bron], vandaag: date
) -> list[Dag]:
    """The rows with what they say, by day. A row that the source does not tell of is left out."""
    rijen = list(rijen)
    nummers: dict[str, list[int]] = defaultdict(list)
    for bron, pk, _ in rijen:
        nummers[bron].append(pk)
    zegt = {bron: bronnen[bron].regels(ids, vandaag) for bron, ids in nummers.items()}
    gezegd = [
        Gebeurtenis(dag, bronnen[bron].soort, zegt[bron][pk])
        for bron, pk, dag in rijen
        if pk in zegt[bron]
    ]
    return [
        Dag(dag, dag > vandaag, list(groep)) for dag, groep in groupby(gezegd, key=lambda g: g.dag)
    ]
