"""BSN and onderwijsnummer: encrypted in their column, found through a blind index.

The value is bound to its column (AAD), so a cipher text that is copied into another column does not
decrypt. The key's id stands before it: a new first key encrypts, the old ones still decrypt.
"""

import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn, onderwijsnummer

_AAD = b"register_personalia.pgn_versleuteld"
_NONCE = 12


class OngeldigNummer(ValueError):
    """Not a BSN or onderwijsnummer. The message does not repeat the number."""


def lees_pgn(tekst: str) -> str:
    """The nine digits of a BSN or onderwijsnummer. Raises OngeldigNummer."""
    kaal = "".join(teken for teken in tekst if teken.isdigit())
    if len(kaal) == 9:
        # Onderwijsnummers begin with 10 and have a check of their own.
        for soort in (onderwijsnummer, bsn):
            try:
                return str(soort.validate(kaal))
            except ValidationError:
                continue
    raise OngeldigNummer("Dit is geen geldig BSN of onderwijsnummer.")


def versleutel(pgn: str) -> bytes:
    """Encrypt nine digits with the first key."""
    sleutel_id, sleutel = next(iter(settings.VELDSLEUTELS.items()))
    nonce = os.urandom(_NONCE)
    kop = sleutel_id.encode()
    return bytes([len(kop)]) + kop + nonce + AESGCM(sleutel).encrypt(nonce, pgn.encode(), _AAD)


def ontsleutel(waarde: bytes) -> str:
    """Decrypt what `versleutel` made, with whichever key it names. Raises KeyError, InvalidTag."""
    rest = bytes(waarde)
    einde = 1 + rest[0]
    sleutel = settings.VELDSLEUTELS[rest[1:einde].decode()]
    nonce, tekst = rest[einde : einde + _NONCE], rest[einde + _NONCE :]
    return AESGCM(sleutel).decrypt(nonce, tekst, _AAD).decode()


def blinde_index(pgn: str) -> bytes:
    """What the same number always gives, and nobody without the key can compute."""
    return hmac.new(settings.INDEXSLEUTEL, b"pgn:" + pgn.encode(), hashlib.sha256).digest()
