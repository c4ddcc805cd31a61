"""What issue 5 must show: one child, one family, one plan."""

from bewijs.loper import Stap

_TESTS = "python -m pytest -q -p no:randomly"
# With what was walked, and from which seed, below each.
_WALK = f"INBEELD_WANDELINGEN=10000 {_TESTS} -s"
_WALKS = (
    ("plan", "het plan"),
    ("afspraak", "de afspraak"),
    ("aanbod", "het aanbod"),
    ("vrijstelling", "de vrijstelling"),
    ("overdracht", "de overdracht"),
    ("nazorg", "de nazorg"),
    ("belemmering", "de belemmering"),
    ("escalatie", "de escalatie"),
)
_SCREENS = " ".join(
    f"tests/dossiers/test_{part}.py"
    for part in (
        "aanbod_schermen",
        "documenten_schermen",
        "gesprek_schermen",
        "nazorg_browser",
        "overdracht_schermen",
        "vrijstelling_browser",
    )
)

STAPPEN: tuple[Stap, ...] = (
    Stap(
        "1-levens",
        "Drie levens in een echte browser, van de eerste dag thuis tot nazorg, met alle rollen",
        "python -m bewijs.levens",
        regels=60,
    ),
    *(
        Stap(
            f"2-wandelingen-{code}",
            f"10.000 willekeurige wandelingen door {wat}, als willekeurige rollen: geen verboden "
            "toestand, geen tekst kwijt, geen zaak zonder eigenaar",
            f"{_WALK} tests/dossiers/test_{code}_wandeling.py",
            regels=6,
        )
        for code, wat in _WALKS
    ),
    Stap(
        "3-verbinding",
        "Het gespreksformulier terwijl de verbinding twee keer wegvalt, in een echte browser: een "
        "keer opgeslagen",
        f"{_TESTS} tests/dossiers/test_gesprek_verbinding.py",
    ),
    Stap(
        "4-twee-schrijvers",
        "Twee mensen schrijven aan hetzelfde plan: van niemand raakt tekst kwijt, en beiden zien "
        "het",
        f"{_TESTS} tests/dossiers/test_plan_tegelijk.py "
        "tests/dossiers/test_plan_browser.py::test_two_people_at_once_see_both_texts",
    ),
    Stap(
        "5-snelheid",
        "Een dossier met tien jaar geschiedenis: p95 van de server, grootte van de pagina",
        "python -m bench dossier",
        regels=20,
    ),
    Stap(
        "6-matrix",
        "Elke pagina en ingang als iedere rol; wat nieuw is en niet in de matrix staat, valt op",
        "python -m bewijs.matrix",
        regels=60,
    ),
    Stap(
        "6-catalogus",
        "Als app-rol langs iedere tabel: 0 rijen die de actor niet mag zien",
        "python -m bewijs.catalogus",
        regels=200,
    ),
    Stap(
        "6-leeslog",
        "Iedere pagina en ieder eindpunt als iedere rol: geen naam zonder regel in het leeslog",
        "python -m bewijs.doorloop",
        regels=40,
    ),
    Stap(
        "6-axe",
        "De schermen van aanbod, documenten, gesprekken, nazorg, overdrachten en vrijstellingen: "
        "breed en op een telefoon niets voor axe",
        f"{_TESTS} {_SCREENS}",
    ),
    Stap(
        "6-toetsenbord",
        "Een heel plan met alleen het toetsenbord, breed en op een telefoon, zonder axe-bevinding",
        f"{_TESTS} tests/dossiers/test_plan_browser.py::test_a_whole_plan_by_keyboard",
    ),
    Stap(
        "7-pdf",
        "Het plan als PDF: door de keuring PDF/UA van de zetter, en de taal op B1",
        f"{_TESTS} tests/dossiers/test_plan_pdf.py",
    ),
)
