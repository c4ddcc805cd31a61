"""Addresses of a zaak: its own key, which says nothing."""

from django.urls import path

from inbeeld.signalen.views import zaken

urlpatterns = [
    path("zaak/<uuid:sleutel>/", zaken.zaak, name="zaak"),
    path("zaak/<uuid:sleutel>/stap/", zaken.zaak_stap, name="zaak_stap"),
    path("zaak/<uuid:sleutel>/toewijzen/", zaken.zaak_toewijzen, name="zaak_toewijzen"),
    path("zaak/<uuid:sleutel>/overdragen/", zaken.zaak_overdragen, name="zaak_overdragen"),
    path("zaak/<uuid:sleutel>/sluiten/", zaken.zaak_sluiten, name="zaak_sluiten"),
    path("zaak/<uuid:sleutel>/heropenen/", zaken.zaak_heropenen, name="zaak_heropenen"),
]
