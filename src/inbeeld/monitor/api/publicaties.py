"""What was published, as it was: the same as the open data, for a program that is connected."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Query

from inbeeld.dossiers.api.basis import Bladzijde, bladzijde
from inbeeld.monitor.models import Publicatie
from inbeeld.monitor.publicatie import bestanden
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, Uit

router = ApiRouter(tags=["publicaties"])


class PublicatieUit(Uit):
    """`methode`: how small numbers were protected. `vingerafdruk`: SHA-256 of the tables."""

    sleutel: UUID
    van: date
    tot_en_met: date
    definitie: str
    bekend_op: datetime
    methode: str
    vingerafdruk: str
    moment: datetime


class PublicatiesUit(Bladzijde):
    resultaten: list[PublicatieUit]


class RegelUit(Uit):
    """One number. `aantal` null: unknown or protected, as `aanduiding` says. `perDuizend`: of the
    children who must go to school."""

    tabel: str
    peildatum: date | None
    gebied_soort: str
    gebied_code: str
    gebied_naam: str
    onderwerp: str
    onderwerp_naam: str
    aantal: int | None
    aanduiding: str
    per_duizend: float | None


class TabellenUit(PublicatieUit):
    """`aanduidingen`: what each of them means."""

    schooljaar: str
    licentie: str
    aanduidingen: dict[str, str]
    regels: list[RegelUit]


@router.operatie("GET", "/publicaties", "publicaties", scope="lezen", antwoord=PublicatiesUit)
def publicaties(request: HttpRequest, vraag: Query[Bladeren]) -> PublicatiesUit:
    """Wat er gepubliceerd is, het nieuwste schooljaar eerst."""
    rijen = Publicatie.objects.order_by("-van").defer("tabellen")
    return PublicatiesUit(**bladzijde(rijen, vraag, _uit))


@router.operatie(
    "GET",
    "/publicaties/{uuid:sleutel}",
    "publicatie",
    scope="lezen",
    antwoord=TabellenUit,
    kosten=5,
)
def publicatie(request: HttpRequest, sleutel: UUID) -> TabellenUit:
    """De tabellen van een publicatie, zoals die gepubliceerd zijn."""
    rij = Publicatie.objects.filter(sleutel=sleutel).first()
    if rij is None:
        raise Http404
    return TabellenUit(
        **_uit(rij).model_dump(),
        schooljaar=bestanden.naam_van(rij.tabellen),
        licentie=bestanden.LICENTIE,
        aanduidingen={code: uitleg for code, uitleg in bestanden.AANDUIDINGEN.items() if code},
        regels=[_regel(regel) for regel in bestanden.regels(rij.tabellen)],
    )


def _regel(regel: dict[str, Any]) -> RegelUit:
    velden = {veld: regel[veld] for veld in RegelUit.model_fields if veld in regel}
    return RegelUit(**velden, per_duizend=regel["per_1000"])


def _uit(rij: Publicatie) -> PublicatieUit:
    return PublicatieUit(**{veld: getattr(rij, veld) for veld in PublicatieUit.model_fields})
