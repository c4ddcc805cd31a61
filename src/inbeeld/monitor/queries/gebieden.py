"""Which areas there are, how they are called, and which one is whose."""

from datetime import date

from django.db.models import QuerySet

from inbeeld.monitor.gebieden import BINNEN, SOORTEN, Gebied, gebied
from inbeeld.monitor.indicatoren import STAND
from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.monitor.queries.cijfers import blad
from inbeeld.register.queries import scholen
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Organisatie, Werkgebied
from inbeeld.web import woorden

_REGIO = Gebied("regio")
SECTOREN = {**woorden.SECTOR, "geen": "nooit ingeschreven", "onbekend": "sector onbekend"}


def eigen_gebied(actor: Actor, eigen: Organisatie | None = None) -> Gebied:
    """The area that a page shows first: the actor's school or gemeente, or those for which its
    organisation works; else the region. `eigen`: that organisation, None to read it."""
    if actor.organisatie_id is None:
        return _REGIO
    eigen = eigen or Organisatie.objects.get(pk=actor.organisatie_id)
    if eigen.soort in ("school", "gemeente"):
        return Gebied(eigen.soort, eigen.code)
    if eigen.soort == "regio":
        return _REGIO
    werkt = Werkgebied.objects.filter(organisatie=eigen, periode__contains=actor.vandaag)
    return Gebied("organisatie", str(eigen.pk)) if werkt.exists() else _REGIO


def werkt_voor(gebied: Gebied, soort: str, dag: date) -> QuerySet[Werkgebied, str]:
    """The codes of the schools or gemeenten that an organisation works for on a day."""
    return Werkgebied.objects.filter(
        organisatie_id=int(gebied.code), gebied__soort=soort, periode__contains=dag
    ).values_list("gebied__code", flat=True)


def leesbare_gebieden(
    actor: Actor, *, namen: "Namen | None" = None, het_blad: Cijferblad | None = None
) -> list[Gebied]:
    """The areas with figures that the actor may read: the region first, then by soort and name.

    `namen` and `het_blad`: as a page has them already; by default read anew, the sheet of the
    region's definitie.
    """
    het_blad = het_blad or blad()
    sleutels: set[str] = {str(_REGIO)}
    if het_blad is not None:
        rijen = Cijfer.objects.filter(blad=het_blad, indicator=STAND.code, dag=het_blad.dag)
        for soort in BINNEN:
            rijen = rijen.exclude(gebied__startswith=f"{soort}:")
        sleutels |= set(rijen.values_list("gebied", flat=True))
    namen = namen or Namen()
    alle = [gebied(sleutel) for sleutel in sleutels]
    return sorted(alle, key=lambda g: (SOORTEN.index(g.soort), namen.van(g).lower(), str(g)))


def naam_van(het_gebied: Gebied) -> str:
    """How people call an area. For many of them: `Namen`."""
    return Namen().van(het_gebied)


class Namen:
    """Names of areas, read when they are first asked for: once for the schools, and once for all
    other organisations together."""

    def __init__(self) -> None:
        self._per_soort: dict[str, dict[str, str]] = {"sector": SECTOREN}
        self._sectoren: dict[str, str] = {}

    @property
    def gemeenten(self) -> dict[str, str]:
        """Code and name of the gemeenten here, by name."""
        return self._namen("gemeente")

    @property
    def sectoren(self) -> dict[str, str]:
        """Code and sector of the schools."""
        self._namen("school")
        return self._sectoren

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
            if soort == "school":
                self._lees_scholen()
            else:
                self._lees_organisaties()
        return self._per_soort[soort]

    def _lees_scholen(self) -> None:
        rijen = list(scholen().values_list("school", "naam", "sector"))
        self._per_soort["school"] = {code: naam or code for code, naam, _ in rijen}
        self._sectoren = {code: sector for code, _, sector in rijen}

    def _lees_organisaties(self) -> None:
        # Without the schools, which no area of this kind is and of which there are hundreds.
        rijen = Organisatie.objects.exclude(soort="school").order_by("naam", "pk")
        regio, gemeenten, alle = {}, {}, {}
        for pk, soort, code, naam in rijen.values_list("pk", "soort", "code", "naam"):
            alle[str(pk)] = naam
            if soort == "regio":
                regio.setdefault("", naam)
            elif soort == "gemeente":
                gemeenten[code] = naam
        self._per_soort |= {"regio": regio, "gemeente": gemeenten, "organisatie": alle}
