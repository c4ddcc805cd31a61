from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "inbeeld.dossiers"

    def ready(self) -> None:
        from inbeeld.dossiers import taaksoorten, tijdlijnbronnen, zorg
        from inbeeld.dossiers.actions import overdracht_dag, vrijstelling_loop
        from inbeeld.dossiers.actions.escalatie import geen_antwoord, verval_bij
        from inbeeld.dossiers.actions.taakberichten import vertel_taken
        from inbeeld.dossiers.views import escalatie, justitie
        from inbeeld.dossiers.views.dossier import paneel
        from inbeeld.signalen import kennisadressen, taken, werksoorten, zaakdelen
        from inbeeld.signalen.werksoorten import Werksoort
        from inbeeld.web import kindpanelen

        tijdlijnbronnen.laad()
        zorg.meld_aan()
        taken.voeg_toe("escalaties", lambda dag, moment: len(verval_bij(dag, moment)), volgorde=30)
        taken.voeg_toe("overdrachten", overdracht_dag.bijhouden, volgorde=37)
        taken.voeg_toe("taken", vertel_taken, volgorde=35)
        taken.voeg_toe("vrijstellingen", vrijstelling_loop.houd_bij, volgorde=36)
        zaakdelen.voor_sluiten("vrijstelling", vrijstelling_loop.bezwaar_tegen_sluiten)
        taken.bij_escaleren(geen_antwoord)
        kennisadressen.met_sleutel("dossiers_escalatie", "dossiers.Escalatie", "escalatie")
        kennisadressen.met_sleutel(
            "dossiers_vrijstellingsverzoek", "dossiers.Vrijstellingsverzoek", "vrijstelling_verzoek"
        )
        kennisadressen.met_sleutel(
            "dossiers_herbeoordeling", "dossiers.Herbeoordeling", "vrijstelling_verzoek",
            "verzoek__sleutel",
        )  # fmt: skip
        kennisadressen.met_sleutel(
            "dossiers_aanbodtraject", "dossiers.Aanbodtraject", "aanbod_traject"
        )
        kennisadressen.met_sleutel(
            "dossiers_aangepasteuren", "dossiers.AangepasteUren", "aanbod", "jongere__sleutel"
        )
        kennisadressen.met_sleutel("dossiers_overdracht", "dossiers.Overdracht", "overdracht")
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
