"""The synthetic region: the same arguments give the same children and facts, on any machine.

Pure: no database, no clock. `vandaag` says where the three school years end; stories come first
(numbers 1 and on), then the drawn children.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from inbeeld.regels.codes import CATEGORIEEN

from . import gebied
from .feitenboek import Feitenboek, Persoon
from .gebied import GEMEENTEN, VAKANTIEREGIO, School
from .kalender import DAG, Kalender, schooljaar
from .levens import Kaart, leef
from .namen import kies_naam
from .personages import VERHALEN
from .verhalen import Plekken, Toneel
from .verzuim import Stand, schrijf_verzuim

KINDEREN = 8000
ZAAD = 21
SCHOOLJAREN = 3
GEMEENTE_ZONDER_INSCHRIJVINGEN = "0473"
"""Delivers no enrolments and no exemptions of late: its children without a school are unknown."""
STUDIEDAGEN = 3  # a school and school year
_GEHEIM_ADRES = 0.004


@dataclass(frozen=True)
class Regio:
    """What the generator made. Rows of `boek` follow `rekenregels.md` §2; jongere is a number.

    `begin`: the first day of its three school years.
    """

    begin: date
    vandaag: date
    boek: Feitenboek
    scholen: tuple[School, ...]
    toneel: Toneel


def maak_regio(vandaag: date, kinderen: int = KINDEREN, zaad: int = ZAAD) -> Regio:
    """Generate a region of `kinderen` children, its stories among them.

    Raises ValueError when there are fewer children than stories.
    """
    if kinderen < len(VERHALEN):
        raise ValueError(f"een regio telt ten minste {len(VERHALEN)} kinderen: de verhalen")
    begin = date(schooljaar(vandaag) - SCHOOLJAREN + 1, 8, 1)
    kalender = Kalender(begin, vandaag)
    scholen = gebied.scholen_voor(kinderen)
    plekken = _plekken(kalender, vandaag)
    boek = Feitenboek()
    toneel = Toneel(vandaag, kalender, plekken)
    stand = Stand(
        kalender,
        {school.code: school for school in scholen},
        begin,
        _gegevens_tot(scholen, kalender, plekken, vandaag, zaad),
        {
            (_wisselt_van_systeem(), soort): vandaag - 80 * DAG
            for soort in ("ongeoorloofd", "te_laat")
        },
    )
    _schrijf_scholen(boek, scholen, stand, zaad)
    _schrijf_dekking(boek, scholen, begin, vandaag)
    _schrijf_kinderen(boek, toneel, stand, Kaart(scholen), kinderen, zaad)
    return Regio(begin, vandaag, boek, scholen, toneel)


def _schrijf_kinderen(
    boek: Feitenboek, toneel: Toneel, stand: Stand, kaart: Kaart, kinderen: int, zaad: int
) -> None:
    for nummer, verhaal in enumerate(VERHALEN, start=1):
        boek.personen.append(Persoon(nummer, verhaal.naam, onderwijsnummer(nummer)))
        verhaal.schrijf(toneel, boek, nummer)
    for nummer in range(len(VERHALEN) + 1, kinderen + 1):
        # A source of chance per child: one child more or an extra draw changes nobody else.
        toeval = Random(zaad * 1_000_003 + nummer)
        boek.personen.append(
            Persoon(
                nummer,
                kies_naam(toeval),
                onderwijsnummer(nummer),
                toeval.random() < _GEHEIM_ADRES,
            )
        )
        leven = leef(boek, nummer, kaart, toneel.vandaag, toeval)
        schrijf_verzuim(leven, stand, toeval)


def onderwijsnummer(nummer: int) -> str:
    """The onderwijsnummer of child `nummer`: `10` and seven digits that pass the check on 5.

    Raises ValueError when the series has no number left.
    """
    # One candidate in eleven has no check digit; its neighbour then has. Steps of seven keep the
    # numbers of two children apart all the same.
    kandidaat = nummer * 7 + 100_000
    while kandidaat < 1_000_000:
        cijfers = f"10{kandidaat:06d}"
        som = sum((9 - plaats) * int(cijfer) for plaats, cijfer in enumerate(cijfers))
        controle = (som - 5) % 11
        if controle < 10:
            return f"{cijfers}{controle}"
        kandidaat += 1
    raise ValueError(f"geen onderwijsnummer voor kind {nummer}")


def _plekken(kalender: Kalender, vandaag: date) -> Plekken:
    eerste = {school.sector: school.code for school in reversed(gebied.SCHOLEN)}
    stil = next(
        school for school in gebied.SCHOLEN if (school.sector, school.gemeente) == ("vo", "0453")
    )
    return Plekken(
        po=eerste["po"],
        vo=eerste["vo"],
        vso=eerste["vso"],
        mbo=eerste["mbo"],
        stil=stil.code,
        stil_na=kalender.terug(vandaag - 45 * DAG),
    )


def _wisselt_van_systeem() -> str:
    """The vo school of Beverwijk, which sends illness but no missed lessons for now."""
    return next(
        school.code
        for school in gebied.SCHOLEN
        if (school.sector, school.gemeente) == ("vo", "0375")
    )


def _gegevens_tot(
    scholen: tuple[School, ...], kalender: Kalender, plekken: Plekken, vandaag: date, zaad: int
) -> dict[str, date]:
    """Through which day each school has delivered: most through yesterday, some a week behind."""
    toeval = Random(zaad)
    achter = {school.code: toeval.choices((1, 2, 4, 9), (76, 12, 8, 4))[0] for school in scholen}
    for code in (plekken.po, plekken.vo, plekken.vso, plekken.mbo):
        achter[code] = 1
    stand = {code: vandaag - timedelta(days=dagen) for code, dagen in achter.items()}
    stand[plekken.stil] = plekken.stil_na
    return stand


def _schrijf_scholen(
    boek: Feitenboek, scholen: tuple[School, ...], stand: Stand, zaad: int
) -> None:
    for school in scholen:
        boek.schrijf(
            "scholen",
            school=school.code,
            naam=school.naam,
            sector=school.sector,
            gemeente=school.gemeente,
            vakantieregio=VAKANTIEREGIO,
            uren_per_lesdag=school.uren_per_lesdag,
        )
        boek.schrijf(
            "gegevensstand",
            school=school.code,
            gegevens_tot_en_met=stand.gegevens_tot[school.code],
        )
    for vrij in stand.kalender.vrij:
        _lesvrij(boek, VAKANTIEREGIO, None, vrij.begindatum, vrij.einddatum, vrij.naam)
    toeval = Random(zaad + 1)
    per_jaar = len(stand.kalender.lesdagen) // SCHOOLJAREN
    for school in scholen[::2]:  # half of the schools have passed on their own free days
        for jaar in range(SCHOOLJAREN):
            for plaats in toeval.sample(range(per_jaar - 1), STUDIEDAGEN):
                # The stories count back in lesdagen of the region: their last weeks stay whole.
                dag = stand.kalender.lesdagen[jaar * per_jaar + plaats]
                if dag < stand.kalender.terug(stand.kalender.lesdagen[-1], 60):
                    _lesvrij(boek, None, school.code, dag, dag, "Studiedag")


def _lesvrij(
    boek: Feitenboek, regio: str | None, school: str | None, van: date, tot: date, naam: str
) -> None:
    boek.schrijf(
        "lesvrij", vakantieregio=regio, school=school, begindatum=van, einddatum=tot, naam=naam
    )


def _schrijf_dekking(
    boek: Feitenboek, scholen: tuple[School, ...], begin: date, vandaag: date
) -> None:
    """Who delivers what, from the first year of the demo on; two are incomplete on purpose."""
    gat = (vandaag - 120 * DAG).replace(day=1)
    for bron in [g.code for g in GEMEENTEN] + [school.code for school in scholen]:
        for categorie in CATEGORIEEN:
            tot = None
            if bron == GEMEENTE_ZONDER_INSCHRIJVINGEN and categorie in (
                "inschrijving",
                "vrijstelling",
            ):
                tot = gat - DAG
            if bron == _wisselt_van_systeem() and categorie in ("ongeoorloofd", "te_laat"):
                tot = vandaag - 81 * DAG
            boek.schrijf("dekking", bron=bron, categorie=categorie, begindatum=begin, einddatum=tot)
