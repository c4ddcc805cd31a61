"""Who a child is on a day, as the top of a page and the search results show it.

Everything comes through the row policies: what an organisation may not see is simply not there.
"""

from collections.abc import Iterable, Mapping, Sequence
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
    Personalia,
)
from inbeeld.register.queries import bekend_op_filter, gemeenten, personalia_van
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.tijdlijnen.queries import regio_definitie
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.policies import can_adressen_zien

_GELDIG = bekend_op_filter(None)


@dataclass(frozen=True)
class Kind:
    """A child on a day. Empty where nothing (visible) is known; `status` empty: no timeline that
    the actor sees. `adres_verborgen`: its whereabouts are kept from this actor."""

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
    adres_verborgen: bool
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
    scholen = _school_op(ids, dag)
    thuis = _thuis_op(ids, dag)
    standen = _stand_op(ids, dag, {i: scholen[i][2] if i in scholen else "" for i in ids})
    kinderen = []
    for i in ids:
        school, schoolnaam, sector = scholen.get(i, ("", "", ""))
        verborgen = adres_verborgen(personalia[i])
        gemeentenaam, wijk = ("", "") if verborgen else thuis.get(i, ("", ""))
        definitie, status, soort = standen[i]
        kinderen.append(
            Kind(
                jongere_id=i,
                sleutel=personalia[i].jongere.sleutel,
                naam=personalia[i].naam,
                geboortedatum=geboren.get(i),
                overleden_op=personalia[i].overleden_op,
                school=school,
                schoolnaam=schoolnaam,
                sector=sector,
                gemeentenaam=gemeentenaam,
                wijk=wijk,
                adres_verborgen=verborgen,
                status=status,
                soort=soort,
                definitie=definitie,
            )
        )
    return kinderen


def adres_verborgen(personalia: Personalia) -> bool:
    """Whether a child's whereabouts are kept from the actor: a secret address is for leerplicht."""
    return personalia.geheim_adres and not can_adressen_zien(huidige_actor())


def _school_op(ids: Sequence[int], dag: date) -> dict[int, tuple[str, str, str]]:
    """Code, name and sector of the school at which each child is enrolled on the day."""
    inschrijving = _op_dag(FeitInschrijving, ids, dag, "school")
    codes = {rij.school for rij in inschrijving.values()}
    scholen = {s.school: s for s in FeitSchool.objects.filter(_GELDIG, school__in=codes)}
    uit = {}
    for jongere, rij in inschrijving.items():
        school = scholen.get(rij.school)
        naam, sector = (school.naam, school.sector) if school else (None, "")
        uit[jongere] = (rij.school, naam or rij.school, sector)
    return uit


def _thuis_op(ids: Sequence[int], dag: date) -> dict[int, tuple[str, str]]:
    """Name of the gemeente, and wijk, of each child on the day."""
    namen = gemeenten()
    woonplaats = _op_dag(FeitWoonplaats, ids, dag, "gemeente")
    return {j: (namen.get(r.gemeente, r.gemeente), r.wijk or "") for j, r in woonplaats.items()}


def _stand_op(
    ids: Sequence[int], dag: date, sectoren: Mapping[int, str]
) -> dict[int, tuple[str, str, str]]:
    """The region's definitie for each child's sector, with status and soort by it."""
    definities = {sector: regio_definitie(dag, sector) for sector in set(sectoren.values())}
    rijen = {
        (t.jongere_id, t.definitie): t
        for t in Tijdlijn.objects.filter(jongere_id__in=ids, periode__contains=dag)
    }
    uit = {}
    for i in ids:
        definitie = definities[sectoren[i]]
        rij = rijen.get((i, definitie))
        uit[i] = (definitie, rij.status, rij.soort) if rij else (definitie, "", "")
    return uit


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
