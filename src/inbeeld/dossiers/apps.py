from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "inbeeld.dossiers"

    def ready(self) -> None:
        from inbeeld.dossiers import taaksoorten, tijdlijnbronnen
        from inbeeld.dossiers.actions.escalatie import geen_antwoord, verval_bij
        from inbeeld.dossiers.actions.taakberichten import vertel_taken
        from inbeeld.dossiers.views import escalatie, justitie
        from inbeeld.dossiers.views.dossier import paneel
        from inbeeld.signalen import kennisadressen, taken, werksoorten
        from inbeeld.signalen.werksoorten import Werksoort
        from inbeeld.web import kindpanelen

        tijdlijnbronnen.laad()
        taken.voeg_toe("escalaties", lambda dag, moment: len(verval_bij(dag, moment)), volgorde=30)
        taken.voeg_toe("taken", vertel_taken, volgorde=35)
        taken.bij_escaleren(geen_antwoord)
        kennisadressen.met_sleutel("dossiers_escalatie", "dossiers.Escalatie", "escalatie")
        kennisadressen.voeg_vele_toe("dossiers_taak", taaksoorten.adressen)
        werksoorten.voeg_toe(
            "escalatie",
            Werksoort(
                "besluit",
                lambda _: "Besluit nemen",
                werksoorten.van_tabel("dossiers_escalatie"),
            ),
        )
        werksoorten.voeg_toe(
            "taak",
            Werksoort("taak in een dossier", taaksoorten.woorden, taaksoorten.adressen),
        )

        kindpanelen.voeg_toe(
            "dossier",
            volgorde=5,
            template="dossiers/dossier/_paneel.html",
            gegevens=paneel,
        )
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
