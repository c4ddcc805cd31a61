"""Addresses of this room. A child's address holds its `sleutel`, which says nothing."""

from django.urls import path

from inbeeld.tijdlijnen import views
from inbeeld.tijdlijnen.views import bewaren, verzoeken
from inbeeld.web.adressen import keuze

keuze("inzagevorm", verzoeken.VORMEN)
keuze("verzoeksoort", verzoeken.SOORTEN)

urlpatterns = [
    path("", views.werkvoorraad, name="werkvoorraad"),
    path("zoeken/", views.zoeken, name="zoeken"),
    path("weergaven/nieuw/", views.weergave_nieuw, name="weergave_nieuw"),
    path("weergaven/<int:pk>/weg/", views.weergave_weg, name="weergave_weg"),
    path("jongere/<uuid:sleutel>/", views.kind, name="jongere"),
    path("jongere/<uuid:sleutel>/waarom/", views.waarom, name="waarom"),
    path("jongere/<uuid:sleutel>/meldingen/", views.meldingen, name="meldingen"),
    path("jongere/<uuid:sleutel>/dubbel/", views.dubbel, name="dubbel"),
    path("jongere/<uuid:sleutel>/dubbel/<uuid:ander>/", views.samenvoegen, name="samenvoegen"),
    path("jongere/<uuid:sleutel>/dubbel/<int:pk>/splitsen/", views.splitsen, name="splitsen"),
    path("telling/", views.telling, name="telling"),
    path("verzoeken/", verzoeken.verzoeken, name="verzoeken"),
    path("verzoeken/<uuid:sleutel>/", verzoeken.verzoek, name="verzoek"),
    path(
        "verzoeken/<uuid:sleutel>/<inzagevorm:vorm>/",
        verzoeken.inzage_bestand,
        name="inzage_bestand",
    ),
    path("jongere/<uuid:sleutel>/verzoeken/", verzoeken.verzoeken_kind, name="verzoeken_kind"),
    path(
        "jongere/<uuid:sleutel>/verzoeken/<verzoeksoort:soort>/",
        verzoeken.verzoek_nieuw,
        name="verzoek_nieuw",
    ),
    path("verzoeken/bewaren/", bewaren.bewaren, name="bewaren"),
    path("verzoeken/bewaren/<uuid:sleutel>/", bewaren.voorstel, name="voorstel"),
    path(
        "verzoeken/bewaren/plicht/<uuid:sleutel>/opheffen/",
        bewaren.bewaarplicht_opheffen,
        name="bewaarplicht_opheffen",
    ),
    path(
        "jongere/<uuid:sleutel>/bewaarplicht/",
        bewaren.bewaarplicht_nieuw,
        name="bewaarplicht_nieuw",
    ),
]
