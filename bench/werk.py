"""The werkvoorraad with thousands of open tasks: server time, as three people see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.database import VANDAAG, database
from bench.meten import meet_paginas

if TYPE_CHECKING:
    from inbeeld.toegang.models import Aanstelling, Gebruiker

KINDEREN = 8_000
OPEN = 5_000
MS_P95 = 100
PADEN = (
    "/werk/",
    "/werk/?toon=alles&van=team",
    "/werk/?toon=loopt_af&van=team",
    "/werk/?toon=wacht",
    "/werk/?toon=alles&van=postvak&pagina=3",
)


def draai(kinderen: int = KINDEREN) -> bool:
    """Give one gemeente OPEN zaken and ask its pages again and again; True when all are in time."""
    print(f"\n# Werk: {kinderen:,} jongeren, {OPEN:,} open zaken bij een gemeente", flush=True)
    with database(kinderen, schrijft=True):
        # All of them, also after a miss.
        mensen = _mensen()
        _bijgewerkt()
        gehaald = [meet_paginas(wie, mens, PADEN, MS_P95) for wie, mens in mensen]
    return all(gehaald)


def _mensen() -> list[tuple[str, Aanstelling]]:
    """Whoever coordinates, a colleague with a tenth of the work, and the region."""
    from django.db import connection, transaction

    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.models import Aanstelling, Postvak

    with systeem_actor("bench", VANDAAG), transaction.atomic(), connection.cursor() as cursor:
        vak = Postvak.objects.filter(organisatie__soort="gemeente").earliest("pk")
        collega = Aanstelling.objects.create(
            gebruiker=_iemand(),
            organisatie_id=vak.organisatie_id,
            rol="leerplichtambtenaar",
            periode=vak.coordinator.periode,
        )
        cursor.execute(_ZAKEN, {"vak": vak.pk, "dag": VANDAAG, "open": OPEN})
        cursor.execute(
            "update signalen_zaak set eigenaar_id = %s"
            " where id %% 10 = 0 and eigenaar_postvak_id = %s and gesloten_op is null",
            [collega.pk, vak.pk],
        )
        cursor.execute(
            "select count(*) from signalen_werk where postvak_id = %s and soort = 'zaakstap'",
            [vak.pk],
        )
        print(f"  {cursor.fetchone()[0]:,} open zaken bij {vak.organisatie}")
        regio = Aanstelling.objects.filter(rol="regiocoordinator").earliest("pk")
        return [("coördinator", vak.coordinator), ("collega", collega), ("regio", regio)]


def _bijgewerkt() -> None:
    """What a server does by itself within a minute of so many new rows."""
    from django.db import connections

    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("vacuum analyze signalen_zaak")
        cursor.execute("vacuum analyze toegang_betrokkenheid")


def _iemand() -> Gebruiker:
    from inbeeld.toegang.models import Gebruiker

    return Gebruiker.objects.create_user("bench.werk@voorbeeld.example", naam="Bench Werk")


# Steps spread over the weeks around today.
_ZAKEN = """
with al as (
    update signalen_zaak set eigenaar_postvak_id = %(vak)s where gesloten_op is null
    returning jongere_id
)
insert into signalen_zaak (sleutel, jongere_id, aanleiding, opent_op, eigenaar_postvak_id,
    eigenaar_sinds, volgende_stap, toelichting, stap_op, sluitreden)
select gen_random_uuid(), j.id, 'signaal', %(dag)s::date - 30, %(vak)s, %(dag)s::date - 30,
    'contact_met_gezin', '', %(dag)s::date + (j.id %% 60)::int - 20, ''
from register_jongere j where not exists (select 1 from al where al.jongere_id = j.id)
order by j.id limit %(open)s
"""
