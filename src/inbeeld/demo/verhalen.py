"""The children that the demo introduces: one per status and per situation worth seeing.

A story says in words what happened; the facts that its function writes make it so, and the engine
says which status that is. `Belofte` is what the tests hold it to, on the day of the demo or on
another day: the pages never show it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .feitenboek import Feitenboek, Levensloop
from .kalender import DAG, Kalender, jaren_later
from .namen import Naam


@dataclass(frozen=True)
class Plekken:
    """The schools that the stories play at, by code."""

    po: str
    vo: str
    vso: str
    mbo: str
    stil: str  # a vo school that has stopped delivering
    stil_na: date  # its last day with data


@dataclass(frozen=True)
class Toneel:
    """What a story is told within."""

    vandaag: date
    kalender: Kalender
    plekken: Plekken

    def jaren(self, jaren: int, dagen: int = 0) -> date:
        """Date of birth of somebody who turned `jaren` `dagen` days ago."""
        return jaren_later(self.vandaag - dagen * DAG, -jaren)

    def sinds(self, dagen: int, lesdagen: int = 12) -> date:
        """A lesdag at least `dagen` days and at least `lesdagen` lesdagen back.

        Just after a summer holiday the days alone would hold too few lesdagen.
        """
        k = self.kalender
        return min(k.terug(self.vandaag - dagen * DAG), k.terug(self.vandaag, lesdagen))

    def laatste_lesdagen(self, aantal: int) -> list[date]:
        """The last lesdagen before today: what a school has registered by now."""
        return self.kalender.lesdagen_terug(self.vandaag - DAG, aantal)

    @property
    def september(self) -> date:
        """The latest 15 September that lies behind."""
        dit_jaar = date(self.vandaag.year, 9, 15)
        return dit_jaar if dit_jaar < self.vandaag else jaren_later(dit_jaar, -1)


@dataclass(frozen=True)
class Belofte:
    """On `na_dagen` days after today (or on `op`), under `definitie`, the status is `status`."""

    status: str
    definitie: str = "rijk-2016"
    na_dagen: int = 0
    op: Callable[[Toneel], date] | None = None

    def dag(self, toneel: Toneel) -> date:
        """The day on which the promise holds."""
        return self.op(toneel) if self.op else toneel.vandaag + timedelta(days=self.na_dagen)


Schrijver = Callable[[Toneel, Feitenboek, int], None]


@dataclass(frozen=True)
class Verhaal:
    """One child: fixed name, what there is to see, and what the engine must make of it."""

    code: str
    naam: Naam
    titel: str
    tekst: str
    beloften: tuple[Belofte, ...]
    schrijf: Schrijver

    @property
    def volle_naam(self) -> str:
        """The name as people say it: 'Sam de Vries'."""
        naam = self.naam
        return " ".join(deel for deel in (naam.roepnaam, naam.voorvoegsel, naam.achternaam) if deel)


def _po(t: Toneel, boek: Feitenboek, nummer: int, geboren: date) -> Levensloop:
    """A child of Haarlem at the po school of the stories."""
    kind = Levensloop(boek, nummer, geboren)
    kind.woont("0392", "Schalkwijk", geboren)
    kind.leert(t.plekken.po, jaren_later(geboren, 4))
    return kind


def _vo(t: Toneel, boek: Feitenboek, nummer: int, geboren: date) -> Levensloop:
    """A youngster of Haarlem at the vo school of the stories, after a po school."""
    kind = Levensloop(boek, nummer, geboren)
    kind.woont("0392", "Haarlem-Noord", geboren)
    _naar_vo(kind, t.plekken.po, t.plekken.vo)
    return kind


def _naar_vo(kind: Levensloop, po: str, vo: str, tot: date | None = None) -> None:
    overgang = date(kind.geboren.year + 12, 8, 1)
    kind.leert(po, jaren_later(kind.geboren, 4), overgang - DAG)
    kind.leert(vo, overgang, tot)


# -- one function per story: the facts behind it ---------------------------------------------------


def gewoon(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _vo(t, boek, nummer, t.jaren(13, 40))
    ziek = t.kalender.terug(t.vandaag - 150 * DAG)
    kind.verzuimt(t.plekken.vo, "ziek", ziek, ziek)


def absoluut(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = Levensloop(boek, nummer, t.jaren(7, 100))
    kind.woont("0392", "Schalkwijk", t.sinds(50))


def zes_weken(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _vo(t, boek, nummer, t.jaren(14, 80))
    begin = t.sinds(39, 15)
    for dag in t.kalender.lesdagen_terug(begin - DAG, 6)[::2]:
        kind.verzuimt(t.plekken.vo, "ongeoorloofd", dag, dag, 2)
    kind.verzuimt(t.plekken.vo, "ongeoorloofd", begin, None)


def lang_thuis(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _vo(t, boek, nummer, t.jaren(15, 20))
    kind.verzuimt(t.plekken.vo, "ongeoorloofd", t.sinds(130, 40), None)


def met_aanbod(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _po(t, boek, nummer, t.jaren(10, 200))
    kind.verzuimt(t.plekken.po, "ongeoorloofd", t.sinds(80, 30), None)
    kind.krijgt_aanbod("onderwijs_zorg", t.sinds(35, 1), t.sinds(21, 1))


def niet_passend(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _po(t, boek, nummer, t.jaren(9, 30))
    kind.verzuimt(t.plekken.po, "ongeoorloofd", t.sinds(60, 22), None)
    kind.krijgt_aanbod("dagbesteding", t.sinds(30, 1), t.sinds(14, 1), passend="nee")


def veertien_uur(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _vo(t, boek, nummer, t.jaren(15, 150))
    for dag in t.laatste_lesdagen(7):
        kind.verzuimt(t.plekken.vo, "ongeoorloofd", dag, dag, 2)


def zestien_uur(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _vo(t, boek, nummer, t.jaren(16, 10))
    for dag in t.laatste_lesdagen(6):
        kind.verzuimt(t.plekken.vo, "ongeoorloofd", dag, dag, 3)


def te_laat(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _vo(t, boek, nummer, t.jaren(12, 300))
    for dag in t.laatste_lesdagen(7)[::2]:
        kind.verzuimt(t.plekken.vo, "te_laat", dag, dag)


def langdurig_ziek(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _vo(t, boek, nummer, t.jaren(14, 220))
    kind.verzuimt(t.plekken.vo, "ziek", t.sinds(45, 18), None)


def zorgwekkend_ziek(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _po(t, boek, nummer, t.jaren(8, 90))
    kind.verzuimt(t.plekken.po, "ziek", t.kalender.terug(t.vandaag, 8), None)


def zorgwekkend_geoorloofd(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _po(t, boek, nummer, t.jaren(11, 60))
    kind.verzuimt(t.plekken.po, "geoorloofd", t.kalender.terug(t.vandaag, 12), None)


def vrijgesteld(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    geboren = t.jaren(9, 250)
    kind = Levensloop(boek, nummer, geboren)
    kind.woont("0392", "Haarlem-Oost", geboren)
    uit = t.vandaag - 400 * DAG
    kind.leert(t.plekken.po, jaren_later(geboren, 4), uit)
    kind.vrijgesteld("art5_onder_a", uit + DAG)


def overstap(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    geboren = jaren_later(t.september, -16) - 100 * DAG
    kind = Levensloop(boek, nummer, geboren)
    kind.woont("0392", "Haarlem-Noord", geboren)
    zomer = t.september.replace(month=7, day=31)
    _naar_vo(kind, t.plekken.po, t.plekken.vo, zomer)
    kind.leert(t.plekken.mbo, t.september.replace(month=10, day=6))


def verhuisd(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    geboren = t.jaren(10, 15)
    kind = Levensloop(boek, nummer, geboren)
    weg = t.sinds(30, 6)
    kind.woont("0392", "Centrum", geboren, weg - DAG)
    kind.woont("0453", "IJmuiden", weg)
    kind.leert(t.plekken.po, jaren_later(geboren, 4), weg - DAG)
    kind.verzuimt(t.plekken.po, "ongeoorloofd", t.kalender.terug(weg - DAG, 8), weg - DAG)


def twee_scholen(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _vo(t, boek, nummer, t.jaren(13, 170))
    kind.leert(t.plekken.vso, t.sinds(90, 40))
    for dag in t.laatste_lesdagen(5)[::2]:
        kind.verzuimt(t.plekken.vo, "ongeoorloofd", dag, dag, 4)
        kind.verzuimt(t.plekken.vso, "ongeoorloofd", dag, dag, 3)


def school_zwijgt(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = Levensloop(boek, nummer, t.jaren(14, 5))
    kind.woont("0392", "Zuidwest", kind.geboren)
    _naar_vo(kind, t.plekken.po, t.plekken.stil)
    laatste = t.plekken.stil_na
    kind.verzuimt(t.plekken.stil, "ongeoorloofd", t.kalender.terug(laatste, 11), laatste)


def onbekend(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = Levensloop(boek, nummer, t.jaren(6, 120))
    kind.woont("0473", "Zandvoort-Noord", t.sinds(60))


def terugval(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _vo(t, boek, nummer, t.jaren(15, 90))
    eerste, terug = t.sinds(330, 1), t.kalender.terug(t.vandaag - 190 * DAG)
    aanbod = t.kalender.terug(eerste + 60 * DAG)
    kind.verzuimt(t.plekken.vo, "ongeoorloofd", eerste, t.kalender.terug(terug - DAG))
    kind.krijgt_aanbod("onderwijs_zorg", aanbod - 10 * DAG, aanbod, terug - DAG)
    kind.geduid("nazorg", terug, terug + 90 * DAG)
    kind.verzuimt(t.plekken.vo, "ongeoorloofd", t.sinds(32, 13), None)


def bijna_achttien(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    geboren = jaren_later(t.vandaag + 24 * DAG, -18)
    kind = Levensloop(boek, nummer, geboren)
    kind.woont("0392", "Haarlem-Oost", geboren)
    _naar_vo(kind, t.plekken.po, t.plekken.vo)
    kind.verzuimt(t.plekken.vo, "ongeoorloofd", t.sinds(55, 20), None)


def diploma(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    geboren = t.jaren(17, 170)
    kind = Levensloop(boek, nummer, geboren)
    kind.woont("0392", "Zuidwest", geboren)
    klaar = t.sinds(40, 1)
    _naar_vo(kind, t.plekken.po, t.plekken.vo, klaar)
    kind.klaar(startkwalificatie_op=klaar)


def terug_in_de_klas(t: Toneel, boek: Feitenboek, nummer: int) -> None:
    kind = _po(t, boek, nummer, t.jaren(8, 300))
    begin, terug = t.sinds(260, 1), t.kalender.terug(t.vandaag - 120 * DAG)
    aanbod = t.kalender.terug(terug - 45 * DAG)
    kind.verzuimt(t.plekken.po, "ongeoorloofd", begin, t.kalender.terug(terug - DAG))
    kind.krijgt_aanbod("zorg", aanbod - 7 * DAG, aanbod, terug - DAG)
