"""Parts of the werkvoorraad that somebody kept: codes only, as on the list of all children.

They stand in the same table, told apart by `lijst`, because they are the same thing: a question
that somebody asks often.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from inbeeld.signalen.queries.werk import TOON, VAN, WerkKeuze, soorten
from inbeeld.tijdlijnen.weergaven import Bewaard, bewaar_weergave, van_lijst

_LIJST = "werk"


def keuze_uit(vraag: Mapping[str, str]) -> WerkKeuze:
    """What an address asks; an unknown code is as if it were not there."""
    gewoon = WerkKeuze()
    toon, van, soort = (vraag.get(naam, "") for naam in ("toon", "van", "soort"))
    return WerkKeuze(
        toon if toon in TOON else gewoon.toon,
        van if van in VAN else gewoon.van,
        soort if soort in soorten() else "",
    )


def vraag_van(keuze: WerkKeuze) -> str:
    """The query string that asks it."""
    return urlencode(_codes(keuze))


def bewaarde(gebruiker_id: int) -> list[Bewaard]:
    uit = []
    for rij in van_lijst(gebruiker_id, _LIJST):
        keuze = keuze_uit(rij.filter)
        uit.append(Bewaard(rij.pk, naam_van(keuze), vraag_van(keuze)))
    return uit


def naam_van(keuze: WerkKeuze) -> str:
    delen = [TOON[keuze.toon]]
    if keuze.toon != "wacht":
        delen.append(VAN[keuze.van].lower())
    return ", ".join([*delen, *filter(None, [soorten().get(keuze.soort, "")])])


def bewaar(gebruiker_id: int, keuze: WerkKeuze) -> None:
    """Keep it; what is there already stays as it is. Raises TeVeelWeergaven."""
    bewaar_weergave(gebruiker_id, _codes(keuze), _LIJST)


def _codes(keuze: WerkKeuze) -> dict[str, str]:
    codes = {"toon": keuze.toon, "van": keuze.van, "soort": keuze.soort}
    return {naam: code for naam, code in codes.items() if code}
