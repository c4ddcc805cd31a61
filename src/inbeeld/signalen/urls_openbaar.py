"""Addresses of the public form and of who answers it."""

from django.urls import path

from inbeeld.signalen.openbaar import views

urlpatterns = [
    path("melden/openbaar/", views.melden_openbaar, name="openbaar_melden"),
    path("melden/openbaar/verstuurd/", views.verstuurd, name="openbaar_verstuurd"),
    path("melden/openbaar/bevestigen/<uuid:token>/", views.bevestigen, name="openbaar_bevestigen"),
    path("openbare-meldingen/", views.lijst, name="openbare_meldingen"),
    path("openbare-meldingen/<uuid:sleutel>/", views.melding, name="openbare_melding"),
    path(
        "openbare-meldingen/<uuid:sleutel>/kind/<uuid:kind>/",
        views.maken,
        name="openbare_melding_maken",
    ),
    path(
        "openbare-meldingen/<uuid:sleutel>/sluiten/",
        views.sluiten,
        name="openbare_melding_sluiten",
    ),
]
