"""A child of another school, whose number somebody knows: nothing is said of it in passing."""

import pytest

from inbeeld.register.models import FeitAanbod
from tests import fabriek
from tests.aanleveren.bestanden import onderwijsnummer

INSCHRIJVING = {"inschrijvingen.csv": "jongere,school,begindatum,einddatum\nx,20CD00,2026-01-05,\n"}


@pytest.fixture
def ander(school):
    """Another school; the child with the number is a pupil of the first."""
    fabriek.kind(school, pgn=onderwijsnummer(3))
    organisatie = fabriek.school("20CD00")
    fabriek.leg(organisatie, scholen=[fabriek.schoolfeit("20CD00")])
    return fabriek.actor(organisatie)


def feitenmap():
    return {
        "jongeren.csv": "jongere,geboortedatum,startkwalificatie_op,kwalificatieplicht_vervallen_op"
        "\nx,2012-03-14,,\n",
        "personalia.csv": "jongere,pgn,roepnaam,voornamen,voorvoegsel,achternaam\n"
        f"x,{onderwijsnummer(3)},Sam,,de,Vries\n",
        "aanbod.csv": "jongere,soort,passend,aangeboden_op,begindatum,einddatum\n"
        "x,onderwijs,ja,,2026-01-05,\n",
    }


def test_over_een_kind_van_een_ander_wordt_niets_verwerkt(ander, lever):
    levering = lever(ander, feitenmap(), formaat="feitenmap", volledig=False)
    assert (levering.status, levering.telling["nieuw"]) == ("verwerkt", {})
    assert "kind dat niet bij u hoort" in levering.opmerkingen[-1]
    with fabriek.systeem():
        assert not FeitAanbod.objects.exists()


def test_over_wie_zich_inschrijft_wel(ander, lever):
    levering = lever(ander, feitenmap() | INSCHRIJVING, formaat="feitenmap", volledig=False)
    assert levering.telling["nieuw"] == {"inschrijvingen": 1, "aanbod": 1}
    assert not any("niet bij u hoort" in regel for regel in levering.opmerkingen)
