"""The werkvoorraad: what is asked of me and mine, oldest deadline first, and what waits on others.

One statement finds, counts and pages; only the lines of the page get their child, step and klok.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.urls import reverse

from inbeeld.register.models import FeitSchool, Personalia
from inbeeld.register.queries import onder, personalia_van, scholen
from inbeeld.signalen import werksoorten
from inbeeld.signalen.models import Melding, Meldingontvanger, Zaak
from inbeeld.signalen.plan import WEEKDAGEN
from inbeeld.signalen.queries.zaken import UIT_KLOK, lopende_klokken
from inbeeld.signalen.zaakstappen import NAZORG, stapnaam, stappen_op
from inbeeld.tijdlijnen.models import Klok, Laag
from inbeeld.tijdlijnen.queries import Pagina
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Aanstelling, Organisatie

TOON = {
    "nodig": "Nu nodig",
    "wacht": "Wacht op een ander",
    "loopt_af": "Loopt af",
    "nieuw": "Nieuw",
    "alles": "Alles",
}
"""What the list shows; the first four are the cards."""
VAN = {"mij": "Van mij", "team": "Van mijn organisatie", "postvak": "In het postvak"}
_SOORT = {"zaakstap": "stap in een zaak", "antwoord": "antwoord op een melding"}
LOOPT_AF_SCHOOLDAGEN = 5
_GEVRAAGD = {
    "verzonden": "Melding openen en antwoorden",
    "gezien": "Antwoorden op de melding",
    "aangenomen": "Laten weten wat er gedaan is",
}
_DOOR_KLOK = (
    *UIT_KLOK,
    Melding.Soort.VERZUIM,
    Melding.Soort.ZIEKTE,
    Melding.Soort.GEOORLOOFD,
    Melding.Soort.ABSOLUUT,
)


def soorten() -> dict[str, str]:
    """Every kind of work, as the filter names it: of this room, and of those above."""
    return _SOORT | werksoorten.namen()


@dataclass(frozen=True, slots=True)
class WerkKeuze:
    """Which part of the work: keys of TOON, VAN and `soorten` (empty: every soort)."""

    toon: str = "nodig"
    van: str = "mij"
    soort: str = ""


@dataclass(frozen=True, slots=True)
class Werkitem:
    """One line. `wat`: what is asked, in words; `van`: who asks; `bij`: who has it.

    `te_laat`: its day is past; `klaar`: facts show that the child is no longer at home. 'Dag
    `dag_n` van `dag_van`' of the clock `klok_soort` ('' when none runs). `adres`: of its page.
    """

    soort: str
    bron_id: int
    jongere_id: int
    sleutel: UUID
    naam: str
    schoolnaam: str
    wat: str
    van: str
    bij: str
    uiterlijk_op: date
    te_laat: bool
    klaar: bool
    klok_soort: str
    dag_n: int | None
    dag_van: int | None
    adres: str

    @property
    def toewijsbaar(self) -> bool:
        """Whether it can be given to a colleague from the list."""
        return self.soort in _SOORT


# What stands at a postvak for which the actor acts, and what waits for their own decision; and what
# their organisation asked of others. By its first lines each part goes through an index. Whose a
# line is, is what `houder_id` says, found the other way round: of thousands of lines only those
# that are nobody's in particular stand with who coordinates their postvak.
_BASIS = """
with mensen as materialized (
    select array(select %(ik)s::bigint union all
                 select a.vervangt_id from toegang_aanstelling a
                 where a.id = %(ik)s and a.vervangt_id is not null) as ids
), mij as materialized (
    select m.ids as mensen,
           array(select p.id from toegang_postvak p
                 where p.organisatie_id = any((select toegang_partijen())::bigint[])) as postvakken,
           array(select p.id from toegang_postvak p
                 where p.coordinator_id = any((select ids from mensen)::bigint[])) as coordineert
    from mensen m
), rij as materialized (
    select w.soort, w.bron_id, w.jongere_id, w.postvak_id, w.aanstelling_id, w.wat, w.van_id,
           w.uiterlijk_op, w.aanleiding, w.sinds
    from signalen_werk w
    where w.postvak_id = any((select postvakken from mij)::bigint[])
       or (w.soort = 'escalatie' and w.houder_id = any((select mensen from mij)::bigint[]))
), werk as (
    select w.*, case when w.aanstelling_id is null
                     then w.postvak_id = any((select coordineert from mij)::bigint[])
                     else w.aanstelling_id = any((select mensen from mij)::bigint[]) end as van_mij,
           case when w.uiterlijk_op <= %(vandaag)s then 'nodig'
                when w.uiterlijk_op <= %(loopt_af)s then 'loopt_af' else 'later' end as wanneer,
           w.wat = 'verzonden' or w.soort <> 'antwoord' and w.sinds >= %(nieuw)s as nieuw
    from rij w
), deel as materialized (
    select w.*, case %(van)s when 'mij' then w.van_mij
                             when 'postvak' then w.aanstelling_id is null else true end as van_wie,
           case %(toon)s when 'nieuw' then w.nieuw when 'nodig' then w.wanneer = 'nodig'
                         when 'loopt_af' then w.wanneer = 'loopt_af' else true end as op_kaart
    from werk w
), wacht as materialized (
    select w.* from signalen_werk w
    where w.van_id = any((select toegang_partijen())::bigint[])
      and w.postvak_id <> all((select postvakken from mij)::bigint[])
)
"""
_VELDEN = (
    "soort",
    "bron_id",
    "jongere_id",
    "aanstelling_id",
    "wat",
    "van_id",
    "uiterlijk_op",
    "aanleiding",
)


_ORDE = "w.uiterlijk_op, w.jongere_id, w.soort, w.bron_id"
# Counts of the cards for whom is chosen, then of whom for the card that is chosen.
_TELLERS = {
    "nodig": "w.van_wie and w.wanneer = 'nodig'",
    "loopt_af": "w.van_wie and w.wanneer = 'loopt_af'",
    "nieuw": "w.van_wie and w.nieuw",
    "alles": "w.van_wie",
    "mij": "w.op_kaart and w.van_mij",
    "team": "w.op_kaart",
    "postvak": "w.op_kaart and w.aanstelling_id is null",
    "wacht": "",
    "lijst": "",
}
# One text for whatever is chosen: what the database makes of it is kept, and to plan it takes as
# long as to run it for a school. The page is the top of a sort, and its number a count beside it: a
# window over all would sort thousands to show fifty.
_BLAD = f"""{_BASIS}, tel as (
    select {", ".join(f"count(*) filter (where {w})" for w in _TELLERS.values() if w)} from deel w
), lijst as materialized (
    select {", ".join(f"w.{veld}" for veld in _VELDEN)} from deel w
    where %(toon)s <> 'wacht' and w.van_wie and w.op_kaart
      and (%(soort)s = '' or w.soort = %(soort)s)
    union all
    select {", ".join(f"w.{veld}" for veld in _VELDEN)} from wacht w
    where %(toon)s = 'wacht' and (%(soort)s = '' or w.soort = %(soort)s)
), blad as (
    select * from lijst w order by {_ORDE} limit %(hoogstens)s offset %(vanaf)s
)
select tel.*, (select count(*) from wacht), (select count(*) from lijst), w.*
from tel left join blad w on true order by {_ORDE}"""  # noqa: S608


def werkblad(
    *, actor: Actor, keuze: WerkKeuze = WerkKeuze(), pagina: int = 1, per_pagina: int = 50
) -> Pagina[Werkitem]:
    """A page of the actor's work on the actor's day, oldest deadline first.

    Its `tellingen`: per card, and 'mij', 'team' and 'postvak' of the card that is shown.
    """
    vandaag = actor.vandaag
    params: dict[str, Any] = {
        "ik": actor.aanstelling_id,
        "vandaag": vandaag,
        "loopt_af": WEEKDAGEN.schooldag_na(vandaag, LOOPT_AF_SCHOOLDAGEN),
        "nieuw": _vorige_schooldag(vandaag),
        "toon": keuze.toon,
        "van": keuze.van,
        "soort": keuze.soort,
        "hoogstens": per_pagina,
        "vanaf": (max(pagina, 1) - 1) * per_pagina,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BLAD, params)
        rijen = cursor.fetchall()
    breed = len(_TELLERS)
    tellingen = dict(zip(_TELLERS, rijen[0], strict=False))
    op_blad = [rij[breed:] for rij in rijen if rij[breed] is not None]
    items = _items(op_blad, vandaag, eigen=keuze.toon != "wacht")
    return Pagina(items, tellingen.pop("lijst"), max(pagina, 1), per_pagina, tellingen)


def _vorige_schooldag(dag: date) -> date:
    return dag - timedelta(days={0: 3, 6: 2}.get(dag.weekday(), 1))


def _items(rijen: Sequence[tuple[Any, ...]], vandaag: date, *, eigen: bool) -> list[Werkitem]:
    ids = {rij[2] for rij in rijen}
    namen = personalia_van(ids)
    klokken = lopende_klokken(ids, vandaag)
    schoolnamen = _schoolnamen(ids, vandaag)
    mensen = namen_van(rij[3] for rij in rijen)
    organisaties = _organisaties(rij[5] for rij in rijen)
    terug = _terug(rijen, klokken, vandaag)
    stappen = stappen_op(vandaag)
    adressen = adressen_van(rijen, eigen=eigen)
    return [
        _item(
            rij,
            vandaag,
            namen[rij[2]],
            klokken.get(rij[2]),
            schoolnaam=schoolnamen.get(rij[2], ""),
            bij=mensen.get(rij[3], "") if rij[3] else "postvak",
            van=organisaties.get(rij[5], ""),
            wat=in_woorden(rij[0], rij[4], stappen),
            klaar=rij[2] in terug and rij[7] in _DOOR_KLOK and rij[4] not in NAZORG,
            adres=adressen.get(rij[:2], ""),
        )
        for rij in rijen
        # Who is involved through a zaak sees who it is; without that there is no line to show.
        if rij[2] in namen
    ]


def _item(
    rij: tuple[Any, ...], vandaag: date, persoon: Personalia, klok: Klok | None, **rest: Any
) -> Werkitem:
    soort, bron_id, jongere_id, *_, uiterlijk_op, _aanleiding = rij
    loopt = klok is not None and klok.thuis_sinds <= vandaag
    return Werkitem(
        soort=soort,
        bron_id=bron_id,
        jongere_id=jongere_id,
        sleutel=persoon.jongere.sleutel,
        naam=persoon.naam,
        uiterlijk_op=uiterlijk_op,
        te_laat=uiterlijk_op < vandaag,
        klok_soort=klok.soort if loopt else "",
        dag_n=(vandaag - klok.thuis_sinds).days + 1 if loopt else None,
        dag_van=(klok.drie_maanden_op - klok.thuis_sinds).days if loopt else None,
        **rest,
    )


def adressen_van(rijen: Sequence[tuple[Any, ...]], *, eigen: bool) -> dict[tuple[str, int], str]:
    """(soort, id) → its page, in a question or two per soort; `rijen` begin with those two.
    `eigen`: who is asked goes to where it is answered, who asked to what they sent."""
    van: dict[str, list[int]] = defaultdict(list)
    for soort, bron_id, *_ in rijen:
        van[soort].append(bron_id)
    zaken = Zaak.objects.filter(pk__in=onder(van["zaakstap"])).values_list("pk", "sleutel")
    uit = {("zaakstap", pk): reverse("zaak", args=[sleutel]) for pk, sleutel in zaken}
    naam, veld = ("ontvangen_melding", "sleutel") if eigen else ("melding", "melding__sleutel")
    ontvangers = Meldingontvanger.objects.filter(pk__in=onder(van["antwoord"]))
    for pk, sleutel in ontvangers.values_list("pk", veld):
        uit["antwoord", pk] = reverse(naam, args=[sleutel])
    for soort, nummers in van.items():
        for pk, adres in werksoorten.adressen(soort, nummers).items():
            uit[soort, pk] = adres
    return uit


def in_woorden(soort: str, wat: str, stappen: dict[str, str]) -> str:
    """What is asked. `stappen`: the names of the region's steps on the day."""
    if soort == "antwoord":
        return _GEVRAAGD.get(wat, "Antwoorden")
    return stapnaam(wat, stappen) if soort == "zaakstap" else werksoorten.wat(soort, wat)


def _terug(rijen: Sequence[tuple[Any, ...]], klokken: dict[int, Klok], vandaag: date) -> set[int]:
    """Children for whom a klok has run, and none does or will: of a melding of sixteen hours
    without any klok no fact says that it is done."""
    zonder = {rij[2] for rij in rijen} - set(klokken)
    voorbij = Klok.objects.filter(jongere_id__in=onder(zonder), tot__lte=vandaag)
    gelopen = set(voorbij.values_list("jongere_id", flat=True))
    # What opened a zaak and was withdrawn as a mistake has left no klok at all.
    return gelopen | {rij[2] for rij in rijen if rij[2] in zonder and rij[7] in UIT_KLOK}


def _schoolnamen(ids: set[int], vandaag: date) -> dict[int, str]:
    lagen = Laag.objects.filter(
        jongere_id__in=onder(ids), laag="ingeschreven", periode__contains=vandaag
    )
    codes = dict(lagen.values_list("jongere_id", "waarde"))
    bekend: dict[str, FeitSchool] = {
        s.school: s for s in scholen().filter(school__in=set(codes.values()))
    }
    return {
        kind: (bekend[code].naam or code) if code in bekend else code
        for kind, code in codes.items()
    }


def namen_van(nummers: Iterable[int | None]) -> dict[int, str]:
    """Aanstelling → the name of whose it is."""
    rijen = Aanstelling.objects.filter(pk__in={n for n in nummers if n})
    return dict(rijen.values_list("pk", "gebruiker__naam"))


def _organisaties(nummers: Any) -> dict[int, str]:
    rijen = Organisatie.objects.filter(pk__in={n for n in nummers if n})
    return dict(rijen.values_list("pk", "naam"))
