"""The address of the dashboards."""

from django.urls import path

from inbeeld.monitor.views import overzicht

urlpatterns = [path("cijfers/", overzicht.cijfers, name="cijfers")]
