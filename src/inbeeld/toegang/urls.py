"""Addresses of this room."""

from django.urls import include, path

from inbeeld.toegang import views
from inbeeld.toegang.tijdelijk import views as tijdelijk

urlpatterns = [
    path("begin/", views.begin, name="begin"),
    path("aanstelling/", views.aanstelling, name="aanstelling"),
    path("berichten/<int:pk>/lezen/", tijdelijk.bericht_lezen, name="bericht_lezen"),
    path("beheer/", include("inbeeld.toegang.beheer.urls")),
    path("logboek/", include("inbeeld.toegang.logboek.urls")),
    path("beheer/piket/", tijdelijk.piket, name="piket"),
    path("beheer/piket/<int:pk>/weg/", tijdelijk.piket_weg, name="piket_weg"),
]
