"""The delivered file while it waits: in encrypted pieces, so that memory stays bounded."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from .models import Levering, LeveringDeel, Vraag
from .werkmap import werkmap

_DEEL = 1 << 20
_NONCE = 12


def versleutel(inhoud: bytes, doel: str) -> bytes:
    """Encrypt with the first field key, bound to `doel` (table, column and row)."""
    sleutel_id, sleutel = next(iter(settings.VELDSLEUTELS.items()))
    kop, nonce = sleutel_id.encode(), os.urandom(_NONCE)
    return bytes([len(kop)]) + kop + nonce + AESGCM(sleutel).encrypt(nonce, inhoud, doel.encode())


def ontsleutel(waarde: bytes, doel: str) -> bytes:
    """Decrypt what `versleutel` made for the same `doel`. Raises KeyError, InvalidTag."""
    einde = 1 + waarde[0]
    sleutel = settings.VELDSLEUTELS[waarde[1:einde].decode()]
    nonce, tekst = waarde[einde : einde + _NONCE], waarde[einde + _NONCE :]
    return AESGCM(sleutel).decrypt(nonce, tekst, doel.encode())


def hash_van(pad: Path) -> str:
    """SHA-256 of the file, in hexadecimal."""
    som = hashlib.sha256()
    with pad.open("rb") as bestand:
        while blok := bestand.read(_DEEL):
            som.update(blok)
    return som.hexdigest()


def bewaar(levering: Levering, pad: Path) -> None:
    """Keep the file with the delivery."""
    with pad.open("rb") as bestand:
        nr = 0
        while blok := bestand.read(_DEEL):
            inhoud = versleutel(blok, _doel(levering, nr))
            LeveringDeel.objects.create(levering=levering, nr=nr, inhoud=inhoud)
            nr += 1


@contextmanager
def bestand_van(levering: Levering) -> Iterator[Path]:
    """The file on disk, readable by this process alone, for the length of the block."""
    with NamedTemporaryFile(dir=werkmap()) as bestand:
        # One query per piece: a cursor would hold the whole file in the client's memory.
        for nr in range(LeveringDeel.objects.filter(levering=levering).count()):
            deel = LeveringDeel.objects.get(levering=levering, nr=nr)
            bestand.write(ontsleutel(bytes(deel.inhoud), _doel(levering, nr)))
        bestand.flush()
        yield Path(bestand.name)


def verwijder(levering: Levering) -> None:
    """Forget the file, and what its questions repeat of it: a name and a date of birth."""
    LeveringDeel.objects.filter(levering=levering).delete()
    Vraag.objects.filter(levering=levering).update(gegevens_versleuteld=None)


def _doel(levering: Levering, nr: int) -> str:
    return f"aanleveren_leveringdeel.inhoud:{levering.sleutel}:{nr}"
