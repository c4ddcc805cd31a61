"""A child's time as a picture: lanes with blocks along one axis of days."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.html import escape
from django.utils.safestring import SafeString

from inbeeld.web.datums import MAANDEN_KORT, kort
from inbeeld.web.grafieken.kader import kader
from inbeeld.web.grafieken.kleuren import INKT, KLEUREN, LIJN, STIL, VRIJ

HOOGTE_RIJ = 20
TUSSEN = 5
TEKEN = 6.3  # width of an average character at 12 units; errs on the wide side


@dataclass(frozen=True)
class Blok:
    """A stretch in a lane, half-open; `tot` None goes on past the picture. `merk`: a day within it
    that is marked by a line (three months full)."""

    begin: date
    tot: date | None
    tekst: str
    toon: str = "rustig"
    merk: date | None = None


@dataclass(frozen=True)
class Baan:
    """A lane. Blocks that overlap go under each other."""

    naam: str
    blokken: Sequence[Blok]


@dataclass(frozen=True)
class Strook:
    """A stretch of days in the background: a school holiday."""

    begin: date
    tot: date
    naam: str


@dataclass(frozen=True)
class Tijdbeeld:
    """All that is drawn: from `begin` up to `tot`. What lies after `vandaag` is drawn lighter."""

    titel: str
    beschrijving: str
    begin: date
    tot: date
    vandaag: date
    banen: Sequence[Baan]
    stroken: Sequence[Strook] = field(default_factory=tuple)


@dataclass(frozen=True)
class _Maat:
    """Where things stand: the wide drawing has names left of the lanes, the narrow one above."""

    breedte: int
    links: int
    naam_hoogte: int
    begin: date
    tot: date

    def x(self, dag: date) -> float:
        deel = (dag - self.begin).days / (self.tot - self.begin).days
        return round(self.links + min(1, max(0, deel)) * (self.breedte - self.links - 6), 1)


def teken_tijdbaan(beeld: Tijdbeeld, *, breed: bool) -> SafeString:
    """The picture as SVG, 960 or 340 units wide. Each has ids of its own, so that both may
    stand on one page."""
    maat = _Maat(
        breedte=960 if breed else 340,
        links=132 if breed else 0,
        naam_hoogte=0 if breed else 15,
        begin=beeld.begin,
        tot=beeld.tot,
    )
    banen, onder = _banen(beeld, maat, boven=34)
    delen = [
        _stroken(beeld, maat, onder),
        _as(maat, onder),
        banen.vlakken,
        _toekomst(beeld, maat, onder),
        banen.teksten,
        _vandaag(beeld, maat, onder),
    ]
    return kader(
        "".join(delen),
        vorm="tb-breed" if breed else "tb-smal",
        maat=(maat.breedte, onder + 6),
        titel=beeld.titel,
        beschrijving=beeld.beschrijving,
    )


@dataclass(frozen=True)
class _Getekend:
    vlakken: str
    teksten: str


def _banen(beeld: Tijdbeeld, maat: _Maat, boven: int) -> tuple[_Getekend, int]:
    vlakken: list[str] = []
    teksten: list[str] = []
    y = boven
    for baan in beeld.banen:
        teksten.append(_baannaam(baan.naam, maat, y))
        y += maat.naam_hoogte
        rijen = _rijen([b for b in baan.blokken if _raakt(b, beeld)])
        for rij in rijen or [[]]:
            for blok in rij:
                vlakken.append(_vlak(blok, maat, y))
                teksten.append(_bloktekst(blok, maat, y))
            y += HOOGTE_RIJ + 2
        y += TUSSEN
        vlakken.append(_lijn(0, y - TUSSEN / 2, maat.breedte, y - TUSSEN / 2, LIJN))
    return _Getekend("".join(vlakken), "".join(teksten)), y


def _raakt(blok: Blok, beeld: Tijdbeeld) -> bool:
    return blok.begin < beeld.tot and (blok.tot is None or blok.tot > beeld.begin)


def _rijen(blokken: Sequence[Blok]) -> list[list[Blok]]:
    """Blocks in as few rows as hold them without overlap."""
    rijen: list[list[Blok]] = []
    for blok in sorted(blokken, key=lambda b: b.begin):
        for rij in rijen:
            if rij[-1].tot is not None and rij[-1].tot <= blok.begin:
                rij.append(blok)
                break
        else:
            rijen.append([blok])
    return rijen


def _baannaam(naam: str, maat: _Maat, y: int) -> str:
    hoogte = y + (14 if maat.links else 11)
    return f'<text x="0" y="{hoogte}" fill="{STIL}">{escape(naam)}</text>'


def _grenzen(blok: Blok, maat: _Maat) -> tuple[float, float]:
    links = maat.x(blok.begin)
    rechts = maat.x(blok.tot or maat.tot)
    return links, max(2.0, round(rechts - links, 1))


def _vlak(blok: Blok, maat: _Maat, y: int) -> str:
    kleur = KLEUREN[blok.toon]
    x, breedte = _grenzen(blok, maat)
    streep = ' stroke-dasharray="3 2"' if blok.toon == "onbekend" else ""
    uit = (
        f'<rect x="{x}" y="{y}" width="{breedte}" height="{HOOGTE_RIJ}" rx="2" '
        f'fill="{kleur.vlak}" stroke="{kleur.lijn}" stroke-width="1"{streep}>'
        f"<title>{escape(_omschrijving(blok))}</title></rect>"
    )
    if blok.merk and maat.begin <= blok.merk < min(maat.tot, blok.tot or maat.tot):
        merk = maat.x(blok.merk)
        uit += f'<path d="M{merk} {y - 2}v{HOOGTE_RIJ + 4}" stroke="{INKT}" stroke-width="2"/>'
    return uit


def _omschrijving(blok: Blok) -> str:
    if blok.tot is None:
        return f"{blok.tekst}: vanaf {kort(blok.begin)}"
    laatste = blok.tot - timedelta(days=1)
    if laatste == blok.begin:
        return f"{blok.tekst}: {kort(blok.begin)}"
    return f"{blok.tekst}: {kort(blok.begin)} t/m {kort(laatste)}"


def _bloktekst(blok: Blok, maat: _Maat, y: int) -> str:
    x, breedte = _grenzen(blok, maat)
    ruimte = int((breedte - 8) / TEKEN)
    if ruimte < min(len(blok.tekst), 7):
        return ""
    tekst = blok.tekst if len(blok.tekst) <= ruimte else f"{blok.tekst[: ruimte - 1].rstrip()}…"
    return (
        f'<text x="{x + 5}" y="{y + 14}" fill="{KLEUREN[blok.toon].tekst}">{escape(tekst)}</text>'
    )


def _as(maat: _Maat, onder: int) -> str:
    """A thin line and a name at the first of each month, sparser when months are narrow."""
    dagen = (maat.tot - maat.begin).days
    per_maand = (maat.breedte - maat.links) / max(1, dagen / 30.4)
    stap = next((n for n in (1, 2, 3, 6, 12) if n * per_maand >= 34), 12)
    uit: list[str] = []
    jaar_gezet = 0
    dag = maat.begin.replace(day=1)
    while dag < maat.tot:
        # Counted from January, so that a step of twelve always meets the new year.
        if dag >= maat.begin and (dag.month - 1) % stap == 0:
            x = maat.x(dag)
            uit.append(_lijn(x, 20, x, onder, LIJN))
            if x + 22 <= maat.breedte:
                naam = MAANDEN_KORT[dag.month - 1]
                uit.append(f'<text x="{x + 3}" y="28" fill="{STIL}">{naam}</text>')
                if dag.year != jaar_gezet:
                    jaar_gezet = dag.year
                    uit.append(f'<text x="{x + 3}" y="13" font-weight="600">{dag.year}</text>')
        dag = (dag + timedelta(days=32)).replace(day=1)
    return "".join(uit)


def _stroken(beeld: Tijdbeeld, maat: _Maat, onder: int) -> str:
    uit = []
    for strook in beeld.stroken:
        if strook.begin < beeld.tot and strook.tot > beeld.begin:
            x = maat.x(strook.begin)
            uit.append(
                f'<rect x="{x}" y="32" width="{round(maat.x(strook.tot) - x, 1)}" '
                f'height="{onder - 32}" fill="{VRIJ}"><title>{escape(strook.naam)}</title></rect>'
            )
    return "".join(uit)


def _toekomst(beeld: Tijdbeeld, maat: _Maat, onder: int) -> str:
    morgen = beeld.vandaag + timedelta(days=1)
    if morgen >= beeld.tot:
        return ""
    x = maat.x(morgen)
    return (
        f'<rect x="{x}" y="32" width="{round(maat.breedte - x, 1)}" height="{onder - 32}" '
        f'fill="#ffffff" fill-opacity="0.6"/>'
    )


def _vandaag(beeld: Tijdbeeld, maat: _Maat, onder: int) -> str:
    if not beeld.begin <= beeld.vandaag < beeld.tot:
        return ""
    x = maat.x(beeld.vandaag)
    nieuwjaar = maat.x(date(beeld.vandaag.year + 1, 1, 1))
    anker = "end" if x + 55 > min(maat.breedte, nieuwjaar) else "start"
    verzet = -4 if anker == "end" else 4
    return (
        f'<path d="M{x} 2v{onder - 2}" stroke="{INKT}" stroke-width="1.5"/>'
        f'<text x="{x + verzet}" y="13" font-weight="600" text-anchor="{anker}">vandaag</text>'
    )


def _lijn(x1: float, y1: float, x2: float, y2: float, kleur: str) -> str:
    return f'<path d="M{x1} {y1}L{x2} {y2}" stroke="{kleur}" stroke-width="1" fill="none"/>'
