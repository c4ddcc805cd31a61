"""Logging in, with the demo's accounts shut out of everything that is not the demo."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from .accounts import DOMEIN


class GeenDemoBuitenDeDemo(ModelBackend):
    """Django's own backend, that knows no demo account unless `settings.DEMO` is on.

    Everybody can read their password. A session that was begun in the demo ends too: Django asks
    the same question at every request.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        van_de_demo = user is not None and user.get_username().lower().endswith(DOMEIN)
        return super().user_can_authenticate(user) and (settings.DEMO or not van_de_demo)
