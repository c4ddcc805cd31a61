from django.apps import AppConfig


class KoppelingenConfig(AppConfig):
    name = "inbeeld.koppelingen"

    def ready(self) -> None:
        from inbeeld.koppelingen.webhooks.verzenden import verstuur_webhooks
        from inbeeld.signalen import achtergrond

        achtergrond.voeg_toe("webhooks", verstuur_webhooks)
