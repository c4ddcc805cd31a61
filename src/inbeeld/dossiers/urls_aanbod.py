"""Addresses of offers, their costs, needs and adapted hours."""

from django.urls import path

from inbeeld.dossiers.views import aanbod, aanbodrond, aanbodstappen
from inbeeld.web import adressen

adressen.keuze("aanbodact", aanbodstappen.ACTS)

urlpatterns = [
    path("jongere/<uuid:sleutel>/aanbod/", aanbod.aanbod, name="aanbod"),
    path("jongere/<uuid:sleutel>/aanbod/nieuw/", aanbod.aanbod_nieuw, name="aanbod_nieuw"),
    path("aanbod/<uuid:sleutel>/", aanbod.aanbod_traject, name="aanbod_traject"),
    path("aanbod/<uuid:sleutel>/vervolg/", aanbodstappen.aanbod_vervolg, name="aanbod_vervolg"),
    path("aanbod/<uuid:sleutel>/<aanbodact:act>/", aanbodstappen.aanbod_stap, name="aanbod_stap"),
    path("kostendeel/<uuid:sleutel>/besluit/", aanbodstappen.kosten_besluit, name="kosten_besluit"),
    path("kostendeel/<uuid:sleutel>/vervalt/", aanbodstappen.kosten_vervalt, name="kosten_vervalt"),
    path("behoeften/", aanbodrond.behoeften, name="behoeften"),
    path(
        "jongere/<uuid:sleutel>/behoefte/nieuw/", aanbodrond.behoefte_nieuw, name="behoefte_nieuw"
    ),
    path("behoefte/<uuid:sleutel>/vervuld/", aanbodrond.behoefte_vervuld, name="behoefte_vervuld"),
    path("behoefte/<uuid:sleutel>/vervalt/", aanbodrond.behoefte_vervalt, name="behoefte_vervalt"),
    path(
        "jongere/<uuid:sleutel>/aangepaste-uren/nieuw/",
        aanbodrond.aangepaste_uren_nieuw,
        name="aangepaste_uren_nieuw",
    ),
    path(
        "aangepaste-uren/<uuid:sleutel>/intrekken/",
        aanbodrond.aangepaste_uren_intrekken,
        name="aangepaste_uren_intrekken",
    ),
    path(
        "aangepaste-uren/<uuid:sleutel>/besproken/",
        aanbodrond.aangepaste_uren_besproken,
        name="aangepaste_uren_besproken",
    ),
]
