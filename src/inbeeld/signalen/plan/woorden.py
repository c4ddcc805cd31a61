"""Words for what a plan names by a code."""

from inbeeld.toegang.matrix.begrippen import Groep

STAPPEN = {
    "contact_met_gezin": "Contact met het gezin",
    "gesprek": "Gesprek met ouders en jongere",
    "huisbezoek": "Huisbezoek",
    "overleg_kernteam": "Overleg met het kernteam of jeugdteam",
    "plan_maken": "Plan maken met alle betrokkenen",
    "plan_bespreken": "Plan bespreken en bijstellen",
    "passend_aanbod": "Passend aanbod doen",
    "uitslag_jeugdarts": "Advies van de jeugdarts verwerken",
    "inschrijving_regelen": "Inschrijving op een school regelen",
    "vrijstelling_bespreken": "Vrijstelling bespreken met ouders en school",
    "terugkoppelen": "Laten weten wat er gedaan is",
    "volgen": "Nagaan of het goed blijft gaan",
}
"""Steps that every region has. A plan may add its own, or give these another name (`stappen`)."""

AAN = {
    "school": "de school",
    "schoolbestuur": "het schoolbestuur",
    "leerplicht": "leerplicht van de woongemeente",
    "swv": "het samenwerkingsverband van de school",
    "jgz": "de jeugdgezondheidszorg",
    "jeugdteam": "het jeugdteam van de woongemeente",
    "regio": "de regiocoördinator",
    "kernteam": "het kernteam van de school",
}
DOE = {
    "herinner": "de ontvanger krijgt een herinnering",
    "meld_coordinator": "de coördinator van het postvak wordt gewaarschuwd",
    "escaleer": "er wordt opgeschaald naar de volgende trede",
}
KLOK = {"streng": "strenge klok", "ruim": "ruime klok"}
ZIET = {
    Groep.IDENTITEIT: "wie het kind is",
    Groep.INSCHRIJVING: "de school",
    Groep.VERBLIJFPLAATS: "de woonplaats",
    Groep.VERZUIM: "het verzuim",
    Groep.VRIJSTELLING: "vrijstellingen",
    Groep.TIJDLIJN: "de tijdlijn",
    Groep.SIGNAAL_EN_ROUTE: "de melding en wie wat doet",
    Groep.PLAN_EN_AFSPRAKEN: "het plan en het aanbod",
    Groep.DUIDING: "de duiding",
    Groep.GESPREK: "gesprekken",
    Groep.OVERDRACHT: "de overdracht",
    Groep.BELASTBAARHEID: "de belastbaarheid",
}
"""What a recipient sees, shortly."""
