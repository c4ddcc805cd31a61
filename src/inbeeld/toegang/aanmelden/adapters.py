"""Where allauth asks what this application wants."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from inbeeld.toegang import versleuteling
from inbeeld.toegang.aanmelden import bewijs, tijd
from inbeeld.toegang.aanmelden.noteren import noteer, noteer_mislukt_op_naam
from inbeeld.toegang.models import Aanmelding, Gebruiker

Hoe = Aanmelding.Hoe
HOE = {
    "totp": Hoe.APP,
    "webauthn": Hoe.PASSKEY,
    "recovery_codes": Hoe.HERSTELCODE,
    bewijs.VIA_AANBIEDER: Hoe.AANBIEDER,
}
_KOLOM = b"mfa_authenticator.data"
_BERICHTEN = {
    "mfa/messages/totp_activated.txt": "De app is ingesteld.",
    "mfa/messages/totp_deactivated.txt": "De app is weggehaald.",
    "mfa/messages/webauthn_added.txt": "De passkey is toegevoegd.",
    "mfa/messages/webauthn_removed.txt": "De passkey is weggehaald.",
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; every attempt is noted; no mail is sent."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": (
            "De gebruikersnaam of het wachtwoord klopt niet. Controleer allebei."
        ),
        "too_many_login_attempts": "Te vaak geprobeerd. Wacht een kwartier.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        return ["inbeeld.toegang.aanmelden.stap.TweedeStap"]

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        # A name that is locked already would fill the list of its owner without end.
        if not getattr(request, "axes_locked_out", False):
            noteer_mislukt_op_naam(credentials.get("username", ""), Hoe.WACHTWOORD, request)

    def pre_login(
        self, request: HttpRequest, user: Gebruiker, **kwargs: Any
    ) -> HttpResponse | None:
        antwoord = super().pre_login(request, user, **kwargs)
        sociallogin = (kwargs.get("signal_kwargs") or {}).get("sociallogin")
        if antwoord is None and getattr(sociallogin, "tweede_factor", False):
            bewijs.noteer_aanbieder(request, user, sociallogin.account.provider)
        return antwoord

    def login(self, request: HttpRequest, user: Gebruiker) -> None:
        super().login(request, user)
        tijd.begin(request)

    def post_login(self, request: HttpRequest, user: Gebruiker, **kwargs: Any) -> HttpResponse:
        hoe, aanbieder = _hoe(request, user)
        noteer(user.pk, hoe, gelukt=True, request=request, aanbieder=aanbieder)
        return super().post_login(request, user, **kwargs)

    def respond_user_inactive(self, request: HttpRequest, user: Gebruiker) -> HttpResponse:
        messages.error(request, "U kunt met dit account niet inloggen. Vraag uw beheerder.")
        return redirect("inloggen")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Only what is told in our own words; allauth also reports that one has logged in."""
        zin = _BERICHTEN.get(message_template or "")
        if zin:
            messages.add_message(request, level, zin)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        return not bewijs.is_recent(context.request)

    def get_reauthentication_methods(self, user: Gebruiker) -> list[dict[str, str]]:
        return [
            {"id": "bevestigen", "description": "Bevestigen", "url": reverse("bevestigen")},
        ]


def _hoe(request: HttpRequest, gebruiker: Gebruiker) -> tuple[str, str]:
    """By what the person logged in, and through which provider: the last record says it."""
    records = bewijs.get_authentication_records(request, gebruiker)
    laatste = records[-1] if records else {}
    if laatste.get("provider"):
        return Hoe.AANBIEDER, laatste["provider"]
    return HOE.get(laatste.get("type", ""), Hoe.WACHTWOORD), ""


class MFAAdapter(DefaultMFAAdapter):
    """Secrets are stored encrypted; the app shows our name and the person's user name."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Deze code klopt niet. Kijk of u de nieuwste code hebt.",
        "cannot_generate_recovery_codes": "Stel eerst een app of een passkey in.",
    }

    def encrypt(self, text: str) -> str:
        return versleuteling.versleutel(text, _KOLOM).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return versleuteling.ontsleutel(bytes.fromhex(encrypted_text), _KOLOM)

    def get_totp_issuer(self) -> str:
        return "In Beeld"

    def _get_site_name(self) -> str:
        return "In Beeld"

    def _get_user_identifier(self, user: Gebruiker) -> str:
        return user.get_username()
