"""What somebody wrote in the public form, as it is kept: encrypted, until it is handled."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from uuid import uuid4

from django.conf import settings

from inbeeld.signalen.mail.versturen import KOLOM as ADRESKOLOM
from inbeeld.signalen.models import OpenbareMelding
from inbeeld.toegang.versleuteling import ontsleutel, versleutel

KOLOM = b"signalen_openbaremelding.inhoud_versleuteld"
WIE = {
    "ouder": "ouder of verzorger",
    "familie": "familie",
    "buur": "buur of bekende",
    "jongere": "ik ben zelf de jongere",
    "professional": "ik werk met dit kind, maar heb geen account",
}
OUDERS_WETEN = {"ja": "ja", "nee": "nee", "onbekend": "dat weet ik niet"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """`geboren`: ISO date, empty when not known. `wie`, `ouders_weten`: codes from above."""

    wie: str
    naam: str
    email: str
    telefoon: str
    voornaam: str
    achternaam: str
    geboren: str
    plaats: str
    school: str
    wat: str
    ouders_weten: str

    @property
    def wie_in_woorden(self) -> str:
        return WIE.get(self.wie, self.wie)

    @property
    def weten_in_woorden(self) -> str:
        return OUDERS_WETEN.get(self.ouders_weten, self.ouders_weten)

    @property
    def geboortedatum(self) -> date | None:
        return date.fromisoformat(self.geboren) if self.geboren else None


def sluit_in(inhoud: Inhoud) -> bytes:
    return versleutel(json.dumps(asdict(inhoud)), KOLOM)


def inhoud_van(melding: OpenbareMelding) -> Inhoud | None:
    """What was written; None once it is handled. Raises KeyError, InvalidTag for a lost key."""
    if melding.inhoud_versleuteld is None:
        return None
    bewaard = json.loads(ontsleutel(melding.inhoud_versleuteld, KOLOM))
    return Inhoud(**{f.name: bewaard[f.name] for f in fields(Inhoud)})


def adres(email: str, token: str = "") -> bytes:
    """Where an e-mail to the sender goes, with the token of its link: gone when it is sent."""
    gegevens = {"adres": email} | ({"token": token} if token else {})
    return versleutel(json.dumps(gegevens), ADRESKOLOM)


def afzender(email: str) -> bytes:
    """What one address always gives, and nobody without the key can compute."""
    kern = f"openbaar:{email.strip().casefold()}".encode()
    return hmac.new(settings.INDEXSLEUTEL, kern, hashlib.sha256).digest()


def nieuw_token() -> str:
    """122 random bits, in the form that an address takes."""
    return str(uuid4())


def bewijs(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).digest()
