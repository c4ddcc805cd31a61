"""Addresses of nazorg, of obstacles, and of whom one can turn to."""

from django.urls import path

from inbeeld.dossiers.views import belemmeringen, nazorg, terecht
from inbeeld.web import adressen

adressen.code("schoolcode", "[0-9]{2}[A-Za-z]{2}[0-9]{2}", "10AB00")

urlpatterns = [
    path("jongere/<uuid:sleutel>/nazorg/", nazorg.nazorg, name="nazorg"),
    path("jongere/<uuid:sleutel>/nazorg/beginnen/", nazorg.beginnen, name="nazorg_beginnen"),
    path("nazorg/<uuid:sleutel>/gesprek/", nazorg.gesprek, name="nazorg_gesprek"),
    path("nazorg/<uuid:sleutel>/afronden/", nazorg.afronden, name="nazorg_afronden"),
    path("terecht/", terecht.scholen, name="terecht_scholen"),
    path("school/<schoolcode:code>/terecht/", terecht.van_school, name="terecht_school"),
    path("jongere/<uuid:sleutel>/terecht/", terecht.van_kind, name="terecht"),
    path("jongere/<uuid:sleutel>/terecht/ouders/", terecht.voor_ouders, name="terecht_ouders"),
    path("belemmeringen/", belemmeringen.belemmeringen, name="belemmeringen"),
    path(
        "jongere/<uuid:sleutel>/belemmeringen/", belemmeringen.van_kind, name="belemmeringen_kind"
    ),
    path(
        "jongere/<uuid:sleutel>/belemmeringen/nieuw/", belemmeringen.nieuw, name="belemmering_nieuw"
    ),
    path("belemmering/<uuid:sleutel>/", belemmeringen.belemmering, name="belemmering"),
    path(
        "belemmering/<uuid:sleutel>/antwoord/", belemmeringen.antwoord, name="belemmering_antwoord"
    ),
    path(
        "belemmering/<uuid:sleutel>/heropenen/",
        belemmeringen.heropenen,
        name="belemmering_heropenen",
    ),
]
