"""A telling as a job: any day, as known then, what if; of one's own area alone."""

from datetime import timedelta

import pytest

from inbeeld.monitor.uitvoerders.telling import tel
from inbeeld.monitor.werk import Onmogelijk
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f

pytestmark = pytest.mark.django_db
THUIS = "langdurig_relatief_verzuim"


@pytest.fixture(autouse=True)
def kinderen() -> None:
    a, b = f.school("10AB00"), f.school("20CD00")
    f.gemeente("0392")
    f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-12-01")])
    laat = f.kind(b)
    f.kind(b)
    f.leg(
        b,
        moment=f.MOMENT + timedelta(days=1),
        verzuim=[{"jongere": laat, **f.verzuimrij(b.code, "2025-12-15")}],
    )


def _vraag(organisatie, rol: str = "", **anders: object) -> dict[str, dict[str, int]]:
    """Per area what is not zero."""
    vraag = {
        "definitie": "rijk-2016",
        "gebied": "regio",
        "per": "",
        "peildata": [f.VANDAAG.isoformat()],
        "perioden": [],
        "bekend_op": None,
        "parameters": {},
    }
    actor = f.actor(organisatie, rol)
    stappen: list[int] = []
    with als(actor):
        uit = tel(vraag | anders, actor, lambda procent, stap: stappen.append(procent))
    assert stappen == sorted(stappen)
    return {
        rij["gebied"]: {naam: n for naam, n in rij["waarden"].items() if n} for rij in uit["rijen"]
    }


def test_as_known_now_and_then():
    nu = {THUIS: 2, "in_onderwijs": 1, "plichtig": 3}
    assert _vraag(f.regio()) == {"regio": nu}
    toen = {"bekend_op": (f.MOMENT + timedelta(hours=1)).isoformat()}
    anders = {"regio": {THUIS: 1, "in_onderwijs": 2, "plichtig": 3}}
    assert _vraag(f.regio(), **toen) == anders
    nog_niets = {"bekend_op": (f.MOMENT - timedelta(hours=1)).isoformat()}
    assert _vraag(f.regio(), **nog_niets) == {}


def test_what_if():
    strenger = _vraag(f.regio(), parameters={"lang_dagen": "56"})
    assert strenger["regio"][THUIS] == 1


def test_split_and_of_a_school_year():
    uit = _vraag(f.regio(), per="school")
    assert set(uit) == {"regio", "school:10AB00", "school:20CD00"}
    assert uit["school:20CD00"] == {THUIS: 1, "in_onderwijs": 1, "plichtig": 2}
    jaar = {"peildata": [], "perioden": [["2025-08-01", "2026-02-02"]]}
    assert _vraag(f.regio(), **jaar)["regio"]["soort:thuiszitter"] == 2


def test_one_sees_ones_own_area_and_the_region():
    school = f.school("10AB00")
    verband = f.swv(scholen=[school])
    assert set(_vraag(school, gebied="school:10AB00")) == {"school:10AB00"}
    eigen = _vraag(verband, gebied=f"organisatie:{verband.pk}", per="school")
    assert set(eigen) == {f"organisatie:{verband.pk}", "school:10AB00"}
    assert set(_vraag(school, per="school")) == {"regio", "school:10AB00"}
    for vreemd in ("school:20CD00", "gemeente:0392", f"organisatie:{verband.pk}"):
        with pytest.raises(Onmogelijk):
            _vraag(school, gebied=vreemd)
    with pytest.raises(Geweigerd):
        _vraag(school, "mentor")


def test_what_cannot_be_counted_is_told():
    for fout in (
        {"definitie": "bestaat-niet"},
        {"parameters": {"bestaat_niet": "1"}},
        {"peildata": []},
        {"per": "wijk", "gebied": "sector:vo"},
        {"per": "onzin"},
    ):
        with pytest.raises(Onmogelijk):
            _vraag(f.regio(), **fout)
