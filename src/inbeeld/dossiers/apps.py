from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "inbeeld.dossiers"

    def ready(self) -> None:
        from inbeeld.dossiers.views import escalatie, justitie
        from inbeeld.web import kindpanelen

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
