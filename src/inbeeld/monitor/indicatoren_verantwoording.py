"""Indicators of answers, exemptions, needs, illness and the durations of a route."""

from inbeeld.monitor.indicatoren import Indicator, voeg_toe

ANTWOORD = voeg_toe(
    Indicator(
        "antwoord",
        "Antwoord binnen de termijn",
        "Wat een partner met een termijn gevraagd is, en wat daarvan op tijd antwoord kreeg. Een "
        "vraag is te laat vanaf de dag na de laatste dag van haar termijn. Vragen die nog open "
        "staan tellen in de mediaan mee voor de dagen die er al gewacht is.",
        "meldingen, overdrachten, adviezen, afspraken, belemmeringen en besluiten na opschaling",
        "periode",
        "gevraagd = beantwoord + open; beantwoord = op_tijd + te_laat; open_te_laat is deel van "
        "open; elk ook als '<soort vraag>.<onderdeel>'. Dagen tot antwoord in details, ook per "
        "soort. Periode: van het vragen. Ingetrokken vragen tellen niet",
        definitie=False,
        omlaag=None,
    )
)
VRIJSTELLING = voeg_toe(
    Indicator(
        "vrijstelling",
        "Vrijstellingen op een peildatum",
        "Hoeveel leer- en kwalificatieplichtige kinderen op één dag zijn vrijgesteld, en op welke "
        "grond. Van wie een besluit in het dossier staat: of er geen aanbod was, of het "
        "samenwerkingsverband adviseerde, en of het kind is gehoord.",
        "vrijstellingen van de gemeente, en de dossiers",
        "peildatum",
        "vrijgesteld en per grond; met_dossier (deel van vrijgesteld), en daarvan geen_aanbod, "
        "met_advies, kind_gehoord",
    )
)
VRIJSTELLING_JAAR = voeg_toe(
    Indicator(
        "vrijstelling_jaar",
        "Nieuwe, geëindigde en besloten vrijstellingen",
        "Hoe vaak in het schooljaar een vrijstelling begon of eindigde, en wat er is besloten. Een "
        "vrijstelling die aansluit op de vorige met dezelfde grond is niet nieuw. Een verhuizing "
        "maakt geen nieuwe vrijstelling.",
        "vrijstellingen van de gemeente, en de dossiers",
        "periode",
        "nieuw, geeindigd (ook per grond); vastgesteld, afgewezen; van de vastgestelde: "
        "geen_aanbod, met_advies, kind_gehoord, ouders_gehoord",
    )
)
HERBEOORDELING = voeg_toe(
    Indicator(
        "herbeoordeling",
        "Vrijstellingen op tijd opnieuw bekeken",
        "Van hoeveel vrijstellingen in het schooljaar moest worden bekeken of zij nog nodig zijn, "
        "en of dat op tijd gebeurde. Eindigt de vrijstelling eerder, dan is zij ook bekeken.",
        "herbeoordelingen in de dossiers",
        "periode",
        "gepland = gedaan + open; gedaan = op_tijd + te_laat; open_te_laat is deel van open; "
        "uitkomst: blijft, aanbod, vervalt",
        definitie=False,
        omlaag=None,
    )
)
BEHOEFTE = voeg_toe(
    Indicator(
        "behoefte",
        "Wat kinderen nodig hebben en er niet is",
        "Kinderen met een vastgelegde behoefte die nog niet is vervuld; kinderen die in het "
        "afgelopen jaar een aanbod weigerden en sindsdien niets anders kregen; en kinderen die "
        "langer dan vier weken thuis zijn zonder dat er aan een aanbod wordt gewerkt.",
        "behoeften en aanbod in de dossiers, en de klokken",
        "peildatum",
        "kinderen (uniek, een of meer van de drie); behoefte, geweigerd (ook per soort aanbod), "
        "zonder_aanbod; 'reden.<reden>' van de weigering. Een kind kan in meer regels staan. Een "
        "gebied zonder regel heeft er geen",
    )
)
CHRONISCH_ZIEK = voeg_toe(
    Indicator(
        "chronisch_ziek",
        "Langdurig en vaak ziek",
        "Kinderen die op een dag langdurig of vaak ziek gemeld zijn, en hoe lang zij al "
        "geheel of voor een deel thuis zijn. Waarom zij ziek zijn, wordt niet vastgelegd.",
        "ziekmeldingen van scholen en de ruime klok",
        "peildatum",
        "ziek en per status; 'klok.<duur>' en zonder_klok samen zijn ziek; mediaan van de dagen op "
        "de ruime klok in details",
    )
)
_ROUTE = (
    "Een kind heeft één route tegelijk: wat er onderweg nog bij komt, hoort bij dezelfde. Kinderen "
    "die nog wachten tellen mee voor de tijd die zij al wachten. Wie zonder aanbod terug is of om "
    "een andere reden niet meer wordt gevolgd, telt mee tot die dag."
)
_ROUTEDELEN = (
    "aantal; aangeboden, aanvaard, begonnen: bij zoveel kinderen; anders: de zaak is gesloten "
    "zonder; open. Medianen, aandelen en curven per stap in details"
)
DOORLOOPTIJD_SIGNAAL = voeg_toe(
    Indicator(
        "doorlooptijd_signaal",
        "Van signaal tot aanbod",
        "Hoe lang het duurt van de dag waarop iemand een waarschuwing oppakte tot er een passend "
        f"aanbod is gedaan, aanvaard en begonnen. {_ROUTE}",
        "opgepakte waarschuwingen, aanbod",
        "periode",
        _ROUTEDELEN,
        definitie=False,
    )
)
DOORLOOPTIJD_MELDING = voeg_toe(
    Indicator(
        "doorlooptijd_melding",
        "Van melding tot aanbod",
        "Hoe lang het duurt van de melding tot er een passend aanbod is gedaan, aanvaard en "
        f"begonnen. {_ROUTE}",
        "meldingen, aanbod",
        "periode",
        _ROUTEDELEN,
        definitie=False,
    )
)
OPGAVE = voeg_toe(
    Indicator(
        "opgave",
        "Opgave leerplicht (artikel 25 lid 2)",
        "Wat een gemeente elk jaar aan de minister opgeeft, over het schooljaar. Unieke kinderen "
        "van de woongemeente, naar het onderwijs dat zij het laatst volgden. Een kind dat "
        "verhuisde staat bij beide gemeenten: de som is niet de regio. Kinderen met een geheim "
        "adres staan er niet bij.",
        "tijdlijnen, vrijstellingen, woonplaatsen, inschrijvingen en meldingen",
        "periode",
        "de velden van monitor.opgavevelden, elk ook per onderwijssoort",
        omlaag=None,
    )
)
OPGAVE_PV = voeg_toe(
    Indicator(
        "opgave_pv",
        "Processen-verbaal (artikel 25 lid 2)",
        "Hoeveel processen-verbaal leerplicht in het schooljaar naar het Openbaar Ministerie "
        "stuurde. Alleen voor wie het werk van leerplicht met justitie mag zien.",
        "de justitiële route in de dossiers",
        "periode",
        "pv_absoluut, pv_relatief, pv_luxe, elk ook per onderwijssoort",
        definitie=False,
        omlaag=None,
    )
)
