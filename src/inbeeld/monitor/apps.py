from django.apps import AppConfig


class MonitorConfig(AppConfig):
    name = "inbeeld.monitor"

    def ready(self) -> None:
        from inbeeld.monitor.opstarten import begin

        begin()
