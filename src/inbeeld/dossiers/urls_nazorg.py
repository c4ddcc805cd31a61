"""Addresses of nazorg, of obstacles, and of whom one can turn to."""

from django.urls import path

from inbeeld.dossiers.views import nazorg

urlpatterns = [
    path("jongere/<uuid:sleutel>/nazorg/", nazorg.nazorg, name="nazorg"),
    path("jongere/<uuid:sleutel>/nazorg/beginnen/", nazorg.beginnen, name="nazorg_beginnen"),
    path("nazorg/<uuid:sleutel>/gesprek/", nazorg.gesprek, name="nazorg_gesprek"),
    path("nazorg/<uuid:sleutel>/afronden/", nazorg.afronden, name="nazorg_afronden"),
]
