"""What the tests of talks, agreements and notes share: a child at home with all around it."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any
from uuid import uuid4

from django.db import transaction

from inbeeld.dossiers.models import Gespreksreden, Gezin, Gezinslid
from inbeeld.register.models import Jongere
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Aanstelling
from inbeeld.toegang.perioden import periode
from tests import fabriek as f
from tests.dossiers import wereld as w


@dataclass(frozen=True)
class Gesprekwereld:
    """`w.maak` with a mentor at the school and a stranger who has nothing to do with the child."""

    basis: w.Wereld
    mensen: dict[str, Aanstelling]

    @property
    def kind(self) -> int:
        return self.basis.thuis

    @property
    def sleutel(self) -> Any:
        with f.systeem(), transaction.atomic():
            return Jongere.objects.get(pk=self.kind).sleutel

    def actor(self, wie: str) -> Actor:
        return f.actor_van(self.mensen[wie])

    def gezin(self) -> tuple[Gezin, int]:
        """A family with the child in it, and a brother at another school; the brother's number."""
        broer = f.kind(f.school("20CD00"), roepnaam="Bas", woont="0392")
        with f.systeem():
            gezin = Gezin.objects.create()
            for jongere in (self.kind, broer):
                Gezinslid.objects.create(
                    gezin=gezin,
                    jongere_id=jongere,
                    bron=self.basis.gemeente,
                    door=self.mensen["leerplicht"],
                    moment=f.MOMENT,
                    periode=periode(f.d("2025-08-01"), None),
                )
        return gezin, broer


def maak() -> Gesprekwereld:
    basis = w.maak()
    _eerste_redenen()
    mensen = basis.mensen | {
        "mentor": f.aanstelling(basis.school, "mentor"),
        "vreemd": f.aanstelling(f.school("20CD00")),
    }
    return Gesprekwereld(basis, mensen)


def _eerste_redenen() -> None:
    """The list that a migrated database has, also after a test that emptied every table."""
    lijst = import_module("inbeeld.dossiers.migrations.0009_gesprek").REDENEN
    with f.systeem():
        for code, tekst in lijst.items():
            Gespreksreden.objects.get_or_create(
                code=code,
                defaults={
                    "tekst": tekst,
                    "bron": "test",
                    "periode": periode(f.d("2020-08-01"), None),
                },
            )


def formulier(**anders: Any) -> dict[str, Any]:
    """A talk as a browser sends it."""
    leeg = {f"a{n}-{veld}": "" for n in range(6) for veld in ("tekst", "wie", "uiterlijk_op")}
    return {
        **leeg,
        "soort": "gezin",
        "gevoerd_op": f.VANDAAG.isoformat(),
        "erbij": ["jongere", "ouder"],
        "uitkomst": "Noor wil weer beginnen met twee uur per dag.",
        "stem": "gehoord",
        "stem_hoe": "zat erbij",
        "stem_woorden": "Ik wil wel, maar niet alles tegelijk.",
        "sleutel": str(uuid4()),
        **anders,
    }
