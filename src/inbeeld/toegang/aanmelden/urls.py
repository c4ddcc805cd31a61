"""Addresses of logging in and of one's own account.

allauth asks for some of them under its own names. What it has besides (signing up, e-mail
addresses, connections with providers) is not here, and so does not exist.
"""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path, register_converter

from inbeeld.toegang.aanmelden.views import account, inloggen, middelen


class AanbiederConverter:
    """The id of a provider, one of those that an installation names; never of a person."""

    regex = "[a-z0-9-]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AanbiederConverter, "aanbieder")
_inloggen = inloggen.Inloggen.as_view()
_app = middelen.AppWeghalen.as_view()
_via = "inloggen/via/<aanbieder:provider_id>/"
_mij = "mijn-account/"

urlpatterns = [
    path("inloggen", _inloggen, name="inloggen"),
    path("inloggen", _inloggen, name="account_login"),
    path("inloggen/tweede-stap/", inloggen.TweedeStap.as_view(), name="mfa_authenticate"),
    path(_via, inloggen.aanbieder_begin, name="openid_connect_login"),
    path(f"{_via}terug/", inloggen.aanbieder_terug, name="openid_connect_callback"),
    # Also for who stops between the two steps of logging in.
    path("uitloggen", login_not_required(LogoutView.as_view()), name="uitloggen"),
    path("uitnodiging/<uuid:sleutel>/", account.uitnodiging, name="uitnodiging"),
    path("bevestigen/", account.bevestigen, name="bevestigen"),
    path("tweede-stap/", middelen.tweede_stap_instellen, name="tweede_stap_instellen"),
    path(_mij, account.mijn_account, name="mijn_account"),
    path(f"{_mij}wachtwoord/", account.wachtwoord, name="wachtwoord_wijzigen"),
    path(f"{_mij}elders-uitloggen/", account.elders_uitloggen, name="elders_uitloggen"),
    path(f"{_mij}app/", middelen.AppInstellen.as_view(), name="mfa_activate_totp"),
    path(f"{_mij}app/weghalen/", _app, name="mfa_deactivate_totp"),
    path(f"{_mij}passkeys/nieuw/", middelen.PasskeyToevoegen.as_view(), name="mfa_add_webauthn"),
    path(
        f"{_mij}passkeys/<int:pk>/weghalen/",
        middelen.PasskeyWeghalen.as_view(),
        name="mfa_remove_webauthn",
    ),
    path(f"{_mij}herstelcodes/", middelen.Herstelcodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        f"{_mij}herstelcodes/nieuw/",
        middelen.HerstelcodesMaken.as_view(),
        name="mfa_generate_recovery_codes",
    ),
]
