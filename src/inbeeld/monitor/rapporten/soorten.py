"""Every kind of report: for whom it is, over what, which fields a person fills in, who makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inbeeld.monitor.models.rapport import SOORTEN as NAMEN
from inbeeld.monitor.rapporten import (
    informatienota,
    jaarverslag_leerplicht,
    opgave_leerplicht,
    partner,
    peildata,
    swv_kwartaal,
)
from inbeeld.monitor.rapporten.inhoud import Deel
from inbeeld.monitor.rapporten.kader import Kader

SCHOOLJAAR, KWARTAAL, PEILDATA = "schooljaar", "kwartaal", "peildata"
_LEERPLICHT = frozenset({"gemeente", "samenwerking", "regio"})
_IEDEREEN = frozenset(
    {
        *("school", "schoolbestuur", "swv", "gemeente", "samenwerking"),
        *("jgz", "jeugdteam", "zorgaanbieder", "regio"),
    }
)


@dataclass(frozen=True, slots=True)
class Soort:
    """`over`: what its period is. `voor`: kinds of organisations that may make it;
    `gebieden`: kinds of areas that it is of. `openbaar`: it
    leaves the partners, so small numbers are always hidden. `velden`: name, label, long.
    `cijfers`: the indicators that it is made of.
    `zelf`: it is about the organisation that makes it, also where it works for others."""

    code: str
    naam: str
    uitleg: str
    over: str
    voor: frozenset[str]
    gebieden: frozenset[str]
    openbaar: bool
    velden: tuple[tuple[str, str, bool], ...]
    titel: Callable[[Kader], str]
    gegevens: Callable[[Kader], list[list[str]]]
    maak: Callable[[Kader], list[Deel]]
    cijfers: tuple[str, ...]
    zelf: bool = False


_REGIO, _GEMEENTE, _SCHOOL, _SAMEN = "regio", "gemeente", "school", "organisatie"


def _soort(
    module: Any,
    uitleg: str,
    over: str,
    voor: frozenset[str],
    gebieden: tuple[str, ...],
    **meer: bool,
) -> Soort:
    code = module.__name__.rpartition(".")[2]
    return Soort(
        code,
        dict(NAMEN)[code],
        uitleg,
        over,
        voor,
        frozenset(gebieden),
        meer.get("openbaar", False),
        module.VELDEN,
        module.titel,
        module.gegevens,
        module.maak,
        module.CIJFERS,
        meer.get("zelf", False),
    )


_ALLE = (
    _soort(
        informatienota,
        "Een nota voor de gemeenteraad: thuiszitters, verzuim en de doelen over een schooljaar.",
        SCHOOLJAAR,
        _LEERPLICHT,
        (_GEMEENTE, _SAMEN, _REGIO),
        openbaar=True,
    ),
    _soort(
        jaarverslag_leerplicht,
        "Wat leerplicht in een schooljaar deed en wat daaruit kwam (artikel 25, eerste lid).",
        SCHOOLJAAR,
        _LEERPLICHT,
        (_GEMEENTE, _SAMEN, _REGIO),
        openbaar=True,
    ),
    _soort(
        swv_kwartaal,
        "Hoeveel kinderen thuiszitten, wie erbij kwam en wegging, en wat er nodig is.",
        KWARTAAL,
        frozenset({"swv", "schoolbestuur", "school", "regio"}),
        (_SAMEN, _SCHOOL, _REGIO),
    ),
    _soort(
        opgave_leerplicht,
        "De cijfers voor het formulier van DUO over een schooljaar (artikel 25, tweede lid).",
        SCHOOLJAAR,
        _LEERPLICHT,
        (_GEMEENTE,),
    ),
    _soort(
        partner,
        "Wat uw organisatie gevraagd is, wat beantwoord is en wat te laat was.",
        KWARTAAL,
        _IEDEREEN,
        (_SAMEN, _SCHOOL, _GEMEENTE, _REGIO),
        zelf=True,
    ),
    _soort(
        peildata,
        "Hoeveel kinderen op gekozen dagen welke status hadden.",
        PEILDATA,
        _IEDEREEN,
        (_SAMEN, _SCHOOL, _GEMEENTE, _REGIO),
    ),
)
SOORTEN: Mapping[str, Soort] = {soort.code: soort for soort in _ALLE}
"""All by code: what `Rapport.soort` holds."""
