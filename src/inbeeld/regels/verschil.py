"""Verschil (`rekenregels.md` §6): two ways of counting side by side, down to the child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from .definities import DEFINITIES, Regel
from .feitenmap import Feiten
from .fouten import AanroepFout
from .laagboek import LAGEN, bronnen
from .parameters import waarden
from .uitkomst import Uitkomst, bereken

SCHEMA = pa.schema(
    [
        ("jongere", pa.string()),
        ("status_a", pa.string()),
        ("soort_a", pa.string()),
        ("status_b", pa.string()),
        ("soort_b", pa.string()),
        ("laag", pa.string()),
        ("waarde_a", pa.string()),
        ("waarde_b", pa.string()),
    ]
)
ONBEKEND_KIND = "jongeren"
"""`laag` of a child that one of the two does not know at all."""


@dataclass(frozen=True, slots=True)
class _Kant:
    """One side: its definitie, its choices, and its status per child on the day."""

    definitie: str
    bekend_op: datetime | None
    parameters: Mapping[str, object]
    stand: dict[str, dict[str, Any]]

    def regel(self, jongere: str) -> Regel:
        return DEFINITIES[self.definitie].regel(self.stand[jongere]["status"])

    def waarden(self) -> dict[str, str]:
        return waarden(DEFINITIES[self.definitie].parameters, self.parameters)


def verschil(
    feiten: Feiten,
    *,
    definitie: str,
    peildatum: date,
    met: str | None = None,
    bekend_op: datetime | None = None,
    met_bekend_op: datetime | None = None,
    parameters: Mapping[str, object] | None = None,
    met_parameters: Mapping[str, object] | None = None,
    vakantieregio: str = "noord",
) -> pa.Table:
    """The children that A and B judge differently on the day, and which layer makes it so.

    A is `definitie` with `bekend_op` and `parameters`; B is `met` with `met_bekend_op` and
    `met_parameters`, each as in A where it is left out (None). Columns as `SCHEMA`, by child;
    status and soort are null where a side does not know the child. A line that only has another
    name in B (same soort, same condition) is no difference.

    `laag`: the first layer, in the order in which layers follow from one another, that both lines
    rest on and whose value differs; else 'parameter NAAM' where a threshold differs; else
    'regel STATUS', the line that only one of the definities has or has earlier; 'jongeren' where
    the child is known to one side only.

    Raises AanroepFout for an unknown definitie or parameter, and when A and B are the same.
    """
    for naam in (definitie, met or definitie):
        if naam not in DEFINITIES:
            raise AanroepFout(f"er is geen definitie {naam}")
    if met is None and met_bekend_op is None and met_parameters is None:
        raise AanroepFout("er is niets om mee te vergelijken")
    keuzes = [
        (definitie, bekend_op, parameters or {}),
        (
            met or definitie,
            met_bekend_op or bekend_op,
            (parameters if met_parameters is None else met_parameters) or {},
        ),
    ]
    kanten = [_kant(feiten, peildatum, vakantieregio, *keuze) for keuze in keuzes]
    anders = [j for j in sorted(kanten[0].stand | kanten[1].stand) if _anders(*kanten, jongere=j)]
    a, b = kanten
    lagen = [_lagen(feiten, peildatum, vakantieregio, a, anders)]
    if a.bekend_op == b.bekend_op and a.waarden() == b.waarden():
        lagen.append(lagen[0])  # the same layers, read by other lines
    else:
        lagen.append(_lagen(feiten, peildatum, vakantieregio, b, anders))
    rijen = [_rij(jongere, kanten, lagen) for jongere in anders]
    return pa.Table.from_pylist(rijen, schema=SCHEMA)


def _kant(
    feiten: Feiten,
    peildatum: date,
    vakantieregio: str,
    definitie: str,
    bekend_op: datetime | None,
    parameters: Mapping[str, object],
) -> _Kant:
    uitkomst = _bereken(feiten, peildatum, vakantieregio, definitie, bekend_op, parameters)
    stand = {rij["jongere"]: rij for rij in _op(uitkomst.tijdlijn, peildatum)}
    return _Kant(definitie, bekend_op, parameters, stand)


def _bereken(
    feiten: Feiten,
    peildatum: date,
    vakantieregio: str,
    definitie: str,
    bekend_op: datetime | None,
    parameters: Mapping[str, object],
) -> Uitkomst:
    return bereken(
        feiten,
        definitie=definitie,
        tot=peildatum,
        vakantieregio=vakantieregio,
        bekend_op=bekend_op,
        parameters=parameters,
    )


def _op(tabel: pa.Table, dag: date) -> list[dict[str, Any]]:
    """Rows that hold on the day; `dag` is the horizon, so none begins after it."""
    eind = pa.compute.fill_null(tabel["einddatum"], dag)
    rijen: list[dict[str, Any]] = tabel.filter(pa.compute.greater_equal(eind, dag)).to_pylist()
    return rijen


def _anders(a: _Kant, b: _Kant, *, jongere: str) -> bool:
    if jongere not in a.stand or jongere not in b.stand:
        return True
    links, rechts = a.regel(jongere), b.regel(jongere)
    if links.soort != rechts.soort:
        return True
    return links.status != rechts.status and links.tekst != rechts.tekst


def _lagen(
    feiten: Feiten, peildatum: date, vakantieregio: str, kant: _Kant, kinderen: list[str]
) -> dict[str, dict[str, str]]:
    """Per child the values of its layers on the day; only for these children."""
    bekend = [kind for kind in kinderen if kind in kant.stand]
    if not bekend:
        return {}
    keuzes = (kant.definitie, kant.bekend_op, kant.parameters)
    with feiten.alleen([feiten.nummer(kind) for kind in bekend]) as eigen:
        uitkomst = _bereken(eigen, peildatum, vakantieregio, *keuzes)
        uit: dict[str, dict[str, str]] = {kind: {} for kind in bekend}
        for rij in _op(uitkomst.lagen, peildatum):
            uit[rij["jongere"]][rij["laag"]] = rij["waarde"]
        uitkomst.sluit()
        return uit


def _rij(
    jongere: str, kanten: list[_Kant], lagen: list[dict[str, dict[str, str]]]
) -> dict[str, str | None]:
    a, b = (kant.stand.get(jongere, {}) for kant in kanten)
    laag, waarde_a, waarde_b = _oorzaak(jongere, kanten, lagen)
    return {
        "jongere": jongere,
        "status_a": a.get("status"),
        "soort_a": a.get("soort"),
        "status_b": b.get("status"),
        "soort_b": b.get("soort"),
        "laag": laag,
        "waarde_a": waarde_a,
        "waarde_b": waarde_b,
    }


def _oorzaak(
    jongere: str, kanten: list[_Kant], lagen: list[dict[str, dict[str, str]]]
) -> tuple[str, str | None, str | None]:
    a, b = kanten
    if jongere not in a.stand or jongere not in b.stand:
        hier, daar = (("ja" if jongere in kant.stand else "nee") for kant in kanten)
        return ONBEKEND_KIND, hier, daar
    regels = a.regel(jongere), b.regel(jongere)
    links, rechts = (laag[jongere] for laag in lagen)
    for naam in bronnen(regels[0].lagen + regels[1].lagen):
        hier, daar = (kant.get(naam, LAGEN[naam].niets) for kant in (links, rechts))
        if hier != daar:
            return naam, hier, daar
    grenzen = a.waarden(), b.waarden()
    for naam in dict.fromkeys(regels[0].parameters + regels[1].parameters):
        if grenzen[0][naam] != grenzen[1][naam]:
            return f"parameter {naam}", grenzen[0][naam], grenzen[1][naam]
    return f"regel {_eigen_regel(kanten, regels)}", regels[0].status, regels[1].status


def _eigen_regel(kanten: list[_Kant], regels: tuple[Regel, Regel]) -> str:
    """The line that the other definitie does not have; of two such, the one that comes first."""
    lijsten = [DEFINITIES[kant.definitie].regels for kant in kanten]
    teksten = [{regel.tekst for regel in lijst} for lijst in lijsten]
    eigen = [
        (lijsten[nr].index(regel), regel.status)
        for nr, regel in enumerate(regels)
        if regel.tekst not in teksten[1 - nr]
    ]
    return min(eigen)[1] if eigen else regels[0].status
