"""Which areas an actor may have computed: a calculation reads as the system, so it asks first."""

from django.db import connection

from inbeeld.monitor.bron import IN_GEMEENTEN
from inbeeld.monitor.gebieden import REGIO, Gebied
from inbeeld.monitor.models import Berekening
from inbeeld.monitor.policies import can_precies_zien
from inbeeld.monitor.vergelijken import SOORT, Waar
from inbeeld.register.queries import gemeenten
from inbeeld.tijdlijnen.policies import splitsingen_van
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Organisatie, Werkgebied


def mag_gebied(actor: Actor, gebied: Gebied) -> bool:
    """Whether the current actor reads the figures of an area: the row policy of the figures, and by
    wijk and school only who may see that of the children themselves."""
    if not can_precies_zien(actor, gebied.soort):
        return False
    gebieden = _gebieden()
    return "*" in gebieden or gebied.valt_onder in gebieden or gebied.soort == REGIO


def gemeenten_voor(actor: Actor, gebied: Gebied) -> list[str]:
    """The gemeenten that an area is split into for this actor: those whose figures it reads."""
    waar = waar_van(gebied, actor)
    if "gemeente" not in splitsingen_van(actor) or waar.veld not in ("", "gemeente"):
        return []
    gebieden = _gebieden()
    return [
        code
        for code in gemeenten()
        if ("*" in gebieden or f"gemeente:{code}" in gebieden)
        and (not waar.veld or code in waar.codes)
        and gebied.soort != "gemeente"
    ]


def waar_van(gebied: Gebied, actor: Actor, geheim: frozenset[str] = frozenset()) -> Waar:
    """The children that an area is about."""
    if gebied.soort == REGIO:
        return Waar(geheim=geheim)
    if gebied.soort != "organisatie":
        return Waar(gebied.soort, frozenset({gebied.code}), geheim)
    wie = Organisatie.objects.get(pk=int(gebied.code))
    veld = "gemeente" if wie.soort in IN_GEMEENTEN else "school"
    rijen = Werkgebied.objects.filter(organisatie=wie, periode__contains=actor.vandaag)
    codes = rijen.filter(gebied__soort=veld).values_list("gebied__code", flat=True)
    return Waar(veld, frozenset(codes), geheim)


def eerdere(aantal: int = 10) -> list[Berekening]:
    """The actor's latest comparisons that are ready, the newest first."""
    rijen = Berekening.objects.filter(soort=SOORT, uitkomst__isnull=False)
    return list(rijen.defer("uitkomst").order_by("-gevraagd_op")[:aantal])


def _gebieden() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("select monitor_gebieden()")
        return set(cursor.fetchone()[0])
