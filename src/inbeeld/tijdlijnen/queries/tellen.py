"""Counts: from the stored timeline where that is what is asked, else computed over the facts.

A count rests on all children of its group, also those that have moved on and are nobody's to see
now; so it is made for the whole, and comes out only for the actor's own school or gemeente.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.db import connection

from inbeeld.regels import DEFINITIES, Feiten, tel
from inbeeld.regels import verschil as regels_verschil
from inbeeld.regels.schema import TABELLEN
from inbeeld.register.arrow import feiten_arrow, kopieer
from inbeeld.register.models import Personalia
from inbeeld.tijdlijnen.queries.kind import MINSTENS_VOORUIT, regio_definities, vakantieregio
from inbeeld.toegang.actor import Actor, systeem_actor
from inbeeld.toegang.models import Organisatie, Werkgebied
from inbeeld.toegang.policies import check_can_kinderen_zien

_ZONDER_VERZUIM = tuple(naam for naam in TABELLEN if naam != "verzuim")


class Opgeslagen:
    """A stored tijdlijn in the place of a computed `Uitkomst`, for `tel`."""

    def __init__(self, feiten: Feiten, tijdlijn: pa.Table) -> None:
        self._con = feiten.con
        self._con.register("opgeslagen_tijdlijn", tijdlijn)

    def relatie(self, stap: str) -> str:
        """Only the tijdlijn is stored. Raises KeyError for another stage."""
        return {"tijdlijn": "opgeslagen_tijdlijn"}[stap]


def telling(
    *,
    actor: Actor,
    peildatum: date,
    definitie: str,
    per: Sequence[str] = (),
    bekend_op: datetime | None = None,
    parameters: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    """Rows of `regels.tel` for one peildatum, of the actor's own school or gemeente, or the region.

    The region's own definitie of now is counted from the stored timeline, everything else is
    computed. Raises AanroepFout, and Geweigerd for a rol that sees no children.
    """
    check_can_kinderen_zien(actor)
    bereik = _bereik(actor)
    keuze = {"definitie": definitie, "peildatum": peildatum}
    opgeslagen = not bekend_op and not parameters and _is_opgeslagen(actor, **keuze)
    tabellen = _ZONDER_VERZUIM if opgeslagen else tuple(TABELLEN)
    with _regio(actor, bereik, tabellen, bekend_op, peildatum) as (feiten, ids):
        uitkomst = Opgeslagen(feiten, _tijdlijn(ids=ids, **keuze)) if opgeslagen else None
        rijen = tel(
            feiten,
            definitie=definitie,
            peildata=[peildatum],
            per=bereik.splits(per),
            vakantieregio=vakantieregio(),
            bekend_op=bekend_op,
            parameters=parameters or {},
            uitkomst=uitkomst,
        ).to_pylist()
    return bereik.versmal(rijen, per)


def verschil(
    *,
    actor: Actor,
    peildatum: date,
    definitie: str,
    met: str,
    bekend_op: datetime | None = None,
    met_bekend_op: datetime | None = None,
    met_parameters: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    """Rows of `regels.verschil` (`jongere` the child's number): who is judged differently, and why.

    Of the children that were at the actor's school or in its gemeente on some day; whom of them the
    actor may know by name is for the row policies. Raises AanroepFout, Geweigerd.
    """
    check_can_kinderen_zien(actor)
    bereik = _bereik(actor)
    with _regio(actor, bereik, tuple(TABELLEN), None, peildatum, alles=True) as (feiten, _):
        rijen = regels_verschil(
            feiten,
            definitie=definitie,
            met=met,
            peildatum=peildatum,
            vakantieregio=vakantieregio(),
            bekend_op=bekend_op,
            met_bekend_op=met_bekend_op,
            met_parameters=met_parameters or {},
        ).to_pylist()
    return [{**rij, "jongere": int(rij["jongere"])} for rij in rijen]


@dataclass(frozen=True, slots=True)
class Bereik:
    """What an actor's counts are about: the rows whose `veld` is one of `codes` (None: all)."""

    veld: str | None
    codes: frozenset[str]

    def splits(self, per: Sequence[str]) -> tuple[str, ...]:
        """What must be split by to know which rows these are."""
        return tuple(per) if self.veld is None or self.veld in per else (*per, self.veld)

    def versmal(self, rijen: list[dict[str, Any]], per: Sequence[str]) -> list[dict[str, Any]]:
        """Only these rows, and those of several schools added up where nobody asked per school.

        A child counts at one school, so the sum counts nobody twice.
        """
        if self.veld is None:
            return rijen
        eigen = [rij for rij in rijen if rij[self.veld] in self.codes]
        if self.veld in per:
            return eigen
        samen: dict[tuple[Any, ...], dict[str, Any]] = {}
        for rij in eigen:
            sleutel = tuple(w for k, w in rij.items() if k not in (self.veld, "aantal", "volledig"))
            vorige = samen.setdefault(sleutel, {**rij, "aantal": 0, "volledig": "ja"})
            vorige["aantal"] += rij["aantal"]
            if rij["volledig"] == "nee":
                vorige["volledig"] = "nee"
        return list(samen.values())


def _bereik(actor: Actor) -> Bereik:
    if actor.organisatie_id is None:
        return Bereik(None, frozenset())
    eigen = Organisatie.objects.get(pk=actor.organisatie_id)
    match eigen.soort:
        case "regio":
            return Bereik(None, frozenset())
        case "swv":
            rijen = Werkgebied.objects.filter(organisatie=eigen, periode__contains=actor.vandaag)
            return Bereik("school", frozenset(rijen.values_list("gebied__code", flat=True)))
        case soort:
            return Bereik(soort, frozenset({eigen.code}))


def _is_opgeslagen(actor: Actor, *, definitie: str, peildatum: date) -> bool:
    """The region counts by this definitie alone, and the stored timelines reach this far."""
    gekozen = set(regio_definities(actor.vandaag).values())
    return gekozen == {definitie} and peildatum <= actor.vandaag + MINSTENS_VOORUIT


_OOIT = {
    "school": ("register_inschrijvingen", "school"),
    "gemeente": ("register_woonplaatsen", "gemeente"),
}


@contextmanager
def _regio(
    actor: Actor,
    bereik: Bereik,
    tabellen: tuple[str, ...],
    bekend_op: datetime | None,
    peildatum: date,
    *,
    alles: bool = False,
) -> Iterator[tuple[Feiten, list[int] | None]]:
    """The facts that the counts rest on, and the children that they are of (None: everybody).

    `alles`: withdrawn facts too, as two moments of knowledge are compared. A child that had died
    before `peildatum` has no facts here: the rules know no death, and nobody counts it. That holds
    for what was known earlier too, because a death is kept without the day on which it was told.
    """
    with systeem_actor("telling", actor.vandaag):
        ids = None
        if bereik.veld is not None:
            tabel, kolom = _OOIT[bereik.veld]
            with connection.cursor() as cursor:
                cursor.execute(
                    f"select distinct jongere_id from {tabel} where {kolom} = any(%s)",  # noqa: S608
                    [sorted(bereik.codes)],
                )
                ids = [rij[0] for rij in cursor.fetchall()]
        arrow = feiten_arrow(
            jongere_ids=ids, bekend_op=bekend_op, tabellen=tabellen, met_ingetrokken=alles
        )
        dood = Personalia.objects.filter(overleden_op__lt=peildatum).values_list("pk", flat=True)
        arrow = _zonder(arrow, list(dood))
    with Feiten.uit_arrow(arrow) as feiten:
        yield feiten, ids


def _zonder(tabellen: dict[str, pa.Table], jongere_ids: list[int]) -> dict[str, pa.Table]:
    """The same facts without these children's."""
    weg = pa.array(jongere_ids, pa.int64())
    return {
        naam: tabel.filter(pc.invert(pc.is_in(tabel["jongere"], value_set=weg)))
        if jongere_ids and "jongere" in tabel.column_names
        else tabel
        for naam, tabel in tabellen.items()
    }


def _tijdlijn(*, definitie: str, peildatum: date, ids: list[int] | None) -> pa.Table:
    """The stored rows of the peildatum, in the columns of the rules' stage `tijdlijn`."""
    nummers = " ".join(
        f"when '{regel.status}' then {nr}" for nr, regel in enumerate(DEFINITIES[definitie].regels)
    )
    van_wie = "" if ids is None else " and jongere_id = any(%s)"
    query = (
        "select jongere_id, van - date '1970-01-01', tot - date '1970-01-01',"  # noqa: S608
        f" case status {nummers} end, langer_dan_drie_maanden::int from tijdlijnen_tijdlijn"
        f" where definitie = %s and van <= %s and tot > %s{van_wie}"
        " and not exists (select 1 from register_personalia p"
        " where p.jongere_id = tijdlijnen_tijdlijn.jongere_id and p.overleden_op < %s)"
    )
    van_ids = [] if ids is None else [ids]
    params: list[object] = [definitie, peildatum, peildatum, *van_ids, peildatum]
    with systeem_actor("telling", peildatum):
        types = dict.fromkeys(("j", "b", "e", "status", "lang"), pa.int64())
        return kopieer(query, types, params)
