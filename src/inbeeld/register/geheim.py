"""BSN and onderwijsnummer: encrypted in their column, found through a blind index."""

import hashlib
import hmac

from django.conf import settings
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn, onderwijsnummer

from inbeeld.toegang import versleuteling

_KOLOM = b"register_personalia.pgn_versleuteld"


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
    """Encrypt nine digits."""
    return versleuteling.versleutel(pgn, _KOLOM)


def ontsleutel(waarde: bytes) -> str:
    """Decrypt what `versleutel` made. Raises KeyError, InvalidTag."""
    return versleuteling.ontsleutel(waarde, _KOLOM)


def blinde_index(pgn: str) -> bytes:
    """What the same number always gives, and nobody without the key can compute."""
    return hmac.new(settings.INDEXSLEUTEL, b"pgn:" + pgn.encode(), hashlib.sha256).digest()
