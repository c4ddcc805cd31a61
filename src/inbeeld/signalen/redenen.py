"""Reasons that people choose from, when a waarschuwing asks nothing of them or is not right."""

from dataclasses import dataclass

from inbeeld.signalen.soorten import SOORTEN, Soort, Urgentie

GEEN_ACTIE = {
    "loopt_al": "Er wordt al aan gewerkt",
    "besproken": "Besproken met ouders of jongere; er is niets nodig",
    "kort": "Het kind komt binnen een paar dagen terug",
    "al_gemeld": "Dit is al gemeld, buiten In Beeld om",
    "uren_11a": "Kind onder de 6: deze uren zijn vrij (art. 11a)",
    "gegevens": "De gegevens kloppen niet; die worden verbeterd",
    "anders": "Anders, namelijk",
}
"""Why nothing has to be done. 'anders' needs a word of explanation."""

_LANGST = {Urgentie.DRINGEND: 7, Urgentie.HOOG: 28}
DUREN = {7: "een week", 28: "vier weken", 0: "zolang deze waarschuwing duurt"}
"""How many days it is not shown; 0: not again for this one."""


def duren_van(soort: Soort) -> dict[int, str]:
    """How long a waarschuwing may be put away, shortest first: what is urgent comes back soon.

    A wettelijke melding is one decision; the next sixteen hours ask anew.
    """
    langst = _LANGST.get(SOORTEN[soort].urgentie)
    if langst is None or soort is Soort.WETTELIJKE_MELDING:
        return DUREN
    return {dagen: woorden for dagen, woorden in DUREN.items() if 0 < dagen <= langst}


@dataclass(frozen=True, slots=True)
class Correctie:
    """Why a child that seems to be on no school is. `feit`: what must be recorded, in words;
    `tabel`: the fact table in which by hand, '' where a form has none."""

    naam: str
    feit: str
    tabel: str


CORRECTIES: dict[str, Correctie] = {
    "startkwalificatie": Correctie(
        "Heeft een startkwalificatie", "de dag waarop de jongere die behaalde", "jongeren"
    ),
    "overleden": Correctie(
        "Is overleden", "de dag van overlijden; die komt mee met de bewoners uit de BRP", ""
    ),
    "verhuisd_buitenland": Correctie(
        "Verhuisd naar het buitenland", "de laatste dag van deze woonplaats", "woonplaatsen"
    ),
    "verhuisd_gemeente": Correctie(
        "Verhuisd naar een andere gemeente", "de laatste dag van deze woonplaats", "woonplaatsen"
    ),
    "school_buiten_regio": Correctie(
        "Staat op een school buiten de regio", "de inschrijving op die school", "inschrijvingen"
    ),
    "niet_bekostigd": Correctie(
        "Staat op een particuliere of niet bekostigde school",
        "de inschrijving op die school",
        "inschrijvingen",
    ),
    "buitenlandse_school": Correctie(
        "Staat op een school in het buitenland",
        "de vrijstelling van art. 5 onder c",
        "vrijstellingen",
    ),
    "vrijstelling": Correctie("Heeft een vrijstelling", "de vrijstelling", "vrijstellingen"),
    "oude_school": Correctie(
        "Staat na de verhuizing nog op de oude school",
        "de inschrijving op de oude school",
        "inschrijvingen",
    ),
}
"""Corrections of absoluut verzuim, as Vensters counts them (`docs/woordenlijst.md`)."""
CORRECTIE_DAGEN = 14
"""Within these the fact must be there; otherwise the waarschuwing comes back."""
