"""What issue 3 must show: who may see and do what, and every look recorded."""

from bewijs.loper import Stap

STAPPEN: tuple[Stap, ...] = (
    Stap(
        "0-benoemen",
        "Wie wie benoemt, ook met twee beheerders tegelijk; en de beheerpagina's",
        "python -m pytest -q tests/toegang/test_benoemen.py tests/toegang/test_benoemen_tegelijk.py"
        " tests/toegang/test_beheer_aanstellingen.py tests/toegang/test_beheer_invoeren.py"
        " tests/toegang/test_beheer_mensen.py tests/toegang/test_beheer_organisaties.py",
        regels=6,
    ),
    Stap(
        "5-inloggen",
        "In een echte browser: aanbieder (OIDC), passkey, app, herstelcode, bevestiging, slot",
        "python -m pytest -q tests/toegang/browser tests/toegang/aanmelden",
        regels=6,
    ),
    Stap(
        "7-tijdelijk",
        "Tijdelijke toegang en noodtoegang: gevraagd, verleend, gemeld en vanzelf voorbij",
        "python -m pytest -q tests/toegang/test_tijdelijk.py tests/toegang/test_noodtoegang.py",
        regels=6,
    ),
)
