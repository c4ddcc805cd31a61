"""What the pages of logging in need besides `web`: `{% load aanmelden %}`."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.simple_tag
def opties(waarde: Any) -> str:
    """The options of a passkey as text for an attribute: a script in the page is not allowed."""
    return json.dumps(waarde, cls=DjangoJSONEncoder)


@register.filter
def in_groepjes(tekst: str) -> str:
    """'ABCD EFGH': long keys and codes in groups of four, easier to copy by hand."""
    return " ".join(tekst[plek : plek + 4] for plek in range(0, len(tekst), 4))
