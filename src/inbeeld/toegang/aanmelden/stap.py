"""The second step of logging in."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpResponse

from inbeeld.toegang.aanmelden.bewijs import ging_via_aanbieder


class TweedeStap(AuthenticateStage):
    """Ask for the app or a passkey, unless the organisation's provider saw a second factor."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if self.login.user and ging_via_aanbieder(self.request, self.login.user):
            return None, True
        return super().handle()
