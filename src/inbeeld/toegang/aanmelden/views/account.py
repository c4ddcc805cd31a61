"""One's own account: how one logs in, where one did, and the confirmation of who one is."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.toegang.aanmelden.beheer import eindig_sessies
from inbeeld.toegang.aanmelden.forms import NieuwWachtwoordForm, WachtwoordWijzigenForm
from inbeeld.toegang.aanmelden.views.middelen import blijf_ingelogd
from inbeeld.toegang.actor import als
from inbeeld.toegang.bevestiging import Poging, recent_bevestigd
from inbeeld.toegang.models import Aanmelding
from inbeeld.toegang.uitnodigen import geldige_uitnodiging, vervang_uitnodigingen

HOEVEEL = 50  # sign-ins on one page; older ones are of no use for recognising a stranger


@require_safe
def mijn_account(request: HttpRequest) -> HttpResponse:
    """What somebody logs in with, and when that happened lately."""
    middelen = Authenticator.objects.filter(user=request.user).order_by("created_at")
    per_soort = {soort: [m for m in middelen if m.type == soort] for soort in Authenticator.Type}
    bekend = settings.OIDC_AANBIEDERS
    gekoppeld = SocialAccount.objects.filter(user=request.user).values_list("provider", flat=True)
    codes = per_soort[Authenticator.Type.RECOVERY_CODES]
    aanmeldingen = list(Aanmelding.objects.select_related("door").order_by("-moment")[:HOEVEEL])
    for regel in aanmeldingen:
        regel.via = bekend[regel.aanbieder].naam if regel.aanbieder in bekend else ""
    context = {
        "app": next(iter(per_soort[Authenticator.Type.TOTP]), None),
        "passkeys": per_soort[Authenticator.Type.WEBAUTHN],
        "codes_over": len(codes[0].wrap().get_unused_codes()) if codes else None,
        "aanbieders": [bekend[naam] for naam in gekoppeld if naam in bekend],
        "aanmeldingen": aanmeldingen,
    }
    return render(request, "toegang/account/mijn_account.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def bevestigen(request: HttpRequest) -> HttpResponse:
    """Show again who one is, and go on to `next`."""
    gevraagd = request.GET.get("next", "")
    verder = gevraagd if get_adapter().is_safe_url(gevraagd) else "/"
    if request.method == "GET" and recent_bevestigd(request):
        return redirect(verder)
    poging = Poging(request, verder)
    if request.method == "POST" and poging.klopt():
        return redirect(verder)
    return poging.pagina()


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def wachtwoord(request: HttpRequest) -> HttpResponse:
    """Another password; every other session ends by it."""
    form = WachtwoordWijzigenForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        blijf_ingelogd(request)
        messages.success(
            request, "Uw wachtwoord is veranderd. Op andere apparaten bent u uitgelogd."
        )
        return redirect("mijn_account")
    status = 422 if form.is_bound else 200
    return render(request, "toegang/account/wachtwoord.html", {"form": form}, status=status)


@require_POST
def elders_uitloggen(request: HttpRequest) -> HttpResponse:
    """End every session but this one."""
    eindig_sessies(request.user)
    blijf_ingelogd(request)
    messages.success(request, "U bent op alle andere apparaten uitgelogd.")
    return redirect("mijn_account")


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def uitnodiging(request: HttpRequest, sleutel: str) -> HttpResponse:
    """Choose a password with an invitation; then log in, up to the second step."""
    # Whoever is still logged in at this computer may be somebody else, who does not see it.
    with als(None):
        return _uitnodiging(request, sleutel)


def _uitnodiging(request: HttpRequest, sleutel: str) -> HttpResponse:
    gevonden = geldige_uitnodiging(sleutel)
    if gevonden is None:
        return render(request, "toegang/account/uitnodiging_voorbij.html", status=404)
    gebruiker = gevonden.gebruiker
    form = NieuwWachtwoordForm(gebruiker, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        vervang_uitnodigingen(gebruiker)
        logout(request)
        login = Login(user=gebruiker, redirect_url=settings.LOGIN_REDIRECT_URL)
        return perform_password_login(request, {"username": gebruiker.get_username()}, login)
    context = {"form": form, "gebruiker": gebruiker}
    status = 422 if form.is_bound else 200
    return render(request, "toegang/account/uitnodiging.html", context, status=status)
