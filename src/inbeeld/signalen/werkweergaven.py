"""Parts of the werkvoorraad that somebody kept: codes only, as on the list of all children.

They stand in the same table, told apart by `lijst`, because they are the same thing: a question
that somebody asks often.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from inbeeld.signalen.queries.werk import SOORT, TOON, VAN, WerkKeuze
from inbeeld.tijdlijnen.weergaven import MEESTE, Bewaard, TeVeelWeergaven, Weergave

_LIJST = "werk"


def keuze_uit(vraag: Mapping[str, str]) -> WerkKeuze:
    """What an address asks; an unknown code is as if it were not there."""
    gewoon = WerkKeuze()
    toon, van, soort = (vraag.get(naam, "") for naam in ("toon", "van", "soort"))
    return WerkKeuze(
        toon if toon in TOON else gewoon.toon,
        van if van in VAN else gewoon.van,
        soort if soort in SOORT else "",
    )


def vraag_van(keuze: WerkKeuze) -> str:
    """The query string that asks it."""
    return urlencode(_codes(keuze))


def bewaarde(gebruiker_id: int) -> list[Bewaard]:
    rijen = Weergave.objects.filter(gebruiker_id=gebruiker_id, filter__lijst=_LIJST)
    uit = []
    for rij in rijen.order_by("pk"):
        keuze = keuze_uit(rij.filter)
        uit.append(Bewaard(rij.pk, naam_van(keuze), vraag_van(keuze)))
    return uit


def naam_van(keuze: WerkKeuze) -> str:
    delen = [TOON[keuze.toon]]
    if keuze.toon != "wacht":
        delen.append(VAN[keuze.van].lower())
    return ", ".join([*delen, *filter(None, [SOORT.get(keuze.soort, "")])])


def bewaar(gebruiker_id: int, keuze: WerkKeuze) -> None:
    """Keep it; what is there already stays as it is. Raises TeVeelWeergaven."""
    filter_ = {"lijst": _LIJST, **_codes(keuze)}
    eigen = Weergave.objects.filter(gebruiker_id=gebruiker_id, filter__lijst=_LIJST)
    if eigen.count() >= MEESTE:
        raise TeVeelWeergaven
    Weergave.objects.get_or_create(gebruiker_id=gebruiker_id, filter=filter_)


def _codes(keuze: WerkKeuze) -> dict[str, str]:
    codes = {"toon": keuze.toon, "van": keuze.van, "soort": keuze.soort}
    return {naam: code for naam, code in codes.items() if code}
