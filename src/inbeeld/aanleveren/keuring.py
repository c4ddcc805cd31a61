"""Check what a format read: the facts by the rules of `regels`, the persons by those below.

No database and no clock. A line of a file is taken whole or refused whole: when one of the rows
that it gave is refused, so are the others.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

import pyarrow as pa

from inbeeld.regels.feitenmap import feiten_uit_tabellen
from inbeeld.regels.schema import TABELLEN, Soort
from inbeeld.register.geheim import OngeldigNummer, lees_pgn
from inbeeld.tijdlijnen.keuring import grenzen

from .formaten.basis import PERSONALIA, Afkeuring, Brontabel, Gelezen, Opdracht
from .werkmap import werkmap

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MAX_TEKST = 100
VROEGST, LAATST = "1900-01-01", "2199-12-31"
_SCHOOL = ("scholen", "inschrijvingen", "verzuim", "gegevensstand", "lesvrij")
EIGEN_KOLOM = {
    "school": dict.fromkeys(_SCHOOL, "school") | {"dekking": "bron"},
    "gemeente": {"woonplaatsen": "gemeente", "dekking": "bron"},
}
"""Per kind of supplier the column in which it may only name itself."""

Regelsleutel = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Persoon:
    """Who a supplier's key stands for. `pgn`: BSN or onderwijsnummer of nine digits, or ''."""

    sleutel: str
    pgn: str
    roepnaam: str
    voornamen: str
    voorvoegsel: str
    achternaam: str
    geboortedatum: date


@dataclass(frozen=True, slots=True)
class Feitrijen:
    """Accepted rows of one table, typed: `jongere` is the supplier's key, hours are hundredths,
    `afgeleid` (last column) says that the begindatum is only the day on which it was seen."""

    kolommen: tuple[str, ...]
    rijen: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Keuring:
    """The accepted part of a delivery. Lines: `gelezen` = `aanvaard` + `afgekeurd`."""

    personen: dict[str, Persoon]
    tabellen: dict[str, Feitrijen]
    afgekeurd: list[Afkeuring]
    opmerkingen: list[str]
    gelezen: int
    onzeker: frozenset[tuple[str, str]] = frozenset()
    """(table, key of a child): a row was refused, so a missing row there proves nothing."""
    onzekere_tabellen: frozenset[str] = frozenset()
    """Tables with a refused line of which not even the child could be read."""

    @property
    def aanvaard(self) -> int:
        """Lines that count."""
        return self.gelezen - len(self.afgekeurd)


@dataclass(frozen=True, slots=True)
class Bekend:
    """What the register knows already: the schools as rows of `scholen`, and per key of a child
    that this supplier named before its date of birth."""

    scholen: list[dict[str, Any]] = field(default_factory=list)
    jongeren: Mapping[str, date] = field(default_factory=dict)


def keur(
    gelezen: Gelezen,
    opdracht: Opdracht,
    soort_organisatie: str,
    mag_tabellen: Collection[str],
    bekend: Bekend,
    *,
    vandaag: date,
) -> Keuring:
    """Check a delivery of an organisation of that kind, handed in on `vandaag`. Raises nothing:
    what is wrong is refused row by row."""
    weg = _Afkeurder(gelezen)
    for deel in gelezen.tabellen:
        if deel.tabel == PERSONALIA:
            _keur_personen(deel, bekend, weg)
        elif deel.tabel not in mag_tabellen:
            weg.hele_tabel(deel, "Uw organisatie levert deze gegevens niet aan.")
        else:
            _keur_plaats(deel, opdracht, soort_organisatie, weg)
            _keur_maat(deel, vandaag, weg)
    _keur_bekendheid(gelezen, bekend, weg)
    geleverd = {deel.tabel for deel in gelezen.tabellen} & set(mag_tabellen)
    # An empty table is a statement too: in a complete delivery it says that there is nothing.
    tabellen = {t: r for t, r in _keur_feiten(gelezen, bekend, weg).items() if t in geleverd}
    if any(a.bestand.startswith("inschrijvingen") for a in weg.afgekeurd):
        _laat_dekking_weg(tabellen, gelezen)
    return Keuring(
        _personen(gelezen, tabellen, weg),
        tabellen,
        weg.gesorteerd(),
        gelezen.opmerkingen,
        gelezen.rijen,
        frozenset(weg.onzeker),
        frozenset(weg.onzekere_tabellen),
    )


class _Afkeurder:
    """Keeps per line the first reason, and says which rows are out."""

    def __init__(self, gelezen: Gelezen) -> None:
        self.afgekeurd = list(gelezen.afgekeurd)
        self._uit: set[Regelsleutel] = {(a.bestand, a.regel) for a in self.afgekeurd}
        self.onzeker: set[tuple[str, str]] = set()
        gebroken = {a.bestand for a in self.afgekeurd}
        self.onzekere_tabellen = {d.tabel for d in gelezen.tabellen if d.bestand in gebroken}
        # Lines that gave rows of more than one table: when one falls, the others must too.
        tel = Counter(
            (deel.bestand, regel) for deel in gelezen.tabellen for regel in set(deel.regels)
        )
        self._samen = {sleutel for sleutel, aantal in tel.items() if aantal > 1}

    def keur_af(self, deel: Brontabel, plek: int, kolom: str, reden: str) -> bool:
        """Refuse the row; True when other rows of its line must be looked at again."""
        sleutel = (deel.bestand, deel.regels[plek])
        if sleutel in self._uit:
            return False
        self._uit.add(sleutel)
        if deel.kolommen[0] == "jongere":
            self.onzeker.add((deel.tabel, deel.rijen[plek][0]))
        else:
            self.onzekere_tabellen.add(deel.tabel)
        bronkolom = dict(zip(deel.kolommen, deel.bronkolommen, strict=True)).get(kolom, kolom)
        self.afgekeurd.append(Afkeuring(*sleutel, bronkolom, _zin(reden)))
        return sleutel in self._samen

    def hele_tabel(self, deel: Brontabel, reden: str) -> None:
        """Refuse every row."""
        for plek in range(len(deel.rijen)):
            self.keur_af(deel, plek, "", reden)

    def binnen(self, deel: Brontabel) -> list[int]:
        """Places of the rows that still count."""
        return [
            plek for plek, regel in enumerate(deel.regels) if (deel.bestand, regel) not in self._uit
        ]

    def gesorteerd(self) -> list[Afkeuring]:
        """By file and line."""
        return sorted(self.afgekeurd, key=lambda a: (a.bestand, a.regel))


def _zin(reden: str) -> str:
    return reden if reden[:1].isupper() else f"{reden[:1].upper()}{reden[1:]}."


def pgn_van(tekst: str) -> str | None:
    """The nine digits of a BSN or onderwijsnummer; '' when empty, None when it is neither.

    Eight digits get back the leading zero that spreadsheets drop.
    """
    if not tekst:
        return ""
    try:
        return lees_pgn(tekst.zfill(9) if len(tekst) == 8 and tekst.isdigit() else tekst)
    except OngeldigNummer:
        return None


def _keur_personen(deel: Brontabel, bekend: Bekend, weg: _Afkeurder) -> None:
    nummers = [pgn_van(rij[1]) for rij in deel.rijen]
    keer = Counter(nummer for nummer in nummers if nummer)
    sleutels = Counter(rij[0] for rij in deel.rijen)
    for plek, (rij, nummer) in enumerate(zip(deel.rijen, nummers, strict=True)):
        sleutel, _, roepnaam, voornamen, voorvoegsel, achternaam, geboren = rij
        if not sleutel:
            weg.keur_af(deel, plek, "jongere", "Is leeg.")
        elif sleutels[sleutel] > 1:
            reden = "Staat op meer regels met verschillende persoonsgegevens."
            weg.keur_af(deel, plek, "jongere", reden)
        elif nummer is None:
            reden = "Is geen geldig BSN of onderwijsnummer (elfproef)."
            weg.keur_af(deel, plek, "pgn", reden)
        elif nummer and keer[nummer] > 1:
            weg.keur_af(deel, plek, "pgn", "Hetzelfde nummer staat bij meer personen.")
        elif not achternaam:
            weg.keur_af(deel, plek, "achternaam", "Is leeg.")
        elif not (roepnaam or voornamen):
            weg.keur_af(deel, plek, "roepnaam", "Is leeg, en de voornamen ook.")
        elif max(len(roepnaam), len(voornamen), len(achternaam)) > 200 or len(voorvoegsel) > 40:
            weg.keur_af(deel, plek, "achternaam", "De naam is te lang.")
        elif not geboren and sleutel not in bekend.jongeren:
            weg.keur_af(deel, plek, "geboortedatum", "Is leeg.")


def _keur_bekendheid(gelezen: Gelezen, bekend: Bekend, weg: _Afkeurder) -> None:
    """Refuse a child of whom neither this delivery nor an earlier one says who it is."""
    genoemd = {
        deel.rijen[plek][0] for deel in gelezen.tabel(PERSONALIA) for plek in weg.binnen(deel)
    }
    for deel in gelezen.tabel("jongeren"):
        for plek in weg.binnen(deel):
            sleutel = deel.rijen[plek][0]
            if sleutel and sleutel not in genoemd and sleutel not in bekend.jongeren:
                reden = "Van deze jongere zijn geen (goede) persoonsgegevens aangeleverd."
                weg.keur_af(deel, plek, "jongere", reden)


def _keur_plaats(
    deel: Brontabel, opdracht: Opdracht, soort_organisatie: str, weg: _Afkeurder
) -> None:
    """Refuse rows about another organisation, and rows that miss the period altogether."""
    plek_van = {kolom: i for i, kolom in enumerate(deel.kolommen)}
    eigen = plek_van.get(EIGEN_KOLOM.get(soort_organisatie, {}).get(deel.tabel, ""))
    begin, eind = plek_van.get("begindatum"), plek_van.get("einddatum")
    eerste, laatste = opdracht.begin.isoformat(), opdracht.eind.isoformat()
    for plek, rij in enumerate(deel.rijen):
        if eigen is not None and rij[eigen] != opdracht.code:
            kolom = deel.kolommen[eigen]
            reden = f"U levert alleen gegevens aan over uw eigen organisatie ({opdracht.code})."
            weg.keur_af(deel, plek, kolom, reden)
        elif begin is not None and _ISO.fullmatch(rij[begin]) and rij[begin] > laatste:
            reden = "De rij begint na de periode van deze levering."
            weg.keur_af(deel, plek, "begindatum", reden)
        elif eind is not None and _ISO.fullmatch(rij[eind]) and rij[eind] < eerste:
            reden = "De rij eindigt vóór de periode van deze levering."
            weg.keur_af(deel, plek, "einddatum", reden)


def _keur_maat(deel: Brontabel, vandaag: date, weg: _Afkeurder) -> None:
    """Refuse what the rules allow and the register cannot hold: long names, dates of another age
    (a typing error in a year would stretch a calendar over decades). The bounds are those of the
    one door, so that a row that it would refuse does not take the whole delivery along."""
    kolommen = {kolom.naam: kolom.soort for kolom in TABELLEN[deel.tabel].kolommen}
    for i, naam in enumerate(deel.kolommen):
        soort = kolommen.get(naam)
        grens = grenzen(deel.tabel, naam, vandaag)
        vroegst, laatst = map(date.isoformat, grens) if grens else (VROEGST, LAATST)
        for plek, rij in enumerate(deel.rijen):
            if soort is Soort.TEKST and len(rij[i]) > MAX_TEKST:
                weg.keur_af(deel, plek, naam, f"Is langer dan {MAX_TEKST} tekens.")
            elif (
                soort is Soort.DATUM and _ISO.fullmatch(rij[i]) and not vroegst <= rij[i] <= laatst
            ):
                weg.keur_af(deel, plek, naam, "Dit jaar kan niet kloppen.")


def _keur_feiten(gelezen: Gelezen, bekend: Bekend, weg: _Afkeurder) -> dict[str, Feitrijen]:
    """Hold the rows to the rules until no refusal makes another row hang in the air."""
    while True:
        per_tabel = {
            naam: [(deel, plek) for deel in gelezen.tabel(naam) for plek in weg.binnen(deel)]
            for naam in TABELLEN
        }
        invoer = {naam: _arrow(naam, plekken, bekend) for naam, plekken in per_tabel.items()}
        lezing = feiten_uit_tabellen(invoer, instellingen=_instellingen())
        opnieuw = False
        for fout in lezing.afgekeurd:
            if fout.regel <= len(per_tabel[fout.tabel]):
                deel, plek = per_tabel[fout.tabel][fout.regel - 1]
                reden = _eigen_woorden(fout.reden)
                opnieuw |= weg.keur_af(deel, plek, fout.kolom, reden)
        if not opnieuw:
            with lezing.feiten:
                return {
                    naam: _getypeerd(lezing.feiten.con, naam, plekken)
                    for naam, plekken in per_tabel.items()
                }
        lezing.feiten.sluit()


def _instellingen() -> dict[str, str | int]:
    """DuckDB's settings. What does not fit in its memory it writes to a folder, by default in the
    working folder; this one is private, cleared after a kill, and of one connection alone."""
    eigen = werkmap() / f"duckdb-{uuid4().hex}"
    return {"threads": 2, "memory_limit": "512MB", "temp_directory": str(eigen)}


def _eigen_woorden(reden: str) -> str:
    """A supplier knows no fact tables: say it in the words of its own files."""
    if reden.endswith("in scholen"):
        return "Deze school is niet bekend in de regio."
    if reden.startswith("is geen bestaande datum"):
        return "Is geen bestaande datum."
    if reden.endswith("in jongeren"):
        return "Deze persoon staat niet (of niet goed) in het bestand met personen."
    return reden


def _arrow(naam: str, plekken: list[tuple[Brontabel, int]], bekend: Bekend) -> pa.Table:
    """The rows as text columns, in order; what the register knows already comes after them, so
    that row numbers are those of the delivery."""
    kolommen = [kolom.naam for kolom in TABELLEN[naam].kolommen]
    rijen: list[tuple[str, ...]] = []
    for deel, plek in plekken:
        rij = dict(zip(deel.kolommen, deel.rijen[plek], strict=True))
        rijen.append(tuple(rij.get(kolom, "") for kolom in kolommen))
    if naam == "scholen":
        geleverd = {rij[0] for rij in rijen}
        rijen += [
            tuple(str(school.get(k) or "") for k in kolommen)
            for school in bekend.scholen
            if school["school"] not in geleverd
        ]
    if naam == "jongeren":
        geleverd = {rij[0] for rij in rijen}
        rijen += [
            (sleutel, geboren.isoformat(), "", "")
            for sleutel, geboren in bekend.jongeren.items()
            if sleutel not in geleverd
        ]
    per_kolom = list(zip(*rijen, strict=True)) or [()] * len(kolommen)
    return pa.table(
        [pa.array([waarde or None for waarde in kolom], pa.string()) for kolom in per_kolom],
        names=kolommen,
    )


def _getypeerd(con: Any, naam: str, plekken: list[tuple[Brontabel, int]]) -> Feitrijen:
    tabel = TABELLEN[naam]
    velden = [
        "s.sleutel" if kolom.soort is Soort.JONGERE else f"f.{kolom.veld}"
        for kolom in tabel.kolommen
    ]
    koppel = "join feit_sleutels s on s.jongere = f.jongere" if "s.sleutel" in velden else ""
    rijen = con.execute(
        f"select f.rij, {', '.join(velden)} from feit_{naam} f {koppel} "  # noqa: S608
        "where f.rij <= ? order by f.rij",
        [len(plekken)],
    ).fetchall()
    return Feitrijen(
        (*(kolom.veld for kolom in tabel.kolommen), "afgeleid"),
        [(*rij[1:], plekken[rij[0] - 1][0].afgeleid) for rij in rijen],
    )


def _laat_dekking_weg(tabellen: dict[str, Feitrijen], gelezen: Gelezen) -> None:
    """Without all enrolments a delivery may not claim to cover them: a child whose row was
    refused would be called absent (rekenregels §1.6)."""
    dekking = tabellen.get("dekking")
    if not dekking:
        return
    plek = dekking.kolommen.index("categorie")
    over = [rij for rij in dekking.rijen if rij[plek] != "inschrijving"]
    if len(over) < len(dekking.rijen):
        tabellen["dekking"] = Feitrijen(dekking.kolommen, over)
        gelezen.opmerkingen.append(
            "Er zijn inschrijvingen afgekeurd. Daarom geldt de levering niet als volledig beeld "
            "van de inschrijvingen, en wordt geen kind hierdoor 'niet ingeschreven' genoemd."
        )


def _personen(
    gelezen: Gelezen, tabellen: dict[str, Feitrijen], weg: _Afkeurder
) -> dict[str, Persoon]:
    """Persons whose line stood. A date of birth is taken from the accepted `jongeren`."""
    geboren = (
        {rij[0]: rij[1] for rij in tabellen["jongeren"].rijen} if "jongeren" in tabellen else {}
    )
    personen: dict[str, Persoon] = {}
    for deel in gelezen.tabel(PERSONALIA):
        for plek in weg.binnen(deel):
            sleutel, pgn, roepnaam, voornamen, voorvoegsel, achternaam, _ = deel.rijen[plek]
            if sleutel in geboren:
                eerste = roepnaam or voornamen.split()[0]
                namen = (eerste, voornamen, voorvoegsel, achternaam)
                personen[sleutel] = Persoon(sleutel, pgn_van(pgn) or "", *namen, geboren[sleutel])
    return personen
