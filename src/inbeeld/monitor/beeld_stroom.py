"""Who came and who left, as tables: begin, erbij, eraf, eind; and whether it adds up."""

from collections.abc import Sequence

from inbeeld.monitor.beeld import Figuur, Rij, Tabel, cel
from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.stroom import ERAF, ERBIJ, POSTEN
from inbeeld.tijdlijnen.telbeeld import BUITEN_BEELD
from inbeeld.web import woorden

WOORDEN = {
    "begin": "Aan het begin",
    "nieuw": "Erbij: nieuw",
    "ingekomen": "Erbij: uit een ander gebied",
    "teruggekeerd": "Eraf: terug naar school",
    "aanbod": "Eraf: passend aanbod",
    "vrijgesteld": "Eraf: vrijgesteld",
    "verhuisd": "Eraf: verhuisd",
    "niet_plichtig": "Eraf: niet meer leerplichtig",
    "overig": "Eraf: anders",
    "eind": "Aan het eind",
}
_NAAR_ANDER = {
    "school": {
        "ingekomen": "Erbij: van een andere school",
        "verhuisd": "Eraf: naar een andere school",
    },
    "sector": {
        "ingekomen": "Erbij: uit een andere sector",
        "verhuisd": "Eraf: naar een andere sector",
    },
}
BETEKENIS = {
    "nieuw": "Was er de dag ervoor nog niet bij, en woonde of zat al in dit gebied.",
    "ingekomen": "Was er in een ander gebied al bij, of woonde nog niet in de regio.",
    "teruggekeerd": "Gaat weer naar school, of staat ingeschreven met kort verzuim of ziekte.",
    "aanbod": "Een passend aanbod is begonnen.",
    "vrijgesteld": "Kreeg een vrijstelling.",
    "verhuisd": "Ging naar een ander gebied, of de regio uit.",
    "niet_plichtig": "Werd 18, haalde een startkwalificatie, of hoeft om iets anders niet meer.",
    "overig": "Kreeg een andere status van dezelfde soort of een onbekende status, of overleed.",
}


def koppen(soort_gebied: str) -> dict[str, str]:
    """The posten in words, as they read for this kind of area."""
    return WOORDEN | _NAAR_ANDER.get(soort_gebied, {})


def soorten(definitie: str) -> list[str]:
    """The soorten of a definitie that ask attention, thuiszitters first."""
    heeft = {regel.soort for regel in DEFINITIES[definitie].regels}
    return [soort for soort in woorden.SOORT if soort in heeft and soort not in BUITEN_BEELD]


def statussen(definitie: str) -> list[str]:
    """The same statuses in that order."""
    volgorde = soorten(definitie)
    regels = [regel for regel in DEFINITIES[definitie].regels if regel.soort in volgorde]
    return [r.status for r in sorted(regels, key=lambda r: volgorde.index(r.soort))]


def tabel(
    figuur: Figuur, niveau: str, namen: Sequence[str], titel: str, koppen_: dict[str, str]
) -> Tabel:
    """A row per soort or status, a column per post. A post that the figures lack is unknown."""
    lijst = woorden.SOORT if niveau == "soort" else woorden.STATUS
    rijen = []
    for naam in namen:
        woord = woorden.woord(naam, lijst)
        onderdeel = f"{niveau}:{naam}"
        cellen = [
            cel(figuur.getal(f"{onderdeel}.{post}"), f"{onderdeel}.{post}") for post in POSTEN
        ]
        rijen.append(Rij(woord, woord, cellen, figuur))
    kop = "Soort" if niveau == "soort" else "Status"
    return Tabel(titel, kop, [koppen_[post] for post in POSTEN], rijen)


def verschil(figuur: Figuur, niveau: str, naam: str) -> int | None:
    """Begin plus erbij min eraf min eind: 0 when it adds up; None when a post is missing."""

    def waarde(post: str) -> int:
        return figuur.waarden[f"{niveau}:{naam}.{post}"]

    try:
        erbij = waarde("begin") + sum(waarde(post) for post in ERBIJ)
        return erbij - sum(waarde(post) for post in ERAF) - waarde("eind")
    except KeyError:
        return None


def som_in_woorden(figuur: Figuur, naam: str, koppen_: dict[str, str]) -> str:
    """'106 + 40 + 3 − 30 − … = 95' with words, for the soort that matters most."""

    def deel(post: str) -> str:
        return f"{figuur.getal(f'soort:{naam}.{post}')} ({koppen_[post].split(': ')[-1].lower()})"

    erbij = " + ".join([deel("begin"), *(deel(post) for post in ERBIJ)])
    eraf = " − ".join(deel(post) for post in ERAF)
    return f"{erbij} − {eraf} = {deel('eind')}"
