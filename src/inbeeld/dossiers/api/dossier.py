"""The dossier of a child over the API: how it stands, and its one timeline."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query
from pydantic import Field

from inbeeld.dossiers import models as m
from inbeeld.dossiers import tijdlijn
from inbeeld.dossiers.api.basis import kind_om_te_lezen
from inbeeld.dossiers.api.documenten import BUITEN
from inbeeld.dossiers.policies_vrijstelling import can_verzoek_zien
from inbeeld.dossiers.queries.dossier import betrokken, stand_van
from inbeeld.dossiers.queries.tijdlijn import PER_KEER, tijdlijn_van
from inbeeld.tijdlijnen.api import basis
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import In, Uit, getal
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.policies import groepen_op

router = ApiRouter(tags=["dossier"])
_NIET = ("notitie", "justitie")
"""What is not in the API: it is for the eyes of a person, who opens it on purpose."""
SOORTEN = tuple(soort for soort in tijdlijn.SOORTEN if soort not in _NIET)


class DossierklokUit(Uit):
    """A clock that runs today: day `dag` of `vanDagen`."""

    soort: str
    thuis_sinds: date
    drie_maanden_op: date
    dag: int
    van_dagen: int


class DossierzaakUit(Uit):
    """Who holds the zaak and since when, and the next step."""

    sleutel: UUID
    organisatie: str
    houder: str
    sinds: date
    stap: str
    stap_op: date | None
    te_laat: bool
    gepland: bool


class DossiertaakUit(Uit):
    """`eigen`: of the client's organisation."""

    wat: str
    bij: str
    uiterlijk_op: date
    te_laat: bool
    eigen: bool


class DossierUit(Uit):
    """`aantallen`: how many rows the client sees of each part of the dossier."""

    sleutel: UUID
    status: str | None = None
    soort: str | None = None
    klokken: list[DossierklokUit] | None = None
    zaak: DossierzaakUit | None = None
    taken: list[DossiertaakUit] | None = None
    aantallen: dict[str, int]


_DELEN: tuple[tuple[str, Groep, type[m.Dossierregel]], ...] = (
    ("planversies", Groep.PLAN_EN_AFSPRAKEN, m.Planversie),
    ("gesprekken", Groep.GESPREK, m.Gesprek),
    ("afspraken", Groep.PLAN_EN_AFSPRAKEN, m.Afspraak),
    ("aanbodtrajecten", Groep.PLAN_EN_AFSPRAKEN, m.Aanbodtraject),
    ("behoeften", Groep.PLAN_EN_AFSPRAKEN, m.Behoefte),
    ("vrijstellingsverzoeken", Groep.VRIJSTELLING, m.Vrijstellingsverzoek),
    ("overdrachten", Groep.OVERDRACHT, m.Overdracht),
    ("belemmeringen", Groep.SIGNAAL_EN_ROUTE, m.Belemmering),
)


@router.operatie(
    "GET", "/jongeren/{uuid:sleutel}/dossier", "dossier", scope="lezen", antwoord=DossierUit
)
def dossier(request: HttpRequest, sleutel: UUID) -> DossierUit:
    """Hoe het dossier ervoor staat: status, klokken, wie de zaak heeft, taken, aantallen."""
    groepen = groepen_op(request.actor, "api:dossier")
    kind = kind_om_te_lezen(request, sleutel, groepen, "dossier")
    velden: dict[str, Any] = {
        "sleutel": kind.sleutel,
        "aantallen": _aantallen(request, kind, groepen),
    }
    if not betrokken(kind, groepen):
        return DossierUit(**velden)
    stand = stand_van(kind, request.actor, groepen)
    if Groep.TIJDLIJN in groepen:
        velden |= {"status": kind.status or None, "soort": kind.soort or None}
        velden["klokken"] = [
            {
                "soort": k.soort,
                "thuis_sinds": k.thuis_sinds,
                "drie_maanden_op": k.drie_maanden_op,
                "dag": k.n,
                "van_dagen": k.van,
            }
            for k in stand.klokken
        ]
    if Groep.SIGNAAL_EN_ROUTE in groepen:
        velden["zaak"] = _zaak(stand.zaak)
        velden["taken"] = [
            {
                "wat": t.wat,
                "bij": t.bij,
                "uiterlijk_op": t.uiterlijk_op,
                "te_laat": t.te_laat,
                "eigen": t.eigen,
            }
            for t in stand.taken
        ]
    return DossierUit(**velden)


def _aantallen(request: HttpRequest, kind: Kind, groepen: Collection[Groep]) -> dict[str, int]:
    # Of an exemption a school knows its ground and period, not that it was asked.
    if not can_verzoek_zien(request.actor):
        groepen = set(groepen) - {Groep.VRIJSTELLING}
    return {
        naam: model.objects.filter(jongere_id=kind.jongere_id).count()
        for naam, groep, model in _DELEN
        if groep in groepen
    }


def _zaak(beeld: Any) -> dict[str, Any] | None:
    if beeld is None:
        return None
    return {
        "sleutel": beeld.zaak.sleutel,
        "organisatie": beeld.organisatie,
        "houder": beeld.houder,
        "sinds": beeld.zaak.eigenaar_sinds,
        "stap": beeld.stap,
        "stap_op": beeld.zaak.stap_op,
        "te_laat": beeld.te_laat,
        "gepland": beeld.gepland,
    }


class GebeurtenisUit(Uit):
    """One line. `komt`: its day has yet to come."""

    dag: date
    komt: bool
    soort: str
    kop: str
    tekst: str
    wie: str


class DossiertijdlijnUit(Uit):
    """A page, newest first. `aantallen`: of each soort how many there are in all."""

    resultaten: list[GebeurtenisUit]
    aantallen: dict[str, int]
    pagina: int
    per_pagina: int
    meer: bool


class Tijdlijnvraag(In):
    """`soort`: only those; left out: all."""

    pagina: getal(1, 10_000) = 1
    soort: Annotated[Literal[SOORTEN] | None, Field()] = None


@router.operatie(
    "GET",
    "/jongeren/{uuid:sleutel}/dossiertijdlijn",
    "dossiertijdlijn",
    scope="lezen",
    antwoord=DossiertijdlijnUit,
)
def dossiertijdlijn(
    request: HttpRequest, sleutel: UUID, vraag: Query[Tijdlijnvraag]
) -> DossiertijdlijnUit:
    """Wat er met een kind gebeurde: feiten, gesprekken, afspraken, aanbod en besluiten."""
    groepen = groepen_op(request.actor, "api:dossiertijdlijn")
    kind = kind_om_te_lezen(request, sleutel, groepen, "dossiertijdlijn")
    vandaag = request.actor.vandaag
    blad = tijdlijn_van(
        kind.jongere_id,
        _bronnen(basis.zichtbaar(request, groepen)),
        vandaag=min(kind.overleden_op or vandaag, vandaag),
        verborgen=kind.adres_verborgen,
        soorten=[vraag.soort] if vraag.soort else [],
        bladzijde=vraag.pagina,
    )
    return DossiertijdlijnUit(
        resultaten=[
            GebeurtenisUit(
                dag=g.dag,
                komt=dag.komt,
                soort=g.soort,
                kop=g.regel.kop,
                tekst=g.tekst,
                wie=g.regel.wie,
            )
            for dag in blad.dagen
            for g in dag.gebeurtenissen
            if not g.regel.dicht
        ],
        aantallen=blad.tellingen,
        pagina=vraag.pagina,
        per_pagina=PER_KEER,
        meer=blad.meer,
    )


def _bronnen(groepen: Collection[Groep]) -> list[tijdlijn.Bron]:
    """Those of the page without what is not in the API: no line of it is found or counted."""
    return [
        _open_documenten(bron) if bron.soort == "document" else bron
        for bron in tijdlijn.bronnen_van(groepen)
        if bron.soort not in _NIET
    ]


def _open_documenten(bron: tijdlijn.Bron) -> tijdlijn.Bron:
    buiten = ", ".join(f"'{groep.value}'" for groep in sorted(BUITEN))
    sql = (
        f"select b.id, b.dag, b.moment from ({bron.sql}) b"  # noqa: S608 (codes of the matrix)
        " where exists (select 1 from dossiers_document x"
        f" where x.id = b.id and x.groep not in ({buiten}))"
    )
    return replace(bron, sql=sql)
