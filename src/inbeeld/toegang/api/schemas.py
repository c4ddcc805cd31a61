"""Building blocks of every schema: camelCase outside, nothing extra inside, no stretch of types."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import AwareDatetime, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

VROEGST, LAATST = date(1985, 1, 1), date(2099, 12, 31)
"""Days that can be asked for or recorded; the rules know narrower bounds of their own."""
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"20[0-9]{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})")
_GETAL = re.compile(r"\d{1,9}")


class Uit(Schema):
    """What the API shows. A field that the rol may not see is left out, not null."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class In(Schema):
    """What the API takes: an unknown key is refused."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=False, extra="forbid")


def _als_dag(waarde: Any) -> Any:
    """Pydantic would also read a number as seconds since 1970."""
    if waarde is None or type(waarde) is date:
        return waarde
    if not isinstance(waarde, str) or not _DAG.fullmatch(waarde):
        raise ValueError("geen dag")
    return date.fromisoformat(waarde)


def _als_moment(waarde: Any) -> Any:
    if waarde is None or isinstance(waarde, datetime):
        return waarde
    # In a query string a plus is a space.
    if isinstance(waarde, str) and _MOMENT.fullmatch(heel := waarde.replace(" ", "+")):
        return heel
    raise ValueError("geen moment")


def _als_getal(waarde: Any) -> Any:
    if isinstance(waarde, str) and not _GETAL.fullmatch(waarde):
        raise ValueError("geen getal")
    return waarde


def _als_ja_nee(waarde: Any) -> Any:
    if not isinstance(waarde, bool) and waarde not in ("true", "false"):
        raise ValueError("geen true of false")
    return waarde is True or waarde == "true"


def _als_tekst(waarde: Any) -> Any:
    """No NUL, which PostgreSQL refuses, and no half of a surrogate pair, which nothing encodes."""
    if isinstance(waarde, str) and re.search("[\0\ud800-\udfff]", waarde):
        raise ValueError("onbruikbaar teken")
    return waarde


Dag = Annotated[
    date,
    Field(ge=VROEGST, le=LAATST, json_schema_extra={"example": "2026-11-20"}),
    BeforeValidator(_als_dag),
]
"""A plain date (RFC 3339 full-date)."""
Moment = Annotated[AwareDatetime, BeforeValidator(_als_moment)]
"""A moment with its zone (RFC 3339 date-time), in this century."""
JaNee = Annotated[bool, BeforeValidator(_als_ja_nee)]


# In a type the bounds stand first: a validator in front of them would hide them from the document.
def tekst(hoogstens: int, *, minstens: int = 0) -> Any:
    """A text of at most so many signs, that can be stored."""
    grenzen = StringConstraints(min_length=minstens, max_length=hoogstens)
    return Annotated[str, grenzen, BeforeValidator(_als_tekst)]


def getal(minstens: int, hoogstens: int) -> Any:
    """A whole number between bounds: one of 2^63 never reaches the database."""
    return Annotated[int, Field(ge=minstens, le=hoogstens), BeforeValidator(_als_getal)]


class Bladeren(In):
    """Paging by number, bounded: a page far beyond the last is empty, not an error."""

    pagina: getal(1, 10_000) = 1
    per_pagina: getal(1, 100) = 50


class ProbleemUit(Uit):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class FoutUit(Uit):
    """What is wrong with one field of the request."""

    veld: str
    reden: str
