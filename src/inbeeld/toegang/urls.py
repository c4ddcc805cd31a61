"""Addresses of this room."""

from django.urls import path

from inbeeld.toegang import views

urlpatterns = [path("aanstelling/", views.aanstelling, name="aanstelling")]
