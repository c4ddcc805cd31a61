"""The children that need attention, most urgent clock first."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection

from inbeeld.regels.definities import DEFINITIES
from inbeeld.register.models import FeitSchool
from inbeeld.register.queries import gemeenten, personalia_van, scholen
from inbeeld.tijdlijnen.models import RUSTIG
from inbeeld.tijdlijnen.queries.kind import regio_definities
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.velden import velden_voor
from inbeeld.toegang.models import Organisatie, Werkgebied
from inbeeld.toegang.policies import can_adressen_zien, groepen_van

T = TypeVar("T")
BIJNA_DAGEN = 28
"""'Almost three months': this many days or fewer to go."""
AANDACHT = tuple(
    dict.fromkeys(r.soort for d in DEFINITIES.values() for r in d.regels if r.soort not in RUSTIG)
)
"""The soorten of status that ask for somebody's attention."""

# Children with a clock stand before those without; the id makes paging stable.
SORTERINGEN = {
    "klok": "streng_op is null, streng_op, ruim_op is null, ruim_op, tot",
    "naam": "(select p.sorteersleutel from register_personalia p"
    " where p.jongere_id = w.jongere_id)",
    "school": "(select l.waarde from tijdlijnen_laag l where l.jongere_id = w.jongere_id"
    " and l.laag = 'ingeschreven' and l.periode @> %(vandaag)s::date) nulls last, streng_op",
    "status": "status, streng_op",
    "volgende": "tot, streng_op",
}
"""The orders that the list can have, by name."""


@dataclass(frozen=True, slots=True)
class WerkvoorraadFilter:
    """What to narrow the list to; an empty text does not narrow. `klok`: loopt, bijna, voorbij
    (strict clocks), ruim (a wide clock and no strict one)."""

    soort: str = ""
    status: str = ""
    klok: str = ""
    sector: str = ""
    school: str = ""
    gemeente: str = ""


@dataclass(frozen=True, slots=True)
class WerkRegel:
    """One child. 'Dag `dag_n` van `dag_van`' of the clock `klok_soort` ('' when none runs).

    `volgende_datum` and `volgende_status`: what changes by itself, if nothing happens, and when.
    """

    jongere_id: int
    sleutel: UUID
    naam: str
    school: str
    schoolnaam: str
    sector: str
    gemeente: str
    gemeentenaam: str
    status: str
    soort: str
    klok_soort: str
    thuis_sinds: date | None
    dag_n: int | None
    dag_van: int | None
    drie_maanden_op: date | None
    volgende_datum: date | None
    volgende_status: str


@dataclass(frozen=True, slots=True)
class Pagina(Generic[T]):
    """One page of `aantal` things in all; `nummer` from 1. `tellingen`: of the whole list, however
    it is narrowed (`werkvoorraad_tellingen`)."""

    regels: list[T]
    aantal: int
    nummer: int
    per_pagina: int
    tellingen: dict[str, int] = field(default_factory=dict)

    @property
    def paginas(self) -> int:
        return max(1, -(-self.aantal // self.per_pagina))


@dataclass(frozen=True, slots=True)
class Filterkeuzen:
    """Codes that the list can be narrowed to."""

    scholen: list[str] = field(default_factory=list)
    gemeenten: list[str] = field(default_factory=list)
    sectoren: list[str] = field(default_factory=list)


# The rows whose day is today, of a status that asks for attention or with a clock that runs (five
# days of illness ask nothing by their status yet): two parts, each through its own index, which
# holds little more than what is asked; the first is read from it alone, so it names its columns.
# Comparisons are with plain columns, as row-level security lets an index serve only what cannot
# leak; whose children these are is left to the policies.
_BASIS = """
with klok as materialized (
    select k.jongere_id,
           min(k.thuis_sinds) filter (where k.soort = 'streng') as streng_sinds,
           min(k.drie_maanden_op) filter (where k.soort = 'streng') as streng_op,
           min(k.thuis_sinds) filter (where k.soort = 'ruim') as ruim_sinds,
           min(k.drie_maanden_op) filter (where k.soort = 'ruim') as ruim_op
    from tijdlijnen_klok k
    where k.van <= %(vandaag)s and (k.tot > %(vandaag)s or k.tot is null)
      and k.verschenen_op <= %(vandaag)s
    group by k.jongere_id
), nu as (
    select t.jongere_id, t.definitie, t.status, t.soort, t.tot from tijdlijnen_tijdlijn t
    where {definitie} and t.van <= %(vandaag)s and t.tot > %(vandaag)s
      and not (t.soort in ('in_onderwijs', 'niet_plichtig', 'vrijgesteld'))
    union all
    select t.jongere_id, t.definitie, t.status, t.soort, t.tot
    from klok k join tijdlijnen_tijdlijn t on k.jongere_id = t.jongere_id
    where {definitie} and t.van <= %(vandaag)s and t.tot > %(vandaag)s
      and t.soort in ('in_onderwijs', 'niet_plichtig', 'vrijgesteld')
), w as materialized (
    select t.jongere_id, t.definitie, t.status, t.soort, t.tot, k.streng_sinds, k.streng_op,
           k.ruim_sinds, k.ruim_op
    from nu t left join klok k on k.jongere_id = t.jongere_id
    where not exists (select 1 from register_personalia p
                      where p.jongere_id = t.jongere_id and p.overleden_op is not null)
)
"""
_INGESCHREVEN = """exists (
    select 1 from register_inschrijvingen i {join}
    where i.jongere_id = w.jongere_id and i.ingetrokken_op is null
      and i.periode @> %(vandaag)s::date and {wat})"""
_FILTERS = {
    "soort": "w.soort = %(soort)s",
    "status": "w.status = %(status)s",
    "school": _INGESCHREVEN.format(join="", wat="i.school = %(school)s"),
    "sector": _INGESCHREVEN.format(
        join="join register_scholen s on s.school = i.school and s.ingetrokken_op is null",
        wat="s.sector = %(sector)s",
    ),
    "gemeente": """exists (
        select 1 from register_woonplaatsen i
        where i.jongere_id = w.jongere_id and i.ingetrokken_op is null
          and i.periode @> %(vandaag)s::date and i.gemeente = %(gemeente)s)
        and (%(adressen)s or not exists (
            select 1 from register_personalia p
            where p.jongere_id = w.jongere_id and p.geheim_adres))""",
}
_KLOKKEN = {
    "loopt": "w.streng_op is not null",
    "bijna": "w.streng_op > %(vandaag)s and w.streng_op <= %(bijna)s",
    "voorbij": "w.streng_op <= %(vandaag)s",
    "ruim": "w.ruim_op is not null and w.streng_op is null",
}


def _basis(vandaag: date) -> tuple[str, dict[str, Any]]:
    """The CTEs `klok` and `w`, and their parameters."""
    keuze = regio_definities(vandaag)
    params: dict[str, Any] = {
        "vandaag": vandaag,
        "bijna": vandaag + timedelta(days=BIJNA_DAGEN),
        "definitie": keuze[""],
    }
    definitie = "t.definitie = %(definitie)s"
    if len(set(keuze.values())) > 1:
        params["sectoren"] = [sector for sector in keuze if sector]
        params["definities"] = [keuze[sector] for sector in params["sectoren"]]
        definitie = _PER_SECTOR
    return _BASIS.format(definitie=definitie), params


# The sector of the school that counts today decides by which definitie a child is counted.
_PER_SECTOR = """t.definitie = coalesce((
    select d.definitie from tijdlijnen_laag l
    join register_scholen s on s.school = l.waarde and s.ingetrokken_op is null
    join unnest(%(sectoren)s::text[], %(definities)s::text[]) d(sector, definitie)
        on d.sector = s.sector
    where l.jongere_id = t.jongere_id and l.laag = 'ingeschreven'
      and l.periode @> %(vandaag)s::date), %(definitie)s)"""


# With the page in one statement: finding the children is most of the work of both.
_PER_KLOK = ", ".join(f"count(*) filter (where {sql})" for sql in _KLOKKEN.values())
_TELLINGEN = f"""select jsonb_object_agg(s.soort, s.aantallen) as tellingen from (
    select w.soort, jsonb_build_array(count(*), {_PER_KLOK}) as aantallen from w group by w.soort
) s"""  # noqa: S608


def _tellingen(per_soort: str | None) -> dict[str, int]:
    soorten: dict[str, list[int]] = json.loads(per_soort or "{}")
    uit = {soort: aantallen[0] for soort, aantallen in soorten.items()}
    for nr, naam in enumerate(_KLOKKEN, start=1):
        uit[f"klok_{naam}"] = sum(aantallen[nr] for aantallen in soorten.values())
    return uit


def werkvoorraad(
    *,
    actor: Actor,
    vandaag: date,
    filter: WerkvoorraadFilter = WerkvoorraadFilter(),  # noqa: A002
    sortering: str = "klok",
    pagina: int = 1,
    per_pagina: int = 50,
) -> Pagina[WerkRegel]:
    """A page of the children that need attention on `vandaag` and that the actor sees.

    `sortering`: a key of SORTERINGEN, anything else is 'klok'. A page beyond the last is empty.
    A filter or order by a kind of data that the rol does not see is left out (field sets
    `WerkvoorraadFilter`, `SORTERINGEN`). Narrowed to a gemeente, a child whose address is secret is
    on the list of leerplicht alone: on anybody else's it would tell where the child lives.
    """
    vraag, params = paginavraag(
        actor=actor,
        vandaag=vandaag,
        filter=filter,
        sortering=sortering,
        pagina=pagina,
        per_pagina=per_pagina,
    )
    with connection.cursor() as cursor:
        cursor.execute(vraag, params)
        rijen = cursor.fetchall()
    tellingen, aantal, jongere, *_ = rijen[0]
    op_blad = [] if jongere is None else [rij[2:] for rij in rijen]
    return Pagina(
        _regels(op_blad, vandaag),
        aantal if op_blad else 0,
        max(pagina, 1),
        per_pagina,
        _tellingen(tellingen),
    )


def paginavraag(
    *,
    actor: Actor,
    vandaag: date,
    filter: WerkvoorraadFilter = WerkvoorraadFilter(),  # noqa: A002
    sortering: str = "klok",
    pagina: int = 1,
    per_pagina: int = 50,
) -> tuple[str, dict[str, Any]]:
    """The statement of `werkvoorraad` and its parameters. Rows, in order: the counts and how many
    children there are (on every one), and what is known of a child (nulls: an empty page)."""
    filter, sortering = toegestaan(actor, filter, sortering)  # noqa: A001
    basis, params = _basis(vandaag)
    waar = [sql for naam, sql in _FILTERS.items() if getattr(filter, naam)]
    params |= {naam: getattr(filter, naam) for naam in _FILTERS if getattr(filter, naam)}
    params["adressen"] = can_adressen_zien(actor)
    if filter.klok in _KLOKKEN:
        waar.append(_KLOKKEN[filter.klok])
    orde = SORTERINGEN.get(sortering, SORTERINGEN["klok"])
    params |= {"hoogstens": per_pagina, "vanaf": (max(pagina, 1) - 1) * per_pagina}
    vraag = f"""{basis}, lijst as materialized (
    select w.* from w where {" and ".join(waar) or "true"}
), blad as (
    select w.* from lijst w order by {orde}, w.jongere_id limit %(hoogstens)s offset %(vanaf)s
)
select t.tellingen, (select count(*) from lijst), w.*
from ({_TELLINGEN}) t left join blad w on true order by {orde}, w.jongere_id"""  # noqa: S608
    return vraag, params


def toegestaan(
    actor: Actor,
    filter: WerkvoorraadFilter,  # noqa: A002
    sortering: str,
) -> tuple[WerkvoorraadFilter, str]:
    """The same question without what it asks of kinds of data that the actor does not see."""
    groepen = groepen_van(actor)
    velden = velden_voor("WerkvoorraadFilter", groepen)
    keuze = {veld: waarde for veld, waarde in asdict(filter).items() if veld in velden}
    orden = velden_voor("SORTERINGEN", groepen)
    return WerkvoorraadFilter(**keuze), sortering if sortering in orden else "klok"


_ERBIJ = """
select j.id,
    (select l.waarde from tijdlijnen_laag l where l.jongere_id = j.id
        and l.laag = 'ingeschreven' and l.periode @> %(vandaag)s::date) as school,
    (select w.gemeente from register_woonplaatsen w where w.jongere_id = j.id
        and w.ingetrokken_op is null and w.periode @> %(vandaag)s::date
        order by lower(w.periode) desc, w.gemeente desc limit 1) as gemeente,
    (select t.status from tijdlijnen_tijdlijn t where t.jongere_id = j.id
        and t.definitie = j.definitie and t.van = j.tot) as volgende
from unnest(%(ids)s::bigint[], %(definities)s::text[], %(totten)s::date[])
    as j(id, definitie, tot)
"""


def _regels(rijen: list[tuple[Any, ...]], vandaag: date) -> list[WerkRegel]:
    """What the page shows besides, for its own children only."""
    ids = [rij[0] for rij in rijen]
    params = {
        "ids": ids,
        "vandaag": vandaag,
        "definities": [rij[1] for rij in rijen],
        "totten": [rij[4] for rij in rijen],
    }
    with connection.cursor() as cursor:
        cursor.execute(_ERBIJ, params)
        erbij = {rij[0]: rij[1:] for rij in cursor.fetchall()}
    namen = personalia_van(ids)
    codes = {school for school, *_ in erbij.values() if school}
    per_code = {s.school: s for s in scholen().filter(school__in=codes)}
    gemeentenamen = gemeenten()
    return [
        _regel(rij, vandaag, namen[rij[0]], erbij[rij[0]], per_code, gemeentenamen) for rij in rijen
    ]


def _regel(
    rij: tuple[Any, ...],
    vandaag: date,
    persoon: Any,
    erbij: tuple[str | None, str | None, str | None],
    per_code: Mapping[str, FeitSchool],
    gemeentenamen: Mapping[str, str],
) -> WerkRegel:
    jongere, _, status, soort, tot, streng_sinds, streng_op, ruim_sinds, ruim_op = rij
    code, gemeente, volgende = erbij
    school = per_code.get(code or "")
    sinds, op = (streng_sinds, streng_op) if streng_op else (ruim_sinds, ruim_op)
    return WerkRegel(
        jongere_id=jongere,
        sleutel=persoon.jongere.sleutel,
        naam=persoon.naam,
        school=code or "",
        schoolnaam=(school and school.naam) or code or "",
        sector=school.sector if school else "",
        gemeente=gemeente or "",
        gemeentenaam=gemeentenamen.get(gemeente or "", gemeente or ""),
        status=status,
        soort=soort,
        klok_soort="streng" if streng_op else "ruim" if ruim_op else "",
        thuis_sinds=sinds,
        dag_n=(vandaag - sinds).days + 1 if sinds else None,
        dag_van=(op - sinds).days if sinds else None,
        drie_maanden_op=op,
        volgende_datum=tot if volgende else None,
        volgende_status=volgende or "",
    )


def werkvoorraad_tellingen(*, actor: Actor, vandaag: date) -> dict[str, int]:
    """How many children per soort, and per kind of clock (`klok_loopt`, `klok_bijna`…)."""
    basis, params = _basis(vandaag)
    with connection.cursor() as cursor:
        cursor.execute(f"{basis} {_TELLINGEN}", params)
        return _tellingen(cursor.fetchone()[0])


def filterkeuzen(*, actor: Actor, vandaag: date) -> Filterkeuzen:
    """What the actor's list can be narrowed to: for a school or gemeente, itself."""
    rijen = scholen()
    ziet_gemeenten = Groep.VERBLIJFPLAATS in groepen_van(actor)
    eigen = Organisatie.objects.filter(pk=actor.organisatie_id).first()
    if eigen is not None and eigen.soort == "school":
        rijen = rijen.filter(school=eigen.code)
    elif eigen is not None and eigen.soort == "swv":
        van_ons = Werkgebied.objects.filter(organisatie=eigen, periode__contains=vandaag)
        rijen = rijen.filter(school__in=van_ons.values("gebied__code"))
    codes = list(rijen.values_list("school", "sector"))
    return Filterkeuzen(
        scholen=[school for school, _ in codes],
        gemeenten=_gemeenten_van(eigen, vandaag) if ziet_gemeenten else [],
        sectoren=sorted({sector for _, sector in codes}),
    )


def _gemeenten_van(eigen: Organisatie | None, vandaag: date) -> list[str]:
    if eigen is not None and eigen.soort == "gemeente":
        return [eigen.code]
    if eigen is not None and eigen.soort == "samenwerking":
        rijen = Werkgebied.objects.filter(organisatie=eigen, periode__contains=vandaag)
        return list(rijen.order_by("gebied__naam").values_list("gebied__code", flat=True))
    return list(gemeenten())
