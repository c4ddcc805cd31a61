"""Zuid-Kennemerland en IJmond, school year 2018–2019: the note's baseline, by residence."""

from __future__ import annotations

import datetime as dt

from voorbeelden.feitenmap import Feitenmap

HAARLEM = "0392"
ZUID_KENNEMERLAND = (HAARLEM, "0377", "0397", "0473")  # Bloemendaal, Heemstede, Zandvoort
IJMOND = ("0375", "0396", "0453")  # Beverwijk, Heemskerk, Velsen
SCHOLEN = (
    ("90DA00", "Spaarneduin College", "vo", HAARLEM),
    ("90DB00", "Praktijkschool De Linde", "pro", HAARLEM),
    ("90DC00", "IJmondlyceum", "vo", "0453"),
    ("90DD00", "MBO Duin en IJ", "mbo", HAARLEM),
    ("90DE00", "Basisschool De Meerkoet", "po", HAARLEM),
)
MBO, BASISSCHOOL = "90DD00", "90DE00"
# (gemeente, at home while enrolled, not enrolled): 49 in Haarlem, 106 in all.
THUISZITTERS = (
    (HAARLEM, 29, 20),
    ("0377", 3, 2),
    ("0397", 4, 3),
    ("0473", 2, 2),
    ("0375", 8, 6),
    ("0396", 6, 5),
    ("0453", 9, 7),
)
# Ongeoorloofd verzuimers under 18: 884 in Zuid-Kennemerland, of whom 633 in Haarlem.
VERZUIMERS = {HAARLEM: 633, "0377": 86, "0397": 98, "0473": 67}
OVERSTAPPERS = 23


class _Nota:
    def __init__(self) -> None:
        self.m = Feitenmap()
        self.m.vakanties(("2017-2018", "2018-2019", "2019-2020"))
        for school in SCHOLEN:
            self.m.school(*school)
        self.nr = 0

    def kind(self, gemeente: str, school: str, einde: str = "", geboortejaar: int = 0) -> str:
        """A child of 12 to 16 at that school since the summer of 2016."""
        self.nr += 1
        sleutel = f"zkij-{self.nr:04d}"
        jaar = geboortejaar or 2003 + self.nr % 4
        geboren = dt.date(jaar, 1 + self.nr % 12, 1 + self.nr * 5 % 28)
        self.m.jongere(sleutel, geboren, gemeente, f"WK{self.nr % 3:02d}")
        self.m.basisschool(sleutel, BASISSCHOOL, geboren, "2016-07-31")
        self.m.ingeschreven(sleutel, school, "2016-08-01", einde)
        return sleutel

    def school(self) -> str:
        return SCHOLEN[self.nr % 3][0]


def maak() -> Feitenmap:
    n = _Nota()
    for gemeente, ingeschreven, niet in THUISZITTERS:
        _ingeschreven_thuis(n, gemeente, ingeschreven)
        _niet_ingeschreven(n, gemeente, niet)
    al_geteld = {gemeente: ingeschreven for gemeente, ingeschreven, _ in THUISZITTERS}
    for gemeente, aantal in VERZUIMERS.items():
        _drie_dagen_weg(n, gemeente, aantal - al_geteld[gemeente])
    _overstap(n)
    _buiten_de_telling(n)
    return n.m


def _ingeschreven_thuis(n: _Nota, gemeente: str, aantal: int) -> None:
    """Six to ten weeks at home: each of them is an ongeoorloofd verzuimer as well."""
    for nr in range(aantal):
        school = n.school()
        begin = dt.date(2018, 9, 10) + dt.timedelta(days=7 * (nr * 3 % 30))
        einde = begin + dt.timedelta(days=7 * (6 + nr % 5) - 3)
        n.m.verzuim(n.kind(gemeente, school), school, begin.isoformat(), einde.isoformat())


def _niet_ingeschreven(n: _Nota, gemeente: str, aantal: int) -> None:
    """Deregistered during the year; two months later at a school again, within three months."""
    for nr in range(aantal):
        school = n.school()
        uit = dt.date(2018, 10, 31) + dt.timedelta(days=14 * (nr % 12))
        terug = uit + dt.timedelta(days=60 + nr % 20)
        sleutel = n.kind(gemeente, school, uit.isoformat())
        n.m.ingeschreven(sleutel, school, terug.isoformat())


def _drie_dagen_weg(n: _Nota, gemeente: str, aantal: int) -> None:
    """Three whole days are 16.5 hours: one wettelijke melding, no thuiszitter."""
    for nr in range(aantal):
        school = n.school()
        begin = dt.date(2018, 9, 10) + dt.timedelta(days=7 * (nr % 40))
        einde = begin + dt.timedelta(days=2)
        while _vrij(n, begin, einde):
            begin, einde = begin + dt.timedelta(days=7), einde + dt.timedelta(days=7)
        n.m.verzuim(n.kind(gemeente, school), school, begin.isoformat(), einde.isoformat())


def _vrij(n: _Nota, begin: dt.date, einde: dt.date) -> bool:
    return any(
        rij["begindatum"] <= einde.isoformat() and begin.isoformat() <= rij["einddatum"]
        for rij in n.m.tabellen["lesvrij"]
    )


def _overstap(n: _Nota) -> None:
    """Left vo in July, at mbo by 1 October at the latest: the pact leaves them out."""
    for nr in range(OVERSTAPPERS):
        gemeente = (*ZUID_KENNEMERLAND, *IJMOND)[nr % 7]
        sleutel = n.kind(gemeente, n.school(), "2018-07-31", 2002)
        n.m.ingeschreven(sleutel, MBO, f"2018-09-{10 + nr % 20:02d}")


def _buiten_de_telling(n: _Nota) -> None:
    """Children whom no figure of the note may count."""
    for nr in range(20):
        school = n.school()
        sleutel = n.kind(ZUID_KENNEMERLAND[nr % 4], school)
        if nr % 4 == 0:  # two days: 11 hours, no melding
            n.m.verzuim(sleutel, school, "2018-11-13", "2018-11-14")
        elif nr % 4 == 1:
            n.m.verzuim(sleutel, school, "2019-01-14", "2019-03-08", "ziek")
        elif nr % 4 == 2:  # at home, but before the school year began and after it ended
            n.m.verzuim(sleutel, school, "2018-04-02", "2018-06-01")
            n.m.verzuim(sleutel, school, "2019-09-02", "2019-10-11")
