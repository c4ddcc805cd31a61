"""What issue 6 must show: figures that everyone trusts."""

from bewijs.loper import Stap

_TESTS = "python -m pytest -q -p no:randomly"

STAPPEN: tuple[Stap, ...] = (
    Stap(
        "1-documenten",
        "De tabellen van de documenten, uit voorbeelden/ door de schermen gemaakt en als rapport",
        "python -m bewijs.documenten",
        regels=80,
    ),
    Stap(
        "2-stroom",
        "Stand en stroom sluiten op nul voor elke gemeente, status en soort, in 10 regio's",
        "python -m bewijs.stroom",
        regels=40,
    ),
    Stap(
        "3-overleving",
        "Kaplan-Meier gelijk aan een bekende bibliotheek tot op 1e-9; open gevallen weglaten zou "
        "een mooier cijfer geven",
        f"python -m bewijs.overleving && {_TESTS} tests/regels/test_overleving.py "
        "tests/regels/test_doorlooptijd.py",
        regels=40,
    ),
    Stap(
        "4-aanvaller",
        "Een aanvaller met lineair programmeren haalt uit 100 regio's geen afgeschermde cel terug, "
        "en zonder de tweede afscherming wel",
        "python -m bewijs.aanvaller",
        regels=40,
    ),
    Stap(
        "5-rapporten",
        "Twee keer hetzelfde rapport is gelijk, ook zoals het op de eerste dag bekend was",
        "python -m bewijs.rapporten",
        regels=40,
    ),
    Stap(
        "6-snelheid",
        "Tien jaar van een regio met 100.000 kinderen: overzicht, rapport, en zoals toen bekend",
        "python -m bench monitor",
        regels=40,
    ),
    Stap(
        "7-schermen",
        "Alle overzichten en bladzijden in beeld, axe 0, leesbaar zonder kleur",
        "python -m bewijs.cijferschermen",
        regels=60,
    ),
)
