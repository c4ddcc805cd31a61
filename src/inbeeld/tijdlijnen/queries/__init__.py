"""Reads of this room. What comes back is what the row policies let through."""

from inbeeld.tijdlijnen.queries.kind import (
    Melding,
    klokken_van,
    lagen_van,
    lopend_op,
    meldingen_van,
    nu_zichtbaar,
    regio_definitie,
    regio_definities,
    tijdlijn_van,
    uitleg_van,
    vakantieregio,
)
from inbeeld.tijdlijnen.queries.lijst import jongeren_na
from inbeeld.tijdlijnen.queries.tellen import telling, verschil
from inbeeld.tijdlijnen.queries.werkvoorraad import (
    AANDACHT,
    SORTERINGEN,
    Filterkeuzen,
    Pagina,
    WerkRegel,
    WerkvoorraadFilter,
    filterkeuzen,
    werkvoorraad,
    werkvoorraad_tellingen,
)

__all__ = [
    "AANDACHT",
    "SORTERINGEN",
    "Filterkeuzen",
    "Melding",
    "Pagina",
    "WerkRegel",
    "WerkvoorraadFilter",
    "filterkeuzen",
    "jongeren_na",
    "klokken_van",
    "lagen_van",
    "lopend_op",
    "meldingen_van",
    "nu_zichtbaar",
    "regio_definitie",
    "regio_definities",
    "telling",
    "tijdlijn_van",
    "uitleg_van",
    "vakantieregio",
    "verschil",
    "werkvoorraad",
    "werkvoorraad_tellingen",
]
