"""What every page of figures needs: the area, the sheet, who may see what, and the file of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from inbeeld.monitor.forms_cijfers import CijferForm
from inbeeld.monitor.gebieden import SOORTEN, Gebied, gebied
from inbeeld.monitor.models import Cijferblad
from inbeeld.monitor.policies import can_gebied_precies_zien, can_precies_zien
from inbeeld.monitor.queries.cijfers import blad as blad_van
from inbeeld.monitor.queries.cijfers import is_achter
from inbeeld.monitor.queries.gebieden import Namen, eigen_gebied, leesbare_gebieden
from inbeeld.monitor.queries.samengesteld import definitie_van
from inbeeld.monitor.queries.standen import heeft_cijfers
from inbeeld.monitor.telwijze import PER_SECTOR, Telwijze, telwijze
from inbeeld.regels.definities import DEFINITIES
from inbeeld.toegang.actor import Actor, huidige_actor
from inbeeld.toegang.models import Organisatie
from inbeeld.toegang.policies import Geweigerd
from inbeeld.web import rekenbladen
from inbeeld.web.datums import moment

BESTANDEN = ("csv", "ods", "xlsx")
KOPPEN = {"gemeente": "Gemeente", "wijk": "Wijk", "sector": "Sector", "school": "School"}
"""The head of a column that names areas of a kind."""
_BLADZIJDEN = (
    ("Stand op peildata", "cijfers_stand"),
    ("Erbij en eraf", "cijfers_stroom"),
    ("Tijd tot een aanbod", "cijfers_doorlooptijd"),
    ("Van signaal tot aanbod", "cijfers_route"),
    ("Vergelijken", "vergelijken"),
)


@dataclass(frozen=True)
class Basis:
    """An area and a definitie as a page was asked for, with the sheet there is (or None).

    `namen`: of areas, for whatever else the page names. `eigen` and `organisatie`: the actor's.
    `gekozen`: whether the address names the definitie. `gemengd`: it does not, and the sectors of
    the area go by different ones, of which `definitie` is that of all others.
    """

    gebied: Gebied
    naam: str
    definitie: str
    blad: Cijferblad | None
    namen: Namen
    eigen: Gebied
    organisatie: Organisatie
    gekozen: bool
    telwijze: Telwijze
    gemengd: bool

    @property
    def vraag(self) -> dict[str, str]:
        return {"gebied": str(self.gebied), "definitie": self.definitie}


def lees_gebied(request: HttpRequest, sleutel: str | None = None) -> Gebied:
    """The area of the address, or the actor's own. Raises Http404 for none, or one it may not
    read."""
    sleutel = request.GET.get("gebied") if sleutel is None else sleutel
    return _lees_gebied(sleutel, eigen_gebied(request.actor))


def _lees_gebied(sleutel: str | None, eigen: Gebied) -> Gebied:
    if not sleutel:
        return eigen
    try:
        gekozen = gebied(sleutel)
    except ValueError as fout:
        raise Http404 from fout
    if gekozen != eigen and not heeft_cijfers(gekozen):
        raise Http404
    return gekozen


def lees_basis(request: HttpRequest) -> Basis:
    """Area and definitie of the address. Raises Http404 for what does not exist."""
    organisatie = Organisatie.objects.get(pk=request.actor.organisatie_id)
    eigen = eigen_gebied(request.actor, organisatie)
    waar = _lees_gebied(request.GET.get("gebied"), eigen)
    gevraagd = request.GET.get("definitie", "").replace(PER_SECTOR, "")
    namen, wijze = Namen(), telwijze(request.actor.vandaag)
    van_gebied = definitie_van(waar, wijze, namen, request.actor.vandaag)
    definitie = gevraagd or van_gebied or wijze.van(None)
    if definitie not in DEFINITIES:
        raise Http404
    return Basis(
        gebied=waar,
        naam=namen.van(waar),
        definitie=definitie,
        blad=blad_van(definitie),
        namen=namen,
        eigen=eigen,
        organisatie=organisatie,
        gekozen=bool(gevraagd),
        telwijze=wijze,
        gemengd=not gevraagd and van_gebied is None,
    )


def gebiedkeuzen(
    actor: Actor, gekozen: Gebied, namen: Namen, *, blad: Cijferblad | None = None
) -> dict[str, str]:
    """The areas that somebody may choose from, with their names, and the one that was chosen.

    `namen`: those of the page, which reads them once. `blad`: as the page has it already; by
    default the region's own sheet, read anew.
    """
    precies = {soort: can_precies_zien(actor, soort) for soort in SOORTEN}
    leesbaar = leesbare_gebieden(actor, namen=namen, het_blad=blad)
    keuzen = [waar for waar in leesbaar if precies[waar.soort]]
    return {str(waar): namen.van(waar) for waar in (*keuzen, gekozen)}


def cijferform(request: HttpRequest, basis: Basis) -> CijferForm:
    """The choice of area and definitie, filled in as the page was asked."""
    keuzen = gebiedkeuzen(request.actor, basis.gebied, basis.namen)
    return CijferForm(basis.vraag, gebieden=keuzen)


def weiger_klein(actor: Actor, waar: Gebied) -> None:
    """Raise Geweigerd for a wijk or school whose numbers the actor may not see as they are, and on
    whose page they cannot be protected."""
    if not can_gebied_precies_zien(actor, waar):
        raise Geweigerd("Uw rol geeft hier geen cijfers van één wijk of school.")


def verantwoording(
    *,
    indicator: str,
    definitie: str,
    gebied: Gebied,
    naam: str,
    wanneer: str,
    dag: date | None,
    blad: Cijferblad | None,
    onvolledig: bool,
    bekend_op: str = "",
    per: str = "",
    wijze: Telwijze | None = None,
) -> dict[str, Any]:
    """What stands with every figure: definitie, when, known when, coverage, and its explanation.
    `wijze`: as the page has it already, None to read it."""
    vraag = {"gebied": str(gebied), "definitie": definitie}
    if dag:
        vraag["dag"] = dag.isoformat()
    wijze = wijze or telwijze(huidige_actor().vandaag)
    samen = definitie == PER_SECTOR
    return {
        "naam": naam,
        "definitie": wijze.als_definitie() if samen else DEFINITIES[definitie],
        "anders": "" if samen else _anders(wijze, gebied, definitie),
        "wanneer": wanneer,
        "dag": dag,
        "blad": blad if not bekend_op else None,
        "later": bool(blad and not bekend_op and is_achter(blad)),
        "bekend_op": bekend_op,
        "onvolledig": onvolledig,
        "geheim": gebied.soort in ("gemeente", "wijk") or per in ("gemeente", "wijk"),
        "uitleg": f"{reverse('cijfers_uitleg', args=[indicator])}?{urlencode(vraag)}",
    }


def _anders(wijze: Telwijze, gebied: Gebied, definitie: str) -> str:
    """That the region counts this area in another way than one page or file does; '' when not."""
    if not wijze.gemengd:
        return ""
    eigen = definitie_van(gebied, wijze, Namen(), huidige_actor().vandaag)
    if eigen == definitie:
        return ""
    if eigen is not None:
        return f"Uw regio telt hier volgens ‘{DEFINITIES[eigen].titel}’."
    return (
        f"Uw regio telt niet elke sector hetzelfde: {wijze.zin}. Hier telt ieder kind volgens de "
        "ene definitie die erbij staat. Elke sector volgens zijn eigen definitie: kies bij het "
        "gebied die sector."
    )


def noten(van: dict[str, Any]) -> list[str]:
    """The same in lines, for above a table in a file."""
    bekend = moment(van["blad"].bekend_op if van["blad"] else timezone.now())
    uit = [
        f"Voor: {van['naam']}",
        f"Definitie: {van['definitie'].titel} ({van['definitie'].naam})",
        f"Bron van de definitie: {van['definitie'].bron}",
        f"Geteld: {van['wanneer']}",
        f"Bekend op: {van['bekend_op'] or bekend}",
        "Dekking: niet iedereen leverde alles aan; zie 'ten minste' en 'onbekend'."
        if van["onvolledig"]
        else "Dekking: alles wat nodig is, is aangeleverd.",
    ]
    if van["anders"]:
        uit.append(van["anders"])
    if van["geheim"]:
        uit.append("Kinderen met een geheim adres tellen niet mee in een gemeente of wijk.")
    return uit


def gevraagd_bestand(request: HttpRequest) -> str:
    """The kind of file that is asked for, '' for the page itself. Raises Http404 for another."""
    soort = request.GET.get("bestand", "")
    if soort and soort not in BESTANDEN:
        raise Http404
    return soort


def als_bestand(soort: str, bladen: Sequence[rekenbladen.Blad], naam: str) -> HttpResponse:
    """The sheets as a file to keep."""
    inhoud, type_ = rekenbladen.bestand(soort, bladen, titel=bladen[0].titel)
    antwoord = HttpResponse(inhoud, content_type=type_)
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.{soort}"'
    return antwoord


def meer_cijfers(hier: str, vraag: dict[str, str]) -> list[tuple[str, str, bool]]:
    """The pages of figures of the same area: name, address, and whether it is this one."""
    return [
        (naam, f"{reverse(adres)}?{urlencode(vraag)}", adres == hier) for naam, adres in _BLADZIJDEN
    ]


def bestandslinks(request: HttpRequest) -> list[tuple[str, str]]:
    """The same page as a file: name and address."""
    return [
        (soort.upper(), f"?{urlencode({**request.GET.dict(), 'bestand': soort})}")
        for soort in BESTANDEN
    ]
