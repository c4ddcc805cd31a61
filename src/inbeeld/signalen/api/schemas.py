"""A melding as the API takes and shows it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from inbeeld.signalen.actions.melden import Concept, Contact
from inbeeld.signalen.actions.melden_antwoord import AFRONDREDENEN, WEIGERREDENEN
from inbeeld.signalen.actions.melden_antwoord import WAAR as BELAST_WAAR
from inbeeld.signalen.actions.melden_concept import MEESTE_DAGEN, WAAR
from inbeeld.signalen.models import Melding
from inbeeld.signalen.queries.meldingen import Antwoordstand, Meldingstand
from inbeeld.signalen.soorten import Soort
from inbeeld.signalen.verzuimsoorten import VERZUIMSOORTEN
from inbeeld.tijdlijnen.api.schemas import IdentiteitUit
from inbeeld.toegang.api.schemas import Dag, In, JaNee, Uit, tekst

Ja = Literal["ja", "nee"]
Uren = Annotated[float, Field(strict=True, gt=0, le=12)]


class DagIn(In):
    """A day of absence; without hours the whole day."""

    datum: Dag
    uren: Uren | None = None


class ContactIn(In):
    """How to reach the melder and the family. Kept encrypted."""

    email: tekst(100) = ""
    telefoon: tekst(20) = ""
    telefoon_ouders: tekst(20) = ""
    adres: tekst(200) = ""


class SignaalIn(In):
    """The waarschuwing that this answers."""

    soort: Literal[tuple(s.value for s in Soort)]
    sinds: Dag


class MeldingIn(In):
    """The fields of the Besluit verzuimmelding, and whether parents and youngster know of it."""

    jongere: UUID
    soort: Literal[tuple(Melding.Soort.values)]
    begindatum: Dag | None = None
    einddatum: Dag | None = None
    verzuimsoort: Literal[tuple(s.code for s in VERZUIMSOORTEN)] | None = None
    reden: tekst(200) = ""
    alle_lessen: Ja | None = None
    specificatie: Annotated[list[DagIn], Field(max_length=MEESTE_DAGEN)] = []
    ondernomen: tekst(1000) = ""
    actie_gewenst: Ja | None = None
    actie_toelichting: tekst(500) = ""
    leslocatie: tekst(100) = ""
    waar: Literal[tuple(WAAR)] | None = None
    melder_functie: tekst(60) = ""
    contact: ContactIn | None = None
    ouders_verteld: Ja
    ouders_verteld_op: Dag | None = None
    ouders_verteld_door: tekst(100) = ""
    ouders_waarom_niet: tekst(300) = ""
    jongere_verteld: Ja | None = None
    jongere_waarom_niet: tekst(300) = ""
    signaal: SignaalIn | None = None

    def concept(self, jongere_id: int) -> Concept:
        """The same for the child of this number."""
        gegeven = self.model_dump(exclude={"jongere", "specificatie", "contact", "signaal"})
        leeg = ("verzuimsoort", "alle_lessen", "actie_gewenst", "waar", "jongere_verteld")
        return Concept(
            jongere_id=jongere_id,
            specificatie=tuple(
                (d.datum, None if d.uren is None else Decimal(str(d.uren)))
                for d in self.specificatie
            ),
            contact=Contact(**self.contact.model_dump()) if self.contact else None,
            signaal=(self.signaal.soort, self.signaal.sinds) if self.signaal else None,
            **{n: (w or "") if n in leeg else w for n, w in gegeven.items()},
        )


class VoorbeeldUit(Uit):
    """Who would get it. `inPlaatsVan`: who should have, had they a postvak."""

    wie: str
    aan: str
    ziet: list[str]
    grondslag: str
    vraag: str
    antwoord_uiterlijk: date
    zonder_antwoord: str
    zonder_antwoord_op: date
    in_plaats_van: str | None


class VoorbeeldenUit(Uit):
    route: str
    resultaten: list[VoorbeeldUit]


class AntwoordUit(Uit):
    """What a recipient did or said, as far as it is for this client."""

    staat: str
    reden: str | None
    toelichting: str | None
    moment: datetime


class OntvangerUit(Uit):
    """`dagenTeLaat`: days since an answer was due; 0 when it is not, or was given."""

    wie: str
    aan: str
    vraag: str
    ziet: list[str]
    staat: str
    staat_sinds: datetime
    antwoord_uiterlijk: date
    dagen_te_laat: int
    antwoorden: list[AntwoordUit]


class VerstuurdeMeldingUit(Uit):
    """`jongere`: null for a child that the client does not see any more."""

    sleutel: UUID
    jongere: UUID | None
    soort: str
    moment: datetime
    plan: str
    route: str
    ingetrokken_op: datetime | None
    ontvangers: list[OntvangerUit]


class VerstuurdeMeldingenUit(Uit):
    resultaten: list[VerstuurdeMeldingUit]
    aantal: int
    pagina: int
    per_pagina: int


class DagUit(Uit):
    datum: date
    uren: float | None


class MeldinggegevensUit(Uit):
    """What was reported; a field that this recipient was not given is left out."""

    soort: str | None = None
    begindatum: date | None = None
    einddatum: date | None = None
    verzuimsoort: str | None = None
    reden: str | None = None
    alle_lessen: str | None = None
    specificatie: list[DagUit] | None = None
    ondernomen: str | None = None
    actie_gewenst: str | None = None
    actie_toelichting: str | None = None
    leslocatie: str | None = None
    waar: str | None = None
    ouders_verteld: str | None = None
    ouders_verteld_op: date | None = None
    ouders_verteld_door: str | None = None
    ouders_waarom_niet: str | None = None
    jongere_verteld: str | None = None
    jongere_waarom_niet: str | None = None
    melder_functie: str | None = None
    contact: dict[str, str] | None = None


class OntvangenMeldingUit(Uit):
    """What one's own organisation was asked, and the part of the melding that it was given."""

    sleutel: UUID
    jongere: UUID | None
    van: str
    vraag: str
    ziet: list[str]
    grondslag: str
    staat: str
    staat_sinds: datetime
    antwoord_uiterlijk: date
    dagen_te_laat: int
    ingetrokken_op: datetime | None
    identiteit: IdentiteitUit | None = None
    melding: MeldinggegevensUit | None = None


class OntvangenMeldingenUit(Uit):
    resultaten: list[OntvangenMeldingUit]
    aantal: int
    pagina: int
    per_pagina: int


class BelastbaarheidIn(In):
    """How much education a child can bear. There is no field for why."""

    uren_per_week: Annotated[float, Field(strict=True, ge=0, le=40)] | None = None
    waar: Literal[tuple(BELAST_WAAR)]
    voorwaarden: tekst(300) = ""
    geldig_tot: Dag
    gedeeld_met_weten: JaNee


class AntwoordIn(In):
    """`reden` belongs to weigeren and afronden, `belastbaarheid` to the answer of a jeugdarts."""

    handeling: Literal["aannemen", "weigeren", "afronden", "belastbaarheid"]
    reden: Literal[tuple(dict.fromkeys([*WEIGERREDENEN, *AFRONDREDENEN]))] | None = None
    toelichting: tekst(1000) = ""
    belastbaarheid: BelastbaarheidIn | None = None


def ontvanger_uit(o: Antwoordstand) -> OntvangerUit:
    rij = o.ontvanger
    return OntvangerUit(
        wie=o.wie,
        aan=rij.aan,
        vraag=rij.vraag,
        ziet=rij.ziet,
        staat=rij.staat,
        staat_sinds=rij.staat_sinds,
        antwoord_uiterlijk=rij.antwoord_uiterlijk,
        dagen_te_laat=o.dagen_te_laat,
        antwoorden=[
            AntwoordUit(
                staat=g.staat,
                reden=g.reden or None,
                toelichting=g.toelichting or None,
                moment=g.moment,
            )
            for g in o.gebeurtenissen
        ],
    )


def verstuurd_uit(stand: Meldingstand) -> VerstuurdeMeldingUit:
    melding = stand.melding
    return VerstuurdeMeldingUit(
        sleutel=melding.sleutel,
        jongere=stand.kind.sleutel if stand.kind else None,
        soort=melding.soort,
        moment=melding.moment,
        plan=f"{melding.plan_code} {melding.plan_versie}",
        route=melding.route,
        ingetrokken_op=melding.ingetrokken_op,
        ontvangers=[ontvanger_uit(o) for o in stand.ontvangers],
    )
