from django.apps import AppConfig


class AanleverenConfig(AppConfig):
    name = "inbeeld.aanleveren"
