from django.apps import AppConfig


class KoppelingenConfig(AppConfig):
    name = "inbeeld.koppelingen"
