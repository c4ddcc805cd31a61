"""Section 5: the lines of each definitie, read against one day of one child."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from .parameters import Parameters


class Dag(NamedTuple):
    """What holds for one child on one day; the lines of a definitie read this and nothing else."""

    plichtig: int
    vrijgesteld: int
    aanbod: int
    niet_ingeschreven: int
    wacht: int
    absoluut: int
    ongewis: int
    afwezig: int
    overstap: int
    O: int  # noqa: E741 - the rule's own name
    O_lang: int
    Z_lang: int
    O_lesdagen: int
    Z_lesdagen: int
    G_lesdagen: int
    uren_venster: int
    te_laat_venster: int
    ziek_meldingen_venster: int
    dreigend: int
    nazorg: int
    thuishouder: int
    thuis_sinds: int  # 0 = not in a thuisperiode (strict)
    langer_dan_drie_maanden: int


Regel = tuple[str, str, Callable[[Dag, Parameters], Any]]


def _regels(
    *,
    tussen_2_en_3: Sequence[Regel] = (),
    absoluut: str = "absoluut_verzuim",
    tussen_4_en_5: Sequence[Regel] = (),
    regel_5: Sequence[Regel] | str = "langdurig_relatief_verzuim",
    tussen_6_en_7: Sequence[Regel] = (),
    tussen_8_en_9: Sequence[Regel] = (),
) -> list[Regel]:
    if isinstance(regel_5, str):
        regel_5 = [(regel_5, "thuiszitter", lambda d, p: d.O_lang and not d.aanbod)]
    return [
        ("niet_plichtig", "niet_plichtig", lambda d, p: not d.plichtig),
        ("vrijgesteld", "vrijgesteld", lambda d, p: d.vrijgesteld),
        *tussen_2_en_3,
        ("onbekend", "onbekend", lambda d, p: d.ongewis and not d.aanbod),
        (absoluut, "thuiszitter", lambda d, p: d.absoluut and not d.aanbod),
        *tussen_4_en_5,
        *regel_5,
        (
            "met_aanbod",
            "met_aanbod",
            lambda d, p: d.aanbod and (d.niet_ingeschreven or d.afwezig),
        ),
        *tussen_6_en_7,
        ("wettelijk_verzuim", "verzuim", lambda d, p: d.uren_venster >= p.uren_drempel),
        ("langdurig_ziek", "ziek", lambda d, p: d.Z_lang),
        *tussen_8_en_9,
        (
            "zorgwekkend_ziek",
            "ziek",
            lambda d, p: (
                d.Z_lesdagen >= p.ziek_lesdagen or d.ziek_meldingen_venster >= p.ziek_meldingen
            ),
        ),
        (
            "zorgwekkend_geoorloofd",
            "geoorloofd",
            lambda d, p: d.G_lesdagen >= p.geoorloofd_lesdagen,
        ),
        (
            "beginnend_verzuim",
            "verzuim",
            lambda d, p: d.uren_venster > 0 or d.te_laat_venster >= p.te_laat_aantal,
        ),
        ("in_onderwijs", "in_onderwijs", lambda d, p: True),
    ]


DEFINITIES: dict[str, list[Regel]] = {
    "rijk-2016": _regels(),
    "zkij-2021": _regels(
        tussen_2_en_3=[("overstap_vo_mbo", "overstap", lambda d, p: d.overstap and not d.aanbod)]
    ),
    "kop-nh-2015": _regels(
        tussen_4_en_5=[
            (
                "thuishouder",
                "thuiszitter",
                lambda d, p: d.O and d.thuishouder and not d.aanbod,
            )
        ],
        regel_5="thuiszitter",
    ),
    "nk-2017-po": _regels(
        absoluut="niet_ingeschreven",
        regel_5=[
            (
                "verzuim_langer_3_maanden",
                "thuiszitter",
                lambda d, p: d.O_lang and not d.aanbod and d.langer_dan_drie_maanden,
            ),
            (
                "verzuim_4_weken_3_maanden",
                "thuiszitter",
                lambda d, p: d.O_lang and not d.aanbod,
            ),
        ],
    ),
    "nk-2017-vo": _regels(
        absoluut="absoluut_verzuim",
        regel_5="thuiszittend",
        tussen_6_en_7=[
            ("dreigend", "dreigend", lambda d, p: d.dreigend or d.O_lesdagen >= p.dreigend_lesdagen)
        ],
        tussen_8_en_9=[("nazorg", "nazorg", lambda d, p: d.nazorg)],
    ),
}


def status_van(definitie: str, d: Dag, p: Parameters) -> tuple[str, str]:
    for status, soort, geldt in DEFINITIES[definitie]:
        if geldt(d, p):
            return status, soort
    raise AssertionError
