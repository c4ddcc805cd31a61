"""Addresses of comparisons."""

from django.urls import path

from inbeeld.monitor.views import vergelijken

urlpatterns = [
    path("cijfers/vergelijken/", vergelijken.vergelijken, name="vergelijken"),
    path("cijfers/vergelijken/<uuid:sleutel>/", vergelijken.vergelijking, name="vergelijking"),
]
