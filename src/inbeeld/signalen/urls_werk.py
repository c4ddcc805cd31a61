"""Addresses of the werkvoorraad."""

from django.urls import path

from inbeeld.signalen.views import werk

urlpatterns = [
    path("werk/", werk.werk, name="werk"),
    path("werk/waarschuwingen/", werk.werk_waarschuwingen, name="werk_waarschuwingen"),
    path("werk/toewijzen/", werk.werk_toewijzen, name="werk_toewijzen"),
    path("werk/weergaven/nieuw/", werk.werk_weergave_nieuw, name="werk_weergave_nieuw"),
    path("werk/weergaven/<int:pk>/weg/", werk.werk_weergave_weg, name="werk_weergave_weg"),
]
