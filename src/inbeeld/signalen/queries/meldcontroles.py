"""What somebody should know before a melding is sent: checks that help, and one that stops."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from inbeeld.signalen.actions.melden_concept import Concept
from inbeeld.signalen.actions.melden_ontvangers import Bestemming
from inbeeld.signalen.models import Melding
from inbeeld.signalen.queries.meldfeiten import Meldfeiten
from inbeeld.toegang.actor import huidige_actor
from inbeeld.web import datums

Soort = Melding.Soort
AL_GEMELD_DAGEN = 7
"""As long as an absence goes on, one melding each seven days is allowed (DUO)."""
ZESTIEN = 16
LEERPLICHT_VANAF = 5
MEESTE_11A = 10
"""Hours a week that a child of five may stay at home: five, and five more if the head agrees."""


@dataclass(frozen=True, slots=True)
class Controle:
    """`stopt`: it cannot be sent. `melding`, `eigen`: the one that is there already, and whether
    the actor's organisation sent it."""

    code: str
    kop: str
    zin: str
    stopt: bool = False
    melding: UUID | None = None
    eigen: bool = False


def controles(concept: Concept, bestemming: Bestemming, vandaag: date) -> list[Controle]:
    """Everything to think of, the most important first."""
    feiten = bestemming.feiten
    if feiten.overleden_op is not None:
        return [
            Controle(
                "overleden",
                "Dit kind is overleden",
                "Er kan niets meer gemeld worden. Klopt dit niet? Laat het de regio herstellen.",
                stopt=True,
            )
        ]
    gevonden = [
        _al_gemeld(concept, vandaag),
        _elf_a(concept, feiten),
        _niet_plichtig(concept, feiten, vandaag),
        _nog_geen_zestien(concept, feiten, bestemming),
        _ziek(concept, bestemming),
        _buiten_regio(feiten, bestemming),
    ]
    return [c for c in gevonden if c is not None]


def _al_gemeld(concept: Concept, vandaag: date) -> Controle | None:
    eerder = (
        Melding.objects.filter(
            jongere_id=concept.jongere_id,
            soort=concept.soort,
            ingetrokken_op=None,
            moment__date__gt=vandaag - timedelta(days=AL_GEMELD_DAGEN),
        )
        .select_related("organisatie")
        .order_by("-moment")
        .first()
    )
    if eerder is None:
        return None
    wanneer = datums.lang(eerder.moment.astimezone(datums.AMSTERDAM).date())
    return Controle(
        "al_gemeld",
        "Dit is al gemeld",
        f"{eerder.organisatie.naam} meldde dit op {wanneer}. Kijk eerst wat daarmee gebeurt.",
        melding=eerder.sleutel,
        eigen=eerder.organisatie_id == huidige_actor().organisatie_id,
    )


def _elf_a(concept: Concept, feiten: Meldfeiten) -> Controle | None:
    """LPW 11a: a child of five need not be at school every hour."""
    if concept.soort != Soort.VERZUIM or concept.begindatum is None:
        return None
    if feiten.leeftijd_op(concept.begindatum) != LEERPLICHT_VANAF:
        return None
    per_week: Counter[tuple[int, int]] = Counter()
    for dag, uren in concept.specificatie:
        per_week[dag.isocalendar()[:2]] += uren or Decimal(ZESTIEN)
    if max(per_week.values(), default=0) > MEESTE_11A:
        return None
    return Controle(
        "artikel_11a",
        "Een kind van vijf mag soms thuisblijven",
        "Een kind van 5 jaar mag 5 uur per week thuisblijven als de ouders het zeggen, en nog 5 "
        "uur als de directeur het goedvindt (artikel 11a). Dat is dan geen verzuim.",
    )


def _niet_plichtig(concept: Concept, feiten: Meldfeiten, vandaag: date) -> Controle | None:
    if feiten.plichtig or concept.soort == Soort.ZORG:
        return None
    leeftijd = feiten.leeftijd_op(vandaag)
    jong = leeftijd is not None and leeftijd < LEERPLICHT_VANAF
    zin = "Het kind is nog geen 5 jaar." if jong else "Het kind is niet (meer) plichtig."
    return Controle(
        "niet_plichtig",
        "Dit kind is vandaag niet leerplichtig",
        f"{zin} Leerplicht kan dan alleen helpen, niet verplichten.",
    )


def _nog_geen_zestien(
    concept: Concept, feiten: Meldfeiten, bestemming: Bestemming
) -> Controle | None:
    bekend = [u for u in (feiten.uren, concept.uren) if u is not None]
    if concept.soort != Soort.VERZUIM or not bekend or max(bekend) >= ZESTIEN:
        return None
    uren = f"{max(bekend):g}".replace(".", ",")
    return Controle(
        "onder_zestien",
        "Het zijn nog geen 16 uur in vier lesweken",
        f"Bekend zijn {uren} uur. U hoeft het nog niet te melden, maar eerder helpt. De melding "
        f"gaat daarom langs de route '{bestemming.route.naam}'.",
    )


def _ziek(concept: Concept, bestemming: Bestemming) -> Controle | None:
    leerplicht = any(o.aan == "leerplicht" for o in bestemming.ontvangers)
    if concept.soort != Soort.ZIEKTE or leerplicht:
        return None
    return Controle(
        "ziek_zonder_leerplicht",
        "Bij ziekte krijgt leerplicht dit niet",
        "Schrijf geen ziekte of diagnose op. De jeugdarts vraagt daar zelf naar.",
    )


def _buiten_regio(feiten: Meldfeiten, bestemming: Bestemming) -> Controle | None:
    if feiten.gemeente in bestemming.plan.gemeenten:
        return None
    if feiten.gemeente is None:
        return Controle(
            "woonplaats_onbekend",
            "Het is niet bekend waar dit kind woont",
            "Wie de gemeente zou zijn, wordt nu de regiocoördinator: die zoekt het uit.",
        )
    return Controle(
        "buiten_regio",
        "Dit kind woont buiten de regio",
        "De eigen gemeente werkt niet met In Beeld. De regiocoördinator krijgt de melding voor die "
        "gemeente en geeft haar door.",
    )
