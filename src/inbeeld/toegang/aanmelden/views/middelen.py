"""Setting up and removing the second factor: the app, passkeys, recovery codes."""

from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_safe

from inbeeld.toegang.aanmelden import bewijs
from inbeeld.toegang.aanmelden.beheer import eindig_sessies
from inbeeld.toegang.aanmelden.forms import AppForm, PasskeyToevoegenForm


@require_safe
def tweede_stap_instellen(request: HttpRequest) -> HttpResponse:
    """Why a second step is needed, and the two ways to set one up."""
    if not request.tweede_factor_ontbreekt:
        return redirect("mijn_account")
    aanbieder = bewijs.verkeerde_aanbieder(request)
    if aanbieder is not None:
        context = {"aanbieder": aanbieder, "aanstelling": request.aanstelling}
        return render(request, "toegang/account/andere_inlog.html", context)
    if bewijs.heeft_tweede_factor(request.user):
        # There is one, and this session has not shown it: a provider vouched for other work.
        return redirect(f"{reverse('bevestigen')}?next=/")
    return render(request, "toegang/account/tweede_stap_instellen.html")


class _Fout422:
    def form_invalid(self, form: Any) -> HttpResponse:
        antwoord = super().form_invalid(form)
        antwoord.status_code = 422
        return antwoord


class _Instellen(_Fout422):
    """Whoever has just set up a second factor has shown it: the session counts as such."""

    soort: str

    def form_valid(self, form: Any) -> HttpResponse:
        antwoord = super().form_valid(form)
        middelen = Authenticator.objects.filter(user=self.request.user, type=self.soort)
        post_authentication(self.request, middelen.latest("created_at"))
        return antwoord

    def get_success_url(self) -> str:
        nieuw = self.did_generate_recovery_codes
        return reverse("mfa_view_recovery_codes" if nieuw else "mijn_account")


class AppInstellen(_Instellen, ActivateTOTPView):
    """The QR code and the key for the app, and its first code."""

    soort = Authenticator.Type.TOTP
    form_class = AppForm
    template_name = "toegang/account/app_instellen.html"


class PasskeyToevoegen(_Instellen, AddWebAuthnView):
    """A passkey on a phone, computer or security key."""

    soort = Authenticator.Type.WEBAUTHN
    form_class = PasskeyToevoegenForm
    template_name = "toegang/account/passkey_toevoegen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["opties"] = context.pop("js_data")["creation_options"]
        return context


class _Weghalen:
    """A device that is lost may still hold a session somewhere: removing it ends the others."""

    def form_valid(self, form: Any) -> HttpResponse:
        antwoord = super().form_valid(form)
        gebruiker = self.request.user
        if not bewijs.heeft_tweede_factor(gebruiker):
            bewijs.vergeet_tweede_factor(self.request)
        eindig_sessies(gebruiker)
        blijf_ingelogd(self.request)
        return antwoord


def blijf_ingelogd(request: HttpRequest) -> None:
    """Let this one session outlive the end of the others."""
    update_session_auth_hash(request, request.user)


class AppWeghalen(_Weghalen, DeactivateTOTPView):
    template_name = "toegang/account/app_weghalen.html"
    success_url = reverse_lazy("mijn_account")


class PasskeyWeghalen(_Weghalen, RemoveWebAuthnView):
    template_name = "toegang/account/passkey_weghalen.html"
    success_url = reverse_lazy("mijn_account")


class Herstelcodes(ViewRecoveryCodesView):
    """The codes, in full one time only."""

    template_name = "toegang/account/herstelcodes.html"


class HerstelcodesMaken(GenerateRecoveryCodesView):
    template_name = "toegang/account/herstelcodes_maken.html"
