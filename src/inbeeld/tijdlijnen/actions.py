"""`leg_vast`, the only way in for facts, and `herbereken`, which proves that nothing drifted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Max

from inbeeld.regels.schema import TABELLEN
from inbeeld.register.models import (
    FeitDekking,
    FeitGegevensstand,
    Jongere,
    Vastlegging,
)
from inbeeld.tijdlijnen.geraakt import Geraakt
from inbeeld.tijdlijnen.keuring import FeitGeweigerd, Fout, Rij, keur
from inbeeld.tijdlijnen.models import Horizon
from inbeeld.tijdlijnen.opslag import trek_in, voeg_toe
from inbeeld.tijdlijnen.policies import check_can_vastleggen
from inbeeld.tijdlijnen.rekenen import herbereken_deel, werk_bij
from inbeeld.toegang.actor import Actor, huidige_actor, systeem_actor

__all__ = ["Drift", "FeitGeweigerd", "Fout", "herbereken", "kies_vakantieregio", "leg_vast"]


@transaction.atomic
def leg_vast(
    *,
    moment: datetime,
    soort: str,
    reden: str = "",
    nieuw: Mapping[str, Sequence[Rij]] | None = None,
    intrekken: Mapping[str, Iterable[int]] | None = None,
    doorrekenen: bool = True,
) -> Vastlegging:
    """Record facts and withdraw others, and bring every child that they touch up to date.

    One transaction: all of it or nothing, and the timelines are right when it commits. `moment`
    (aware) is the moment of knowledge of all of it. `nieuw`: per table of `rekenregels.md` rows
    with its column names, typed (dates as `date`, hours as number or text, 'ja'/'nee'), `jongere`
    the child's number; besides, `afgeleid` for inschrijvingen, and for the system `_bron`, the
    organisation that says it. `intrekken`: per table the ids of the actor's own facts.

    `doorrekenen=False` is for filling a database in steps: whoever asks it recomputes all at the
    end of the same transaction. A correction gives both.

    Raises FeitGeweigerd (which rows, and why), Geweigerd (not the actor's to say) and GeenActor.
    """
    actor = huidige_actor()
    nieuw = {tabel: list(rijen) for tabel, rijen in (nieuw or {}).items() if rijen}
    weg = {tabel: ids for tabel, lijst in (intrekken or {}).items() if (ids := list(lijst))}
    check_can_vastleggen(actor, nieuw)
    vastlegging, scholen = _vastlegging(actor, moment, soort, reden, _schoolcodes(nieuw))
    keur(nieuw, scholen, vandaag=actor.vandaag)  # what it refuses rolls the vastlegging back
    geraakt = Geraakt(alles=_eerste_dekking(nieuw), standen=_standen(nieuw, weg))
    sleutel = {"vastlegging": vastlegging.pk, "moment": moment}
    for tabel in TABELLEN:
        if tabel in weg:
            geraakt.ingetrokken(tabel, trek_in(tabel, weg[tabel], **sleutel))
    # In the order of the schema: a table stands after the tables that it points at.
    for tabel in TABELLEN:
        if tabel in nieuw:
            voeg_toe(tabel, nieuw[tabel], bron=actor.organisatie_id, **sleutel)
            geraakt.toegevoegd(tabel, nieuw[tabel])
    if doorrekenen:
        werk_bij(geraakt, actor.vandaag)
    return vastlegging


def _schoolcodes(nieuw: Mapping[str, Sequence[Rij]]) -> list[str]:
    """The codes that the rows name, which may be those of schools."""
    namen = {"dekking": "bron"}
    codes = {rij.get(namen.get(tabel, "school")) for tabel, rijen in nieuw.items() for rij in rijen}
    return sorted(code for code in codes if isinstance(code, str))


def _eerste_dekking(nieuw: Mapping[str, Sequence[Rij]]) -> bool:
    """The first row of dekking ever turns 'everything is covered' into 'only what it says'."""
    return "dekking" in nieuw and not FeitDekking.objects.exists()


def _standen(
    nieuw: Mapping[str, Sequence[Rij]], weg: Mapping[str, Sequence[int]]
) -> dict[str, date | None]:
    """Through which day the schools whose data state changes had delivered before."""
    scholen = {rij["school"] for rij in nieuw.get("gegevensstand", ())}
    if ids := weg.get("gegevensstand"):
        rijen = FeitGegevensstand.objects.filter(pk__in=ids)
        scholen |= set(rijen.values_list("school", flat=True))
    if not scholen:
        return {}
    geldig = FeitGegevensstand.objects.filter(ingetrokken_op__isnull=True, school__in=scholen)
    tot = dict(geldig.values_list("school").annotate(Max("gegevens_tot_en_met")))
    return {school: tot.get(school) for school in sorted(scholen)}


_VASTLEGGING = """
insert into register_vastlegging (moment, aanstelling_id, organisatie_id, soort, reden)
values (%s, %s, %s, %s, %s)
returning id, array(select s.school from register_scholen s
                    where s.ingetrokken_op is null and s.school = any(%s::text[]))
"""


def _vastlegging(
    actor: Actor, moment: datetime, soort: str, reden: str, codes: Sequence[str]
) -> tuple[Vastlegging, set[str]]:
    """The row of this act of recording, and which of the codes are schools already: one question,
    since each costs a recording more than its answer."""
    wie = actor.namens or actor  # joining two records reaches further than who asks for it
    vastlegging = Vastlegging(
        moment=moment,
        aanstelling_id=wie.aanstelling_id,
        organisatie_id=wie.organisatie_id,
        soort=Vastlegging.Soort(soort),
        reden=reden or actor.systeem,
    )
    velden = (vastlegging.aanstelling_id, vastlegging.organisatie_id, soort, vastlegging.reden)
    with connection.cursor() as cursor:
        cursor.execute(_VASTLEGGING, [moment, *velden, list(codes)])
        vastlegging.pk, scholen = cursor.fetchone()
    vastlegging._state.adding = False
    return vastlegging, set(scholen)


@dataclass(frozen=True, slots=True)
class Drift:
    """What a rebuild found: `kinderen` recomputed, of whom these were stored differently."""

    kinderen: int
    anders: tuple[int, ...]


def herbereken(
    jongere_ids: Sequence[int] | None = None,
    *,
    vandaag: date,
    meld: Callable[[int, int], None] = lambda klaar, totaal: None,
) -> Drift:
    """Compute the stored timelines again, of all children or of these, part by part.

    Without a new version of the rules, a longer calendar or another definitie nothing may differ:
    drift is a fault in what recomputed before. `meld(klaar, totaal)` tells of progress. Each part
    is a transaction of its own, so that recordings go on meanwhile.
    """
    with systeem_actor("herbereken", vandaag):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select tijdlijnen_herbereken_kalender(%s)", [vandaag])
            alle = Jongere.objects.order_by("pk").values_list("pk", flat=True)
            ids = list(alle) if jongere_ids is None else sorted(set(jongere_ids))
        anders: set[int] = set()
        for plek in range(0, len(ids), _DEEL):
            with transaction.atomic():
                anders |= herbereken_deel(ids[plek : plek + _DEEL], vandaag)
            meld(min(plek + _DEEL, len(ids)), len(ids))
    return Drift(len(ids), tuple(sorted(anders)))


def kies_vakantieregio(vakantieregio: str, *, vandaag: date) -> None:
    """Set whose lesweken the region counts in. What is stored changes at the next `herbereken`."""
    with systeem_actor("vakantieregio kiezen", vandaag), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select tijdlijnen_herbereken_kalender(%s)", [vandaag])
        Horizon.objects.update(vakantieregio=vakantieregio)


_DEEL = 500
