"""How a line of the read log and a seal are written as bytes, and what is computed over these.

The one form for every hash. `toegang_leesregel_tekst()` and `toegang_verzegel()` in the database
make the same bytes, so that a seal is made where the lines are; the check below computes them anew
and trusts no function of a database that somebody may have changed.

Three things protect a line. Its *waarmerk* (HMAC, made by the application when it writes) shows a
line that was added past the application. Its *finger* in the seal shows a line that was altered,
and which. The seal's *hash* holds the fingers and the hash of the seal before it; the seal's own
waarmerk cannot be made anew by who has the database alone. Both keys follow from the field keys,
which are kept apart from the database: no secret more to lose.
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings

VELDEN = (
    "id",
    "nr",
    "moment",
    "gebruiker_id",
    "aanstelling_id",
    "vervangt_id",
    "organisatie_id",
    "jongere_id",
    "gegevensgroepen",
    "handeling",
    "grond",
    "verzoek",
    "waarmerk",
)
"""Columns of a line, in the order in which they are written."""
VINGER = 16  # bytes of SHA-256 that are kept of each line
BEGIN = b"\x00" * 32
"""What the first seal has for the hash of the one before."""


def _json(waarden: Sequence[Any]) -> bytes:
    # PostgreSQL writes a jsonb array as text in exactly this way.
    return json.dumps(waarden, ensure_ascii=False).encode()


def moment_tekst(moment: datetime) -> str:
    """UTC, in microseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def regel_tekst(regel: Sequence[Any]) -> bytes:
    """A line, given as the values of VELDEN."""
    waarden = list(regel)
    waarden[2] = moment_tekst(waarden[2])
    waarden[11] = str(waarden[11])
    return _json(waarden)


def vinger(regel: Sequence[Any]) -> bytes:
    """What a seal keeps of a line."""
    return hashlib.sha256(regel_tekst(regel)).digest()[:VINGER]


def zegel_hash(
    nr: int, moment: datetime, aantal: int, eerste: int, laatste: int, vorige: bytes, vingers: bytes
) -> bytes:
    """SHA-256 over counts, the hash of the seal before and the fingers of the lines."""
    kop = [nr, moment_tekst(moment), aantal, eerste, laatste, bytes(vorige).hex()]
    return hashlib.sha256(_json(kop) + bytes(vingers)).digest()


def zegel_waarmerk(hash_: bytes, sleutel_id: str) -> bytes:
    """HMAC over a seal's hash. Raises KeyError when the installation has no such key."""
    return hmac.digest(_sleutel(sleutel_id), b"zegel\n" + bytes(hash_), "sha256")


def regel_waarmerk(kern: Sequence[Any], sleutel_id: str) -> str:
    """`<key id>:<32 signs>` over what the application writes of a line itself.

    `kern`: id, verzoek, jongere_id, gebruiker_id, aanstelling_id, organisatie_id, gegevensgroepen,
    handeling. Of the id, because a copy of a line would have a mark that is right. Moment, ground
    and deputy are filled in by the database, and held by the seal.
    """
    pk, verzoek, *rest = kern
    tekst = b"regel\n" + _json([pk, str(verzoek), *rest])
    merk = hmac.digest(_sleutel(sleutel_id), tekst, "sha256")
    return f"{sleutel_id}:{merk[:16].hex()}"


def klopt_regel(regel: Sequence[Any]) -> bool:
    """Whether the waarmerk of a line (values of VELDEN) is the application's own."""
    waarden = dict(zip(VELDEN, regel, strict=True))
    sleutel_id = waarden["waarmerk"].partition(":")[0]
    if sleutel_id not in settings.VELDSLEUTELS:
        return False
    return hmac.compare_digest(waarden["waarmerk"], regel_waarmerk(kern(waarden), sleutel_id))


def kern(waarden: dict[str, Any]) -> list[Any]:
    """What `regel_waarmerk` covers of a line."""
    return [
        waarden["id"],
        waarden["verzoek"],
        waarden["jongere_id"],
        waarden["gebruiker_id"],
        waarden["aanstelling_id"],
        waarden["organisatie_id"],
        waarden["gegevensgroepen"],
        waarden["handeling"],
    ]


def huidige_sleutel() -> str:
    """The id of the key that marks now: that of the first field key."""
    return next(iter(settings.VELDSLEUTELS))


def pseudoniem(jongere_id: int) -> str:
    """A stable word for a child in exports, of which the key stays here; 32 signs."""
    sleutel = _afgeleid(settings.INDEXSLEUTEL, b"inbeeld: pseudoniem in het logboek")
    return hmac.digest(sleutel, str(jongere_id).encode(), "sha256")[:16].hex()


def _sleutel(sleutel_id: str) -> bytes:
    return _afgeleid(settings.VELDSLEUTELS[sleutel_id], b"inbeeld: leeslogboek")


@lru_cache(maxsize=32)
def _afgeleid(sleutel: bytes, doel: bytes) -> bytes:
    return hmac.digest(sleutel, doel, "sha256")
