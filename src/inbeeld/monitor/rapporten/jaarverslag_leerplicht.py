"""The yearly report of leerplicht (art. 25 lid 1): what it did and what came of it."""

from inbeeld.monitor.rapporten import delen, informatienota, werkdelen
from inbeeld.monitor.rapporten.inhoud import Deel, alinea, invullen, kop
from inbeeld.monitor.rapporten.kader import Kader
from inbeeld.monitor.rapporten.verantwoording import gebied_in_zin, verantwoording

CIJFERS = (
    *("stand", "stroom", "jaar", "doorlooptijd", "antwoord", "doel"),
    *("vrijstelling_jaar", "herbeoordeling", "opgave_pv"),
)
VELDEN: tuple[tuple[str, str, bool], ...] = (
    ("voorwoord", "Voorwoord", True),
    ("toelichting", "Toelichting bij de cijfers", True),
    ("vooruitblik", "Vooruitblik", True),
)


def titel(k: Kader) -> str:
    return "Jaarverslag leerplicht"


def gegevens(k: Kader) -> list[list[str]]:
    return []


def maak(k: Kader) -> list[Deel]:
    """The chapters."""
    w = k.vraag.woorden
    begin, eind = k.schooljaar()
    dagen = informatienota.peildagen(k)
    return [
        kop("1. Inleiding"),
        invullen(w.get("voorwoord", ""), "Voorwoord"),
        alinea(
            f"Dit is het verslag over {k.vraag.periode} {gebied_in_zin(k.gebied, k.naam)}. "
            "Burgemeester en wethouders doen elk jaar verslag aan de gemeenteraad over het "
            "handhaven van de Leerplichtwet (artikel 25, eerste lid)."
        ),
        kop("2. Relatief verzuim"),
        alinea("Deze kinderen staan op een school en waren er niet."),
        delen.verzuim_per_jaar(k),
        kop("3. Absoluut verzuim en thuiszitters"),
        delen.thuiszitters_per_jaar(k),
        delen.stand(k, dagen),
        *delen.stroom(k, begin, eind),
        kop("3.1 Hoe lang het duurt", 2),
        *delen.duur(k, begin, eind),
        *delen.per_deel(k, "gemeente", dagen[-1]),
        *delen.per_deel(k, "sector", dagen[-1]),
        kop("4. Vrijstellingen"),
        delen.vrijstellingen_per_jaar(k),
        *werkdelen.vrijstelling_werk(k, begin, eind),
        kop("5. Handhaving"),
        *werkdelen.handhaving(k),
        kop("6. Meldingen en antwoorden"),
        *werkdelen.antwoorden(k, begin, eind),
        kop("7. Doelen"),
        *delen.doelen(k),
        kop("8. Toelichting en vooruitblik"),
        invullen(w.get("toelichting", ""), "Wat verklaart deze cijfers?"),
        invullen(w.get("vooruitblik", ""), "Wat gaat leerplicht volgend jaar doen?"),
        *verantwoording(k, "9. "),
    ]
