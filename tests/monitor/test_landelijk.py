"""The national figures beside ours: empty where unknown, never a sum of lines."""

from datetime import date

import pytest
from django.urls import reverse

from inbeeld.monitor import beeld_landelijk as beeld
from inbeeld.monitor.actions.blad import maak_blad
from inbeeld.monitor.blad import Rij
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.landelijk import REEKSEN, landelijke_cijfers
from inbeeld.regels.definities import DEFINITIES
from tests import fabriek as f

REGIO = Gebied("regio")


def rij(begin: int, waarden: dict[str, int], onvolledig: tuple[str, ...] = ()) -> Rij:
    van, dag = date(begin, 8, 1), date(begin + 1, 7, 31)
    return Rij("jaar", REGIO, dag, waarden, van=van, onvolledig=onvolledig)


def test_the_source_with_its_gaps():
    land = landelijke_cijfers()
    assert list(land) == list(range(2009, 2023))
    assert (land[2018].absoluut, land[2018].langdurig, land[2018].vrijgesteld) == (4958, 3917, 6022)
    assert (land[2022].absoluut, land[2022].langdurig, land[2022].vrijgesteld) == (
        13707,
        None,
        None,
    )


def test_each_definitie_has_the_same_lines_under_its_own_names():
    absoluut, langdurig, vrijgesteld = REEKSEN
    assert {d: absoluut.onderdeel(d) is None for d in DEFINITIES} == dict.fromkeys(
        DEFINITIES, False
    )
    assert {d: langdurig.onderdeel(d) for d in DEFINITIES} == {
        "rijk-2016": "langdurig_relatief_verzuim",
        "zkij-2021": "langdurig_relatief_verzuim",
        "kop-nh-2015": "thuiszitter",
        "nk-2017-po": None,
        "nk-2017-vo": "thuiszittend",
    }
    assert {vrijgesteld.onderdeel(d) for d in DEFINITIES} == {"vrijgesteld.art5_onder_a"}


def test_unknown_is_empty_and_not_zero():
    rijen = [
        rij(2022, {"absoluut_verzuim": 5, "langdurig_relatief_verzuim": 0, "vrijgesteld": 0}),
        rij(2023, {"absoluut_verzuim": 0}, ("absoluut_verzuim",)),
    ]
    plichtig = {2022: 2000, 2023: 2000}
    jaren = beeld.jaren(landelijke_cijfers(), rijen, plichtig, "rijk-2016", date(2025, 9, 1))
    naam = {jaar.naam: [(c.land, c.tekst, c.per_duizend) for c in jaar.cellen] for jaar in jaren}
    assert naam["2022–2023"] == [("13.707", "5", "2,50"), ("", "0", "0,00"), ("", "0", "0,00")]
    assert naam["2023–2024"] == [("", "onbekend", "")] * 3
    assert naam["2009–2010"] == [("6.878", "", ""), ("5.182", "", ""), ("2.964", "", "")]
    assert next(iter(naam)) == "2023–2024"


def test_who_is_in_two_lines_is_one_child():
    waarden = {
        "absoluut_verzuim": 3,
        "langdurig_relatief_verzuim": 4,
        "soort:thuiszitter": 6,
    }
    gevonden = beeld.voorbeeld([rij(2023, waarden)], "rijk-2016")
    assert (gevonden.opgeteld, gevonden.kinderen) == (7, 6)
    assert beeld.voorbeeld([rij(2023, waarden, ("soort:thuiszitter",))], "rijk-2016") is None


@pytest.mark.django_db
def test_the_page(client):
    a = f.school("10AB00")
    f.gemeente("0392"), f.gemeente("0394")
    f.kind(a, verzuim=[f.verzuimrij(a.code, "2024-10-01", "2025-03-01")])
    maak_blad("rijk-2016", f.MOMENT, f.VANDAAG)
    f.log_in(client, f.actor(f.gemeente("0392"), "bestuurder"))
    tekst = client.get(reverse("landelijk")).content.decode()
    assert "13.707" in tekst
    assert "Waarom u de regels niet mag optellen" in tekst
    assert "Opgeteld is dat 1" in tekst
    eigen = client.get(reverse("landelijk"), {"gebied": "gemeente:0392"})
    assert eigen.status_code == 200
    for ander in ("gemeente:0394", "onzin", "wijk:0394:Noord"):
        assert client.get(reverse("landelijk"), {"gebied": ander}).status_code == 404
