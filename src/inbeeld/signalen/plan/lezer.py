"""YAML text as a tree of pieces that know their line. Nothing is interpreted: all are text.

Only the events of PyYAML are used, never its constructor: no tag can make an object, `0375` stays
the code of a gemeente and is no octal number, and `nee` is a word. References (`&`, `*`) are
refused: a short file with those can unfold into gigabytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from inbeeld.signalen.plan.fouten import Fout, PlanFout

MEESTE_TEKENS = 200_000
"""Of a file; the three that come with In Beeld have some twelve thousand."""
MEESTE_DIEPTE = 12


@dataclass(frozen=True, slots=True)
class Tekst:
    """A single value. `leeg`: nothing stands there."""

    regel: int
    waarde: str
    leeg: bool


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list of pieces."""

    regel: int
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True, slots=True)
class Kaart:
    """Named pieces; `regels` has the line of each name."""

    regel: int
    velden: dict[str, Stuk]
    regels: dict[str, int]


Stuk = Tekst | Lijst | Kaart


def lees_boom(tekst: str) -> Kaart:
    """The whole text as a Kaart. Raises PlanFout for what is no YAML of this kind."""
    if len(tekst) > MEESTE_TEKENS:
        raise PlanFout([Fout(1, f"het bestand is te groot: hoogstens {MEESTE_TEKENS} tekens")])
    try:
        boom = _Bouwer(yaml.parse(tekst, Loader=yaml.SafeLoader)).bouw()
    except yaml.YAMLError as fout:
        raise PlanFout([_vertaald(fout, tekst)]) from None
    if not isinstance(boom, Kaart):
        raise PlanFout([Fout(1, "het bestand begint niet met 'plan:' en andere namen")])
    return boom


class _Bouwer:
    """Makes the tree from the events. Double names are gathered, so that they are told at once."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._dubbel: list[Fout] = []

    def bouw(self) -> Stuk | None:
        boom: Stuk | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if boom is not None:
                    raise PlanFout([Fout(_regel(event), "er staat een tweede document ('---')")])
                boom = self._stuk(next(self._events), 0)
        if self._dubbel:
            raise PlanFout(self._dubbel)
        return boom

    def _stuk(self, event: yaml.Event, diepte: int) -> Stuk:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            zin = "verwijzingen met & en * kunnen hier niet; schrijf het uit"
            raise PlanFout([Fout(_regel(event), zin)])
        if event.tag is not None:
            raise PlanFout([Fout(_regel(event), "aanduidingen met ! kunnen hier niet")])
        if diepte > MEESTE_DIEPTE:
            raise PlanFout([Fout(_regel(event), "te diep ingesprongen")])
        if isinstance(event, yaml.ScalarEvent):
            los = event.style is None
            leeg = not event.value.strip() or (los and event.value in ("~", "null"))
            return Tekst(_regel(event), event.value.strip(), leeg)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._lijst(event, diepte)
        return self._kaart(event, diepte)

    def _lijst(self, begin: yaml.Event, diepte: int) -> Lijst:
        stukken = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            stukken.append(self._stuk(event, diepte + 1))
        return Lijst(_regel(begin), tuple(stukken))

    def _kaart(self, begin: yaml.Event, diepte: int) -> Kaart:
        velden: dict[str, Stuk] = {}
        regels: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            naam = self._stuk(event, diepte + 1)
            waarde = self._stuk(next(self._events), diepte + 1)
            if not isinstance(naam, Tekst) or naam.leeg:
                raise PlanFout([Fout(_regel(event), "voor de dubbele punt staat geen naam")])
            if naam.waarde in velden:
                eerder = regels[naam.waarde]
                zin = f"'{naam.waarde}' staat hier al op regel {eerder}"
                self._dubbel.append(Fout(naam.regel, zin))
            else:
                velden[naam.waarde], regels[naam.waarde] = waarde, naam.regel
        return Kaart(_regel(begin), velden, regels)


def _regel(event: yaml.Event) -> int:
    return event.start_mark.line + 1


_ZINNEN = (
    ("found character '\\t'", "hier staat een tab; spring in met spaties"),
    ("mapping values are not allowed", "een dubbele punt te veel; zet de tekst tussen '…'"),
    ("could not find expected ':'", "hier ontbreekt een dubbele punt"),
    ("found unexpected end of stream", "een aanhalingsteken of haakje wordt niet gesloten"),
    ("expected ',' or", "een haakje wordt niet gesloten, of er ontbreekt een komma"),
    ("expected <block end>", "de regel is te ver of te weinig ingesprongen"),
    ("special characters are not allowed", "het bestand bevat een teken dat geen tekst is"),
)
_ANDERS = "de opmaak klopt niet; kijk naar inspringen, dubbele punten en aanhalingstekens"


def _vertaald(fout: yaml.YAMLError, tekst: str) -> Fout:
    """The mistake in Dutch. The library's own sentence may quote the text, so it is not shown."""
    mark = getattr(fout, "problem_mark", None)
    regel = mark.line + 1 if mark else tekst.count("\n", 0, getattr(fout, "position", 0) or 0) + 1
    engels = str(getattr(fout, "problem", None) or getattr(fout, "reason", ""))
    return Fout(regel, next((nl for begin, nl in _ZINNEN if engels.startswith(begin)), _ANDERS))
