"""What this room adds to others when the application starts."""

from importlib import import_module
from pkgutil import iter_modules

from inbeeld.dossiers import actions, taaksoorten, tijdlijnbronnen, zorg
from inbeeld.dossiers.actions import overdracht_dag, vrijstelling_loop
from inbeeld.dossiers.actions.escalatie import geen_antwoord, verval_bij
from inbeeld.dossiers.actions.taakberichten import vertel_taken
from inbeeld.dossiers.actions.verhuizen import sluit_dubbel_plan
from inbeeld.dossiers.inzage import regels_van
from inbeeld.dossiers.views import dossier, escalatie, justitie
from inbeeld.signalen import kennisadressen, taken, werksoorten, zaakdelen
from inbeeld.signalen.werksoorten import Werksoort
from inbeeld.tijdlijnen import inzage, verhuizen
from inbeeld.web import kindpanelen

# (table, model, name of the page, by which key): where a notice or a task about a row leads.
_PAGINAS = (
    ("dossiers_escalatie", "dossiers.Escalatie", "escalatie", "sleutel"),
    ("dossiers_plan", "dossiers.Plan", "plan", "jongere__sleutel"),
    ("dossiers_afspraak", "dossiers.Afspraak", "afspraak", "sleutel"),
    ("dossiers_aanbodtraject", "dossiers.Aanbodtraject", "aanbod_traject", "sleutel"),
    ("dossiers_aangepasteuren", "dossiers.AangepasteUren", "aanbod", "jongere__sleutel"),
    (
        "dossiers_vrijstellingsverzoek",
        "dossiers.Vrijstellingsverzoek",
        "vrijstelling_verzoek",
        "sleutel",
    ),
    (
        "dossiers_herbeoordeling",
        "dossiers.Herbeoordeling",
        "vrijstelling_verzoek",
        "verzoek__sleutel",
    ),
    ("dossiers_overdracht", "dossiers.Overdracht", "overdracht", "sleutel"),
    # Asked because of the child itself: to prepare a transfer, of which there is no row yet.
    ("register_jongere", "register.Jongere", "overdrachten", "sleutel"),
)
# (name, place, template, what it shows): parts of the page of a child.
_PANELEN = (
    ("dossier", 5, "dossiers/dossier/_paneel.html", dossier.paneel),
    ("escalatie", 40, "dossiers/_paneel_escalatie.html", escalatie.paneel),
    ("justitie", 45, "dossiers/_paneel_justitie.html", justitie.paneel),
)


def begin() -> None:
    """Safe to repeat: an application that starts twice in one process has each once."""
    verhuizen.vooraf("dossiers", sluit_dubbel_plan)
    inzage.voeg_toe("dossiers", regels_van)
    # Every part says at import how its tasks are called, also to a process without pages.
    for deel in iter_modules(actions.__path__):
        import_module(f"{actions.__name__}.{deel.name}")
    tijdlijnbronnen.laad()
    zorg.meld_aan()
    for tabel, model, naam, veld in _PAGINAS:
        kennisadressen.met_sleutel(tabel, model, naam, veld)
    kennisadressen.voeg_vele_toe("dossiers_taak", taaksoorten.adressen)
    for naam, volgorde, template, gegevens in _PANELEN:
        kindpanelen.voeg_toe(naam, volgorde=volgorde, template=template, gegevens=gegevens)
    _werk()
    _taken()


def _werk() -> None:
    besluit = Werksoort(
        "besluit", lambda _: "Besluit nemen", werksoorten.van_tabel("dossiers_escalatie")
    )
    werksoorten.voeg_toe("escalatie", besluit)
    taak = Werksoort("taak in een dossier", taaksoorten.woorden, taaksoorten.adressen)
    werksoorten.voeg_toe("taak", taak)


def _taken() -> None:
    """What must be kept up as days pass, and what stands in the way of closing a zaak."""
    taken.voeg_toe("escalaties", lambda dag, moment: len(verval_bij(dag, moment)), volgorde=30)
    taken.voeg_toe("vrijstellingen", vrijstelling_loop.houd_bij, volgorde=36)
    taken.voeg_toe("overdrachten", overdracht_dag.bijhouden, volgorde=37)
    # After all that ask something of somebody today.
    taken.voeg_toe("taken", vertel_taken, volgorde=38)
    taken.bij_escaleren(geen_antwoord)
    zaakdelen.voeg_toe(
        "taken", template="dossiers/_zaakdeel_taken.html", gegevens=dossier.zaakdeel_taken
    )
    zaakdelen.voor_sluiten("vrijstelling", vrijstelling_loop.bezwaar_tegen_sluiten)
