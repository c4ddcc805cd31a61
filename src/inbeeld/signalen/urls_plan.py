"""Addresses of the region's agreements. They hold numbers of versions and codes of functies."""

from django.urls import path

from inbeeld.signalen.views import functies, plan

urlpatterns = [
    path("afspraken/", plan.afspraken, name="afspraken"),
    path("afspraken/nieuw/", plan.nieuw, name="afspraken_nieuw"),
    path("afspraken/versies/<int:pk>/", plan.afspraken, name="afspraken_versie"),
    path("afspraken/versies/<int:pk>/intrekken/", plan.intrekken, name="afspraken_intrekken"),
    path(
        "afspraken/versies/<int:pk>/vergelijken/<int:met>/",
        plan.vergelijken,
        name="afspraken_vergelijken",
    ),
    path("afspraken/functies/<int:plek>/", functies.nieuw, name="functie_nieuw"),
    path("afspraken/functies/<int:pk>/beeindigen/", functies.beeindigen, name="functie_beeindigen"),
]
