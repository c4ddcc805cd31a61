"""The kinds of things that people are told of, in words, and how they are told by default."""

from dataclasses import dataclass
from enum import StrEnum

from inbeeld.signalen.models import Kennisgevingkeuze

Hoe = Kennisgevingkeuze.Hoe


class Soort(StrEnum):
    """What happened. Stored in `Kennisgeving.soort`."""

    NIEUWE_MELDING = "nieuwe_melding"
    MELDING_NIET_GEZIEN = "melding_niet_gezien"
    MELDING_INGETROKKEN = "melding_ingetrokken"
    ANTWOORD_OP_MELDING = "antwoord_op_melding"
    MELDING_GEWEIGERD = "melding_geweigerd"
    BELASTBAARHEID_GEGEVEN = "belastbaarheid_gegeven"
    HERINNERING = "herinnering"
    GEEN_ANTWOORD = "geen_antwoord"
    ZAAK_TOEGEWEZEN = "zaak_toegewezen"
    ZAAK_OVERGENOMEN = "zaak_overgenomen"
    ZAAK_GEOPEND = "zaak_geopend"
    ZAAK_GESLOTEN = "zaak_gesloten"
    STAP_VERLOPEN = "stap_verlopen"
    STAP_LIGT_STIL = "stap_ligt_stil"
    ESCALATIE_VALT = "escalatie_valt"
    ESCALATIE_WACHT = "escalatie_wacht"
    ESCALATIE_BESLUIT = "escalatie_besluit"
    NIEUWE_WAARSCHUWING = "nieuwe_waarschuwing"
    NAZORG_TERUGVAL = "nazorg_terugval"
    BELEMMERING_GEVRAAGD = "belemmering_gevraagd"
    BELEMMERING_BEANTWOORD = "belemmering_beantwoord"
    OPENBARE_MELDING = "openbare_melding"
    OPENBARE_MELDING_WACHT = "openbare_melding_wacht"
    NIEUWE_TAAK = "nieuwe_taak"
    TAAK_VERLOPEN = "taak_verlopen"
    VRIJSTELLING_ADVIES = "vrijstelling_advies"
    VRIJSTELLING_ADVIES_GEGEVEN = "vrijstelling_advies_gegeven"
    VRIJSTELLING_VERHUISD = "vrijstelling_verhuisd"
    OVERDRACHT_ONTVANGEN = "overdracht_ontvangen"
    OVERDRACHT_BEANTWOORD = "overdracht_beantwoord"
    OVERDRACHT_BEGONNEN = "overdracht_begonnen"
    OVERDRACHT_VERVALLEN = "overdracht_vervallen"
    OVERDRACHT_TE_LAAT = "overdracht_te_laat"
    RAPPORT_KLAAR = "rapport_klaar"


@dataclass(frozen=True, slots=True)
class Woorden:
    """`een` and `meer`: how an e-mail counts it ('1 nieuwe melding'). `zin`: the line on the page,
    which says what to do. None of them names anybody."""

    een: str
    meer: str
    zin: str
    standaard: str = Hoe.DAGELIJKS


WOORDEN: dict[Soort, Woorden] = {
    Soort.NIEUWE_MELDING: Woorden(
        "nieuwe melding", "nieuwe meldingen", "Er is een melding voor u. Geef antwoord."
    ),
    Soort.MELDING_NIET_GEZIEN: Woorden(
        "melding die nog niemand heeft gezien",
        "meldingen die nog niemand heeft gezien",
        "Een melding wacht. Nog niemand heeft hem gezien.",
    ),
    Soort.MELDING_INGETROKKEN: Woorden(
        "ingetrokken melding", "ingetrokken meldingen", "Een melding is ingetrokken."
    ),
    Soort.ANTWOORD_OP_MELDING: Woorden(
        "antwoord op een melding", "antwoorden op meldingen", "Er is antwoord op een melding."
    ),
    Soort.MELDING_GEWEIGERD: Woorden(
        "geweigerde melding", "geweigerde meldingen", "Een ontvanger heeft een melding geweigerd."
    ),
    Soort.BELASTBAARHEID_GEGEVEN: Woorden(
        "advies over belastbaarheid",
        "adviezen over belastbaarheid",
        "De jeugdarts heeft gezegd hoeveel onderwijs mogelijk is.",
    ),
    Soort.HERINNERING: Woorden(
        "herinnering", "herinneringen", "Een antwoord is te laat. Geef alsnog antwoord."
    ),
    Soort.GEEN_ANTWOORD: Woorden(
        "melding zonder antwoord",
        "meldingen zonder antwoord",
        "Een melding heeft na de termijn geen antwoord.",
    ),
    Soort.ZAAK_TOEGEWEZEN: Woorden(
        "zaak die u krijgt", "zaken die u krijgt", "U heeft een zaak gekregen."
    ),
    Soort.ZAAK_OVERGENOMEN: Woorden(
        "zaak die naar een ander ging",
        "zaken die naar een ander gingen",
        "Een zaak heeft een andere eigenaar.",
    ),
    Soort.ZAAK_GEOPEND: Woorden(
        "nieuwe zaak", "nieuwe zaken", "Er is een zaak geopend. Zet de eerste stap."
    ),
    Soort.ZAAK_GESLOTEN: Woorden("gesloten zaak", "gesloten zaken", "Een zaak is gesloten."),
    Soort.STAP_VERLOPEN: Woorden(
        "stap die te laat is", "stappen die te laat zijn", "De dag van een stap is voorbij."
    ),
    Soort.STAP_LIGT_STIL: Woorden(
        "zaak die stilligt",
        "zaken die stilliggen",
        "Een stap is al twee weken te laat. Vraag de eigenaar wat er nodig is.",
    ),
    Soort.ESCALATIE_VALT: Woorden(
        "besluit dat u moet nemen", "besluiten die u moet nemen", "Er wordt een besluit gevraagd."
    ),
    Soort.ESCALATIE_WACHT: Woorden(
        "besluit dat te laat is", "besluiten die te laat zijn", "Een besluit is te laat."
    ),
    Soort.ESCALATIE_BESLUIT: Woorden(
        "genomen besluit", "genomen besluiten", "Er is een besluit genomen."
    ),
    Soort.NIEUWE_WAARSCHUWING: Woorden(
        "dag met nieuwe waarschuwingen",
        "dagen met nieuwe waarschuwingen",
        "Er zijn nieuwe waarschuwingen.",
    ),
    Soort.NAZORG_TERUGVAL: Woorden(
        "terugval tijdens nazorg",
        "keer terugval tijdens nazorg",
        "Een kind dat terug was, zit weer thuis. De zaak heeft een nieuwe stap.",
    ),
    Soort.BELEMMERING_GEVRAAGD: Woorden(
        "belemmering die op uw antwoord wacht",
        "belemmeringen die op uw antwoord wachten",
        "Er is een belemmering opgeschreven. Geef antwoord.",
    ),
    Soort.BELEMMERING_BEANTWOORD: Woorden(
        "antwoord op een belemmering",
        "antwoorden op belemmeringen",
        "Er is antwoord op een belemmering die u opschreef.",
    ),
    Soort.OPENBARE_MELDING: Woorden(
        "melding van buiten", "meldingen van buiten", "Iemand zonder account heeft iets gemeld."
    ),
    Soort.OPENBARE_MELDING_WACHT: Woorden(
        "melding van buiten die te laat is",
        "meldingen van buiten die te laat zijn",
        "Een melding van buiten wacht te lang op antwoord.",
    ),
    Soort.NIEUWE_TAAK: Woorden(
        "nieuwe taak", "nieuwe taken", "Er is een taak voor u in een dossier."
    ),
    Soort.TAAK_VERLOPEN: Woorden(
        "taak die te laat is", "taken die te laat zijn", "De dag van een taak is voorbij."
    ),
    Soort.OVERDRACHT_ONTVANGEN: Woorden(
        "nieuwe overdracht", "nieuwe overdrachten", "Een kind komt naar u toe. Geef antwoord."
    ),
    Soort.OVERDRACHT_BEANTWOORD: Woorden(
        "antwoord op een overdracht",
        "antwoorden op overdrachten",
        "Er is antwoord op een overdracht.",
    ),
    Soort.OVERDRACHT_BEGONNEN: Woorden(
        "kind dat op de nieuwe plek begon",
        "kinderen die op de nieuwe plek begonnen",
        "Een kind is op de nieuwe plek begonnen.",
    ),
    Soort.OVERDRACHT_VERVALLEN: Woorden(
        "overdracht die niet doorgaat",
        "overdrachten die niet doorgaan",
        "Een overdracht gaat niet door. U hoeft niets te doen.",
    ),
    Soort.OVERDRACHT_TE_LAAT: Woorden(
        "overdracht die te laat is",
        "overdrachten die te laat zijn",
        "Een overdracht is te laat. Vraag na waar het kind is.",
    ),
    Soort.RAPPORT_KLAAR: Woorden(
        "rapport dat klaar is",
        "rapporten die klaar zijn",
        "Een rapport dat u plande, is gemaakt. Lees het na voor u het doorstuurt.",
    ),
    Soort.VRIJSTELLING_ADVIES: Woorden(
        "vraag om advies over een vrijstelling",
        "vragen om advies over een vrijstelling",
        "Er is advies gevraagd over een vrijstelling.",
    ),
    Soort.VRIJSTELLING_ADVIES_GEGEVEN: Woorden(
        "advies over een vrijstelling",
        "adviezen over een vrijstelling",
        "Het samenwerkingsverband heeft advies gegeven over een vrijstelling.",
    ),
    Soort.VRIJSTELLING_VERHUISD: Woorden(
        "verhuizing met een vrijstelling",
        "verhuizingen met een vrijstelling",
        "Een kind met een vrijstelling is verhuisd. Regel het vervolg.",
    ),
}


def geteld(soort: str, aantal: int) -> str:
    """'2 nieuwe meldingen'."""
    woorden = WOORDEN[Soort(soort)]
    return f"{aantal} {woorden.een if aantal == 1 else woorden.meer}"
