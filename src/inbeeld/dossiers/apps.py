from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "inbeeld.dossiers"

    def ready(self) -> None:
        from inbeeld.dossiers.opstarten import begin

        begin()
