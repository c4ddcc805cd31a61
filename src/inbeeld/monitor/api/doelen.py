"""Targets of the region, and where they stand."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest

from inbeeld.monitor.doelstand import Doelstand
from inbeeld.monitor.queries.doelen import stand_van_doelen
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Uit

router = ApiRouter(tags=["cijfers"])


class DoelUit(Uit):
    """`gemeenten` empty: the whole region. `stand` null: not known (yet); `standVolledig` false: at
    least so many. `oordeel`: a code, `zin` says it in words."""

    sleutel: UUID
    naam: str
    maat: str
    gemeenten: list[str]
    definitie: str
    uitgezonderd: list[str]
    basis_waarde: int | None
    basis_van: date | None
    basis_tot_en_met: date | None
    basis_bron: str
    streefwaarde: int
    uiterlijk_op: date
    bron: str
    stand: int | None
    stand_op: date | None
    stand_volledig: bool | None
    oordeel: str
    zin: str


class DoelenUit(Uit):
    resultaten: list[DoelUit]


@router.operatie("GET", "/doelen", "doelen", scope="lezen", antwoord=DoelenUit)
def doelen(request: HttpRequest) -> DoelenUit:
    """De doelen die nu gelden, met het uitgangspunt en hoe het ervoor staat."""
    return DoelenUit(resultaten=[_uit(stand) for stand in stand_van_doelen()])


def _uit(stand: Doelstand) -> DoelUit:
    doel, nu = stand.doel, stand.nu
    return DoelUit(
        sleutel=doel.sleutel,
        naam=doel.naam,
        maat=stand.maat.code,
        gemeenten=doel.gemeenten,
        definitie=doel.definitie,
        uitgezonderd=doel.uitgezonderd,
        basis_waarde=doel.basis_waarde,
        basis_van=doel.basis_van,
        basis_tot_en_met=doel.basis_tot_en_met,
        basis_bron=doel.basis_bron,
        streefwaarde=stand.streefwaarde,
        uiterlijk_op=doel.uiterlijk_op,
        bron=doel.bron,
        stand=None if nu is None else nu.waarde,
        stand_op=None if nu is None else nu.dag,
        stand_volledig=None if nu is None else nu.volledig,
        oordeel=stand.oordeel,
        zin=stand.zin,
    )
