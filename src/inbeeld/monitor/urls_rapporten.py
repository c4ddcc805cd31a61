"""Addresses of reports."""

from django.urls import path

from inbeeld.monitor.druk import VORMEN
from inbeeld.monitor.rapporten.soorten import SOORTEN
from inbeeld.monitor.views import rapporten
from inbeeld.web.adressen import keuze

keuze("rapportsoort", SOORTEN)
keuze("rapportvorm", VORMEN)

urlpatterns = [
    path("cijfers/rapporten/", rapporten.rapporten, name="rapporten"),
    path("cijfers/rapporten/nieuw/<rapportsoort:soort>/", rapporten.nieuw, name="rapport_nieuw"),
    path("cijfers/rapporten/direct/<rapportsoort:soort>/", rapporten.direct, name="rapport_direct"),
    path("cijfers/rapporten/<uuid:sleutel>/", rapporten.rapport, name="rapport"),
    path(
        "cijfers/rapporten/<uuid:sleutel>/rapport.<rapportvorm:vorm>",
        rapporten.bestand,
        name="rapport_bestand",
    ),
    path("cijfers/rapporten/<uuid:sleutel>/herhalen/", rapporten.herhalen, name="rapport_herhalen"),
    path(
        "cijfers/rapporten/plannen/<rapportsoort:soort>/",
        rapporten.plannen,
        name="rapportplanning_begin",
    ),
    path(
        "cijfers/rapporten/planning/<uuid:sleutel>/stoppen/",
        rapporten.stoppen,
        name="rapportplanning_stop",
    ),
]
