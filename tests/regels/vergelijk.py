"""Engine against oracle: the same facts, the same call, the same rows; and the smallest case."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from dataclasses import replace

import pyarrow as pa

from inbeeld.regels import Feiten, feiten_uit_tabellen
from tests.regels.motor import Runner
from tests.regels.orakel import DEFINITIES, Dossier, Parameters, Wereld, dag, seinen
from tests.regels.strategie import Opzet

Rijen = list[tuple[str, ...]]
Uitkomst = dict[str, Rijen]
SOORTEN = ("tijdlijn", "klok", "meldplicht", "seinen")


def als_rijen(tabel: pa.Table) -> Rijen:
    """An Arrow table as sorted rows of text: dates in ISO, null as ''."""
    kolommen = [
        [
            "" if waarde is None else waarde.isoformat() if isinstance(waarde, dt.date) else waarde
            for waarde in kolom.to_pylist()
        ]
        for kolom in tabel.columns
    ]
    return sorted(zip(*kolommen, strict=True)) if kolommen else []


def orakel(opzet: Opzet, definities: Iterable[str] = tuple(DEFINITIES)) -> dict[str, Uitkomst]:
    """Per definitie what the oracle gives; layers are worked out once per set of parameters."""
    wereld = Wereld(opzet.feiten, vakantieregio=opzet.vakantieregio, bekend_op=opzet.bekend_op)
    uit: dict[str, Uitkomst] = {d: {soort: [] for soort in SOORTEN} for d in definities}
    for sleutel, jongere in wereld.jongeren.items():
        dossiers: dict[object, Dossier] = {}
        for definitie, uitkomst in uit.items():
            p = Parameters(definitie, opzet.parameters)
            if p.sleutel not in dossiers:
                dossiers[p.sleutel] = Dossier(wereld, jongere, dag(opzet.tot), p)
            dossier = dossiers[p.sleutel]
            uitkomst["tijdlijn"] += [(sleutel, *rij) for rij in dossier.tijdlijn(definitie)]
            uitkomst["klok"] += [(sleutel, *rij) for rij in dossier.klok()]
            uitkomst["meldplicht"] += [(sleutel, *rij) for rij in dossier.meldplicht()]
            uitkomst["seinen"] += [(sleutel, *rij) for rij in seinen(dossier)]
    return {d: {s: sorted(rijen) for s, rijen in u.items()} for d, u in uit.items()}


def lees(opzet: Opzet) -> Feiten:
    """The facts, checked; a generator that makes invalid rows is at fault itself."""
    lezing = feiten_uit_tabellen(opzet.feiten)
    assert not lezing.afgekeurd, lezing.afgekeurd[:5]
    assert lezing.gelezen == sum(len(rijen) for rijen in opzet.feiten.values())
    return lezing.feiten


def motor(opzet: Opzet, feiten: Feiten, definitie: str, runner: Runner) -> Uitkomst:
    """What the engine gives for the same call."""
    uitkomst = runner(
        feiten,
        definitie=definitie,
        tot=dt.date.fromisoformat(opzet.tot),
        vakantieregio=opzet.vakantieregio,
        bekend_op=moment(opzet.bekend_op),
        parameters=opzet.parameters,
    )
    return {soort: als_rijen(uitkomst[soort]) for soort in SOORTEN}


def moment(tekst: str | None) -> dt.datetime | None:
    return None if tekst is None else dt.datetime.fromisoformat(tekst.replace("Z", "+00:00"))


def anders(verwacht: Uitkomst, gekregen: Uitkomst) -> list[str]:
    """The children whose rows differ in any output."""
    kinderen: set[str] = set()
    for soort in SOORTEN:
        kinderen |= {rij[0] for rij in set(verwacht[soort]) ^ set(gekregen[soort])}
        if len(verwacht[soort]) != len(gekregen[soort]) and not kinderen:
            kinderen.add(gekregen[soort][0][0])
    return sorted(kinderen)


def voor_een(opzet: Opzet, kind: str) -> Opzet:
    """The same world with one child."""
    feiten = {
        tabel: [rij for rij in rijen if rij.get("jongere", kind) == kind]
        for tabel, rijen in opzet.feiten.items()
    }
    return replace(opzet, feiten=feiten)


def verklein(opzet: Opzet, nog_anders: Callable[[Opzet], bool]) -> Opzet:
    """Drop facts, in halves and then one at a time, while the difference stays."""
    kleiner = True
    while kleiner:
        voor = opzet
        for poging in (replace(opzet, parameters={}), replace(opzet, bekend_op=None)):
            if poging != opzet and nog_anders(poging):
                opzet = poging
        for tabel in opzet.feiten:
            opzet = _verklein_tabel(opzet, tabel, nog_anders)
        kleiner = opzet != voor
    return opzet


def _verklein_tabel(opzet: Opzet, tabel: str, nog_anders: Callable[[Opzet], bool]) -> Opzet:
    stap = len(opzet.feiten[tabel])
    while stap >= 1:
        van = 0
        while van < len(opzet.feiten[tabel]):
            rijen = opzet.feiten[tabel]
            over = rijen[:van] + rijen[van + stap :]
            poging = replace(opzet, feiten={**opzet.feiten, tabel: over})
            if _heel(poging, tabel) and nog_anders(poging):
                opzet = poging
            else:
                van += stap
        stap //= 2
    return opzet


def _heel(opzet: Opzet, tabel: str) -> bool:
    """Whether no fact points at a child or school that is gone."""
    if tabel not in ("jongeren", "scholen"):
        return True
    kolom = "jongere" if tabel == "jongeren" else "school"
    blijft = {rij[kolom] for rij in opzet.feiten[tabel]}
    genoemd = {
        rij.get(kolom) or (rij.get("bron", "") if kolom == "school" else "")
        for rijen in opzet.feiten.values()
        for rij in rijen
    }
    gemeenten = {code for code in genoemd if len(code) == 4}
    return bool(blijft) and genoemd - gemeenten - {""} <= blijft


def als_geval(opzet: Opzet, definitie: str, verwacht: Uitkomst, gekregen: Uitkomst) -> str:
    """A difference as text in the form of the worked cases, with both answers."""
    return json.dumps(
        {
            "naam": opzet.naam,
            "definitie": definitie,
            "parameters": opzet.parameters,
            "vakantieregio": opzet.vakantieregio,
            "bekend_op": opzet.bekend_op,
            "tot": opzet.tot,
            "feiten": opzet.feiten,
            "orakel": {s: verwacht[s] for s in SOORTEN if verwacht[s] != gekregen[s]},
            "motor": {s: gekregen[s] for s in SOORTEN if verwacht[s] != gekregen[s]},
        },
        indent=1,
        ensure_ascii=False,
    )
