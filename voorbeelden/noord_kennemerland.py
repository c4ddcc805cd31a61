"""Noord-Kennemerland, telling of March 2017 (po) and begin 2017 (vo), with its unknown cells."""

from __future__ import annotations

import datetime as dt

from voorbeelden.feitenmap import Feitenmap

LANGEDIJK = "0416"
# Alkmaar, Bergen, Castricum, Heerhugowaard, Heiloo, Langedijk, Uitgeest
GEMEENTEN = ("0361", "0373", "0383", "0398", "0399", LANGEDIJK, "0450")
ZONDER_LANGEDIJK = tuple(g for g in GEMEENTEN if g != LANGEDIJK)
PO = (("90BA00", "Basisschool De Molenwiek", "po"), ("90BB00", "SO De Kaap", "so"))
VOORAF = ("90BC00", "Basisschool De Zevensprong", "po")  # where the pupils of vo came from
VO = (("90CA00", "College De Ringvaart", "vo"), ("90CB00", "VSO De Poort", "vso"))
SCHOOLJAAR = "2016-08-01"


class _Telling:
    """Hands out children one after another, spread over gemeenten and schools."""

    def __init__(
        self,
        voorvoegsel: str,
        geboortejaren: tuple[int, ...],
        scholen: tuple[tuple[str, str, str], ...],
        *,
        vooraf: tuple[tuple[str, str, str], ...] = (),
    ) -> None:
        self.m = Feitenmap()
        self.m.vakanties(("2015-2016", "2016-2017"))
        for school, naam, sector in (*scholen, *vooraf):
            self.m.school(school, naam, sector, "0361")
        self.voorvoegsel, self.jaren = voorvoegsel, geboortejaren
        self.scholen = tuple(school for school, *_ in scholen)
        self.vooraf = tuple(school for school, *_ in vooraf)
        self.nr = 0

    def kind(self, *, ingeschreven: bool = True, langedijk: bool = True) -> tuple[str, str]:
        """A new child: its key and school. Not enrolled: left that school in the summer of 2016."""
        self.nr += 1
        sleutel = f"{self.voorvoegsel}-{self.nr:03d}"
        geboren = dt.date(
            self.jaren[self.nr % len(self.jaren)], 1 + self.nr % 12, 1 + self.nr * 7 % 28
        )
        gemeenten = GEMEENTEN if langedijk else ZONDER_LANGEDIJK
        self.m.jongere(sleutel, geboren, gemeenten[self.nr % len(gemeenten)])
        school = self.scholen[self.nr % len(self.scholen)]
        einde = "" if ingeschreven else "2016-07-31"
        if self.vooraf:
            self.m.basisschool(sleutel, self.vooraf[0], geboren, "2015-07-31")
            self.m.ingeschreven(sleutel, school, "2015-08-01", einde)
        else:
            self.m.basisschool(sleutel, school, geboren, einde)
        return sleutel, school

    def thuis(self, begin: str, einde: str, soort: str = "ongeoorloofd") -> str:
        sleutel, school = self.kind()
        self.m.verzuim(sleutel, school, begin, einde, soort)
        return sleutel

    def vrijgesteld(self, grond: str, *, langedijk: bool = True) -> None:
        sleutel, _ = self.kind(ingeschreven=False, langedijk=langedijk)
        self.m.rij("vrijstellingen", jongere=sleutel, grond=grond, begindatum=SCHOOLJAAR)

    def duiding(self, sleutel: str, duiding: str, begin: str) -> None:
        self.m.rij("duidingen", jongere=sleutel, duiding=duiding, begindatum=begin)

    def gedekt(self, bron: str, *categorieen: str) -> None:
        for categorie in categorieen:
            self.m.rij("dekking", bron=bron, categorie=categorie, begindatum="2010-08-01")


def maak_po() -> Feitenmap:
    """Langedijk's exemptions, and illness and dreigend anywhere, are not delivered: unknown."""
    t = _Telling("nkpo", (2006, 2007, 2008, 2009, 2010), PO)
    t.thuis("2017-02-06", "2017-04-07")  # between four weeks and three months on 15 March
    for begin in ("2016-10-03", "2016-11-07", "2016-11-28"):
        t.thuis(begin, "2017-07-21")
    for _ in range(8):
        t.kind(ingeschreven=False)
    for grond, aantal in (("art5_onder_a", 25), ("art5_onder_b", 18), ("art5_onder_c", 8)):
        for _ in range(aantal):
            t.vrijgesteld(grond, langedijk=False)
    for _ in range(14):
        t.kind()
    for gemeente in GEMEENTEN:
        t.gedekt(gemeente, "inschrijving")
        if gemeente != LANGEDIJK:
            t.gedekt(gemeente, "vrijstelling")
    for school in t.scholen:
        t.gedekt(school, "ongeoorloofd", "geoorloofd", "te_laat")
    return t.m


def maak_vo() -> Feitenmap:
    """Everything is delivered; peildatum 1 February 2017."""
    t = _Telling("nkvo", (2000, 2001, 2002, 2003), VO, vooraf=(VOORAF,))
    for nr in range(44):  # dreigend: half are named so, half are absent for some days
        if nr % 2:
            t.duiding(t.kind()[0], "dreigend", "2016-11-01")
        else:
            t.thuis("2017-01-25", "2017-02-03")
    for nr in range(24):
        t.thuis(f"2016-11-{7 + nr % 20:02d}", "2017-02-17")
    for nr in range(31):
        t.thuis(f"2016-12-{1 + nr % 20:02d}", "2017-03-03", "ziek")
    for nr in range(12):  # at school again since the autumn, and still followed
        sleutel = t.thuis(f"2016-09-{5 + nr:02d}", "2016-10-28")
        t.duiding(sleutel, "nazorg", "2016-10-31")
    for _ in range(6):
        t.kind(ingeschreven=False)
    gronden = ("art5_onder_a", "art5_onder_b", "art5_onder_c")
    for nr in range(35):
        t.vrijgesteld(gronden[nr % 3])
    for _ in range(20):
        t.kind()
    return t.m
