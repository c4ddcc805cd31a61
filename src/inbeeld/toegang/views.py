"""Choosing in which aanstelling to work, and the page on which each rol begins."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.toegang.forms import AanstellingForm
from inbeeld.toegang.middleware import EIGEN_BEGIN, SESSIE
from inbeeld.toegang.queries import aanstellingen_van, geeindigd_van


@require_http_methods(["GET", "POST"])
def aanstelling(request: HttpRequest) -> HttpResponse:
    """Show the person's valid aanstellingen and keep the chosen one in the session."""
    valid = aanstellingen_van(request.user.pk, timezone.localdate())
    form = AanstellingForm(request.POST or None, aanstellingen=valid)
    if request.method == "POST" and form.is_valid():
        # A fresh session key: what one aanstelling left in the session is not the other's.
        request.session.cycle_key()
        request.session[SESSIE] = form.cleaned_data["aanstelling"].pk
        return redirect(settings.LOGIN_REDIRECT_URL)
    context = {
        "form": form,
        "aanstellingen": valid,
        "huidig": request.actor.aanstelling_id if request.actor else None,
        "geeindigd": geeindigd_van(request.user.pk, timezone.localdate()),
    }
    return render(request, "toegang/aanstelling.html", context)


@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """Where logging in ends: the figures for a board, the work for who has any."""
    return redirect(EIGEN_BEGIN.get(request.actor.rol, "werk"))
