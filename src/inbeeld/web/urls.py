"""The shell's own pages."""

from django.urls import path

from inbeeld.web import views

urlpatterns = [path("over/", views.over, name="over")]
