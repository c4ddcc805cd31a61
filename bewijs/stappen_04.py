"""What issue 4 must show: signal early, report once, and nobody can drop it."""

from bewijs.loper import Stap

STAPPEN: tuple[Stap, ...] = (
    Stap(
        "1-simulatie",
        "Drie jaar van een regio van 8.000 kinderen: geen open zaak zonder eigenaar of dag, geen "
        "kind thuis zonder zaak, geen kennisgeving kwijt of dubbel; taken per werker per dag",
        ".venv/bin/inbeeld simuleer --kinderen 8000 --dagen 1095 --zaad 1",
        regels=30,
    ),
    Stap(
        "1-orakel",
        "De waarschuwingen tegenover een eigen, trage berekening per dag",
        "python -m pytest -q tests/signalen -k orakel",
        regels=6,
    ),
    Stap(
        "2-routes",
        "Dezelfde feiten onder drie regio's: andere ontvangers en termijnen, geen andere code",
        "python -m pytest -q tests/signalen/test_plan_regios.py",
        regels=30,
    ),
    Stap(
        "3-melding-telefoon",
        "Een melding vanaf een telefoon met alleen het toetsenbord, binnen 90 seconden; vier "
        "ontvangers zien ieder hun deel en niets anders",
        "python -m pytest -q tests/signalen/test_melden_telefoon.py "
        "tests/signalen/test_melden_antwoord.py",
        regels=12,
    ),
    Stap(
        "4-dag",
        "Een dag in een echte browser: school meldt, drie antwoorden, een niet, escalatie, besluit",
        "python -m bewijs.dag",
        regels=40,
    ),
    Stap(
        "5-snelheid",
        "Een melding aan vier ontvangers bij 100.000 kinderen",
        "python -m bench melden 100000",
        regels=20,
    ),
    Stap(
        "5-werkvoorraad",
        "De werkvoorraad met 5.000 open taken",
        "python -m bench werk",
        regels=20,
    ),
    Stap(
        "6-slechte-invoer",
        "Onbekend kind, dubbele melding, verhuisd kind, fout in een regioplan, geen mailserver",
        "python -m pytest -q tests/signalen -k 'slecht or onbekend or dubbel or fout or verhuis or "
        "post or mail'",
        regels=8,
    ),
)
