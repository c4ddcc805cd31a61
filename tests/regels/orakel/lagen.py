"""Section 6, lagen: what holds for a child, as periods without overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from .dossier import Dossier
from .feiten import iso
from .telling import grond_op, school_op


def lagen(dossier: Dossier) -> list[tuple[str, str, str, str]]:
    """Rows (laag, begindatum, einddatum, waarde) of section 4; what does not hold has none."""
    p = dossier.per_dag
    per_dag: dict[str, Iterable[str]] = {
        "woonachtig": _tekst(dossier, dossier.woonachtig, lambda j, d: j.woont(d)[0]),
        "vrijgesteld": _tekst(dossier, dossier.vrijgesteld, grond_op),
        "ingeschreven": _tekst(dossier, dossier.ingeschreven, school_op),
        "thuisperiode": map(iso, dossier.thuis_sinds),
        "thuisperiode_ruim": map(iso, dossier.thuis_sinds_ruim),
        "uren_venster": (f"{n / 100:.2f}" if n else "" for n in dossier.uren_venster),
    }
    per_dag |= {soort: map(iso, begin) for soort, (begin, _) in p.items()}
    for laag in (
        "leerplichtig",
        "kwalificatieplichtig",
        "plichtig",
        "aanbod",
        "niet_ingeschreven",
        "wacht",
        "absoluut",
        "ongewis",
        "afwezig",
        "afwezig_ruim",
        "langer_dan_drie_maanden",
        "overstap",
    ):
        per_dag[laag] = ("ja" if dag else "" for dag in getattr(dossier, laag))
    for laag in ("dreigend", "thuishouder", "nazorg"):
        per_dag[laag] = ("ja" if dag else "" for dag in dossier.duiding(laag))
    for laag in ("O", "Z"):
        per_dag[f"{laag}_lang"] = ("ja" if dag else "" for dag in dossier.lang(laag))
    for laag in ("O", "Z", "G"):
        per_dag[f"{laag}_lesdagen"] = (str(n) if n else "" for n in p[laag][1])
    for laag in ("te_laat_venster", "ziek_meldingen_venster"):
        per_dag[laag] = (str(n) if n else "" for n in getattr(dossier, laag))
    return _perioden(dossier, per_dag)


def seinen(dossier: Dossier) -> list[tuple[str, str, str, str]]:
    """Rows (sein, begindatum, einddatum, waarde): of a count the largest band it has reached."""
    p = dossier.p
    tellers: dict[str, tuple[Iterable[int], tuple[int, ...]]] = {
        "sein_uren": ((n // 100 for n in dossier.uren_venster), (8, 9, 10, 11, 12, 13, 14, 15, 16)),
        "sein_te_laat": (dossier.te_laat_venster, (3, 6, 9, 12)),
        "sein_ziek_meldingen": (dossier.ziek_meldingen_venster, (3, 4)),
        "sein_ongeoorloofd_lesdagen": (dossier.lesdagen("O"), (p.dreigend_lesdagen,)),
        "sein_ziek_lesdagen": (dossier.lesdagen("Z"), (p.ziek_lesdagen,)),
        "sein_geoorloofd_lesdagen": (dossier.lesdagen("G"), (p.geoorloofd_lesdagen,)),
    }
    per_dag: dict[str, Iterable[str]] = {
        sein: [_band(n, banden) for n in aantallen] for sein, (aantallen, banden) in tellers.items()
    }
    return _perioden(dossier, per_dag)


@cache
def _band(aantal: int, banden: tuple[int, ...]) -> str:
    """The largest band that is reached, or nothing. Kept, for most of many days count the same."""
    return str(max((band for band in banden if band <= aantal), default=""))


def _perioden(
    dossier: Dossier, per_dag: dict[str, Iterable[str]]
) -> list[tuple[str, str, str, str]]:
    """Days of equal value as one period; what does not hold has none."""
    return [
        (laag, iso(b), "" if e == dossier.tot else iso(e), waarde)
        for laag, dagen in per_dag.items()
        for b, e, waarde in dossier.perioden(dagen)
        if waarde
    ]


def _tekst(
    dossier: Dossier, laag: bytearray, waarde: Callable[[Dossier, int], str]
) -> Iterable[str]:
    return (waarde(dossier, dossier.van + i) if geldt else "" for i, geldt in enumerate(laag))
