from django.apps import AppConfig


class MonitorConfig(AppConfig):
    name = "inbeeld.monitor"

    def ready(self) -> None:
        from inbeeld.monitor.actions.bijhouden import houd_bij
        from inbeeld.monitor.opstarten import begin
        from inbeeld.signalen import achtergrond

        begin()
        achtergrond.voeg_toe("cijferblad", houd_bij)
