"""How hard a Dutch text reads, by counts that anybody can repeat.

There is no formula for B1: the level says what a reader can do. What writers of B1 hold to can be
counted, and is counted here: short sentences, and few long words. The formula of Flesch-Douma
(1960; Flesch's for Dutch) brings both together: 60 and more is 'standard', 70 'fairly easy'.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_KLINKERS = re.compile(r"[aeiouyáéíóúàèëïöü]+")
# Groups of vowels that are one sound; whatever a group has besides is a syllable of its own.
_EEN_KLANK = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|au|ou|ai|[a-zà-ü]")


def lettergrepen(woord: str) -> int:
    klein = woord.lower().replace("ij", "y")
    return max(1, sum(len(_EEN_KLANK.findall(g)) for g in _KLINKERS.findall(klein)))


def zinnen(tekst: str) -> list[str]:
    """Sentences, and each point of a list; lines of one or two words (a greeting, a name) are no
    sentence."""
    regels = [regel.removeprefix("- ").strip() for regel in tekst.splitlines()]
    stukken = [z for regel in regels for z in re.split(r"(?<=[.?!:])\s+", regel)]
    return [z for z in stukken if len(woorden(z)) > 2]


def woorden(tekst: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", tekst)


@dataclass(frozen=True)
class Maat:
    """`per_zin`: words in an average sentence; `langste`: in the longest; `lang`: the share of
    words of more than three syllables; `douma`: the formula, higher is easier."""

    per_zin: float
    langste: int
    lang: float
    douma: float


def meet(teksten: Sequence[str]) -> Maat:
    alle = [zin for tekst in teksten for zin in zinnen(tekst)]
    per_zin = [len(woorden(zin)) for zin in alle]
    grepen = [lettergrepen(woord) for zin in alle for woord in woorden(zin)]
    gemiddeld = sum(per_zin) / len(alle)
    return Maat(
        gemiddeld,
        max(per_zin),
        sum(n > 3 for n in grepen) / len(grepen),
        206.84 - 0.93 * gemiddeld - 77 * sum(grepen) / len(grepen),
    )
