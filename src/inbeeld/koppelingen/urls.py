"""Addresses of this room."""

from django.urls import path

from inbeeld.koppelingen.views import duo_verzuim

urlpatterns = [
    path("duo-verzuim/", duo_verzuim.begin, name="duo_verzuim"),
    path("duo-verzuim/inlezen/", duo_verzuim.inlezen, name="duo_inlezen"),
    path("duo-verzuim/verwerken/", duo_verzuim.verwerken, name="duo_verwerken"),
    path("duo-verzuim/ophalen/", duo_verzuim.ophalen, name="duo_ophalen"),
]
