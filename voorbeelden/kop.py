"""Kop van Noord-Holland, primary education, 2015–2016: the newsletter's five peildata."""

from __future__ import annotations

import datetime as dt

from voorbeelden.feitenmap import Feitenmap

GEMEENTEN = ("0400", "0441", "1911", "0448")  # Den Helder, Schagen, Hollands Kroon, Texel
PELIKAAN, DUINROOS, ANKER = "90AA00", "90AB00", "90AC00"


def maak() -> Feitenmap:
    m = Feitenmap()
    m.vakanties(("2014-2015", "2015-2016", "2016-2017"))
    m.school(PELIKAAN, "Basisschool De Pelikaan", "po", "0400")
    m.school(DUINROOS, "Basisschool De Duinroos", "po", "0441")
    m.school(ANKER, "SBO Het Anker", "sbo", "1911")
    _thuiszitters(m)
    _thuishouders(m)
    _anderen(m)
    return m


def _kind(m: Feitenmap, nr: int, school: str, einde: str = "") -> str:
    sleutel = f"kop-{nr:02d}"
    geboren = dt.date(2005 + nr % 5, 1 + nr % 12, 3 + nr)
    m.jongere(sleutel, geboren, GEMEENTEN[nr % 4])
    m.basisschool(sleutel, school, geboren, einde)
    return sleutel


def _thuiszitters(m: Feitenmap) -> None:
    # Deregistered in September 2015 and nowhere enrolled since: absoluut on all five dates.
    _kind(m, 1, PELIKAAN, "2015-09-25")
    # At home from 5 October until after the Christmas holiday: counted on the first two dates.
    m.verzuim(_kind(m, 2, DUINROOS), DUINROOS, "2015-10-05", "2016-02-05")
    # Two who stay at home from the winter on; both are back after the summer of 2016.
    m.verzuim(_kind(m, 3, PELIKAAN), PELIKAAN, "2016-01-25", "2016-07-15")
    m.verzuim(_kind(m, 4, ANKER), ANKER, "2016-02-08", "2016-07-15")


def _thuishouders(m: Feitenmap) -> None:
    # Kept at home by the parents: a thuishouder from the first day, whatever the four weeks say.
    for nr, school, begin, einde in (
        (5, DUINROOS, "2015-10-26", "2015-11-27"),
        (6, PELIKAAN, "2015-11-02", "2015-12-04"),
        (7, DUINROOS, "2016-05-09", "2016-06-03"),
    ):
        sleutel = _kind(m, nr, school)
        m.verzuim(sleutel, school, begin, einde)
        m.rij(
            "duidingen",
            jongere=sleutel,
            duiding="thuishouder",
            begindatum=begin,
            einddatum=einde,
        )


def _anderen(m: Feitenmap) -> None:
    # Children whom no line of the table may count.
    m.verzuim(_kind(m, 8, PELIKAAN), PELIKAAN, "2015-11-02", "2015-12-18", "ziek")
    m.verzuim(_kind(m, 9, DUINROOS), DUINROOS, "2016-03-07", "2016-03-18", "geoorloofd")
    m.verzuim(_kind(m, 10, ANKER), ANKER, "2016-05-10", "2016-05-12")
    vrijgesteld = _kind(m, 11, ANKER, "2015-07-31")
    m.rij("vrijstellingen", jongere=vrijgesteld, grond="art5_onder_a", begindatum="2015-08-01")
    for nr in (12, 13, 14):
        _kind(m, nr, (PELIKAAN, DUINROOS, ANKER)[nr % 3])
