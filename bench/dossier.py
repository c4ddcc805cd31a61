"""The dossier of a child with ten years of history: server time and size, for three people."""

from __future__ import annotations

import os
import re
import statistics
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bench.database import VANDAAG, database
from bench.meten import KEREN, OPWARMEN, ingelogd, namens, oordeel, p95, vraag

if TYPE_CHECKING:
    from inbeeld.toegang.models import Aanstelling

KINDEREN = 8_000
GEBEURTENISSEN = 2_000
"""Lines on the timeline; the rows of absence behind them come on top."""
VERZUIMDAGEN = 1_200
JAREN = 10
MS_P95 = 80
KB = 150
_TELLING = re.compile(r'<span class="ib-stil">\(([\d.]+)\)</span></label>')
VRAGEN = ("", "?pagina=20", "?soort=afspraak&soort=verzuim", "?soort=gesprek&pagina=3")


def draai(kinderen: int = KINDEREN) -> bool:
    """Give one child ten years of history and ask its dossier; True when it is fast and small."""
    print(f"\n# Dossier: {GEBEURTENISSEN:,} gebeurtenissen van een kind in een regio van"
          f" {kinderen:,} jongeren", flush=True)  # fmt: skip
    with database(kinderen, schrijft=True):
        kind, mensen = _geschiedenis()
        # All of them, also after a miss.
        gehaald = [_meet(wie, mens, f"/jongere/{kind}/dossier/") for wie, mens in mensen]
    return all(gehaald)


def _meet(wie: str, aanstelling: Aanstelling, pad: str) -> bool:
    client = ingelogd(aanstelling)
    eerste = client.get(pad).content.decode()
    regels = eerste.count('class="ib-gebeurtenis__soort"')
    # What the filters count.
    aantal = sum(int(n.replace(".", "")) for n in _TELLING.findall(eerste))
    kb = len(eerste.encode()) / 1000
    goed = [
        oordeel(f"{wie}: {kb:.0f} KB met {regels} van {aantal:,} regels (hoogstens {KB})", kb <= KB)
    ]
    leeg = statistics.median(vraag(client, "/berichten/") for _ in range(KEREN)) * 1000
    for stuk in VRAGEN:
        vraag(client, pad + stuk)
        begin, begin_db = time.process_time(), cpu_van_database()
        tijden = [vraag(client, pad + stuk) * 1000 for _ in range(KEREN + OPWARMEN)]
        cpu = (time.process_time() - begin) * 1000 / len(tijden)
        db = (cpu_van_database() - begin_db) * 1000 / len(tijden)
        laat, midden = p95(tijden[OPWARMEN:]), statistics.median(tijden)
        tekst = (
            f"{wie}, {stuk or 'eerste blik'}: p95 {laat:.0f} ms (hoogstens {MS_P95}); mediaan"
            f" {midden:.0f} ms, {midden / leeg:.1f} x een bladzijde zonder kind; CPU {cpu:.0f} ms"
            f" in Python en {db:.0f} ms in PostgreSQL"
        )
        goed.append(oordeel(tekst, laat <= MS_P95))
    return all(goed)


def cpu_van_database() -> float:
    """Seconds of CPU that the server spent for this connection: what another program on the
    machine does not change, as it does the time that passes."""
    from django.db import connection

    connection.ensure_connection()
    stat = Path(f"/proc/{connection.connection.info.backend_pid}/stat").read_text()
    velden = stat.rpartition(")")[2].split()
    return (int(velden[11]) + int(velden[12])) / os.sysconf("SC_CLK_TCK")


def _geschiedenis() -> tuple[UUID, list[tuple[str, Aanstelling]]]:
    """The enrolled child whose zaak is open longest, and who has to do with it."""
    from django.db import connections, transaction

    from inbeeld.signalen.models import Zaak
    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.models import Aanstelling

    with systeem_actor("bench", VANDAAG), transaction.atomic():
        zaak = Zaak.objects.filter(
            gesloten_op=None,
            eigenaar_postvak__organisatie__soort="gemeente",
            aanleiding="klok_streng",
        ).earliest("opent_op", "pk")
        vak = zaak.eigenaar_postvak
        sleutel, regio = zaak.jongere.sleutel, Aanstelling.objects.filter(rol="regiocoordinator")
        school = _school(zaak.jongere_id)
        _verzuim(zaak.jongere_id, school)
        mensen = [("leerplicht", vak.coordinator), ("school", school), ("regio", regio[0])]
    with namens(vak.coordinator), transaction.atomic():
        _dossier(zaak)
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("vacuum analyze")
    return sleutel, mensen


def _school(jongere_id: int) -> Aanstelling:
    from inbeeld.register.models import FeitInschrijving
    from inbeeld.toegang.models import Aanstelling

    inschrijving = FeitInschrijving.objects.filter(
        jongere_id=jongere_id, periode__contains=VANDAAG, ingetrokken_op=None
    ).latest("pk")
    return Aanstelling.objects.filter(organisatie__code=inschrijving.school).earliest("pk")


def _verzuim(jongere_id: int, school: Aanstelling) -> None:
    """Three days a week late or gone for an hour, for as many weeks as it takes."""
    from inbeeld.tijdlijnen.actions import leg_vast

    dagen = [VANDAAG - timedelta(days=400 + 3 * nr) for nr in range(VERZUIMDAGEN)]
    rijen = [
        {
            "_bron": school.organisatie_id,
            "jongere": jongere_id,
            "school": school.organisatie.code,
            "begindatum": dag,
            "einddatum": dag,
            "soort": ("te_laat", "ongeoorloofd", "ziek")[nr % 3],
            "uren": 1,
        }
        for nr, dag in enumerate(dagen)
        if dag.weekday() < 5
    ]
    leg_vast(moment=_moment(VANDAAG), soort="demo", nieuw={"verzuim": rijen})


def _moment(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 9, tzinfo=UTC)


def _dossier(zaak: object) -> None:
    """Talks, agreements, obstacles and notes, spread evenly over the years."""
    from inbeeld.dossiers.models import Afspraak, Belemmering, Gesprek, Notitie
    from inbeeld.toegang.actor import huidige_actor

    actor = huidige_actor()
    dagen = [
        VANDAAG - timedelta(days=nr * JAREN * 365 // GEBEURTENISSEN) for nr in range(GEBEURTENISSEN)
    ]
    vast = {
        "jongere_id": zaak.jongere_id,
        "bron_id": actor.organisatie_id,
        "door_id": actor.aanstelling_id,
    }
    tekst = "Besproken hoe het thuis en op school gaat, en wat de eerste stap terug kan zijn. " * 3
    gesprekken, afspraken, notities, belemmeringen = [], [], [], []
    for nr, dag in enumerate(dagen):
        rij = vast | {"moment": _moment(dag)}
        if nr % 4 == 0:
            gesprekken.append(
                Gesprek(**rij, zaak=zaak, soort="gezin", gevoerd_op=dag, uitkomst=tekst,
                        stem="gehoord", stem_hoe="aan tafel", stem_woorden=tekst)
            )  # fmt: skip
        elif nr % 20 == 1:
            belemmeringen.append(
                Belemmering(**rij, zaak=zaak, soort="wachtlijst", regel="Wachtlijst van maanden")
            )
        elif nr % 10 == 3:
            notities.append(Notitie(**rij, tekst=tekst))
        else:
            afspraken.append(
                Afspraak(**rij, tekst=tekst[:400], wie="ouders",
                         uiterlijk_op=dag + timedelta(days=14))
            )  # fmt: skip
    Gesprek.objects.bulk_create(gesprekken)
    Afspraak.objects.bulk_create(afspraken)
    Notitie.objects.bulk_create(notities)
    Belemmering.objects.bulk_create(belemmeringen)
