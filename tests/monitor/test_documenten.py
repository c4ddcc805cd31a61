"""The tables of the regions' documents, made from facts through the pages, cell by cell.

With INBEELD_DOCUMENTEN=alles all folders; else the smallest. `python -m bewijs.documenten` prints
what it compares.
"""

import os
from collections.abc import Callable, Mapping

import pytest

from tests.monitor.documenten import laad, stand

pytestmark = pytest.mark.django_db
ALLES = os.environ.get("INBEELD_DOCUMENTEN") == "alles"
groot = pytest.mark.skipif(not ALLES, reason="the larger folders: INBEELD_DOCUMENTEN=alles")
ZUID_KENNEMERLAND = ("0392", "0377", "0397", "0473")


@pytest.fixture
def geladen(client, monkeypatch) -> Callable[[str], Callable[..., dict]]:
    """`geladen(folder)`: brings it in; gives what asks the page of counts."""

    def _laad(map_: str) -> Callable[..., dict]:
        regio = laad(map_, client, monkeypatch)
        return lambda **vraag: stand(regio, **vraag)

    return _laad


def vergelijk(
    wat: str, pagina: Mapping, document: Mapping[str, Mapping[str, str]], bron: str = "document"
) -> None:
    """Every cell of the document stands on the page."""
    for rij, cellen in document.items():
        for kolom, waarde in cellen.items():
            print(f"{wat} | {rij} | {kolom} | {bron} {waarde} | scherm {pagina[rij][kolom]}")
            assert pagina[rij][kolom] == waarde, (rij, kolom)


def test_kop_the_five_peildata_of_the_newsletter(geladen):
    vraag = geladen("kop-2015-2016")
    document = {
        "15 nov 2015": ("1", "2", "1"),
        "15 jan 2016": ("1", "0", "1"),
        "15 mrt 2016": ("2", "0", "1"),
        "15 mei 2016": ("2", "1", "1"),
        "15 sep 2016": ("0", "0", "1"),
    }
    kolommen = ("Thuiszitter", "Thuishouder", "Absoluut verzuim")
    pagina = vraag(definitie="kop-nh-2015", reeks="kop", schooljaar="2015")
    vergelijk("KOP", pagina, {d: dict(zip(kolommen, c, strict=True)) for d, c in document.items()})


@groot
def test_nk_po_with_what_nobody_registered(geladen):
    vraag = geladen("nk-2017-po")
    maart = {"reeks": "eigen", "schooljaar": "2016", "dag1": "2017-03-15"}
    po = vraag(definitie="nk-2017-po", **maart)
    document = {
        "Verzuim 4 weken tot 3 maanden": "1",
        "Verzuim langer dan 3 maanden": "3",
        "Niet ingeschreven": "8",
        "Lichamelijk of psychisch niet geschikt (art. 5 onder a)": "ten minste 25",
        "Bedenkingen tegen de richting (art. 5 onder b)": "ten minste 18",
        "School in het buitenland (art. 5 onder c)": "ten minste 8",
        "Langdurig ziek": "onbekend",
    }
    vergelijk("NK1 po", po, {"15 mrt 2017": document})
    per_gemeente = vraag(definitie="nk-2017-po", per="gemeente", **maart)
    vergelijk("NK1 po", per_gemeente, {"Gemeente 0416": {"Vrijgesteld": "onbekend"}})
    vo = vraag(definitie="nk-2017-vo", **maart)
    vergelijk("NK1 po", vo, {"15 mrt 2017": {"Dreigend": "onbekend"}})


@groot
def test_nk_vo_begin_2017(geladen):
    vraag = geladen("nk-2017-vo")
    pagina = vraag(definitie="nk-2017-vo", reeks="eigen", schooljaar="2016", dag1="2017-02-01")
    document = {
        "Dreigend": "44",
        "Thuiszittend": "24",
        "Langdurig ziek": "31",
        "Nazorg": "12",
        "Absoluut verzuim": "6",
        "Vrijgesteld": "35",
    }
    vergelijk("NK1 vo", pagina, {"1 feb 2017": document})


@groot
def test_nota_the_children_of_a_school_year(geladen):
    vraag = geladen("nota-2018-2019")
    jaar = {"reeks": "jaar", "schooljaar": "2018"}
    pagina = vraag(definitie="zkij-2021", **jaar)
    vergelijk("NOTA", pagina, {"2018–2019": {"Thuiszitters samen": "106"}})
    per = vraag(definitie="zkij-2021", per="gemeente", **jaar)
    haarlem = {"Thuiszitters samen": "49", "Ongeoorloofd verzuimers": "633"}
    vergelijk("NOTA", per, {"Gemeente 0392": haarlem})
    samen = sum(int(per[f"Gemeente {c}"]["Ongeoorloofd verzuimers"]) for c in ZUID_KENNEMERLAND)
    print(f"NOTA | Zuid-Kennemerland | Ongeoorloofd verzuimers | document 884 | scherm {samen}")
    assert samen == 884
    # Without the transition VO-MBO that the pact leaves out it would be more: no figure of the
    # document, but what its words do.
    rijk = vraag(definitie="rijk-2016", **jaar)
    samen = {"2018–2019": {"Thuiszitters samen": "129"}}
    vergelijk("NOTA, met de overstap", rijk, samen, bron="rekenregels")
