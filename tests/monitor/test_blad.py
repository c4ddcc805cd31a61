"""The sheet: the figures of the rules per area, all of it or nothing, the same when made again."""

from datetime import date

import pytest

from inbeeld.monitor.actions.blad import maak_blad
from inbeeld.monitor.bron import maak_bron
from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.monitor.perioden import peildata
from inbeeld.monitor.queries import cijfers
from inbeeld.regels import tel
from tests import fabriek as f

pytestmark = pytest.mark.django_db
DEFINITIE = "rijk-2016"


@pytest.fixture
def kinderen() -> list[int]:
    a, b = f.school("10AB00"), f.school("20CD00")
    f.leg(b, scholen=[f.schoolfeit(b.code, sector="po")])
    f.gemeente("0392"), f.gemeente("0394")
    verhuisd = [
        {"gemeente": "0392", "begindatum": f.d("2012-03-14"), "einddatum": f.d("2025-12-31")},
        {"gemeente": "0394", "wijk": "Noord", "begindatum": f.d("2026-01-01"), "einddatum": None},
    ]
    return [
        f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-10-01")]),
        f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-12-01")]),
        f.kind(b, verzuim=[f.verzuimrij(b.code, "2025-12-01")], woont=None, woonplaatsen=verhuisd),
        f.kind(b),
    ]


def _blad() -> Cijferblad:
    return maak_blad(DEFINITIE, f.MOMENT, f.VANDAAG)


def _stand(sleutel: str, dag: date = f.VANDAAG) -> dict[str, int]:
    with f.systeem():
        rij = cijfers.cijfer("stand", sleutel, dag, definitie=DEFINITIE)
    return {} if rij is None else {k: v for k, v in rij.waarden.items() if v}


def test_every_area_has_the_count_of_the_rules(kinderen):
    _blad()
    with f.systeem(), maak_bron(DEFINITIE, f.VANDAAG) as bron:
        for per in ((), ("gemeente",), ("gemeente", "wijk"), ("sector",), ("school",)):
            geteld = tel(
                bron.feiten,
                definitie=DEFINITIE,
                peildata=peildata(f.VANDAAG),
                per=per,
                uitkomst=bron.uitkomst,
            ).to_pylist()
            som: dict = {}
            for rij in geteld:
                codes = [rij[veld] for veld in per]
                sleutel = ":".join([per[-1], *codes]) if per else "regio"
                vak = som.setdefault((sleutel, rij["peildatum"]), {})
                vak[rij["status"]] = vak.get(rij["status"], 0) + rij["aantal"]
            gevonden = {
                (rij.gebied, rij.dag): {
                    naam: n
                    for naam, n in rij.waarden.items()
                    if naam != "plichtig" and not naam.endswith(".langer")
                }
                for rij in Cijfer.objects.filter(gebied__in={sleutel for sleutel, _ in som})
            }
            assert {k: v for k, v in som.items() if k[0] not in ("gemeente:onbekend",)} == {
                k: v for k, v in gevonden.items() if k in som
            }
    assert _stand("regio") == {
        "langdurig_relatief_verzuim": 3,
        "langdurig_relatief_verzuim.langer": 1,
        "in_onderwijs": 1,
        "plichtig": 4,
    }
    assert _stand("wijk:0394:Noord") == {"langdurig_relatief_verzuim": 1, "plichtig": 1}
