"""The identity providers of organisations (OpenID Connect), from `INBEELD_OIDC`.

A list in JSON, one object for each provider; docs/installeren.md says what each key means. Whatever
is missing, unknown or unsafe stops the start: a provider that half works shuts people out, and one
that is too wide lets them in.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlsplit

_NODIG = ("id", "naam", "server", "client_id", "organisaties")
_HIER = ("localhost", "127.0.0.1")


@dataclass(frozen=True)
class Aanbieder:
    """One provider.

    `organisaties`: whose people it logs in, as 'soort:code'. `amr`, `acr`: the values that say that
    a second factor was used; without any, it vouches for none. `domein`: at a first login a
    verified e-mail address in this domain ties the subject to the person; empty: never.
    `oorsprong`: where its own log-in page stands, when that is not where `server` stands.
    """

    id: str
    naam: str
    server: str
    client_id: str
    organisaties: tuple[str, ...]
    client_geheim: str = ""
    amr: tuple[str, ...] = ()
    acr: tuple[str, ...] = ()
    domein: str = ""
    oorsprong: str = ""

    @property
    def formulierdoel(self) -> str:
        """The origin that the log-in form may lead to, for the content security policy."""
        if self.oorsprong:
            return self.oorsprong
        delen = urlsplit(self.server)
        return f"{delen.scheme}://{delen.netloc}"

    def app(self) -> dict[str, Any]:
        """The provider as allauth wants to be told of it. Asks for no more than is used."""
        return {
            "provider_id": self.id,
            "name": self.naam,
            "client_id": self.client_id,
            "secret": self.client_geheim,
            "settings": {
                "server_url": self.server,
                "oauth_pkce_enabled": True,
                "scope": ["openid", "email"] if self.domein else ["openid"],
            },
        }


def aanbieders(env: Mapping[str, str]) -> dict[str, Aanbieder]:
    """Read `INBEELD_OIDC`: id -> provider. Raises RuntimeError that names the key at fault."""
    text = env.get("INBEELD_OIDC", "").strip()
    if not text:
        return {}
    try:
        rows = json.loads(text)
    except ValueError:
        # Without the text: it holds the client's secret.
        raise RuntimeError("INBEELD_OIDC is not valid JSON.") from None
    if not isinstance(rows, list):
        raise RuntimeError("INBEELD_OIDC must be a list of providers.")
    found = [_aanbieder(row) for row in rows]
    if len({aanbieder.id for aanbieder in found}) < len(found):
        raise RuntimeError("INBEELD_OIDC names one id twice.")
    return {aanbieder.id: aanbieder for aanbieder in found}


def _aanbieder(row: dict[str, Any]) -> Aanbieder:
    known = {field.name for field in fields(Aanbieder)}
    if not isinstance(row, dict) or set(row) - known:
        raise RuntimeError(f"A provider in INBEELD_OIDC may have only: {', '.join(sorted(known))}.")
    missing = [key for key in _NODIG if not row.get(key)]
    if missing:
        raise RuntimeError(f"A provider in INBEELD_OIDC lacks {', '.join(missing)}.")
    lists = {key: _woorden(row, key) for key in ("organisaties", "amr", "acr") if key in row}
    made = Aanbieder(**{**row, **lists})
    if not made.id.replace("-", "").isalnum() or made.id != made.id.lower():
        raise RuntimeError("The id of a provider in INBEELD_OIDC is of a-z, 0-9 and hyphens.")
    if any(":" not in organisatie for organisatie in made.organisaties):
        raise RuntimeError(
            "organisaties in INBEELD_OIDC are 'soort:code', such as 'gemeente:0392'."
        )
    for url in filter(None, (made.server, made.oorsprong)):
        delen = urlsplit(url)
        if delen.scheme != "https" and delen.hostname not in _HIER:
            raise RuntimeError("A provider in INBEELD_OIDC must be served over https.")
    return made


def _woorden(row: dict[str, Any], key: str) -> tuple[str, ...]:
    value = row[key]
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise RuntimeError(f"{key} in INBEELD_OIDC is a list of texts.")
    return tuple(value)
