"""Addresses of the figures: counts, flows, durations, the children behind them, and explanation."""

from django.urls import path

from inbeeld.monitor.indicatoren import INDICATOREN
from inbeeld.monitor.views import doorlooptijd, kinderen, stand, stroom, uitleg
from inbeeld.web.adressen import keuze

keuze("indicator", sorted(INDICATOREN))

urlpatterns = [
    path("cijfers/stand/", stand.stand, name="cijfers_stand"),
    path("cijfers/stroom/", stroom.stroom, name="cijfers_stroom"),
    path("cijfers/doorlooptijd/", doorlooptijd.doorlooptijd, name="cijfers_doorlooptijd"),
    path("cijfers/kinderen/", kinderen.kinderen, name="cijfers_kinderen"),
    path("cijfers/uitleg/<indicator:indicator>/", uitleg.uitleg, name="cijfers_uitleg"),
]
