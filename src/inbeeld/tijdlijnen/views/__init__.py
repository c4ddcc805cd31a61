"""The pages of this room, a file each."""

from inbeeld.tijdlijnen.views.kind import kind, meldingen, waarom
from inbeeld.tijdlijnen.views.samenvoegen import dubbel, samenvoegen, splitsen
from inbeeld.tijdlijnen.views.telling import telling
from inbeeld.tijdlijnen.views.werkvoorraad import (
    weergave_nieuw,
    weergave_weg,
    werkvoorraad,
    zoeken,
)

__all__ = [
    "dubbel",
    "kind",
    "meldingen",
    "samenvoegen",
    "splitsen",
    "telling",
    "waarom",
    "weergave_nieuw",
    "weergave_weg",
    "werkvoorraad",
    "zoeken",
]
