"""The parts of an area (gemeenten, wijken, schools) as tiles and as the table behind them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from inbeeld.monitor.afscherming import AFGESCHERMD, afscherm
from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.beeld_stand import langer, thuiszitters
from inbeeld.monitor.overzicht.getallen import in_woorden, per_duizend, van_soort
from inbeeld.monitor.overzicht.kijker import Kijker
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.web.grafieken import Tegel, teken_tegels

WOORDEN = {
    "gemeente": ("Per gemeente", "Gemeente"),
    "wijk": ("Per wijk", "Wijk"),
    "school": ("Per school", "School"),
    "sector": ("Per sector", "Sector"),
    "bestuur": ("Per schoolbestuur", "Schoolbestuur"),
}
MEESTE_TEGELS = 60
MEESTE_RIJEN = 200
KOLOMMEN: dict[str, Callable[[Figuur, str], Getal]] = {
    "Thuis": thuiszitters,
    "Langer dan drie maanden": langer,
    "Verzuim": lambda figuur, definitie: van_soort(figuur, definitie, "verzuim"),
    "Ziek": lambda figuur, definitie: van_soort(figuur, definitie, "ziek"),
    "Vrijgesteld": lambda figuur, definitie: van_soort(figuur, definitie, "vrijgesteld"),
}
"""Of a table for who may see children; a board gets the first alone."""


@dataclass(frozen=True)
class Rij:
    naam: str
    cellen: Sequence[str]
    adres: str


@dataclass(frozen=True)
class Delen:
    """`tekening`: the tiles, wide and narrow; None where there are too few. `meer`: how many rows
    are left out of the table; `zonder_tegel`: how many of the tiles."""

    per: str
    kop: str
    eerste: str
    kolommen: Sequence[str]
    rijen: Sequence[Rij]
    tekening: tuple[SafeString, SafeString] | None
    afgeschermd: bool
    meer: int
    zonder_tegel: int

    @property
    def niets_te_tonen(self) -> bool:
        """Whether not one of the parts shows a figure, because they are all too small."""
        return self.afgeschermd and all(
            rij.cellen[0] in (AFGESCHERMD, "onbekend") for rij in self.rijen
        )

    @property
    def tabelrijen(self) -> SafeString:
        """The rows of the table, with the name of its column in every cell. In Python: a template
        takes longer over two hundred of them than over all the rest of the page."""
        koppen = [f'<td class="ib-getal" data-label="{escape(kolom)}">' for kolom in self.kolommen]
        return mark_safe("".join(_tabelrij(rij, koppen) for rij in self.rijen))  # noqa: S308


def _tabelrij(rij: Rij, koppen: Sequence[str]) -> str:
    naam = escape(rij.naam)
    if rij.adres:
        naam = f'<a href="{escape(rij.adres)}">{naam}</a>'
    cellen = "".join(
        f"{kop}{escape(cel)}</td>" for kop, cel in zip(koppen, rij.cellen, strict=True)
    )
    return f'<tr><th scope="row">{naam}</th>{cellen}</tr>'


@dataclass(frozen=True)
class Deel:
    """One part: its name, its figures, and the address of its own page ('')."""

    naam: str
    figuur: Figuur
    adres: str = ""


def delen(
    kijker: Kijker,
    per: str,
    lijst: Sequence[Deel],
    definitie: str,
    totaal: Getal,
    *,
    tegels: bool = True,
    klein: bool = False,
) -> Delen | None:
    """None without parts. `totaal`: of who is at home in all of them, as it stands on the page.
    `klein`: these areas are as small as wijken or schools."""
    if not lijst:
        return None
    beschermd = kijker.bestuur and (klein or per in ("wijk", "school", "bestuur"))
    lijst = sorted(lijst, key=lambda deel: deel.naam.lower())
    getallen = [thuiszitters(deel.figuur, definitie) for deel in lijst]
    toont = _afgeschermd(getallen, totaal) if beschermd else [str(g) for g in getallen]
    rijen = [
        Rij(deel.naam, [cel, *([] if beschermd else _meer(deel.figuur, definitie))], deel.adres)
        for deel, cel in list(zip(lijst, toont, strict=True))[:MEESTE_RIJEN]
    ]
    gekozen = _meeste(getallen, op_aantal=not beschermd)
    tekening = None
    if tegels and len(lijst) > 1:
        stukken = [_tegel(lijst[nr], toont[nr], getallen[nr], beschermd) for nr in gekozen]
        tekening = _teken(stukken, WOORDEN[per][0])
    kop, eerste = WOORDEN[per]
    return Delen(
        per=per,
        kop=kop,
        eerste=eerste,
        kolommen=["Thuis"] if beschermd else ["Thuis", "Per 1.000", *list(KOLOMMEN)[1:]],
        rijen=rijen,
        tekening=tekening,
        afgeschermd=beschermd and AFGESCHERMD in toont,
        meer=max(0, len(lijst) - MEESTE_RIJEN),
        zonder_tegel=len(lijst) - len(gekozen),
    )


def _meeste(getallen: Sequence[Getal], *, op_aantal: bool) -> list[int]:
    """Which get a tile where there are too many, in order of name: those with most children at
    home; for a board, to whom that would say something of what is hidden, the first."""
    nummers = list(range(len(getallen)))
    if op_aantal:
        nummers.sort(key=lambda nr: -getallen[nr].aantal)
    return sorted(nummers[:MEESTE_TEGELS])


def _afgeschermd(getallen: Sequence[Getal], totaal: Getal) -> list[str]:
    """In words, none of them small and none that follows from the others."""
    aantallen = {nr: getal.aantal for nr, getal in enumerate(getallen)}
    geheel = totaal.aantal if totaal.aantal >= sum(aantallen.values()) else None
    veilig = afscherm(aantallen, geheel)
    return [AFGESCHERMD if veilig[nr] is None else str(getal) for nr, getal in enumerate(getallen)]


def _meer(figuur: Figuur, definitie: str) -> list[str]:
    thuis = thuiszitters(figuur, definitie)
    duizend = in_woorden(per_duizend(thuis, figuur.getal("plichtig")))
    return [duizend, *(str(tel(figuur, definitie)) for tel in list(KOLOMMEN.values())[1:])]


def _tegel(deel: Deel, label: str, getal: Getal, beschermd: bool) -> Tegel:
    """A board's tile says no rate, from which a number would follow; nor does an unknown one."""
    duizend = per_duizend(getal, deel.figuur.getal("plichtig"))
    if label == AFGESCHERMD:
        return Tegel(deel.naam, label, None, adres=deel.adres)
    if beschermd and duizend is not None:
        return Tegel(deel.naam, label, duizend, adres=deel.adres)
    onder = "" if duizend is None else f"{in_woorden(duizend)} per 1.000"
    return Tegel(deel.naam, label, duizend, onder, deel.adres)


def _teken(tegels: Sequence[Tegel], kop: str) -> tuple[SafeString, SafeString]:
    titel = f"{kop}: hoeveel kinderen vandaag thuis zitten"
    uitleg = (
        "Een tegel per gebied. Hoe donkerder en hoe meer gevulde vakjes onderin, hoe meer "
        "kinderen per 1.000. Dezelfde aantallen staan in de tabel."
    )
    return tuple(
        teken_tegels(
            tegels,
            titel=titel,
            beschrijving=uitleg,
            eenheid="Kinderen thuis per 1.000 leerplichtigen",
            breed=breed,
            id_="tegels",
        )
        for breed in (True, False)
    )
