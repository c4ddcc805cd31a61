"""Logging in: the password, the second step, the organisation's provider."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from inbeeld.toegang.aanmelden.csp import sta_toe
from inbeeld.toegang.aanmelden.forms import CodeForm, InlogForm, PasskeyForm


class Inloggen(LoginView):
    """User name and password, and a button for each organisation with a log-in of its own."""

    form_class = InlogForm
    template_name = "web/inloggen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        aanbieders = settings.OIDC_AANBIEDERS.values()
        return super().get_context_data(**kwargs) | {"aanbieders": aanbieders}

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        # Not rendered later: the policy goes with this answer.
        antwoord = super().render_to_response(context, **kwargs)
        return sta_toe(antwoord, settings.OIDC_AANBIEDERS.values())


class TweedeStap(AuthenticateView):
    """The code of the app, a recovery code, or a passkey, after the password."""

    form_class = CodeForm
    webauthn_form_class = PasskeyForm
    template_name = "toegang/account/tweede_stap.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        middelen = Authenticator.objects.filter(user=self.stage.login.user)
        soorten = set(middelen.values_list("type", flat=True))
        passkey = Authenticator.Type.WEBAUTHN in soorten
        opties = context.pop("js_data")["request_options"]
        return context | {
            "met_app": Authenticator.Type.TOTP in soorten,
            "passkey": {"veld": "credential", "opties": opties} if passkey else None,
            "passkey_fout": self.webauthn_form.is_bound,
        }

    def form_invalid(self, form: Any) -> HttpResponse:
        antwoord = super().form_invalid(form)
        antwoord.status_code = 422
        return antwoord


@login_not_required
@require_POST
def aanbieder_begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the organisation's own log-in. By a form only: a link could be anybody's."""
    _bekend(provider_id)
    return oidc.login(request, provider_id)


@login_not_required
@require_GET
def aanbieder_terug(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from it."""
    _bekend(provider_id)
    return oidc.callback(request, provider_id)


def _bekend(provider_id: str) -> None:
    if provider_id not in settings.OIDC_AANBIEDERS:
        raise Http404
