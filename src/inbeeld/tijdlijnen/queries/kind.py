"""What the rules say of one child: stored, or computed for another day or definitie."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from inbeeld.regels import Feiten, Uitleg, leg_uit, meldplicht
from inbeeld.regels.achtergrond import Feit
from inbeeld.regels.uitleg import Laagstand
from inbeeld.register.arrow import feiten_arrow
from inbeeld.register.models import FEITMODELLEN
from inbeeld.tijdlijnen.geraakt import Geraakt
from inbeeld.tijdlijnen.models import DefinitieKeuze, Horizon, Klok, Laag, Tijdlijn
from inbeeld.tijdlijnen.regelsql import STANDAARD
from inbeeld.tijdlijnen.rekenen import werk_bij
from inbeeld.toegang.actor import huidige_actor, systeem_actor

MINSTENS_VOORUIT = timedelta(days=365)
"""A page that meets a timeline that reaches less far than this recomputes that child."""
GEMASKEERD = "een feit van een andere organisatie"
# The value of these layers is what their fact says: a school, a gemeente, the ground of exemption.
_NOEMT_FEIT = ("ingeschreven", "woonachtig", "vrijgesteld")


def regio_definities(vandaag: date) -> dict[str, str]:
    """The definitie that the region counts by, per sector; '' is for all others."""
    keuze = {"": STANDAARD}
    for rij in DefinitieKeuze.objects.filter(vanaf__lte=vandaag).order_by("vanaf"):
        keuze[rij.sector] = rij.definitie
    return keuze


def regio_definitie(vandaag: date, sector: str | None = None) -> str:
    """The definitie that the region counts a sector by on `vandaag`."""
    keuze = regio_definities(vandaag)
    return keuze.get(sector or "", keuze[""])


def vakantieregio() -> str:
    """The region's own vakantieregio: whose lesweken the vensters count."""
    horizon = Horizon.objects.first()
    return horizon.vakantieregio if horizon else "noord"


def tijdlijn_van(jongere_id: int, definitie: str) -> QuerySet[Tijdlijn]:
    """A child's stored statuses under a definitie of the region, in order."""
    rijen = Tijdlijn.objects.filter(jongere_id=jongere_id, definitie=definitie).order_by("van")
    laatste = rijen.last()
    if laatste is not None and laatste.tot < huidige_actor().vandaag + MINSTENS_VOORUIT:
        werk_bij(Geraakt(jongeren={jongere_id}), huidige_actor().vandaag)
    return rijen.all()


def nu_zichtbaar(jongere_ids: Collection[int]) -> set[int]:
    """Those of these children whose status the actor may see: it is involved with them today.

    More children have a name that it may see: whoever was involved once keeps the identity.
    """
    rijen = Tijdlijn.objects.filter(jongere_id__in=list(jongere_ids))
    return set(rijen.values_list("jongere_id", flat=True).distinct())


def lagen_van(jongere_id: int) -> QuerySet[Laag]:
    """A child's stored layers (`regels.laagnamen.BEWAARD`), by day."""
    return Laag.objects.filter(jongere_id=jongere_id).order_by("periode", "laag")


def klokken_van(jongere_id: int) -> QuerySet[Klok]:
    """A child's clocks, strict ones first, by day. A clock counts from `verschenen_op` on."""
    vandaag = huidige_actor().vandaag
    rijen = Klok.objects.filter(jongere_id=jongere_id, verschenen_op__lte=vandaag)
    return rijen.order_by("-soort", "thuis_sinds")


def lopend_op(dag: date) -> QuerySet[Klok]:
    """The clocks that run on a day, of all children that the actor sees: they have appeared, and
    have no end or a later one. Of one child at most one of each soort."""
    # Not as an exclude of what ended: for one without an end that condition is not known.
    return Klok.objects.filter(Q(tot=None) | Q(tot__gt=dag), verschenen_op__lte=dag)


@dataclass(frozen=True, slots=True)
class Melding:
    """A wettelijke melding that is due: the first day that counts, and the day it became due."""

    begindatum: date
    einddatum: date


def _feiten(jongere_ids: list[int], bekend_op: datetime | None = None) -> Feiten:
    """All facts of these children, whoever gave them: a status follows from the whole.

    Only for children that the caller knows the actor to see.
    """
    with systeem_actor("berekening voor een kind in beeld", huidige_actor().vandaag):
        tabellen = feiten_arrow(jongere_ids=jongere_ids, bekend_op=bekend_op)
    return Feiten.uit_arrow(tabellen)


def meldingen_van(jongere_id: int, *, tot: date) -> list[Melding] | None:
    """The wettelijke meldingen of a child that were due through `tot` (art. 21, 21a), newest first.

    None when the actor is not involved with the child today.
    """
    if not Tijdlijn.objects.filter(jongere_id=jongere_id).exists():
        return None
    definitie = regio_definitie(huidige_actor().vandaag)
    with _feiten([jongere_id]) as feiten:
        rijen = meldplicht(
            feiten, definitie=definitie, tot=tot, vakantieregio=vakantieregio()
        ).to_pylist()
    meldingen = [Melding(rij["begindatum"], rij["einddatum"]) for rij in rijen]
    return sorted(meldingen, key=lambda m: m.einddatum, reverse=True)


def uitleg_van(
    jongere_id: int, *, peildatum: date, definitie: str, bekend_op: datetime | None = None
) -> Uitleg:
    """Why a child has its status on a day, as known on `bekend_op` (aware; None: now).

    The status rests on all facts; those that the actor may not see read 'een feit van een andere
    organisatie'. Raises AanroepFout for an unknown definitie or child, or a day before its birth,
    and Tijdlijn.DoesNotExist when the actor is not involved with the child today.
    """
    if not Tijdlijn.objects.filter(jongere_id=jongere_id).exists():
        raise Tijdlijn.DoesNotExist
    with _feiten([jongere_id], bekend_op) as feiten:
        uitleg = leg_uit(
            feiten,
            jongere=jongere_id,
            peildatum=peildatum,
            definitie=definitie,
            vakantieregio=vakantieregio(),
            bekend_op=bekend_op,
        )
    return maskeer(uitleg)


def maskeer(uitleg: Uitleg) -> Uitleg:
    """The same account, with the facts that the actor may not see made unrecognisable."""
    feiten = {*uitleg.feiten, *(f for laag in uitleg.lagen for f in laag.feiten)}
    per_tabel: dict[str, set[int]] = {}
    for feit in feiten:
        per_tabel.setdefault(feit.tabel, set()).add(feit.rij)
    zichtbaar = {
        (tabel, pk)
        for tabel, ids in per_tabel.items()
        for pk in FEITMODELLEN[tabel].objects.filter(pk__in=ids).values_list("pk", flat=True)
    }

    def toon(feit: Feit) -> Feit:
        if (feit.tabel, feit.rij) in zichtbaar:
            return feit
        leeg = {"begindatum": None, "einddatum": None, "school": None, "gemeente": None}
        return replace(feit, tekst=GEMASKEERD, **leeg)

    def laagstand(laag: Laagstand) -> Laagstand:
        feiten = tuple(toon(f) for f in laag.feiten)
        if laag.laag in _NOEMT_FEIT and feiten != laag.feiten:
            return replace(laag, waarde=GEMASKEERD, begindatum=None, einddatum=None, feiten=feiten)
        return replace(laag, feiten=feiten)

    return replace(
        uitleg,
        feiten=tuple(toon(f) for f in uitleg.feiten),
        lagen=tuple(laagstand(laag) for laag in uitleg.lagen),
    )
