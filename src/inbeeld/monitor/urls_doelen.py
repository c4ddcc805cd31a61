"""Addresses of targets."""

from django.urls import path

from inbeeld.monitor.views import doelen

urlpatterns = [
    path("cijfers/doelen/", doelen.doelen, name="doelen"),
    path("cijfers/doelen/nieuw/", doelen.nieuw, name="doel_nieuw"),
    path("cijfers/doelen/laden/", doelen.laden, name="doelen_laden"),
    path("cijfers/doelen/<uuid:sleutel>/", doelen.doel, name="doel"),
    path("cijfers/doelen/<uuid:sleutel>/beeindigen/", doelen.beeindigen, name="doel_beeindigen"),
    path(
        "cijfers/doelen/niet-vergelijkbaar/nieuw/",
        doelen.onvergelijkbaar_nieuw,
        name="onvergelijkbaar_nieuw",
    ),
    path(
        "cijfers/doelen/niet-vergelijkbaar/<uuid:sleutel>/beeindigen/",
        doelen.onvergelijkbaar_beeindigen,
        name="onvergelijkbaar_beeindigen",
    ),
]
