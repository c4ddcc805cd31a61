"""A school with a region around it, and short ways through a delivery."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from inbeeld.aanleveren.actions import bevestig, maak_proef, ontvang, verwerk
from inbeeld.aanleveren.models import Levering
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Organisatie
from tests import fabriek
from tests.aanleveren.bestanden import GEMEENTE, PERIODE, SCHOOL, schrijf, zip_met

CATEGORIEEN = ("ongeoorloofd", "geoorloofd", "ziek", "te_laat")


@pytest.fixture
def school(db) -> Organisatie:
    """School 10AB00, known in the register."""
    organisatie = fabriek.school(SCHOOL)
    fabriek.gemeente(GEMEENTE)
    fabriek.leg(organisatie, scholen=[fabriek.schoolfeit(SCHOOL)])
    return organisatie


@pytest.fixture
def coordinator(school) -> Actor:
    """The school's verzuimcoördinator."""
    return fabriek.actor(school)


@pytest.fixture
def lever(tmp_path) -> Callable[..., Levering]:
    """`lever(actor, files)` takes a delivery in and tries it; `door=True` processes it too."""

    def _lever(
        actor: Actor,
        bestanden: Mapping[str, str | bytes] | bytes,
        *,
        formaat: str = "csv_profiel",
        volledig: bool = True,
        door: bool = True,
        moment=fabriek.MOMENT,
        categorieen=CATEGORIEEN,
        periode=PERIODE,
    ) -> Levering:
        inhoud = bestanden if isinstance(bestanden, bytes) else zip_met(bestanden)
        pad: Path = schrijf(tmp_path, inhoud)
        with als(actor):
            levering = ontvang(
                pad=pad,
                soort_formaat=formaat,
                begin=periode[0],
                eind=periode[1],
                volledig=volledig,
                categorieen=categorieen,
                moment=moment,
            )
            levering = maak_proef(levering.pk)
            if door and levering.status == "proef":
                bevestig(levering)
                levering = verwerk(levering.pk, moment)
        return levering

    return _lever


@pytest.fixture
def direct(monkeypatch) -> None:
    """Work on a delivery within the request: a thread would not see this test's transaction."""
    monkeypatch.setattr("inbeeld.aanleveren.werk.na_opslaan", lambda _actor, doe: doe())


@pytest.fixture
def bezoek(client) -> Callable[[Organisatie], object]:
    """`bezoek(organisation)`: a browser of a new colleague there."""

    def _bezoek(organisatie: Organisatie, rol: str = ""):
        aanstelling = fabriek.aanstelling(organisatie, rol)
        bezoeker = type(client)()
        bezoeker.force_login(
            aanstelling.gebruiker, backend="inbeeld.demo.inlog.GeenDemoBuitenDeDemo"
        )
        bezoeker.actor = fabriek.actor_van(aanstelling)
        return bezoeker

    return _bezoek
