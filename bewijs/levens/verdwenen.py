"""A boy of 16 who is lost between vo and mbo: found in autumn, and brought to a place."""

from playwright.sync_api import Browser

from bewijs.levens.leven import Leven, Plan, Talk, ago, ahead
from bewijs.toneel import fill, follow, press, says, silent
from inbeeld.demo.namen import NAAMGROEPEN
from tests.browser.site import Site

TITLE = "verdwenen"
OVER = "Een jongen van 16 die tussen vo en mbo verdween, en in het najaar op een plek begint."
MBO = "verzuimcoordinator.90cz00"
KIND = "Van voortgezet onderwijs naar mbo"
RECEIVER = "ROC aan het Spaarne"
WORDS = "Iedereen dacht dat ik ergens anders zat. Ik wil met hout werken."
OUTCOME = "Hij durfde de eerste dag niet alleen te gaan, en daarna belde niemand."
NOTE = "Broer vroeg om hem voorlopig op zijn eigen telefoon te bellen."
TOLD = "Hij is handig en komt op tijd als iemand met hem meeloopt. Rustig beginnen helpt."
OBSTACLE = "Twee scholen dachten elk dat de ander hem had ingeschreven."
ANSWER = "In juni bellen vo en mbo elkaar over elk kind zonder bevestigde plek."
HELPED = "Iemand die de eerste dag meeliep, en een vak dat hij zelf koos."
TALK = Talk(
    "Met kind en ouders",
    "Aan de keukentafel, met zijn moeder erbij.",
    WORDS,
    OUTCOME,
    "Na het examen was hij ingeschreven, maar hij kwam er nooit.",
    ("Er is geen passende plek",),
    (
        ("Ik ga mee kijken bij de houtafdeling.", "Het kind", ahead(5)),
        ("Ik loop de eerste dag met hem mee.", "Rachid Benali", ahead(7)),
    ),
)
PLAN = Plan(
    "Hij volgt een opleiding in hout en komt elke dag.",
    "Ik wil meubelmaker worden.",
    "Wij willen dat hij ergens bij hoort.",
    "Voor de kerst op school, met een vast gezicht.",
    (("Haarlem", "Loopt de eerste dag mee."),),
)
# A boy of 16 of Haarlem who went from vo to the mbo that is not the receiver this summer.
_FIND = """
select j.sleutel::text, p.jongere_id, p.roepnaam
from feit_jongeren f
join register_jongere j on j.id = f.jongere
join register_personalia p on p.jongere_id = f.jongere
join feit_woonplaatsen w on w.jongere = f.jongere and w.einddatum is null
join feit_inschrijvingen i on i.jongere = f.jongere and i.einddatum is null
join feit_scholen s on s.school = i.school and s.sector = 'mbo'
where f.geboortedatum > current_date - interval '17 years'
  and f.geboortedatum <= current_date - interval '16 years'
  and w.gemeente = '0392' and i.school <> '90CZ00' and p.roepnaam = any(%s)
  and not exists (select 1 from feit_inschrijvingen a
                  where a.jongere = f.jongere and a.einddatum > i.begindatum)
order by (select count(*) from feit_verzuim v
          where v.jongere = f.jongere and v.begindatum >= i.begindatum), f.jongere
"""


def begin(browser: Browser, site: Site) -> Leven:
    """Find him."""
    life = Leven(browser, site, TITLE, "", "")
    boys = [name for group in NAAMGROEPEN for name in group.voornamen[0]]
    life.key, _, life.name = life.sql(_FIND, boys)[0]
    return life


def lost(life: Leven) -> None:
    """The mbo says that he never came; leerplicht finds him on the summer list."""
    before = "verzuimcoordinator.90da00"
    why = {"Reden": "Hij is hier nooit gekomen"}
    for _ in range(12):
        page = life.at(before)
        links = page.locator("main").get_by_role("link", name="Trek in")
        if not links.count():
            break
        links.first.click()
        fill(page, why)
        press(page, "Intrekken")
        if "Foutcode" in page.locator("main").inner_text():
            break
    print("    vooraf, op de pagina's: het mbo trekt in dat hij daar sinds de zomer stond")
    page = life.go("leerplicht", "/zomerlijst/")
    says(page, life.name)
    life.picture(page, "leerplicht", "zomerlijst", "vindt hem op de zomerlijst: nergens aangekomen")
    page = life.at("leerplicht", "dossier/")
    says(page, "Absoluut verzuim", "Thuis sinds")
    life.picture(page, "leerplicht", "thuis", "ziet de klok en de zaak die vanzelf openging")


def talk(life: Leven) -> None:
    """He tells himself what happened."""
    page = life.talk("leerplicht", TALK)
    life.picture(page, "leerplicht", "gesprek", "hoort van hem zelf hoe het ging")
    page = life.at("leerplicht", "notities/nieuw/")
    fill(page, {"Uw notitie": NOTE})
    press(page, "Opslaan")


def plan(life: Leven) -> None:
    """A plan with him; at 16 his own view comes first."""
    life.plan("leerplicht", PLAN)
    page = life.view("leerplicht", "Het kind", "Eens", "Als iemand meeloopt, ga ik.")
    life.picture(page, "leerplicht", "plan", "schrijft op wat hij zelf van het plan vindt")


def transfer(life: Leven) -> None:
    """Prepared, and seen by the parents."""
    life.closed_to(MBO, "dossier/")
    page = life.at("leerplicht", "overdrachten/nieuw/")
    fill(page, {"Wat voor overdracht": KIND.replace("V", "v")})
    fill(page, {"Naar welke organisatie": RECEIVER, "Verwachte eerste dag": ahead(1)})
    fill(page, {"Wat moet de ontvanger weten?": TOLD})
    gesprek = page.locator("main").get_by_label("Gesprek over de overdracht")
    if gesprek.count():
        gesprek.select_option(index=1)
    press(page, "Opslaan", TOLD)
    follow(page, "Ouders hebben het gezien")
    fill(page, {"Ouders zagen de overdracht op": ago(0), "Wat zeggen zij ervan?": "Dit is hem."})
    press(page, "Opslaan", "Dit is hem.")
    life.picture(page, "leerplicht", "ouders", "bereidt de overdracht voor; zijn ouders lazen mee")


def send(life: Leven) -> None:
    """Until it is sent the receiver sees nothing; who sends stays the owner."""
    life.closed_to(MBO, "dossier/")
    page = life.at("leerplicht", "overdrachten/")
    follow(page, KIND)
    press(page, "Verzenden")
    life.picture(page, "leerplicht", "verzonden", "verzendt, en blijft eigenaar tot de eerste dag")


def accept(life: Leven) -> None:
    """The receiver reads, accepts, and confirms the first day."""
    page = life.at(MBO, "overdrachten/")
    follow(page, KIND)
    says(page, TOLD)
    silent(page, [NOTE])
    life.picture(page, "mbo", "gevraagd", "leest wat zijn ouders ook lazen")
    press(page, "Overdracht aanvaarden")
    follow(page, "Eerste dag bevestigen")
    fill(page, {"Op welke dag kwam het kind": ago(0)})
    press(page, "Bevestigen")
    life.picture(page, "mbo", "eerste-dag", "bevestigt dat hij er was")
    life.record(MBO, "inschrijvingen", {"Eerste dag": ago(0)})


def obstacle(life: Leven) -> None:
    """How he could be lost is answered by the region."""
    page = life.obstacle("leerplicht", "Communicatie", OBSTACLE, "Eén telefoontje.", ANSWER)
    life.picture(page, "regio", "belemmering", "zegt wat er verandert, zodat het niet weer gebeurt")


def followed(life: Leven) -> None:
    """Back is not closed: nazorg."""
    life.nazorg("leerplicht")


def end(life: Leven) -> None:
    """Nazorg, and what the receiver sees of it."""
    life.helped("leerplicht", HELPED, "Sluiten: weer volledig op school")
    page = life.at(MBO, "dossier/")
    silent(page, [NOTE, "Justitie"])
    silent(life.at(MBO, "notities/"), [NOTE, "Rachid Benali"])
    life.closed_to(MBO, "justitie/")
    life.closed_to("school", "dossier/")
    page = life.at(MBO, "dossier/")
    life.picture(page, "mbo", "dossier", "leest het dossier; een andere school vindt hem niet")


PARTS = (lost, talk, plan, transfer, send, accept, obstacle, followed, end)
