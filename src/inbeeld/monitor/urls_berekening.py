"""Addresses of long calculations."""

from django.urls import path

from inbeeld.monitor.views import berekening

urlpatterns = [
    path("cijfers/berekening/<uuid:sleutel>/", berekening.berekening, name="berekening"),
    path(
        "cijfers/berekening/<uuid:sleutel>/opnieuw/",
        berekening.opnieuw,
        name="berekening_opnieuw",
    ),
]
