"""Documents of a child over the API: which there are, and the content of one."""

from base64 import b64encode
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Query

from inbeeld.dossiers.actions.documenten import Ingetrokken, open_
from inbeeld.dossiers.api.basis import Bladzijde, bladzijde, kind_om_te_lezen, rij_of_404
from inbeeld.dossiers.models import Document
from inbeeld.dossiers.queries.documenten import documenten as rijen_
from inbeeld.dossiers.queries.documenten import regel
from inbeeld.register.models import Jongere
from inbeeld.tijdlijnen.api import basis
from inbeeld.tijdlijnen.kinderen import kind_op
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, Uit
from inbeeld.toegang.matrix import Groep

router = ApiRouter(tags=["documenten"])
BUITEN = frozenset({Groep.BESLOTEN_NOTITIE, Groep.JUSTITIE, Groep.MEDISCH})
"""Kinds of data of which no document leaves the pages: those are for one person, on purpose."""


class DocumentUit(Uit):
    """`groep`: the kind of data in it. `ingetrokkenOp`: since when its content is gone."""

    sleutel: UUID
    jongere: UUID
    groep: str
    soort: str
    naam: str
    mediatype: str
    grootte: int
    vingerafdruk: str
    moment: datetime
    wie: str
    ingetrokken_op: datetime | None


class DocumentenUit(Bladzijde):
    resultaten: list[DocumentUit]


class DocumentinhoudUit(Uit):
    """`inhoud`: the bytes of the file in base64 (RFC 4648)."""

    naam: str
    mediatype: str
    vingerafdruk: str
    inhoud: str


def _open_voor_api() -> QuerySet[Document]:
    return rijen_().exclude(groep__in=BUITEN)


@router.operatie(
    "GET",
    "/jongeren/{uuid:sleutel}/documenten",
    "documenten",
    scope="lezen",
    antwoord=DocumentenUit,
)
def documenten(request: HttpRequest, sleutel: UUID, vraag: Query[Bladeren]) -> DocumentenUit:
    """De documenten en brieven van een kind die uw rol mag zien, de nieuwste eerst."""
    try:
        kind = kind_op(sleutel, request.actor.vandaag)
    except Jongere.DoesNotExist:
        raise Http404 from None
    alle = _open_voor_api().filter(jongere_id=kind.jongere_id)
    groepen = {Groep(g) for g in alle.order_by().values_list("groep", flat=True).distinct()}
    # Without a document the client still learns that there is none.
    basis.noteer(request, [kind.jongere_id], groepen or {Groep.IDENTITEIT}, "documenten")

    def maak(rij: Document) -> dict[str, Any]:
        return _uit(rij, regel(rij, request.actor, verborgen=kind.adres_verborgen).wie)

    return DocumentenUit(**bladzijde(alle.order_by("-moment", "-pk"), vraag, maak))


@router.operatie(
    "GET",
    "/documenten/{uuid:sleutel}/inhoud",
    "documentinhoud",
    scope="lezen",
    antwoord=DocumentinhoudUit,
    kosten=5,
)
def documentinhoud(request: HttpRequest, sleutel: UUID) -> DocumentinhoudUit:
    """De inhoud van een document. Wat is ingetrokken, is er niet meer."""
    rij = rij_of_404(_open_voor_api().defer(None), sleutel)
    kind_om_te_lezen(request, rij.jongere.sleutel, [Groep(rij.groep)], "documentinhoud")
    try:
        inhoud = open_(rij)
    except Ingetrokken:
        raise Http404 from None
    return DocumentinhoudUit(
        naam=rij.naam,
        mediatype=rij.mediatype,
        vingerafdruk=rij.vingerafdruk,
        inhoud=b64encode(inhoud).decode(),
    )


def _uit(rij: Document, wie: str) -> dict[str, Any]:
    velden = ("groep", "soort", "naam", "mediatype", "grootte", "vingerafdruk", "moment")
    return {
        "sleutel": rij.sleutel,
        "jongere": rij.jongere.sleutel,
        "wie": wie,
        "ingetrokken_op": rij.ingetrokken_op,
        **{veld: getattr(rij, veld) for veld in velden},
    }
