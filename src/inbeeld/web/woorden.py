"""What stored codes are called on screen: one list, so that every page uses the same words.

Codes come from docs/rekenregels.md (sections 2 and 5). A code that is missing here is shown as it
is, with spaces for underscores; `tests/web/test_woorden.py` fails when a definitie has a status
without words.
"""

STATUS = {
    "niet_plichtig": "Niet leerplichtig",
    "vrijgesteld": "Vrijgesteld",
    "onbekend": "Onbekend",
    "absoluut_verzuim": "Absoluut verzuim",
    "niet_ingeschreven": "Niet ingeschreven",
    "langdurig_relatief_verzuim": "Langdurig relatief verzuim",
    "thuiszitter": "Thuiszitter",
    "thuiszittend": "Thuiszittend",
    "thuishouder": "Thuishouder",
    "verzuim_langer_3_maanden": "Verzuim langer dan 3 maanden",
    "verzuim_4_weken_3_maanden": "Verzuim 4 weken tot 3 maanden",
    "overstap_vo_mbo": "Overstap vo–mbo",
    "met_aanbod": "Thuis, met aanbod",
    "dreigend": "Dreigend",
    "wettelijk_verzuim": "Wettelijk verzuim (16 uur)",
    "langdurig_ziek": "Langdurig ziek",
    "zorgwekkend_ziek": "Zorgwekkend ziek",
    "zorgwekkend_geoorloofd": "Zorgwekkend geoorloofd",
    "beginnend_verzuim": "Beginnend verzuim",
    "nazorg": "Nazorg",
    "in_onderwijs": "In onderwijs",
}

SOORT = {
    "thuiszitter": "Thuiszitter",
    "verzuim": "Verzuim",
    "ziek": "Ziek",
    "geoorloofd": "Geoorloofd",
    "dreigend": "Dreigend",
    "overstap": "Overstap",
    "met_aanbod": "Met aanbod",
    "nazorg": "Nazorg",
    "vrijgesteld": "Vrijgesteld",
    "onbekend": "Onbekend",
    "in_onderwijs": "In onderwijs",
    "niet_plichtig": "Niet leerplichtig",
}

SECTOR = {
    "po": "Basisonderwijs",
    "sbo": "Speciaal basisonderwijs",
    "so": "Speciaal onderwijs",
    "vo": "Voortgezet onderwijs",
    "pro": "Praktijkonderwijs",
    "vso": "Voortgezet speciaal onderwijs",
    "mbo": "Mbo",
}

VERZUIM = {
    "ongeoorloofd": "Ongeoorloofd",
    "geoorloofd": "Geoorloofd",
    "ziek": "Ziek",
    "te_laat": "Te laat",
}

GROND = {
    "art5_onder_a": "Lichamelijk of psychisch niet geschikt (art. 5 onder a)",
    "art5_onder_b": "Bedenkingen tegen de richting (art. 5 onder b)",
    "art5_onder_c": "School in het buitenland (art. 5 onder c)",
    "art5a_trekkend": "Trekkend bestaan (art. 5a)",
    "art15": "Ander onderwijs (art. 15)",
    "art3a": "Vervangende leerplicht (art. 3a)",
    "art3b": "Vervangende leerplicht, laatste jaar (art. 3b)",
}

AANBOD = {
    "onderwijs": "Onderwijs",
    "onderwijs_zorg": "Onderwijs met zorg",
    "zorg": "Zorg",
    "dagbesteding": "Dagbesteding",
    "leerwerk": "Leren en werken",
    "werk": "Werk",
}

DUIDING = {
    "dreigend": "Dreigend thuiszitten",
    "thuishouder": "Ouders houden thuis",
    "nazorg": "Nazorg",
}

ROL = {
    "verzuimcoordinator": "Verzuimcoördinator",
    "mentor": "Mentor",
    "leerplichtambtenaar": "Leerplichtambtenaar",
    "swv_consulent": "Consulent samenwerkingsverband",
    "jeugdarts": "Jeugdarts",
    "jeugdcoach": "Jeugdcoach",
    "zorgverlener": "Zorgverlener",
    "justitiemedewerker": "Medewerker justitie",
    "regiocoordinator": "Regiocoördinator",
    "bestuurder": "Bestuurder",
    "beleidsmedewerker": "Beleidsmedewerker",
    "privacyfunctionaris": "Privacyfunctionaris",
    "beheerder": "Beheerder",
    "ouder": "Ouder",
    "jongere": "Jongere",
}

TABEL = {
    "jongeren": "Kind",
    "scholen": "School",
    "woonplaatsen": "Woonplaats",
    "inschrijvingen": "Inschrijving",
    "verzuim": "Verzuim",
    "vrijstellingen": "Vrijstelling",
    "aanbod": "Aanbod",
    "duidingen": "Duiding",
    "gegevensstand": "Stand van gegevens",
    "dekking": "Dekking",
    "lesvrij": "Lesvrije dagen",
}

# Later lists win where two share a code: the more specific words come last.
_ALLES = DUIDING | AANBOD | VERZUIM | SECTOR | GROND | ROL | TABEL | SOORT | STATUS


def woord(code: str, lijst: dict[str, str] | None = None) -> str:
    """The words for a stored code; the code itself, made readable, when no list has it."""
    zoek = _ALLES if lijst is None else lijst
    return zoek.get(code) or str(code).replace("_", " ").capitalize()


# The tone of a badge and of the status lane: how much attention a soort asks. Never the only
# carrier of meaning: each soort has its own shape (templatetags) and its words beside it.
TOON = {
    "thuiszitter": "dringend",
    "verzuim": "let-op",
    "dreigend": "let-op",
    "ziek": "zorg",
    "geoorloofd": "zorg",
    "overstap": "zorg",
    "met_aanbod": "goed",
    "nazorg": "goed",
    "in_onderwijs": "goed",
    "vrijgesteld": "rustig",
    "niet_plichtig": "rustig",
    "onbekend": "onbekend",
}

# What a status means, in a sentence for somebody who does not know the rules. Figures that a
# parameter may change are left out here: the uitleg shows them beside the sentence.
BETEKENIS = {
    "niet_plichtig": "Het kind hoeft op deze dag niet naar school, of woont niet in de regio.",
    "vrijgesteld": "Er is een vrijstelling die deze dag dekt.",
    "onbekend": "Er is geen inschrijving gevonden, maar de gegevens zijn ook niet compleet. Het "
    "kind kan dus best op school zitten.",
    "absoluut_verzuim": "Het kind is plichtig en staat op geen enkele school, zonder vrijstelling "
    "en zonder passend aanbod.",
    "niet_ingeschreven": "Het kind is plichtig en staat op geen enkele school, zonder "
    "vrijstelling en zonder passend aanbod.",
    "langdurig_relatief_verzuim": "Het kind staat op een school, maar is daar al vier weken of "
    "langer zonder geldige reden afwezig. Er is geen passend aanbod.",
    "thuiszitter": "Het kind staat op een school, maar is daar al langer dan vier weken zonder "
    "geldige reden afwezig. Er is geen passend aanbod.",
    "thuiszittend": "Het kind staat op een school, maar is daar al vier weken of langer zonder "
    "geldige reden afwezig. Er is geen passend aanbod.",
    "thuishouder": "De ouders houden het kind thuis, zonder geldige reden.",
    "verzuim_langer_3_maanden": "Het kind is langer dan drie maanden zonder geldige reden "
    "afwezig. Er is geen passend aanbod.",
    "verzuim_4_weken_3_maanden": "Het kind is vier weken tot drie maanden zonder geldige reden "
    "afwezig. Er is geen passend aanbod.",
    "overstap_vo_mbo": "Het kind is in de zomer van de school voor voortgezet onderwijs af en "
    "staat nog niet op een mbo. Vóór 1 oktober telt dat apart.",
    "met_aanbod": "Het kind gaat niet gewoon naar school, maar heeft wel een passend aanbod dat "
    "is begonnen.",
    "dreigend": "Het kind dreigt thuis te komen zitten: een professional zegt dat, of het is al "
    "een paar lesdagen achter elkaar ongeoorloofd afwezig.",
    "wettelijk_verzuim": "In vier lesweken zijn zestien uur of meer ongeoorloofd gemist. De "
    "school moet dit melden.",
    "langdurig_ziek": "Het kind is vier weken of langer ziek gemeld.",
    "zorgwekkend_ziek": "Het kind is lang achter elkaar of vaak ziek gemeld. Reden om de "
    "jeugdarts te vragen.",
    "zorgwekkend_geoorloofd": "Het kind is lang achter elkaar afwezig, met een geldige reden.",
    "beginnend_verzuim": "Er zijn uren ongeoorloofd gemist, of het kind komt vaak te laat.",
    "nazorg": "Het kind is terug of geplaatst en wordt nog gevolgd.",
    "in_onderwijs": "Het kind staat op een school en er is geen zorgelijk verzuim bekend.",
}
