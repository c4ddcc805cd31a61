"""Verzuimmeldingen and return messages over the API: the columns of the file, as fields.

Handing in is idempotent on the number: the same request once more changes nothing.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Body, Query
from pydantic import Field, create_model
from pydantic.alias_generators import to_camel

from inbeeld.koppelingen.duo_verzuim import innemen, uitgaan
from inbeeld.koppelingen.duo_verzuim.velden import MELDING, TERUGMELDING, Veld
from inbeeld.koppelingen.models import DuoBericht
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import In, JaNee, Moment, Uit, tekst

router = ApiRouter(tags=["duo"])
MEESTE = 100
MEESTE_BYTES = 500_000
Wat = DuoBericht.Wat


def _in(naam: str, velden: Sequence[Veld]) -> type[In]:
    """Every field a text, wide: one that is too long is refused with its line, not as a whole."""
    return create_model(
        naam, __base__=In, **{v.naam: (tekst(2_000), ... if v.verplicht else "") for v in velden}
    )


def _uit(naam: str, velden: Sequence[Veld]) -> type[Uit]:
    return create_model(naam, __base__=Uit, **{v.naam: (str, ...) for v in velden})


DuoMeldingIn, DuoMeldingUit = _in("DuoMeldingIn", MELDING), _uit("DuoMeldingUit", MELDING)
DuoTerugmeldingIn = _in("DuoTerugmeldingIn", TERUGMELDING)
DuoTerugmeldingUit = _uit("DuoTerugmeldingUit", TERUGMELDING)


class DuoMeldingenIn(In):
    """`proef`: look what would happen, and keep nothing."""

    proef: JaNee = False
    meldingen: Annotated[list[DuoMeldingIn], Field(min_length=1, max_length=MEESTE)]


class DuoTerugmeldingenIn(In):
    """The same for return messages."""

    proef: JaNee = False
    terugmeldingen: Annotated[list[DuoTerugmeldingIn], Field(min_length=1, max_length=MEESTE)]


class DuoAfkeuringUit(Uit):
    """`regel`: which of the request, from 1."""

    regel: int
    veld: str
    reden: str


class DuoUitkomstUit(Uit):
    proef: bool
    nieuw: int
    bekend: int
    afgekeurd: int
    afkeuringen: list[DuoAfkeuringUit]


class DuoNietUit(Uit):
    """A melding that does not fit in what is exchanged, and why."""

    sleutel: str
    redenen: list[str]


class DuoMeldingenUit(Uit):
    """`tot`: ask from this moment the next time. `meer`: not everything fitted."""

    tot: datetime
    meer: bool
    resultaten: list[DuoMeldingUit]
    niet: list[DuoNietUit]


class DuoTerugmeldingenUit(Uit):
    tot: datetime
    meer: bool
    resultaten: list[DuoTerugmeldingUit]
    niet: list[DuoNietUit]


class Sinds(In):
    vanaf: Moment


def _neem(
    request: HttpRequest,
    rijen: Sequence[In],
    proef: bool,
    neem: Callable[..., innemen.Uitkomst],
) -> DuoUitkomstUit:
    bron = innemen.Bron(
        DuoBericht.Via.API, hashlib.sha256(request.body).hexdigest(), "verzoek", timezone.now()
    )
    regels = [(nummer, rij.model_dump()) for nummer, rij in enumerate(rijen, start=1)]
    uit = neem(regels, bron, proef=proef)
    return DuoUitkomstUit(
        proef=uit.proef,
        nieuw=uit.nieuw,
        bekend=uit.bekend,
        afgekeurd=uit.regels_afgekeurd,
        afkeuringen=[
            DuoAfkeuringUit(regel=a.regel, veld=to_camel(a.kolom), reden=a.reden)
            for a in uit.afgekeurd
        ],
    )


@router.operatie(
    "POST",
    "/duo/meldingen",
    "duo_meldingen_inlezen",
    scope="aanleveren",
    antwoord=DuoUitkomstUit,
    kosten=20,
    meeste_bytes=MEESTE_BYTES,
)
def duo_meldingen_inlezen(request: HttpRequest, inhoud: Body[DuoMeldingenIn]) -> DuoUitkomstUit:
    """Neem verzuimmeldingen over die leerplicht buiten In Beeld kreeg; elk nummer een keer."""
    return _neem(request, inhoud.meldingen, inhoud.proef, innemen.neem_meldingen)


@router.operatie(
    "POST",
    "/duo/terugmeldingen",
    "duo_terugmeldingen_inlezen",
    scope="aanleveren",
    antwoord=DuoUitkomstUit,
    kosten=20,
    meeste_bytes=MEESTE_BYTES,
)
def duo_terugmeldingen_inlezen(
    request: HttpRequest, inhoud: Body[DuoTerugmeldingenIn]
) -> DuoUitkomstUit:
    """Neem over wat leerplicht in het eigen pakket met meldingen deed."""
    return _neem(request, inhoud.terugmeldingen, inhoud.proef, innemen.neem_terugmeldingen)


def _geef(uit: uitgaan.Uitgaand, wat: DuoBericht.Wat, tot: datetime) -> dict[str, Any]:
    afdruk = hashlib.sha256(repr(uit.rijen).encode()).hexdigest()
    uitgaan.noteer_bericht(uit, wat, DuoBericht.Via.API, afdruk, tot)
    return {
        "tot": tot,
        "meer": uit.meer,
        "niet": [
            DuoNietUit(sleutel=str(sleutel), redenen=list(zinnen)) for sleutel, zinnen in uit.niet
        ],
    }


@router.operatie(
    "GET", "/duo/meldingen", "duo_meldingen", scope="lezen", antwoord=DuoMeldingenUit, kosten=5
)
def duo_meldingen(request: HttpRequest, vraag: Query[Sinds]) -> DuoMeldingenUit:
    """Verzuimmeldingen sinds een moment, met het BSN of onderwijsnummer van het kind."""
    tot = timezone.now()
    uit = uitgaan.meldingen(vraag.vanaf, handeling="api_duo_meldingen")
    return DuoMeldingenUit(
        resultaten=[DuoMeldingUit(**rij) for rij in uit.rijen], **_geef(uit, Wat.MELDINGEN, tot)
    )


@router.operatie(
    "GET",
    "/duo/terugmeldingen",
    "duo_terugmeldingen",
    scope="lezen",
    antwoord=DuoTerugmeldingenUit,
    kosten=5,
)
def duo_terugmeldingen(request: HttpRequest, vraag: Query[Sinds]) -> DuoTerugmeldingenUit:
    """Wat leerplicht sinds een moment met verzuimmeldingen deed."""
    tot = timezone.now()
    uit = uitgaan.terugmeldingen(vraag.vanaf, handeling="api_duo_terugmeldingen")
    return DuoTerugmeldingenUit(
        resultaten=[DuoTerugmeldingUit(**rij) for rij in uit.rijen],
        **_geef(uit, Wat.TERUGMELDINGEN, tot),
    )
