"""Counts: from the stored timeline where that is what is asked, else computed over the facts.

A count rests on all children of its group, also those that have moved on and are nobody's to see
now; so it is made for the whole, and comes out only for the actor's own school or gemeente.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa
from django.db import connection

from inbeeld.regels import Feiten, tel
from inbeeld.regels import verschil as regels_verschil
from inbeeld.regels.schema import TABELLEN
from inbeeld.register.arrow import feiten_arrow
from inbeeld.register.personalia_toen import geheime_adressen, overleden
from inbeeld.tijdlijnen.policies import check_can_tellen
from inbeeld.tijdlijnen.queries.kind import MINSTENS_VOORUIT, regio_definities, vakantieregio
from inbeeld.tijdlijnen.queries.regio import Opgeslagen, alleen, opgeslagen_tijdlijn, zonder
from inbeeld.toegang.actor import Actor, systeem_actor
from inbeeld.toegang.models import Organisatie, Werkgebied
from inbeeld.toegang.policies import can_adressen_zien

Keus = Callable[..., pa.Table]
_ZONDER_VERZUIM = tuple(naam for naam in TABELLEN if naam != "verzuim")


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
    computed. Raises AanroepFout, and Geweigerd for a rol that has no counts, or not by this split.

    By gemeente or wijk, a child whose address is secret is counted under 'unknown' for who may not
    know where it lives: in its own gemeente it would stand out.
    """
    check_can_tellen(actor, per)
    bereik = _bereik(actor)
    keuze = {"definitie": definitie, "peildatum": peildatum}
    opgeslagen = not bekend_op and not parameters and _is_opgeslagen(actor, **keuze)
    tabellen = _ZONDER_VERZUIM if opgeslagen else tuple(TABELLEN)
    splits = bereik.splits(per)
    plaats = [veld for veld in splits if veld in ("gemeente", "wijk")]
    geheim = _geheim(actor, bekend_op) if plaats and not can_adressen_zien(actor) else []
    delen = [(splits, zonder, geheim)]
    if geheim:
        delen.append((tuple(veld for veld in splits if veld not in plaats), alleen, geheim))
    rijen: list[dict[str, Any]] = []
    for velden, keus, wie in delen:
        with _regio(actor, bereik, tabellen, bekend_op, peildatum, keus=keus, wie=wie) as deel:
            feiten, ids = deel
            uitkomst = None
            if opgeslagen:
                stand = keus(_stand(ids, **keuze), wie, "j")
                uitkomst = Opgeslagen(feiten, {"tijdlijn": stand})
            geteld = tel(
                feiten,
                definitie=definitie,
                peildata=[peildatum],
                per=velden,
                vakantieregio=vakantieregio(),
                bekend_op=bekend_op,
                parameters=parameters or {},
                uitkomst=uitkomst,
            ).to_pylist()
            rijen += [{**dict.fromkeys(plaats), **rij} for rij in geteld]
    return bereik.versmal(tel_op(rijen) if geheim else rijen, per)


def _stand(ids: list[int] | None, *, definitie: str, peildatum: date) -> pa.Table:
    """The stored rows of the peildatum."""
    with systeem_actor("telling", peildatum):
        return opgeslagen_tijdlijn(definitie=definitie, van=peildatum, tot=peildatum, ids=ids)


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
    check_can_tellen(actor)
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
        return tel_op(eigen, zonder=self.veld)


def tel_op(rijen: Iterable[dict[str, Any]], zonder: str = "") -> list[dict[str, Any]]:
    """Rows that say the same of the same, but for the column `zonder`, added up into one."""
    samen: dict[frozenset[tuple[str, Any]], dict[str, Any]] = {}
    for rij in rijen:
        weg = (zonder, "aantal", "volledig")
        sleutel = frozenset(paar for paar in rij.items() if paar[0] not in weg)
        vorige = samen.setdefault(sleutel, {**rij, "aantal": 0, "volledig": "ja"})
        vorige["aantal"] += rij["aantal"]
        if rij["volledig"] == "nee":
            vorige["volledig"] = "nee"
    return list(samen.values())


def _geheim(actor: Actor, bekend_op: datetime | None) -> list[int]:
    """The children whose address was secret, as known then."""
    with systeem_actor("telling", actor.vandaag):
        return geheime_adressen(bekend_op)


def _bereik(actor: Actor) -> Bereik:
    if actor.organisatie_id is None:
        return Bereik(None, frozenset())
    eigen = Organisatie.objects.get(pk=actor.organisatie_id)
    match eigen.soort:
        case "regio":
            return Bereik(None, frozenset())
        case "school" | "gemeente":
            return Bereik(eigen.soort, frozenset({eigen.code}))
    # All others by the area for which they work: schools, or gemeenten; without one, nobody.
    gebied = Werkgebied.objects.filter(organisatie=eigen, periode__contains=actor.vandaag)
    veld = "gemeente" if eigen.soort in _IN_GEMEENTEN else "school"
    return Bereik(veld, frozenset(gebied.values_list("gebied__code", flat=True)))


_IN_GEMEENTEN = ("samenwerking", "jgz", "jeugdteam")


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
    keus: Keus | None = None,
    wie: Sequence[int] = (),
) -> Iterator[tuple[Feiten, list[int] | None]]:
    """The facts that the counts rest on, and the children that they are of (None: everybody), with
    `keus` (`zonder`, `alleen`) narrowed to or by the children `wie`.

    `alles`: withdrawn facts too, as two moments of knowledge are compared. A child that had died
    before `peildatum`, as known then, has no facts here: the rules know no death, and nobody counts
    it. Of two moments of knowledge: one that is known to have died now.
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
        dood = [kind for kind, op in overleden(bekend_op).items() if op < peildatum]
        arrow = {naam: zonder(tabel, dood) for naam, tabel in arrow.items()}
        if keus is not None:
            arrow = {naam: keus(tabel, wie) for naam, tabel in arrow.items()}
    with Feiten.uit_arrow(arrow) as feiten:
        yield feiten, ids
