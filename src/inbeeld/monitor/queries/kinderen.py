"""The children behind a figure: of those that the actor sees today, by their stored timelines.

What a figure counts is decided by the same function that made it (`regels.stroomkinderen`), over
the facts of these children alone. Children that moved on or are another's stand in the figure, and
not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from inbeeld.monitor.gebieden import Gebied
from inbeeld.regels import Feiten
from inbeeld.regels.stroom import ERBIJ, stroomkinderen
from inbeeld.register.arrow import feiten_arrow
from inbeeld.register.models import Personalia
from inbeeld.register.queries import onder
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.tijdlijnen.queries import vakantieregio
from inbeeld.tijdlijnen.queries.regio import Opgeslagen, opgeslagen_tijdlijn
from inbeeld.toegang.actor import huidige_actor, systeem_actor
from inbeeld.toegang.models import Werkgebied

HOOGSTENS = 4000
"""Of more children the page would take too long."""
_TABELLEN = ("jongeren", "scholen", "woonplaatsen", "inschrijvingen", "vrijstellingen", "aanbod")
_PER: dict[str, tuple[str, ...]] = {
    "regio": (),
    "gemeente": ("gemeente",),
    "wijk": ("gemeente", "wijk"),
    "sector": ("sector",),
    "school": ("school",),
}


class TeVeel(Exception):
    """More children than one page can look through."""


@dataclass(frozen=True, slots=True)
class Kindervraag:
    """Which figure: of an area, at `dag` or over `van` through `dag`; `niveau` 'soort' or 'status'
    with its `naam`; `post` of a stroom, '' for all that were in it; `langer`: than three months."""

    gebied: Gebied
    definitie: str
    dag: date
    niveau: str
    naam: str
    van: date | None = None
    post: str = ""
    langer: bool = False

    @property
    def posten(self) -> tuple[str, ...]:
        """The posten that together are these children."""
        if self.post:
            return (self.post,)
        return ("begin", *ERBIJ) if self.van else ("eind",)

    @property
    def periode(self) -> tuple[date, date]:
        return (self.van or self.dag, self.dag)


def kinderen_achter(vraag: Kindervraag) -> dict[int, date]:
    """The numbers of the children, each with the first day on which the figure counts it.

    Raises TeVeel.
    """
    ids = _kandidaten(vraag)
    if len(ids) > HOOGSTENS:
        raise TeVeel
    if not ids:
        return {}
    gevonden: dict[int, date] = {}
    for rij in _stroom(vraag, ids):
        if rij["post"] in vraag.posten and _hierin(vraag.gebied, rij):
            kind = int(rij["jongere"])
            gevonden[kind] = min(gevonden.get(kind, rij["dag"]), rij["dag"])
    if vraag.langer:
        blijven = _langer(vraag, list(gevonden))
        gevonden = {kind: dag for kind, dag in gevonden.items() if kind in blijven}
    return gevonden


def _in_periode(vraag: Kindervraag) -> Any:
    """Timelines of the actor's children that touch the days; of a stroom from the day before."""
    van, dag = vraag.periode
    return Tijdlijn.objects.filter(
        definitie=vraag.definitie, van__lte=dag, tot__gte=van, **{vraag.niveau: vraag.naam}
    )


def _kandidaten(vraag: Kindervraag) -> list[int]:
    rijen = _in_periode(vraag).values_list("jongere_id", flat=True).distinct()
    ids = set(rijen[: HOOGSTENS + 1])
    if vraag.gebied.soort in ("gemeente", "wijk"):
        # In no gemeente or wijk, where it would stand out: neither in the figure nor here.
        geheim = Personalia.objects.filter(pk__in=onder(ids), geheim_adres=True)
        ids -= set(geheim.values_list("pk", flat=True))
    return sorted(ids)


def _stroom(vraag: Kindervraag, ids: list[int]) -> list[dict[str, Any]]:
    """Every post of these children. Their facts are read whole, as the figure rests on the whole;
    what comes out are numbers of children that the actor sees."""
    vandaag = huidige_actor().vandaag
    van, dag = vraag.periode
    with systeem_actor("kinderen achter een cijfer", vandaag):
        arrow = feiten_arrow(jongere_ids=ids, tabellen=_TABELLEN)
        tijdlijn = opgeslagen_tijdlijn(
            definitie=vraag.definitie, van=van - timedelta(days=1), tot=dag, ids=ids
        )
        groepen = _groepen(vraag.gebied, vandaag)
    with Feiten.uit_arrow(arrow) as feiten:
        return stroomkinderen(
            feiten,
            definitie=vraag.definitie,
            periode=vraag.periode,
            per=() if groepen is not None else _PER[vraag.gebied.soort],
            groepen=groepen,
            vakantieregio=vakantieregio(),
            uitkomst=Opgeslagen(feiten, {"tijdlijn": tijdlijn}),
            namen=[vraag.naam],
        ).to_pylist()


def _groepen(gebied: Gebied, vandaag: date) -> Mapping[str, str] | None:
    """The schools or gemeenten that an organisation works for, as one group."""
    if gebied.soort != "organisatie":
        return None
    delen = Werkgebied.objects.filter(organisatie_id=int(gebied.code), periode__contains=vandaag)
    return dict.fromkeys(delen.values_list("gebied__code", flat=True), gebied.code)


def _hierin(gebied: Gebied, rij: Mapping[str, Any]) -> bool:
    """Whether a row is of this area, by the columns of its split."""
    if gebied.soort == "organisatie":
        return bool(rij["groep"] == gebied.code)
    return ":".join(rij[veld] for veld in _PER[gebied.soort]) == gebied.code


def _langer(vraag: Kindervraag, ids: list[int]) -> set[int]:
    """Those who were at home longer than three months on such a day."""
    van, dag = vraag.periode
    rijen = _in_periode(vraag).filter(
        jongere_id__in=ids, langer_dan_drie_maanden=True, tot__gt=van, van__lte=dag
    )
    return set(rijen.values_list("jongere_id", flat=True))


def standen_op(definitie: str, dag: date, ids: list[int]) -> dict[int, Tijdlijn]:
    """How these children stood on that day, as far as the actor may see it."""
    rijen = Tijdlijn.objects.filter(
        definitie=definitie, jongere_id__in=ids, van__lte=dag, tot__gt=dag
    )
    return {rij.jongere_id: rij for rij in rijen}
