"""What changed from one text to another, word by word, as a reader can follow it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from inbeeld.dossiers.models import Plandoel
from inbeeld.dossiers.planinhoud import Doel, Inhoud

GELIJK, WEG, ERBIJ = "gelijk", "weg", "erbij"
_WOORD = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of text that stayed, went or came."""

    soort: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Verschil:
    """One part of the plan: `regels` are lines, each of its pieces."""

    kop: str
    regels: list[list[Stuk]]

    @property
    def anders(self) -> bool:
        return any(stuk.soort != GELIJK for regel in self.regels for stuk in regel)


def stukken(oud: str, nieuw: str) -> list[Stuk]:
    """The pieces of both, in the order in which they are read."""
    a, b = _WOORD.findall(oud), _WOORD.findall(nieuw)
    uit: list[Stuk] = []
    for soort, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if soort == "equal":
            uit.append(Stuk(GELIJK, "".join(a[a1:a2])))
            continue
        uit += [Stuk(WEG, "".join(a[a1:a2]))] if a1 < a2 else []
        uit += [Stuk(ERBIJ, "".join(b[b1:b2]))] if b1 < b2 else []
    return uit


def verschillen(oud: Inhoud, nieuw: Inhoud, namen: Mapping[int, str]) -> list[Verschil]:
    """Per part of the plan what changed; `namen`: of the organisations."""
    delen = [Verschil("Perspectief", [stukken(oud.perspectief, nieuw.perspectief)])]
    for wie, woord in Plandoel.Van.choices:
        delen.append(Verschil(f"Doelen van {woord}", _doelen(oud.van(wie), nieuw.van(wie))))
    for o in dict.fromkeys([*oud.bijdragen, *nieuw.bijdragen]):
        regel = stukken(oud.bijdragen.get(o, ""), nieuw.bijdragen.get(o, ""))
        delen.append(Verschil(f"Wat {namen.get(o, 'een organisatie')} doet", [regel]))
    return delen


def _doelen(oud: tuple[Doel, ...], nieuw: tuple[Doel, ...]) -> list[list[Stuk]]:
    """A goal that is nearly another one is shown as that one changed, the rest whole."""
    over = list(oud)
    regels = []
    for doel in nieuw:
        was = _dichtbij(doel, over)
        if was is not None:
            over.remove(was)
        regels.append(stukken(_regel(was), _regel(doel)))
    return [*regels, *([Stuk(WEG, _regel(doel))] for doel in over)]


def _dichtbij(doel: Doel, over: list[Doel]) -> Doel | None:
    def gelijkenis(ander: Doel) -> float:
        woorden = _WOORD.findall(ander.tekst), _WOORD.findall(doel.tekst)
        return SequenceMatcher(None, *woorden, autojunk=False).ratio()

    beste = max(over, key=gelijkenis, default=None)
    return beste if beste is not None and gelijkenis(beste) >= 0.6 else None


def _regel(doel: Doel | None) -> str:
    if doel is None:
        return ""
    return f"{doel.tekst} ({Plandoel.Bereikt(doel.bereikt).label})" if doel.bereikt else doel.tekst
