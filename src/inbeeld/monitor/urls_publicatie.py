"""Addresses of publications, and of the open data that anybody may fetch."""

from django.urls import path

from inbeeld.monitor.views import opendata, publicaties

urlpatterns = [
    path("cijfers/publicaties/", publicaties.lijst, name="publicaties"),
    path("cijfers/publicaties/nieuw/", publicaties.nieuw, name="publicatie_nieuw"),
    path(
        "cijfers/publicaties/voorstel/<uuid:sleutel>/",
        publicaties.voorstel,
        name="publicatie_voorstel",
    ),
    path("cijfers/publicaties/<uuid:sleutel>/", publicaties.publicatie, name="publicatie"),
    path("opendata/", opendata.overzicht, name="opendata"),
    path("opendata/woordenboek.csv", opendata.woordenboek, name="opendata_woordenboek"),
    path("opendata/<uuid:sleutel>/", opendata.publicatie, name="opendata_publicatie"),
    path("opendata/<uuid:sleutel>/cijfers.csv", opendata.als_csv, name="opendata_csv"),
    path("opendata/<uuid:sleutel>/cijfers.json", opendata.als_json, name="opendata_json"),
    path(
        "opendata/<uuid:sleutel>/cijfers.csv-metadata.json",
        opendata.metadata,
        name="opendata_metadata",
    ),
]
