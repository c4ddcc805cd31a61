"""Talks over the API: those of a child, and a new one with what was agreed in it."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Body, Query
from ninja.responses import Status
from pydantic import Field

from inbeeld.dossiers.actions import gesprekken as actions
from inbeeld.dossiers.actions.gesprekken import AlVastgelegd, NieuweAfspraak
from inbeeld.dossiers.api.afspraken import AfspraakIn, formulier
from inbeeld.dossiers.api.basis import (
    Bladzijde,
    Sleutel,
    bladzijde,
    gedaan,
    geen_waarde,
    ingevuld,
    keur,
    kind_om_te_lezen,
    kind_om_te_wijzigen,
    rij_of_404,
    rijsleutel,
)
from inbeeld.dossiers.forms_gesprek import AFSPRAKEN_PER_GESPREK, AfspraakInGesprek, GesprekForm
from inbeeld.dossiers.models import Gesprek
from inbeeld.dossiers.queries.afspraken import gezin_van
from inbeeld.dossiers.queries.gesprekken import (
    Betrokkenen,
    betrokkenen_bij,
    redenen_op,
    van_kind,
    wie_is,
)
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, Dag, In, Uit, tekst
from inbeeld.toegang.matrix import Groep

router = ApiRouter(tags=["gesprekken"])
GROEPEN = (Groep.GESPREK,)
LANGST = 10_000
"""Signs of one text: some five pages."""


class RedenUit(Uit):
    """A reason for which children are at home, as the region words it."""

    code: str
    tekst: str


class GespreksredenenUit(Uit):
    resultaten: list[RedenUit]


class DeelnemerUit(Uit):
    wie: str
    naam: str


class GesprekUit(Uit):
    """`stem`: whether the child was heard, and how, or why not."""

    sleutel: UUID
    jongere: UUID
    soort: str
    gevoerd_op: date
    deelnemers: list[DeelnemerUit]
    stem: str
    stem_hoe: str
    stem_woorden: str
    stem_waarom_niet: str
    uitkomst: str
    redenen: list[RedenUit]
    wat_vooraf: str
    moment: datetime
    door: str


class GesprekkenUit(Bladzijde):
    resultaten: list[GesprekUit]


class GesprekIn(In):
    """`anderen` and `netwerk`: who else was there, by what they are. A colleague by name is named
    on the page. `redenen`: codes of gespreksredenen."""

    soort: Literal[tuple(Gesprek.Soort.values)]
    gevoerd_op: Dag
    erbij: Annotated[list[Literal["jongere", "ouder"]], Field(max_length=2)] = []
    anderen: tekst(100) = ""
    netwerk: tekst(100) = ""
    stem: Literal[tuple(Gesprek.Stem.values)]
    stem_hoe: tekst(200) = ""
    stem_woorden: tekst(LANGST) = ""
    stem_waarom_niet: tekst(300) = ""
    uitkomst: tekst(LANGST, minstens=1)
    redenen: Annotated[list[tekst(40, minstens=1)], Field(max_length=50)] = []
    wat_vooraf: tekst(LANGST) = ""
    afspraken: Annotated[list[AfspraakIn], Field(max_length=AFSPRAKEN_PER_GESPREK)] = []


@router.operatie(
    "GET", "/gespreksredenen", "gespreksredenen", scope="lezen", antwoord=GespreksredenenUit
)
def gespreksredenen(request: HttpRequest) -> GespreksredenenUit:
    """De redenen die vandaag bij een gesprek genoemd kunnen worden."""
    return GespreksredenenUit(
        resultaten=[RedenUit(code=r.code, tekst=r.tekst) for r in redenen_op(request.actor.vandaag)]
    )


@router.operatie(
    "GET",
    "/jongeren/{uuid:sleutel}/gesprekken",
    "gesprekken",
    scope="lezen",
    antwoord=GesprekkenUit,
)
def gesprekken(request: HttpRequest, sleutel: UUID, vraag: Query[Bladeren]) -> GesprekkenUit:
    """De gesprekken met en over een kind, het laatste eerst."""
    kind = kind_om_te_lezen(request, sleutel, GROEPEN, "gesprekken")
    verborgen = plaats_verborgen(kind.jongere_id)
    rijen = _met_alles(van_kind(kind.jongere_id))
    return GesprekkenUit(**bladzijde(rijen, vraag, lambda rij: _uit(rij, kind, verborgen)))


@router.operatie("GET", "/gesprekken/{uuid:sleutel}", "gesprek", scope="lezen", antwoord=GesprekUit)
def gesprek(request: HttpRequest, sleutel: UUID) -> GesprekUit:
    """Een gesprek: wie erbij was, wat eruit kwam en wat het kind zei."""
    rij = rij_of_404(_met_alles(Gesprek.objects.select_related("jongere")), sleutel)
    kind = kind_om_te_lezen(request, rij.jongere.sleutel, GROEPEN, "gesprek")
    return GesprekUit(**_uit(rij, kind, plaats_verborgen(kind.jongere_id)))


@router.operatie(
    "POST",
    "/jongeren/{uuid:sleutel}/gesprekken",
    "gesprek_vastleggen",
    scope="aanleveren",
    antwoord={201: GesprekUit},
    kosten=5,
)
def gesprek_vastleggen(
    request: HttpRequest, sleutel: UUID, gesprek: Body[GesprekIn], eenmaal: Sleutel
) -> Status[GesprekUit]:
    """Leg een gesprek vast, met de afspraken die eruit kwamen: alles of niets.

    Hetzelfde gesprek met dezelfde `Idempotency-Key` geeft het gesprek dat er al is; een ander
    gesprek met die sleutel geeft 409.
    """
    kind = kind_om_te_wijzigen(request, sleutel, GROEPEN, "gesprek_vastleggen")
    betrokkenen = betrokkenen_bij(kind.jongere_id, request.actor.vandaag)
    eigen = rijsleutel(request, "gesprek", kind.sleutel, eenmaal)
    form = _form(request, gesprek, betrokkenen, eigen)
    keur(form)
    gemaakt = _afspraken(request, kind, gesprek, betrokkenen)
    with gedaan():
        try:
            rij = actions.leg_vast(
                kind.jongere_id, eigen, form.inhoud(gemaakt), moment=timezone.now()
            )
        except AlVastgelegd as eerder:
            if not eerder.gelijk:
                raise
            rij = eerder.gesprek
    rij = _met_alles(Gesprek.objects.all()).get(pk=rij.pk)
    return Status(201, GesprekUit(**_uit(rij, kind, plaats_verborgen(kind.jongere_id))))


def _form(
    request: HttpRequest, gegeven: GesprekIn, betrokkenen: Betrokkenen, sleutel: UUID
) -> GesprekForm:
    vandaag = request.actor.vandaag
    codes = dict(redenen_op(vandaag).values_list("code", "pk"))
    if not codes.keys() >= set(gegeven.redenen):
        raise geen_waarde("redenen", "is geen van de mogelijke waarden")
    velden = ingevuld(
        gegeven, sleutel=sleutel, redenen=[codes[c] for c in gegeven.redenen], afspraken=None
    )
    return GesprekForm(velden, vandaag=vandaag, betrokkenen=betrokkenen)


def _afspraken(
    request: HttpRequest, kind: Kind, gegeven: GesprekIn, betrokkenen: Betrokkenen
) -> tuple[NieuweAfspraak, ...]:
    vandaag = request.actor.vandaag
    gezin = gezin_van(kind.jongere_id, vandaag) is not None
    uit = []
    for nr, een in enumerate(gegeven.afspraken):
        voor = f"afspraken.{nr}."
        if een.voor_gezin and not gezin:
            raise geen_waarde(f"{voor}voorGezin", "het kind hoort niet bij een gezin")
        velden = formulier(request, kind, een, betrokkenen, voor)
        form = AfspraakInGesprek(velden, vandaag=vandaag, betrokkenen=betrokkenen, gezin=gezin)
        keur(form, voor=voor)
        uit.append(form.afspraak())
    return tuple(uit)


def _met_alles(rijen: Any) -> Any:
    return rijen.select_related("door__gebruiker", "door__organisatie").prefetch_related(
        "deelnemers__aanstelling__gebruiker",
        "deelnemers__aanstelling__organisatie",
        "redenen__reden",
    )


def _uit(rij: Gesprek, kind: Kind, verborgen: bool) -> dict[str, Any]:
    velden = (
        *("soort", "gevoerd_op", "stem", "stem_hoe", "stem_woorden", "stem_waarom_niet"),
        *("uitkomst", "wat_vooraf", "moment"),
    )
    return {
        "sleutel": rij.sleutel,
        "jongere": kind.sleutel,
        "deelnemers": [
            {
                "wie": d.wie,
                "naam": wie_is(d.aanstelling, verborgen=verborgen)
                if d.aanstelling
                else d.omschrijving or d.get_wie_display(),
            }
            for d in sorted(rij.deelnemers.all(), key=lambda d: d.pk)
        ],
        "redenen": [
            {"code": r.reden.code, "tekst": r.reden.tekst}
            for r in sorted(rij.redenen.all(), key=lambda r: r.reden.tekst)
        ],
        "door": wie_is(rij.door, verborgen=verborgen),
        **{veld: getattr(rij, veld) for veld in velden},
    }
