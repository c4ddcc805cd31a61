"""What the codes of the published tables are called."""

from inbeeld.monitor.publicatie.tabellen import KORTER, LANGER, OVERIG, PLICHTIG
from inbeeld.regels.telling import ONGEOORLOOFD_VERZUIMER
from inbeeld.web import woorden

NAAM_OVERIG = "Overig (geheim of onbekend adres, of buiten deze gemeenten)"
GEBIEDEN = {OVERIG: NAAM_OVERIG}
POSTEN = {
    "begin": "Thuiszitters bij het begin van het schooljaar",
    "nieuw": "Erbij: nieuw thuis komen te zitten",
    "ingekomen": "Erbij: als thuiszitter hierheen verhuisd",
    "teruggekeerd": "Eraf: terug naar school",
    "aanbod": "Eraf: passend aanbod begonnen",
    "vrijgesteld": "Eraf: vrijstelling gekregen",
    "verhuisd": "Eraf: verhuisd",
    "niet_plichtig": "Eraf: niet meer leer- of kwalificatieplichtig",
    "overig": "Eraf: overig",
    "eind": "Thuiszitters aan het eind van het schooljaar",
}
"""The lines of the account of thuiszitters, in order."""
_SOORTEN = {"thuiszitter": "Alle thuiszitters", "verzuim": "Alle verzuim", "ziek": "Alle zieken"}
_EIGEN = {
    PLICHTIG: "Leer- en kwalificatieplichtig",
    ONGEOORLOOFD_VERZUIMER: "Gemeld wegens 16 uur ongeoorloofd verzuim",
    f"soort:thuiszitter.{KORTER}": "Thuiszitters tot drie maanden",
    f"soort:thuiszitter.{LANGER}": "Thuiszitters langer dan drie maanden",
}


def naam_onderwerp(tabel: str, code: str) -> str:
    """What a number counts, in words."""
    if tabel == "stroom":
        return POSTEN[code]
    if tabel == "vrijstelling":
        return woorden.GROND[code]
    if code in _EIGEN:
        return _EIGEN[code]
    soort = code.removeprefix("soort:")
    if soort != code:
        return _SOORTEN.get(soort, f"Alle van de soort {woorden.woord(soort, woorden.SOORT)}")
    return woorden.woord(code, woorden.STATUS)
