"""The mail server, from `INBEELD_SMTP`, `INBEELD_MAIL_VAN` and `INBEELD_ADRES`.

Without a mail server people are told in the application only, and what must be sent waits. Half a
configuration stops the start: mail that goes nowhere is noticed by nobody.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# scheme → port, and how the connection is protected
_SCHEMAS = {
    "smtp": (25, {}),
    "smtp+starttls": (587, {"EMAIL_USE_TLS": True}),
    "smtps": (465, {"EMAIL_USE_SSL": True}),
}


def instellingen(env: Mapping[str, str], hosts: list[str], https: bool) -> dict[str, Any]:
    """Django's settings for e-mail, with `MAIL_AAN` (there is a server) and `SITE_ADRES`.

    Raises ImproperlyConfigured for a server without a sender, or an address that is none.
    """
    adres = env.get("INBEELD_ADRES", f"{'https' if https else 'http'}://{hosts[0]}").rstrip("/")
    if urlsplit(adres).scheme not in ("http", "https") or not urlsplit(adres).netloc:
        raise ImproperlyConfigured("INBEELD_ADRES is geen adres als https://inbeeld.regio.example")
    uit: dict[str, Any] = {"SITE_ADRES": adres, "MAIL_AAN": "INBEELD_SMTP" in env}
    if not uit["MAIL_AAN"]:
        return uit
    server = urlsplit(env["INBEELD_SMTP"])
    if server.scheme not in _SCHEMAS or not server.hostname:
        raise ImproperlyConfigured(
            "INBEELD_SMTP begint met smtp://, smtp+starttls:// of smtps:// en noemt een server"
        )
    van = env.get("INBEELD_MAIL_VAN", "")
    if "@" not in van:
        raise ImproperlyConfigured("Met INBEELD_SMTP hoort INBEELD_MAIL_VAN: het adres van wie")
    poort, beveiliging = _SCHEMAS[server.scheme]
    return {
        **uit,
        **beveiliging,
        "EMAIL_HOST": server.hostname,
        "EMAIL_PORT": server.port or poort,
        "EMAIL_HOST_USER": unquote(server.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(server.password or ""),
        # A round of sending must not hang on a server that does not answer.
        "EMAIL_TIMEOUT": 10,
        "DEFAULT_FROM_EMAIL": van,
    }
