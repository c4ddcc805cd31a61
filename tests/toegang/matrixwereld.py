"""A small region in which every rol has each relation to a child, and what the matrix then expects.

The expectation is worked out here, from the cell's condition and the list of who is involved with
whom, and not by the SQL that it is held against.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import uuid4

from django.db import connection, connections
from django.db.backends.postgresql.psycopg_any import DateRange

from inbeeld.register.models import Jongere, Personalia
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix import Groep, Handeling, Voorwaarde, cel
from inbeeld.toegang.matrix.tabellen import TABELLEN, Bescherming
from inbeeld.toegang.models import Aanstelling, Organisatie
from inbeeld.toegang.rls import BeschermTabel, nu_of_bron
from tests import fabriek as f

Rol = Aanstelling.Rol
V = Voorwaarde
RELATIES = ("eigen", "vervanger", "verwant", "vreemde", "voorheen", "geeindigd")
ZONDER_TABEL = (Groep.MEDISCH,)
"""Groups that no table of its own holds: one made for the test stands in for it."""
ALLEEN_NU = (
    "register_jongereevent",
    "register_personaliaevent",
    "register_samenvoeging",
    "register_samenvoegingevent",
)
"""Of identity: who was involved once keeps who the child is, not how that changed."""
# Where each rol works: the organisation that is involved, and one that is not.
HIER = {
    Rol.VERZUIMCOORDINATOR: (("school", "10AB00"), ("school", "20CD00")),
    Rol.MENTOR: (("school", "10AB00"), ("school", "20CD00")),
    Rol.LEERPLICHTAMBTENAAR: (("gemeente", "0392"), ("gemeente", "0394")),
    Rol.SWV_CONSULENT: (("swv", "SWV1"), ("swv", "SWV2")),
    Rol.JEUGDARTS: (("jgz", "JGZ1"), ("jgz", "JGZ2")),
    Rol.JEUGDCOACH: (("jeugdteam", "JT1"), ("jeugdteam", "JT2")),
    Rol.ZORGVERLENER: (("zorgaanbieder", "Z1"), ("zorgaanbieder", "Z2")),
    Rol.JUSTITIEMEDEWERKER: (("justitie", "OM1"), ("justitie", "OM2")),
    Rol.REGIOCOORDINATOR: (("regio", "REGIO"), ("regio", "REGIO")),
    Rol.BESTUURDER: (("gemeente", "0392"), ("schoolbestuur", "BG1")),
    Rol.BELEIDSMEDEWERKER: (("gemeente", "0392"), ("jgz", "JGZ2")),
    Rol.PRIVACYFUNCTIONARIS: (("regio", "REGIO"), ("school", "20CD00")),
    Rol.BEHEERDER: (("school", "10AB00"), ("school", "20CD00")),
    Rol.OUDER: (("regio", "REGIO"), ("regio", "REGIO")),
    Rol.JONGERE: (("regio", "REGIO"), ("regio", "REGIO")),
}
# Who is involved by the facts: the organisation's code → child → still today?
DOOR_FEITEN = {
    "10AB00": {"eigen": True, "geheim": True, "voorheen": False},
    "0392": {"eigen": True, "geheim": True, "voorheen": False},
    "SWV1": {"eigen": True, "geheim": True, "voorheen": False},
    "20CD00": {"voorheen": True, "vreemd": True},
    "0394": {"voorheen": True, "vreemd": True},
    "SWV2": {"voorheen": True, "vreemd": True},
}
IN_PERSOON = (
    Rol.JEUGDARTS,
    Rol.JEUGDCOACH,
    Rol.ZORGVERLENER,
    Rol.JUSTITIEMEDEWERKER,
    Rol.OUDER,
    Rol.JONGERE,
)
"""Rollen whose organisation is involved with nobody: a person is, for a time."""
ZONDER_KINDEREN = (Rol.BESTUURDER, Rol.BELEIDSMEDEWERKER, Rol.PRIVACYFUNCTIONARIS, Rol.BEHEERDER)


@dataclass(frozen=True)
class Iemand:
    """An actor, the code of the organisation, and with whom they are involved in person."""

    actor: Actor
    relatie: str
    organisatie: Organisatie
    persoonlijk: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Rij:
    """A stored row: where it stands, of which child, who said it, which layer, and whom alone it is
    for (empty: whoever may see its group)."""

    plek: str
    kind: str
    bron: int | None
    laag: str
    partij: int | None
    alleen: tuple[int, ...] = ()


@contextmanager
def proeftabellen() -> Iterator[None]:
    """Tables for the groups that have none yet, with the policy that theirs will have, and a way to
    involve a person: only the owner can make either."""
    stappen = [
        "create function proef_betrek(wie bigint, kind bigint, tijd daterange, waarom varchar)"
        " returns void language sql security definer as $$ insert into toegang_betrokkenheid"
        " (aanstelling_id, jongere_id, periode, grond) values (wie, kind, tijd, waarom) $$"
    ]
    for groep in ZONDER_TABEL:
        stappen += [
            f"create table proef_{groep} (jongere_id bigint not null, bron_id bigint not null)",
            BeschermTabel(f"proef_{groep}", zien=nu_of_bron(groep)).sql,
        ]
    _als_eigenaar(stappen)
    try:
        yield
    finally:
        weg = [f"drop table proef_{groep}" for groep in ZONDER_TABEL]
        _als_eigenaar([*weg, "drop function proef_betrek(bigint, bigint, daterange, varchar)"])


def _als_eigenaar(stappen: list[str]) -> None:
    with connections["eigenaar"].cursor() as cursor:
        for stap in stappen:
            cursor.execute(stap)
    connections["eigenaar"].close()


def maak_kinderen() -> dict[str, int]:
    """Four children: at school A in Haarlem; the same with a secret address; one that left there;
    and one that was never there. What is known of them comes from several organisations."""
    a, b = f.school("10AB00"), f.school("20CD00")
    haarlem, elders = f.gemeente("0392"), f.gemeente("0394")
    een, _ = f.swv("SWV1", [a]), f.swv("SWV2", [b])
    thuis = [f.verzuimrij("10AB00", "2025-11-03")]
    uit = {}
    for naam in ("eigen", "geheim"):
        kind = f.kind(a, achternaam=naam.capitalize(), woont=None, verzuim=thuis)
        f.leg(
            haarlem,
            woonplaatsen=[_rij(kind, "2012-03-14", gemeente="0392", wijk="Centrum")],
            vrijstellingen=[_rij(kind, "2020-01-06", "2020-01-31", grond="art15")],
            duidingen=[_rij(kind, "2025-01-06", duiding="nazorg")],
        )
        f.leg(een, aanbod=[_rij(kind, "2025-12-01", soort="zorg", passend="nee")])
        uit[naam] = kind
    weg = f.kind(
        a,
        achternaam="Voorheen",
        tot_en_met="2025-12-31",
        woont=None,
        verzuim=[f.verzuimrij("10AB00", "2025-11-03", "2025-12-19")],
    )
    f.leg(
        haarlem,
        woonplaatsen=[_rij(weg, "2012-03-14", "2025-12-31", gemeente="0392")],
        vrijstellingen=[_rij(weg, "2020-01-06", "2020-01-31", grond="art15")],
    )
    f.leg(b, scholen=[f.schoolfeit(b.code)])
    f.leg(
        b,
        inschrijvingen=[_rij(weg, "2026-01-01", school=b.code)],
        verzuim=[{"jongere": weg, **f.verzuimrij(b.code, "2026-01-12")}],
    )
    f.leg(elders, woonplaatsen=[_rij(weg, "2026-01-01", gemeente="0394")])
    uit["voorheen"] = weg
    uit["vreemd"] = f.kind(
        b, achternaam="Vreemd", woont="0394", verzuim=[f.verzuimrij(b.code, "2025-11-03")]
    )
    with f.systeem():
        Personalia.objects.filter(pk=uit["geheim"]).update(geheim_adres=True)
        for kind in uit.values():  # so that each has a history
            Jongere.objects.filter(pk=kind).update(sleutel=uuid4())
    return uit


def _rij(kind: int, van: str, tot: str | None = None, **waarden: object) -> dict:
    eind = None if tot is None else f.d(tot)
    return {"jongere": kind, "begindatum": f.d(van), "einddatum": eind, **waarden}


def vul_proeftabellen(kinderen: dict[str, int]) -> None:
    """A row of each group, of each child, said by each organisation."""
    with f.systeem(), connection.cursor() as cursor:
        for groep in ZONDER_TABEL:
            cursor.execute(
                f"insert into proef_{groep} select k, o.id from unnest(%s::bigint[]) k,"
                " toegang_organisatie o",
                [list(kinderen.values())],
            )


def iedereen(kinderen: dict[str, int]) -> list[Iemand]:
    """Each rol in each relation."""
    uit = []
    for rol in Rol:
        hier, daar = (f.organisatie(*plek) for plek in HIER[rol])
        persoonlijk = {"eigen": True, "geheim": True, "voorheen": False}
        uit.append(_iemand(rol, "eigen", hier, kinderen, persoonlijk if rol in IN_PERSOON else {}))
        uit.append(_vervanger(rol, hier))
        if rol in ZONDER_KINDEREN or hier != daar:
            anders = {} if rol in ZONDER_KINDEREN else {"eigen": True}
            uit.append(_iemand(rol, "verwant", daar, kinderen, anders))
        if hier != daar or rol in IN_PERSOON:
            uit.append(_iemand(rol, "vreemde", daar, kinderen, {}))
        uit.append(_geeindigd(rol, hier, kinderen))
    return uit


def _iemand(
    rol: str, relatie: str, waar: Organisatie, kinderen: dict[str, int], persoonlijk: dict
) -> Iemand:
    a = f.aanstelling(waar, rol)
    for kind, nog in persoonlijk.items():
        _betrek(a.pk, kinderen[kind], nog)
    return Iemand(f.actor_van(a), relatie, waar, persoonlijk)


def _betrek(aanstelling: int, kind: int, nog: bool) -> None:
    tijd = DateRange(date(2025, 1, 1), date(2099, 1, 1) if nog else date(2026, 1, 1))
    with f.systeem(), connection.cursor() as cursor:
        cursor.execute("select proef_betrek(%s, %s, %s, 'tijdelijk')", [aanstelling, kind, tijd])


def _vervanger(rol: str, waar: Organisatie) -> Iemand:
    """Stands in for a colleague until a day; what that one has in person stays theirs."""
    wie = f.aanstelling(waar, rol)
    plaats = f.aanstelling(waar, rol, tot_en_met=date(2098, 7, 1))
    f.wijzig(plaats, vervangt=wie)
    return Iemand(f.actor_van(plaats), "vervanger", waar)


def _geeindigd(rol: str, waar: Organisatie, kinderen: dict[str, int]) -> Iemand:
    """Over since yesterday, though still involved in person."""
    tot = date(2026, 2, 1)
    if rol == Rol.BEHEERDER:
        f.aanstelling(waar, rol)  # an organisation is never without one
    a = f.aanstelling(waar, rol, tot_en_met=tot)
    if rol in IN_PERSOON:
        _betrek(a.pk, kinderen["eigen"], True)
    return Iemand(f.actor_van(a), "geeindigd", waar)


def tabellen() -> list[tuple[str, str, Groep]]:
    """(table, column of the child, group) of all that row access over betrokkenheid guards."""
    echt = [
        (naam, t.jongere, t.groep)
        for naam, t in sorted(TABELLEN.items())
        if t.jongere and t.bescherming == Bescherming.RIJEN
    ]
    return echt + [(f"proef_{groep}", "jongere_id", groep) for groep in ZONDER_TABEL]


def lees(tabel: str, kolom: str, kinderen: dict[str, int]) -> set[Rij]:
    """The rows of a table about these children that the actor of this moment sees."""
    namen = {pk: naam for naam, pk in kinderen.items()}
    with connection.cursor() as cursor:
        cursor.execute(
            f"select t.ctid::text, t.{kolom}, (to_jsonb(t)->>'bron_id')::bigint,"
            f" coalesce(to_jsonb(t)->>'laag', ''), (to_jsonb(t)->>'partij')::bigint,"
            f" coalesce(to_jsonb(t)->'partijen', to_jsonb(t)->'lezers', '[]')::text from {tabel} t"
            f" where t.{kolom} = any(%s)",
            [list(namen)],
        )
        return {
            Rij(plek, namen[kind], *rest, tuple(json.loads(alleen)))
            for plek, kind, *rest, alleen in cursor.fetchall()
        }


def verwacht(wie: Iemand, tabel: str, groep: Groep, rij: Rij) -> bool:
    """Whether the matrix lets this person see this row."""
    if wie.relatie == "geeindigd":
        return False
    if tabel == "toegang_betrokkenheid":
        eigen = {-wie.actor.aanstelling_id}
        if wie.actor.rol not in (*ZONDER_KINDEREN, Rol.OUDER, Rol.JONGERE):
            eigen.add(wie.organisatie.pk)
        mag_eigen = wie.actor.rol not in ZONDER_KINDEREN and rij.partij in eigen
        return mag_eigen or wie.actor.rol == Rol.REGIOCOORDINATOR
    if tabel == "tijdlijnen_laag":
        los = {
            "woonachtig": Groep.VERBLIJFPLAATS,
            "vrijgesteld": Groep.VRIJSTELLING,
            "ingeschreven": Groep.INSCHRIJVING,
        }
        if rij.laag in los:
            van_feit = replace(rij, bron=None)
            return _mag(wie, tabel, groep, rij) and _mag(wie, tabel, los[rij.laag], van_feit)
    ingelicht = not rij.alleen or wie.organisatie.pk in rij.alleen
    return _mag(wie, tabel, groep, rij) and (ingelicht or wie.actor.rol == Rol.REGIOCOORDINATOR)


def _mag(wie: Iemand, tabel: str, groep: Groep, rij: Rij) -> bool:
    gevonden = cel(wie.actor.rol, groep, Handeling.BEKIJKEN)
    if gevonden is None:
        return False
    door_feiten = DOOR_FEITEN.get(wie.organisatie.code, {})
    if wie.actor.rol in ZONDER_KINDEREN or wie.actor.rol in (Rol.OUDER, Rol.JONGERE):
        door_feiten = {}
    nu = door_feiten.get(rij.kind, False) or wie.persoonlijk.get(rij.kind, False)
    ooit = rij.kind in door_feiten and tabel not in ALLEEN_NU
    bron = rij.bron is not None and rij.bron == wie.organisatie.pk
    bron = bron and wie.actor.rol not in (*ZONDER_KINDEREN, Rol.OUDER, Rol.JONGERE)
    return {
        V.BETROKKEN: nu,
        V.BETROKKEN_OF_BRON: nu or bron,
        V.BETROKKEN_TENZIJ_GEHEIM: bron or (nu and rij.kind != "geheim"),
        V.OOIT_BETROKKEN: nu or ooit,
        V.EIGEN_BRON: bron,
        V.HELE_REGIO: True,
        V.HELE_REGIO_TENZIJ_GEHEIM: rij.kind != "geheim",
    }.get(gevonden.voorwaarde, False)
