from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "inbeeld.dossiers"

    def ready(self) -> None:
        from inbeeld.dossiers import tijdlijnbronnen
        from inbeeld.dossiers.actions.escalatie import geen_antwoord, verval_bij
        from inbeeld.dossiers.views import escalatie, justitie
        from inbeeld.signalen import kennisadressen, taken
        from inbeeld.web import kindpanelen

        tijdlijnbronnen.laad()
        taken.voeg_toe("escalaties", lambda dag, moment: len(verval_bij(dag, moment)), volgorde=30)
        taken.bij_escaleren(geen_antwoord)
        kennisadressen.met_sleutel("dossiers_escalatie", "dossiers.Escalatie", "escalatie")

        kindpanelen.voeg_toe(
            "escalatie",
            volgorde=40,
            template="dossiers/_paneel_escalatie.html",
            gegevens=escalatie.paneel,
        )
        kindpanelen.voeg_toe(
            "justitie",
            volgorde=45,
            template="dossiers/_paneel_justitie.html",
            gegevens=justitie.paneel,
        )
