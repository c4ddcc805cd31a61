from django.apps import AppConfig


class SignalenConfig(AppConfig):
    name = "inbeeld.signalen"

    def ready(self) -> None:
        from inbeeld.signalen import opstarten

        opstarten.begin()
