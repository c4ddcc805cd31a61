"""How hours a week, the end of a period, organisations and people are shown on these pages."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.db.backends.postgresql.psycopg_any import DateRange

from inbeeld.register.omschrijving import uren as in_woorden
from inbeeld.signalen.queries.zaken import naam_van
from inbeeld.toegang.models import Aanstelling, Organisatie
from inbeeld.toegang.perioden import einddatum

register = template.Library()


@register.filter
def uren(honderdsten: int | None) -> str:
    """Hundredths of hours as people write them: '8', '7,5'; '' when not known."""
    return "" if honderdsten is None else in_woorden(honderdsten)


@register.filter
def laatste_dag(bereik: DateRange) -> date | None:
    """The last day of a period; None when it goes on."""
    return einddatum(bereik)


@register.filter
def get(lijst: Mapping[str, Any], sleutel: str) -> Any:
    """What stands in `lijst` under a key; None when nothing does."""
    return lijst.get(sleutel)


@register.filter
def organisatie(wie: Organisatie, verborgen: bool) -> str:
    """Its name; only what it is where the name would tell where a child lives (`verborgen`)."""
    return naam_van(wie, verborgen)


@register.filter
def mens(wie: Aanstelling, verborgen: bool) -> str:
    """A person and their organisation, or only what that is, for the same reason."""
    naam = naam_van(wie.organisatie, verborgen)
    return naam if naam != wie.organisatie.naam else f"{wie.gebruiker.naam}, {naam}"
