"""What issue 2 must show: from a school's file to a child in view."""

from bewijs.loper import Stap

_NOT_ROOT = '[ "$(id -u)" -eq 0 ] || echo "needs root, to become another user"'
_NO_BROWSER = '[ -x /usr/bin/chromium ] || echo "no browser: install Debian\'s chromium"'
_PEILDATA = " ".join(
    f"--peildatum {day}"
    for day in ("2015-11-15", "2016-01-15", "2016-03-15", "2016-05-15", "2016-09-15")
)

STAPPEN = (
    Stap(
        "1-demo",
        "Verse kloon, zonder iets geïnstalleerd: seconden tot de eerste pagina van `make demo`",
        "python -m bewijs.verse_kloon demo",
    ),
    Stap(
        "1-demo-gewone-gebruiker",
        "Hetzelfde als gewone gebruiker",
        "python -m bewijs.verse_kloon demo --gebruiker nobody",
        niet_als=_NOT_ROOT,
    ),
    Stap(
        "1-test",
        "Verse kloon: `make test`, aantal en seconden",
        "python -m bewijs.verse_kloon test",
        regels=20,
    ),
    Stap(
        "1-test-gewone-gebruiker",
        "Hetzelfde als gewone gebruiker",
        "python -m bewijs.verse_kloon test --gebruiker nobody",
        regels=20,
        niet_als=_NOT_ROOT,
    ),
    Stap(
        "2-conformance",
        "De uitgewerkte gevallen en de willekeurige mappen, alles gelijk, door alle runners",
        "python -m pytest -q tests/regels/test_conformance.py",
        regels=4,
    ),
    Stap(
        "3-hypothese",
        "Ten minste 2.000 willekeurige kinderen per definitie en runner tegen het orakel",
        "INBEELD_AANTAL=2000 python -m pytest -q -s tests/regels/test_hypothese.py",
        regels=24,
    ),
    Stap(
        "4-kop-2015-2016",
        "De tabel van de nieuwsbrief: thuiszitter/thuishouder/absoluut 1/2/1, 1/0/1, 2/0/1, "
        "2/1/1, 0/0/1",
        f"inbeeld tel voorbeelden/kop-2015-2016 --definitie kop-nh-2015 {_PEILDATA} "
        "| grep -E '^peildatum|thuiszitter|thuishouder'",
        regels=40,
    ),
    Stap("5-bench", "`make bench`", "python -m bench", regels=60),
    Stap(
        "6-schermen",
        "Iedere pagina, breed en op een telefoon, in `docs/schermen/`; axe vindt niets",
        "python -m bewijs.schermen",
        regels=20,
        niet_als=_NO_BROWSER,
    ),
    Stap(
        "7-afgebroken",
        "`kill -9` van de server midden in 20 leveringen: iedere levering is er heel of niet",
        "python -m bewijs.afgebroken",
        regels=30,
    ),
    Stap(
        "7-postgres",
        "De zeventien proeven van de ingebouwde PostgreSQL: welke liepen, welke niet konden",
        "python -m pytest -v -rs tests/config/test_postgres_server.py "
        "tests/config/test_postgres_survival.py",
        regels=40,
    ),
    Stap(
        "8-rijtoegang",
        "Als app-rol met gewone SQL, namens school B: 0 rijen van een leerling van school A, in "
        "iedere tabel; en iedere pagina met een naam liet een regel in het leeslog",
        "python -m bewijs.rijtoegang",
        regels=60,
    ),
)
