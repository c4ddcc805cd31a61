"""The columns of both messages with their maximum lengths: the same for file and API."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

Rij = Mapping[str, str]
"""A message as text, by column."""


@dataclass(frozen=True, slots=True)
class Veld:
    """`lengte`: the most that is taken. Source beside each: KRD, BVM, or ours where they say
    nothing."""

    naam: str
    lengte: int
    verplicht: bool = False


MELDING: tuple[Veld, ...] = (
    Veld("meldingsnummer", 40, True),  # ours
    Veld("school", 6, True),  # BRIN with the number of the vestiging
    Veld("pgn", 9, True),  # BVM
    Veld("begindatum", 10, True),  # BVM
    Veld("einddatum", 10),  # BVM: when known
    Veld("verzuimsoort", 3, True),  # KRD
    Veld("reden", 200, True),  # KRD
    Veld("alle_lessen", 1, True),  # BVM, J or N
    Veld("verzuimdagen", 1000),  # BVM; '2026-01-12=4.0 2026-01-13'; length ours
    Veld("ondernomen", 1000),  # BVM; length ours
    Veld("actie_gewenst", 1, True),  # BVM, J or N
    Veld("actie_toelichting", 100),  # KRD
    Veld("leslocatie", 100),  # BVM; length ours
    Veld("melder_functie", 60),  # KRD
    Veld("contactpersoon", 100, True),  # KRD
    Veld("email", 100, True),  # KRD
    Veld("telefoon", 15),  # KRD: 5 of netnummer and 10 of abonneenummer
    Veld("telefoon_ouders", 15),  # the same
    Veld("adres", 200),  # BVM; length ours
)
TERUGMELDING: tuple[Veld, ...] = (
    Veld("meldingsnummer", 40, True),
    Veld("status", 1, True),  # KRD
    Veld("status_datum", 10, True),  # ours: a code holds on a day
    Veld("reden_afgesloten", 40),  # BVM
    Veld("toelichting_afsluiting", 20),  # BVM
    Veld("contactpersoon", 100),  # BVM; lengths as of the melding
    Veld("functie", 60),
    Veld("email", 100),
    Veld("telefoon", 15),
)


class Rijfout(ValueError):
    """A message that is refused: (column, Dutch sentence) for everything that is wrong with it.

    No sentence repeats a value.
    """

    def __init__(self, *fouten: tuple[str, str]) -> None:
        self.fouten = fouten
        super().__init__("; ".join(zin for _, zin in fouten))


def keur_lengte(rij: Rij, velden: tuple[Veld, ...]) -> None:
    """Raise Rijfout for what is missing or longer than the exchange takes: nothing is cut."""
    fouten = []
    for veld in velden:
        waarde = rij.get(veld.naam, "")
        if veld.verplicht and not waarde.strip():
            fouten.append((veld.naam, "Dit veld is verplicht en is leeg."))
        elif len(waarde) > veld.lengte:
            zin = f"Hoogstens {veld.lengte} tekens; het zijn er {len(waarde)}."
            fouten.append((veld.naam, zin))
    if fouten:
        raise Rijfout(*fouten)


def vingerafdruk(rij: Rij, velden: tuple[Veld, ...]) -> bytes:
    """What the same content always gives. Keyed: a number in it could be guessed otherwise."""
    tekst = "\x1f".join(rij.get(veld.naam, "").strip() for veld in velden)
    return hmac.new(settings.INDEXSLEUTEL, b"duo:" + tekst.encode(), hashlib.sha256).digest()
