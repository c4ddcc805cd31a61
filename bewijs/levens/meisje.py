"""A girl of 14 who is afraid: ill, then absent without leave, care with education, and back."""

from datetime import date

from playwright.sync_api import Browser, Page

from bewijs.levens.leven import Leven, Plan, Talk, ago, ahead
from bewijs.toneel import fill, follow, press, says, silent
from inbeeld.demo.personages import VERHALEN
from tests.browser.site import Site

TITLE = "meisje"
OVER = (
    "Een meisje van 14 dat bang is: eerst ziek, dan ongeoorloofd, dan onderwijs met zorg, en terug."
)
WHO = next(v for v in VERHALEN if v.code == "langdurig-ziek").naam
NAME = WHO.voluit
NOT_ILL, BEGAN, BACK = ago(26), ago(12), ago(1)
QUESTION = "Durft het schoolplein niet meer op. Ouders vragen om hulp."
WORDS = "In de gang hoor ik alles tegelijk. Met z'n vieren in een lokaal gaat het wel."
OUTCOME = "We beginnen klein, op een plek zonder drukke gang, en bouwen samen op."
NOTE = "Moeder belde in tranen; eerst rust, dan pas een volgend gesprek."
ROOM = "Elke ochtend zet ik de stille kamer voor haar klaar."
OFFER = "Drie ochtenden leren in een groepje van vier, met een coach van het jeugdteam erbij."
OBSTACLE = "Het vervoer naar de groep stopt bij de gemeentegrens."
ANSWER = "Vanaf volgende maand rijdt de taxi door; de gemeenten betalen elk hun deel."
HELPED = "Klein beginnen, een vaste mentor, en zelf mogen zeggen wanneer er een uur bij kan."
TALK = Talk(
    "Met kind en ouders",
    "Zij zat erbij en vertelde het zelf.",
    WORDS,
    OUTCOME,
    "Na een ruzie in de pauze kwam zij eerst ziek thuis, en daarna niet meer.",
    ("Angst of somberheid", "Te veel prikkels, of school vraagt te veel"),
    (
        (ROOM, "Fatma Yildirim", ahead(7)),
        ("Elke avond samen een rondje om de school lopen.", "De ouders", ahead(14)),
        ("Ik app mijn mentor hoe de ochtend ging.", "Het kind", ahead(14)),
    ),
)
PLAN = Plan(
    f"{WHO.roepnaam} gaat weer elke dag naar school en voelt zich daar veilig.",
    "Ik wil weer bij mijn vriendinnen in de klas zitten.",
    "Wij willen rust thuis en een meisje dat weer lacht.",
    "Na de voorjaarsvakantie volgt zij alle lessen van haar rooster.",
    (
        ("Prisma College", "Een stille kamer en een vaste mentor."),
        ("Samenwerkingsverband VO", "Regelt en betaalt de kleine groep."),
    ),
)


def begin(browser: Browser, site: Site) -> Leven:
    """Find her."""
    life = Leven(browser, site, TITLE, "", NAME)
    query = """select j.sleutel::text from register_personalia p
        join register_jongere j on j.id = p.jongere_id
        where p.roepnaam = %s and p.achternaam = %s order by j.id"""
    life.key = life.sql(query, WHO.roepnaam, WHO.achternaam)[0][0]
    return life


def ill(life: Leven) -> None:
    """The school sees her at home ill, and then without a valid reason."""
    page = life.at("school")
    says(page, "Langdurig ziek", "Thuis sinds")
    life.picture(page, "school", "ziek", "ziet dat zij al weken ziek thuis is; de klok loopt")
    ended: dict[str, str | date] = {
        "Laatste dag": NOT_ILL,
        "Reden van de wijziging": "De jeugdarts ziet geen ziekte meer",
    }
    life.correct("school", "ziek bij", ended)
    life.record("school", "verzuim", {"Eerste dag": ago(25), "Ongeoorloofd": True})
    page = life.at("school")
    says(page, "Langdurig relatief verzuim", "Ongeoorloofd")
    life.picture(
        page, "school", "ongeoorloofd", "meldt haar beter, maar zij komt niet: ongeoorloofd"
    )


def report(life: Leven) -> None:
    """One melding for four partners."""
    page = life.at("school")
    follow(page, "Meld dit kind")
    fill(page, {"Zorg om het kind, zonder verzuim": True, "Waar ligt de zorg": "thuis"})
    fill(page, {"Wat ziet of hoort u?": QUESTION})
    press(page, "Verder")
    page.locator("main").get_by_label("Ja", exact=True).first.check()
    fill(page, {"Zo ja: door wie?": "de mentor"})
    page.locator("main").get_by_label("Ja", exact=True).last.check()
    press(page, "Verder", "4 ontvangers")
    press(page, "Versturen", "De melding is verstuurd")
    life.picture(page, "school", "melding", "vraagt vier partners tegelijk om hulp")
    page = _asked(life, "jeugdarts", "Zeg hoeveel onderwijs mogelijk is")
    fill(page, {"Hoeveel uur": "6", "op school, op een rustige plek": True})
    fill(page, {"Onder welke voorwaarden?": "kleine groep, pauze na een uur"})
    fill(page, {"Tot en met": ahead(56), "weten dat ik dit deel": True})
    press(page, "Zeg hoeveel", "Uw antwoord is opgeslagen")
    life.picture(
        page, "jeugdarts", "belastbaar", "zegt hoeveel onderwijs kan, en niets van een ziekte"
    )
    page = _asked(life, "jeugdcoach", "Neem aan")
    fill(page, {"Wilt u er iets bij zeggen?": "Ik kom woensdag bij hen thuis."})
    press(page, "Neem aan", "Uw antwoord is opgeslagen")


def _asked(life: Leven, who: str, answer: str) -> Page:
    page = life.go(who, "/melden/ontvangen/")
    follow(page, life.name)
    says(page, QUESTION)
    follow(page, answer)
    return page


def talk(life: Leven) -> None:
    """The child speaks; leerplicht keeps a note to itself."""
    page = life.talk("school", TALK)
    life.picture(page, "school", "gesprek", "schrijft het gesprek op, met wat zij zelf zei")
    page = life.at("leerplicht", "notities/nieuw/")
    fill(page, {"Uw notitie": NOTE})
    press(page, "Opslaan")
    silent(life.at("leerplicht", "dossier/"), [NOTE])


def plan(life: Leven) -> None:
    """One plan, three kinds of goals."""
    page = life.plan("school", PLAN)
    life.picture(page, "school", "plan", "stelt met haar en haar ouders het plan vast")


def views(life: Leven) -> None:
    """What the parents and the child think of it."""
    life.view("leerplicht", "Ouders", "Eens", "Eindelijk iemand die luistert.", "moeder")
    page = life.view("leerplicht", "Het kind", "Niet eens", "Na Pasen vind ik te vroeg.")
    life.picture(page, "leerplicht", "mening", "schrijft op dat ouders het eens zijn, en zij niet")


def offer(life: Leven) -> None:
    """Care with education begins, and the clock stops."""
    page = life.at("swv", "aanbod/nieuw/?tot=begonnen")
    fill(page, {"Onderwijs met zorg": True, "Wat is het, in gewone woorden?": OFFER})
    fill(page, {"Wie biedt het aan?": "Prisma College", "Hoeveel uur per week?": "6"})
    fill(page, {"Is dit een passend aanbod?": ("ja",), "Aangeboden op": ago(20)})
    fill(page, {"Aanvaard op": ago(18), "Begonnen op": BEGAN})
    press(page, "Vastleggen", OFFER)
    life.picture(page, "swv", "aanbod", "legt vast dat onderwijs met zorg is begonnen")
    page = life.at("leerplicht", "dossier/")
    says(page, OFFER)
    silent(page, ["drie maanden vol op"])
    life.picture(page, "leerplicht", "klok-stil", "ziet in het dossier dat de klok stilstaat")


def mentor(life: Leven) -> None:
    """The mentor keeps an agreement, and does not see all."""
    page = life.at("mentor", "dossier/")
    says(page, NAME, "Plan", "Gesprekken")
    silent(page, [NOTE, "Haarlem-Noord", "Besloten notities", "Justitie", "Naar de route"])
    life.picture(page, "mentor", "dossier", "leest het dossier, zonder adres, notities en justitie")
    life.closed_to("mentor", "notities/")
    life.closed_to("mentor", "justitie/")
    page = life.at("mentor", "afspraken/")
    follow(page, ROOM)
    fill(page, {"Hoe ging het?": "Zij kwam drie keer."})
    press(page, "Afspraak is gedaan", "Zij kwam drie keer.")
    life.picture(page, "mentor", "afspraak", "rondt de eigen afspraak af")


def obstacle(life: Leven) -> None:
    """What stood in the way is answered by the region."""
    page = life.obstacle("swv", "Vervoer", OBSTACLE, "Eén afspraak voor de regio.", ANSWER)
    life.picture(page, "regio", "belemmering", "beantwoordt wat in de weg stond")


def hours(life: Leven) -> None:
    """Fewer hours for a time, with an end."""
    page = life.at("school", "aangepaste-uren/nieuw/")
    fill(page, {"Op welke school?": "Prisma", "Hoeveel uur per week": "16", "Vanaf": ahead(1)})
    fill(page, {"Tot en met": ahead(57), "Waarom minder uren?": "Zij bouwt op tot hele dagen."})
    fill(page, {"Hoe gaan de uren weer omhoog?": "Elke twee weken een ochtend erbij."})
    press(page, "Opslaan", "16")
    life.picture(page, "school", "uren", "spreekt aangepaste uren af, met een einde")


def back(life: Leven) -> None:
    """She comes again, and the offer ends."""
    ended: dict[str, str | date] = {
        "Laatste dag": BACK,
        "Reden van de wijziging": "Zij is weer op school",
    }
    life.correct("school", "ongeoorloofd afwezig bij", ended)
    page = life.at("swv", "aanbod/")
    follow(page, OFFER)
    follow(page, "Het stopt")
    fill(page, {"Laatste dag": BACK})
    fill(page, {"Waarom stopt het?": ("het kind is terug op school",)})
    press(page, "Opslaan", OFFER)


def followed(life: Leven) -> None:
    """Back is not closed: nazorg."""
    life.nazorg("leerplicht")


def end(life: Leven) -> None:
    """Nazorg, and what all of it looks like."""
    life.helped("leerplicht", HELPED, "Sluiten: weer volledig op school")
    page = life.at("jeugdcoach", "dossier/")
    silent(page, [NOTE])
    life.picture(page, "jeugdcoach", "tijdlijn", "ziet het hele verloop op één tijdlijn")


PARTS = (ill, report, talk, plan, views, offer, mentor, obstacle, hours, back, followed, end)
