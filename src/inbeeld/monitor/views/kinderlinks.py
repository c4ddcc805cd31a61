"""Where the children behind a figure are shown, for who may see children."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from inbeeld.monitor.beeld import Figuur
from inbeeld.tijdlijnen.queries import regio_definities
from inbeeld.toegang.policies import can_kinderen_zien


class Kinderlinks:
    """Gives the address of a figure's children; '' where there is none to give.

    Their timelines are stored under the definities that the region counts by, as known now.
    """

    def __init__(
        self, request: HttpRequest, definitie: str, *, van_regio: bool | None = None
    ) -> None:
        """`van_regio`: whether the region counts by it; None to look that up."""
        self._definitie = definitie
        if van_regio is None and can_kinderen_zien(request.actor):
            van_regio = definitie in regio_definities(request.actor.vandaag).values()
        self.mogelijk = bool(van_regio) and can_kinderen_zien(request.actor)

    def adres(self, figuur: Figuur, onderdeel: str, post: str = "") -> str:
        """`onderdeel`: 'status:…' or 'soort:…', with '.langer' for longer than three months."""
        if not self.mogelijk:
            return ""
        wat, _, langer = onderdeel.partition(".")
        vraag = {
            "gebied": figuur.gebied,
            "definitie": self._definitie,
            "van": figuur.van.isoformat() if figuur.van else "",
            "dag": figuur.dag.isoformat(),
            "wat": wat,
            "langer": "1" if langer else "",
            "post": post,
        }
        gevuld = {naam: waarde for naam, waarde in vraag.items() if waarde}
        return f"{reverse('cijfers_kinderen')}?{urlencode(gevuld)}"

    def post_adres(self, figuur: Figuur, onderdeel: str) -> str:
        """Of a stroom: 'soort:….nieuw'."""
        wat, _, post = onderdeel.rpartition(".")
        return self.adres(figuur, wat, post)
