"""The shell's own page: what the figures mean. Open to all: it holds no data."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.parameters import PARAMETERS


@login_not_required
def over(request: HttpRequest) -> HttpResponse:
    """The definities with their lines and sources, and the parameters they use."""
    return render(
        request,
        "web/over.html",
        {"definities": DEFINITIES.values(), "parameters": PARAMETERS.values()},
    )
