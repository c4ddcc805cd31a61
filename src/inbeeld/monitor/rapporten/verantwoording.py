"""What every report ends with: its definitions, as known when, and what is missing."""

from collections.abc import Iterator
from datetime import date, timedelta

from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.indicatoren import INDICATOREN
from inbeeld.monitor.rapporten.inhoud import Deel, alinea, kop, lijst, tabel
from inbeeld.monitor.rapporten.kader import Kader, statusnaam
from inbeeld.monitor.telwijze import telwijze
from inbeeld.regels.definities import DEFINITIES
from inbeeld.web.datums import lang, moment
from inbeeld.web.woorden import BETEKENIS

BEGRIPPEN = "begrippen"
"""The key of the table with definitions: words, so it is no part of the fingerprint."""
_MEESTE = 12


def kenmerken(k: Kader, soortnaam: str) -> list[list[str]]:
    """What stands on every sheet and file, without the fingerprint."""
    definitie = DEFINITIES[k.vraag.definitie]
    return [
        ["Soort rapport", soortnaam],
        ["Gebied", k.naam],
        ["Periode", k.vraag.periode],
        ["Definitie", f"{definitie.titel} ({definitie.naam})"],
        ["Bron van de definitie", definitie.bron],
        ["Cijfers tot en met", lang(k.vraag.dag)],
        ["Bekend op", moment(k.cijfers.bekend_op)],
        ["Gemaakt door", k.organisatie],
    ]


def verantwoording(k: Kader, nummer: str = "") -> list[Deel]:
    """The last chapter."""
    definitie = DEFINITIES[k.vraag.definitie]
    regels = [
        f"Geteld volgens: {definitie.titel} ({definitie.naam}). Bron: {definitie.bron}.",
        f"De cijfers gaan tot en met {lang(k.vraag.dag)}.",
        f"Bekend op {moment(k.cijfers.bekend_op)}. Wat later is aangeleverd of verbeterd, zit er "
        "niet in. Het rapport is opnieuw te maken zoals het toen bekend was.",
        "Een kind telt tot en met de dag van overlijden.",
        "Een kind met een geheim adres telt mee in de regio, de school en de soort onderwijs, en "
        "in geen gemeente of wijk.",
        f"Gemaakt door {k.organisatie} met In Beeld.",
    ]
    wijze = telwijze(k.vraag.dag)
    if wijze.gemengd:
        regels.insert(
            1,
            f"De regio telt niet elke sector hetzelfde: {wijze.zin}. In dit rapport telt ieder "
            "kind volgens de definitie hierboven.",
        )
    if k.afschermen:
        regels.append(
            "Kleine aantallen zijn niet te zien: 1 tot en met 4 kinderen, en een getal waaruit "
            "zo’n aantal te berekenen is."
        )
    uit = [kop(f"{nummer}Verantwoording"), lijst(regels)]
    if "stand" in k.indicatoren:
        uit += _dekking(k)
    return [*uit, _begrippen(k)]


def _dekking(k: Kader) -> list[Deel]:
    uit = [kop("Wat er niet is aangeleverd", 2)]
    ontbreekt = list(_ontbreekt(k))
    if ontbreekt:
        uit += [alinea("Deze cijfers zijn ‘ten minste’ of ‘onbekend’:"), lijst(ontbreekt)]
    else:
        uit.append(alinea("Alle scholen en gemeenten leverden wat voor deze cijfers nodig is."))
    return uit


def _ontbreekt(k: Kader) -> Iterator[str]:
    """Per status: in which areas not everything was delivered on a day that the report is about."""
    dagen = _dagen(k)

    def mist(status: str, gebied: str | Gebied) -> bool:
        figuren = [k.op(dag, gebied=gebied) for dag in dagen]
        if "jaar" in k.indicatoren:
            figuren.append(k.jaar("jaar", gebied=gebied))
        return any(status in figuur.onvolledig for figuur in figuren)

    binnen = [g for soort in ("gemeente", "school") for g in k.cijfers.gebieden(soort)]
    for status, _ in k.statussen:
        waar = [k.namen.get(g, g) for g in binnen if g != str(k.gebied) and mist(status, g)]
        if waar:
            meer = f" en nog {len(waar) - _MEESTE}" if len(waar) > _MEESTE else ""
            yield f"{statusnaam(status)}: {', '.join(sorted(waar)[:_MEESTE])}{meer}."
        elif mist(status, k.gebied):
            yield f"{statusnaam(status)}: niet alles is aangeleverd."


def _dagen(k: Kader) -> list[date]:
    """The peildata, or those of the period through the day after it."""
    if k.vraag.peildata:
        return [dag for dag in k.vraag.peildata if dag <= k.vraag.dag]
    na = k.vraag.tot_en_met + timedelta(days=1)
    alle = k.cijfers.peildata("stand", k.gebied)
    return [dag for dag in alle if k.vraag.van <= dag <= na] or [k.vraag.dag]


def _begrippen(k: Kader) -> Deel:
    definitie = DEFINITIES[k.vraag.definitie]
    eigen = f"Definitie {definitie.naam}"
    soorten = {status for status, _ in k.statussen} if "stand" in k.indicatoren else set()
    rijen = [
        [statusnaam(regel.status), BETEKENIS.get(regel.status, regel.tekst), eigen]
        for regel in definitie.regels
        if regel.status in soorten
    ]
    gebruikt = [INDICATOREN[code] for code in k.indicatoren]
    rijen += [[i.naam, i.uitleg, f"{i.bron[:1].upper()}{i.bron[1:]}"] for i in gebruikt]
    return tabel(BEGRIPPEN, "Wat de woorden betekenen", ("Woord", "Betekenis", "Bron"), rijen)


def gebied_in_zin(gebied: Gebied, naam: str) -> str:
    """The area as it reads in a sentence: 'in Haarlem', 'op School X', 'bij SWV Y'."""
    if gebied.soort == "organisatie":
        return f"bij {naam}"
    if gebied.soort == "regio":
        return "in de regio" if naam == "De regio" else f"in {naam}"
    return f"op {naam}" if gebied.soort == "school" else f"in {naam}"
