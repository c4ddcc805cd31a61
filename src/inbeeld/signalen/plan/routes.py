"""The routes of a plan: each by itself, and all together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from inbeeld.signalen.plan.keur import Keur
from inbeeld.signalen.plan.lezer import Stuk
from inbeeld.signalen.plan.model import Aan, Doe, Geval, Route, _route
from inbeeld.signalen.plan.partijen import DEELBAAR, kan_ontvangen, mag_zien
from inbeeld.signalen.plan.woorden import AAN
from inbeeld.toegang.matrix.begrippen import Groep

_OUDSTE, _MEESTE_UREN = 27, 1000
_ONTVANGER = ("aan", "ziet", "grondslag", "vraag", "termijn", "zonder_antwoord")


@dataclass(frozen=True, slots=True)
class Woorden:
    """The codes that a route may use."""

    meldingen: Sequence[str]
    signalen: Sequence[str]
    sectoren: Sequence[str]
    gemeenten: Mapping[str, str]
    stappen: Mapping[str, str]


def keur_routes(keur: Keur, stuk: Stuk | None, woorden: Woorden) -> list[dict[str, Any]]:
    """The routes as inhoud. Whether each melding finds one is asked when each one is right."""
    if stuk is None:
        return []
    aantal = len(keur.fouten)
    eerder: dict[str, int] = {}
    delen = keur.lijst(stuk, "routes")
    gevonden = [_keur_route(keur, deel, woorden, eerder) for deel in delen]
    if gevonden and len(keur.fouten) == aantal:
        regels = [deel.regel for deel in delen]
        _keur_samen(keur, stuk.regel, list(map(_route, gevonden)), regels, woorden)
    return gevonden


def _keur_route(keur: Keur, stuk: Stuk, woorden: Woorden, eerder: dict[str, int]) -> dict[str, Any]:
    moet = ("sleutel", "naam", "bij", "ontvangers", "volgende_stap")
    velden = keur.kaart(stuk, "route", moet)
    sleutel = keur.sleutel(velden.get("sleutel"), "route, sleutel", eerder)
    wat = f"route {sleutel}".strip()
    ontvangers = velden.get("ontvangers")
    delen = keur.lijst(ontvangers, f"{wat}, ontvangers") if ontvangers else ()
    return {
        "sleutel": sleutel,
        "naam": keur.tekst(velden.get("naam"), f"{wat}, naam", 200),
        "bij": _keur_bij(keur, velden.get("bij"), f"{wat}, bij", woorden),
        "ontvangers": _keur_ontvangers(keur, delen, wat),
        "volgende_stap": _keur_stap(keur, velden.get("volgende_stap"), wat, woorden),
    }


def _keur_bij(keur: Keur, stuk: Stuk | None, wat: str, woorden: Woorden) -> dict[str, Any]:
    if stuk is None:
        return {}
    mag = ("melding", "signaal", "sectoren", "leeftijd", "gemeenten", "uren")
    velden = keur.kaart(stuk, wat, (), mag)
    bij = {
        "melding": keur.codes(velden.get("melding"), f"{wat}, melding", woorden.meldingen),
        "signaal": keur.codes(velden.get("signaal"), f"{wat}, signaal", woorden.signalen),
        "sectoren": keur.codes(velden.get("sectoren"), f"{wat}, sectoren", woorden.sectoren),
        "gemeenten": keur.codes(velden.get("gemeenten"), f"{wat}, gemeenten", woorden.gemeenten),
        "leeftijd": keur.grens(velden.get("leeftijd"), f"{wat}, leeftijd", "tot", _OUDSTE),
        "uren": keur.grens(velden.get("uren"), f"{wat}, uren", "onder", _MEESTE_UREN),
    }
    if "melding" not in velden and "signaal" not in velden:
        keur.fout(stuk.regel, f"{wat}: noem een melding of een signaal")
    return bij


def _keur_ontvangers(keur: Keur, delen: Sequence[Stuk], wat: str) -> list[dict[str, Any]]:
    gevonden, eerder = [], dict[str, int]()
    for deel in delen:
        velden = keur.kaart(deel, f"{wat}, ontvanger", _ONTVANGER, ("naam",))
        aan = keur.code(velden.get("aan"), f"{wat}, aan", Aan)
        hier = f"{wat}, aan {aan}" if aan else f"{wat}, ontvanger"
        if aan in eerder:
            keur.fout(deel.regel, f"{hier}: staat ook op regel {eerder[aan]}")
        if aan:
            eerder.setdefault(aan, deel.regel)
        gevonden.append(
            {
                "aan": aan,
                "naam": keur.tekst(velden.get("naam"), f"{hier}, naam", 100),
                "ziet": _keur_ziet(keur, velden.get("ziet"), hier, aan),
                "grondslag": keur.tekst(velden.get("grondslag"), f"{hier}, grondslag", 300),
                "vraag": keur.tekst(velden.get("vraag"), f"{hier}, vraag", 500),
                "termijn": keur.termijn(velden.get("termijn"), f"{hier}, termijn"),
                "zonder_antwoord": _keur_zonder(keur, velden.get("zonder_antwoord"), hier),
            }
        )
    return gevonden


def _keur_ziet(keur: Keur, stuk: Stuk | None, wat: str, aan: str) -> list[str]:
    """Never more than the matrix gives: it is there that rights are given, not in a plan."""
    if stuk is None:
        return []
    ziet = keur.codes(stuk, f"{wat}, ziet", DEELBAAR, leeg=False)
    if not aan or not ziet:
        return ziet
    if not kan_ontvangen(Aan(aan)):
        keur.fout(stuk.regel, f"{wat}: {AAN[aan]} heeft geen postvak voor werk met kinderen")
        return ziet
    for groep in ziet:
        if Groep(groep) not in mag_zien(Aan(aan)):
            keur.fout(
                stuk.regel, f"{wat}, ziet: {AAN[aan]} mag '{groep}' niet zien (toegangsmatrix)"
            )
    if Groep.IDENTITEIT not in ziet:
        keur.fout(stuk.regel, f"{wat}, ziet: zonder 'identiteit' is niet bekend om wie het gaat")
    return ziet


def _keur_zonder(keur: Keur, stuk: Stuk | None, wat: str) -> dict[str, Any]:
    if stuk is None:
        return {}
    velden = keur.kaart(stuk, f"{wat}, zonder_antwoord", ("na", "doe"))
    return {
        "na": keur.termijn(velden.get("na"), f"{wat}, zonder_antwoord, na"),
        "doe": keur.code(velden.get("doe"), f"{wat}, zonder_antwoord, doe", Doe),
    }


def _keur_stap(keur: Keur, stuk: Stuk | None, wat: str, woorden: Woorden) -> dict[str, Any]:
    if stuk is None:
        return {}
    hier = f"{wat}, volgende_stap"
    velden = keur.kaart(stuk, hier, ("wie", "stap", "termijn"))
    return {
        "wie": keur.code(velden.get("wie"), f"{hier}, wie", Aan),
        "stap": keur.code(velden.get("stap"), f"{hier}, stap", woorden.stappen),
        "termijn": keur.termijn(velden.get("termijn"), f"{hier}, termijn"),
    }


def _keur_samen(
    keur: Keur, regel: int, routes: list[Route], regels: list[int], woorden: Woorden
) -> None:
    """Each route is the first one somewhere, and each melding finds one wherever it comes from."""
    eerste: dict[tuple[int, str], bool] = {}
    zonder: dict[str, Geval] = {}
    for soort in (*woorden.meldingen, *woorden.signalen):
        voor = [(nr, r) for nr, r in enumerate(routes) if soort in (*r.bij.melding, *r.bij.signaal)]
        for geval in _gevallen(soort, [r for _, r in voor], woorden):
            nr = next((nr for nr, r in voor if r.bij.geldt(geval)), None)
            if nr is not None:
                eerste[nr, soort] = True
            elif soort in woorden.meldingen:
                zonder.setdefault(soort, geval)
    for nr, route in enumerate(routes):
        for soort in dict.fromkeys((*route.bij.melding, *route.bij.signaal)):
            if (nr, soort) not in eerste:
                zin = f"route {route.sleutel}: wordt bij '{soort}' nooit bereikt, "
                keur.fout(regels[nr], zin + "een eerdere route geldt altijd al")
    for soort, geval in zonder.items():
        zin = f"routes: voor een melding '{soort}' is er niet altijd een route, bijvoorbeeld bij "
        keur.fout(regel, zin + _als_zin(geval))


def _gevallen(soort: str, routes: list[Route], woorden: Woorden) -> list[Geval]:
    """One case for every way in which these routes can turn out: at each limit, and unknown."""
    sectoren = {s for r in routes for s in r.bij.sectoren}
    gemeenten = {g for r in routes for g in r.bij.gemeenten}
    leeftijden = {g for r in routes if (b := r.bij.leeftijd) for g in (b.vanaf, b.tot)}
    uren = {g for r in routes if (b := r.bij.uren) for g in (b.vanaf, b.tot)}
    rest = [s for s in woorden.sectoren if s not in sectoren][:1]
    assen = (
        (*sorted(sectoren), *rest, None),
        (*_rond(leeftijden), None),
        (*sorted(gemeenten), None),
        (*_rond(uren), None),
    )
    return [Geval(soort, s, le, g, u) for s, le, g, u in product(*assen)]


def _rond(grenzen: set[int | None]) -> list[int]:
    """A value below the lowest limit, and each limit itself."""
    return [0, *sorted(g for g in grenzen if g)]


def _als_zin(geval: Geval) -> str:
    delen = [
        f"sector {geval.sector or 'onbekend'}",
        f"leeftijd {'onbekend' if geval.leeftijd is None else geval.leeftijd}",
        f"gemeente {geval.gemeente or 'onbekend'}",
        f"uren {'onbekend' if geval.uren is None else geval.uren}",
    ]
    return ", ".join(delen)
