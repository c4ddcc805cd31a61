"""One publication: which numbers are shown, which are protected, and what hangs on earlier ones."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inbeeld.monitor.afscherming.aanvullen import past
from inbeeld.monitor.afscherming.kies import maak_veilig
from inbeeld.monitor.afscherming.klein import klein
from inbeeld.monitor.afscherming.opgave import Cel, Opgave, Sleutel, Verband
from inbeeld.monitor.publicatie.regels import AFGESCHERMD, ONBEKEND, TEN_MINSTE, Regel
from inbeeld.monitor.publicatie.tabellen import (
    EERSTE_OKTOBER,
    OVERIG,
    PLICHTIG,
    REGIO,
    TABELLEN,
    THUISZITTER,
    Plek,
    soort_code,
    soorten,
)
from inbeeld.monitor.publicatie.verbanden import kloppend, schakels, verbanden
from inbeeld.tijdlijnen.telbeeld import Getal

METHODE = "afscherming-1"
"""The name of what this module does, kept with every publication. Another method, another name."""
REDENEN = ("getoond", "klein", "mee", "onbekend")
_KERN = {soort_code(THUISZITTER): 3.0, PLICHTIG: 4.0, "in_onderwijs": 0.3}
"""What hiding a number costs the reader. Most are at school: that number is missed the least, and
the number of all who must go to school the most, because rates rest on it."""


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What would be published. `waarom`: per tabel how many numbers are shown ('getoond'), hidden
    because they are small ('klein') or because a small one would follow ('mee'), or 'onbekend'."""

    regels: Sequence[Regel]
    waarom: Mapping[str, Mapping[str, int]]

    def aantal(self, reden: str) -> int:
        """Of all tables together."""
        return sum(redenen[reden] for redenen in self.waarom.values())

    def als_json(self) -> list[list[Any]]:
        """The published numbers, in a fixed order: those of Plek but for the school year, number,
        sign, and how many that is per 1,000 who must go to school."""
        op_plek = {regel.plek: regel for regel in self.regels}
        return [
            [*plek[1:], regel.aantal, regel.aanduiding, _per_1000(regel, op_plek)]
            for plek, regel in sorted(op_plek.items())
        ]


def _per_1000(regel: Regel, op_plek: Mapping[Plek, Regel]) -> float | None:
    """With two decimals; None unless both numbers are published and complete, so that a rate tells
    nothing that they do not. Of a number over the year: of those on 1 October."""
    plek = regel.plek
    if plek.tabel == "stroom" or plek.onderwerp in (PLICHTIG, "in_onderwijs"):
        return None
    dag = plek.dag or date(plek.schooljaar, *EERSTE_OKTOBER).isoformat()
    noemer = op_plek.get(Plek(plek.schooljaar, "stand", dag, plek.gebied, PLICHTIG))
    if not regel.volledig or noemer is None or not noemer.volledig or not noemer.aantal:
        return None
    return round(1000 * (regel.aantal or 0) / noemer.aantal, 2)


def stel_op(
    getallen: Mapping[Plek, Getal],
    definitie: str,
    eerder: Sequence[tuple[str, Sequence[Regel]]] = (),
    *,
    ook_wat_volgt: bool = True,
) -> Voorstel:
    """Protect the tables of one school year, beside what was published of other years.

    `eerder`: the definitie and the numbers of each earlier publication. `ook_wat_volgt` False hides
    the small numbers alone: for showing what an attacker then finds, never for publishing. Raises
    NietAfTeSchermen.
    """
    opgave = maak_opgave(getallen, definitie, eerder)
    if ook_wat_volgt:
        dicht = maak_veilig(opgave)
    else:
        dicht = frozenset(s for s, cel in opgave.cellen.items() if cel.gevoelig)
    regels = [_regel(plek, getal, plek in dicht) for plek, getal in getallen.items()]
    tel = Counter((r.plek.tabel, _reden(r, getallen[r.plek])) for r in regels)
    tabellen = {regel.plek.tabel for regel in regels}
    waarom = {t: {reden: tel[t, reden] for reden in REDENEN} for t in TABELLEN if t in tabellen}
    return Voorstel(regels, waarom)


def _regel(plek: Plek, getal: Getal, dicht: bool) -> Regel:
    if dicht:
        return Regel(plek, None, AFGESCHERMD)
    if getal.volledig:
        return Regel(plek, getal.aantal, "")
    # A 0 of which something is missing is not known: it is no 0.
    return Regel(plek, getal.aantal or None, TEN_MINSTE if getal.aantal else ONBEKEND)


def _reden(regel: Regel, getal: Getal) -> str:
    if regel.aanduiding == AFGESCHERMD:
        return "klein" if klein(getal.aantal) else "mee"
    return "onbekend" if regel.aanduiding == ONBEKEND else "getoond"


def maak_opgave(
    getallen: Mapping[Plek, Getal],
    definitie: str,
    eerder: Sequence[tuple[str, Sequence[Regel]]] = (),
) -> Opgave:
    """The cells and relations of these tables and of the earlier ones that hang together with
    them."""
    aantallen = {plek: getal.aantal for plek, getal in getallen.items()}
    cellen: dict[Sleutel, Cel] = {
        plek: Cel(n, gewicht=_gewicht(plek, n, definitie), blok=_lijn(plek))
        for plek, n in aantallen.items()
    }
    alle: list[Verband] = kloppend(verbanden(getallen.keys(), definitie), aantallen)
    oud: dict[Sleutel, Cel] = {}
    for andere, regels in eerder:
        vorige = _cellen_van(regels)
        oud |= vorige
        alle += _oude_verbanden(vorige, andere)
    return _koppel(Opgave({**oud, **cellen}, alle), oud, getallen)


def _oude_verbanden(cellen: Mapping[Plek, Cel], definitie: str) -> list[Verband]:
    """The relations of an earlier publication, as far as they hold in what it shows."""
    bekend = {plek: cel.waarde for plek, cel in cellen.items() if cel.waarde is not None}
    gevonden = verbanden(cellen.keys(), definitie)
    open_ = [v for v in gevonden if not v.termen.keys() <= bekend.keys()]
    dicht = kloppend([v for v in gevonden if v.termen.keys() <= bekend.keys()], bekend)
    # Numbers that cannot all be true together (a source went wrong): a reader can reckon with none.
    return [*dicht, *open_] if past(Opgave(cellen, [*dicht, *open_])) else dicht


def _koppel(los: Opgave, oud: Mapping[Sleutel, Cel], getallen: Mapping[Plek, Getal]) -> Opgave:
    """Join the years: the end of one is the begin of the next, as far as that can be so.

    Where a later correction changed that number a reader finds two that differ, and learns nothing
    from the one about the other.
    """
    cellen, alle = dict(los.cellen), list(los.verbanden)
    proef, bekend = dict(oud), _van(oud, alle)
    for verband in (*schakels(oud, getallen), *schakels(getallen, oud)):
        vroeger, nu = sorted(verband.termen, key=lambda plek: plek in getallen)
        cel, eigen = cellen[vroeger], cellen[nu]
        if cel.waarde is not None:
            if cel.waarde == eigen.waarde:
                cellen[nu] = Cel(eigen.waarde, eigen.gewicht, openbaar=True, blok=eigen.blok)
                alle.append(verband)
        elif past(Opgave({**proef, nu: eigen}, [*bekend, verband])):
            proef[nu] = eigen
            bekend.append(verband)
            cellen[nu] = Cel(eigen.waarde, eigen.gewicht, dicht=True, blok=eigen.blok)
            alle.append(verband)
    return Opgave(cellen, alle)


def _van(oud: Mapping[Sleutel, Cel], alle: Iterable[Verband]) -> list[Verband]:
    return [verband for verband in alle if verband.termen.keys() <= oud.keys()]


def _cellen_van(regels: Sequence[Regel]) -> dict[Plek, Cel]:
    """Earlier numbers: shown is out for good, hidden is nobody's to know any more."""
    getoond = {_lijn(regel.plek) for regel in regels if regel.aanduiding != AFGESCHERMD}
    uit: dict[Plek, Cel] = {}
    for regel in regels:
        if regel.aanduiding == AFGESCHERMD:
            # Of a line of which nothing is shown, a 0 may be hidden as well.
            uit[regel.plek] = Cel(None, minst=1 if _lijn(regel.plek) in getoond else 0)
        else:
            uit[regel.plek] = Cel(regel.aantal or 0, openbaar=True)
    return uit


def _lijn(plek: Plek) -> tuple[object, ...]:
    """What stands on one line of a table: an area on a day."""
    return plek[:-1]


def _gewicht(plek: Plek, aantal: int, definitie: str) -> float:
    thuis = plek.onderwerp in soorten(definitie).get(THUISZITTER, ())
    kern = _KERN.get(plek.onderwerp, 1.5 if thuis else 1.0)
    waar = {REGIO: 4.0, OVERIG: 0.5}.get(plek.gebied, 1.0)
    return kern * waar * (1 + math.log10(1 + aantal))
