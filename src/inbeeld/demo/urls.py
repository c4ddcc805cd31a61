"""Addresses of this room."""

from django.urls import path

from inbeeld.demo import views

urlpatterns = [path("demo/", views.demo, name="demo")]
