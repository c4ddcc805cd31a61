"""What stands in the way of a child and what follows its return, over the API."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Body, Query
from ninja.responses import Status

from inbeeld.dossiers.actions import belemmeringen as actions
from inbeeld.dossiers.actions.basis import open_zaak_van
from inbeeld.dossiers.api.basis import (
    Bladzijde,
    Sleutel,
    ToestandUit,
    bladzijde,
    gedaan,
    ingevuld,
    keur,
    kind_om_te_lezen,
    kind_om_te_wijzigen,
    rijsleutel,
)
from inbeeld.dossiers.forms_belemmering import AntwoordForm, NoteerForm
from inbeeld.dossiers.models import Belemmering, Nazorg
from inbeeld.dossiers.queries import belemmeringen as queries
from inbeeld.dossiers.queries.nazorg import eerder_geholpen, stand_van
from inbeeld.dossiers.views.belemmeringen import GEVRAAGD
from inbeeld.tijdlijnen.api import basis
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, In, Uit, tekst
from inbeeld.toegang.matrix import Groep

router = ApiRouter(tags=["belemmeringen en nazorg"])
BELEMMERING = (Groep.SIGNAAL_EN_ROUTE,)
NAZORG = (Groep.PLAN_EN_AFSPRAKEN, Groep.SIGNAAL_EN_ROUTE, Groep.TIJDLIJN)


class BelemmeringUit(Uit):
    """`jongere`: null for who is asked to answer and does not see of whom it is. `wie`: who
    answers, in words."""

    sleutel: UUID
    jongere: UUID | None
    soort: str
    regel: str
    had_geholpen: str
    toestand: str
    wie: str
    uiterlijk_op: date | None
    te_laat: bool
    antwoord: str
    beantwoord_op: date | None
    heropend_reden: str
    moment: datetime


class BelemmeringenUit(Bladzijde):
    resultaten: list[BelemmeringUit]


class BelemmeringIn(In):
    """One line, without names."""

    soort: Literal[tuple(Belemmering.Soort.values)]
    regel: tekst(200, minstens=1)
    had_geholpen: tekst(200) = ""


class BelemmeringantwoordIn(In):
    antwoord: tekst(1000, minstens=1)


class NazorgUit(Uit):
    """One time of nazorg. `thuisSinds`: the first day of the absence before it."""

    sleutel: UUID
    toestand: str
    begonnen_op: date
    tot: date
    thuis_sinds: date | None
    wat_hielp: str
    geeindigd_op: date | None


class NazorgstandUit(Uit):
    """`terugval`: the child is at home again, on day `dag` of the clock that runs; `dagEerder`:
    which day it would be had the old one gone on. `eerder`: what ended well before."""

    nazorg: NazorgUit | None
    loopt: bool
    terugval: bool
    dag: int | None
    dag_eerder: int | None
    eerder: list[NazorgUit]


@router.operatie(
    "GET",
    "/jongeren/{uuid:sleutel}/belemmeringen",
    "belemmeringen",
    scope="lezen",
    antwoord=BelemmeringenUit,
)
def belemmeringen(request: HttpRequest, sleutel: UUID, vraag: Query[Bladeren]) -> BelemmeringenUit:
    """Wat bij een kind in de weg stond: wat open staat eerst."""
    kind = kind_om_te_lezen(request, sleutel, BELEMMERING, "belemmeringen")
    beelden = queries.beelden(queries.van_kind(kind.jongere_id), request.actor.vandaag)
    return BelemmeringenUit(**bladzijde(beelden, vraag, _uit))


@router.operatie(
    "GET",
    "/belemmeringen/{uuid:sleutel}",
    "belemmering",
    scope="lezen",
    antwoord=BelemmeringUit,
)
def belemmering(request: HttpRequest, sleutel: UUID) -> BelemmeringUit:
    """Een belemmering, ook voor wie is gevraagd te antwoorden."""
    return BelemmeringUit(**_uit(_een(request, sleutel, "belemmering")))


@router.operatie(
    "POST",
    "/jongeren/{uuid:sleutel}/belemmeringen",
    "belemmering_noteren",
    scope="aanleveren",
    antwoord={201: BelemmeringUit},
    kosten=5,
)
def belemmering_noteren(
    request: HttpRequest, sleutel: UUID, belemmering: Body[BelemmeringIn], eenmaal: Sleutel
) -> Status[BelemmeringUit]:
    """Leg in een regel vast wat in de weg stond; wie erover gaat, krijgt de vraag."""
    kind = kind_om_te_wijzigen(request, sleutel, BELEMMERING, "belemmering_noteren")
    eigen = rijsleutel(request, "belemmering", kind.sleutel, eenmaal)
    velden = keur(NoteerForm(ingevuld(belemmering, sleutel=eigen)))
    with gedaan():
        rij = actions.noteer(kind.jongere_id, **velden, moment=timezone.now())
    (beeld,) = queries.beelden([rij], request.actor.vandaag)
    return Status(201, BelemmeringUit(**_uit(beeld)))


@router.operatie(
    "POST",
    "/belemmeringen/{uuid:sleutel}/antwoord",
    "belemmering_beantwoorden",
    scope="aanleveren",
    antwoord=ToestandUit,
    kosten=5,
)
def belemmering_beantwoorden(
    request: HttpRequest, sleutel: UUID, antwoord: Body[BelemmeringantwoordIn]
) -> ToestandUit:
    """Zeg wat er verandert, of waarom het niet kan."""
    beeld = _een(request, sleutel, "belemmering_beantwoorden")
    velden = keur(AntwoordForm(ingevuld(antwoord)))
    with gedaan():
        rij = actions.beantwoord(beeld.rij, velden["antwoord"], moment=timezone.now())
    return ToestandUit(sleutel=rij.sleutel, toestand=rij.toestand)


@router.operatie(
    "GET", "/jongeren/{uuid:sleutel}/nazorg", "nazorg", scope="lezen", antwoord=NazorgstandUit
)
def nazorg(request: HttpRequest, sleutel: UUID) -> NazorgstandUit:
    """Hoe een kind dat terug is, gevolgd wordt, en wat eerder hielp."""
    kind = kind_om_te_lezen(request, sleutel, NAZORG, "nazorg")
    zaak = open_zaak_van(kind.jongere_id)
    stand = stand_van(zaak, request.actor.vandaag) if zaak else None
    huidig = stand.nazorg if stand else None
    eerder = eerder_geholpen(kind.jongere_id, behalve=huidig.pk if huidig else None)
    return NazorgstandUit(
        nazorg=_nazorg_uit(huidig) if huidig else None,
        loopt=bool(stand and stand.loopt),
        terugval=bool(stand and stand.terugval),
        dag=stand.dag_n if stand else None,
        dag_eerder=stand.eerder_dag_n if stand else None,
        eerder=[_nazorg_uit(rij) for rij in eerder],
    )


def _een(request: HttpRequest, sleutel: UUID, naam: str) -> queries.Regelbeeld:
    """A line by its key, noted in the read log: by another ground where it was asked of who does
    not see the child. Raises Http404."""
    rij = queries.een(sleutel)
    if rij is None:
        raise Http404
    (beeld,) = queries.beelden([rij], request.actor.vandaag)
    groepen = basis.zichtbaar(request, BELEMMERING)
    if beeld.kind:
        basis.noteer(request, [rij.jongere_id], groepen, naam)
    else:
        leg_lezing_vast(
            jongere_ids=[rij.jongere_id],
            gegevensgroepen=sorted(groepen),
            handeling=f"api_{naam}",
            grond=GEVRAAGD,
        )
    return beeld


def _uit(beeld: queries.Regelbeeld) -> dict[str, Any]:
    velden = (
        *("sleutel", "soort", "regel", "had_geholpen", "toestand", "antwoord"),
        *("beantwoord_op", "heropend_reden", "moment"),
    )
    return {
        "jongere": beeld.kind,
        "wie": beeld.wie,
        "uiterlijk_op": beeld.uiterlijk_op,
        "te_laat": beeld.te_laat,
        **{veld: getattr(beeld.rij, veld) for veld in velden},
    }


def _nazorg_uit(rij: Nazorg) -> NazorgUit:
    return NazorgUit(
        sleutel=rij.sleutel,
        toestand=rij.toestand,
        begonnen_op=rij.begonnen_op,
        tot=rij.tot,
        thuis_sinds=rij.thuis_sinds,
        wat_hielp=rij.wat_hielp,
        geeindigd_op=rij.geeindigd_op,
    )
