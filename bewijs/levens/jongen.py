"""A boy of 7 who is exempted (art. 5 onder a), until a review finds a part-time place to learn."""

from playwright.sync_api import Browser, Page

from bewijs.levens.leven import Leven, Plan, Talk, ago, ahead
from bewijs.toneel import fill, follow, press, says, silent
from inbeeld.demo.personages import VERHALEN
from tests.browser.site import Site

TITLE = "jongen"
OVER = (
    "Een jongen van 7 met een vrijstelling (art. 5 onder a), tot de herbeoordeling een leerplek"
    " vindt."
)
WHO = next(v for v in VERHALEN if v.code == "absoluut").naam
NAME = WHO.voluit
SWV = "swv.swv-po-demo"
FROM = ago(21)
WORDS = "Op school is het te hard. Bij oma teken ik huizen."
OUTCOME = "Een hele week school lukt nu niet; leren wil hij wel."
NOTE = "Vader wil dat de gemeente niet met de vorige school belt."
CAN = "Tekenen, tellen en lezen met oma, een half uur per dag."
ADVICE = "Twee ochtenden in een klein groepje kan over een poos, met iemand ernaast."
WHY = "De verklaring is duidelijk, en het samenwerkingsverband heeft nu geen plek."
LOOKED = "Hij tekent en telt elke dag, en wil met andere kinderen spelen."
OFFER = "Twee ochtenden leren in een groepje van vijf, op een zorgboerderij."
OBSTACLE = "Op het groepje staat een wachtlijst van vier maanden."
ANSWER = "Er komt een tweede groepje; het begint over drie weken."
HELPED = "Elk jaar opnieuw kijken, en beginnen met wat hij al graag deed."
TALK = Talk(
    "Horen bij een vrijstelling",
    "Hij tekende zijn dag, en vertelde erbij.",
    WORDS,
    OUTCOME,
    "Hij verhuisde, en was in zijn oude klas de hele dag bang.",
    ("Te veel prikkels, of school vraagt te veel",),
    (("Ik teken elke dag een bladzijde.", "Het kind", ahead(14)),),
)
PLAN = Plan(
    f"{WHO.roepnaam} leert weer samen met andere kinderen, zoveel als hij aankan.",
    "Ik wil een boomhut leren tekenen met een vriend.",
    "Wij willen dat hij leert zonder bang te zijn.",
    "Dit schooljaar twee ochtenden in een kleine groep.",
    (("Haarlem", "Kijkt elk half jaar wat er kan."), ("Samenwerkingsverband PO", "Zoekt de plek.")),
)


def begin(browser: Browser, site: Site) -> Leven:
    """Find him."""
    life = Leven(browser, site, TITLE, "", NAME)
    query = """select j.sleutel::text from register_personalia p
        join register_jongere j on j.id = p.jongere_id
        where p.roepnaam = %s and p.achternaam = %s order by j.id"""
    life.key = life.sql(query, WHO.roepnaam, WHO.achternaam)[0][0]
    return life


def home(life: Leven) -> None:
    """He lives here and goes to no school; his parents ask for an exemption."""
    page = life.at("leerplicht", "dossier/")
    says(page, "Absoluut verzuim", "Thuis sinds")
    life.picture(
        page, "leerplicht", "thuis", "ziet een kind dat hier woont en op geen school staat"
    )
    page = life.talk("leerplicht", TALK)
    life.picture(
        page, "leerplicht", "gehoord", "hoort hem en zijn ouders, en schrijft op wat hij zei"
    )
    page = life.at("leerplicht", "notities/nieuw/")
    fill(page, {"Uw notitie": NOTE})
    press(page, "Opslaan")


def request(life: Leven) -> None:
    """The request with its declaration, the hearing, and advice that is asked."""
    page = life.at("leerplicht", "vrijstelling/nieuw/")
    fill(page, {"Art. 5 onder a:": True, "Ontvangen op": ago(60), "Vrijstelling vanaf": FROM})
    press(page, "Verder")
    if "/gegevens/" not in page.url:
        follow(page, "Gegevens aanvullen")
    fill(page, {"Datum van de verklaring": ago(70)})
    fill(page, {"Wie gaf de verklaring?": ("Een arts die B en W hebben aangewezen",)})
    fill(page, {"Behandelt deze deskundige": ("Nee",), "Wat kan het kind nog wel leren": CAN})
    press(page, "Opslaan")
    follow(page, "Kind en ouders horen")
    for question in ("met het kind gesproken?", "met de ouders gesproken?"):
        choice = page.locator("main").get_by_label(question)
        choice.select_option(index=1)
    press(page, "Opslaan")


def ask(life: Leven) -> None:
    """Ask the samenwerkingsverband for advice."""
    page = _request(life)
    follow(page, "Advies vragen")
    fill(page, {"Samenwerkingsverband PO": True})
    press(page, "")
    life.picture(
        page, "leerplicht", "verzoek", "ziet per eis van de wet of het klopt, en vraagt advies"
    )


def advice(life: Leven) -> None:
    """The samenwerkingsverband is asked, and says what could be."""
    page = life.at(SWV, "vrijstelling/")
    page.locator("main").get_by_role("link", name="5 onder a").first.click()
    follow(page, "Advies geven")
    fill(page, {"Een deel van het onderwijs is mogelijk": True, "Wat is er mogelijk": ADVICE})
    press(page, "", ADVICE)
    silent(page, [NOTE])
    life.picture(page, "swv (po)", "advies", "zegt welk deel van het onderwijs mogelijk is")


def _request(life: Leven) -> Page:
    page = life.at("leerplicht", "vrijstelling/")
    page.locator("main").get_by_role("link", name="5 onder a").first.click()
    page.wait_for_load_state()
    return page


def decide(life: Leven) -> None:
    """Established; the zaak stays open with an owner."""
    page = _request(life)
    follow(page, "Besluit nemen")
    fill(page, {"Er is een vrijstelling": True, "Van rechtswege": True, "Waarom?": WHY})
    fill(page, {"tot en met": ahead(250), "Wat kan het kind nog wel leren": CAN})
    fill(page, {"omdat er geen passend aanbod was": True})
    despite = page.locator("main").get_by_label("Waarom gaat u toch door?")
    if despite.count():
        despite.fill("Hij was al leerplichtig; de reden is er sinds de verhuizing.")
    press(page, "", WHY)
    life.picture(page, "leerplicht", "besluit", "stelt de vrijstelling vast, met wat hij kan leren")
    page = life.at("leerplicht", "dossier/")
    says(page, "Vrijgesteld", "Rachid Benali")
    life.picture(
        page, "leerplicht", "vrijgesteld", "houdt de zaak: ook dit kind heeft een eigenaar"
    )


def plan(life: Leven) -> None:
    """A plan for a child without a school."""
    life.plan("leerplicht", PLAN)
    life.view("leerplicht", "Ouders", "Eens", "Als hij maar niet te snel moet.", "vader")
    page = life.view("leerplicht", "Het kind", "Eens", "Mogen de potloden mee?")
    life.picture(page, "leerplicht", "plan", "schrijft op wat ouders en hij van het plan vinden")


def obstacle(life: Leven) -> None:
    """A waiting list is answered by the region."""
    page = life.obstacle("leerplicht", "Wachtlijst", OBSTACLE, "Een tweede groepje.", ANSWER)
    life.picture(page, "regio", "belemmering", "zegt wat er aan de wachtlijst verandert")


def review(life: Leven) -> None:
    """Looked at again: there is a place."""
    page = _request(life)
    follow(page, "Opnieuw beoordelen")
    fill(page, {"Er is weer een leerplek mogelijk": True, "Wat is er bekeken": LOOKED})
    press(page, "", LOOKED)
    life.picture(
        page, "leerplicht", "herbeoordeeld", "beoordeelt opnieuw: er is een leerplek mogelijk"
    )
    page = life.at("leerplicht", "aanbod/nieuw/?tot=begonnen")
    fill(page, {"Onderwijs met zorg": True, "Wat is het, in gewone woorden?": OFFER})
    fill(page, {"Wie biedt het aan?": "Jeugdzorg De Kade", "Hoeveel uur per week?": "6"})
    fill(page, {"Is dit een passend aanbod?": ("ja",), "Aangeboden op": ago(9)})
    fill(page, {"Aanvaard op": ago(7), "Begonnen op": ago(3)})
    press(page, "Vastleggen", OFFER)
    life.picture(page, "leerplicht", "leerplek", "legt vast dat hij twee ochtenden leert")
    page = _request(life)
    follow(page, "Beëindigen")
    fill(page, {"Laatste dag van de vrijstelling": ago(4), "Waarom?": "Er is een leerplek."})
    press(page, "")


def followed(life: Leven) -> None:
    """Back is not closed: nazorg."""
    life.nazorg("leerplicht")


def end(life: Leven) -> None:
    """Nazorg, and what others see of it."""
    life.helped("leerplicht", HELPED, "Sluiten: passend aanbod begonnen")
    life.closed_to(SWV, "justitie/")
    life.closed_to("jeugdcoach", "dossier/")
    life.closed_to("school", "dossier/")
    page = life.at(SWV, "dossier/")
    silent(page, [NOTE, "Justitie"])
    life.picture(
        page, "swv (po)", "dossier", "leest het verloop; jeugdcoach en school vinden hem niet"
    )


PARTS = (home, request, ask, advice, decide, plan, obstacle, review, followed, end)
