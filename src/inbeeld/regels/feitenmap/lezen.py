"""Fact folders and tables in memory: read, checked against `schema`, typed."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import duckdb
import pyarrow as pa

from ..fouten import AanroepFout, FeitenmapFout
from ..schema import TABELLEN, Tabel
from .csvbestand import Breuk, lees_csv
from .feiten import Feiten, Instellingen, letterlijk
from .keuren import keur
from .lezing import AFGEKEURD_SCHEMA, Lezing, Stand

TabelInvoer: TypeAlias = pa.Table | Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Bron:
    """Where the rows of a table come from, once they stand in temp table `ruw`."""

    bestand: str
    kolommen: tuple[str, ...]
    eerste: int
    breuken: tuple[Breuk, ...] = ()
    met_regel: bool = False


def lees_feitenmap(pad: str | Path, *, instellingen: Instellingen | None = None) -> Lezing:
    """Read and check a folder with one CSV (UTF-8, header, commas) or Parquet file per table.

    Unknown files and columns are not read and give a warning. Raises AanroepFout when `pad` is no
    folder, FeitenmapFout when a required table or a column is missing or a file cannot be read.
    """
    map_ = Path(pad)
    if not map_.is_dir():
        raise AanroepFout(f"{map_} bestaat niet of is geen map")
    bestanden, waarschuwingen = _zoek_bestanden(map_)
    lezer = _Lezer(instellingen, waarschuwingen)
    for tabel in TABELLEN.values():
        bestand = bestanden.get(tabel.naam)
        lezer.neem(tabel, None if bestand is None else _lees_bestand(lezer.feiten, bestand))
    return lezer.klaar()


def feiten_uit_tabellen(
    tabellen: Mapping[str, TabelInvoer], *, instellingen: Instellingen | None = None
) -> Lezing:
    """The same checks on tables in memory: Arrow tables, or lists of rows as mappings.

    Dates may be text or dates, hours text or numbers; empty is None or ''. A row's `regel` is its
    number from 1. Raises AanroepFout for an unknown table, FeitenmapFout as `lees_feitenmap`.
    """
    onbekend = sorted(set(tabellen) - set(TABELLEN))
    if onbekend:
        raise AanroepFout(f"er is geen feitentabel met de naam {onbekend[0]}")
    lezer = _Lezer(instellingen, [])
    for tabel in TABELLEN.values():
        invoer = tabellen.get(tabel.naam)
        lezer.neem(tabel, None if invoer is None else _lees_arrow(lezer.feiten, tabel, invoer))
    return lezer.klaar()


class _Lezer:
    """Takes the tables one by one, in the order of `TABELLEN`, and keeps the score."""

    def __init__(self, instellingen: Instellingen | None, waarschuwingen: list[str]) -> None:
        self.feiten = Feiten(instellingen)
        self.feiten.maak_sleutels()
        self.waarschuwingen = waarschuwingen
        self.standen: list[Stand] = []
        self.feiten.con.execute(
            "create temp table afgekeurd (tabel varchar, bestand varchar, regel bigint, "
            "kolom varchar, reden varchar, waarde varchar)"
        )

    def neem(self, tabel: Tabel, bron: _Bron | None) -> None:
        if bron is None or not bron.kolommen:
            if tabel.verplicht:
                wat = "ontbreekt" if bron is None else "is leeg"
                raise FeitenmapFout(f"de tabel {tabel.naam} {wat}, maar is verplicht")
            self.feiten.maak_leeg(tabel)
            return
        self._keur_kolommen(tabel, bron)
        try:
            fout = keur(self.feiten, tabel, bron.bestand, bron.eerste, met_regel=bron.met_regel)
        except FeitenmapFout as melding:
            raise FeitenmapFout(f"{bron.bestand}: {melding}") from None
        if bron.breuken:
            self.feiten.con.executemany(
                "insert into afgekeurd values (?, ?, ?, '', ?, null)",
                [(tabel.naam, bron.bestand, breuk.regel, breuk.reden) for breuk in bron.breuken],
            )
        self.feiten.herkomst[tabel.naam] = bron.bestand
        self.standen.append(self._stand(tabel, bron, fout))
        self.feiten.con.execute("drop table ruw")

    def _keur_kolommen(self, tabel: Tabel, bron: _Bron) -> None:
        dubbel = sorted({k for k in bron.kolommen if bron.kolommen.count(k) > 1})
        if dubbel:
            raise FeitenmapFout(f"{bron.bestand}: kolom {dubbel[0]} staat er twee keer in")
        nodig = [k.naam for k in tabel.alle_kolommen if not k.optioneel]
        mist = [naam for naam in nodig if naam not in bron.kolommen]
        if mist:
            raise FeitenmapFout(f"{bron.bestand}: kolom {', '.join(mist)} ontbreekt")
        for kolom in bron.kolommen:
            if kolom not in tabel.namen:
                lijkt = _lijkt_op(kolom, tabel.namen)
                self.waarschuwingen.append(
                    f"{bron.bestand}: onbekende kolom {kolom} is niet gelezen{lijkt}"
                )

    def _stand(self, tabel: Tabel, bron: _Bron, fout: int) -> Stand:
        gelezen = self.feiten.getal("select count(*) from ruw")
        if tabel.naam == "dekking" and 0 < gelezen == fout:
            self.waarschuwingen.append(
                f"{bron.bestand}: alle rijen zijn afgekeurd; zonder dekking geldt alles als bekend"
            )
        breuken = len(bron.breuken)
        return Stand(tabel.naam, bron.bestand, gelezen + breuken, fout + breuken)

    def klaar(self) -> Lezing:
        volgorde = " ".join(f"when '{naam}' then {nr}" for nr, naam in enumerate(TABELLEN))
        afgekeurd = self.feiten.con.sql(
            f"select * from afgekeurd order by case tabel {volgorde} end, regel"
        ).to_arrow_table()
        self.feiten.con.execute("drop table afgekeurd")
        return Lezing(
            self.feiten,
            tuple(self.standen),
            afgekeurd.cast(AFGEKEURD_SCHEMA),
            tuple(self.waarschuwingen),
        )


def _zoek_bestanden(map_: Path) -> tuple[dict[str, Path], list[str]]:
    gevonden: dict[str, Path] = {}
    waarschuwingen = []
    for bestand in sorted(map_.iterdir()):
        if bestand.suffix.lower() not in {".csv", ".parquet"} or not bestand.is_file():
            continue
        if bestand.stem not in TABELLEN:
            lijkt = _lijkt_op(bestand.stem, tuple(TABELLEN))
            waarschuwingen.append(f"{bestand.name} is niet gelezen: geen feitentabel{lijkt}")
        elif bestand.stem in gevonden:
            raise FeitenmapFout(f"de tabel {bestand.stem} staat er twee keer in: CSV en Parquet")
        else:
            gevonden[bestand.stem] = bestand
    return gevonden, waarschuwingen


def _lijkt_op(naam: str, namen: Sequence[str]) -> str:
    dichtbij = difflib.get_close_matches(naam.lower(), namen, n=1, cutoff=0.75)
    return f" (bedoelt u {dichtbij[0]}?)" if dichtbij else ""


def _lees_bestand(feiten: Feiten, pad: Path) -> _Bron:
    try:
        if pad.suffix.lower() == ".csv":
            tabel = lees_csv(feiten, pad, "ruw")
            return _Bron(pad.name, tabel.kolommen, 2, tabel.breuken, tabel.met_regel)
        feiten.con.execute(
            "create temp table ruw as select * from read_parquet(?)", [letterlijk(pad)]
        )
    except OSError:
        raise FeitenmapFout(f"{pad.name} kan niet worden geopend") from None
    except duckdb.Error:
        raise FeitenmapFout(f"{pad.name} is geen leesbaar Parquetbestand") from None
    return _Bron(pad.name, tuple(feiten.kolommen("ruw")), 1)


def _lees_arrow(feiten: Feiten, tabel: Tabel, invoer: TabelInvoer) -> _Bron:
    arrow = invoer if isinstance(invoer, pa.Table) else _uit_rijen(tabel, invoer)
    feiten.con.register("in_ruw", arrow)
    feiten.con.execute("create temp table ruw as select * from in_ruw")
    feiten.con.unregister("in_ruw")
    return _Bron(tabel.naam, tuple(arrow.column_names), 1)


def _uit_rijen(tabel: Tabel, rijen: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Rows as text: values of several types in one column are then no trouble."""
    # Without a row nothing tells the columns; they are then those of the table.
    namen = list(dict.fromkeys(naam for rij in rijen for naam in rij)) or list(tabel.namen)
    return pa.table(
        {
            naam: pa.array([_als_tekst(rij.get(naam)) for rij in rijen], pa.string())
            for naam in namen
        }
    )


def _als_tekst(waarde: Any) -> str | None:
    if waarde is None:
        return None
    if isinstance(waarde, datetime):
        return waarde.isoformat().replace("+00:00", "Z")
    if isinstance(waarde, date):
        return waarde.isoformat()
    return str(waarde)
