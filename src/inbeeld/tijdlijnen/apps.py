from django.apps import AppConfig


class TijdlijnenConfig(AppConfig):
    name = "inbeeld.tijdlijnen"
