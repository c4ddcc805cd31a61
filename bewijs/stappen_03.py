"""What issue 3 must show: who may see and do what, and every look recorded."""

from bewijs.loper import Stap

STAPPEN: tuple[Stap, ...] = (
    Stap(
        "1-matrix",
        "De matrix; iedere cel in iedere relatie zonder HTTP; ieder adres en eindpunt als iedere "
        "rol in iedere relatie; wat nieuw is en er niet in staat, valt op",
        "python -m bewijs.matrix",
        regels=60,
    ),
    Stap(
        "2-catalogus",
        "Als app-rol langs iedere tabel: 0 rijen die de actor niet mag zien",
        "python -m bewijs.catalogus",
        regels=200,
    ),
    Stap(
        "3-doorloop",
        "Iedere pagina en ieder eindpunt als iedere rol: geen naam zonder regel in het leeslog",
        "python -m bewijs.doorloop",
        regels=40,
    ),
    Stap(
        "4-logboek",
        "Als superuser een verzegelde regel weg, een gewijzigd, een erbij: elk genoemd",
        "python -m bewijs.logboek",
        regels=60,
    ),
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
        "6-schemathesis",
        "schemathesis op de API van een draaiende demo, ten minste 5.000 verzoeken in alle rollen: "
        "geen 5xx, geen antwoord buiten de beschrijving",
        "python -m bewijs.schemathesis_api",
        regels=40,
    ),
    Stap(
        "0-tijdelijk",
        "Tijdelijke toegang en noodtoegang: gevraagd, verleend, gemeld en vanzelf voorbij",
        "python -m pytest -q tests/toegang/test_tijdelijk.py tests/toegang/test_noodtoegang.py",
        regels=6,
    ),
    Stap(
        "7-snelheid",
        "De smalste en de breedste rol, het leeslog, en rijtoegang tegenover de eigenaar",
        "python -m bench toegang",
        regels=40,
    ),
)
