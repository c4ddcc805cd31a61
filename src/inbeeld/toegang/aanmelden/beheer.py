"""What an administrator does for somebody's log-in. Who may is decided by who calls this."""

import secrets

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction

from inbeeld.toegang.aanmelden.noteren import noteer
from inbeeld.toegang.models import Aanmelding, Gebruiker
from inbeeld.toegang.policies import Geweigerd


def eindig_sessies(gebruiker: Gebruiker) -> None:
    """End every session of the person, wherever it is. A running request ends as it began."""
    gebruiker.sessiesleutel = secrets.token_hex(16)
    gebruiker.save(update_fields=["sessiesleutel"])


@transaction.atomic
def herstel_tweede_factor(gebruiker: Gebruiker, door: Gebruiker) -> None:
    """Remove somebody's app, passkeys and recovery codes, and end their sessions.

    At the next log-in they set up new ones. They find it in their own list, with who did it. Raises
    Geweigerd when `door` is the person themselves: whoever sits at an unlocked screen would get rid
    of the second factor that way.
    """
    if gebruiker.pk == door.pk:
        raise Geweigerd("Vraag een andere beheerder om uw eigen tweede stap te herstellen.")
    Authenticator.objects.filter(user=gebruiker).delete()
    eindig_sessies(gebruiker)
    noteer(gebruiker.pk, Aanmelding.Hoe.HERSTELD, gelukt=True, door=door.pk)


def koppel_aanbieder(gebruiker: Gebruiker, aanbieder: str, subject: str) -> None:
    """Tie who the provider calls `subject` to the person, in place of an earlier tie.

    Raises KeyError for a provider that is not configured, IntegrityError when the subject is
    somebody else's.
    """
    settings.OIDC_AANBIEDERS[aanbieder]
    with transaction.atomic():
        SocialAccount.objects.filter(user=gebruiker, provider=aanbieder).delete()
        SocialAccount.objects.create(user=gebruiker, provider=aanbieder, uid=subject)
