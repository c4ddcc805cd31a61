"""The content security policy of a page with a button to an organisation's provider."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse


def sta_toe(antwoord: HttpResponse, aanbieders: Iterable[Any]) -> HttpResponse:
    """Let forms of this one answer lead to the providers, and to nowhere else.

    A browser checks where a form ends up, also through a redirect of ours.
    """
    doelen = sorted({aanbieder.formulierdoel for aanbieder in aanbieders})
    if doelen:
        antwoord._csp_update = {"form-action": doelen}
    return antwoord
