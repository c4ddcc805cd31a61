"""Who a child is on a day, as the top of a page and the search results show it.

Everything comes through the row policies: what an organisation may not see is simply not there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from inbeeld.register.models import (
    Feit,
    FeitGegevensstand,
    FeitInschrijving,
    FeitJongere,
    FeitSchool,
    FeitWoonplaats,
    Jongere,
)
from inbeeld.register.queries import bekend_op_filter, gemeenten, personalia_van
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.tijdlijnen.queries import regio_definitie

_GELDIG = bekend_op_filter(None)


@dataclass(frozen=True)
class Kind:
    """A child on a day. Empty where nothing (visible) is known; `status` empty: no timeline that
    the actor sees."""

    jongere_id: int
    sleutel: UUID
    naam: str
    geboortedatum: date | None
    overleden_op: date | None
    school: str
    schoolnaam: str
    sector: str
    gemeentenaam: str
    wijk: str
    status: str
    soort: str
    definitie: str


def _laatst_begonnen(rijen: Iterable[Any], code: str) -> Any | None:
    """Two at once: the one that began last counts, then the higher code (rekenregels §2)."""
    return max(rijen, key=lambda r: (r.periode.lower, getattr(r, code)), default=None)


def _op_dag(model: type[Feit], ids: Sequence[int], dag: date, code: str) -> dict[int, Any]:
    rijen: dict[int, list[Any]] = {}
    for rij in model.objects.filter(_GELDIG, jongere_id__in=ids, periode__contains=dag):
        rijen.setdefault(rij.jongere_id, []).append(rij)
    return {jongere: _laatst_begonnen(groep, code) for jongere, groep in rijen.items()}


def kinderen_op(jongere_ids: Sequence[int], dag: date) -> list[Kind]:
    """The visible ones among these children as they are on `dag`, in Dutch order of names."""
    personalia = personalia_van(jongere_ids)
    ids = sorted(personalia, key=lambda i: personalia[i].sorteersleutel)
    geboren = dict(
        FeitJongere.objects.filter(_GELDIG, jongere_id__in=ids).values_list(
            "jongere_id", "geboortedatum"
        )
    )
    inschrijving = _op_dag(FeitInschrijving, ids, dag, "school")
    woonplaats = _op_dag(FeitWoonplaats, ids, dag, "gemeente")
    codes = {i.school for i in inschrijving.values()}
    scholen = {s.school: s for s in FeitSchool.objects.filter(_GELDIG, school__in=codes)}
    gemeentenamen = gemeenten()
    definities = {s: regio_definitie(dag, s) for s in {x.sector for x in scholen.values()} | {""}}
    statussen = {
        (t.jongere_id, t.definitie): t
        for t in Tijdlijn.objects.filter(jongere_id__in=ids, periode__contains=dag)
    }
    kinderen = []
    for i in ids:
        school = scholen.get(inschrijving[i].school) if i in inschrijving else None
        thuis = woonplaats.get(i)
        definitie = definities[school.sector if school else ""]
        rij = statussen.get((i, definitie))
        kinderen.append(
            Kind(
                jongere_id=i,
                sleutel=personalia[i].jongere.sleutel,
                naam=personalia[i].naam,
                geboortedatum=geboren.get(i),
                overleden_op=personalia[i].overleden_op,
                school=inschrijving[i].school if i in inschrijving else "",
                schoolnaam=(school.naam or school.school) if school else "",
                sector=school.sector if school else "",
                gemeentenaam=gemeentenamen.get(thuis.gemeente, thuis.gemeente) if thuis else "",
                wijk=(thuis.wijk or "") if thuis else "",
                status=rij.status if rij else "",
                soort=rij.soort if rij else "",
                definitie=definitie,
            )
        )
    return kinderen


def kind_op(sleutel: UUID, dag: date) -> Kind:
    """One child by the key of its address. Raises Jongere.DoesNotExist when it is not visible."""
    jongere = Jongere.objects.get(sleutel=sleutel)
    gevonden = kinderen_op([jongere.pk], dag)
    if not gevonden:
        raise Jongere.DoesNotExist
    return gevonden[0]


def gegevens_tot(school: str) -> date | None:
    """Through which day a school has delivered absence; None when it never said."""
    rijen = FeitGegevensstand.objects.filter(_GELDIG, school=school)
    return rijen.aggregate(laatst=Max("gegevens_tot_en_met"))["laatst"]
