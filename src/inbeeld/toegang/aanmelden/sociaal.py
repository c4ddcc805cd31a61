"""Whom an organisation's provider logs in: its own people, whom an administrator knows already."""

import time
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone

from inbeeld.toegang.aanmelden import bewijs
from inbeeld.toegang.models import Gebruiker
from inbeeld.toegang.queries import aanstellingen_van

ONBEKEND = (
    "U bent bij {naam} ingelogd, maar dat account hoort bij niemand die hier mag werken. Vraag de "
    "beheerder van In Beeld in uw organisatie om u te koppelen."
)
MISLUKT = "Het inloggen via uw organisatie is niet gelukt. Probeer het opnieuw."
NIET_OPNIEUW = (
    "{naam} laat niet zien dat u zich zojuist opnieuw hebt aangemeld. Log uit en daarna weer in, "
    "of stel op de pagina Mijn account een eigen tweede stap in."
)


class SociaalAdapter(DefaultSocialAccountAdapter):
    """No account is made by logging in, and what a provider tells of a person is not kept."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def list_apps(self, request: HttpRequest, **kwargs: Any) -> list[Any]:
        """Providers come from the settings; the database's table of them stays empty."""
        return [app for app in super().list_apps(request, **kwargs) if app.pk is None]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse whoever is not of the provider's organisations, and weigh what it vouches for."""
        aanbieder = settings.OIDC_AANBIEDERS[sociallogin.account.provider]
        claims = (sociallogin.account.extra_data or {}).get("id_token") or {}
        sociallogin.account.extra_data = {}
        if sociallogin.is_existing:
            sociallogin.account.save()
        else:
            _koppel_op_adres(sociallogin, aanbieder)
        if not sociallogin.is_existing or not _hoort_bij(sociallogin.user, aanbieder):
            raise weiger(request, ONBEKEND.format(naam=aanbieder.naam))
        sociallogin.tweede_factor = staat_in(claims, aanbieder)
        if sociallogin.state.get("process") == AuthProcess.REDIRECT:
            _bevestig(request, sociallogin, aanbieder, claims)
        elif sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise weiger(request, MISLUKT)

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Cancelled there, too old, or the provider does not answer: one page for all of it."""
        raise weiger(request, MISLUKT)


def staat_in(claims: dict[str, Any], aanbieder: Any) -> bool:
    """Whether the ID token says that a second factor was used, in the provider's own words."""
    amr = claims.get("amr") or []
    amr = [amr] if isinstance(amr, str) else amr
    return bool(set(amr) & set(aanbieder.amr)) or claims.get("acr") in aanbieder.acr


def weiger(request: HttpRequest, zin: str) -> ImmediateHttpResponse:
    """The page that tells why the provider's log-in leads nowhere."""
    context = {"zin": zin}
    return ImmediateHttpResponse(
        render(request, "toegang/account/aanbieder_geweigerd.html", context, status=403)
    )


def _hoort_bij(gebruiker: Gebruiker, aanbieder: Any) -> bool:
    vandaag = timezone.localdate()
    return any(
        f"{a.organisatie.soort}:{a.organisatie.code}" in aanbieder.organisaties
        for a in aanstellingen_van(gebruiker.pk, vandaag)
    )


def _koppel_op_adres(sociallogin: SocialLogin, aanbieder: Any) -> None:
    """Tie a subject to the one person with its verified address, where the provider may do so.

    Not over an earlier tie: who has a subject at this provider already is not somebody else's.
    """
    adressen = [
        adres.email
        for adres in sociallogin.email_addresses
        if adres.verified and adres.email.lower().endswith(f"@{aanbieder.domein.lower()}")
    ]
    if not aanbieder.domein or len(adressen) != 1:
        return
    gevonden = Gebruiker.objects.filter(
        Q(email__iexact=adressen[0]) | Q(username__iexact=adressen[0]), is_active=True
    ).exclude(socialaccount__provider=aanbieder.id)
    if len(gevonden) == 1 and _hoort_bij(gevonden[0], aanbieder):
        uid = sociallogin.account.uid
        account = SocialAccount(user=gevonden[0], provider=aanbieder.id, uid=uid)
        account.save()
        sociallogin.account, sociallogin.user = account, gevonden[0]


def _bevestig(
    request: HttpRequest, sociallogin: SocialLogin, aanbieder: Any, claims: dict[str, Any]
) -> None:
    """A log-in at the provider as confirmation of who is logged in here already.

    It counts when the provider says that it was just now: else its own session would answer for
    whoever sits at the screen.
    """
    vers = time.time() - float(claims.get("auth_time") or 0) < bewijs.RECENT
    if not request.user.is_authenticated or request.user.pk != sociallogin.user.pk:
        raise weiger(request, ONBEKEND.format(naam=aanbieder.naam))
    if not vers:
        raise weiger(request, NIET_OPNIEUW.format(naam=aanbieder.naam))
    if sociallogin.tweede_factor:
        bewijs.noteer_aanbieder(request, request.user, aanbieder.id)
    else:
        record_authentication(request, request.user, "socialaccount", provider=aanbieder.id)
