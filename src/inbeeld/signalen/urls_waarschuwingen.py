"""Addresses of waarschuwingen: the key of a child, the code of a soort and a day."""

from django.urls import path

from inbeeld.signalen.views import signaalinstellingen, waarschuwingen

_KIND = "jongere/<uuid:sleutel>/waarschuwing/"

urlpatterns = [
    path("waarschuwingen/", waarschuwingen.lijst, name="waarschuwingen"),
    path(f"{_KIND}oppakken/", waarschuwingen.oppakken, name="waarschuwing_oppakken"),
    path(f"{_KIND}geen-actie/", waarschuwingen.geen_actie, name="waarschuwing_geen_actie"),
    path(f"{_KIND}corrigeren/", waarschuwingen.corrigeren, name="waarschuwing_corrigeren"),
    path("instellingen/signalen/", signaalinstellingen.instellingen, name="signaalinstellingen"),
]
