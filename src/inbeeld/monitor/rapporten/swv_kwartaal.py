"""The report of a samenwerkingsverband per quarter: stock, flow, duration, needs, answers."""

from datetime import date, timedelta

from inbeeld.monitor.rapporten import delen, werkdelen
from inbeeld.monitor.rapporten.inhoud import Deel, alinea, invullen, kop
from inbeeld.monitor.rapporten.kader import Kader
from inbeeld.monitor.rapporten.verantwoording import gebied_in_zin, verantwoording

CIJFERS = ("stand", "stroom", "doorlooptijd", "behoefte", "antwoord")
VELDEN: tuple[tuple[str, str, bool], ...] = (("toelichting", "Toelichting bij de cijfers", True),)


def titel(k: Kader) -> str:
    return "Thuiszitters per kwartaal"


def gegevens(k: Kader) -> list[list[str]]:
    return []


def maak(k: Kader) -> list[Deel]:
    """The chapters."""
    van, tot = k.vraag.van, k.vraag.tot_en_met
    dagen = peildagen(k)
    return [
        alinea(
            f"Dit rapport gaat over kinderen {gebied_in_zin(k.gebied, k.naam)} in "
            f"{k.vraag.periode_in_zin}."
        ),
        kop("1. Hoeveel kinderen thuiszitten"),
        delen.stand(k, dagen),
        *delen.staven_nu(k, dagen[-1]),
        *delen.per_deel(k, "school", dagen[-1]),
        kop("2. Erbij en eraf"),
        *delen.stroom(k, *_stroomperiode(k)),
        kop("3. Hoe lang het duurt"),
        *delen.duur(k, *k.schooljaar()),
        kop("4. Wat er nodig is"),
        *werkdelen.behoeften(k, van, tot, dagen[-1]),
        kop("5. Gevraagd en beantwoord"),
        *werkdelen.antwoorden(k, van, tot),
        kop("6. Toelichting"),
        invullen(k.vraag.woorden.get("toelichting", ""), "Wat verklaart deze cijfers?"),
        *verantwoording(k, "7. "),
    ]


def _stroomperiode(k: Kader) -> tuple[date, date]:
    """The quarter; of one school the school year, as a quarter of so few children says little and
    is not kept."""
    if k.gebied.soort == "school":
        return k.schooljaar()
    return k.vraag.van, k.vraag.tot_en_met


def peildagen(k: Kader) -> list[date]:
    """The first of each month of the quarter, and how it stood when it was over."""
    van, tot = k.vraag.van, k.vraag.tot_en_met
    dagen = [d for d in k.cijfers.peildata("stand", k.gebied) if d.day == 1 and van <= d <= tot]
    return [*dict.fromkeys([*dagen, min(tot + timedelta(days=1), k.vraag.dag)])]
