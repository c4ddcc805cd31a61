"""Where nazorg and obstacles take part in what other rooms show and do; called when it starts."""

from inbeeld.dossiers import taaksoorten
from inbeeld.dossiers.actions import nazorg as acties
from inbeeld.dossiers.views import nazorg
from inbeeld.signalen import kennisadressen, taken, zaakdelen
from inbeeld.web import kindpanelen


def meld_aan() -> None:
    """Register all of it."""
    taken.voeg_toe("terugval", acties.terugvallen, volgorde=34)
    zaakdelen.voor_sluiten("nazorg", acties.bezwaar)
    zaakdelen.voeg_toe(
        "nazorg", template="dossiers/nazorg/_zaakdeel.html", gegevens=nazorg.zaakdeel
    )
    kindpanelen.voeg_toe(
        "nazorg", volgorde=42, template="dossiers/nazorg/_paneel.html", gegevens=nazorg.paneel
    )
    kennisadressen.met_sleutel(
        "dossiers_nazorg", "dossiers.Nazorg", "nazorg", veld="jongere__sleutel"
    )
    taaksoorten.voeg_toe("belemmering_beantwoorden", "Antwoorden op de belemmering")
    kennisadressen.met_sleutel("dossiers_belemmering", "dossiers.Belemmering", "belemmering")
