"""The address of the dossier of a child."""

from django.urls import path

from inbeeld.dossiers.views import dossier

urlpatterns = [path("jongere/<uuid:sleutel>/dossier/", dossier.dossier, name="dossier")]
