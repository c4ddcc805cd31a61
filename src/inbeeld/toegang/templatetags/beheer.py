"""A period of an aanstelling in words: `{% load beheer %}`."""

from datetime import date

from django import template
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.safestring import SafeString

from inbeeld.toegang.perioden import einddatum
from inbeeld.web import datums
from inbeeld.web.templatetags.web import badge

register = template.Library()


@register.simple_tag
def dagen(periode: DateRange) -> str:
    """'3 t/m 9 maart 2026', 'vanaf 3 maart 2026'."""
    return datums.periode(periode.lower, einddatum(periode))


@register.simple_tag
def stand_van(periode: DateRange, vandaag: date) -> SafeString | str:
    """A badge for what is over or has not begun; nothing for what holds."""
    if periode.lower > vandaag:
        return badge("begint nog", "onbekend")
    if voorbij(periode, vandaag):
        return badge("voorbij", "onbekend")
    return ""


@register.filter
def voorbij(periode: DateRange, vandaag: date) -> bool:
    """Whether its last day was before today."""
    return periode.upper is not None and periode.upper <= vandaag
