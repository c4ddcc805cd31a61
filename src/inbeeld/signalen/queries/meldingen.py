"""Meldingen as they are read: by who reported them, and by who got them."""

import json

from inbeeld.signalen.actions.melden import CONTACTKOLOM
from inbeeld.signalen.models import Melding
from inbeeld.toegang.versleuteling import ontsleutel


def contact_van(melding: Melding) -> dict[str, str]:
    """How to reach the melder and the family, as it was filled in."""
    if melding.contact_versleuteld is None:
        return {}
    return json.loads(ontsleutel(melding.contact_versleuteld, CONTACTKOLOM))
