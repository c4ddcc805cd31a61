"""What an administrator does, one function per verb. Each keeps its reason with what it changes."""

from inbeeld.toegang.beheer.actions.aanstellingen import (
    beeindig_aanstelling,
    geef_aanstelling,
    vervang,
    wijzig_aanstelling,
)
from inbeeld.toegang.beheer.actions.basis import NietMogelijk
from inbeeld.toegang.beheer.actions.mensen import (
    Nieuw,
    apparaat_verloren,
    blokkeer,
    deblokkeer,
    nieuwe_medewerker,
    nieuwe_medewerkers,
    nodig_opnieuw_uit,
    uit_dienst,
    wijzig_mens,
)
from inbeeld.toegang.beheer.actions.organisaties import (
    beeindig_kernteamlid,
    beeindig_werkgebied,
    benoem_coordinator,
    maak_organisatie,
    voeg_toe_aan_kernteam,
    voeg_werkgebied_toe,
    wijzig_organisatie,
)

__all__ = [
    "NietMogelijk",
    "Nieuw",
    "apparaat_verloren",
    "beeindig_aanstelling",
    "beeindig_kernteamlid",
    "beeindig_werkgebied",
    "benoem_coordinator",
    "blokkeer",
    "deblokkeer",
    "geef_aanstelling",
    "maak_organisatie",
    "nieuwe_medewerker",
    "nieuwe_medewerkers",
    "nodig_opnieuw_uit",
    "uit_dienst",
    "vervang",
    "voeg_toe_aan_kernteam",
    "voeg_werkgebied_toe",
    "wijzig_aanstelling",
    "wijzig_mens",
    "wijzig_organisatie",
]
