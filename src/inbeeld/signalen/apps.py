from django.apps import AppConfig


class SignalenConfig(AppConfig):
    name = "inbeeld.signalen"

    def ready(self) -> None:
        from inbeeld.signalen.queries import kennis
        from inbeeld.toegang.tijdelijk.queries import TELLERS

        # An application that starts twice in one process counts once.
        if kennis.ongelezen not in TELLERS:
            TELLERS.append(kennis.ongelezen)
