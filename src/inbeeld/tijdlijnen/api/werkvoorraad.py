"""The werkvoorraad as the API asks for it and shows it."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from inbeeld.regels import codes
from inbeeld.tijdlijnen.api.schemas import JongereUit, jongere_uit
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.queries import AANDACHT, WerkRegel, WerkvoorraadFilter
from inbeeld.toegang.api.schemas import Bladeren, Uit
from inbeeld.toegang.matrix import Groep


class WerkvoorraadVraag(Bladeren):
    """What to narrow the list to, and its order."""

    FILTERVELDEN: ClassVar = ("soort", "status", "klok", "sector", "school", "gemeente")

    soort: Literal[AANDACHT] | None = None
    status: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")] | None = None
    klok: Literal["loopt", "bijna", "voorbij", "ruim"] | None = None
    sector: Literal[codes.SECTOREN] | None = None
    school: Annotated[str, Field(pattern=r"^[0-9]{2}[A-Z]{2}[0-9]{2}$")] | None = None
    gemeente: Annotated[str, Field(pattern=r"^[0-9]{4}$")] | None = None
    sorteer: Literal["klok", "naam", "school", "status", "volgende"] | None = None

    def filter(self) -> WerkvoorraadFilter:
        """The same question to the list."""
        return WerkvoorraadFilter(**{v: getattr(self, v) or "" for v in self.FILTERVELDEN})


class KlokstandUit(Uit):
    """Day `dag` of `van` of the clock; and what changes by itself, if nothing happens."""

    soort: str | None
    thuis_sinds: date | None
    dag: int | None
    van: int | None
    drie_maanden_op: date | None
    volgende_datum: date | None
    volgende_status: str | None


class WerkvoorraadregelUit(JongereUit):
    """A child, with its clock for who may see the timeline."""

    klok: KlokstandUit | None = None


class WerkvoorraadUit(Uit):
    resultaten: list[WerkvoorraadregelUit]
    aantal: int
    pagina: int
    per_pagina: int


def regel_uit(regel: WerkRegel, kind: Kind, groepen: Collection[Groep]) -> WerkvoorraadregelUit:
    """A line of the list as somebody with these groups sees it."""
    jongere = jongere_uit(kind, groepen)
    velden = {naam: getattr(jongere, naam) for naam in jongere.model_fields_set}
    if Groep.TIJDLIJN in groepen:
        velden["klok"] = KlokstandUit(
            soort=regel.klok_soort or None,
            thuis_sinds=regel.thuis_sinds,
            dag=regel.dag_n,
            van=regel.dag_van,
            drie_maanden_op=regel.drie_maanden_op,
            volgende_datum=regel.volgende_datum,
            volgende_status=regel.volgende_status or None,
        )
    return WerkvoorraadregelUit(**velden)
