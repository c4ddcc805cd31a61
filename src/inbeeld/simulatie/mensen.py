"""The people of the simulated region: diligent, slow, ill, gone; each day somebody or nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password

from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Aanstelling, Gebruiker, Postvak
from inbeeld.toegang.perioden import periode

DAG = timedelta(days=1)
_IJVER = ((0.95, 0.7, 0.35, 0.0), (60, 25, 12, 3))
"""How often somebody who is there does an item of work, and how many of a hundred are like that."""
_ZIEK_PER_DAG = 0.004
_VERTREKT_PER_DAG = 0.0005


@dataclass(slots=True)
class Mens:
    """A worker: `ijver` the chance that an item of work is done on a day that they are there."""

    aanstelling: Aanstelling
    ijver: float
    terug_op: date | None = None

    def actor(self, dag: date) -> Actor:
        a = self.aanstelling
        return Actor(a.gebruiker_id, a.pk, a.organisatie_id, a.rol, dag)


class Mensen:
    """Who answers for which postvak, as days pass."""

    def __init__(self, zaad: int) -> None:
        self._toeval = Random(zaad)
        self._wachtwoord = make_password(None)
        self.van: dict[int, Mens] = {}
        """Postvak → who coordinates it."""
        self.vertrokken = 0

    def begin(self) -> None:
        """Take up everybody who coordinates a postvak."""
        for postvak in Postvak.objects.select_related("coordinator__organisatie").order_by("pk"):
            self.van[postvak.pk] = Mens(postvak.coordinator, self._ijver())

    def _ijver(self) -> float:
        return self._toeval.choices(*_IJVER)[0]

    def nieuwe_dag(self, dag: date) -> None:
        """Some fall ill, some leave; a postvak is never without somebody. As the system."""
        for postvak_id, mens in list(self.van.items()):
            if mens.terug_op is not None and mens.terug_op <= dag:
                mens.terug_op = None
            elif self._toeval.random() < _ZIEK_PER_DAG:
                mens.terug_op = dag + self._toeval.randint(3, 20) * DAG
            if self._toeval.random() < _VERTREKT_PER_DAG:
                self._volg_op(postvak_id, mens, dag)

    def _volg_op(self, postvak_id: int, weg: Mens, dag: date) -> None:
        """The successor first; then the one who leaves, whose zaken stay at the postvak."""
        self.vertrokken += 1
        naam = f"opvolger{self.vertrokken}@simulatie.example"
        gebruiker = Gebruiker.objects.create(
            username=naam, naam=f"Opvolger {self.vertrokken}", password=self._wachtwoord
        )
        nieuw = Aanstelling.objects.create(
            gebruiker=gebruiker,
            organisatie=weg.aanstelling.organisatie,
            rol=weg.aanstelling.rol,
            periode=periode(dag, None),
        )
        Postvak.objects.filter(pk=postvak_id).update(coordinator=nieuw)
        oud = weg.aanstelling
        Aanstelling.objects.filter(pk=oud.pk).update(periode=periode(oud.periode.lower, dag))
        self.van[postvak_id] = Mens(nieuw, self._ijver())

    def aanwezig(self, dag: date) -> Iterator[tuple[int, Mens]]:
        """Who works today: nobody in the weekend."""
        if dag.weekday() > 4:
            return
        for postvak_id, mens in sorted(self.van.items()):
            if mens.terug_op is None:
                yield postvak_id, mens

    def doet(self, mens: Mens) -> bool:
        """Whether this person gets round to one item of work."""
        return self._toeval.random() < mens.ijver
