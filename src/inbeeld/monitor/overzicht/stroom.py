"""Who came and who went, as steps from a begin to an end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from inbeeld.monitor.beeld import Figuur, bekend
from inbeeld.monitor.overzicht.kijker import Kijker, Link
from inbeeld.monitor.overzicht.lezen import Cijfers
from inbeeld.regels.stroom import ERBIJ, POSTEN
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.web.datums import lang
from inbeeld.web.grafieken import Stap, teken_waterval

NAMEN = {
    "nieuw": "Kwamen thuis te zitten",
    "ingekomen": "Kwamen van elders",
    "teruggekeerd": "Terug naar school",
    "aanbod": "Kregen een passend aanbod",
    "vrijgesteld": "Vrijgesteld",
    "verhuisd": "Verhuisd of naar een andere school",
    "niet_plichtig": "Niet meer leerplichtig",
    "overig": "Anders",
}
THUIS = "soort:thuiszitter"
ALTIJD = ("begin", "nieuw", "eind")
"""What stands there also when it is none; of the others that needs no line."""


@dataclass(frozen=True)
class Stroom:
    """`regels`: (name, figure in words with its sign) for the table behind the picture.
    `niet_bekend`: the ways of which nothing is known, in words."""

    van: date
    tot: date
    regels: Sequence[tuple[str, str]]
    nieuw: Getal
    weg: Getal
    tekening: tuple[SafeString, SafeString]
    niet_bekend: str
    links: Sequence[Link]


def stroom(kijker: Kijker, cijfers: Cijfers, van: date) -> Stroom | None:
    """Of the children at home without an offer, from `van` on; None where the sheet has nothing."""
    figuur = cijfers.vanaf("stroom", van)
    if figuur is None or not any(naam.startswith(THUIS) for naam in figuur.waarden):
        return None
    getallen = {post: figuur.getal(f"{THUIS}.{post}") for post in POSTEN}
    stappen = [
        Stap(_naam(post, figuur, van), _soort(post), bekend(getal), _label(post, getal))
        for post, getal in getallen.items()
        if getal.aantal or post in ALTIJD
    ]
    niet_bekend = [
        NAMEN[post].lower()
        for post, getal in getallen.items()
        if bekend(getal) is None and post not in ALTIJD
    ]
    eraf = [post for post in POSTEN if _soort(post) == "eraf"]
    titel = f"Erbij en eraf van {lang(van)} tot en met {lang(figuur.dag)}"
    uitleg = "Dezelfde aantallen staan in de tabel eronder."
    breed, smal = (
        teken_waterval(stappen, titel=titel, beschrijving=uitleg, breed=vorm, id_="stroom")
        for vorm in (True, False)
    )
    return Stroom(
        van,
        figuur.dag,
        [(stap.naam, stap.label) for stap in stappen],
        figuur.getal(f"{THUIS}.nieuw", f"{THUIS}.ingekomen"),
        figuur.getal(*(f"{THUIS}.{post}" for post in eraf)),
        (breed, smal),
        ", ".join(niet_bekend),
        [
            *kijker.uitleg("stroom"),
            *kijker.naar("Alle cijfers hierover", "cijfers_stroom", periode=f"{van}_{figuur.dag}"),
        ],
    )


def _soort(post: str) -> str:
    if post in ("begin", "eind"):
        return "stand"
    return "erbij" if post in ERBIJ else "eraf"


def _naam(post: str, figuur: Figuur, van: date) -> str:
    if post == "begin":
        return f"Thuis op {lang(van - timedelta(days=1))}"
    return f"Thuis op {lang(figuur.dag)}" if post == "eind" else NAMEN[post]


def _label(post: str, getal: Getal) -> str:
    teken = {"stand": "", "erbij": "+ ", "eraf": "− "}[_soort(post)]
    return f"{teken}{getal}" if getal.aantal else str(getal)
