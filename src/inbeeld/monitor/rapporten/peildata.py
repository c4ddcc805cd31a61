"""A telling on peildata: the tables that regions published, for any days and definitie."""

from inbeeld.monitor.rapporten import delen, werkdelen
from inbeeld.monitor.rapporten.inhoud import Deel, alinea, kop
from inbeeld.monitor.rapporten.kader import Kader
from inbeeld.monitor.rapporten.verantwoording import gebied_in_zin, verantwoording

CIJFERS = ("stand", "vrijstelling")
VELDEN: tuple[tuple[str, str, bool], ...] = ()


def titel(k: Kader) -> str:
    return "Telling op peildata"


def gegevens(k: Kader) -> list[list[str]]:
    return []


def maak(k: Kader) -> list[Deel]:
    """The chapters."""
    dagen = [dag for dag in k.vraag.peildata if dag <= k.vraag.dag]
    laatste = dagen[-1]
    return [
        alinea(
            f"Deze telling gaat over kinderen {gebied_in_zin(k.gebied, k.naam)}. Elk kind telt op "
            "elke peildatum één keer."
        ),
        kop("1. Stand"),
        delen.stand(k, dagen),
        *(delen.verloop(k, dagen) if len(dagen) > 2 else delen.staven_nu(k, laatste)),
        *delen.per_deel(k, "gemeente", laatste),
        *delen.per_deel(k, "school", laatste),
        *delen.per_deel(k, "sector", laatste),
        kop("2. Vrijstellingen"),
        werkdelen.vrijstellingen_op(k, dagen),
        *verantwoording(k, "3. "),
    ]
