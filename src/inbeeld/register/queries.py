"""Reads of children and facts. What comes back is what the row policies let through."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from inbeeld.register.geheim import OngeldigNummer, blinde_index, lees_pgn
from inbeeld.register.models import FEITMODELLEN, FeitSchool, Jongere, Personalia
from inbeeld.register.namen import vouw
from inbeeld.register.omschrijving import omschrijf
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Organisatie
from inbeeld.toegang.perioden import einddatum

_MET_JONGERE = tuple(naam for naam, model in FEITMODELLEN.items() if hasattr(model, "jongere_id"))


@dataclass(frozen=True, slots=True)
class FeitRegel:
    """One fact as a page shows it; `einddatum` is inclusive. `eigen`: the actor is its source.
    `bronsoort`: the kind of organisation that is."""

    tabel: str
    id: int
    begindatum: date | None
    einddatum: date | None
    tekst: str
    bron: str
    bronsoort: str
    vastgelegd_op: datetime
    ingetrokken_op: datetime | None
    eigen: bool


def bekend_op_filter(moment: datetime | None) -> Q:
    """The facts that were known at `moment`; None: those that are not withdrawn."""
    if moment is None:
        return Q(ingetrokken_op__isnull=True)
    later = Q(ingetrokken_op__isnull=True) | Q(ingetrokken_op__gt=moment)
    return Q(vastgelegd_op__lte=moment) & later


def feiten_van(
    jongere_id: int, *, bekend_op: datetime | None = None, met_ingetrokken: bool = False
) -> list[FeitRegel]:
    """The facts of a child that the actor may see, newest period first.

    `bekend_op` (aware): as known then. `met_ingetrokken`: withdrawn facts too (history).
    """
    eigen = huidige_actor().organisatie_id
    keus = Q() if met_ingetrokken else bekend_op_filter(bekend_op)
    regels = []
    for tabel in _MET_JONGERE:
        rijen = FEITMODELLEN[tabel].objects.filter(keus, jongere_id=jongere_id)
        regels += [_regel(tabel, feit, eigen) for feit in rijen.select_related("bron")]
    return sorted(regels, key=lambda r: (r.begindatum or date.max, r.id), reverse=True)


def _regel(tabel: str, feit: Any, eigen: int | None) -> FeitRegel:
    periode = getattr(feit, "periode", None)
    return FeitRegel(
        tabel=tabel,
        id=feit.pk,
        begindatum=periode.lower if periode else None,
        einddatum=einddatum(periode) if periode else None,
        tekst=omschrijf(tabel, feit),
        bron=feit.bron.naam,
        bronsoort=feit.bron.soort,
        vastgelegd_op=feit.vastgelegd_op,
        ingetrokken_op=feit.ingetrokken_op,
        eigen=feit.bron_id == eigen,
    )


def zonder_gemeente(regel: FeitRegel) -> FeitRegel:
    """The same fact without the name of the gemeente that said it: for who may not know where the
    child lives, that would tell."""
    if regel.eigen or regel.bronsoort not in ("gemeente", "samenwerking"):
        return regel
    return replace(regel, bron="een gemeente")


def jongere_van(sleutel: str) -> Jongere:
    """The child of an address, with personalia. Raises Jongere.DoesNotExist when not visible."""
    return Jongere.objects.select_related("personalia").get(sleutel=sleutel)


# Under row-level security a search for part of a name cannot use an index, so it starts from the
# children with whom the organisation is involved, which is what the policy would keep anyway.
_ZOEK = """
select p.jongere_id from register_personalia p
join register_jongere j on j.id = p.jongere_id and j.opgegaan_in_id is null
where p.zoeksleutel like all(%s)
  and ((select toegang_hele_regio()) or p.jongere_id in (
      select b.jongere_id from toegang_betrokkenheid b
      where b.partij = any((select toegang_partijen())::bigint[])))
order by p.sorteersleutel limit %s
"""


def zoek_jongeren(tekst: str, *, hoogstens: int = 50) -> list[Personalia]:
    """Children by (parts of) their name or by number, in Dutch order of names.

    Only those that the actor sees, and not a record that was joined into another. A text of nine
    digits that is a valid number is looked up through the blind index. An empty text finds nobody.
    """
    try:
        gevonden = Personalia.objects.filter(
            pgn_index=blinde_index(lees_pgn(tekst)), jongere__opgegaan_in__isnull=True
        )
        return list(gevonden.select_related("jongere"))
    except OngeldigNummer:
        pass
    woorden = vouw(tekst).split()
    if not woorden:
        return []
    with connection.cursor() as cursor:
        # Folded text holds letters and digits only: no wildcard of the reader's own.
        cursor.execute(_ZOEK, [[f"%{woord}%" for woord in woorden], hoogstens])
        ids = [rij[0] for rij in cursor.fetchall()]
    return list(
        Personalia.objects.filter(pk__in=ids).select_related("jongere").order_by("sorteersleutel")
    )


def onder(ids: Iterable[int]) -> RawSQL:
    """`pk__in=onder(ids)`: look these rows up one by one.

    Given as a list the row policies would first read everybody with whom the organisation is
    involved: forty thousand children for fifty names.
    """
    return RawSQL("select unnest(%s::bigint[])", [list(ids)])


def personalia_van(jongere_ids: Iterable[int]) -> dict[int, Personalia]:
    """Personalia of the visible ones among many children, by number."""
    rijen = Personalia.objects.filter(pk__in=onder(jongere_ids)).select_related("jongere")
    return {rij.pk: rij for rij in rijen}


def scholen() -> QuerySet[FeitSchool]:
    """The schools that are valid now, by name."""
    return FeitSchool.objects.filter(ingetrokken_op__isnull=True).order_by("naam", "school")


def schoolnamen() -> dict[str, str]:
    """Code and name of the schools that are valid now, by name; without a name the code."""
    return {code: naam or code for code, naam in scholen().values_list("school", "naam")}


def gemeenten() -> dict[str, str]:
    """Code and name of the gemeenten that are organisations here, by name."""
    rijen = Organisatie.objects.filter(soort="gemeente").order_by("naam")
    return dict(rijen.values_list("code", "naam"))
