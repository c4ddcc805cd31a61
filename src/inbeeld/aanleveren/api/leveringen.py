"""Deliveries over the API: hand in, look at the dry run, confirm, withdraw.

Whether a delivered person is a child that is known already is asked of people, on a page: a program
has nothing to judge that by. Here only their number is told.
"""

from datetime import date, datetime
from functools import partial
from typing import Any, Literal
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from ninja import File, Form, Query
from ninja.files import UploadedFile
from ninja.responses import Status

from inbeeld.regels import codes
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, Dag, In, JaNee, Uit, tekst
from inbeeld.web.problemen import Probleem

from .. import werk
from ..actions import KanNiet, bevestig, gooi_weg, maak_proef, trek_in, verwerk
from ..formaten import FORMATEN, MAX_BYTES
from ..forms import LeveringForm
from ..forms.levering import AANVULLING, VOLLEDIG
from ..models import Levering, Vraag
from ..ontvangst import neem_aan_eenmaal
from ..policies import check_can_levering_behandelen, formaten_voor
from ..queries import leveringen as alle_leveringen
from ..uploads import BegrensdeUpload
from ..views.basis import levering_of_404, organisatie_van

router = ApiRouter(tags=["leveringen"])
PAD = "/leveringen/{uuid:sleutel}"
MULTIPART = "multipart/form-data"
Status_ = Levering.Status


class LeveringtellingUit(Uit):
    """What the dry run found, and after processing what was done; some of it per feitsoort."""

    gelezen: int
    aanvaard: int
    afgekeurd: int
    ongewijzigd: int
    nieuw: dict[str, int]
    intrekken: dict[str, int]
    nieuwe_jongeren: int
    bekende_jongeren: int
    ontbreekt: int


class LeveringUit(Uit):
    """`openVragen`: what somebody has to answer on the page before it can be processed."""

    sleutel: UUID
    organisatie: str
    soort_formaat: str
    begindatum: date
    einddatum: date | None
    volledig: bool
    categorieen: list[str]
    status: str
    aangeleverd_op: datetime
    verwerkt_op: datetime | None
    ingetrokken_op: datetime | None
    opmerkingen: list[str]
    telling: LeveringtellingUit | None
    open_vragen: int


class LeveringenUit(Uit):
    resultaten: list[LeveringUit]
    aantal: int
    pagina: int
    per_pagina: int


def _uit(levering: Levering) -> LeveringUit:
    vragen = Vraag.objects.filter(levering=levering, soort=Vraag.Soort.PERSOON, antwoord="")
    return LeveringUit(
        sleutel=levering.sleutel,
        organisatie=levering.organisatie.naam,
        soort_formaat=levering.soort_formaat,
        begindatum=levering.begindatum,
        einddatum=levering.einddatum,
        volledig=levering.volledig,
        categorieen=levering.categorieen,
        status=levering.status,
        aangeleverd_op=levering.moment,
        verwerkt_op=levering.verwerkt_op,
        ingetrokken_op=levering.ingetrokken_op,
        opmerkingen=levering.opmerkingen,
        telling=LeveringtellingUit(**levering.telling) if levering.telling else None,
        open_vragen=vragen.count(),
    )


@router.operatie("GET", "/leveringen", "leveringen", scope="lezen", antwoord=LeveringenUit)
def leveringen(request: HttpRequest, vraag: Query[Bladeren]) -> LeveringenUit:
    """De leveringen van uw organisatie, de nieuwste eerst."""
    alle = alle_leveringen()
    vanaf = (vraag.pagina - 1) * vraag.per_pagina
    return LeveringenUit(
        resultaten=[_uit(levering) for levering in alle[vanaf : vanaf + vraag.per_pagina]],
        aantal=alle.count(),
        pagina=vraag.pagina,
        per_pagina=vraag.per_pagina,
    )


class LeveringIn(In):
    """What a supplier says with a file."""

    soort_formaat: Literal[tuple(FORMATEN)]
    begindatum: Dag
    einddatum: Dag
    volledig: JaNee
    categorieen: list[Literal[codes.VERZUIMSOORTEN]] = []


def _begrens(request: HttpRequest) -> None:
    """Let this one operation take a file, up to the limit, and notice a broken connection here."""
    request.upload_handlers = [BegrensdeUpload(request)]
    try:
        _ = request.POST
    except UnreadablePostError as fout:
        for ontvanger in request.upload_handlers:
            ontvanger.ruim_op()
        raise BadRequest("De verbinding is verbroken.") from fout
    except MultiPartParserError as fout:
        raise BadRequest("De inhoud is geen multipart/form-data.") from fout


@router.operatie(
    "POST",
    "/leveringen",
    "levering_aanleveren",
    scope="aanleveren",
    antwoord={200: LeveringUit, 201: LeveringUit},
    soort=MULTIPART,
    meeste_bytes=MAX_BYTES + 100_000,
    vooraf=_begrens,
    kosten=20,
)
def levering_aanleveren(
    request: HttpRequest,
    gegevens: Form[LeveringIn],
    bestand: File[UploadedFile],
    response: HttpResponse,
) -> Status[LeveringUit]:
    """Lever een bestand aan. Het wordt eerst alleen gecontroleerd; er verandert nog niets.

    Stuurt u hetzelfde nog eens, omdat er geen antwoord kwam, dan krijgt u de levering van de
    eerste keer (200) en geen tweede.
    """
    form = _form(request, gegevens)
    if not form.is_valid():
        raise Probleem(422, fouten=_fouten(form))
    levering, nieuw = neem_aan_eenmaal(form, timezone.now())
    if nieuw:
        werk.na_opslaan(request.actor, partial(_probeer, levering.pk))
    response["Location"] = reverse("api:levering", args=[levering.sleutel])
    return Status(201 if nieuw else 200, _uit(levering))


def _form(request: HttpRequest, gegevens: LeveringIn) -> LeveringForm:
    organisatie = organisatie_van(request)
    data: MultiValueDict[str, Any] = MultiValueDict(
        {
            "soort_formaat": [gegevens.soort_formaat],
            "begindatum": [gegevens.begindatum.isoformat()],
            "einddatum": [gegevens.einddatum.isoformat()],
            "omvang": [VOLLEDIG if gegevens.volledig else AANVULLING],
            "categorieen": list(gegevens.categorieen),
        }
    )
    return LeveringForm(
        data,
        MultiValueDict({"bestanden": request.FILES.getlist("bestand")}),
        formaten=formaten_voor(organisatie.soort),
        vandaag=request.actor.vandaag,
        is_school=organisatie.soort == "school",
        te_groot=bool(getattr(request, "te_groot", False)),
    )


_KAN_NIET = "kan niet voor uw organisatie"
_VELDEN = {"soort_formaat": "soortFormaat", "bestanden": "bestand", "omvang": "volledig"}


def _fouten(form: LeveringForm) -> list[dict[str, str]]:
    """The form's own sentences; those of a choice would repeat what was sent."""
    return [
        {
            "veld": _VELDEN.get(veld, veld),
            "reden": _KAN_NIET if f["code"] == "invalid_choice" else f["message"],
        }
        for veld, lijst in form.errors.get_json_data().items()
        for f in lijst
    ]


def _probeer(levering_id: int) -> None:
    maak_proef(levering_id)


def _verwerk(levering_id: int) -> None:
    verwerk(levering_id, timezone.now())


@router.operatie("GET", PAD, "levering", scope="lezen", antwoord=LeveringUit)
def levering(request: HttpRequest, sleutel: UUID) -> LeveringUit:
    """Hoe het met een levering staat."""
    return _uit(levering_of_404(sleutel))


class AfgekeurdeRijUit(Uit):
    """A refused line: where and why. What stood there is not kept."""

    bestand: str
    regel: int
    kolom: str
    reden: str


class AfgekeurdeRijenUit(Uit):
    resultaten: list[AfgekeurdeRijUit]
    aantal: int
    pagina: int
    per_pagina: int


@router.operatie(
    "GET",
    f"{PAD}/afgekeurde-rijen",
    "afgekeurde_rijen",
    scope="lezen",
    antwoord=AfgekeurdeRijenUit,
)
def afgekeurde_rijen(
    request: HttpRequest, sleutel: UUID, vraag: Query[Bladeren]
) -> AfgekeurdeRijenUit:
    """De rijen van een levering die niet kloppen, en waarom."""
    rijen = levering_of_404(sleutel).afgekeurd.order_by("bestand", "regel", "pk")
    vanaf = (vraag.pagina - 1) * vraag.per_pagina
    return AfgekeurdeRijenUit(
        resultaten=[
            AfgekeurdeRijUit(bestand=r.bestand, regel=r.regel, kolom=r.kolom, reden=r.reden)
            for r in rijen[vanaf : vanaf + vraag.per_pagina]
        ],
        aantal=rijen.count(),
        pagina=vraag.pagina,
        per_pagina=vraag.per_pagina,
    )


def _eigen(request: HttpRequest, sleutel: UUID) -> Levering:
    gevonden = levering_of_404(sleutel)
    check_can_levering_behandelen(request.actor, gevonden)
    return gevonden


@router.operatie(
    "POST",
    f"{PAD}/bevestiging",
    "levering_bevestigen",
    scope="aanleveren",
    antwoord={200: LeveringUit},
    soort="",
    kosten=20,
)
def levering_bevestigen(request: HttpRequest, sleutel: UUID) -> Status[LeveringUit]:
    """Laat een gecontroleerde levering verwerken. Twee keer is hetzelfde als één keer."""
    gevonden = _eigen(request, sleutel)
    if gevonden.status != Status_.VERWERKT:
        try:
            gevonden = bevestig(gevonden)
        except KanNiet as fout:
            raise Probleem(409, str(fout)) from None
        werk.na_opslaan(request.actor, partial(_verwerk, gevonden.pk))
    return Status(200, _uit(gevonden))


class LeveringIntrekkingIn(In):
    reden: tekst(200, minstens=1)


@router.operatie(
    "POST",
    f"{PAD}/intrekking",
    "levering_intrekken",
    scope="aanleveren",
    antwoord=LeveringUit,
    kosten=20,
)
def levering_intrekken(
    request: HttpRequest, sleutel: UUID, intrekking: LeveringIntrekkingIn
) -> LeveringUit:
    """Trek een verwerkte levering in, of gooi er een weg die nog niet verwerkt is."""
    gevonden = _eigen(request, sleutel)
    try:
        if gevonden.status == Status_.VERWERKT:
            trek_in(gevonden, timezone.now(), intrekking.reden)
        elif gevonden.status != Status_.INGETROKKEN:
            gooi_weg(gevonden, timezone.now())
    except KanNiet as fout:
        raise Probleem(409, str(fout)) from None
    return _uit(levering_of_404(sleutel))
