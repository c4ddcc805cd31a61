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
    "antwoord": (
        "Een vraag telt in de periode waarin zij is gesteld, ook als het antwoord later kwam. Het "
        "aandeel op tijd van een kwartaal kan dus nog veranderen.",
        "Gezien is geen antwoord. Aangenomen, geweigerd of afgehandeld wel.",
        "De termijn is die van de afspraken op de dag van de vraag, met de vakanties erin.",
        "Wie weinig vragen kreeg, staat al snel op 0 of 100 procent.",
    ),
    "vrijstelling": (
        "Hier tellen alleen kinderen die op die dag leer- of kwalificatieplichtig zijn.",
        "Een besluit van voor In Beeld staat niet in het dossier. Daarom is ‘geen aanbod’ alleen "
        "bekend van kinderen met een besluit in het dossier.",
        "Levert een gemeente haar vrijstellingen niet aan, dan is haar aantal onbekend en niet 0.",
    ),
    "vrijstelling_jaar": (
        "Een vrijstelling die elk jaar opnieuw wordt gevraagd, begint maar één keer.",
        "Begonnen min geëindigd is niet het verschil tussen twee standen: verhuizingen staan bij "
        "‘erbij en eraf’.",
    ),
    "behoefte": (
        "Dit is wat mensen vastleggen. Een wijk zonder behoeften kan een wijk zijn waar niemand ze "
        "opschrijft.",
        "Een geweigerd aanbod telt een jaar mee, tot er een ander aanbod is aanvaard of begonnen.",
        "Een kind kan een behoefte hebben, een aanbod hebben geweigerd en thuis zijn. Tel de "
        "kolommen dus niet op; ‘kinderen die iets missen’ telt elk kind één keer.",
    ),
    "chronisch_ziek": (
        "Wie ziek is en ook een andere status heeft die voorgaat (zoals vrijgesteld), staat daar.",
        "Wie vaak kort ziek is, is niet doorlopend thuis en heeft geen klok.",
    ),
    "doorlooptijd_melding": (
        "Veel kinderen gaan zonder aanbod weer naar school. Zij tellen mee tot de dag waarop de "
        "zaak dicht ging.",
        "Een aanbod dat al voor de melding was gedaan, telt niet.",
    ),
    "opgave": (
        "De som van de gemeenten is meer dan de regio: een kind dat verhuisde, staat in beide.",
        "Kinderen met een geheim adres staan er niet bij. Tel die zelf erbij op.",
        "Meldingen die niet via In Beeld gingen en niet zijn ingelezen, ontbreken.",
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
