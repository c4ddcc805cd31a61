"""Step-up: before an export or break-glass somebody shows again who they are.

    @met_bevestiging
    def uitvoeren(request): ...

runs the view when the last proof is less than ten minutes old. Otherwise a GET goes to the page
that asks for it and comes back; a POST is answered by that page at the same address, with the
fields of the form kept in it, and runs as soon as the answer is right. What was filled in thus
stays in the person's own browser and is not kept here. Files cannot be kept: a form with a file
belongs behind a page with the decorator on its GET.

The proof is the second factor; a password where somebody has none; a fresh log-in at the
organisation's provider where the provider vouched.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import begin_authentication
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from inbeeld.toegang.aanmelden import bewijs
from inbeeld.toegang.aanmelden.csp import sta_toe
from inbeeld.toegang.aanmelden.forms import CodeForm, PasskeyForm, WachtwoordForm

View = Callable[..., HttpResponse]
_VOOR = "bevestiging"  # prefix of the fields, so that they cannot meet those of the form
_VEILIG = ("GET", "HEAD", "OPTIONS")


def recent_bevestigd(request: HttpRequest) -> bool:
    """Whether the person behind the request proved less than ten minutes ago who they are."""
    return bewijs.is_recent(request)


def met_bevestiging(view: View) -> View:
    """Ask for that proof before the view runs, see the module."""

    @wraps(view)
    def bevestigd(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        antwoord = vraag_bevestiging(request)
        return view(request, *args, **kwargs) if antwoord is None else antwoord

    return bevestigd


def vraag_bevestiging(request: HttpRequest) -> HttpResponse | None:
    """The answer that asks for the proof; None when it is there, or comes with this very request.

    For a view that knows only halfway whether it needs one.
    """
    if not recent_bevestigd(request):
        if request.method in _VEILIG:
            return _naar_de_vraag(request)
        poging = Poging(request)
        if not poging.klopt():
            return poging.pagina()
    if request.method not in _VEILIG:
        request.POST = _zonder_bewijs(request.POST)
    return None


def _naar_de_vraag(request: HttpRequest) -> HttpResponse:
    adres = f"{reverse('bevestigen')}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": adres})
    return redirect(adres)


class Poging:
    """One page that asks for the proof, and the answer to it.

    `verder`: where it leads when that is not the page itself.
    """

    def __init__(self, request: HttpRequest, verder: str = "") -> None:
        self.request, self.verder = request, verder
        wie = Authenticator.objects.filter(user_id=request.user.pk)
        soorten = set(wie.values_list("type", flat=True))
        tweede = soorten & {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}
        self.met_code = bool(tweede and soorten - {Authenticator.Type.WEBAUTHN})
        self.met_passkey = Authenticator.Type.WEBAUTHN in soorten
        ids = SocialAccount.objects.filter(user_id=request.user.pk)
        bekend = settings.OIDC_AANBIEDERS
        via = bewijs.ging_via_aanbieder(request, request.user) or not tweede
        self.aanbieders = [bekend[a.provider] for a in ids if via and a.provider in bekend]
        self.met_wachtwoord = (
            not tweede and not self.aanbieders and request.user.has_usable_password()
        )
        self._form = self._gestuurd()

    def klopt(self) -> bool:
        """Whether a right answer came with the request; it is then kept in the session."""
        if self._form is None or not self._form.is_valid():
            return False
        request = self.request
        if isinstance(self._form, WachtwoordForm):
            record_authentication(request, request.user, "password", reauthenticated=True)
        else:
            middel = getattr(self._form, "authenticator", None)
            middel = middel or self._form.cleaned_data["credential"]
            post_authentication(request, middel, reauthenticated=True)
        return True

    def pagina(self) -> HttpResponse:
        """The page; 422 after a wrong answer, 200 when it only asks."""
        mis = self._form is not None
        context = {
            "form": self._form if mis and not isinstance(self._form, PasskeyForm) else self._leeg(),
            "passkey_fout": mis and isinstance(self._form, PasskeyForm),
            "passkey": self._passkey(),
            "aanbieders": self.aanbieders,
            "vastgehouden": list(_paren(_zonder_bewijs(self.request.POST))),
            "verder": self.verder or self.request.get_full_path(),
            "actie": self.request.get_full_path(),
            "zonder_middel": not (
                self.met_code or self.met_passkey or self.met_wachtwoord or self.aanbieders
            ),
        }
        antwoord = render(
            self.request, "toegang/account/bevestigen.html", context, status=422 if mis else 200
        )
        antwoord["Cache-Control"] = "no-store"
        if self.request.headers.get("HX-Request"):
            # A whole page in place of the part that was asked for.
            antwoord["HX-Retarget"], antwoord["HX-Reswap"] = "body", "innerHTML"
        return sta_toe(antwoord, self.aanbieders)

    def _gestuurd(self) -> CodeForm | PasskeyForm | WachtwoordForm | None:
        data = self.request.POST
        if self.met_code and f"{_VOOR}-code" in data:
            return self._form_van(CodeForm, data)
        if self.met_passkey and f"{_VOOR}-credential" in data:
            return self._form_van(PasskeyForm, data)
        if self.met_wachtwoord and f"{_VOOR}-password" in data:
            return self._form_van(WachtwoordForm, data)
        return None

    def _leeg(self) -> CodeForm | WachtwoordForm | None:
        if self.met_code:
            return self._form_van(CodeForm)
        return self._form_van(WachtwoordForm) if self.met_wachtwoord else None

    def _form_van(self, soort: type, data: QueryDict | None = None) -> Any:
        return soort(data, prefix=_VOOR, user=self.request.user)

    def _passkey(self) -> dict[str, Any] | None:
        if not self.met_passkey:
            return None
        return {
            "veld": f"{_VOOR}-credential",
            "opties": begin_authentication(self.request.user),
        }


def _zonder_bewijs(data: QueryDict) -> QueryDict:
    over = data.copy()
    for naam in list(over):
        if naam.startswith(f"{_VOOR}-"):
            del over[naam]
    return over


def _paren(data: QueryDict) -> list[tuple[str, str]]:
    """What the form held, without its token: the page brings its own."""
    return [
        (naam, waarde)
        for naam, waarden in data.lists()
        if naam != "csrfmiddlewaretoken"
        for waarde in waarden
    ]
