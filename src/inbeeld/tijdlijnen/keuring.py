"""The last check before facts are stored: typed rows against the schema of the rules.

Files are read and checked, with their text, by `regels.feitenmap`; what arrives here is typed
already (a form, a delivery). The database's constraints stand behind it, but they name no row.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from inbeeld.regels.schema import (
    GEMEENTE_PATROON,
    MAX_UREN,
    SCHOOL_PATROON,
    TABELLEN,
    Kolom,
    Soort,
    Tabel,
)

Rij = Mapping[str, Any]

# A typing error in a year must not stretch the stored calendar, which reaches from the first day of
# absence to the last, for every school: those bounds are narrow. What does not stretch it (a home,
# an enrolment, a holiday, an exemption) may begin further ahead. End dates need no bound.
EERSTE_BEGIN = date(2000, 1, 1)
OUDSTE_JAREN = 40
VERZUIM_VOORUIT = timedelta(days=400)
BEGIN_VOORUIT = timedelta(days=10 * 366)
Grenzen = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong with row `index` (from 0) of `tabel`; `reden` is Dutch and names no value."""

    tabel: str
    index: int
    kolom: str
    reden: str


class FeitGeweigerd(Exception):
    """Nothing was stored. `fouten`: every row that was refused, with its column and reason."""

    def __init__(self, fouten: Sequence[Fout]) -> None:
        super().__init__(f"{len(fouten)} rij(en) geweigerd: {fouten[0].reden}")
        self.fouten = tuple(fouten)


def keur(nieuw: Mapping[str, Sequence[Rij]], scholen: Collection[str], *, vandaag: date) -> None:
    """Raise FeitGeweigerd when a row breaks a rule of `rekenregels.md` §2, or its day cannot be.

    `scholen`: the codes that are known already; those of `nieuw` are added to them. Raises KeyError
    for an unknown table.
    """
    bekend = {*scholen, *(rij.get("school") for rij in nieuw.get("scholen", ()))}
    fouten = []
    for naam, rijen in nieuw.items():
        tabel = TABELLEN[naam]
        controles = [(k, _controle(tabel, k, bekend, vandaag)) for k in tabel.kolommen]
        for index, rij in enumerate(rijen):
            fout = _eerste_fout(tabel, controles, rij)
            if fout is not None:
                fouten.append(Fout(naam, index, *fout))
    if fouten:
        raise FeitGeweigerd(fouten)


def honderdsten(uren: Any) -> int | None:
    """Hours as whole hundredths; None stays None. Raises ValueError when they are not whole."""
    if uren is None:
        return None
    try:
        maal = Decimal(str(uren)) * 100
    except InvalidOperation:
        raise ValueError from None
    if not maal.is_finite() or maal != maal.to_integral_value():
        raise ValueError
    return int(maal)


def _eerste_fout(
    tabel: Tabel, controles: list[tuple[Kolom, Callable[[Any], str]]], rij: Rij
) -> tuple[str, str] | None:
    for kolom, controle in controles:
        waarde = rij.get(kolom.naam)
        if waarde is None:
            if not kolom.leeg:
                return kolom.naam, "is leeg, maar moet ingevuld zijn"
        elif reden := controle(waarde):
            return kolom.naam, reden
    return _rijfout(tabel.naam, rij)


def _rijfout(tabel: str, rij: Rij) -> tuple[str, str] | None:
    begin, eind = rij.get("begindatum"), rij.get("einddatum")
    if begin is not None and eind is not None and eind < begin:
        return "einddatum", "ligt vóór de begindatum"
    op_een_dag = rij.get("uren") is not None or rij.get("soort") == "te_laat"
    if tabel == "verzuim" and op_een_dag and eind != begin:
        return "einddatum", "moet bij uren en te laat gelijk zijn aan de begindatum"
    if tabel == "lesvrij" and rij.get("school") is None and rij.get("vakantieregio") is None:
        return "vakantieregio", "is leeg en de school ook; een van beide moet ingevuld zijn"
    return None


def grenzen(tabel: str, kolom: str, vandaag: date) -> Grenzen | None:
    """The first and the last day that a column may hold, seen from `vandaag`; None: no bound."""
    geboren = date(vandaag.year - OUDSTE_JAREN, 1, 1)
    match tabel, kolom:
        case _, "geboortedatum":
            return geboren, vandaag
        case "woonplaatsen", "begindatum":  # from birth on
            return geboren, vandaag + BEGIN_VOORUIT
        case "verzuim", "begindatum":
            return EERSTE_BEGIN, vandaag + VERZUIM_VOORUIT
        case _, "begindatum":
            return EERSTE_BEGIN, vandaag + BEGIN_VOORUIT
    return None


def _datum(grens: Grenzen | None) -> Callable[[Any], str]:
    def controle(waarde: Any) -> str:
        if type(waarde) is not date:
            return "is geen datum"
        if grens and waarde < grens[0]:
            return "ligt te ver in het verleden; klopt het jaar?"
        if grens and waarde > grens[1]:
            return "ligt te ver in de toekomst; klopt het jaar?"
        return ""

    return controle


def _controle(
    tabel: Tabel, kolom: Kolom, scholen: Collection[str | None], vandaag: date
) -> Callable[[Any], str]:
    """A function that gives the reason why a value is wrong, or ''."""
    match kolom.soort:
        case Soort.JONGERE:
            return lambda w: "" if isinstance(w, int) else "is geen nummer van een jongere"
        case Soort.DATUM:
            return _datum(grenzen(tabel.naam, kolom.naam, vandaag))
        case Soort.UREN:
            return _uren
        case Soort.CODE:
            codes = frozenset(kolom.codes)
            return lambda w: "" if w in codes else f"is onbekend; kies uit {', '.join(kolom.codes)}"
        case Soort.GEMEENTE:
            return _patroon(GEMEENTE_PATROON, "is geen gemeentecode van vier cijfers")
        case Soort.SCHOOL if kolom.verwijst is None and tabel.naam == "scholen":
            return _patroon(SCHOOL_PATROON, "is geen schoolcode zoals 10AB00")
        case Soort.SCHOOL:
            return lambda w: "" if w in scholen else "staat niet in scholen"
        case Soort.BRON:
            gemeente = re.compile(GEMEENTE_PATROON)
            return lambda w: (
                "" if w in scholen or gemeente.fullmatch(w) else "is geen school of gemeente"
            )
        case _:
            return lambda w: "" if isinstance(w, str) and "\0" not in w else "is geen tekst"


def _uren(waarde: Any) -> str:
    try:
        getal = honderdsten(waarde)
    except ValueError:
        return "is geen getal met hoogstens twee decimalen"
    if getal is None or not 0 < getal <= MAX_UREN * 100:
        return f"moet meer dan 0 en hoogstens {MAX_UREN} zijn"
    return ""


def _patroon(patroon: str, reden: str) -> Callable[[Any], str]:
    vorm = re.compile(patroon)
    return lambda w: "" if isinstance(w, str) and vorm.fullmatch(w) else reden
