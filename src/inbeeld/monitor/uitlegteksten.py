"""What one must know to read a figure well: its traps, and how official counts differ (B1)."""

VALKUILEN: dict[str, tuple[str, ...]] = {
    "stand": (
        "Een kind heeft op een dag precies één status. De statussen van één dag mag u dus bij "
        "elkaar optellen. De standen van twee dagen niet: daar zitten deels dezelfde kinderen in.",
        "Absoluut verzuim is in augustus en september hoog. Dan wisselen veel kinderen van school, "
        "en staat de nieuwe inschrijving er nog niet. Vergelijk september met september.",
        "Een peildatum is een momentopname. Wie tussen twee peildata kwam en ging, ziet u alleen "
        "bij erbij en eraf.",
        "Bij kleine aantallen zegt een verschil van één of twee kinderen weinig.",
    ),
    "jaar": (
        "Een kind kan in één schooljaar thuiszitter, ziek en vrijgesteld zijn geweest. Het staat "
        "dan in meer kolommen. Tel de kolommen niet bij elkaar op: u telt kinderen dubbel.",
        "Een kind dat verhuisde, telt in beide gemeenten mee. De gemeenten samen zijn daarom meer "
        "dan de regio.",
        "Dit aantal is veel hoger dan de stand op een dag: het telt iedereen die er in het jaar "
        "ook maar één dag bij was.",
        "Ongeoorloofd verzuimers zijn kinderen met ten minste één wettelijke melding van 16 uur in "
        "vier lesweken. Dat zijn kinderen, geen meldingen.",
    ),
    "stroom": (
        "Een kind dat weggaat en terugkomt, telt twee keer bij erbij en één keer bij eraf. "
        "Daardoor zijn erbij en eraf hoger dan het aantal kinderen.",
        "Een kind dat van gemeente verandert, is in de ene gemeente eraf en in de andere erbij. "
        "Voor de regio verandert er dan niets.",
        "De officiële cijfers sluiten niet op elkaar aan: daar ontbreekt wie om een andere reden "
        "wegging. Hier staat dat onder ‘eraf: anders’.",
    ),
    "doorlooptijd": (
        "Wie nog wacht, telt mee voor de tijd die het al wacht. Zonder die kinderen zou het cijfer "
        "mooier lijken dan het is.",
        "Wie anders verder ging, telt mee tot de dag waarop het wegging. Hoeveel dat er zijn, "
        "staat ernaast.",
        "Het lopende schooljaar is nog kort. Een aandeel binnen een jaar is er dan nog niet.",
        "Bij weinig kinderen is de onzekerheid groot. Kijk naar de getallen tussen haakjes.",
    ),
}

VALKUILEN |= dict.fromkeys(
    ("doorlooptijd_signaal", "doorlooptijd_melding"), VALKUILEN["doorlooptijd"]
)

OFFICIEEL: tuple[str, ...] = (
    "De leerplichttelling van gemeenten gaat over een heel schooljaar en telt unieke personen. "
    "Vergelijk die met ‘heel het schooljaar’, niet met een peildatum.",
    "Samenwerkingsverbanden tellen een gemeente die in twee verbanden ligt dubbel. Hun aantallen "
    "samen zijn daarom meer dan het landelijke aantal.",
    "Voor de leerplichttelling tellen bij relatief verzuim de meldingen van 16 uur en luxeverzuim.",
    "In het nieuws wordt het aantal kinderen met absoluut verzuim soms ‘het aantal thuiszitters’ "
    "genoemd. Kinderen die ingeschreven staan en niet komen, ontbreken dan.",
)

FEITEN: dict[str, tuple[str, ...]] = {
    "inschrijving": ("inschrijvingen", "van de gemeenten en scholen"),
    "vrijstelling": ("vrijstellingen", "van de gemeenten"),
    "ongeoorloofd": ("ongeoorloofd verzuim", "van de scholen"),
    "geoorloofd": ("geoorloofd verzuim", "van de scholen"),
    "ziek": ("ziekteverzuim", "van de scholen"),
    "te_laat": ("te laat komen", "van de scholen"),
    "duiding": ("duidingen: dreigend, thuishouder, nazorg", "van scholen of gemeenten"),
}
"""Category of dekking: what it is, and from whom."""
