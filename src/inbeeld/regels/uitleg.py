"""Uitleg (`rekenregels.md` §6): why a child has a status on a day, and what changes when.

Nothing is judged a second time here: status, layers and coming transitions are read from the
tijdlijn and the lagen that the engine gives; this adds the facts behind them and the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa

from .achtergrond import Achtergrond, Feit
from .definities import DEFINITIES, Definitie, Regel
from .feitenmap import Feiten
from .fouten import AanroepFout
from .laagboek import LAGEN, VENSTERS, feiten_achter
from .parameters import PARAMETERS, waarden
from .uitkomst import Uitkomst, bereken

HORIZON_DAGEN = 400
"""How far ahead the uitleg looks for what changes."""


@dataclass(frozen=True, slots=True)
class Grens:
    """A parameter that the line used: its value as text, and who says so."""

    naam: str
    waarde: str
    uitleg: str
    bron: str


@dataclass(frozen=True, slots=True)
class Laagstand:
    """A layer on the day. `waarde`: 'ja', 'nee', a number or a date, as text; `geldt`: not 'nee'
    or 0. `begindatum` and `einddatum`: the period with this value (null: it does not hold)."""

    laag: str
    uitleg: str
    waarde: str
    geldt: bool
    begindatum: date | None
    einddatum: date | None
    feiten: tuple[Feit, ...]


@dataclass(frozen=True, slots=True)
class Verandering:
    """A transition to come: from `datum` on the child has this status if nothing happens."""

    datum: date
    status: str
    soort: str
    langer_dan_drie_maanden: bool
    wat: str


@dataclass(frozen=True, slots=True)
class Uitleg:
    """Why `jongere` has `status` on `peildatum` under `definitie`.

    `regel_nr`: place (from 1) of the line of the definitie that fired, the first that holds;
    `regel`: its condition; `regel_lagen`: the layers that it reads. `sinds`: first day of this
    status. `dag_n` of `dag_m`: the strict clock (`drie_maanden_op` - thuis_sinds days), given where
    soort = thuiszitter. `buiten_jaren`: the day lies outside the definitie's own years. `feiten`:
    every fact behind a layer that the line reads. `veranderingen`: through `vooruit_tot`.
    """

    jongere: str
    peildatum: date
    definitie: str
    titel: str
    bron: str
    buiten_jaren: bool
    status: str
    soort: str
    sinds: date
    thuis_sinds: date | None
    langer_dan_drie_maanden: bool
    dag_n: int | None
    dag_m: int | None
    drie_maanden_op: date | None
    regel_nr: int
    regel: str
    regel_lagen: tuple[str, ...]
    parameters: tuple[Grens, ...]
    lagen: tuple[Laagstand, ...]
    feiten: tuple[Feit, ...]
    veranderingen: tuple[Verandering, ...]
    vooruit_tot: date


def leg_uit(
    feiten: Feiten,
    *,
    jongere: str | int,
    peildatum: date,
    definitie: str,
    vakantieregio: str = "noord",
    bekend_op: datetime | None = None,
    parameters: Mapping[str, object] | None = None,
) -> Uitleg:
    """Explain one child's status on one day.

    `jongere`: its key. Raises AanroepFout for an unknown definitie, parameter or child, and for a
    day before its birth.
    """
    if definitie not in DEFINITIES:
        raise AanroepFout(f"er is geen definitie {definitie}")
    if peildatum > date.max - timedelta(days=HORIZON_DAGEN):
        raise AanroepFout("de peildatum ligt te ver weg")
    tot = peildatum + timedelta(days=HORIZON_DAGEN)
    nummer = feiten.nummer(jongere)
    alleen = feiten.getal("select count(*) from feit_sleutels") == 1
    with nullcontext(feiten) if alleen else feiten.alleen([nummer]) as eigen:
        uitkomst = bereken(
            eigen,
            definitie=definitie,
            tot=tot,
            vakantieregio=vakantieregio,
            bekend_op=bekend_op,
            parameters=parameters or {},
        )
        achter = Achtergrond(eigen, eigen.nummer(jongere), bekend_op)
        vraag = _Vraag(str(jongere), peildatum, DEFINITIES[definitie], parameters or {}, tot)
        try:
            return _uitleg(vraag, uitkomst, achter)
        finally:
            uitkomst.sluit()


@dataclass(frozen=True, slots=True)
class _Vraag:
    jongere: str
    peildatum: date
    definitie: Definitie
    parameters: Mapping[str, object]
    tot: date


def _uitleg(vraag: _Vraag, uitkomst: Uitkomst, achter: Achtergrond) -> Uitleg:
    lagen = _lagen(uitkomst, vraag, achter)  # first: what follows then shares its run
    tijdlijn = sorted(uitkomst.tijdlijn.to_pylist(), key=lambda rij: rij["begindatum"])
    nu = [rij for rij in tijdlijn if rij["begindatum"] <= vraag.peildatum <= rij["einddatum"]]
    if not nu:
        raise AanroepFout("van deze jongere is op die dag niets bekend, of hij was niet geboren")
    stand = nu[0]
    regel = vraag.definitie.regel(stand["status"])
    langer = stand["langer_dan_drie_maanden"] == "ja"
    drie_op = _drie_maanden_op(uitkomst.klok, stand["thuis_sinds"])
    d = vraag.definitie
    na = vraag.peildatum >= d.geldig_vanaf and vraag.peildatum <= (d.geldig_tot or date.max)
    return Uitleg(
        jongere=vraag.jongere,
        peildatum=vraag.peildatum,
        definitie=d.naam,
        titel=d.titel,
        bron=d.bron,
        buiten_jaren=not na,
        status=stand["status"],
        soort=stand["soort"],
        sinds=_sinds(tijdlijn, stand),
        thuis_sinds=stand["thuis_sinds"],
        langer_dan_drie_maanden=langer,
        dag_n=_dagen(stand["thuis_sinds"], vraag.peildatum, 1),
        dag_m=_dagen(stand["thuis_sinds"], drie_op, 0),
        drie_maanden_op=drie_op,
        regel_nr=d.regels.index(regel) + 1,
        regel=regel.tekst,
        regel_lagen=regel.lagen,
        parameters=_grenzen(regel, vraag),
        lagen=lagen,
        feiten=_van_regel(regel, lagen),
        veranderingen=_veranderingen(tijdlijn, stand),
        vooruit_tot=vraag.tot,
    )


def _dagen(van: date | None, tot: date | None, erbij: int) -> int | None:
    return None if van is None or tot is None else (tot - van).days + erbij


def _sinds(tijdlijn: list[dict[str, Any]], stand: dict[str, Any]) -> date:
    """First day of the status: a row also begins where only the clock changes."""
    sinds: date = stand["begindatum"]
    for rij in reversed(tijdlijn[: tijdlijn.index(stand)]):
        if rij["status"] != stand["status"]:
            break
        sinds = rij["begindatum"]
    return sinds


def _drie_maanden_op(klok: pa.Table, thuis_sinds: date | None) -> date | None:
    if thuis_sinds is None:
        return None
    for rij in klok.to_pylist():
        if rij["soort"] == "streng" and rij["thuis_sinds"] == thuis_sinds:
            op: date = rij["drie_maanden_op"]
            return op
    return None


def _grenzen(regel: Regel, vraag: _Vraag) -> tuple[Grens, ...]:
    gekozen = waarden(vraag.definitie.parameters, vraag.parameters)
    uit = []
    for naam in regel.parameters:
        parameter = PARAMETERS[naam]
        if naam in vraag.parameters:
            bron = "uw eigen keuze (wat als)"
        elif naam in vraag.definitie.parameters:
            bron = vraag.definitie.bronnen.get(naam, vraag.definitie.bron)
        else:
            bron = parameter.bron
        uit.append(Grens(naam, gekozen[naam], parameter.uitleg, bron))
    return tuple(uit)


def _lagen(uitkomst: Uitkomst, vraag: _Vraag, achter: Achtergrond) -> tuple[Laagstand, ...]:
    stand: dict[str, dict[str, Any]] = {}
    for rij in uitkomst.lagen.to_pylist():
        if rij["begindatum"] <= vraag.peildatum <= (rij["einddatum"] or date.max):
            stand[rij["laag"]] = rij
    vensters = _vensters(uitkomst, vraag.peildatum)
    uit = []
    for naam, laag in LAGEN.items():
        nu = stand.get(naam)
        rijen = feiten_achter(naam, vraag.peildatum, stand, vensters, achter)
        uit.append(
            Laagstand(
                laag=naam,
                uitleg=laag.uitleg,
                waarde=laag.niets if nu is None else nu["waarde"],
                geldt=nu is not None,
                begindatum=None if nu is None else nu["begindatum"],
                einddatum=None if nu is None else nu["einddatum"],
                feiten=tuple(achter.feit(tabel, rij) for tabel, rij in rijen),
            )
        )
    return tuple(uit)


def _vensters(uitkomst: Uitkomst, peildatum: date) -> dict[str, date]:
    """First day of the venster of each layer that has one, from the engine's own lesweken."""
    uit = {}
    week = uitkomst.relatie("week")
    for laag, parameter in VENSTERS.items():
        rijen = uitkomst.feiten.con.execute(
            f"select date '1970-01-01' + max(ma)::integer from {week} where heeft = 1 "
            f"and lw <= (select max(lw) from {week} where ma <= $dag) - $weken + 1",
            {
                "dag": (peildatum - date(1970, 1, 1)).days,
                "weken": int(uitkomst.parameters[parameter]),
            },
        ).fetchall()
        uit[laag] = rijen[0][0] or date.min
    return uit


def _van_regel(regel: Regel, lagen: tuple[Laagstand, ...]) -> tuple[Feit, ...]:
    uit: dict[tuple[str, int], Feit] = {}
    for stand in lagen:
        if stand.laag in regel.lagen:
            uit |= {(feit.tabel, feit.rij): feit for feit in stand.feiten}
    return tuple(uit.values())


def _veranderingen(
    tijdlijn: list[dict[str, Any]], stand: dict[str, Any]
) -> tuple[Verandering, ...]:
    uit = []
    vorige = stand
    for rij in tijdlijn[tijdlijn.index(stand) + 1 :]:
        langer = rij["langer_dan_drie_maanden"] == "ja"
        if rij["status"] != vorige["status"]:
            wat = f"wordt {rij['status']}"
        elif langer and vorige["langer_dan_drie_maanden"] == "nee":
            wat = "is dan drie maanden thuis"
        else:
            wat = "krijgt een nieuwe klok"
        uit.append(Verandering(rij["begindatum"], rij["status"], rij["soort"], langer, wat))
        vorige = rij
    return tuple(uit)
