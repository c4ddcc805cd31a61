"""Addresses of the figures, targets, reports and publications, pages and API."""

from inbeeld.toegang.matrix.begrippen import Groep as G
from inbeeld.toegang.matrix.begrippen import Handeling as H
from inbeeld.toegang.matrix.pagina import Pagina

_CIJFERS = Pagina(H.TELLEN, (G.CIJFERS,))
# A figure, and for who may see children those behind it.
_CIJFERS_EN_KINDEREN = Pagina(H.TELLEN, (G.CIJFERS,), ook=(G.IDENTITEIT, G.TIJDLIJN))
_AFSPRAKEN = Pagina(H.BEHEREN, (G.INSTELLINGEN,))
# Who keeps the agreements sees them too, and of figures what the rows allow: a beheerder none.
_DOELEN = Pagina(H.TELLEN, (G.CIJFERS,), of=(_AFSPRAKEN,))

PAGINAS_MONITOR: dict[str, Pagina] = {
    "cijfers": _CIJFERS,
    **dict.fromkeys(
        ("cijfers_stand", "cijfers_stroom", "cijfers_doorlooptijd", "cijfers_uitleg"), _CIJFERS
    ),
    **dict.fromkeys(
        ("cijfers_antwoorden", "cijfers_vrijstellingen", "cijfers_behoeften", "cijfers_route"),
        _CIJFERS,
    ),
    "cijfers_kinderen": _CIJFERS_EN_KINDEREN,
    "berekening": _CIJFERS,
    "berekening_opnieuw": _CIJFERS,
    "landelijk": _CIJFERS,
    "vergelijken": _CIJFERS,
    "vergelijking": _CIJFERS_EN_KINDEREN,
    "doelen": _DOELEN,
    "doel": _DOELEN,
    **dict.fromkeys(
        (
            *("doel_nieuw", "doelen_laden", "doel_beeindigen"),
            *("onvergelijkbaar_nieuw", "onvergelijkbaar_beeindigen"),
        ),
        _AFSPRAKEN,
    ),
    # What was published may be read by all; proposing it takes the figures of the region as well.
    **dict.fromkeys(("publicaties", "publicatie"), _CIJFERS),
    **dict.fromkeys(("publicatie_nieuw", "publicatie_voorstel"), _AFSPRAKEN),
    **dict.fromkeys(
        (
            *("opendata", "opendata_woordenboek", "opendata_publicatie"),
            *("opendata_csv", "opendata_json", "opendata_metadata"),
        ),
        Pagina(H.AANMELDEN, openbaar=True),
    ),
    # The API
    **dict.fromkeys(("api:indicatoren", "api:cijfergebieden", "api:cijfers"), _CIJFERS),
    "api:doelen": _CIJFERS,
    **dict.fromkeys(("api:publicaties", "api:publicatie"), _CIJFERS),
    **dict.fromkeys(
        (
            *("api:rapporten", "api:rapport", "api:rapportbestand", "api:rapport_vragen"),
            *("api:rapportaanvraag", "api:rapportplanningen"),
        ),
        _CIJFERS,
    ),
    **dict.fromkeys(
        (
            *("rapporten", "rapport_nieuw", "rapport_direct", "rapport", "rapport_bestand"),
            *("rapport_herhalen", "rapportplanning_begin", "rapportplanning_stop"),
        ),
        _CIJFERS,
    ),
}
