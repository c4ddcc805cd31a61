"""Addresses of the figures that partners account for: answers, exemptions, needs, routes."""

from django.urls import path

from inbeeld.monitor.views import antwoorden, behoeften, route, vrijstellingen

urlpatterns = [
    path("cijfers/antwoorden/", antwoorden.antwoorden, name="cijfers_antwoorden"),
    path("cijfers/vrijstellingen/", vrijstellingen.vrijstellingen, name="cijfers_vrijstellingen"),
    path("cijfers/behoeften/", behoeften.behoeften, name="cijfers_behoeften"),
    path("cijfers/route/", route.route, name="cijfers_route"),
]
