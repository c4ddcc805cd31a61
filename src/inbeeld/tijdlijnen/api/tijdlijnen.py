"""What the facts of one child say, and what the rules made of them."""

from datetime import date
from typing import Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query

from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.fouten import AanroepFout
from inbeeld.register.models import FEITMODELLEN
from inbeeld.register.queries import feiten_van
from inbeeld.tijdlijnen import queries
from inbeeld.tijdlijnen.api import basis
from inbeeld.tijdlijnen.api.feiten import FEITSOORTEN, FeitenUit, feit_uit
from inbeeld.tijdlijnen.api.uitleg import UitlegUit, uitleg_uit
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, Dag, In, JaNee, Moment, Uit
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.velden import groep_van
from inbeeld.toegang.perioden import einddatum
from inbeeld.web.problemen import Probleem

router = ApiRouter(tags=["tijdlijnen"])
Definitie = Literal[tuple(DEFINITIES)]
_TIJDLIJN = (Groep.IDENTITEIT, Groep.TIJDLIJN)


class FeitenVraag(Bladeren):
    feitsoort: Literal[FEITSOORTEN] | None = None
    bekend_op: Moment | None = None
    met_ingetrokken: JaNee = False


@router.operatie(
    "GET", "/jongeren/{uuid:sleutel}/feiten", "feiten", scope="lezen", antwoord=FeitenUit
)
def feiten(request: HttpRequest, sleutel: UUID, vraag: Query[FeitenVraag]) -> FeitenUit:
    """De feiten over een jongere die uw rol mag zien, de nieuwste periode eerst.

    Met `bekendOp`: wat toen bekend was. Met `metIngetrokken`: ook wat later is ingetrokken.
    """
    mag = {t for t in FEITSOORTEN if basis.zichtbaar(request, [groep_van("feiten", t)])}
    if vraag.feitsoort and vraag.feitsoort not in mag:
        raise Probleem(400, fouten=[{"veld": "feitsoort", "reden": "kan niet in uw rol"}])
    toon = {vraag.feitsoort} if vraag.feitsoort else mag
    kind = basis.kind_van(request, sleutel, {groep_van("feiten", t) for t in toon}, "feiten")
    if kind.adres_verborgen:
        toon = toon - {"woonplaatsen"}
    regels = [
        regel
        for regel in feiten_van(
            kind.jongere_id, bekend_op=vraag.bekend_op, met_ingetrokken=vraag.met_ingetrokken
        )
        if regel.tabel in toon
    ]
    vanaf = (vraag.pagina - 1) * vraag.per_pagina
    blad = [(regel.tabel, regel.id) for regel in regels[vanaf : vanaf + vraag.per_pagina]]
    rijen = {
        (tabel, feit.pk): feit
        for tabel in toon
        for feit in FEITMODELLEN[tabel]
        .objects.filter(pk__in=[pk for t, pk in blad if t == tabel])
        .select_related("bron")
    }
    eigen = request.actor.organisatie_id
    return FeitenUit(
        resultaten=[feit_uit(tabel, rijen[tabel, pk], eigen) for tabel, pk in blad],
        aantal=len(regels),
        pagina=vraag.pagina,
        per_pagina=vraag.per_pagina,
    )


class TijdvakUit(Uit):
    """A status with its days, both included; no einddatum: as far as is computed."""

    begindatum: date
    einddatum: date | None
    status: str
    soort: str
    thuis_sinds: date | None
    langer_dan_drie_maanden: bool


class TijdlijnUit(Uit):
    definitie: str
    resultaten: list[TijdvakUit]


@router.operatie(
    "GET", "/jongeren/{uuid:sleutel}/tijdlijn", "tijdlijn", scope="lezen", antwoord=TijdlijnUit
)
def tijdlijn(request: HttpRequest, sleutel: UUID) -> TijdlijnUit:
    """De statussen van een jongere, op volgorde, volgens de definitie van de regio."""
    kind = basis.kind_in_beeld(request, sleutel, _TIJDLIJN, "tijdlijn")
    rijen = queries.tijdlijn_van(kind.jongere_id, kind.definitie)
    laatst = kind.overleden_op
    return TijdlijnUit(
        definitie=kind.definitie,
        resultaten=[
            TijdvakUit(
                begindatum=rij.periode.lower,
                einddatum=_tot(einddatum(rij.periode), laatst),
                status=rij.status,
                soort=rij.soort,
                thuis_sinds=rij.thuis_sinds,
                langer_dan_drie_maanden=rij.langer_dan_drie_maanden,
            )
            for rij in rijen
            # The rules know no death, and go on.
            if laatst is None or rij.periode.lower <= laatst
        ],
    )


def _tot(dag: date | None, laatst: date | None) -> date | None:
    return min(d for d in (dag, laatst) if d) if dag or laatst else None


class KlokUit(Uit):
    """A period at home that counts, strictly or widely; no einddatum: it still runs."""

    soort: str
    thuis_sinds: date
    drie_maanden_op: date
    einddatum: date | None


class KlokkenUit(Uit):
    resultaten: list[KlokUit]


@router.operatie(
    "GET", "/jongeren/{uuid:sleutel}/klokken", "klokken", scope="lezen", antwoord=KlokkenUit
)
def klokken(request: HttpRequest, sleutel: UUID) -> KlokkenUit:
    """Hoe lang een jongere thuis is of was."""
    kind = basis.kind_in_beeld(request, sleutel, _TIJDLIJN, "klokken")
    if kind.overleden_op:
        return KlokkenUit(resultaten=[])
    return KlokkenUit(
        resultaten=[
            KlokUit(
                soort=klok.soort,
                thuis_sinds=klok.thuis_sinds,
                drie_maanden_op=klok.drie_maanden_op,
                einddatum=klok.einddatum,
            )
            for klok in queries.klokken_van(kind.jongere_id)
        ]
    )


class MeldingUit(Uit):
    """The first day that counts, and the day on which the melding was due."""

    begindatum: date
    einddatum: date


class MeldingenUit(Uit):
    resultaten: list[MeldingUit]


@router.operatie(
    "GET",
    "/jongeren/{uuid:sleutel}/meldingen",
    "meldingen",
    scope="lezen",
    antwoord=MeldingenUit,
    kosten=10,
)
def meldingen(request: HttpRequest, sleutel: UUID) -> MeldingenUit:
    """De wettelijke verzuimmeldingen (LPW 21, 21a) die tot vandaag nodig waren."""
    kind = basis.kind_in_beeld(request, sleutel, _TIJDLIJN, "meldingen")
    rijen = queries.meldingen_van(kind.jongere_id, tot=request.actor.vandaag) or []
    return MeldingenUit(
        resultaten=[MeldingUit(begindatum=r.begindatum, einddatum=r.einddatum) for r in rijen]
    )


class UitlegVraag(In):
    """`peildatum`: today when it is left out. `definitie`: the region's."""

    peildatum: Dag | None = None
    definitie: Definitie | None = None
    bekend_op: Moment | None = None


@router.operatie(
    "GET",
    "/jongeren/{uuid:sleutel}/uitleg",
    "uitleg",
    scope="lezen",
    antwoord=UitlegUit,
    kosten=10,
)
def uitleg(request: HttpRequest, sleutel: UUID, vraag: Query[UitlegVraag]) -> UitlegUit:
    """Waarom een jongere op een dag deze status heeft, tot op het feit.

    Een feit dat uw rol niet mag zien, heet 'een feit van een andere organisatie'.
    """
    kind = basis.kind_in_beeld(request, sleutel, _TIJDLIJN, "uitleg")
    try:
        gevonden = queries.uitleg_van(
            kind.jongere_id,
            peildatum=vraag.peildatum or request.actor.vandaag,
            definitie=vraag.definitie or kind.definitie,
            bekend_op=vraag.bekend_op,
        )
    except AanroepFout:
        raise Probleem(
            422, "Over deze dag is niets uit te rekenen: er was toen nog niets bekend."
        ) from None
    return uitleg_uit(gevonden, zonder_adres=kind.adres_verborgen)
