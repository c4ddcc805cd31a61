"""How long it took until an offer, in plain words: also for who still waits."""

from collections.abc import Mapping, Sequence
from typing import Any

from inbeeld.monitor.beeld import Cel, Figuur, Rij, Tabel, cel
from inbeeld.monitor.peildata import naam_schooljaar
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.web import rekenbladen
from inbeeld.web.datums import kort
from inbeeld.web.grafieken import teken_overleving

BINNEN = {
    "vier_weken": "Binnen vier weken",
    "drie_maanden": "Binnen drie maanden",
    "jaar": "Binnen een jaar",
}
TELLINGEN = {
    "aantal": "Kinderen die begonnen te wachten",
    "met_aanbod": "Kregen een passend aanbod",
    "open": "Wachten nog",
    "anders": "Ging anders verder",
}
KOLOMMEN = [*TELLINGEN.values(), "Mediaan in dagen", *BINNEN.values()]
ONBEKEND = "nog niet te zeggen"


def schooljaar(figuur: Figuur) -> str:
    """'2025–2026', with the last day of the running one."""
    if figuur.van is None:
        return kort(figuur.dag)
    naam = naam_schooljaar(figuur.van.year)
    return (
        naam if (figuur.dag.month, figuur.dag.day) == (7, 31) else f"{naam}, t/m {kort(figuur.dag)}"
    )


def tabel(figuren: Sequence[Figuur], titel: str) -> Tabel:
    """A row per school year."""
    rijen = []
    for figuur in figuren:
        cellen = [cel(figuur.getal(naam)) for naam in TELLINGEN]
        details = figuur.details or {}
        cellen.append(_mediaan(details.get("mediaan")))
        cellen += [_aandeel((details.get("binnen") or {}).get(naam)) for naam in BINNEN]
        rijen.append(Rij(schooljaar(figuur), schooljaar(figuur), cellen, figuur))
    return Tabel(titel, "Begonnen met wachten in", KOLOMMEN, rijen)


def _mediaan(mediaan: Sequence[float | None] | None) -> Cel:
    if not mediaan or mediaan[0] is None:
        return Cel(ONBEKEND, ONBEKEND)
    tekst = f"{_dagen(mediaan[0])} ({_grens(mediaan[1])} tot {_grens(mediaan[2])})"
    return Cel(tekst, rekenbladen.Getal(mediaan[0]))


def _dagen(waarde: float) -> str:
    return f"{waarde:g}".replace(".", ",")


def _grens(waarde: float | None) -> str:
    return "onbekend" if waarde is None else _dagen(waarde)


def _aandeel(deel: Sequence[float | None] | None) -> Cel:
    if not deel or deel[0] is None:
        return Cel(ONBEKEND, ONBEKEND)
    tekst = procent(deel[0])
    if deel[1] is not None and deel[2] is not None:
        tekst += f" ({procent(deel[1])} tot {procent(deel[2])})"
    return Cel(tekst, rekenbladen.Getal(deel[0], "procent"))


def procent(deel: float) -> str:
    return f"{100 * deel:.0f}%"


def zinnen(figuur: Figuur, wat: str) -> list[str]:
    """What the figures say. `wat`: what they wait for, 'een passend aanbod'."""
    if "aantal" not in figuur.waarden:
        return ["Over dit schooljaar is het niet bekend."]
    if not figuur.getal("aantal").aantal:
        return ["In dit schooljaar begon geen kind te wachten."]
    aantal, met, open_, anders = (figuur.getal(naam) for naam in TELLINGEN)
    uit = [
        f"Van de {_kinderen(aantal)} voor wie in {schooljaar(figuur)} de klok ging lopen, "
        f"{'kreeg' if met.aantal == 1 else 'kregen'} er {met} {wat}. "
        f"Nu {'wacht' if open_.aantal == 1 else 'wachten'} nog {_kinderen(open_)}. "
        f"Voor {_kinderen(anders)} ging het anders verder: terug naar school, verhuisd, "
        "vrijgesteld, of niet meer leerplichtig."
    ]
    details: Mapping[str, Any] = figuur.details or {}
    mediaan = (details.get("mediaan") or [None])[0]
    uit.append(
        f"Van de kinderen die thuis blijven, wacht de helft {_dagen(mediaan)} dagen of korter."
        if mediaan is not None
        else f"Hoe lang de helft wacht is nog niet te zeggen: minder dan de helft kreeg {wat}."
    )
    deel = (details.get("binnen") or {}).get("drie_maanden")
    if deel and deel[0] is not None:
        marge = "" if None in deel else f" (tussen {procent(deel[1])} en {procent(deel[2])})"
        uit.append(
            f"Van wie thuis blijft, krijgt naar schatting {procent(deel[0])} binnen drie maanden "
            f"{wat}{marge}."
        )
    return uit


def _kinderen(aantal: Getal) -> str:
    return f"{aantal} {'kind' if aantal.aantal == 1 else 'kinderen'}"


def tekening(
    figuur: Figuur, waar: str, wat: str, sinds: str = "de eerste dag thuis"
) -> tuple[Any, Any] | None:
    """The curve, wide and narrow; none for fewer than two steps. `sinds`: what days count from."""
    curve = (figuur.details or {}).get("curve") or []
    if not curve:
        return None
    treden = [tuple(1.0 if w is None else float(w) for w in trede) for trede in curve]
    titel = f"Welk deel na zoveel dagen nog wacht op {wat}, {waar}, {schooljaar(figuur)}"
    uitleg = (
        "De lijn daalt op elke dag waarop een kind het kreeg. De lichte band is de onzekerheid "
        "(95%). De getallen staan in de tabel."
    )
    return tuple(
        teken_overleving(treden, titel=titel, beschrijving=uitleg, breed=breed, sinds=sinds)
        for breed in (True, False)
    )


def punten(figuur: Figuur) -> Tabel:
    """The curve itself, the table behind the chart."""
    curve = (figuur.details or {}).get("curve") or []
    rijen = [
        Rij(
            f"{_dagen(trede[0])} dagen",
            _dagen(trede[0]),
            [_deel(trede[nr]) for nr in (1, 2, 3)],
        )
        for trede in curve
    ]
    return Tabel(
        "De lijn in getallen", "Na", ["Deel dat nog wacht", "Zeker ten minste", "Hoogstens"], rijen
    )


def _deel(waarde: float | None) -> Cel:
    if waarde is None:
        return Cel("")
    return Cel(procent(waarde), rekenbladen.Getal(waarde, "procent"))
