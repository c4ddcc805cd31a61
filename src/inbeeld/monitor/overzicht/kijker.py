"""For whom a dashboard is, of which area, and what they may open from it."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.gebieden import KLEIN, Gebied
from inbeeld.monitor.queries.gebieden import Namen
from inbeeld.monitor.telwijze import Telwijze
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix.paginas import mag_openen
from inbeeld.toegang.models import Organisatie
from inbeeld.toegang.policies import Rol

BESTUUR = frozenset({Rol.BESTUURDER, Rol.BELEIDSMEDEWERKER})
"""Rollen that see figures and no children."""
_VAN_SCHOLEN = ("school", "schoolbestuur")


@dataclass(frozen=True)
class Link:
    tekst: str
    adres: str


@dataclass(frozen=True)
class Kijker:
    """`eigen`: the actor's organisation. `over`: the organisation that the area is of, None for an
    area that is none. `namen`: of areas, and `telwijze`: how the region counts, both read once for
    the whole page. `kinderlijst`: gives the
    address of the children behind a part of a figure, '' where there is none to give."""

    actor: Actor
    eigen: Organisatie
    gebied: Gebied
    over: Organisatie | None
    namen: Namen
    telwijze: Telwijze
    kinderlijst: Callable[[Figuur, str], str]

    @property
    def bestuur(self) -> bool:
        return self.actor.rol in BESTUUR

    @property
    def beschermd(self) -> bool:
        """Whether small numbers of this very area stay hidden: a board has no right on figures by
        wijk or school, and a schoolbestuur may have one school."""
        klein = self.gebied.soort in KLEIN or (
            self.over is not None and self.over.soort == "schoolbestuur"
        )
        return self.bestuur and klein

    @property
    def doelgroep(self) -> str:
        """Whose dashboard this is: by rol for a board, else by the kind of area."""
        soort = self.over.soort if self.over else self.gebied.soort
        if soort == "swv":
            return "swv"
        van_school = self.actor.rol == Rol.BELEIDSMEDEWERKER and self.eigen.soort in _VAN_SCHOLEN
        if self.actor.rol == Rol.BESTUURDER or van_school:
            return "bestuurder"
        if soort in ("regio", "sector"):
            return "regio"
        return "school" if soort in _VAN_SCHOLEN else "leerplicht"

    def link(self, tekst: str, naam: str, *args: str, **vraag: str) -> list[Link]:
        """A link, or none for an address that does not exist or that the rol may not open. A list,
        so that several add up to what there is."""
        if not mag_openen(self.actor.rol, naam):
            return []
        try:
            adres = reverse(naam, args=args)
        except NoReverseMatch:
            return []
        return [Link(tekst, f"{adres}?{urlencode(vraag)}" if vraag else adres)]

    def naar(self, tekst: str, naam: str, **vraag: str) -> list[Link]:
        """A link to a page of figures about this same area; none to a board for one wijk or school,
        as those pages refuse it."""
        if self.bestuur and self.gebied.soort in KLEIN:
            return []
        return self.link(tekst, naam, gebied=str(self.gebied), **vraag)

    def uitleg(self, indicator: str) -> list[Link]:
        return self.link("Wat telt hier mee?", "cijfers_uitleg", indicator)

    def kinderen(self, figuur: Figuur, soort: str, *, langer: bool = False) -> list[Link]:
        """The children behind a figure, for who may see them."""
        if not self.link("", "cijfers_kinderen"):
            return []
        adres = self.kinderlijst(figuur, f"soort:{soort}{'.langer' if langer else ''}")
        return [Link("De kinderen", adres)] if adres else []
