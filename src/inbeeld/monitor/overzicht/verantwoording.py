"""Cards about what the partners owe: answers in time, reviews of exemptions, legal reports; and
which help was not there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inbeeld.monitor.overzicht.getallen import Waarde, waarde
from inbeeld.monitor.overzicht.kaarten import Kaart
from inbeeld.monitor.overzicht.kijker import Kijker, Link
from inbeeld.monitor.overzicht.lezen import Cijfers
from inbeeld.web import woorden
from inbeeld.web.datums import lang


def antwoord(kijker: Kijker, cijfers: Cijfers, van: date, *, van_wie: str) -> list[Kaart]:
    """Questions with a term that were asked since `van`, and what came of them; nothing where
    nobody asked anything."""
    figuur = cijfers.vanaf("antwoord", van)
    if figuur is None or not figuur.getal("gevraagd").aantal:
        return []
    gevraagd, op_tijd, laat, open_, te_laat = (
        waarde(figuur.getal(naam), beschermd=kijker.beschermd)
        for naam in ("gevraagd", "op_tijd", "te_laat", "open", "open_te_laat")
    )
    onder = f"Op tijd beantwoord: {op_tijd}. Te laat beantwoord: {laat}. Wacht nog: {open_}"
    if te_laat.getal.aantal:
        onder += f", waarvan {te_laat} te laat"
    return [
        Kaart(
            "Vragen en antwoorden",
            gevraagd,
            f"{'vraag' if gevraagd.een else 'vragen'} aan {van_wie} sinds {lang(van)}",
            "let-op" if te_laat.getal.aantal else "goed",
            None,
            f"{onder}.",
            [*kijker.uitleg("antwoord"), *kijker.naar("Per partner", "cijfers_antwoorden")],
        )
    ]


def herbeoordeling(kijker: Kijker, cijfers: Cijfers) -> list[Kaart]:
    """Exemptions that must be looked at again, by the last school year that has any."""
    rijen = [f for f in cijfers.anders.get("herbeoordeling", ()) if f.getal("gepland").aantal]
    if not rijen:
        return []
    figuur = max(rijen, key=lambda f: f.dag)
    open_, te_laat, gepland = (
        waarde(figuur.getal(naam), beschermd=kijker.beschermd)
        for naam in ("open", "open_te_laat", "gepland")
    )
    onder = f"Te laat: {te_laat}." if te_laat.getal.aantal else "Niets is te laat."
    return [
        Kaart(
            "Vrijstellingen opnieuw bekijken",
            open_,
            f"van {gepland} moeten nog; gepland tot en met {lang(figuur.dag)}",
            "let-op" if te_laat.getal.aantal else "rustig",
            None,
            onder,
            [
                *kijker.uitleg("herbeoordeling"),
                *kijker.naar("Vrijstellingen in cijfers", "cijfers_vrijstellingen"),
                *kijker.link("De lijst", "vrijstellingen"),
            ],
        )
    ]


def meldingen(kijker: Kijker, cijfers: Cijfers, van: date) -> list[Kaart]:
    """Children of whom the law asks a report in this school year: 16 hours in four lesweken."""
    figuur = cijfers.vanaf("jaar", van)
    if figuur is None or "ongeoorloofd_verzuimer" not in figuur.waarden:
        return []
    nu = waarde(figuur.getal("ongeoorloofd_verzuimer"), beschermd=kijker.beschermd)
    return [
        Kaart(
            "Wettelijke meldingen",
            nu,
            f"{'kind met' if nu.een else 'kinderen met'} 16 uur verzuim in vier lesweken, sinds "
            f"{lang(van)}",
            "let-op",
            None,
            "",
            [
                *kijker.uitleg("jaar"),
                *kijker.naar("Heel het schooljaar", "cijfers_stand", reeks="jaar"),
            ],
        )
    ]


@dataclass(frozen=True)
class Behoefte:
    """Help that was asked for and was not there: per kind in words, most first."""

    regels: Sequence[tuple[str, Waarde]]
    wanneer: str
    links: Sequence[Link]


def behoefte(kijker: Kijker, cijfers: Cijfers) -> Behoefte | None:
    """Of the children now; None where the sheet has nothing about it."""
    figuur = cijfers.laatste("behoefte")
    if figuur is None or not figuur.getal("kinderen").aantal:
        return None
    regels = [
        ("Kinderen die iets missen", "kinderen"),
        ("Nodig en niet te vinden", "behoefte"),
        ("Aangeboden en geweigerd", "geweigerd"),
        ("Klok loopt langer dan vier weken, en er komt geen aanbod", "zonder_aanbod"),
    ]
    regels += [
        (f"Nodig en niet te vinden: {woorden.AANBOD[soort].lower()}", f"behoefte.{soort}")
        for soort in woorden.AANBOD
        if figuur.getal(f"behoefte.{soort}").aantal
    ]
    return Behoefte(
        [
            (naam, waarde(figuur.getal(sleutel), beschermd=kijker.beschermd))
            for naam, sleutel in regels
        ],
        lang(figuur.dag),
        [*kijker.uitleg("behoefte"), *kijker.naar("Per wijk en school", "cijfers_behoeften")],
    )
