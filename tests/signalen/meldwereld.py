"""A school with every partner around it, a plan in force, and a pupil to report."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from inbeeld.signalen.actions.melden import Concept
from inbeeld.signalen.plan import activeer
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Aanstelling, Kernteamlid, Organisatie, Postvak
from inbeeld.toegang.perioden import periode
from tests import fabriek as f
from tests.signalen.planteksten import plantekst

DAG = timedelta(days=1)
MAANDAG = date(2026, 1, 12)
_NOG_TWEE = """      - aan: jgz
        naam: Jeugdarts
        ziet: [identiteit, signaal_en_route]
        grondslag: Wet publieke gezondheid 5
        vraag: Hoeveel onderwijs kan deze jongere aan?
        termijn: {aantal: 3, eenheid: weken}
        zonder_antwoord: {na: {aantal: 1, eenheid: weken}, doe: herinner}
      - aan: jeugdteam
        ziet: [identiteit, inschrijving, signaal_en_route]
        grondslag: Jeugdwet 2.1
        vraag: Is er hulp voor dit gezin?
        termijn: {aantal: 10, eenheid: schooldagen}
        zonder_antwoord: {na: {aantal: 3, eenheid: schooldagen}, doe: herinner}
"""
_NA = "    volgende_stap: {wie: school, stap: overleg_kernteam,"


def vierplan() -> str:
    """The plan of Zuid-Kennemerland in which sixteen hours reach four partners."""
    tekst = plantekst("zkij")
    begin = tekst.index("sleutel: zestien_uur")
    plek = tekst.index(_NA, begin)
    return tekst[:plek] + _NOG_TWEE + tekst[plek:]


@dataclass(frozen=True)
class Wereld:
    """Organisations by kind with their coordinator, and a child of fourteen at the school."""

    organisaties: dict[str, Organisatie]
    coordinatoren: dict[str, Aanstelling]
    kind: int

    def actor(self, soort: str, *, vandaag: date = f.VANDAAG) -> Actor:
        """The coordinator of the postvak of this kind of organisation."""
        return f.actor_van(self.coordinatoren[soort], vandaag=vandaag)

    @property
    def school(self) -> Actor:
        return self.actor("school")


def geef_postvak(organisatie: Organisatie, rol: str = "") -> Aanstelling:
    """A coordinator with a postvak for the organisation."""
    coordinator = f.aanstelling(organisatie, rol)
    with f._beheer():
        Postvak.objects.create(organisatie=organisatie, coordinator=coordinator)
    return coordinator


def kernteamlid(school: Organisatie, aanstelling: Aanstelling) -> None:
    with f._beheer():
        Kernteamlid.objects.create(
            school=school, aanstelling=aanstelling, periode=periode(date(2015, 8, 1), None)
        )


def maak_wereld(*, plan: str | None = None, zonder: tuple[str, ...] = ()) -> Wereld:
    """`zonder`: kinds of organisation that have no postvak. `plan` '': none in force."""
    school, haarlem = f.school(), f.gemeente("0392", "Haarlem")
    organisaties = {
        "school": school,
        "gemeente": haarlem,
        "swv": f.swv("SWV1", [school]),
        "jgz": f.organisatie("jgz", "JGZ1"),
        "jeugdteam": f.organisatie("jeugdteam", "JT1"),
        "regio": f.regio(),
    }
    for soort in ("jgz", "jeugdteam"):
        f.werkgebied(organisaties[soort], haarlem)
    coordinatoren = {
        soort: geef_postvak(o) if soort not in zonder else f.aanstelling(o)
        for soort, o in organisaties.items()
    }
    kind = f.kind(school)
    if plan != "":
        with f.systeem(), transaction.atomic():
            activeer(plan or vierplan(), van=f.VANDAAG - 30 * DAG, moment=f.MOMENT)
    return Wereld(organisaties, coordinatoren, kind)


def concept(jongere_id: int, **anders: object) -> Concept:
    """Sixteen hours of absence, told to parents and youngster."""
    dagen = tuple((MAANDAG + n * DAG, Decimal("4")) for n in range(4))
    gewoon = Concept(
        jongere_id=jongere_id,
        soort="verzuim",
        begindatum=MAANDAG,
        einddatum=MAANDAG + 3 * DAG,
        verzuimsoort="zestien_uur",
        reden="Komt niet meer binnen bij de les.",
        alle_lessen="nee",
        actie_gewenst="ja",
        specificatie=dagen,
        ouders_verteld="ja",
        ouders_verteld_op=MAANDAG + 4 * DAG,
        ouders_verteld_door="de mentor",
        jongere_verteld="ja",
    )
    return replace(gewoon, **anders)
