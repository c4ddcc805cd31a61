"""What the codes in a line of the read log are called on screen."""

from inbeeld.toegang.matrix.begrippen import Groep

HANDELING = {
    "werk": "zag het kind in de werkvoorraad",
    "werkvoorraad": "zag het kind in de lijst van alle kinderen",
    "zaak_bekijken": "opende de zaak van het kind",
    "zoeken": "vond het kind met zoeken",
    "kind_bekijken": "opende de pagina van het kind",
    "uitleg_bekijken": "bekeek waarom het kind deze status heeft",
    "meldingen_bekijken": "bekeek de wettelijke meldingen",
    "feit_invoeren": "voerde een feit in of verbeterde het",
    "verschil_bekijken": "zag het kind in een vergelijking van tellingen",
    "verschil_downloaden": "haalde een bestand op met het kind in een vergelijking van tellingen",
    "levering_downloaden": "haalde een bestand met het kind op",
    "vraag_bekijken": "zag een vraag over het kind bij een levering",
    "vraag_zelfde_kind": "zei dat twee registraties hetzelfde kind zijn",
    "samenvoegen": "voegde registraties samen, of bekeek dat",
    "toegang_vragen": "vroeg tijdelijke toegang",
    "toegang_beoordelen": "beoordeelde een verzoek om toegang",
    "noodtoegang": "gebruikte noodtoegang",
    "avg_verzoek": "behandelde een verzoek om inzage of rectificatie",
    "inzage_geven": "maakte een overzicht voor een ouder of jongere",
    "bewaren": "bekeek wat over zijn bewaartermijn is, of een bewaarplicht",
    "melden_zoeken": "zag het kind bij het kiezen van een kind om te melden",
    "melden": "vulde een melding over het kind in",
    "meldingen_lijst": "zag het kind in een lijst van meldingen",
    "melding_bekijken": "bekeek een melding van de eigen organisatie",
    "melding_ontvangen": "bekeek een melding die de eigen organisatie kreeg",
    "melding_beantwoorden": "gaf antwoord op een melding",
    "melding_intrekken": "trok een melding in, of bekeek dat",
    "gesprekken_bekijken": "zag welke gesprekken er waren",
    "gesprek_bekijken": "las een gesprek",
    "gesprek_vastleggen": "legde een gesprek vast, of begon daaraan",
    "afspraken_bekijken": "bekeek de afspraken",
    "afspraak_bekijken": "bekeek een afspraak",
    "afspraak_maken": "maakte een afspraak, of begon daaraan",
    "afspraak_bijwerken": "rondde een afspraak af, liet hem vervallen of zette hem weer open",
    "notities_bekijken": "zag dat er besloten notities zijn, niet wat erin staat",
    "notitie_schrijven": "schreef een besloten notitie, of begon daaraan",
    "notitie_openen": "opende een besloten notitie",
    "overdracht_bekijken": "bekeek een overdracht",
    "overdracht_voorbereiden": "bereidde een overdracht voor, of begon daaraan",
    "overdracht_bijwerken": "deed iets met een overdracht, of bekeek dat",
    "zomerlijst": "zag het kind op de zomerlijst",
    "vrijstellingen": "zag het kind in de lijst van vrijstellingen",
    "vrijstelling_bekijken": "bekeek of het kind een vrijstelling heeft",
    "vrijstelling_invoeren": "voerde een verzoek om vrijstelling in, of begon daaraan",
    "vrijstelling_verzoek_bekijken": "bekeek een verzoek om vrijstelling",
    "vrijstelling_adviseren": "gaf advies over een vrijstelling, of begon daaraan",
    "vrijstelling_bijwerken": "deed iets met een vrijstelling, of bekeek dat",
    "documenten_bekijken": "bekeek welke documenten er zijn",
    "document_openen": "opende een document",
    "document_toevoegen": "voegde een document toe, of bekeek dat",
    "document_intrekken": "trok een document in, of bekeek dat",
    "brief_maken": "maakte een brief, of bekeek dat",
    "plan_pdf": "drukte het plan af",
    "aanbod_bekijken": "bekeek het aanbod voor het kind",
    "aanbod_bijwerken": "deed iets met het aanbod, of bekeek dat",
    "behoeften_bekijken": "bekeek de lijst met behoeften",
    "demo_verhalen": "zag het kind bij de verhalen van de demo",
}
GROND = {
    "inschrijving": "het kind staat op de school",
    "woonplaats": "het kind woont in de gemeente",
    "swv": "het kind zit op een school van het samenwerkingsverband",
    "zaak": "de organisatie houdt de zaak van het kind",
    "melding": "de organisatie kreeg een melding over het kind",
    "escalatie": "moet over het kind beslissen",
    "overdracht": "de organisatie draagt het kind over, of krijgt het",
    "advies": "het samenwerkingsverband geeft advies over een vrijstelling",
    "tijdelijk": "tijdelijke toegang",
    "nood": "noodtoegang",
    "ouder": "ouder van het kind",
    "jongere": "het kind zelf",
    "hele_regio": "de rol geldt voor de hele regio",
    "eerder_betrokken": "het kind hoorde eerder bij de organisatie",
    "geen": "geen grond gevonden",
}
LIJSTEN = (
    "werkvoorraad",
    "zoeken",
    "melden_zoeken",
    "meldingen_lijst",
    "verschil_bekijken",
    "zomerlijst",
    "vrijstellingen",
    "demo_verhalen",
)
"""Acts that show many children at once, of whom none was chosen."""


def handeling(code: str) -> str:
    """An act in words; of the API, which names its own, the code."""
    return HANDELING.get(code) or code.replace("_", " ")


def grond(code: str) -> str:
    """A ground in words; one that was given in words stays as it is."""
    return GROND.get(code, code)


def groepen(codes: list[str]) -> str:
    """Kinds of data, in the order of the matrix."""
    volgorde = [groep.value for groep in Groep]
    namen = sorted(codes, key=lambda code: volgorde.index(code) if code in volgorde else 99)
    return ", ".join(naam.replace("_", " ") for naam in namen)
