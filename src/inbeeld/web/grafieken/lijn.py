"""Numbers through time: lines with a target, what is not known left out and never drawn as zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString

from inbeeld.web.grafieken.assen import (
    STREPEN,
    TONEN,
    dagnamen,
    raster,
    stappen,
    teken,
    tekst,
    uiteen,
)
from inbeeld.web.grafieken.kader import kader
from inbeeld.web.grafieken.kleuren import INKT, KLEUREN, STIL, VRIJ

BOVEN, HOOGTE = 14, 190
_ONDER = 40
_LANGSTE = 27
_TEKEN = 6.0
"""Width of an average character at 12 units."""


@dataclass(frozen=True)
class Punt:
    """A figure on a day. `waarde` None is unknown: the line has a gap there. `volledig` False: at
    least so many; the mark is open and the line to it dotted."""

    dag: date
    waarde: int | None
    volledig: bool = True


@dataclass(frozen=True)
class Reeks:
    """A line; its points in order of days. `toon`: of the palette, '' for the next in turn."""

    naam: str
    punten: Sequence[Punt]
    toon: str = ""


@dataclass(frozen=True)
class Streeflijn:
    """What was agreed: a straight line from the baseline to the goal."""

    naam: str
    van: date
    van_waarde: float
    tot: date
    tot_waarde: float


@dataclass(frozen=True)
class Band:
    """Days (both included) whose figures do not compare with others: grey, with its name."""

    van: date
    tot_en_met: date
    naam: str


@dataclass(frozen=True)
class _Vlak:
    """Where a day and a value stand."""

    x0: float
    x1: float
    eerste: date
    laatste: date
    hoogste: float

    def x(self, dag: date) -> float:
        duur = (self.laatste - self.eerste).days or 1
        deel = (dag - self.eerste).days / duur
        return round(self.x0 + min(1, max(0, deel)) * (self.x1 - self.x0), 1)

    def y(self, waarde: float) -> float:
        return round(BOVEN + HOOGTE * (1 - waarde / self.hoogste), 1)


def teken_lijn(
    reeksen: Sequence[Reeks],
    *,
    titel: str,
    beschrijving: str,
    breed: bool,
    id_: str = "lijn",
    doel: Streeflijn | None = None,
    banden: Sequence[Band] = (),
) -> SafeString:
    """The lines as SVG, 720 units wide with their names at their ends, or 340 wide with the names
    below. The days are those of the points and of the target."""
    vorm = f"{id_}-breed" if breed else f"{id_}-smal"
    breedte = 720 if breed else 340
    dagen = sorted({p.dag for r in reeksen for p in r.punten})
    grenzen = [*dagen, *((doel.van, doel.tot) if doel else ())]
    waarden = [p.waarde or 0 for r in reeksen for p in r.punten]
    waarden += [doel.van_waarde, doel.tot_waarde] if doel else []
    schaal = stappen(max(waarden, default=1) or 1)
    # Names that are too long for the room beside the lines go below, as on a phone.
    ernaast = breed and all(len(r.naam) <= _LANGSTE for r in reeksen)
    vlak = _Vlak(40, breedte - (190 if ernaast else 12), min(grenzen), max(grenzen), schaal[-1])
    delen = [
        *(_band(vlak, band) for band in banden if _raakt(vlak, band)),
        raster(vlak.x0, vlak.x1, [(vlak.y(w), str(w)) for w in schaal]),
        _dagas(vlak, sorted(set(grenzen)), 7 if breed else 3),
        _doel(vlak, doel) if doel else "",
        *(_reeks(vlak, nr, reeks) for nr, reeks in enumerate(reeksen)),
    ]
    namen = [(r.naam, nr, _einde(vlak, r)) for nr, r in enumerate(reeksen)]
    if doel:
        namen.append((doel.naam, -1, vlak.y(doel.tot_waarde)))
    bijschrift, hoogte = _bij_einde(vlak, namen) if ernaast else _eronder(namen)
    return kader(
        "".join([*delen, bijschrift]),
        vorm=vorm,
        maat=(breedte, hoogte),
        titel=titel,
        beschrijving=beschrijving,
    )


def _kleur(nr: int, reeks: Reeks | None = None) -> str:
    toon = reeks.toon if reeks and reeks.toon else TONEN[nr % len(TONEN)]
    return KLEUREN[toon].lijn


def _reeks(vlak: _Vlak, nr: int, reeks: Reeks) -> str:
    """Segments between neighbours that are both known, and a mark on every known point."""
    kleur, streep = _kleur(nr, reeks), STREPEN[nr % len(STREPEN)]
    vast, los = [], []
    for een, ander in zip(reeks.punten, reeks.punten[1:], strict=False):
        if een.waarde is None or ander.waarde is None:
            continue
        stuk = f"M{vlak.x(een.dag)} {vlak.y(een.waarde)}L{vlak.x(ander.dag)} {vlak.y(ander.waarde)}"
        (vast if een.volledig and ander.volledig else los).append(stuk)
    merken = [
        teken(nr, vlak.x(p.dag), vlak.y(p.waarde), kleur, p.volledig)
        for p in reeks.punten
        if p.waarde is not None
    ]
    return (
        _pad(vast, kleur, streep)
        + _pad(los, kleur, "1 4")
        # With a point for every month of ten years the marks would hide the line.
        + "".join(merken if len(merken) <= 30 else merken[-1:])
    )


def _pad(stukken: Sequence[str], kleur: str, streep: str) -> str:
    if not stukken:
        return ""
    gestreept = f' stroke-dasharray="{streep}"' if streep else ""
    return (
        f'<path d="{"".join(stukken)}" fill="none" stroke="{kleur}" stroke-width="2"{gestreept}/>'
    )


def _doel(vlak: _Vlak, doel: Streeflijn) -> str:
    van = f"M{vlak.x(doel.van)} {vlak.y(doel.van_waarde)}"
    tot = f"L{vlak.x(doel.tot)} {vlak.y(doel.tot_waarde)}"
    return (
        f'<path d="{van}{tot}" fill="none" stroke="{INKT}" stroke-width="1.5" '
        f'stroke-dasharray="4 4"/><path d="M{vlak.x(doel.tot) - 6} {vlak.y(doel.tot_waarde)}h12" '
        f'stroke="{INKT}" stroke-width="3"/>'
    )


def _raakt(vlak: _Vlak, band: Band) -> bool:
    return band.van < vlak.laatste and band.tot_en_met > vlak.eerste


def _band(vlak: _Vlak, band: Band) -> str:
    """Grey with lines across it, so that it is seen without its colour too."""
    x, eind = vlak.x(band.van), vlak.x(band.tot_en_met)
    breedte = round(max(2.0, eind - x), 1)
    lijnen = "".join(f"M{round(x + d, 1)} {BOVEN}v{HOOGTE}" for d in range(0, int(breedte) + 1, 8))
    return (
        f'<g><title>{escape(band.naam)}</title><rect x="{x}" y="{BOVEN}" width="{breedte}" '
        f'height="{HOOGTE}" fill="{VRIJ}"/><path d="{lijnen}" stroke="#c3cdd4"/>'
        f"{tekst(x + 3, BOVEN + 11, 'niet vergelijkbaar', kleur=STIL) if breedte > 110 else ''}</g>"
    )


def _dagas(vlak: _Vlak, dagen: Sequence[date], hoogstens: int) -> str:
    """The names of the days: the first and the last, and of the others those that fit between."""
    y = BOVEN + HOOGTE + 18
    eerste, *midden = [
        (vlak.x(dag), naam, len(naam) * _TEKEN) for dag, naam in dagnamen(dagen, hoogstens)
    ]
    uit = [tekst(eerste[0], y, eerste[1], kleur=STIL)]
    vrij_van, vrij_tot = eerste[0] + eerste[2] + _TEKEN, vlak.x1
    if midden and midden[-1][0] - midden[-1][2] > vrij_van:
        x, naam, breedte = midden.pop()
        uit.append(tekst(x, y, naam, kleur=STIL, anker="end"))
        vrij_tot = x - breedte - _TEKEN
    for x, naam, breedte in midden:
        if x - breedte / 2 > vrij_van and x + breedte / 2 < vrij_tot:
            uit.append(tekst(x, y, naam, kleur=STIL, anker="middle"))
            vrij_van = x + breedte / 2 + _TEKEN
    return "".join(uit)


def _einde(vlak: _Vlak, reeks: Reeks) -> float:
    bekend = [p.waarde for p in reeks.punten if p.waarde is not None]
    return vlak.y(bekend[-1]) if bekend else float(BOVEN + HOOGTE)


def _bij_einde(vlak: _Vlak, namen: Sequence[tuple[str, int, float]]) -> tuple[str, int]:
    hoogten = uiteen([y for *_, y in namen], BOVEN + HOOGTE)
    uit = [
        _naam(vlak.x1 + 12, y, naam, nr) for (naam, nr, _), y in zip(namen, hoogten, strict=True)
    ]
    return "".join(uit), BOVEN + HOOGTE + _ONDER - 10


def _eronder(namen: Sequence[tuple[str, int, float]]) -> tuple[str, int]:
    begin = BOVEN + HOOGTE + _ONDER
    uit = [_naam(8, begin + 18 * plek, naam, nr) for plek, (naam, nr, _) in enumerate(namen)]
    return "".join(uit), begin + 18 * len(namen)


def _naam(x: float, y: float, naam: str, nr: int) -> str:
    """The name of a line behind its mark; of the target behind a bar."""
    merk = (
        f'<path d="M{x - 2} {y}h12" stroke="{INKT}" stroke-width="3"/>'
        if nr < 0
        else teken(nr, x + 4, y, _kleur(nr), vol=True)
    )
    return merk + tekst(x + 14, y + 4, naam)
