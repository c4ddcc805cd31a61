"""Addresses of the read log."""

from django.urls import path

from inbeeld.toegang.logboek import views

urlpatterns = [
    path("", views.logboek, name="logboek"),
    path("patronen/", views.patroon, name="logboek_patronen"),
    path("eigen/", views.eigen, name="logboek_eigen"),
    path("kind/<uuid:sleutel>/", views.kind, name="logboek_kind"),
]
