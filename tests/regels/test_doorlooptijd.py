"""From the first day at home to a fitting offer: who waits, and how long."""

import datetime as dt
import random
from typing import Any

import pyarrow as pa
import pytest

from inbeeld.regels import AanroepFout, Feiten, bereken, doorlooptijd, trajecten
from inbeeld.regels.doorlooptijd import VOORUIT
from tests.regels.orakel import DEFINITIES, Dossier, Parameters, Wereld, dag, iso
from tests.regels.orakel.feiten import VER
from tests.regels.orakel.telling import kenmerken
from tests.regels.strategie import Opzet, maak_opzet
from tests.regels.vergelijk import lees, moment

DAG = dt.timedelta(days=1)


@pytest.mark.parametrize("seed", [1])
def test_every_thuisperiode_and_its_end(seed: int) -> None:
    toeval = random.Random(70_000 + seed)
    opzet = maak_opzet(toeval, 20)
    definitie = toeval.choice(sorted(DEFINITIES))
    p = Parameters(definitie, opzet.parameters)
    geef_aanbod(toeval, opzet, p)
    wereld = wereld_van(opzet)
    tot = dag(opzet.tot)
    verwacht = []
    for sleutel, jongere in wereld.jongeren.items():
        dossier = Dossier(wereld, jongere, tot + VOORUIT.days, p)
        for soort, sinds, vol, einde in dossier.klok():
            if soort == "streng" and sinds <= opzet.tot:
                d, hoe = einde_van(dossier, dag(einde) if einde else VER, tot)
                waar = kenmerken(dossier, dag(sinds))
                verwacht.append((sleutel, sinds, vol, iso(d), hoe, waar["school"], waar["wijk"]))
    tabel = trajecten(
        lees(opzet),
        definitie=definitie,
        tot=dt.date.fromordinal(tot),
        per=("school", "wijk"),
        vakantieregio=opzet.vakantieregio,
        bekend_op=moment(opzet.bekend_op),
        parameters=opzet.parameters,
    )
    kolommen = ("jongere", "thuis_sinds", "drie_maanden_op", "dag", "einde", "school", "wijk")
    gekregen = [tuple(str(rij[k]) for k in kolommen) for rij in tabel.to_pylist()]
    assert {rij[4] for rij in gekregen} == {"aanbod", "open", "anders"}
    assert sorted(gekregen) == sorted(verwacht)


def wereld_van(opzet: Opzet) -> Wereld:
    return Wereld(opzet.feiten, vakantieregio=opzet.vakantieregio, bekend_op=opzet.bekend_op)


def geef_aanbod(toeval: random.Random, opzet: Opzet, p: Parameters) -> None:
    """An offer in the midst of one in three thuisperioden, as those drawn seldom fall there."""
    wereld = wereld_van(opzet)
    for sleutel, jongere in wereld.jongeren.items():
        for _, sinds, *_ in Dossier(wereld, jongere, dag(opzet.tot), p).klok():
            if toeval.randint(0, 2) == 0:
                begin = iso(dag(sinds) + toeval.randint(0, 60))
                opzet.feiten["aanbod"].append(aanbod(sleutel, begin))


def einde_van(dossier: Dossier, laatste: int, tot: int) -> tuple[int, str]:
    """The day on which it ended (or `tot`), and how."""
    if laatste >= tot:
        return tot, "open"
    erna = laatste + 1
    return erna, "aanbod" if any(b <= erna <= e for b, e in dossier.j.aanbod) else "anders"


def regio(geboren: str = "2010-05-05", **tabellen: list[dict[str, str]]) -> Feiten:
    """Children who live in one gemeente, without a school unless `tabellen` say so."""
    opzet: dict[str, list[dict[str, str]]] = {
        "scholen": [
            {
                "school": "10AB00",
                "sector": "vo",
                "gemeente": "0392",
                "naam": "",
                "vakantieregio": "",
                "uren_per_lesdag": "",
            }
        ],
        "jongeren": [
            {
                "jongere": naam,
                "geboortedatum": geboren,
                "startkwalificatie_op": "",
                "kwalificatieplicht_vervallen_op": "",
            }
            for naam in sorted({rij["jongere"] for rij in tabellen["inschrijvingen"]})
        ],
        **tabellen,
    }
    return lees(Opzet(opzet, "noord", "2026-07-31", None))


def school(jongere: str, einde: str, begin: str = "2012-08-01") -> dict[str, str]:
    return {"jongere": jongere, "school": "10AB00", "begindatum": begin, "einddatum": einde}


def aanbod(jongere: str, begin: str, passend: str = "ja") -> dict[str, str]:
    wat = {"soort": "zorg", "aangeboden_op": "", "einddatum": "", "passend": passend}
    return {"jongere": jongere, "begindatum": begin, **wat}


def rijen(feiten: Feiten, **keuze: Any) -> dict[str, tuple[str, str, str]]:
    tabel = trajecten(feiten, definitie="rijk-2016", tot=dt.date(2026, 6, 30), **keuze)
    return {
        r["jongere"]: (str(r["thuis_sinds"]), str(r["dag"]), r["einde"]) for r in tabel.to_pylist()
    }


def test_an_offer_that_does_not_fit_ends_nothing() -> None:
    feiten = regio(
        inschrijvingen=[
            *(school(naam, "2026-02-01") for naam in "ABC"),
            school("C", "", "2026-03-02"),
        ],
        aanbod=[aanbod("A", "2026-04-01"), aanbod("B", "2026-04-01", "nee")],
    )
    assert rijen(feiten) == {
        "A": ("2026-02-02", "2026-04-01", "aanbod"),
        "B": ("2026-02-02", "2026-06-30", "open"),
        "C": ("2026-02-02", "2026-03-02", "anders"),
    }


def test_who_turns_eighteen_left_in_another_way() -> None:
    feiten = regio("2008-03-10", inschrijvingen=[school("A", "2026-02-01")])
    assert rijen(feiten) == {"A": ("2026-02-02", "2026-03-10", "anders")}


def test_a_stored_klok_is_all_that_is_needed() -> None:
    """The facts do not say any more that these two are at home; the klok does."""
    aangeboden = [aanbod("A", "2026-04-01")]
    weg = [school("A", "2026-02-01"), school("B", "2026-05-03")]
    eerst = regio(inschrijvingen=weg, aanbod=aangeboden)
    alles = bereken(eerst, definitie="rijk-2016", tot=dt.date(2027, 7, 31))
    klok = eerst.con.sql(f"from {alles.relatie('klok')}").to_arrow_table()
    nu = regio(inschrijvingen=[school("A", ""), school("B", "")], aanbod=aangeboden)
    nu.con.register("bewaard", klok)

    class Bewaard:
        def relatie(self, stap: str) -> str:
            return {"klok": "bewaard"}[stap]

    assert rijen(nu) == {}
    assert rijen(nu, uitkomst=Bewaard()) == {
        "A": ("2026-02-02", "2026-04-01", "aanbod"),
        "B": ("2026-05-04", "2026-06-30", "open"),
    }


def rij(sinds: str, dagen: int, einde: str, maanden_op: str) -> dict[str, Any]:
    begin = dt.date.fromisoformat(sinds)
    return {
        "thuis_sinds": begin,
        "drie_maanden_op": dt.date.fromisoformat(maanden_op),
        "dag": begin + dagen * DAG,
        "einde": einde,
    }


def test_three_months_are_those_of_the_child() -> None:
    """Who was at home from 20 November has 92 days, from 30 November 90: until 28 February."""
    op_tijd = rij("2025-11-20", 92, "aanbod", "2026-02-20")
    te_laat = rij("2025-11-30", 91, "aanbod", "2026-02-28")
    assert doorlooptijd([op_tijd]).drie_maanden.waarde == 1
    assert doorlooptijd([te_laat]).drie_maanden.waarde == 0
    assert doorlooptijd([op_tijd, te_laat]).drie_maanden.waarde == pytest.approx(0.5)
    assert doorlooptijd([rij("2025-11-30", 90, "aanbod", "2026-02-28")]).drie_maanden.waarde == 1


def test_open_cases_count_and_dropping_them_would_look_better() -> None:
    klaar = [rij("2025-09-01", dagen, "aanbod", "2025-12-01") for dagen in (10, 20, 40, 60)]
    wacht = [rij("2025-09-01", 150, "open", "2025-12-01")] * 6
    eerlijk, mooier = doorlooptijd(klaar + wacht), doorlooptijd(klaar)
    assert eerlijk.waarden == {"aantal": 10, "met_aanbod": 4, "open": 6, "anders": 0}
    assert eerlijk.details["mediaan"][0] is None
    assert mooier.details["mediaan"][0] == 20
    assert eerlijk.drie_maanden.waarde == pytest.approx(0.4)
    assert mooier.drie_maanden.waarde == 1


def test_who_went_back_to_school_is_censored() -> None:
    """It counts as long as it was at home, and not as somebody who got an offer."""
    alle = [
        rij("2025-09-01", 10, "anders", "2025-12-01"),
        rij("2025-09-01", 20, "aanbod", "2025-12-01"),
        rij("2025-09-01", 30, "open", "2025-12-01"),
    ]
    uit = doorlooptijd(alle)
    assert uit.overleving.punten[0].risico == 2
    assert uit.overleving.binnen(28).waarde == pytest.approx(0.5)
    assert uit.waarden == {"aantal": 3, "met_aanbod": 1, "open": 1, "anders": 1}


def test_details_are_json() -> None:
    uit = doorlooptijd([rij("2025-09-01", 20, "aanbod", "2025-12-01")]).details
    assert uit["curve"] == [[0, 1, 1, 1], [20, 0, 0, 1]]
    assert set(uit["binnen"]) == {"vier_weken", "drie_maanden", "jaar"}
    assert doorlooptijd([]).details == {
        "curve": [],
        "mediaan": [None, None, None],
        "binnen": {naam: [None] * 3 for naam in ("vier_weken", "drie_maanden", "jaar")},
    }


def test_what_cannot_be_asked() -> None:
    with regio(inschrijvingen=[school("A", "")]) as feiten:
        with pytest.raises(AanroepFout, match="grond"):
            trajecten(feiten, definitie="rijk-2016", tot=dt.date(2026, 1, 1), per=("grond",))
        with pytest.raises(AanroepFout, match="definitie"):
            trajecten(feiten, definitie="niets", tot=dt.date(2026, 1, 1), uitkomst=object())
        leeg = trajecten(feiten, definitie="rijk-2016", tot=dt.date(2026, 1, 1), per=("school",))
        assert leeg.num_rows == 0
        assert isinstance(leeg, pa.Table)
