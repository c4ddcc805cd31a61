"""One fact of a child: recorded, corrected, withdrawn, as by hand on a page."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Body
from ninja.responses import Status
from pydantic import Field

from inbeeld.register.models import FEITMODELLEN, Feit
from inbeeld.tijdlijnen.actions import FeitGeweigerd, leg_vast
from inbeeld.tijdlijnen.api import basis
from inbeeld.tijdlijnen.api.feiten import FEITSOORTEN, INVOER, EenFeitUit, FeitUit, feit_uit

# The router of the room below: django-ninja asks that all operations of one path stand together,
# and reading facts stands there.
from inbeeld.tijdlijnen.api.tijdlijnen import router
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.toegang.api.schemas import In, tekst
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.velden import groep_van
from inbeeld.web.problemen import Probleem

from ..met_de_hand import check_can_aan_kind_toevoegen, fouten_van_correctie
from ..policies import check_can_feit_invoeren

PAD = "/jongeren/{uuid:sleutel}/feiten"
Feitsoort = Literal[FEITSOORTEN]
Nummer = Annotated[int, Field(ge=1, le=2**53 - 1)]
EenFeitIn = Annotated[reduce(or_, INVOER.values()), Field(discriminator="feitsoort")]
REDEN_ONTBREEKT = [{"veld": "reden", "reden": "is nodig bij een correctie"}]
ANDER_SOORT = [{"veld": "feitsoort", "reden": "is een andere dan in het adres"}]


@router.operatie(
    "POST", PAD, "feit_vastleggen", scope="aanleveren", antwoord={201: EenFeitUit}, kosten=5
)
def feit_vastleggen(
    request: HttpRequest, sleutel: UUID, feit: Body[EenFeitIn], response: HttpResponse
) -> Status[FeitUit]:
    """Leg één feit over een jongere vast; de tijdlijn klopt daarna meteen."""
    tabel = feit.feitsoort
    kind = _kind(request, sleutel, tabel)
    if tabel == "jongeren":
        raise Probleem(409, "Dit feit is er al voor iedere jongere. Corrigeer het.")
    check_can_aan_kind_toevoegen(kind.jongere_id)
    nieuw = _leg_vast(kind, feit, [])
    response["Location"] = _adres(sleutel, tabel, nieuw)
    return Status(201, feit_uit(tabel, nieuw, request.actor.organisatie_id))


@router.operatie(
    "PUT",
    f"{PAD}/{{feitsoort}}/{{nummer}}",
    "feit_corrigeren",
    scope="aanleveren",
    antwoord={201: EenFeitUit},
    kosten=5,
)
def feit_corrigeren(
    request: HttpRequest,
    sleutel: UUID,
    feitsoort: Feitsoort,
    nummer: Nummer,
    feit: Body[EenFeitIn],
    response: HttpResponse,
) -> Status[FeitUit]:
    """Zet een ander feit in de plaats van een feit dat uw organisatie eerder vastlegde.

    Het oude blijft leesbaar bij 'wat wisten we toen'; het nieuwe krijgt een eigen nummer. Is het
    oude intussen gecorrigeerd of ingetrokken, dan is het antwoord 404 of 409 en verandert er niets.
    """
    kind = _kind(request, sleutel, feitsoort)
    oud = _eigen_feit(request, kind, feitsoort, nummer)
    if feit.feitsoort != feitsoort:
        raise Probleem(400, fouten=ANDER_SOORT)
    if not feit.reden:
        raise Probleem(400, fouten=REDEN_ONTBREEKT)
    fouten = fouten_van_correctie(feitsoort, oud, _rij(kind, feit), request.actor.vandaag)
    if fouten:
        raise Probleem(422, fouten=_als_lijst(fouten))
    nieuw = _leg_vast(kind, feit, [oud.pk])
    response["Location"] = _adres(sleutel, feitsoort, nieuw)
    return Status(201, feit_uit(feitsoort, nieuw, request.actor.organisatie_id))


class IntrekkingIn(In):
    reden: tekst(200, minstens=1)


@router.operatie(
    "POST",
    f"{PAD}/{{feitsoort}}/{{nummer}}/intrekking",
    "feit_intrekken",
    scope="aanleveren",
    antwoord={204: None},
    kosten=5,
)
def feit_intrekken(
    request: HttpRequest,
    sleutel: UUID,
    feitsoort: Feitsoort,
    nummer: Nummer,
    intrekking: IntrekkingIn,
) -> Status[None]:
    """Trek een feit in dat uw organisatie eerder vastlegde. De reden bevat geen namen."""
    kind = _kind(request, sleutel, feitsoort)
    feit = _eigen_feit(request, kind, feitsoort, nummer)
    _probeer(reden=intrekking.reden, intrekken={feitsoort: [feit.pk]})
    return Status(204, None)


def _kind(request: HttpRequest, sleutel: UUID, tabel: str) -> Kind:
    """The child, when the rol enters such facts and may know the child; written in the read log."""
    check_can_feit_invoeren(request.actor, tabel)
    groepen = {Groep.IDENTITEIT, groep_van("feiten", tabel)}
    return basis.kind_van(request, sleutel, groepen, "feit_invoeren")


def _eigen_feit(request: HttpRequest, kind: Kind, tabel: str, nummer: int) -> Feit:
    feit = (
        FEITMODELLEN[tabel]
        .objects.filter(
            pk=nummer,
            jongere_id=kind.jongere_id,
            bron_id=request.actor.organisatie_id,
            ingetrokken_op__isnull=True,
        )
        .first()
    )
    if feit is None:
        raise Http404
    return feit


def _rij(kind: Kind, feit: Any) -> dict[str, Any]:
    """The row for `leg_vast`: hours as the number that was written, an empty text is no value."""
    rij = {"jongere": kind.jongere_id, **feit.gegevens.model_dump()}
    uren = rij.get("uren")
    return {
        **{naam: None if waarde == "" else waarde for naam, waarde in rij.items()},
        **({"uren": Decimal(str(uren))} if uren is not None else {}),
    }


def _leg_vast(kind: Kind, feit: Any, intrekken: Sequence[int]) -> Feit:
    tabel = feit.feitsoort
    vastlegging = _probeer(
        reden=feit.reden or "",
        nieuw={tabel: [_rij(kind, feit)]},
        intrekken={tabel: list(intrekken)},
    )
    return FEITMODELLEN[tabel].objects.select_related("bron").get(vastlegging=vastlegging)


def _probeer(**wat: Any) -> Any:
    """Record; raises Probleem with what the rules refuse, and Geweigerd."""
    try:
        return leg_vast(moment=timezone.now(), soort="hand", **wat)
    except FeitGeweigerd as fout:
        if any(f.kolom == "id" for f in fout.fouten):
            raise Probleem(409, "Dit feit is intussen gewijzigd of ingetrokken.") from None
        fouten = {f"gegevens.{f.kolom}": f.reden for f in fout.fouten}
        raise Probleem(422, fouten=_als_lijst(fouten)) from None


def _als_lijst(fouten: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"veld": veld, "reden": reden} for veld, reden in fouten.items()]


def _adres(sleutel: UUID, tabel: str, feit: Feit) -> str:
    return reverse("api:feit_corrigeren", args=[sleutel, tabel, feit.pk])
