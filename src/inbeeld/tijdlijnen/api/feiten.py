"""A fact as the API shows and takes it: one schema for each table of the rules, made from it."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, create_model

from inbeeld.regels.schema import GEMEENTE_PATROON, MAX_UREN, SCHOOL_PATROON, TABELLEN, Kolom, Soort
from inbeeld.register.models import Feit
from inbeeld.tijdlijnen.feitrij import als_rij
from inbeeld.toegang.api.schemas import Dag, In, Uit, tekst

FEITSOORTEN = tuple(naam for naam, tabel in TABELLEN.items() if tabel.kolommen[0].naam == "jongere")
"""The tables with facts about one child."""
_REDEN = tekst(200, minstens=1)


def _type_in(kolom: Kolom) -> Any:
    match kolom.soort:
        case Soort.DATUM:
            soort: Any = Dag
        case Soort.UREN:
            soort = Annotated[float, Field(strict=True, gt=0, le=MAX_UREN)]
        case Soort.CODE:
            soort = Literal[kolom.codes]
        case Soort.SCHOOL:
            soort = Annotated[str, Field(pattern=f"^{SCHOOL_PATROON}$")]
        case Soort.GEMEENTE:
            soort = Annotated[str, Field(pattern=f"^{GEMEENTE_PATROON}$")]
        case _:
            soort = tekst(100)
    return soort | None if kolom.leeg else soort


def _type_uit(kolom: Kolom) -> Any:
    soort: Any = {Soort.DATUM: date, Soort.UREN: float}.get(kolom.soort, str)
    return soort | None if kolom.leeg else soort


def _kolommen(tabel: str) -> Iterable[Kolom]:
    return (kolom for kolom in TABELLEN[tabel].kolommen if kolom.naam != "jongere")


def _naam(tabel: str) -> str:
    """Begin of a schema's name: in the document all names stand side by side."""
    return f"Feit{tabel.capitalize()}"


def _gegevens_in(tabel: str) -> type[Schema]:
    velden: dict[str, Any] = {
        k.naam: (_type_in(k), None if k.leeg else ...) for k in _kolommen(tabel)
    }
    return create_model(f"{_naam(tabel)}GegevensIn", __base__=In, **velden)


def _gegevens_uit(tabel: str) -> type[Schema]:
    velden: dict[str, Any] = {k.naam: (_type_uit(k), ...) for k in _kolommen(tabel)}
    return create_model(f"{_naam(tabel)}GegevensUit", __base__=Uit, **velden)


class FeitUit(Uit):
    """What every fact has. `nummer` stands for this version of it: a correction gets another."""

    nummer: int
    bron: str
    eigen: bool
    vastgelegd_op: datetime
    ingetrokken_op: datetime | None


_UIT = {
    tabel: create_model(
        f"{_naam(tabel)}Uit",
        __base__=FeitUit,
        feitsoort=(Literal[tabel], ...),
        gegevens=(_gegevens_uit(tabel), ...),
    )
    for tabel in FEITSOORTEN
}
INVOER = {
    tabel: create_model(
        f"{_naam(tabel)}In",
        __base__=In,
        feitsoort=(Literal[tabel], ...),
        gegevens=(_gegevens_in(tabel), ...),
        reden=(_REDEN | None, None),
    )
    for tabel in FEITSOORTEN
}
"""Feitsoort → schema of a fact that is recorded; `reden` is asked for a correction."""
EenFeitUit = Annotated[reduce(or_, _UIT.values()), Field(discriminator="feitsoort")]


class FeitenUit(Uit):
    resultaten: list[EenFeitUit]
    aantal: int
    pagina: int
    per_pagina: int


def feit_uit(tabel: str, feit: Feit, organisatie_id: int | None) -> FeitUit:
    """A stored fact, for an actor of that organisation."""
    model = _UIT[tabel]
    rij = als_rij(tabel, feit)
    gegevens = model.model_fields["gegevens"].annotation
    waarden = {k.naam: rij[k.naam] for k in _kolommen(tabel)}
    return model(
        feitsoort=tabel,
        nummer=feit.pk,
        bron=feit.bron.naam,
        eigen=feit.bron_id == organisatie_id,
        vastgelegd_op=feit.vastgelegd_op,
        ingetrokken_op=feit.ingetrokken_op,
        gegevens=gegevens(**waarden),
    )
