"""Rows of the dossier, a file per noun."""

from inbeeld.dossiers.models.aanbod import (
    Aanbodcontrole,
    Aanbodopbouw,
    Aanbodtraject,
    AangepasteUren,
    Behoefte,
    Kostendeel,
)
from inbeeld.dossiers.models.basis import Dossierregel
from inbeeld.dossiers.models.escalatie import Escalatie
from inbeeld.dossiers.models.gesprek import (
    Afspraak,
    Gesprek,
    Gespreksdeelnemer,
    Gespreksreden,
    Notitie,
    RedenInGesprek,
)
from inbeeld.dossiers.models.justitie import Justitieroute, Justitiestap
from inbeeld.dossiers.models.overdracht import Overdracht
from inbeeld.dossiers.models.plan import (
    Bijdrage,
    Evaluatie,
    Gezin,
    Gezinslid,
    Plan,
    Plandeelnemer,
    Plandoel,
    Planversie,
    Zienswijze,
)
from inbeeld.dossiers.models.vrijstelling import (
    Herbeoordeling,
    Vrijstellingsadvies,
    Vrijstellingsverzoek,
)
from inbeeld.dossiers.models.zorg import Belemmering, Briefsjabloon, Document, Nazorg, Taak

__all__ = [
    "Aanbodcontrole",
    "Aanbodopbouw",
    "Aanbodtraject",
    "AangepasteUren",
    "Afspraak",
    "Behoefte",
    "Belemmering",
    "Bijdrage",
    "Briefsjabloon",
    "Document",
    "Dossierregel",
    "Escalatie",
    "Evaluatie",
    "Gesprek",
    "Gespreksdeelnemer",
    "Gespreksreden",
    "Gezin",
    "Gezinslid",
    "Herbeoordeling",
    "Justitieroute",
    "Justitiestap",
    "Kostendeel",
    "Nazorg",
    "Notitie",
    "Overdracht",
    "Plan",
    "Plandeelnemer",
    "Plandoel",
    "Planversie",
    "RedenInGesprek",
    "Taak",
    "Vrijstellingsadvies",
    "Vrijstellingsverzoek",
    "Zienswijze",
]
