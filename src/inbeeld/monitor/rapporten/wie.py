"""Who may make which report: of the own area, by what the organisation is."""

from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.policies import check_can_cijfers_zien
from inbeeld.monitor.queries.gebieden import eigen_gebied
from inbeeld.monitor.rapporten.soorten import SOORTEN, Soort
from inbeeld.monitor.rapporten.vraag import Vraag
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Organisatie, Werkgebied
from inbeeld.toegang.policies import Geweigerd

_NIET_DEZE = "Uw organisatie maakt dit soort rapport niet."
_NIET_DIT_GEBIED = "U maakt rapporten over het gebied van uw eigen organisatie."


def soorten_van(actor: Actor) -> list[Soort]:
    """The kinds that the actor may make, in order."""
    eigen = Organisatie.objects.get(pk=actor.organisatie_id)
    return [
        soort
        for soort in SOORTEN.values()
        if eigen.soort in soort.voor and gebieden_van(actor, soort)
    ]


def gebieden_van(actor: Actor, soort: Soort) -> list[Gebied]:
    """The areas that the actor may make it of: its own first. Of the region's own people, also
    every gemeente; of an organisation that works for others, also each of these."""
    return [waar for waar in _eigen(actor, soort) if waar.soort in soort.gebieden]


def _eigen(actor: Actor, soort: Soort) -> list[Gebied]:
    eigen = Organisatie.objects.get(pk=actor.organisatie_id)
    zelf = Gebied("organisatie", str(eigen.pk))
    if soort.zelf:
        heeft_code = eigen.soort in ("regio", "school", "gemeente")
        return [eigen_gebied(actor) if heeft_code else zelf]
    if eigen.soort == "regio":
        gemeenten = Organisatie.objects.filter(soort="gemeente").order_by("naam")
        return [Gebied("regio"), *(Gebied("gemeente", o.code) for o in gemeenten)]
    if eigen.soort in ("school", "gemeente"):
        return [Gebied(eigen.soort, eigen.code)]
    delen = Werkgebied.objects.filter(
        organisatie=eigen, gebied__soort__in=("school", "gemeente"), periode__contains=actor.vandaag
    )
    binnen = delen.order_by("gebied__naam").values_list("gebied__soort", "gebied__code")
    return [zelf, *(Gebied(s, c) for s, c in binnen)] if binnen else []


def check_can_rapport_maken(actor: Actor, vraag: Vraag) -> None:
    """Raise Geweigerd unless this soort and this area are the actor's to report on."""
    check_can_planning(actor, vraag.soort, vraag.gebied)


def check_can_planning(actor: Actor, soort: str, gebied: Gebied) -> None:
    """The same, for reports that are still to come."""
    check_can_cijfers_zien(actor)
    if SOORTEN[soort] not in soorten_van(actor):
        raise Geweigerd(_NIET_DEZE)
    if gebied not in gebieden_van(actor, SOORTEN[soort]):
        raise Geweigerd(_NIET_DIT_GEBIED)
