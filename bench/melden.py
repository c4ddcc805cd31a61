"""One melding to four: from the confirmed form to the commit, in a large region."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from bench.database import VANDAAG, database
from bench.meten import namens, oordeel, p95

if TYPE_CHECKING:
    from inbeeld.signalen.models import Melding

KINDEREN = 100_000
KEREN = 60
ONTVANGERS = 4
MS_P95 = 100


def draai(kinderen: int = KINDEREN) -> bool:
    """Send meldingen of children at home, each by their own school; True when in time."""
    print(f"\n# Melden: {kinderen:,} jongeren, {KEREN} meldingen", flush=True)
    with database(kinderen, schrijft=True):
        tijden, aantallen = _meet()
    laat = p95(tijden)
    print(
        f"  mediaan {statistics.median(tijden):.0f} ms; ontvangers per melding:"
        f" {min(aantallen)} tot {max(aantallen)}"
    )
    return oordeel(
        f"p95 {laat:.0f} ms bij {ONTVANGERS} ontvangers (minder dan {MS_P95})",
        laat < MS_P95 and max(aantallen) >= ONTVANGERS,
    )


# Children whose strict klok runs, of po and vo, where the plan names most partners.
_THUIS = """
select distinct on (k.jongere_id) k.jongere_id, l.waarde, k.thuis_sinds
from tijdlijnen_klok k
join tijdlijnen_laag l on l.jongere_id = k.jongere_id and l.laag = 'ingeschreven'
    and l.van <= %(dag)s and (l.tot > %(dag)s or l.tot is null)
join register_scholen s on s.school = l.waarde and s.sector in ('po', 'vo')
where k.soort = 'streng' and k.van <= %(dag)s and (k.tot > %(dag)s or k.tot is null)
  and k.verschenen_op <= %(dag)s
order by k.jongere_id limit %(hoeveel)s
"""


def _meet() -> tuple[list[float], list[int]]:
    from django.db import connection, transaction

    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.models import Aanstelling

    with systeem_actor("bench", VANDAAG), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_THUIS, {"dag": VANDAAG, "hoeveel": KEREN * 3})
        thuis = cursor.fetchall()
        scholen = {school for _, school, _ in thuis}
        van = {
            a.organisatie.code: a
            for a in Aanstelling.objects.filter(
                organisatie__code__in=scholen, rol="verzuimcoordinator", vervangt=None
            ).select_related("organisatie")
        }
    tijden, aantallen = [], []
    for jongere_id, school, sinds in thuis:
        with namens(van[school]):
            begin = time.perf_counter()
            melding = _stuur(jongere_id, sinds)
            duur = time.perf_counter() - begin
            with transaction.atomic():
                aantal = melding.ontvangers.count()
        if aantal >= ONTVANGERS:
            tijden.append(duur * 1000)
            aantallen.append(aantal)
    # The first ones find nothing prepared yet, as a school never does on a server that runs.
    return tijden[5 : KEREN + 5], aantallen


def _stuur(jongere_id: int, sinds: object) -> Melding:
    from django.utils import timezone

    from inbeeld.signalen.actions import melden
    from inbeeld.signalen.actions.melden_concept import Concept

    concept = Concept(
        jongere_id=jongere_id,
        soort="verzuim",
        reden="bench",
        verzuimsoort="overig",
        begindatum=sinds,
        alle_lessen="ja",
        actie_gewenst="ja",
        ouders_verteld="ja",
        ouders_verteld_op=VANDAAG,
        ouders_verteld_door="mentor",
        jongere_verteld="ja",
    )
    return melden.verstuur(concept, moment=timezone.now(), sleutel=f"bench {jongere_id}")
