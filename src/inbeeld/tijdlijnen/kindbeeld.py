"""A child's facts, timeline and clocks as one picture, and as the rows of the table beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from inbeeld.register.models import (
    Feit,
    FeitAanbod,
    FeitDuiding,
    FeitInschrijving,
    FeitLesvrij,
    FeitVerzuim,
    FeitVrijstelling,
)
from inbeeld.register.queries import bekend_op_filter
from inbeeld.tijdlijnen.models import Klok, Tijdlijn
from inbeeld.web import woorden
from inbeeld.web.datums import kort, laatste_dag, lang, periode
from inbeeld.web.grafieken import Baan, Blok, Strook, Tijdbeeld

VENSTERS = {"kort": "Laatste 3 maanden", "jaar": "Schooljaar", "alles": "Alles"}
_VERZUIM_TOON = {
    "ongeoorloofd": "dringend",
    "geoorloofd": "zorg",
    "ziek": "zorg",
    "te_laat": "let-op",
}
_VRIJDAG = 4


@dataclass(frozen=True)
class Feiten:
    """The visible, valid facts of one child that the picture shows."""

    inschrijvingen: Sequence[FeitInschrijving]
    verzuim: Sequence[FeitVerzuim]
    aanbod: Sequence[FeitAanbod]
    vrijstellingen: Sequence[FeitVrijstelling]
    duidingen: Sequence[FeitDuiding]

    @property
    def eerste_dag(self) -> date | None:
        """The first day of any of them."""
        alle: Iterable[Feit] = (
            *self.inschrijvingen,
            *self.verzuim,
            *self.aanbod,
            *self.vrijstellingen,
        )
        return min((f.periode.lower for f in alle if f.periode), default=None)


@dataclass(frozen=True)
class Lopend:
    """A clock that runs on the day of the page."""

    soort: str
    thuis_sinds: date
    drie_maanden_op: date
    n: int

    @property
    def van(self) -> int:
        return (self.drie_maanden_op - self.thuis_sinds).days


def lopend(klokken: Iterable[Klok], vandaag: date) -> list[Lopend]:
    """The clocks that run today; the wide one only when it runs longer than the strict one."""
    nu = [
        Lopend(k.soort, k.thuis_sinds, k.drie_maanden_op, (vandaag - k.thuis_sinds).days + 1)
        for k in klokken
        if k.thuis_sinds <= vandaag and (k.einddatum is None or k.einddatum >= vandaag)
    ]
    streng = {k.thuis_sinds for k in nu if k.soort == "streng"}
    return sorted(
        (k for k in nu if k.soort == "streng" or k.thuis_sinds not in streng),
        key=lambda k: k.soort != "streng",
    )


def beeldfeiten_van(jongere_id: int) -> Feiten:
    """The facts of one child for its picture, as they are known now."""

    def van(model: type[Feit]) -> list[Feit]:
        return list(model.objects.filter(bekend_op_filter(None), jongere_id=jongere_id))

    return Feiten(
        van(FeitInschrijving), van(FeitVerzuim), van(FeitAanbod), van(FeitVrijstelling),
        van(FeitDuiding),
    )  # fmt: skip


def vakanties(vakantieregio: str, begin: date, tot: date) -> list[Strook]:
    """School holidays of the region that touch the picture; single days off would be a barcode."""
    rijen = FeitLesvrij.objects.filter(
        bekend_op_filter(None),
        school=None,
        vakantieregio=vakantieregio,
        periode__overlap=(begin, tot),
    )
    return [
        Strook(r.periode.lower, r.periode.upper, r.naam or "Lesvrij")
        for r in rijen
        if (r.periode.upper - r.periode.lower).days > 3
    ]


def venster(
    keuze: str, vandaag: date, feiten: Feiten, klokken: Sequence[Klok]
) -> tuple[date, date]:
    """First day and end (half-open) of the picture, on borders of months.

    Clocks that run are always in it whole, back to `thuis_sinds` and on to three months full.
    """
    lopend = [k for k in klokken if k.einddatum is None or k.einddatum >= vandaag]
    terug = {"kort": 92, "jaar": 300}.get(keuze, 300)
    begin = vandaag - timedelta(days=terug)
    if keuze == "alles" and feiten.eerste_dag:
        begin = feiten.eerste_dag
    begin = min([begin, *(k.thuis_sinds - timedelta(days=14) for k in lopend)])
    eind = max(
        [vandaag + timedelta(days=92), *(k.drie_maanden_op + timedelta(days=20) for k in lopend)]
    )
    eind = min(eind, vandaag + timedelta(days=400))
    return begin.replace(day=1), (eind.replace(day=1) + timedelta(days=32)).replace(day=1)


def banen(
    feiten: Feiten,
    tijdlijn: Sequence[Tijdlijn],
    klokken: Sequence[Klok],
    *,
    vandaag: date,
    schoolnamen: Mapping[str, str],
) -> list[Baan]:
    """The lanes from top to bottom, each with all its blocks."""
    verzuim = [
        Baan(naam, _over_weekenden(_verzuimblokken(feiten.verzuim, soort)))
        for soort, naam in woorden.VERZUIM.items()
    ]
    mogelijk = [
        *verzuim,
        Baan("Vrijstelling", [_blok(f, "Vrijstelling", "rustig") for f in feiten.vrijstellingen]),
        Baan("Duiding", [_blok(f, woorden.DUIDING[f.duiding], "let-op") for f in feiten.duidingen]),
        Baan("Aanbod", [_aanbodblok(f) for f in feiten.aanbod if f.periode]),
    ]
    return [
        Baan(
            "Inschrijving",
            [
                _blok(f, schoolnamen.get(f.school, f.school), "rustig")
                for f in feiten.inschrijvingen
            ],
        ),
        *mogelijk,
        Baan("Status", _statusblokken(tijdlijn)),
        *_klokbanen(klokken, vandaag),
    ]


def _blok(feit: Feit, tekst: str, toon: str) -> Blok:
    return Blok(feit.periode.lower, feit.periode.upper, tekst, toon)


def _aanbodblok(feit: FeitAanbod) -> Blok:
    naam = woorden.AANBOD[feit.soort]
    return (
        _blok(feit, naam, "goed")
        if feit.passend
        else _blok(feit, f"{naam} (niet passend)", "onbekend")
    )


def _verzuimblokken(verzuim: Sequence[FeitVerzuim], soort: str) -> list[Blok]:
    naam = woorden.VERZUIM[soort]
    return [_blok(f, naam, _VERZUIM_TOON[soort]) for f in verzuim if f.soort == soort]


def _over_weekenden(blokken: Sequence[Blok]) -> list[Blok]:
    """Blocks that only a weekend parts, joined: five rows a week would hide that it is one run."""
    uit: list[Blok] = []
    for blok in sorted(blokken, key=lambda b: b.begin):
        vorig = uit[-1] if uit else None
        if vorig is None or (vorig.tot is not None and blok.begin > _sluit_aan_tot(vorig.tot)):
            uit.append(blok)
        else:
            einden = (vorig.tot, blok.tot)
            uit[-1] = replace(vorig, tot=None if None in einden else max(einden))
    return uit


def _sluit_aan_tot(tot: date) -> date:
    laatste = tot - timedelta(days=1)
    return laatste + timedelta(days=3) if laatste.weekday() == _VRIJDAG else tot


def _statusblokken(tijdlijn: Sequence[Tijdlijn]) -> list[Blok]:
    """A block per status: the timeline also parts where only the clock changes."""
    uit: list[Blok] = []
    for rij in tijdlijn:
        tekst = woorden.woord(rij.status, woorden.STATUS)
        if uit and uit[-1].tekst == tekst:
            uit[-1] = replace(uit[-1], tot=rij.periode.upper)
        else:
            toon = woorden.TOON.get(rij.soort, "onbekend")
            uit.append(Blok(rij.periode.lower, rij.periode.upper, tekst, toon))
    return uit


def _klokbanen(klokken: Sequence[Klok], vandaag: date) -> list[Baan]:
    """The strict clocks, and the wide ones that say something else."""
    streng = [k for k in klokken if k.soort == "streng"]
    hetzelfde = {(k.thuis_sinds, k.einddatum) for k in streng}
    ruim = [
        k for k in klokken if k.soort == "ruim" and (k.thuis_sinds, k.einddatum) not in hetzelfde
    ]
    return [
        Baan(naam, [_klokblok(k, vandaag, toon) for k in lijst])
        for naam, lijst, toon in (("Klok", streng, "dringend"), ("Ruime klok", ruim, "let-op"))
    ]


def _klokblok(klok: Klok, vandaag: date, toon: str) -> Blok:
    tekst = _kloktekst(klok, vandaag)
    return Blok(klok.thuis_sinds, klok.periode.upper, tekst, toon, klok.drie_maanden_op)


def _kloktekst(klok: Klok, vandaag: date) -> str:
    laatste = min(vandaag, klok.einddatum or vandaag)
    n = (laatste - klok.thuis_sinds).days + 1
    if n < 1:
        return f"vanaf {kort(klok.thuis_sinds)}"
    if klok.einddatum and klok.einddatum < vandaag:
        return f"{n} dagen"
    return f"dag {n} van {(klok.drie_maanden_op - klok.thuis_sinds).days}"


ALTIJD = ("Inschrijving", "Status")


def in_venster(lanen: Sequence[Baan], begin: date, tot: date) -> list[Baan]:
    """The lanes and blocks that touch the picture. A lane without any is left out, save
    inschrijving: that a child has none is the news."""
    uit = []
    for baan in lanen:
        blokken = [b for b in baan.blokken if b.begin < tot and (b.tot is None or b.tot > begin)]
        if blokken or baan.naam in ALTIJD:
            uit.append(Baan(baan.naam, blokken))
    return uit


def maak_tijdbeeld(
    lanen: Sequence[Baan],
    stroken: Sequence[Strook],
    *,
    begin: date,
    tot: date,
    vandaag: date,
    samenvatting: str,
) -> Tijdbeeld:
    """The picture with its title and description for those who cannot see it."""
    laatste = tot - timedelta(days=1)
    return Tijdbeeld(
        titel=f"Tijdlijn van {lang(begin)} tot en met {lang(laatste)}",
        beschrijving=f"{samenvatting} De gegevens staan ook in de tabel onder het beeld.",
        begin=begin,
        tot=tot,
        vandaag=vandaag,
        banen=lanen,
        stroken=stroken,
    )


def tabelrijen(lanen: Sequence[Baan]) -> list[tuple[str, str, str]]:
    """What the picture shows, as rows (lane, what, when), in the order of the lanes."""
    return [
        (baan.naam, blok.tekst, periode(blok.begin, laatste_dag(blok.tot)))
        for baan in lanen
        for blok in sorted(baan.blokken, key=lambda b: b.begin)
    ]
