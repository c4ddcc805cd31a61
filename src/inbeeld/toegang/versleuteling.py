"""Encryption of single values in a column.

A value is bound to its column (AAD): a cipher text that is copied into another column does not
decrypt. The key's id stands before it: a new first key encrypts, the old ones still decrypt.
"""

import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


def versleutel(tekst: str, kolom: bytes) -> bytes:
    """Encrypt with the first key. `kolom`: `table.column`, the same at every call for it."""
    return versleutel_bytes(tekst.encode(), kolom)


def ontsleutel(waarde: bytes, kolom: bytes) -> str:
    """Decrypt what `versleutel` made, with whichever key it names. Raises KeyError, InvalidTag."""
    return ontsleutel_bytes(waarde, kolom).decode()


def versleutel_bytes(inhoud: bytes, kolom: bytes) -> bytes:
    """The same for what is no text. `kolom` may name the row too: then it fits in no other row."""
    sleutel_id, sleutel = next(iter(settings.VELDSLEUTELS.items()))
    nonce = os.urandom(_NONCE)
    kop = sleutel_id.encode()
    return bytes([len(kop)]) + kop + nonce + AESGCM(sleutel).encrypt(nonce, inhoud, kolom)


def ontsleutel_bytes(waarde: bytes, kolom: bytes) -> bytes:
    """Decrypt what `versleutel_bytes` made. Raises KeyError, InvalidTag."""
    rest = bytes(waarde)
    einde = 1 + rest[0]
    sleutel = settings.VELDSLEUTELS[rest[1:einde].decode()]
    nonce, inhoud = rest[einde : einde + _NONCE], rest[einde + _NONCE :]
    return AESGCM(sleutel).decrypt(nonce, inhoud, kolom)
