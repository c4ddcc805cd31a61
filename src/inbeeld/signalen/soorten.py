"""Every soort of waarschuwing: what it says and asks, of whom, how long, and where it comes from.

When each of them holds is the SQL function's (`sql/waarschuwingen.sql`); this is the one table of
what it means to people. docs/woordenlijst.md lists the codes.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from inbeeld.signalen.models import Melding, Zaak
from inbeeld.toegang.models import Aanstelling

R = Aanstelling.Rol
M = Melding.Soort
A = Zaak.Aanleiding


class Soort(StrEnum):
    """The code of a waarschuwing, as routes, signalen and addresses name it."""

    UREN_LOPEN_OP = "uren_lopen_op"
    TE_LAAT = "te_laat"
    ZIEK_VAAK = "ziek_vaak"
    ZIEK_LANG = "ziek_lang"
    GEOORLOOFD_LANG = "geoorloofd_lang"
    KLOK_DAG_7 = "klok_dag_7"
    KLOK_DAG_14 = "klok_dag_14"
    KLOK_DAG_21 = "klok_dag_21"
    VIER_WEKEN = "vier_weken"
    ZES_WEKEN = "zes_weken"
    TIEN_WEKEN = "tien_weken"
    TWAALF_WEKEN = "twaalf_weken"
    DRIE_MAANDEN_NADERT = "drie_maanden_nadert"
    DRIE_MAANDEN_VOORBIJ = "drie_maanden_voorbij"
    WETTELIJKE_MELDING = "wettelijke_melding"
    ABSOLUUT = "absoluut"
    AANBOD_GEEINDIGD = "aanbod_geeindigd"
    AANBOD_NIET_GEVOLGD = "aanbod_niet_gevolgd"
    TERUGVAL = "terugval"
    VRIJSTELLING_LOOPT_AF = "vrijstelling_loopt_af"
    INSCHRIJVING_EINDIGT = "inschrijving_eindigt"
    GEGEVENS_GESTOPT = "gegevens_gestopt"


class Urgentie(IntEnum):
    """The lower, the sooner: lists stand in this order."""

    DRINGEND = 1
    HOOG = 2
    GEWOON = 3


@dataclass(frozen=True, slots=True)
class Waarschuwingsoort:
    """`zin`: what is the matter, with {waarde}. `vraag`: what is asked of who reads it. `anders`:
    what follows when nobody does anything. `voor`: per rol the least `waarde` from which it is
    asked (0: always). `blijft`: days that it is shown at most; None: as long as it holds.
    `bron`: law, or the users' own words. `meldsoort`: with what a melding begins; None: nobody is
    to be told of it. `standaard`: on in a region that chose nothing.
    """

    naam: str
    zin: str
    vraag: str
    anders: str
    voor: dict[str, int]
    urgentie: Urgentie
    blijft: int | None
    bron: str
    meldsoort: Melding.Soort | None = None
    aanleiding: Zaak.Aanleiding = A.SIGNAAL
    standaard: bool = True


_SCHOOL = {R.VERZUIMCOORDINATOR: 0, R.MENTOR: 0}
_SAMEN = {R.VERZUIMCOORDINATOR: 0, R.LEERPLICHTAMBTENAAR: 0, R.SWV_CONSULENT: 0}
_REGIE = {R.LEERPLICHTAMBTENAAR: 0, R.SWV_CONSULENT: 0}
_ARTS = {R.JEUGDARTS: 0}
_ZORG = {R.JEUGDCOACH: 0, R.ZORGVERLENER: 0}
_PACT = "Thuiszitterspact Noord-Kennemerland: binnen drie maanden, vanaf de feitelijke afwezigheid"
_VROEG = "Thuiszitterspact Noord-Kennemerland: hoe eerder, hoe beter"

SOORTEN: dict[Soort, Waarschuwingsoort] = {
    Soort.UREN_LOPEN_OP: Waarschuwingsoort(
        naam="uren lopen op",
        zin="Miste al {waarde} van de 16 uur in vier lesweken, zonder geldige reden.",
        vraag="Wat is er aan de hand, en wat is er nodig om op school te blijven?",
        anders="Bij 16 uur moet de school het wettelijk melden.",
        voor={R.VERZUIMCOORDINATOR: 8, R.MENTOR: 8, R.LEERPLICHTAMBTENAAR: 12},
        urgentie=Urgentie.GEWOON,
        blijft=None,
        bron="Thuiszitterspact Zuid-Kennemerland en IJmond: leerplicht preventief onder 16 uur",
        meldsoort=M.VERZUIM,
    ),
    Soort.TE_LAAT: Waarschuwingsoort(
        naam="vaak te laat",
        zin="Kwam {waarde} keer of vaker te laat in vier lesweken.",
        vraag="Is er met het kind en de ouders gepraat?",
        anders="Bij 6, 9 en 12 keer vraagt In Beeld het opnieuw; vanaf 9 ook aan leerplicht.",
        voor={R.VERZUIMCOORDINATOR: 3, R.MENTOR: 3, R.LEERPLICHTAMBTENAAR: 9},
        urgentie=Urgentie.GEWOON,
        blijft=None,
        bron="ladder 3-6-9-12 van scholen in Haaglanden en Rijnmond",
        meldsoort=M.VERZUIM,
    ),
    Soort.ZIEK_VAAK: Waarschuwingsoort(
        naam="vaak ziek",
        zin="Werd {waarde} keer of vaker ziek gemeld in twaalf lesweken.",
        vraag="Is dit zorgwekkend? Vraag het de ouders, en zo nodig de jeugdarts.",
        anders="De status wordt bij 4 keer zorgwekkend ziek.",
        voor={**_SCHOOL, **_ARTS},
        urgentie=Urgentie.GEWOON,
        blijft=None,
        bron="SWV De Meierij: ziekteverzuim, route naar de jeugdarts",
        meldsoort=M.ZIEKTE,
    ),
    Soort.ZIEK_LANG: Waarschuwingsoort(
        naam="lang ziek",
        zin="Is {waarde} lesdagen of langer achter elkaar ziek.",
        vraag="Hoeveel onderwijs kan dit kind aan? De jeugdarts kan dat zeggen.",
        anders="Na vier weken telt het kind als langdurig ziek.",
        voor={**_SCHOOL, **_ARTS},
        urgentie=Urgentie.HOOG,
        blijft=None,
        bron="SWV De Meierij: ziekteverzuim, route naar de jeugdarts",
        meldsoort=M.ZIEKTE,
    ),
    Soort.GEOORLOOFD_LANG: Waarschuwingsoort(
        naam="lang geoorloofd afwezig",
        zin="Is {waarde} lesdagen of langer achter elkaar weg, met toestemming.",
        vraag="Klopt de reden nog, en wanneer komt het kind terug?",
        anders="De klok van drie maanden loopt door.",
        voor=_SCHOOL,
        urgentie=Urgentie.GEWOON,
        blijft=None,
        bron=(
            "Thuiszitterspact Zuid-Kennemerland en IJmond: zorgwekkend geoorloofd; LPW art. 14: "
            "boven tien dagen beslist leerplicht"
        ),
        meldsoort=M.GEOORLOOFD,
    ),
    Soort.KLOK_DAG_7: Waarschuwingsoort(
        naam="een week thuis",
        zin="Is een week thuis.",
        vraag="Weten we waarom, en is er met ouders en kind gepraat?",
        anders="Op dag 28 zijn vier weken vol.",
        voor={R.VERZUIMCOORDINATOR: 0},
        urgentie=Urgentie.GEWOON,
        blijft=7,
        bron=_VROEG,
        meldsoort=M.VERZUIM,
    ),
    Soort.KLOK_DAG_14: Waarschuwingsoort(
        naam="twee weken thuis",
        zin="Is twee weken thuis.",
        vraag="Wie heeft contact met het gezin, en wat is de afspraak?",
        anders="Op dag 28 zijn vier weken vol.",
        voor=_SAMEN,
        urgentie=Urgentie.GEWOON,
        blijft=7,
        bron=_VROEG,
        meldsoort=M.VERZUIM,
        standaard=False,
    ),
    Soort.KLOK_DAG_21: Waarschuwingsoort(
        naam="drie weken thuis",
        zin="Is drie weken thuis.",
        vraag="Lukt het om dit voor vier weken op te lossen? Wat is daarvoor nodig?",
        anders="Op dag 28 zijn vier weken vol, en is het kind een thuiszitter.",
        voor=_SAMEN,
        urgentie=Urgentie.HOOG,
        blijft=7,
        bron="SWV Kop van Noord-Holland: de CTO lost het op voor de vier weken",
        meldsoort=M.VERZUIM,
    ),
    Soort.VIER_WEKEN: Waarschuwingsoort(
        naam="vier weken thuis",
        zin="Is vier weken thuis.",
        vraag="Is er een plan, en weet iedereen wie wat doet?",
        anders="De klok van drie maanden loopt door.",
        voor=_SAMEN,
        urgentie=Urgentie.DRINGEND,
        blijft=14,
        bron="Kamerbrief 3 februari 2016 (26 695, nr. 108): vier weken of langer",
        meldsoort=M.VERZUIM,
    ),
    Soort.ZES_WEKEN: Waarschuwingsoort(
        naam="zes weken thuis",
        zin="Is zes weken thuis.",
        vraag="Werkt het plan?",
        anders="De klok van drie maanden loopt door.",
        voor=_REGIE,
        urgentie=Urgentie.HOOG,
        blijft=28,
        bron="escalatieladders van de regio's",
        meldsoort=M.VERZUIM,
    ),
    Soort.TIEN_WEKEN: Waarschuwingsoort(
        naam="tien weken thuis",
        zin="Is tien weken thuis.",
        vraag="Moet er worden opgeschaald?",
        anders="Over drie weken zijn drie maanden vol.",
        voor=_REGIE,
        urgentie=Urgentie.HOOG,
        blijft=14,
        bron="escalatieladders van de regio's",
        meldsoort=M.VERZUIM,
        standaard=False,
    ),
    Soort.TWAALF_WEKEN: Waarschuwingsoort(
        naam="twaalf weken thuis",
        zin="Is twaalf weken thuis.",
        vraag="Wie beslist er deze week?",
        anders="Over een week zijn drie maanden vol.",
        voor=_REGIE,
        urgentie=Urgentie.HOOG,
        blijft=14,
        bron="escalatieladders van de regio's",
        meldsoort=M.VERZUIM,
        standaard=False,
    ),
    Soort.DRIE_MAANDEN_NADERT: Waarschuwingsoort(
        naam="drie maanden naderen",
        zin="Is binnen vier weken drie maanden thuis.",
        vraag="Komt er op tijd een passend aanbod? Zo niet: wie kan het doorzetten?",
        anders="De drie maanden gaan voorbij zonder passend aanbod.",
        voor=_REGIE,
        urgentie=Urgentie.DRINGEND,
        blijft=28,
        bron=_PACT,
        meldsoort=M.VERZUIM,
    ),
    Soort.DRIE_MAANDEN_VOORBIJ: Waarschuwingsoort(
        naam="drie maanden voorbij",
        zin="Is langer dan drie maanden thuis zonder passend aanbod.",
        vraag="Wat is er nodig, en wie beslist dat nu?",
        anders="De waarschuwing blijft staan.",
        voor={**_REGIE, R.BESTUURDER: 0},
        urgentie=Urgentie.DRINGEND,
        blijft=None,
        bron=_PACT,
        meldsoort=M.VERZUIM,
    ),
    Soort.WETTELIJKE_MELDING: Waarschuwingsoort(
        naam="wettelijke melding nodig",
        zin="Miste 16 uur in vier lesweken, zonder geldige reden.",
        vraag="Meld dit aan leerplicht, of leg vast waarom dat niet hoeft.",
        anders="De school voldoet niet aan de meldplicht.",
        voor={R.VERZUIMCOORDINATOR: 0},
        urgentie=Urgentie.DRINGEND,
        blijft=28,
        bron="LPW art. 21 en 21a: onverwijld",
        meldsoort=M.VERZUIM,
    ),
    Soort.ABSOLUUT: Waarschuwingsoort(
        naam="niet ingeschreven",
        zin="Woont hier, is leerplichtig, en staat op geen school ingeschreven.",
        vraag="Klopt dit? Zo ja: welke school? Zo nee: welk feit ontbreekt er?",
        anders="Het kind telt als thuiszitter, vanaf de eerste dag.",
        voor={R.LEERPLICHTAMBTENAAR: 0},
        urgentie=Urgentie.DRINGEND,
        blijft=None,
        bron="LPW art. 2 en 19",
        meldsoort=M.ABSOLUUT,
        aanleiding=A.ABSOLUUT,
    ),
    Soort.AANBOD_GEEINDIGD: Waarschuwingsoort(
        naam="aanbod gestopt",
        zin="Het aanbod is gestopt, en het kind is niet terug op school.",
        vraag="Wat komt ervoor in de plaats?",
        anders="De klok van drie maanden is opnieuw begonnen.",
        voor=_SAMEN,
        urgentie=Urgentie.HOOG,
        blijft=28,
        bron="Thuiszitterspact Zuid-Kennemerland en IJmond: een passend aanbod",
        meldsoort=M.VERZUIM,
    ),
    Soort.AANBOD_NIET_GEVOLGD: Waarschuwingsoort(
        naam="aanbod niet gevolgd?",
        zin="Heeft een aanbod en komt er niet (altijd), of staat al een week afwezig.",
        vraag="Volgt het kind het aanbod?",
        anders="De klok staat stil zolang er passend aanbod is, ook als het kind er niet komt.",
        voor={R.VERZUIMCOORDINATOR: 0, R.SWV_CONSULENT: 0, **_ZORG},
        urgentie=Urgentie.GEWOON,
        blijft=None,
        bron="Thuiszitterspact Zuid-Kennemerland en IJmond: een passend aanbod",
        meldsoort=M.ZORG,
    ),
    Soort.TERUGVAL: Waarschuwingsoort(
        naam="terugval",
        zin="Is opnieuw thuis, binnen een jaar nadat het kind terug was of een aanbod kreeg.",
        vraag="Wat hielp de vorige keer, en wat is er veranderd?",
        anders="De klok van drie maanden is opnieuw begonnen.",
        voor={**_SAMEN, **_ARTS, R.JEUGDCOACH: 0},
        urgentie=Urgentie.HOOG,
        blijft=28,
        bron="Thuiszitterspact Noord-Kennemerland: nazorg",
        meldsoort=M.VERZUIM,
    ),
    Soort.VRIJSTELLING_LOOPT_AF: Waarschuwingsoort(
        naam="vrijstelling loopt af",
        zin="De vrijstelling eindigt binnen 60 dagen, en het kind is dan nog leerplichtig.",
        vraag="Is er een nieuwe kennisgeving, of een school?",
        anders="Daarna staat het kind zonder vrijstelling op geen school.",
        voor={R.LEERPLICHTAMBTENAAR: 0},
        urgentie=Urgentie.GEWOON,
        blijft=60,
        bron="LPW art. 6: elk jaar voor 1 juli een kennisgeving",
        aanleiding=A.VRIJSTELLING,
    ),
    Soort.INSCHRIJVING_EINDIGT: Waarschuwingsoort(
        naam="straks geen school",
        zin="De inschrijving eindigt binnen vier weken, en een nieuwe is er nog niet.",
        vraag="Welke school volgt? Een kind wordt pas uitgeschreven als er een nieuwe school is.",
        anders="Het kind staat dan op geen school ingeschreven.",
        voor={R.VERZUIMCOORDINATOR: 0, R.LEERPLICHTAMBTENAAR: 0},
        urgentie=Urgentie.HOOG,
        blijft=28,
        bron="LPW art. 10: niet uitschrijven zonder nieuwe inschrijving of vrijstelling",
    ),
    Soort.GEGEVENS_GESTOPT: Waarschuwingsoort(
        naam="school levert niet meer",
        zin="Leverde al tien lesdagen geen verzuim aan.",
        vraag="Lever het verzuim aan, of zoek uit waar het blijft hangen.",
        anders="Niemand ziet of er op deze school kinderen thuis komen te zitten.",
        voor={R.VERZUIMCOORDINATOR: 0, R.SWV_CONSULENT: 0, R.REGIOCOORDINATOR: 0},
        urgentie=Urgentie.HOOG,
        blijft=None,
        bron="rekenregels: onbekend is niet nul",
    ),
}
"""One line per soort, in the order in which a settings page shows them."""

ZONDER_KIND = (Soort.GEGEVENS_GESTOPT,)


def gevraagd_van(rol: str) -> dict[Soort, int]:
    """The soorten that a rol is asked about, each with the least `waarde`."""
    return {soort: w.voor[rol] for soort, w in SOORTEN.items() if rol in w.voor}
