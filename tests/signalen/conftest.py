"""Fixtures of this room."""

from collections.abc import Iterator

import pytest

from tests.signalen.postbus import Postbus, postbus


@pytest.fixture
def bus(settings: object) -> Iterator[Postbus]:
    """A mail server, named in the settings as an installation names it."""
    with postbus() as bus:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = bus.poort
        settings.EMAIL_TIMEOUT = 2
        settings.MAIL_AAN = True
        settings.DEFAULT_FROM_EMAIL = "In Beeld <inbeeld@regio.example>"
        settings.SITE_ADRES = "https://inbeeld.regio.example"
        yield bus
