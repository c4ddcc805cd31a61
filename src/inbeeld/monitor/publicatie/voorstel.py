"""One publication: which numbers are shown, which are protected, and what hangs on earlier ones."""

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inbeeld.monitor.afscherming.aanvullen import past
from inbeeld.monitor.afscherming.kies import maak_veilig
from inbeeld.monitor.afscherming.klein import klein
from inbeeld.monitor.afscherming.opgave import Cel, Opgave, Sleutel, Verband
from inbeeld.monitor.publicatie.tabellen import (
    OVERIG,
    PLICHTIG,
    REGIO,
    THUISZITTER,
    Plek,
    soort_code,
    soorten,
)
from inbeeld.monitor.publicatie.verbanden import kloppend, schakels, verbanden
from inbeeld.tijdlijnen.telbeeld import Getal

METHODE = "afscherming-1"
"""The name of what this module does, kept with every publication. Another method, another name."""
AFGESCHERMD, TEN_MINSTE, ONBEKEND = "afgeschermd", "ten_minste", "onbekend"
AANDUIDINGEN = {
    "": "Het getal is volledig.",
    TEN_MINSTE: "Ten minste dit aantal: niet elke school of gemeente heeft alles aangeleverd.",
    ONBEKEND: "Onbekend: wat voor dit getal nodig is, is niet aangeleverd.",
    AFGESCHERMD: "Afgeschermd: minder dan 5, of een getal waaruit zo'n klein getal zou volgen.",
}
_KERN = {soort_code(THUISZITTER): 3.0, PLICHTIG: 4.0, "in_onderwijs": 0.3}
"""What hiding a number costs the reader. Most are at school: that number is missed the least, and
the number of all who must go to school the most, because rates rest on it."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One published number. `aantal` None: unknown or protected, as `aanduiding` says."""

    plek: Plek
    aantal: int | None
    aanduiding: str


@dataclass(frozen=True, slots=True)
class Voorstel:
    """What would be published. `waarom`: how many numbers are shown ('getoond'), protected because
    they are small ('klein') or because a small one would follow ('mee'), unknown ('onbekend')."""

    regels: Sequence[Regel]
    waarom: Mapping[str, int]

    def als_json(self) -> list[list[Any]]:
        """The published numbers, in a fixed order: dag, tabel, gebied, onderwerp, number, sign."""
        return [
            [r.plek.tabel, r.plek.dag, r.plek.gebied, r.plek.onderwerp, r.aantal, r.aanduiding]
            for r in sorted(self.regels, key=lambda regel: regel.plek)
        ]


def lees(schooljaar: int, regels: Iterable[Sequence[Any]]) -> list[Regel]:
    """The numbers of a publication as `als_json` wrote them."""
    return [Regel(Plek(schooljaar, *plek), aantal, sign) for *plek, aantal, sign in regels]


def vingerafdruk(tabellen: object) -> str:
    """SHA-256 of what is published, in canonical JSON."""
    tekst = json.dumps(tabellen, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()


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
    waarom = Counter(_reden(regel, getallen[regel.plek]) for regel in regels)
    return Voorstel(
        regels, {naam: waarom[naam] for naam in ("getoond", "klein", "mee", "onbekend")}
    )


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
        bekend = {plek: cel.waarde for plek, cel in vorige.items() if cel.waarde is not None}
        for verband in verbanden(vorige.keys(), andere):
            if not verband.termen.keys() <= bekend.keys() or kloppend([verband], bekend):
                alle.append(verband)
    return _koppel(Opgave({**oud, **cellen}, alle), oud, getallen)


def _koppel(los: Opgave, oud: Mapping[Sleutel, Cel], getallen: Mapping[Plek, Getal]) -> Opgave:
    """Join the years: the end of one is the begin of the next, as far as that can be so.

    Where a later correction changed that number a reader finds two that differ, and learns nothing
    from the one about the other.
    """
    cellen, alle = dict(los.cellen), list(los.verbanden)
    for verband in (*schakels(oud, getallen), *schakels(getallen, oud)):
        vroeger, nu = sorted(verband.termen, key=lambda plek: plek in getallen)
        cel, eigen = cellen[vroeger], cellen[nu]
        if cel.waarde is not None:
            if cel.waarde == eigen.waarde:
                cellen[nu] = Cel(eigen.waarde, eigen.gewicht, openbaar=True, blok=eigen.blok)
                alle.append(verband)
        elif past(Opgave({**oud, nu: eigen}, [*_van(oud, alle), verband])):
            cellen[nu] = Cel(eigen.waarde, eigen.gewicht, dicht=True, blok=eigen.blok)
            alle.append(verband)
    return Opgave(cellen, alle)


def _van(oud: Mapping[Sleutel, Cel], alle: Iterable[Verband]) -> list[Verband]:
    return [verband for verband in alle if verband.termen.keys() <= oud.keys()]


def _cellen_van(regels: Sequence[Regel]) -> dict[Sleutel, Cel]:
    """Earlier numbers: shown is out for good, hidden is nobody's to know any more."""
    getoond = {_lijn(regel.plek) for regel in regels if regel.aanduiding != AFGESCHERMD}
    uit: dict[Sleutel, Cel] = {}
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
