"""Addresses of exemptions."""

from django.urls import path

from inbeeld.dossiers.views import vrijstelling_besluit as besluit
from inbeeld.dossiers.views import vrijstellingen as views

_EEN = "vrijstelling/<uuid:sleutel>/"

urlpatterns = [
    path("vrijstellingen/", views.vrijstellingen, name="vrijstellingen"),
    path("jongere/<uuid:sleutel>/vrijstelling/", views.vrijstelling, name="vrijstelling"),
    path(
        "jongere/<uuid:sleutel>/vrijstelling/nieuw/",
        views.vrijstelling_nieuw,
        name="vrijstelling_nieuw",
    ),
    path(_EEN, views.verzoek, name="vrijstelling_verzoek"),
    path(f"{_EEN}gegevens/", views.gegevens, name="vrijstelling_gegevens"),
    path(f"{_EEN}horen/", views.horen, name="vrijstelling_horen"),
    path(f"{_EEN}advies-vragen/", views.advies_vragen, name="vrijstelling_advies_vragen"),
    path(f"{_EEN}advies/", views.advies, name="vrijstelling_advies"),
    path(f"{_EEN}besluit/", besluit.besluit, name="vrijstelling_besluit"),
    path(f"{_EEN}intrekken/", besluit.intrekken, name="vrijstelling_intrekken"),
    path(f"{_EEN}afschrift/", besluit.afschrift, name="vrijstelling_afschrift"),
    path(f"{_EEN}herbeoordelen/", besluit.herbeoordelen, name="vrijstelling_herbeoordelen"),
    path(f"{_EEN}beeindigen/", besluit.beeindigen, name="vrijstelling_beeindigen"),
    path(f"{_EEN}verhuisd/", besluit.verhuisd, name="vrijstelling_verhuisd"),
]
