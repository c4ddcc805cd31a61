"""The layers of `rekenregels.md` §4 as people meet them: in words, and with the facts behind them.

What holds is computed elsewhere (`lagen/`); nothing here judges a child.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .achtergrond import Achtergrond

Rijen = list[tuple[str, dict[str, Any]]]
"""Fact rows with the table that they stand in."""
Stand = Mapping[str, Mapping[str, Any]]
"""The layers that hold on the day, by name: rows with begindatum, einddatum and waarde."""

_REEKS = {
    "O": ("ongeoorloofd",),
    "Z": ("ziek",),
    "G": ("geoorloofd", "ziek"),
    "A": ("ongeoorloofd", "geoorloofd", "ziek"),
    "A_ruim": ("ongeoorloofd", "geoorloofd", "ziek"),
}
"""Soorten of absence in a reeks, per kind."""
VENSTERS = {
    "uren_venster": "venster_lesweken",
    "te_laat_venster": "venster_lesweken",
    "ziek_meldingen_venster": "ziek_venster_lesweken",
}
"""Layers that look back over lesweken, with the parameter that says over how many."""
_IN_VENSTER = {
    "uren_venster": "ongeoorloofd",
    "te_laat_venster": "te_laat",
    "ziek_meldingen_venster": "ziek",
}


@dataclass(frozen=True, slots=True)
class Laag:
    """A layer: in words; its value when it does not hold; and the layers that it follows from."""

    uitleg: str
    uit: tuple[str, ...] = ()
    niets: str = "nee"


LAGEN: dict[str, Laag] = {
    "leerplichtig": Laag("valt onder de leerplicht"),
    "kwalificatieplichtig": Laag("valt onder de kwalificatieplicht"),
    "woonachtig": Laag("woont in de regio, voor zover bekend"),
    "plichtig": Laag("moet naar school", ("leerplichtig", "kwalificatieplichtig", "woonachtig")),
    "vrijgesteld": Laag("heeft een vrijstelling"),
    "ingeschreven": Laag("staat ingeschreven bij een school"),
    "aanbod": Laag("heeft een passend aanbod dat loopt"),
    "niet_ingeschreven": Laag(
        "plichtig zonder vrijstelling en zonder inschrijving",
        ("plichtig", "vrijgesteld", "ingeschreven"),
    ),
    "wacht": Laag(
        "tussen twee inschrijvingen, nog zonder lesdag",
        ("plichtig", "vrijgesteld", "ingeschreven"),
    ),
    "absoluut": Laag("niet ingeschreven, en de gemeente levert dat", ("niet_ingeschreven",)),
    "ongewis": Laag(
        "niet ingeschreven, maar de gemeente levert inschrijvingen niet",
        ("niet_ingeschreven", "absoluut"),
    ),
    "O": Laag("reeks hele dagen ongeoorloofd afwezig", ("ingeschreven",)),
    "Z": Laag("reeks hele dagen ziek", ("ingeschreven",)),
    "G": Laag("reeks hele dagen geoorloofd afwezig of ziek", ("ingeschreven",)),
    "A": Laag("reeks hele dagen afwezig, hoe dan ook", ("ingeschreven",)),
    "A_ruim": Laag("de ruime reeks: ook halve dagen, en breekt later", ("ingeschreven",)),
    "afwezig": Laag(
        "ingeschreven en afwezig",
        ("plichtig", "vrijgesteld", "ingeschreven", "O", "Z", "G", "A"),
    ),
    "afwezig_ruim": Laag(
        "ingeschreven en ruim gerekend afwezig",
        ("plichtig", "vrijgesteld", "ingeschreven", "A_ruim"),
    ),
    "thuisperiode": Laag(
        "thuis zonder onderwijs (strenge klok)",
        ("absoluut", "afwezig", "wacht", "aanbod", "ongewis"),
    ),
    "thuisperiode_ruim": Laag(
        "thuis zonder onderwijs (ruime klok)",
        ("absoluut", "afwezig_ruim", "wacht", "aanbod", "ongewis"),
    ),
    "langer_dan_drie_maanden": Laag("drie maanden of langer thuis", ("thuisperiode",)),
    "O_lang": Laag("lang genoeg ongeoorloofd afwezig", ("O",)),
    "Z_lang": Laag("lang genoeg ziek", ("Z",)),
    "O_lesdagen": Laag("lesdagen ongeoorloofd in deze reeks", ("O",), "0"),
    "Z_lesdagen": Laag("lesdagen ziek in deze reeks", ("Z",), "0"),
    "G_lesdagen": Laag("lesdagen geoorloofd of ziek in deze reeks", ("G",), "0"),
    "uren_venster": Laag("uren ongeoorloofd in het venster", ("ingeschreven",), "0"),
    "te_laat_venster": Laag("keer te laat in het venster", ("ingeschreven",), "0"),
    "ziek_meldingen_venster": Laag("ziekmeldingen in het venster", ("Z",), "0"),
    "overstap": Laag("de zomer tussen vo en mbo", ("niet_ingeschreven", "wacht")),
    "dreigend": Laag("duiding dreigend"),
    "thuishouder": Laag("duiding thuishouder"),
    "nazorg": Laag("duiding nazorg"),
}
"""Every layer, in the order of the text; each stands after those that it follows from."""


def bronnen(lagen: tuple[str, ...]) -> list[str]:
    """These layers and all that they follow from, in the order of `LAGEN`."""
    gezien: set[str] = set()
    nog = list(lagen)
    while nog:
        naam = nog.pop()
        if naam not in gezien:
            gezien.add(naam)
            nog += LAGEN[naam].uit
    return [naam for naam in LAGEN if naam in gezien]


def feiten_achter(
    laag: str, dag: date, stand: Stand, vensters: Mapping[str, date], achter: Achtergrond
) -> Rijen:
    """The fact rows that make the layer what it is on the day; none where nothing was recorded.

    `vensters`: first day of the venster of each layer that looks back over lesweken.
    """
    if laag in vensters and laag in stand:
        soort = _IN_VENSTER[laag]
        return _met("verzuim", achter.tussen("verzuim", vensters[laag], dag, (soort,)))
    reeks = laag.removesuffix("_lang").removesuffix("_lesdagen")
    if reeks in _REEKS:
        return _reeks(reeks, dag, stand, achter)
    maak = _ACHTER.get(laag)
    return [] if maak is None else maak(dag, stand, achter)


def _met(tabel: str, rijen: list[dict[str, Any]]) -> Rijen:
    return [(tabel, rij) for rij in rijen]


def _reeks(reeks: str, dag: date, stand: Stand, achter: Achtergrond) -> Rijen:
    if reeks not in stand:
        return []
    begin = date.fromisoformat(stand[reeks]["waarde"])  # its first absent lesdag
    return _met("verzuim", achter.tussen("verzuim", begin, dag, _REEKS[reeks]))


def _kind(dag: date, stand: Stand, achter: Achtergrond) -> Rijen:
    return _met("jongeren", achter.rijen("jongeren"))


def _plichtig(dag: date, stand: Stand, achter: Achtergrond) -> Rijen:
    return _kind(dag, stand, achter) + _met("woonplaatsen", achter.op("woonplaatsen", dag))


def _op(tabel: str, **waarden: str) -> Callable[[date, Stand, Achtergrond], Rijen]:
    def maak(dag: date, stand: Stand, achter: Achtergrond) -> Rijen:
        rijen = achter.op(tabel, dag)
        return _met(tabel, [r for r in rijen if all(r[k] == w for k, w in waarden.items())])

    return maak


def _buiten(dag: date, stand: Stand, achter: Achtergrond) -> Rijen:
    """What tells that a child is enrolled nowhere: its duty, and where it was enrolled last."""
    laatste = _met("inschrijvingen", achter.laatste_inschrijving(dag))
    return _plichtig(dag, stand, achter) + laatste + _met("dekking", achter.dekking(dag))


def _thuis(laag: str, reeksen: tuple[str, ...]) -> Callable[[date, Stand, Achtergrond], Rijen]:
    def maak(dag: date, stand: Stand, achter: Achtergrond) -> Rijen:
        if laag not in stand:
            return []
        uit: Rijen = []
        for reeks in reeksen:
            uit += [rij for rij in _reeks(reeks, dag, stand, achter) if rij not in uit]
        if {"niet_ingeschreven", "wacht"} & set(stand):
            uit += _buiten(dag, stand, achter)
        return uit

    return maak


_A, _A_RUIM = ("A", "O", "Z", "G"), ("A_ruim",)
_ACHTER: dict[str, Callable[[date, Stand, Achtergrond], Rijen]] = {
    "leerplichtig": _kind,
    "kwalificatieplichtig": _kind,
    "woonachtig": _op("woonplaatsen"),
    "plichtig": _plichtig,
    "vrijgesteld": _op("vrijstellingen"),
    "ingeschreven": _op("inschrijvingen"),
    "aanbod": _op("aanbod", passend="ja"),
    "dreigend": _op("duidingen", duiding="dreigend"),
    "thuishouder": _op("duidingen", duiding="thuishouder"),
    "nazorg": _op("duidingen", duiding="nazorg"),
    **{
        laag: lambda dag, stand, achter, laag=laag: (  # type: ignore[misc]
            _buiten(dag, stand, achter) if laag in stand else []
        )
        for laag in ("niet_ingeschreven", "wacht", "absoluut", "ongewis", "overstap")
    },
    "afwezig": _thuis("afwezig", _A),
    "afwezig_ruim": _thuis("afwezig_ruim", _A_RUIM),
    "thuisperiode": _thuis("thuisperiode", _A),
    "thuisperiode_ruim": _thuis("thuisperiode_ruim", _A_RUIM),
    "langer_dan_drie_maanden": _thuis("langer_dan_drie_maanden", _A),
}
