"""Addresses of reporting and answering. They hold keys, which say nothing, and codes."""

from django.urls import path

from inbeeld.signalen.views import melden, meldingen
from inbeeld.web.adressen import keuze

keuze("meldverb", meldingen.VERBEN)

urlpatterns = [
    path("melden/", melden.melden, name="melden"),
    path("melden/mijn/", melden.mijn_meldingen, name="mijn_meldingen"),
    path("melden/ontvangen/", melden.ontvangen_meldingen, name="ontvangen_meldingen"),
    path("melden/<uuid:sleutel>/", melden.melden_kind, name="melden_kind"),
    path("melding/<uuid:sleutel>/", meldingen.melding, name="melding"),
    path(
        "melding/<uuid:sleutel>/intrekken/", meldingen.melding_intrekken, name="melding_intrekken"
    ),
    path(
        "melding/ontvangen/<uuid:sleutel>/",
        meldingen.ontvangen_melding,
        name="ontvangen_melding",
    ),
    path(
        "melding/ontvangen/<uuid:sleutel>/<meldverb:verb>/",
        meldingen.ontvangen_antwoord,
        name="ontvangen_antwoord",
    ),
]
