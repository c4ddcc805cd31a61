"""Who the stories are about, in the order in which the page tells them.

The texts give no dates and name no status: the page shows both as the engine counts them.
"""

from datetime import date

from . import verhalen
from .namen import Naam
from .verhalen import Belofte, Toneel, Verhaal

ZKIJ = "zkij-2021"


def _naam(roepnaam: str, achternaam: str, voorvoegsel: str = "") -> Naam:
    return Naam(roepnaam, roepnaam, voorvoegsel, achternaam)


def _begin_oktober(toneel: Toneel) -> date:
    return toneel.september.replace(month=10, day=2)


VERHALEN: tuple[Verhaal, ...] = (
    Verhaal(
        "gewoon",
        _naam("Fenna", "Warmerdam"),
        "Gewoon naar school",
        "Fenna zit in de tweede klas. Zij was dit jaar één dag ziek. "
        "Zo gaat het bij de meeste kinderen, en daarom staat zij niet op de werklijst.",
        (Belofte("in_onderwijs"), Belofte("in_onderwijs", ZKIJ)),
        verhalen.gewoon,
    ),
    Verhaal(
        "absoluut",
        _naam("Majd", "Darwish"),
        "Wel een adres, geen school",
        "Majd kwam een week of zeven geleden in Haarlem wonen. Geen enkele school heeft hem "
        "ingeschreven. De gemeente ziet dat alleen doordat zij inwoners en inschrijvingen naast "
        "elkaar legt.",
        (Belofte("absoluut_verzuim"), Belofte("absoluut_verzuim", ZKIJ)),
        verhalen.absoluut,
    ),
    Verhaal(
        "zes-weken",
        _naam("Sam", "Vries", "de"),
        "Zes weken niet geweest",
        "Sam miste eerst losse uren. Daarna kwam hij helemaal niet meer. "
        "De klok telt vanaf de eerste dag dat hij er echt niet was, niet vanaf de melding.",
        (Belofte("langdurig_relatief_verzuim"), Belofte("langdurig_relatief_verzuim", ZKIJ)),
        verhalen.zes_weken,
    ),
    Verhaal(
        "lang-thuis",
        _naam("Yasmine", "Tahiri"),
        "Langer dan drie maanden thuis",
        "Yasmine zit meer dan drie maanden thuis en niemand deed een passend aanbod. "
        "Haar klok is vol; bovenaan de werklijst hoort zij te staan.",
        (Belofte("langdurig_relatief_verzuim"),),
        verhalen.lang_thuis,
    ),
    Verhaal(
        "met-aanbod",
        _naam("Joris", "Beentjes"),
        "Thuis, maar met een aanbod",
        "Joris bezoekt zijn school al maanden niet. Sinds drie weken krijgt hij onderwijs en zorg "
        "op een andere plek. Dat aanbod past, dus de klok staat stil.",
        (Belofte("met_aanbod"), Belofte("met_aanbod", ZKIJ)),
        verhalen.met_aanbod,
    ),
    Verhaal(
        "niet-passend",
        _naam("Esila", "Korkmaz"),
        "Een aanbod dat niet past",
        "Ook voor Esila is er iets gevonden, maar het past niet bij haar. "
        "Daarom loopt haar klok gewoon door.",
        (Belofte("langdurig_relatief_verzuim"),),
        verhalen.niet_passend,
    ),
    Verhaal(
        "veertien-uur",
        _naam("Kacper", "Zieliński"),
        "Veertien van de zestien uur",
        "Kacper spijbelt steeds twee uur. Bij zestien uur in vier lesweken moet de school het "
        "melden. Zover is het nog net niet, en juist nu helpt een gesprek.",
        (Belofte("beginnend_verzuim"), Belofte("beginnend_verzuim", ZKIJ)),
        verhalen.veertien_uur,
    ),
    Verhaal(
        "zestien-uur",
        _naam("Shanaya", "Ramautar"),
        "Over de zestien uur",
        "Shanaya miste in korte tijd achttien lesuren zonder geldige reden. "
        "De wet vraagt de school nu om een melding.",
        (Belofte("wettelijk_verzuim"), Belofte("wettelijk_verzuim", ZKIJ)),
        verhalen.zestien_uur,
    ),
    Verhaal(
        "te-laat",
        _naam("Tobias", "Schoorl"),
        "Vaak te laat",
        "Tobias mist geen hele lessen, maar komt steeds te laat. "
        "Vanaf drie keer in vier lesweken valt dat op.",
        (Belofte("beginnend_verzuim"),),
        verhalen.te_laat,
    ),
    Verhaal(
        "langdurig-ziek",
        _naam("Naomi", "Croes"),
        "Lang ziek",
        "Naomi is al meer dan zes weken ziek gemeld. Dat is geen spijbelen. "
        "Toch is zij al die tijd niet op school, en daarom blijft zij in beeld.",
        (Belofte("langdurig_ziek"), Belofte("langdurig_ziek", ZKIJ)),
        verhalen.langdurig_ziek,
    ),
    Verhaal(
        "zorgwekkend-ziek",
        _naam("Bram", "Pronk"),
        "Ziek, en nu al acht dagen",
        "Bram is acht schooldagen achter elkaar ziek. "
        "De school kan nu de jeugdarts om advies vragen.",
        (Belofte("zorgwekkend_ziek"), Belofte("zorgwekkend_ziek", ZKIJ)),
        verhalen.zorgwekkend_ziek,
    ),
    Verhaal(
        "zorgwekkend-geoorloofd",
        _naam("Winta", "Berhane"),
        "Met toestemming, maar lang",
        "Winta heeft toestemming om weg te zijn, nu twaalf schooldagen. "
        "Elke dag mag, maar samen is het veel.",
        (Belofte("zorgwekkend_geoorloofd"), Belofte("zorgwekkend_geoorloofd", ZKIJ)),
        verhalen.zorgwekkend_geoorloofd,
    ),
    Verhaal(
        "vrijgesteld",
        _naam("Thijs", "Gravemaker"),
        "Vrijgesteld van de leerplicht",
        "Thijs heeft sinds ruim een jaar een vrijstelling (artikel 5 onder a). "
        "Hij staat bij geen school ingeschreven en telt niet als thuiszitter.",
        (Belofte("vrijgesteld"), Belofte("vrijgesteld", ZKIJ)),
        verhalen.vrijgesteld,
    ),
    Verhaal(
        "overstap",
        _naam("Dilara", "Yıldız"),
        "Van vmbo naar mbo, met een gat",
        "Dilara ging in de zomer van het vmbo af en begon pas in oktober op het mbo. "
        "In september telde het Rijk haar als kind zonder school; "
        "de regio laat deze overstap tot 1 oktober buiten haar doel.",
        (
            Belofte("overstap_vo_mbo", ZKIJ, op=lambda t: t.september),
            Belofte("absoluut_verzuim", "rijk-2016", op=lambda t: t.september),
            Belofte("absoluut_verzuim", ZKIJ, op=_begin_oktober),
        ),
        verhalen.overstap,
    ),
    Verhaal(
        "verhuisd",
        _naam("Adam", "Bouzidi"),
        "Verhuisd en uitgeschreven",
        "Adam kwam al niet meer toen het gezin naar Velsen verhuisde. Zijn school schreef hem uit; "
        "een nieuwe school is er nog niet. De klok loopt door, nu bij een andere gemeente.",
        (Belofte("absoluut_verzuim"),),
        verhalen.verhuisd,
    ),
    Verhaal(
        "twee-scholen",
        _naam("Guus", "Linden", "van der"),
        "Op twee scholen tegelijk",
        "Guus gaat naar twee scholen en mist bij allebei uren, soms op dezelfde dag. "
        "Per dag telt de school waar hij het meeste miste; opgeteld leek het te veel.",
        (Belofte("beginnend_verzuim"),),
        verhalen.twee_scholen,
    ),
    Verhaal(
        "school-zwijgt",
        _naam("Artem", "Kovalenko"),
        "De school levert niets meer",
        "Artem was afwezig toen zijn school ophield met gegevens sturen. Niemand heeft gezien dat "
        "hij terugkwam. Daarom loopt zijn verzuim door, en staat erbij waarop dat berust.",
        (Belofte("langdurig_relatief_verzuim"),),
        verhalen.school_zwijgt,
    ),
    Verhaal(
        "onbekend",
        _naam("Lina", "Amghar"),
        "We weten het niet",
        "Lina woont in Zandvoort. Die gemeente levert in deze demo geen inschrijvingen aan. "
        "Zonder die gegevens mag niemand zeggen dat zij geen school heeft.",
        (Belofte("onbekend"), Belofte("onbekend", ZKIJ)),
        verhalen.onbekend,
    ),
    Verhaal(
        "terugval",
        _naam("Roos", "Admiraal"),
        "Weer thuis",
        "Roos zat vorig schooljaar thuis, kreeg hulp en ging terug naar school. "
        "Sinds een paar weken is zij er opnieuw niet. Haar klok begon opnieuw.",
        (Belofte("langdurig_relatief_verzuim"),),
        verhalen.terugval,
    ),
    Verhaal(
        "bijna-achttien",
        _naam("Emir", "Aktaş"),
        "Bijna achttien",
        "Emir zit thuis en wordt over drie weken achttien. Dan stopt de kwalificatieplicht. "
        "Wie nog iets wil regelen, moet het nu doen.",
        (Belofte("langdurig_relatief_verzuim"), Belofte("niet_plichtig", na_dagen=24)),
        verhalen.bijna_achttien,
    ),
    Verhaal(
        "diploma",
        _naam("Lotte", "Duijn"),
        "Klaar met een diploma",
        "Lotte is zeventien en heeft haar diploma. Zij staat nergens ingeschreven, "
        "maar dat hoeft ook niet meer.",
        (Belofte("niet_plichtig"), Belofte("niet_plichtig", ZKIJ)),
        verhalen.diploma,
    ),
    Verhaal(
        "terug",
        _naam("Hugo", "Castricum"),
        "Terug in de klas",
        "Hugo zat maanden thuis, kreeg eerst zorg en gaat weer naar school. "
        "Op zijn tijdlijn is het hele verloop te zien.",
        (Belofte("in_onderwijs"),),
        verhalen.terug_in_de_klas,
    ),
)
