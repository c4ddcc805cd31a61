"""Addresses of transfers and of the summer list."""

from django.urls import path

from inbeeld.dossiers.views import overdrachten, zomerlijst

_VAN_KIND = "jongere/<uuid:sleutel>/overdrachten/"
_EEN = "overdracht/<uuid:sleutel>/"
urlpatterns = [
    path("zomerlijst/", zomerlijst.zomerlijst, name="zomerlijst"),
    path(_VAN_KIND, overdrachten.overdrachten, name="overdrachten"),
    path(f"{_VAN_KIND}nieuw/", overdrachten.nieuw, name="overdracht_nieuw"),
    path(_EEN, overdrachten.overdracht, name="overdracht"),
    path(f"{_EEN}wijzigen/", overdrachten.wijzigen, name="overdracht_wijzigen"),
    path(f"{_EEN}ouders/", overdrachten.ouders, name="overdracht_ouders"),
    path(f"{_EEN}verzenden/", overdrachten.verzenden, name="overdracht_verzenden"),
    path(f"{_EEN}aanvaarden/", overdrachten.aanvaarden, name="overdracht_aanvaarden"),
    path(f"{_EEN}weigeren/", overdrachten.weigeren, name="overdracht_weigeren"),
    path(f"{_EEN}opnieuw/", overdrachten.opnieuw, name="overdracht_opnieuw"),
    path(f"{_EEN}eerste-dag/", overdrachten.eerste_dag, name="overdracht_eerste_dag"),
    path(f"{_EEN}bijstellen/", overdrachten.bijstellen, name="overdracht_bijstellen"),
    path(f"{_EEN}vervallen/", overdrachten.vervallen, name="overdracht_vervallen"),
]
