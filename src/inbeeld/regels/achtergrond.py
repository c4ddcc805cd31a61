"""Which fact rows lie behind a layer of a child on a day, and what they say in plain Dutch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .feitenmap import Feiten
from .kennis import bekend
from .schema import TABELLEN

Rij = Mapping[str, Any]
"""A row of a typed fact table (`feit_<tabel>`)."""


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact row behind a layer.

    `rij`: its key (line of the CSV file, primary key in a database). `school` and `gemeente`: where
    it comes from, so that a page can mask what its reader may not see.
    """

    tabel: str
    rij: int
    bestand: str
    tekst: str
    begindatum: date | None
    einddatum: date | None
    school: str | None
    gemeente: str | None


def dag(datum: date) -> str:
    """15 januari 2026."""
    return f"{datum.day} {_MAANDEN[datum.month - 1]} {datum.year}"


_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


class Achtergrond:
    """The facts of one child, as known on `bekend_op`, and what of them is behind a layer."""

    def __init__(self, feiten: Feiten, jongere: int, bekend_op: datetime | None) -> None:
        self._herkomst = feiten.herkomst
        self._rijen: dict[str, list[dict[str, Any]]] = {}
        waar = bekend(bekend_op)
        for tabel in TABELLEN.values():
            filters = waar
            if "jongere" in tabel.namen:
                filters += f" and jongere = {int(jongere)}"
            uit = feiten.con.sql(f"from feit_{tabel.naam} where {filters} order by rij")
            self._rijen[tabel.naam] = uit.to_arrow_table().to_pylist()
        self._scholen = {rij["school"]: rij for rij in self._rijen["scholen"]}

    def rijen(self, tabel: str) -> list[dict[str, Any]]:
        """The known rows of a table (of this child, where the table has children)."""
        return self._rijen[tabel]

    def op(self, tabel: str, dag: date) -> list[dict[str, Any]]:
        """The rows of a table that cover the day."""
        return [rij for rij in self._rijen[tabel] if _raakt(rij, dag, dag)]

    def tussen(
        self, tabel: str, begin: date, eind: date, soorten: Iterable[str]
    ) -> list[dict[str, Any]]:
        """The rows of these soorten that touch the period, both days included."""
        toegestaan = set(soorten)
        return [
            rij
            for rij in self._rijen[tabel]
            if rij["soort"] in toegestaan and _raakt(rij, begin, eind)
        ]

    def laatste_inschrijving(self, dag: date) -> list[dict[str, Any]]:
        """The latest enrolment that ended before the day (§2, two at once)."""
        voorbij = [
            rij
            for rij in self._rijen["inschrijvingen"]
            if rij["einddatum"] and rij["einddatum"] < dag
        ]
        voorbij.sort(key=lambda rij: (rij["einddatum"], rij["begindatum"], rij["school"]))
        return voorbij[-1:]

    def dekking(self, dag: date) -> list[dict[str, Any]]:
        """Rows that say that inschrijving is covered for the gemeente of the child's residence."""
        woont = sorted(self.op("woonplaatsen", dag), key=lambda r: (r["begindatum"], r["gemeente"]))
        hier = woont[-1]["gemeente"] if woont else None
        return [
            rij
            for rij in self.op("dekking", dag)
            if rij["categorie"] == "inschrijving" and rij["bron"] == hier
        ]

    def feit(self, tabel: str, rij: Rij) -> Feit:
        """The row in words."""
        return Feit(
            tabel=tabel,
            rij=int(rij["rij"]),
            bestand=self._herkomst.get(tabel, tabel),
            tekst=_TEKST[tabel](rij, self._scholen),
            begindatum=rij.get("begindatum"),
            einddatum=rij.get("einddatum"),
            school=rij.get("school"),
            gemeente=rij.get("gemeente"),
        )


def _raakt(rij: Rij, begin: date, eind: date) -> bool:
    van, tot = rij["begindatum"], rij["einddatum"]
    return van is not None and van <= eind and (tot is None or begin <= tot)


def _periode(rij: Rij) -> str:
    van, tot = rij["begindatum"], rij["einddatum"]
    if van is None:
        return "nog niet begonnen"
    if tot is None:
        return f"vanaf {dag(van)}"
    return f"op {dag(van)}" if van == tot else f"van {dag(van)} tot en met {dag(tot)}"


def _school(code: str, scholen: Mapping[str, Rij]) -> str:
    naam = scholen.get(code, {}).get("naam")
    return f"{naam} ({code})" if naam else code


def _jongere(rij: Rij, _: Mapping[str, Rij]) -> str:
    delen = [f"geboren op {dag(rij['geboortedatum'])}"]
    if rij["startkwalificatie_op"]:
        delen.append(f"startkwalificatie op {dag(rij['startkwalificatie_op'])}")
    if rij["kwalificatieplicht_vervallen_op"]:
        delen.append(
            f"kwalificatieplicht vervallen op {dag(rij['kwalificatieplicht_vervallen_op'])}"
        )
    return ", ".join(delen)


def _verzuim(rij: Rij, scholen: Mapping[str, Rij]) -> str:
    woord = {"ziek": "ziek gemeld", "te_laat": "te laat"}.get(
        rij["soort"], f"{rij['soort']} afwezig"
    )
    honderdsten = rij["uren_honderdsten"]
    uren = "" if honderdsten is None else f", {getal(honderdsten)} uur"
    return f"{woord} bij {_school(rij['school'], scholen)} {_periode(rij)}{uren}"


def getal(honderdsten: int) -> str:
    """Hours from hundredths, written the Dutch way: 2,5."""
    return f"{honderdsten / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _aanbod(rij: Rij, _: Mapping[str, Rij]) -> str:
    passend = "passend aanbod" if rij["passend"] == "ja" else "aanbod dat niet past"
    return f"{passend} ({rij['soort'].replace('_', ' en ')}) {_periode(rij)}"


_TEKST: dict[str, Callable[[Rij, Mapping[str, Rij]], str]] = {
    "jongeren": _jongere,
    "woonplaatsen": lambda r, s: f"woont in gemeente {r['gemeente']} {_periode(r)}",
    "inschrijvingen": lambda r, s: f"ingeschreven bij {_school(r['school'], s)} {_periode(r)}",
    "verzuim": _verzuim,
    "vrijstellingen": lambda r, s: f"vrijgesteld, grond {r['grond']}, {_periode(r)}",
    "aanbod": _aanbod,
    "duidingen": lambda r, s: f"duiding {r['duiding']} {_periode(r)}",
    "dekking": lambda r, s: f"{r['bron']} levert {r['categorie']} {_periode(r)}",
}
