"""The days of a simulated region, one after another."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from random import Random
from zoneinfo import ZoneInfo

from django.db import transaction

from inbeeld.demo.accounts import REGIO
from inbeeld.demo.partners import maak_mensen, maak_organisaties
from inbeeld.demo.regio import maak_regio
from inbeeld.demo.vul import DEFINITIE, maak_jongeren, woongemeenten
from inbeeld.signalen.actions import kennis
from inbeeld.signalen.models import Functievervulling
from inbeeld.signalen.plan import activeer, lees
from inbeeld.tijdlijnen.actions import herbereken
from inbeeld.tijdlijnen.models import DefinitieKeuze
from inbeeld.toegang.actor import systeem_actor
from inbeeld.toegang.models import Aanstelling, Organisatie
from inbeeld.toegang.perioden import periode

from .controle import Controle
from .levering import Levering
from .mensen import Mensen
from .stroom import Stroom, maak_stroom
from .werk import Werk

DAG = timedelta(days=1)
_HIER = ZoneInfo("Europe/Amsterdam")
_STILSTAND = 0.03
"""Chance per day that the job does not run for one to four days."""
_AFBREKEN = 0.02
"""Chance per day that the job is killed while it works."""


@dataclass(slots=True)
class Verslag:
    """What a run found. `taken`: per worker and working day how much new work came."""

    dagen: int = 0
    feiten: int = 0
    geweigerd: int = 0
    gemist: int = 0
    taken: Counter[int] = field(default_factory=Counter)
    gedaan: Mapping[str, int] = field(default_factory=dict)
    niet_gelukt: Mapping[str, int] = field(default_factory=dict)
    controle: Controle = field(default_factory=Controle)
    vertrokken: int = 0
    stilstand: int = 0
    afgebroken: int = 0

    def percentiel(self, deel: float) -> int:
        """How many tasks a worker-day has at most, in this share of them."""
        plek = deel * sum(self.taken.values())
        for aantal in sorted(self.taken):
            plek -= self.taken[aantal]
            if plek <= 0:
                return aantal
        return 0


BreekAf = Callable[[date, datetime, float], None]
"""Runs the job of a day and kills it after so many seconds."""
Extra = Callable[[date], int]
"""Asked at the end of a day, as the system: how many signals an oracle finds missing."""


class Simulatie:
    """A region in the database of this process, from `eerste` on.

    The same arguments give the same days. `plan`: one of signalen/regioplannen.
    """

    def __init__(
        self, *, eerste: date, laatste: date, kinderen: int, zaad: int, plan: str = "zkij"
    ) -> None:
        self.eerste, self.laatste, self._zaad, self._plan = eerste, laatste, zaad, plan
        self._toeval = Random(zaad)
        self._regio = maak_regio(laatste, kinderen, zaad)
        self._stroom = maak_stroom(self._regio, eerste, laatste, zaad)
        self._mensen = Mensen(zaad)
        self._werk = Werk(self._mensen, zaad)
        self.verslag = Verslag()
        self._levering: Levering | None = None

    def begin(self) -> None:
        """Organisations, people, agreements, children, and what was known before the first day."""
        with systeem_actor("simulatie", self.eerste), transaction.atomic():
            organisaties = maak_organisaties(self._regio.scholen)
            namen = frozenset(p.naam.voluit for p in self._regio.boek.personen)
            maak_mensen(organisaties, self._regio.scholen, self.eerste, namen)
            DefinitieKeuze.objects.create(definitie=DEFINITIE, vanaf=date(2021, 1, 1))
            self._spreek_af()
            self._mensen.begin()
            self._levering = self._maak_levering(organisaties)
            self.verslag.feiten += self._levering.lever(
                self._stroom.begin, _moment(self.eerste), doorrekenen=False
            )
            herbereken(vandaag=self.eerste)

    def _maak_levering(self, organisaties: Mapping[tuple[str, str], Organisatie]) -> Levering:
        return Levering(
            maak_jongeren(self._regio),
            {code: org.pk for (_, code), org in organisaties.items()},
            woongemeenten(self._regio.boek),
            organisaties["regio", REGIO[0]].pk,
        )

    def _spreek_af(self) -> None:
        """The region's agreements, and for every functie the first who can hold it."""
        tekst = (files("inbeeld.signalen") / "regioplannen" / f"{self._plan}.yaml").read_text()
        plan = lees(tekst)
        activeer(tekst, van=max(plan.van, self.eerste), moment=_moment(self.eerste))
        for functie in plan.functies:
            wie = Aanstelling.objects.filter(
                organisatie__soort=functie.bij, rol__in=("bestuurder", "swv_consulent")
            ).order_by("pk")
            if houder := wie.first():
                Functievervulling.objects.create(
                    functie=functie.code, aanstelling=houder, periode=periode(self.eerste, None)
                )

    def loop(
        self,
        *,
        extra: Extra | None = None,
        meld: Callable[[date], None] | None = None,
        breek_af: BreekAf | None = None,
    ) -> Verslag:
        """Let all days pass. `breek_af` only where every day is committed."""
        dag, staat_stil = self.eerste, 0
        while dag <= self.laatste:
            if not staat_stil and self._toeval.random() < _STILSTAND:
                staat_stil = self._toeval.randint(1, 4)
            kapot = self._toeval.random() < _AFBREKEN
            self.dag(
                dag,
                bijmelden=not staat_stil,
                extra=extra,
                breek_af=breek_af if kapot else None,
            )
            self.verslag.stilstand += bool(staat_stil)
            staat_stil = max(0, staat_stil - 1)
            if meld is not None:
                meld(dag)
            dag += DAG
        return self.verslag_tot_nu()

    def dag(
        self,
        dag: date,
        *,
        bijmelden: bool,
        extra: Extra | None = None,
        breek_af: BreekAf | None = None,
    ) -> None:
        """One day: facts come in, the job runs (or not, or half), people work, all is checked."""
        if self._levering is None:
            raise RuntimeError("begin() comes first")
        moment, verslag = _moment(dag), self.verslag
        with systeem_actor("simulatie", dag), transaction.atomic():
            self._mensen.nieuwe_dag(dag)
            verslag.feiten += self._levering.lever(self._stroom.per_dag.get(dag, ()), moment)
        if breek_af is not None:
            # The start of the process takes about a second, its work follows.
            breek_af(dag, moment, 1.0 + self._toeval.random())
            verslag.afgebroken += 1
        if bijmelden:
            kennis.meld_bij(dag, moment)
        with systeem_actor("simulatie", dag), transaction.atomic():
            voor_hen = self._werk.bekijk(dag)
        for postvak, _ in self._mensen.aanwezig(dag):
            verslag.taken[voor_hen.nieuw[postvak]] += 1
        self._werk.doe(dag, moment, voor_hen)
        # Where nobody was there to do anything, there is nothing new to tell.
        if bijmelden and any(self._mensen.aanwezig(dag)):
            kennis.meld_bij(dag, moment)
        with systeem_actor("simulatie", dag), transaction.atomic():
            verslag.controle.kijk(dag, verteld=bijmelden)
            verslag.gemist += extra(dag) if extra is not None else 0
        verslag.dagen += 1

    def verslag_tot_nu(self) -> Verslag:
        """What was found so far."""
        self.verslag.geweigerd = self._levering.geweigerd if self._levering else 0
        self.verslag.gedaan = dict(self._werk.gedaan)
        self.verslag.niet_gelukt = dict(self._werk.geweigerd)
        self.verslag.vertrokken = self._mensen.vertrokken
        return self.verslag

    @property
    def stroom(self) -> Stroom:
        """What becomes known when; for an oracle."""
        return self._stroom


def _moment(dag: date) -> datetime:
    return datetime.combine(dag, time(9), tzinfo=_HIER)
