"""Offers, costs, needs and adapted hours as their pages show them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from inbeeld.dossiers.models import (
    Aanbodcontrole,
    Aanbodtraject,
    AangepasteUren,
    Behoefte,
    Kostendeel,
)
from inbeeld.register.models import FeitAanbod
from inbeeld.signalen.models import Functievervulling
from inbeeld.tijdlijnen.kinderen import Kind, kinderen_op
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Aanstelling, Organisatie, Postvak

T = Aanbodtraject.Toestand
LANG = timedelta(weeks=12)
"""Adapted hours of more than this are asked about, not refused: the law gives no longest term."""
OPEN = (T.GEVRAAGD, T.AANGEBODEN, T.AANVAARD, T.BEGONNEN)
# Who can offer or pay: not the court.
_AANBIEDERS = tuple(s for s in Organisatie.Soort.values if s != Organisatie.Soort.JUSTITIE)


@dataclass(frozen=True, slots=True)
class Kosten:
    """The shares of an offer that count, the earliest first. `besloten`: percent that is decided
    for `dag`; `onbesloten`: something is still open, or less than all is decided."""

    delen: list[Kostendeel]
    besloten: int
    onbesloten: bool

    @property
    def te_veel(self) -> bool:
        return self.besloten > 100


@dataclass(frozen=True, slots=True)
class Aanbodbeeld:
    """One offer with what stands around it. `controles`: newest first."""

    traject: Aanbodtraject
    kosten: Kosten
    controles: list[Aanbodcontrole]

    @property
    def loopt(self) -> bool:
        return self.traject.toestand in OPEN


def kosten_van(delen: Sequence[Kostendeel], dag: date) -> Kosten:
    """Of shares that did not lapse. One that is decided for later does not count yet."""
    geldig = sorted((d for d in delen if d.vervallen_op is None), key=lambda d: (d.vanaf, d.pk))
    nu = sum(d.aandeel_procent or 0 for d in geldig if d.besloten_op and d.vanaf <= dag)
    straks = sum(d.aandeel_procent or 0 for d in geldig if d.besloten_op)
    open_ = any(d.besloten_op is None for d in geldig)
    return Kosten(geldig, nu, bool(geldig) and (open_ or straks < 100))


def _trajecten() -> QuerySet[Aanbodtraject]:
    return Aanbodtraject.objects.select_related(
        "jongere",
        "aanbieder",
        "bron",
        "door__gebruiker",
        "door__organisatie",
        "feit__bron",
        "afwijking_besloten_door__gebruiker",
        "afwijking_besloten_door__organisatie",
    ).prefetch_related(
        "kosten__betaler", "controles__door__gebruiker", "controles__door__organisatie"
    )


def traject_van(sleutel: object) -> Aanbodtraject | None:
    """One offer, by its own key; None when the actor does not see it."""
    return _trajecten().filter(sleutel=sleutel).first()


def aanbod_van(jongere_id: int, dag: date) -> list[Aanbodbeeld]:
    """Every offer of a child: what runs or is waited for first, then the newest."""
    rijen = list(_trajecten().filter(jongere_id=jongere_id))
    rijen.sort(key=lambda t: (t.toestand not in OPEN, -t.pk))
    return [beeld_van(t, dag) for t in rijen]


def beeld_van(traject: Aanbodtraject, dag: date) -> Aanbodbeeld:
    """One offer with its costs and checks."""
    controles = sorted(traject.controles.all(), key=lambda c: (c.datum, c.pk), reverse=True)
    return Aanbodbeeld(traject, kosten_van(traject.kosten.all(), dag), controles)


def geldend_feit(traject: Aanbodtraject) -> FeitAanbod | None:
    """The fact of this offer as it holds now; None: there is none, or it was withdrawn.

    A correction is a withdrawal and a new row in one vastlegging, also when somebody makes it on
    the child's page: so the row that holds is found from the one that the road knows.
    """
    feit = traject.feit
    while feit is not None and feit.ingetrokken_op is not None:
        feit = (
            FeitAanbod.objects.filter(
                vastlegging_id=feit.ingetrokken_door_id, jongere_id=feit.jongere_id
            )
            .select_related("bron")
            .order_by("pk")
            .first()
        )
    return feit


def los_aanbod(jongere_id: int, trajecten: Iterable[Aanbodtraject]) -> list[FeitAanbod]:
    """Facts of an offer that were entered without a road: on the child's page, or delivered."""
    bekend = {feit.pk for t in trajecten if t.feit_id and (feit := geldend_feit(t))}
    return list(
        FeitAanbod.objects.filter(jongere_id=jongere_id, ingetrokken_op=None)
        .exclude(pk__in=bekend)
        .order_by("-aangeboden_op", "-pk")
    )


def behoeften_van(jongere_id: int) -> list[Behoefte]:
    """What is needed, what is open first."""
    rijen = Behoefte.objects.filter(jongere_id=jongere_id).select_related(
        "vervuld_door", "door__gebruiker", "bron"
    )
    return sorted(rijen, key=lambda b: (not is_open(b), -b.sinds.toordinal(), b.pk))


def is_open(behoefte: Behoefte) -> bool:
    return behoefte.vervuld_op is None and behoefte.vervallen_op is None


@dataclass(frozen=True, slots=True)
class Urenbeeld:
    """Adapted hours; `stand`: 'komt', 'loopt', 'voorbij' or 'ingetrokken'. `tot_en_met`: the last
    day. `lang`: more than the term after which one asks whether it is still right."""

    uren: AangepasteUren
    stand: str
    tot_en_met: date
    weken: int
    lang: bool


def uren_van(jongere_id: int, dag: date) -> list[Urenbeeld]:
    """Adapted hours of a child, what holds first."""
    rijen = AangepasteUren.objects.filter(jongere_id=jongere_id).select_related(
        "door__gebruiker", "door__organisatie"
    )
    beelden = [_urenbeeld(rij, dag) for rij in rijen]
    volgorde = ("loopt", "komt", "voorbij", "ingetrokken")
    return sorted(
        beelden, key=lambda b: (volgorde.index(b.stand), -b.tot_en_met.toordinal(), b.uren.pk)
    )


def _urenbeeld(rij: AangepasteUren, dag: date) -> Urenbeeld:
    van, tot = rij.periode.lower, rij.periode.upper
    if rij.ingetrokken_op is not None:
        stand = "ingetrokken"
    else:
        stand = "komt" if dag < van else "loopt" if dag < tot else "voorbij"
    laatste = tot - timedelta(days=1)
    return Urenbeeld(rij, stand, laatste, -(-(tot - van).days // 7), tot - van > LANG)


def aanbieders() -> dict[str, str]:
    """Every organisation that can offer or pay, by id, in order of name."""
    rijen = Organisatie.objects.filter(soort__in=_AANBIEDERS).order_by("naam", "pk")
    return {str(o.pk): f"{o.naam} ({o.get_soort_display()})" for o in rijen}


def beslissers(actor: Actor) -> list[Aanstelling]:
    """Who can have decided on a deviation: who holds a functie in the region today, and who answers
    for the actor's own organisation."""
    dag = actor.vandaag
    met_functie = Functievervulling.objects.filter(periode__contains=dag)
    van_functie = Q(pk__in=met_functie.values("aanstelling"))
    antwoorden = Postvak.objects.filter(organisatie_id=actor.organisatie_id)
    eigen = Q(pk__in=antwoorden.values("coordinator"))
    return list(
        Aanstelling.objects.filter(van_functie | eigen, periode__contains=dag)
        .select_related("gebruiker", "organisatie")
        .order_by("organisatie__naam", "gebruiker__naam", "pk")
    )


@dataclass(frozen=True, slots=True)
class Onvervuld:
    """An open need with the child that it is of."""

    behoefte: Behoefte
    kind: Kind


@dataclass(frozen=True, slots=True)
class Onvervulden:
    """A page of open needs, the longest waiting first; `per_soort`: how many of each, of all."""

    regels: list[Onvervuld]
    aantal: int
    per_soort: list[tuple[str, int]]


def onvervuld(dag: date, *, soort: str = "", pagina: int = 1, per_pagina: int = 25) -> Onvervulden:
    """Open needs of the children that the actor sees; row security holds as everywhere."""
    rijen = Behoefte.objects.filter(vervuld_op=None, vervallen_op=None)
    per_soort = Counter(rijen.values_list("soort", flat=True))
    if soort:
        rijen = rijen.filter(soort=soort)
    van = (pagina - 1) * per_pagina
    blad = list(rijen.order_by("sinds", "pk")[van : van + per_pagina])
    kinderen = {k.jongere_id: k for k in kinderen_op([b.jongere_id for b in blad], dag)}
    regels = [Onvervuld(b, kinderen[b.jongere_id]) for b in blad if b.jongere_id in kinderen]
    aantal = per_soort[soort] if soort else sum(per_soort.values())
    return Onvervulden(regels, aantal, per_soort.most_common())
