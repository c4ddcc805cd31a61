"""The ladders of a plan: levels that ascend, each with who decides and by when."""

from collections.abc import Collection
from typing import Any

from inbeeld.regels import codes
from inbeeld.signalen.plan.keur import Keur
from inbeeld.signalen.plan.lezer import Stuk
from inbeeld.signalen.plan.model import Aan, Klok
from inbeeld.signalen.plan.partijen import kan_ontvangen
from inbeeld.signalen.plan.termijn import Eenheid, Termijn
from inbeeld.signalen.plan.woorden import AAN

_TREDE = ("niveau", "naam", "na", "beslissers", "termijn", "doet")


def keur_ladders(keur: Keur, stuk: Stuk | None, functies: Collection[str]) -> list[dict[str, Any]]:
    """The ladders as inhoud."""
    if stuk is None:
        return []
    aantal = len(keur.fouten)
    delen = keur.lijst(stuk, "ladders")
    eerder: dict[str, int] = {}
    gevonden = [_keur_ladder(keur, deel, functies, eerder) for deel in delen]
    if gevonden and len(keur.fouten) == aantal:
        _keur_samen(keur, stuk.regel, gevonden, [deel.regel for deel in delen])
    return gevonden


def _keur_ladder(
    keur: Keur, stuk: Stuk, functies: Collection[str], eerder: dict[str, int]
) -> dict[str, Any]:
    velden = keur.kaart(stuk, "ladder", ("sleutel", "naam", "bij", "treden"))
    sleutel = keur.sleutel(velden.get("sleutel"), "ladder, sleutel", eerder)
    wat = f"ladder {sleutel}".strip()
    bij = velden.get("bij")
    voor = keur.kaart(bij, f"{wat}, bij", ("klok",), ("sectoren",)) if bij else {}
    treden = velden.get("treden")
    delen = keur.lijst(treden, f"{wat}, treden") if treden else ()
    gevonden = [_keur_trede(keur, deel, wat, functies) for deel in delen]
    _keur_oplopend(keur, wat, gevonden, [deel.regel for deel in delen])
    return {
        "sleutel": sleutel,
        "naam": keur.tekst(velden.get("naam"), f"{wat}, naam", 200),
        "bij": {
            "klok": keur.code(voor.get("klok"), f"{wat}, klok", Klok),
            "sectoren": keur.codes(voor.get("sectoren"), f"{wat}, sectoren", codes.SECTOREN),
        },
        "treden": gevonden,
    }


def _keur_trede(keur: Keur, stuk: Stuk, ladder: str, functies: Collection[str]) -> dict[str, Any]:
    velden = keur.kaart(stuk, f"{ladder}, trede", _TREDE)
    niveau = keur.getal(velden.get("niveau"), f"{ladder}, niveau", 1, 9)
    wat = f"{ladder}, trede {niveau or ''}".strip()
    beslissers = velden.get("beslissers")
    delen = keur.lijst(beslissers, f"{wat}, beslissers") if beslissers else ()
    return {
        "niveau": niveau,
        "naam": keur.tekst(velden.get("naam"), f"{wat}, naam", 100),
        "na": keur.termijn(velden.get("na"), f"{wat}, na"),
        "beslissers": [_keur_beslisser(keur, deel, wat, functies) for deel in delen],
        "termijn": keur.termijn(velden.get("termijn"), f"{wat}, termijn"),
        "doet": keur.tekst(velden.get("doet"), f"{wat}, doet", 500),
    }


def _keur_beslisser(
    keur: Keur, stuk: Stuk, wat: str, functies: Collection[str]
) -> dict[str, str | None]:
    hier = f"{wat}, beslisser"
    velden = keur.kaart(stuk, hier, (), ("functie", "aan"))
    if len(velden) != 1:
        keur.fout(stuk.regel, f"{hier}: noem een functie, of aan wie: een van de twee")
    functie = keur.code(velden.get("functie"), f"{hier}, functie", functies)
    aan = keur.code(velden.get("aan"), f"{hier}, aan", [a for a in Aan if a is not Aan.KERNTEAM])
    if aan and not kan_ontvangen(Aan(aan)):
        zin = f"{hier}: {AAN[aan]} heeft geen postvak; noem een functie"
        keur.fout(stuk.regel, zin)
    return {"functie": functie or None, "aan": aan or None}


def _keur_oplopend(keur: Keur, wat: str, treden: list[dict[str, Any]], regels: list[int]) -> None:
    vorige: dict[str, Any] | None = None
    for trede, regel in zip(treden, regels, strict=True):
        verwacht = 1 if vorige is None else (vorige["niveau"] or 0) + 1
        if trede["niveau"] is not None and trede["niveau"] != verwacht:
            keur.fout(regel, f"{wat}: hier hoort niveau {verwacht}; de treden lopen op van 1 af")
        if vorige and trede["na"] and vorige["na"] and _lengte(trede) <= _lengte(vorige):
            keur.fout(regel, f"{wat}: 'na' moet langer zijn dan bij de trede ervoor")
        vorige = trede


def _lengte(trede: dict[str, Any]) -> float:
    return Termijn(trede["na"]["aantal"], Eenheid(trede["na"]["eenheid"])).ongeveer


def _keur_samen(keur: Keur, regel: int, ladders: list[dict[str, Any]], regels: list[int]) -> None:
    """No ladder stands behind one that always comes first, and the strict klok always has one."""
    gedekt: dict[str, set[str]] = {klok: set() for klok in Klok}
    alle = {*codes.SECTOREN, ""}
    for ladder, waar in zip(ladders, regels, strict=True):
        klok = ladder["bij"]["klok"]
        voor = set(ladder["bij"]["sectoren"]) or alle
        if voor <= gedekt[klok]:
            keur.fout(waar, f"ladder {ladder['sleutel']}: een eerdere ladder geldt altijd al")
        gedekt[klok] |= voor
    mist = [s or "onbekend" for s in (*codes.SECTOREN, "") if s not in gedekt[Klok.STRENG]]
    if mist:
        zin = "ladders: bij de strenge klok is er geen ladder voor sector " + ", ".join(mist)
        keur.fout(regel, zin)
