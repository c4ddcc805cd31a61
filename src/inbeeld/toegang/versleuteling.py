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
    sleutel_id, sleutel = next(iter(settings.VELDSLEUTELS.items()))
    nonce = os.urandom(_NONCE)
    kop = sleutel_id.encode()
    return bytes([len(kop)]) + kop + nonce + AESGCM(sleutel).encrypt(nonce, tekst.encode(), kolom)


def ontsleutel(waarde: bytes, kolom: bytes) -> str:
    """Decrypt what `versleutel` made, with whichever key it names. Raises KeyError, InvalidTag."""
    rest = bytes(waarde)
    einde = 1 + rest[0]
    sleutel = settings.VELDSLEUTELS[rest[1:einde].decode()]
    nonce, tekst = rest[einde : einde + _NONCE], rest[einde + _NONCE :]
    return AESGCM(sleutel).decrypt(nonce, tekst, kolom).decode()
