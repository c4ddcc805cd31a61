"""A form with a decorator before it, as an export or break-glass has."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from inbeeld.toegang.bevestiging import met_bevestiging

_FORM = """{% extends "base.html" %}{% load web %}{% block titel %}Proef{% endblock %}
{% block inhoud %}<h1>Proef</h1><form class="ib-formulier" method="post" action="/proef/uit/">
{% csrf_token %}<label for="reden">Reden</label><input id="reden" name="reden">
{% knop "Uitvoeren" %}</form>{% endblock %}"""
_UIT = """{% extends "base.html" %}{% block titel %}Gedaan{% endblock %}
{% block inhoud %}<h1>Gedaan</h1><p>Uw reden: {{ reden }}</p>{% endblock %}"""


def formulier(request: HttpRequest) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(_FORM).render({}, request))


@met_bevestiging
def uit(request: HttpRequest) -> HttpResponse:
    context = {"reden": request.POST["reden"]}
    return HttpResponse(engines["django"].from_string(_UIT).render(context, request))


urlpatterns = [
    path("proef/", formulier, name="proef"),
    path("proef/uit/", uit, name="proef_uit"),
    path("", include("inbeeld.config.urls")),
]
