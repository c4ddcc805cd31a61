"""What issue 5 must show: one child, one family, one plan."""

from bewijs.loper import Stap

_TESTS = "python -m pytest -q -p no:randomly"
_WALK = f"INBEELD_WANDELINGEN=10000 {_TESTS}"
_WALKS = (
    ("plan", "het plan", "test_plan.py -k walk"),
    ("afspraak", "de afspraak", "test_afspraken.py -k walk"),
    ("aanbod", "het aanbod", "test_aanbod_wandeling.py"),
    ("vrijstelling", "de vrijstelling", "test_vrijstelling_wandeling.py"),
    ("overdracht", "de overdracht", "test_overdracht_wandeling.py"),
    ("nazorg", "de nazorg en de belemmering", "test_nazorg_wandeling.py"),
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
            f"{_WALK} tests/dossiers/{wie}",
            regels=6,
        )
        for code, wat, wie in _WALKS
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
        "Elke nieuwe pagina, ingang en tabel in de matrix en het leeslog",
        f"{_TESTS} tests/toegang/test_matrix_cellen.py tests/toegang/test_matrix_paginas.py "
        "tests/toegang/test_matrix_volledig.py tests/toegang/test_matrix_zijdeuren.py "
        "tests/toegang/test_rijtoegang.py tests/toegang/test_logboek_lezen.py",
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
