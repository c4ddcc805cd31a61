"""Which areas there are, how they are called, and which one is whose."""

from inbeeld.monitor.gebieden import SOORTEN, Gebied, gebied
from inbeeld.monitor.indicatoren import STAND
from inbeeld.monitor.models import Cijfer
from inbeeld.monitor.queries.cijfers import blad
from inbeeld.register.queries import gemeenten, schoolnamen
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Organisatie, Werkgebied
from inbeeld.web import woorden

_REGIO = Gebied("regio")


def eigen_gebied(actor: Actor) -> Gebied:
    """The area that a page shows first: the actor's school or gemeente, or those for which its
    organisation works; else the region."""
    if actor.organisatie_id is None:
        return _REGIO
    eigen = Organisatie.objects.get(pk=actor.organisatie_id)
    if eigen.soort in ("school", "gemeente"):
        return Gebied(eigen.soort, eigen.code)
    if eigen.soort == "regio":
        return _REGIO
    werkt = Werkgebied.objects.filter(organisatie=eigen, periode__contains=actor.vandaag)
    return Gebied("organisatie", str(eigen.pk)) if werkt.exists() else _REGIO


def leesbare_gebieden(actor: Actor) -> list[Gebied]:
    """The areas with figures that the actor may read: the region first, then by soort and name."""
    het_blad = blad()
    sleutels: set[str] = {str(_REGIO)}
    if het_blad is not None:
        rijen = Cijfer.objects.filter(blad=het_blad, indicator=STAND.code, dag=het_blad.dag)
        sleutels |= set(rijen.values_list("gebied", flat=True))
    namen = Namen()
    alle = [gebied(sleutel) for sleutel in sleutels]
    return sorted(alle, key=lambda g: (SOORTEN.index(g.soort), namen.van(g).lower(), str(g)))


def naam_van(het_gebied: Gebied) -> str:
    """How people call an area. For many of them: `Namen`."""
    return Namen().van(het_gebied)


class Namen:
    """Names of areas, each kind read once when it is first asked for."""

    def __init__(self) -> None:
        self._per_soort: dict[str, dict[str, str]] = {}

    def van(self, het_gebied: Gebied) -> str:
        """The name; the code where we have no name for it."""
        soort, code = het_gebied.soort, het_gebied.code
        if soort == "wijk":
            gemeente, _, wijk = code.partition(":")
            naam = "wijk onbekend" if wijk == "onbekend" else wijk
            return f"{naam}, {self._namen('gemeente').get(gemeente, gemeente)}"
        return self._namen(soort).get(code, code or "De regio")

    def _namen(self, soort: str) -> dict[str, str]:
        if soort not in self._per_soort:
            self._per_soort[soort] = _lees(soort)
        return self._per_soort[soort]


def _lees(soort: str) -> dict[str, str]:
    if soort == "gemeente":
        return gemeenten()
    if soort == "school":
        return schoolnamen()
    if soort == "sector":
        return {**woorden.SECTOR, "geen": "nooit ingeschreven", "onbekend": "sector onbekend"}
    rijen = Organisatie.objects.all()
    if soort == "regio":
        return {"": eigen.naam for eigen in rijen.filter(soort="regio")[:1]}  # noqa: B035
    return {str(pk): naam for pk, naam in rijen.values_list("pk", "naam")}
