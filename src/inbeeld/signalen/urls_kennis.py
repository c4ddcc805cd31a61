"""Addresses of what one is told."""

from django.urls import path

from inbeeld.signalen.views import kennis

urlpatterns = [
    path("berichten/", kennis.berichten, name="berichten"),
    path("berichten/keuze/", kennis.keuze, name="berichten_keuze"),
    path("berichten/gelezen/", kennis.gelezen, name="berichten_gelezen"),
    path("berichten/werk/<int:pk>/openen/", kennis.openen, name="kennisgeving_openen"),
    path("beheer/e-mail/", kennis.mailstand, name="mailstand"),
]
