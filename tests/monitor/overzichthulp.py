"""A small region on a stored sheet, for the dashboards: no rules are run."""

from datetime import date

from django.db import transaction

from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.tijdlijnen.models import DefinitieKeuze
from tests import fabriek as f

DEFINITIE = "rijk-2016"
JAAR_TERUG = date(2025, 2, 1)


def kies(definitie: str, sector: str = "") -> None:
    """From long ago on the region counts by this definitie, or one sector of it."""
    with f.systeem(), transaction.atomic():
        DefinitieKeuze.objects.create(definitie=definitie, sector=sector, vanaf=date(2000, 1, 1))


def maak_blad(dag: date = f.VANDAAG, definitie: str = DEFINITIE) -> Cijferblad:
    with f.systeem(), transaction.atomic():
        return Cijferblad.objects.create(
            definitie=definitie, bekend_op=f.MOMENT, dag=dag, laatste_vastlegging=1
        )


def _onder(sleutel: str) -> str:
    soort, _, code = sleutel.partition(":")
    return Gebied(soort, code).valt_onder


def cijfer(
    blad: Cijferblad,
    indicator: str,
    sleutel: str,
    waarden: dict[str, int],
    *,
    dag: date | None = None,
    van: date | None = None,
    onvolledig: tuple[str, ...] = (),
    details: dict | None = None,
) -> None:
    with f.systeem(), transaction.atomic():
        Cijfer.objects.create(
            blad=blad,
            indicator=indicator,
            gebied=sleutel,
            valt_onder=_onder(sleutel),
            van=van,
            dag=dag or blad.dag,
            waarden=waarden,
            onvolledig=list(onvolledig),
            details=details,
        )


def stand(
    blad: Cijferblad,
    sleutel: str,
    thuis: int,
    *,
    langer: int = 0,
    absoluut: int = 0,
    plichtig: int = 1000,
    dag: date | None = None,
    onvolledig: tuple[str, ...] = (),
    **anders: int,
) -> None:
    """A row of `stand`: so many at home (of whom `absoluut` on no school, `langer` for long)."""
    waarden = {
        "niet_plichtig": 0,
        "vrijgesteld": 0,
        "onbekend": 0,
        "absoluut_verzuim": absoluut,
        "absoluut_verzuim.langer": 0,
        "langdurig_relatief_verzuim": thuis - absoluut,
        "langdurig_relatief_verzuim.langer": langer,
        "met_aanbod": 0,
        "wettelijk_verzuim": 0,
        "langdurig_ziek": 0,
        "zorgwekkend_ziek": 0,
        "zorgwekkend_geoorloofd": 0,
        "beginnend_verzuim": 0,
        "in_onderwijs": plichtig - thuis,
        "plichtig": plichtig,
    }
    cijfer(blad, "stand", sleutel, waarden | anders, dag=dag, onvolledig=onvolledig)


def stroom(blad: Cijferblad, sleutel: str, van: date, **posten: int) -> None:
    from inbeeld.regels.stroom import POSTEN

    nul = dict.fromkeys(POSTEN, 0)
    waarden = {f"soort:thuiszitter.{post}": n for post, n in (nul | posten).items()}
    cijfer(blad, "stroom", sleutel, waarden, van=van)
