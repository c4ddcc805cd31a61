"""Counts at peildata, or of unique children in a school year, as tables and charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.safestring import SafeString

from inbeeld.monitor.beeld import LIJN_VANAF, Cel, Figuur, Rij, Tabel, cel, per_duizend, punt
from inbeeld.monitor.telwijze import PER_SECTOR, THUISZITTER
from inbeeld.regels.definities import DEFINITIES
from inbeeld.tijdlijnen.telbeeld import BUITEN_BEELD, Getal
from inbeeld.web import woorden
from inbeeld.web.datums import lang
from inbeeld.web.grafieken import Band, Reeks, Staaf, teken_lijn, teken_staven

MELDING = "ongeoorloofd_verzuimer"


@dataclass(frozen=True, slots=True)
class Gekopt:
    """A row of figures under the head that it gets in a table."""

    kop: str
    waarde: object
    figuur: Figuur


@cache
def statussen(definitie: str, soort: str) -> tuple[str, ...]:
    """The statuses of a definitie that are of this soort. Asked for every cell of a table."""
    if definitie == PER_SECTOR:
        return (f"soort:{soort}",)
    return tuple(regel.status for regel in DEFINITIES[definitie].regels if regel.soort == soort)


def thuiszitters(figuur: Figuur, definitie: str) -> Getal:
    """All of them: at a peildatum every child has one status, in a year the whole was counted."""
    if figuur.van is not None:
        return figuur.getal(f"soort:{THUISZITTER}")
    return figuur.getal(*statussen(definitie, THUISZITTER))


def langer(figuur: Figuur, definitie: str) -> Getal:
    """Of them longer than three months."""
    if figuur.van is not None:
        return figuur.getal(f"{THUISZITTER}.langer")
    return figuur.getal(*(f"{naam}.langer" for naam in statussen(definitie, THUISZITTER)))


def tabellen(rijen: Sequence[Gekopt], definitie: str, kop: str) -> list[Tabel]:
    """Thuiszitters, all other statuses, and exemptions by ground where they are known."""
    uit = [_thuiszitters(rijen, definitie, kop), _anderen(rijen, definitie, kop)]
    gronden = [g for g in woorden.GROND if any(_grond(g) in r.figuur.waarden for r in rijen)]
    if gronden:
        uit.append(
            Tabel(
                "Vrijgesteld, per grond",
                kop,
                [woorden.GROND[grond] for grond in gronden],
                [_rij(r, [cel(r.figuur.getal(_grond(g))) for g in gronden]) for r in rijen],
            )
        )
    return uit


def _grond(grond: str) -> str:
    return f"vrijgesteld.{grond}"


def _rij(rij: Gekopt, cellen: Sequence[Cel]) -> Rij:
    return Rij(rij.kop, rij.waarde, cellen, rij.figuur)


def _thuiszitters(rijen: Sequence[Gekopt], definitie: str, kop: str) -> Tabel:
    eigen = statussen(definitie, THUISZITTER)
    jaar = bool(rijen) and rijen[0].figuur.van is not None
    kolommen = [woorden.woord(status, woorden.STATUS) for status in eigen]
    kolommen += ["Thuiszitters samen", "Langer dan drie maanden"]
    kolommen.append("Ongeoorloofd verzuimers" if jaar else "Per 1.000 leerplichtigen")
    uit = []
    for rij in rijen:
        samen = thuiszitters(rij.figuur, definitie)
        cellen = [cel(rij.figuur.getal(status), f"status:{status}") for status in eigen]
        cellen.append(cel(samen, f"soort:{THUISZITTER}"))
        cellen.append(cel(langer(rij.figuur, definitie), f"soort:{THUISZITTER}.langer"))
        cellen.append(
            cel(rij.figuur.getal(MELDING))
            if jaar
            else per_duizend(samen, rij.figuur.getal("plichtig"))
        )
        uit.append(_rij(rij, cellen))
    return Tabel("Thuiszitters", kop, kolommen, uit)


def _anderen(rijen: Sequence[Gekopt], definitie: str, kop: str) -> Tabel:
    volgorde = list(woorden.SOORT)
    regels = [r for r in DEFINITIES[definitie].regels if r.soort != THUISZITTER]
    regels.sort(key=lambda regel: volgorde.index(regel.soort))
    jaar = bool(rijen) and rijen[0].figuur.van is not None
    kolommen = [woorden.woord(regel.status, woorden.STATUS) for regel in regels]
    if not jaar:
        kolommen.append("Alle leer- en kwalificatieplichtigen")
    uit = []
    for rij in rijen:
        cellen = [
            cel(
                rij.figuur.getal(regel.status),
                "" if regel.soort in BUITEN_BEELD else f"status:{regel.status}",
            )
            for regel in regels
        ]
        if not jaar:
            cellen.append(cel(rij.figuur.getal("plichtig")))
        uit.append(_rij(rij, cellen))
    return Tabel("Alle andere statussen", kop, kolommen, uit)


Tekening = tuple[SafeString, SafeString]
"""The same chart, wide and narrow."""


def tekening(
    rijen: Sequence[Gekopt], definitie: str, waar: str, banden: Sequence[Band] = ()
) -> Tekening | None:
    """A line where there are days enough for one, else bars per status of the only day."""
    if not rijen:
        return None
    if rijen[0].figuur.van is None and len({r.figuur.dag for r in rijen}) >= LIJN_VANAF:
        return _lijn(rijen, definitie, waar, banden)
    if len(rijen) == 1:
        return _staven_per_status(rijen[0], definitie, waar)
    return _staven(rijen, definitie, waar)


def _lijn(rijen: Sequence[Gekopt], definitie: str, waar: str, banden: Sequence[Band]) -> Tekening:
    lijnen = [
        Reeks(naam, [punt(rij.figuur.dag, wat(rij.figuur, definitie)) for rij in rijen])
        for naam, wat in (("Thuiszitters", thuiszitters), ("Langer dan drie maanden", langer))
    ]
    titel = (
        f"Thuiszitters, {waar}, van {lang(rijen[0].figuur.dag)} tot en met "
        f"{lang(rijen[-1].figuur.dag)}"
    )
    uitleg = (
        "Dezelfde aantallen staan in de tabel. Een open merk betekent 'ten minste'; waar een "
        "aantal onbekend is, is de lijn onderbroken."
    )
    return tuple(
        teken_lijn(
            lijnen, titel=titel, beschrijving=uitleg, breed=breed, id_="stand", banden=banden
        )
        for breed in (True, False)
    )


def _staaf(naam: str, getal: Getal, toon: str) -> Staaf:
    return Staaf(naam, getal.aantal or None, cel(getal).tekst, toon, getal.volledig)


def _staven(rijen: Sequence[Gekopt], definitie: str, waar: str) -> Tekening:
    staven = [_staaf(r.kop, thuiszitters(r.figuur, definitie), "dringend") for r in rijen]
    return _teken(staven, f"Thuiszitters, {waar}")


def _staven_per_status(rij: Gekopt, definitie: str, waar: str) -> Tekening | None:
    staven = []
    for regel in DEFINITIES[definitie].regels:
        getal = rij.figuur.getal(regel.status)
        if regel.soort not in BUITEN_BEELD and (getal.aantal or not getal.volledig):
            naam = woorden.woord(regel.status, woorden.STATUS)
            staven.append(_staaf(naam, getal, woorden.TOON[regel.soort]))
    return _teken(staven, f"Kinderen per status, {waar}, {rij.kop}") if staven else None


def _teken(staven: Sequence[Staaf], titel: str) -> Tekening:
    uitleg = "Dezelfde aantallen staan in de tabel."
    return tuple(
        teken_staven(staven, titel=titel, beschrijving=uitleg, breed=breed, id_="stand")
        for breed in (True, False)
    )
