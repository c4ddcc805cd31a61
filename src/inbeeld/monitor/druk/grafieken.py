"""The charts of a report, drawn from the data that it keeps."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from inbeeld.monitor.rapporten.inhoud import als_tekst, waarde_van
from inbeeld.web.grafieken import Staaf, teken_staven
from inbeeld.web.grafieken.lijn import Punt, Reeks, Streeflijn, teken_lijn
from inbeeld.web.grafieken.overleving import teken_overleving
from inbeeld.web.grafieken.waterval import Stap, teken_waterval

Tekening = Callable[[Mapping[str, Any], Mapping[str, Any]], SafeString]


def _staven(gegevens: Mapping[str, Any], rest: Mapping[str, Any]) -> SafeString:
    """{"staven": [[naam, cel, toon]…]}."""
    staven = [
        Staaf(
            naam=naam,
            aantal=waarde_van(cel),
            label=als_tekst(cel),
            toon=toon,
            voluit=not (isinstance(cel, dict) and cel.get("minste")),
        )
        for naam, cel, toon in gegevens["staven"]
    ]
    return teken_staven(staven, **rest)


def _lijn(gegevens: Mapping[str, Any], rest: Mapping[str, Any]) -> SafeString:
    """{"reeksen": [[naam, [[dag, cel]…]]…], "streef": [naam, van, waarde, tot, waarde] or null}."""
    reeksen = [
        Reeks(naam, [Punt(date.fromisoformat(d), waarde_van(c), _vol(c)) for d, c in punten])
        for naam, punten in gegevens["reeksen"]
    ]
    return teken_lijn(reeksen, doel=_streef(gegevens), **rest)


def _vol(cel: Any) -> bool:
    return not (isinstance(cel, dict) and cel.get("minste"))


def _streef(gegevens: Mapping[str, Any]) -> Streeflijn | None:
    if not gegevens.get("streef"):
        return None
    naam, van, begin, tot, eind = gegevens["streef"]
    return Streeflijn(naam, date.fromisoformat(van), begin, date.fromisoformat(tot), eind)


def _overleving(gegevens: Mapping[str, Any], rest: Mapping[str, Any]) -> SafeString:
    """{"curve": [[days, S, low, high]…]}."""
    return teken_overleving([tuple(t) for t in gegevens["curve"]], **rest)


def _waterval(gegevens: Mapping[str, Any], rest: Mapping[str, Any]) -> SafeString:
    """{"stappen": [[naam, 'stand'|'erbij'|'eraf', cel]…]}."""
    teken = {"erbij": "+", "eraf": "−", "stand": ""}
    stappen = [
        Stap(naam, soort, waarde_van(cel), f"{teken[soort]}{als_tekst(cel)}")
        for naam, soort, cel in gegevens["stappen"]
    ]
    return teken_waterval(stappen, **rest)


VORMEN: dict[str, Tekening] = {
    "staven": _staven,
    "lijn": _lijn,
    "overleving": _overleving,
    "waterval": _waterval,
}


def teken(deel: Mapping[str, Any], *, breed: bool = True, nr: int = 0) -> SafeString:
    """The SVG of a deel of the soort 'grafiek'; `nr` sets the ids on one page apart."""
    rest = {
        "titel": deel["titel"],
        "beschrijving": deel["beschrijving"],
        "breed": breed,
        "id_": f"rapport-{nr}",
    }
    return VORMEN[deel["vorm"]](deel["gegevens"], rest)
