"""What any reader can reckon with: how the numbers of the tables hang together.

Only what always holds. Of a relation of which a number is missing, or that does not hold in these
numbers after all, a reader can make no use either.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from inbeeld.monitor.afscherming.opgave import Verband
from inbeeld.monitor.publicatie.tabellen import (
    KORTER,
    LANGER,
    OVERIG,
    PLICHTIG,
    REGIO,
    THUISZITTER,
    Plek,
    eigen_regel,
    soort_code,
    soorten,
)
from inbeeld.regels.stroom import ERAF, ERBIJ

_IN, _UIT = ("begin", *ERBIJ), (*ERAF, "eind")
_THUIS = soort_code(THUISZITTER)


def verbanden(plekken: Collection[Plek], definitie: str) -> list[Verband]:
    """The relations between these places of one school year."""
    er = set(plekken)
    alle = [*_per_stand(er, definitie), *_per_gebied(er), *_jaar(er, definitie), *_stroom(er)]
    return [verband for verband in alle if verband.termen.keys() <= er]


def schakels(eerder: Mapping[Plek, object], later: Mapping[Plek, object]) -> list[Verband]:
    """The end of one school year is the begin of the next."""
    uit = []
    for plek in later:
        if plek.tabel == "stroom" and plek.onderwerp == "begin":
            eind = plek._replace(schooljaar=plek.schooljaar - 1, onderwerp="eind")
            if eind in eerder:
                uit.append(Verband({eind: 1, plek: -1}))
    return uit


def kloppend(gevonden: Sequence[Verband], getallen: Mapping[Plek, int]) -> list[Verband]:
    """Those that hold in these numbers."""
    return [
        verband
        for verband in gevonden
        if (waarde := verband.waarde(getallen)) == 0 or (waarde > 0 and not verband.gelijk)
    ]


def _per_stand(er: set[Plek], definitie: str) -> Iterator[Verband]:
    """Within one area on one day: who must go to school is in one of the soorten, and so on."""
    delen = soorten(definitie)
    for plek in er:
        if plek.tabel != "stand" or plek.onderwerp != PLICHTIG:
            continue
        statussen = [s for namen in delen.values() for s in namen]
        yield Verband.som(plek, [plek._replace(onderwerp=s) for s in statussen])
        for soort, namen in delen.items():
            if eigen_regel(soort, namen):
                totaal = plek._replace(onderwerp=soort_code(soort))
                yield Verband.som(totaal, [plek._replace(onderwerp=s) for s in namen])
        duur = [plek._replace(onderwerp=f"{_THUIS}.{deel}") for deel in (KORTER, LANGER)]
        yield Verband.som(plek._replace(onderwerp=_THUIS), duur)


def _per_gebied(er: set[Plek]) -> Iterator[Verband]:
    """The region is its gemeenten and the rest; who is unique in a part is in the whole too."""
    delen: dict[Plek, list[Plek]] = {}
    for plek in sorted(er):
        if plek.gebied != REGIO:
            delen.setdefault(plek._replace(gebied=REGIO), []).append(plek)
    for totaal, gevonden in delen.items():
        if any(deel.gebied == OVERIG for deel in gevonden):
            yield Verband.som(totaal, gevonden)
        elif totaal.tabel in ("jaar", "vrijstelling"):
            yield from (Verband.hooguit([deel], [totaal]) for deel in gevonden)
            sectoren = [deel for deel in gevonden if deel.gebied.startswith("sector:")]
            if sectoren:
                yield Verband.hooguit([totaal], sectoren)


def _jaar(er: set[Plek], definitie: str) -> Iterator[Verband]:
    """Who was it on one day was it in the year; who had a status of a soort had that soort."""
    for plek in er:
        if plek.tabel == "stand":
            yield Verband.hooguit([plek], [plek._replace(tabel="jaar", dag="")])
    for gebied, jaartal in {(p.gebied, p.schooljaar) for p in er if p.tabel == "jaar"}:

        def plek_van(naam: str, tabel: str = "jaar") -> Plek:
            return Plek(jaartal, tabel, "", gebied, naam)  # noqa: B023

        for soort, namen in soorten(definitie).items():
            if eigen_regel(soort, namen):
                totaal = plek_van(soort_code(soort))
                yield from (Verband.hooguit([plek_van(naam)], [totaal]) for naam in namen)
                yield Verband.hooguit([totaal], [plek_van(naam) for naam in namen])
        yield Verband.hooguit([plek_van(f"{_THUIS}.{LANGER}")], [plek_van(_THUIS)])
        gronden = [p for p in er if p.tabel == "vrijstelling" and p.gebied == gebied]
        vrij = plek_van("vrijgesteld")
        yield from (Verband.hooguit([grond], [vrij]) for grond in gronden)
        if gronden:
            yield Verband.hooguit([vrij], gronden)


def _stroom(er: set[Plek]) -> Iterator[Verband]:
    """Begin and who came are who left and the end; and nobody was there who did not come."""
    for begin in er:
        if begin.tabel != "stroom" or begin.onderwerp != "begin":
            continue
        erin = [begin._replace(onderwerp=post) for post in _IN]
        eruit = [begin._replace(onderwerp=post) for post in _UIT]
        yield Verband({**dict.fromkeys(erin, 1), **dict.fromkeys(eruit, -1)})
        jaar = begin._replace(tabel="jaar", onderwerp=_THUIS)
        yield Verband.hooguit([jaar], erin)
        yield Verband.hooguit([eruit[-1]], [jaar])
        for plek in er:
            if (plek.tabel, plek.gebied, plek.onderwerp) == ("stand", begin.gebied, _THUIS):
                yield Verband.hooguit([plek], erin)
                yield Verband.hooguit([begin], [plek, *eruit[:-1]])
