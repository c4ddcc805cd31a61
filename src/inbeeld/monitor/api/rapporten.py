"""Reports of the client's organisation: which there are, one of them with its files, a new one as a
job, and which make themselves. No child is in them."""

from base64 import b64encode
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Status

from inbeeld.dossiers.api.basis import Bladzijde, bladzijde, keur, rij_of_404
from inbeeld.monitor.actions.rapporten import laatste_dag, maak_of_vraag
from inbeeld.monitor.druk import VORMEN
from inbeeld.monitor.forms_rapporten import DAGEN, EIGEN, KOP, vorm_voor
from inbeeld.monitor.models import Berekening, Rapport, Rapportplanning
from inbeeld.monitor.queries.gebieden import Namen
from inbeeld.monitor.queries.samengesteld import eerste_definitie
from inbeeld.monitor.rapporten.perioden import laatste
from inbeeld.monitor.rapporten.soorten import SOORTEN, Soort
from inbeeld.monitor.rapporten.wie import gebieden_van, soorten_van
from inbeeld.monitor.uitvoerders.rapport import SOORT
from inbeeld.monitor.werk import bezig
from inbeeld.regels.definities import DEFINITIES
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, Dag, In, Uit, tekst
from inbeeld.toegang.policies import Geweigerd

router = ApiRouter(tags=["rapporten"])


class RapportkopUit(Uit):
    """`bekendOp`: what was known then. `vingerafdruk`: SHA-256 of its figures; `herhaalt`: the
    report that it makes again."""

    sleutel: UUID
    soort: str
    gebied: str
    van: date
    tot_en_met: date
    definitie: str
    bekend_op: datetime
    vingerafdruk: str
    herhaalt: UUID | None
    moment: datetime


class RapportenUit(Bladzijde):
    resultaten: list[RapportkopUit]


class RapportUit(RapportkopUit):
    """`inhoud`: its chapters, tables and words as data; of these every file is made."""

    inhoud: dict[str, Any]


class Bestandvraag(In):
    vorm: Literal[tuple(VORMEN)] = "pdf"


class RapportbestandUit(Uit):
    """`inhoud`: the bytes of the file in base64 (RFC 4648)."""

    naam: str
    mediatype: str
    inhoud: str


class RapportIn(In):
    """`gebied`, `periode` (its first day) and `definitie`: when left out one's own area, the last
    period that is over and the area's. `bekendOp`: as known at the end of that day. `peildata`:
    of a telling on days, KOP's five when left out."""

    soort: Literal[tuple(SOORTEN)]
    gebied: tekst(120) = ""
    periode: Dag | None = None
    definitie: Literal[tuple(DEFINITIES)] | None = None
    bekend_op: Dag | None = None
    peildata: list[Dag] = []


class AanvraagUit(Uit):
    """Which report is made. `status`: 'bezig', 'klaar' (then `rapport`), 'mislukt' (then `fout`) or
    'gestopt', when nobody works on it any more: ask again. `sleutel`: of the job, null when the
    report was there at once."""

    sleutel: UUID | None
    status: Literal["bezig", "klaar", "mislukt", "gestopt"]
    voortgang: int
    rapport: UUID | None
    fout: str


class PlanningUit(Uit):
    sleutel: UUID
    soort: str
    gebied: str
    definitie: str
    ritme: str
    vanaf: date
    gestopt_op: date | None


class PlanningenUit(Bladzijde):
    resultaten: list[PlanningUit]


@router.operatie("GET", "/rapporten", "rapporten", scope="lezen", antwoord=RapportenUit)
def rapporten(request: HttpRequest, vraag: Query[Bladeren]) -> RapportenUit:
    """De rapporten van uw organisatie, het nieuwste eerst."""
    rijen = Rapport.objects.order_by("-moment", "-pk").defer("inhoud").select_related("herhaalt")
    return RapportenUit(**bladzijde(rijen, vraag, lambda rij: RapportkopUit(**_kop(rij))))


@router.operatie(
    "GET", "/rapporten/{uuid:sleutel}", "rapport", scope="lezen", antwoord=RapportUit, kosten=5
)
def rapport(request: HttpRequest, sleutel: UUID) -> RapportUit:
    """Een rapport als gegevens: hoofdstukken, tabellen, definities en wanneer het bekend was."""
    rij = rij_of_404(Rapport.objects.select_related("herhaalt"), sleutel)
    return RapportUit(**_kop(rij), inhoud=rij.inhoud)


@router.operatie(
    "GET",
    "/rapporten/{uuid:sleutel}/bestand",
    "rapportbestand",
    scope="lezen",
    antwoord=RapportbestandUit,
    kosten=20,
)
def rapportbestand(
    request: HttpRequest, sleutel: UUID, vraag: Query[Bestandvraag]
) -> RapportbestandUit:
    """Een rapport als bestand: PDF, ODT, ODS, XLSX of JSON."""
    rij = rij_of_404(Rapport.objects.all(), sleutel)
    vorm = VORMEN[vraag.vorm]
    return RapportbestandUit(
        naam=f"{rij.soort}-{rij.van:%Y-%m-%d}.{vraag.vorm}",
        mediatype=vorm.mediatype,
        inhoud=b64encode(vorm.maak(rij.inhoud)).decode(),
    )


@router.operatie(
    "POST",
    "/rapporten",
    "rapport_vragen",
    scope="lezen",
    antwoord={201: AanvraagUit, 202: AanvraagUit},
    kosten=20,
)
def rapport_vragen(request: HttpRequest, gegeven: RapportIn) -> Status:
    """Een rapport laten maken. Wat niet meteen kan, is werk: vraag daarna hoe het staat."""
    actor, soort = request.actor, SOORTEN[gegeven.soort]
    if soort not in soorten_van(actor):
        raise Geweigerd("Uw organisatie maakt dit soort rapport niet.")
    form = vorm_voor(actor, soort, _ingevuld(actor, soort, gegeven))
    velden = keur(form)
    dag = velden["bekend"] or laatste_dag(velden["definitie"], actor)
    gemaakt = maak_of_vraag(form.vraag(dag), actor, form.bekend_op(), timezone.now())
    if isinstance(gemaakt, Berekening):
        return Status(202, _aanvraag(gemaakt))
    klaar = AanvraagUit(
        sleutel=None, status="klaar", voortgang=100, rapport=gemaakt.sleutel, fout=""
    )
    return Status(201, klaar)


@router.operatie(
    "GET",
    "/rapportaanvragen/{uuid:sleutel}",
    "rapportaanvraag",
    scope="lezen",
    antwoord=AanvraagUit,
)
def rapportaanvraag(request: HttpRequest, sleutel: UUID) -> AanvraagUit:
    """Hoe ver het rapport is dat u vroeg."""
    return _aanvraag(rij_of_404(Berekening.objects.filter(soort=SOORT), sleutel))


@router.operatie(
    "GET", "/rapportplanningen", "rapportplanningen", scope="lezen", antwoord=PlanningenUit
)
def rapportplanningen(request: HttpRequest, vraag: Query[Bladeren]) -> PlanningenUit:
    """Welke rapporten van uw organisatie zich vanzelf maken, of dat deden."""
    rijen = Rapportplanning.objects.order_by("-vanaf", "-pk")
    velden = PlanningUit.model_fields
    return PlanningenUit(
        **bladzijde(
            rijen, vraag, lambda rij: PlanningUit(**{veld: getattr(rij, veld) for veld in velden})
        )
    )


def _ingevuld(actor: Actor, soort: Soort, gegeven: RapportIn) -> dict[str, Any]:
    """As the form of the page takes it."""
    eigen = gebieden_van(actor, soort)
    waar = gegeven.gebied or str(eigen[0])
    gekozen = next((gebied for gebied in eigen if str(gebied) == waar), eigen[0])
    van = gegeven.periode or laatste(soort.over, actor.vandaag)[0]
    dagen = zip(DAGEN, sorted(gegeven.peildata), strict=False)
    return {
        "gebied": waar,
        "periode": van.isoformat(),
        "definitie": gegeven.definitie or eerste_definitie(gekozen, Namen(), actor.vandaag),
        "bekend": gegeven.bekend_op.isoformat() if gegeven.bekend_op else "",
        "dagen": EIGEN if gegeven.peildata else KOP,
        **{veld: dag.isoformat() for veld, dag in dagen},
    }


def _kop(rij: Rapport) -> dict[str, Any]:
    velden = {veld: getattr(rij, veld) for veld in RapportkopUit.model_fields if veld != "herhaalt"}
    return velden | {"herhaalt": rij.herhaalt.sleutel if rij.herhaalt else None}


def _aanvraag(berekening: Berekening) -> AanvraagUit:
    klaar = berekening.uitkomst is not None
    if klaar or berekening.fout:
        status = "klaar" if klaar else "mislukt"
    else:
        status = "bezig" if bezig(berekening) else "gestopt"
    return AanvraagUit(
        sleutel=berekening.sleutel,
        status=status,
        voortgang=berekening.voortgang,
        rapport=berekening.uitkomst["rapport"] if klaar else None,
        fout=berekening.fout,
    )
