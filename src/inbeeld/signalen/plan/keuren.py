"""From a text to a Plan: every part held to its rules, all mistakes told at once."""

from typing import Any

from inbeeld.regels import codes
from inbeeld.signalen.models import Belemmeringssoort, Melding, Zaak
from inbeeld.signalen.plan import ladders, routes
from inbeeld.signalen.plan.fouten import PlanFout
from inbeeld.signalen.plan.keur import Keur
from inbeeld.signalen.plan.lezer import Kaart, Stuk, lees_boom
from inbeeld.signalen.plan.model import Aan, Plan, bouw
from inbeeld.signalen.plan.partijen import kan_ontvangen
from inbeeld.signalen.plan.termijn import Eenheid, Termijn
from inbeeld.signalen.plan.woorden import AAN, STAPPEN
from inbeeld.signalen.soorten import Soort
from inbeeld.toegang.models import Organisatie

_MOET = ("plan", "naam", "bron", "geldig", "gemeenten", "eigenaar", "eerste_stap")
_MOET += ("routes", "ladders")
_MAG = ("stappen", "functies", "nazorg", "belemmeringen")
MELDINGEN = tuple(Melding.Soort.values)
SIGNALEN = tuple(s for s in Soort if s != "gegevens_gestopt")
"""Of a child: that a school's data stopped is no melding about anybody."""
KORTSTE_NAZORG, LANGSTE_NAZORG = 14, 366
"""Days of following a child that is back; the database holds the same."""


def lees(tekst: str) -> Plan:
    """The plan that a text describes. Raises PlanFout with every mistake and its line."""
    return bouw(lees_inhoud(tekst))


def lees_inhoud(tekst: str) -> dict[str, Any]:
    """The checked text as `Regioplan.inhoud`: the same names, every choice filled in."""
    keur = Keur()
    boom = lees_boom(tekst)
    velden = keur.kaart(boom, "plan", _MOET, _MAG)
    inhoud = _hoofd(keur, velden)
    inhoud["stappen"] = _stappen(keur, velden.get("stappen"))
    stappen = {**STAPPEN, **inhoud["stappen"]}
    inhoud["eigenaar"] = _eigenaar(keur, velden.get("eigenaar"))
    inhoud["eerste_stap"] = _eerste_stap(keur, velden.get("eerste_stap"), stappen)
    woorden = routes.Woorden(MELDINGEN, SIGNALEN, codes.SECTOREN, inhoud["gemeenten"], stappen)
    inhoud["routes"] = routes.keur_routes(keur, velden.get("routes"), woorden)
    inhoud["functies"] = _functies(keur, velden.get("functies"))
    functies = [f["code"] for f in inhoud["functies"]]
    inhoud["ladders"] = ladders.keur_ladders(keur, velden.get("ladders"), functies)
    inhoud["nazorg"] = _nazorg(keur, velden.get("nazorg"))
    inhoud["belemmeringen"] = _belemmeringen(keur, velden.get("belemmeringen"), functies)
    _gebruikt(keur, velden.get("functies"), inhoud)
    if keur.fouten:
        raise PlanFout(keur.fouten)
    return inhoud


def _hoofd(keur: Keur, velden: dict[str, Stuk]) -> dict[str, Any]:
    geldig = velden.get("geldig")
    dagen = keur.kaart(geldig, "geldig", ("van",), ("tot_en_met",)) if geldig else {}
    van = keur.datum(dagen.get("van"), "geldig, van")
    tot = keur.datum(dagen.get("tot_en_met"), "geldig, tot_en_met")
    if geldig and van and tot and tot < van:
        keur.fout(geldig.regel, "geldig: de laatste dag ligt voor de eerste dag")
    return {
        "plan": keur.sleutel(velden.get("plan"), "plan", {}),
        "naam": keur.tekst(velden.get("naam"), "naam", 200),
        "bron": keur.tekst(velden.get("bron"), "bron", 300),
        "geldig": {
            "van": van.isoformat() if van else None,
            "tot_en_met": tot.isoformat() if tot else None,
        },
        "gemeenten": _gemeenten(keur, velden.get("gemeenten")),
    }


def _gemeenten(keur: Keur, stuk: Stuk | None) -> dict[str, str]:
    if stuk is None:
        return {}
    gevonden = {}
    for code, naam in keur.vrije_kaart(stuk, "gemeenten").items():
        if len(code) != 4 or not (code.isascii() and code.isdigit()):
            keur.fout(_regel(stuk, code), f"gemeenten: '{code}' is geen CBS-code van vier cijfers")
        gevonden[code] = keur.tekst(naam, f"gemeenten, {code}", 100)
    if not gevonden:
        keur.fout(stuk.regel, "gemeenten: noem ten minste één gemeente")
    return gevonden


def _stappen(keur: Keur, stuk: Stuk | None) -> dict[str, str]:
    if stuk is None:
        return {}
    eigen: dict[str, int] = {}
    gevonden = {}
    for code, naam in keur.vrije_kaart(stuk, "stappen").items():
        if not code.replace("_", "").isalnum() or not code.islower() or len(code) > 60:
            zin = f"stappen: '{code}' mag alleen kleine letters, cijfers en _ hebben"
            keur.fout(_regel(stuk, code), zin)
        eigen[code] = _regel(stuk, code)
        gevonden[code] = keur.tekst(naam, f"stappen, {code}", 60)
    return gevonden


def _eigenaar(keur: Keur, stuk: Stuk | None) -> dict[str, list[str]]:
    if stuk is None:
        return {}
    velden = keur.kaart(stuk, "eigenaar", Zaak.Aanleiding.values)
    gevonden = {}
    for aanleiding, deel in velden.items():
        wat = f"eigenaar, {aanleiding}"
        wie = keur.codes(deel, wat, [a for a in Aan if a is not Aan.KERNTEAM], leeg=False)
        for aan in wie:
            if not kan_ontvangen(Aan(aan)):
                keur.fout(
                    deel.regel, f"{wat}: {AAN[aan]} heeft geen postvak voor werk met kinderen"
                )
        gevonden[aanleiding] = wie
    return gevonden


def _eerste_stap(
    keur: Keur, stuk: Stuk | None, stappen: dict[str, str]
) -> dict[str, dict[str, Any]]:
    if stuk is None:
        return {}
    gevonden = {}
    for aanleiding, deel in keur.kaart(stuk, "eerste_stap", Zaak.Aanleiding.values).items():
        wat = f"eerste_stap, {aanleiding}"
        velden = keur.kaart(deel, wat, ("stap", "binnen"))
        gevonden[aanleiding] = {
            "stap": keur.code(velden.get("stap"), f"{wat}, stap", stappen),
            "binnen": keur.termijn(velden.get("binnen"), f"{wat}, binnen"),
        }
    return gevonden


def _functies(keur: Keur, stuk: Stuk | None) -> list[dict[str, str]]:
    if stuk is None:
        return []
    gevonden, eerder = [], dict[str, int]()
    for deel in keur.lijst(stuk, "functies", leeg=True):
        velden = keur.kaart(deel, "functie", ("code", "naam", "bij"))
        code = keur.sleutel(velden.get("code"), "functie, code", eerder)
        wat = f"functie {code}".strip()
        naam = keur.tekst(velden.get("naam"), f"{wat}, naam", 100)
        bij = keur.code(velden.get("bij"), f"{wat}, bij", Organisatie.Soort.values)
        gevonden.append({"code": code, "naam": naam, "bij": bij})
    return gevonden


def _nazorg(keur: Keur, stuk: Stuk | None) -> dict[str, Any] | None:
    """The term that a child which is back is followed; the first talk is within two weeks."""
    termijn = keur.termijn(stuk, "nazorg")
    if stuk is None or termijn is None:
        return None
    lengte = Termijn(termijn["aantal"], Eenheid(termijn["eenheid"])).ongeveer
    if not KORTSTE_NAZORG <= lengte <= LANGSTE_NAZORG:
        keur.fout(stuk.regel, "nazorg: ten minste twee weken en hoogstens een jaar")
    return termijn


def _belemmeringen(keur: Keur, stuk: Stuk | None, functies: list[str]) -> dict[str, str]:
    """Per kind the functie that answers; a kind that is not named is for the region."""
    if stuk is None:
        return {}
    velden = keur.kaart(stuk, "belemmeringen", (), Belemmeringssoort.values)
    gevonden = {
        soort: keur.code(deel, f"belemmeringen, {soort}", functies)
        for soort, deel in velden.items()
    }
    return {soort: functie for soort, functie in gevonden.items() if functie}


def _gebruikt(keur: Keur, stuk: Stuk | None, inhoud: dict[str, Any]) -> None:
    """A functie that nothing names decides and answers nothing: most likely a slip of the pen."""
    genoemd = {
        b["functie"] for la in inhoud["ladders"] for t in la["treden"] for b in t["beslissers"]
    } | set(inhoud["belemmeringen"].values())
    delen = stuk.stukken if stuk is not None and hasattr(stuk, "stukken") else ()
    for deel, functie in zip(delen, inhoud["functies"], strict=False):
        if functie["code"] and functie["code"] not in genoemd:
            zin = f"functie {functie['code']}: geen trede of belemmering noemt deze functie"
            keur.fout(deel.regel, zin)


def _regel(stuk: Stuk, naam: str) -> int:
    return stuk.regels.get(naam, stuk.regel) if isinstance(stuk, Kaart) else stuk.regel
