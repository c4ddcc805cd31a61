"""The same facts under the agreements of each region: other recipients, other terms, no code."""

from datetime import date
from pathlib import Path

import pytest

import inbeeld
from inbeeld.signalen.plan import WEEKDAGEN, Aan, Doe, Plan, lees, mag_zien
from inbeeld.toegang.matrix.begrippen import Groep
from tests.signalen.planteksten import MEEGELEVERD, plantekst

REGIOS = (*MEEGELEVERD, "utrecht")
MAANDAG = date(2026, 2, 2)


@pytest.fixture(scope="module")
def plannen() -> dict[str, Plan]:
    return {code: lees(plantekst(code)) for code in REGIOS}


def _gaat_naar(plan: Plan, *geval: object) -> tuple[str, dict[str, str]]:
    route = plan.routes_voor(*geval)[0]
    kant = {o.aan.value: f"{o.termijn.datum(MAANDAG, WEEKDAGEN):%d-%m}" for o in route.ontvangers}
    return route.sleutel, kant


def test_a_fourteen_year_old_with_twelve_hours(plannen: dict[str, Plan]) -> None:
    """vo, 14 years, 12 hours missed; the gemeente is one of each region itself."""
    uit = {
        code: _gaat_naar(plan, "verzuim", "vo", 14, next(iter(plan.gemeenten)), 12)
        for code, plan in plannen.items()
    }
    assert uit == {
        "zkij": ("preventief", {"leerplicht": "16-02"}),
        "kop_nh": ("niet_ziek", {"swv": "04-02", "leerplicht": "09-02"}),
        "nk": ("vroeg", {"jgz": "16-02", "leerplicht": "16-02", "swv": "16-02"}),
        "utrecht": ("kernpartners", {"kernteam": "16-02"}),
    }


def test_an_eight_year_old_with_thirty_hours(plannen: dict[str, Plan]) -> None:
    uit = {
        code: _gaat_naar(plan, "verzuim", "po", 8, next(iter(plan.gemeenten)), 30)
        for code, plan in plannen.items()
    }
    assert uit == {
        "zkij": ("zestien_uur", {"leerplicht": "09-02", "swv": "16-02"}),
        "kop_nh": ("niet_ziek", {"swv": "04-02", "leerplicht": "09-02"}),
        "nk": ("verzuim", {"swv": "09-02", "leerplicht": "09-02"}),
        "utrecht": ("lang", {"regio": "07-02"}),
    }


def test_often_ill(plannen: dict[str, Plan]) -> None:
    uit = {c: _gaat_naar(p, "ziekte", "vo", 15)[1] for c, p in plannen.items()}
    assert uit == {
        "zkij": {"jgz": "23-02"},
        "kop_nh": {"swv": "16-02", "jgz": "16-02"},
        "nk": {"jgz": "16-02", "swv": "16-02"},
        "utrecht": {"kernteam": "16-02"},
    }


def test_who_holds_and_does_what_first(plannen: dict[str, Plan]) -> None:
    assert {c: p.eigenaar["klok_streng"][0] for c, p in plannen.items()} == {
        "zkij": Aan.LEERPLICHT,
        "kop_nh": Aan.SWV,
        "nk": Aan.SWV,
        "utrecht": Aan.REGIO,
    }
    eerst = {c: p.eerste_stap["klok_streng"] for c, p in plannen.items()}
    assert {c: (s.stap, str(s.termijn)) for c, s in eerst.items()} == {
        "zkij": ("contact_met_gezin", "5 schooldagen"),
        "kop_nh": ("plek_zoeken", "2 schooldagen"),
        "nk": ("contact_met_gezin", "5 schooldagen"),
        "utrecht": ("actietafel", "5 dagen"),
    }


def test_when_one_escalates_and_who_decides(plannen: dict[str, Plan]) -> None:
    laatste = {c: p.ladder_voor("streng", "vo").treden[-1] for c, p in plannen.items()}
    begint = {c: f"{t.na.datum(MAANDAG, WEEKDAGEN):%d-%m}" for c, t in laatste.items()}
    assert begint == {"zkij": "20-04", "kop_nh": "23-02", "nk": "13-04", "utrecht": "02-04"}
    wie = {c: [b.functie or b.aan for b in t.beslissers] for c, t in laatste.items()}
    assert wie == {
        "zkij": ["bestuurder_onderwijs", "wethouder_onderwijs"],
        "kop_nh": ["cto_voorzitter", "swv_coordinator"],
        "nk": ["directeur_swv", "wethouder"],
        "utrecht": [Aan.REGIO, Aan.SWV],
    }


def test_the_cto_decides_before_four_weeks_are_full(plannen: dict[str, Plan]) -> None:
    """'nog voor het ingaan van de wettelijke periode van 4 weken'."""
    for trede in plannen["kop_nh"].ladder("cto").treden:
        assert trede.na.ongeveer + trede.termijn.ongeveer < 28


@pytest.mark.parametrize("code", MEEGELEVERD)
def test_the_last_decision_falls_within_three_months(plannen: dict[str, Plan], code: str) -> None:
    for sector in ("po", "vo", "mbo", None):
        laatste = plannen[code].ladder_voor("streng", sector).treden[-1]
        assert laatste.na.ongeveer + laatste.termijn.ongeveer <= 92


def test_kernteam_and_jeugdteam_go_by_gemeente(plannen: dict[str, Plan]) -> None:
    zkij = plannen["zkij"]
    wie = {
        naam: _gaat_naar(zkij, "zorg", "po", 8, code)[1].keys()
        for code, naam in zkij.gemeenten.items()
    }
    for naam in ("Beverwijk", "Heemskerk", "Velsen"):
        assert wie[naam] == {"jeugdteam"}
    for naam in ("Haarlem", "Bloemendaal", "Heemstede", "Zandvoort"):
        assert wie[naam] == {"kernteam"}


def test_leerplicht_is_early_only_in_vo_and_mbo_and_below_sixteen_hours(
    plannen: dict[str, Plan],
) -> None:
    zkij = plannen["zkij"]
    assert _gaat_naar(zkij, "verzuim", "vo", 14, "0392", 15)[0] == "preventief"
    assert _gaat_naar(zkij, "verzuim", "vo", 14, "0392", 16)[0] == "zestien_uur"
    assert _gaat_naar(zkij, "verzuim", "mbo", 17, "0392", 3)[0] == "preventief"
    assert _gaat_naar(zkij, "verzuim", "mbo", 18, "0392", 3)[0] == "kernteam"
    assert _gaat_naar(zkij, "verzuim", "po", 9, "0392", 15)[0] == "kernteam"
    assert _gaat_naar(zkij, "te_laat", "vo", 14, "0392")[0] == "te_laat"


def test_what_is_unknown_meets_no_condition(plannen: dict[str, Plan]) -> None:
    """No hours known is neither below nor above sixteen; the melding still goes somewhere."""
    zkij = plannen["zkij"]
    assert _gaat_naar(zkij, "verzuim", "vo", 14, "0392", None)[0] == "kernteam"
    assert _gaat_naar(zkij, "verzuim", "vo", None, "0375", 12)[0] == "jeugdteam"
    assert _gaat_naar(zkij, "verzuim")[0] == "kernteam"


def test_exempted_children_are_spoken_with(plannen: dict[str, Plan]) -> None:
    route = plannen["nk"].routes_voor("vrijstelling_loopt_af")[0]
    assert {o.aan for o in route.ontvangers} == {Aan.LEERPLICHT, Aan.SWV}
    assert route.volgende_stap.stap == "leeraanbod_bespreken"


@pytest.mark.parametrize("code", REGIOS)
def test_nobody_is_given_more_than_the_matrix_allows(plannen: dict[str, Plan], code: str) -> None:
    for route in plannen[code].routes:
        for ontvanger in route.ontvangers:
            assert set(ontvanger.ziet) <= mag_zien(ontvanger.aan)
            assert Groep.MEDISCH not in ontvanger.ziet


@pytest.mark.parametrize("code", REGIOS)
def test_a_youth_doctor_is_not_asked_for_a_diagnosis(plannen: dict[str, Plan], code: str) -> None:
    for route in plannen[code].routes:
        for ontvanger in route.ontvangers:
            if ontvanger.aan is Aan.JGZ and ontvanger.naam == "Jeugdarts":
                assert "geen diagnose" in ontvanger.vraag


def test_what_happens_without_an_answer_differs(plannen: dict[str, Plan]) -> None:
    doet = {
        c: {o.zonder_antwoord.doe for r in p.routes for o in r.ontvangers}
        for c, p in plannen.items()
    }
    assert doet["zkij"] == {Doe.HERINNER, Doe.MELD_COORDINATOR, Doe.ESCALEER}
    assert doet["utrecht"] == {Doe.HERINNER, Doe.ESCALEER}


def test_no_code_names_a_region() -> None:
    """What a region agreed stands in its file: no module asks which region it is."""
    kamers = [Path(inbeeld.__file__).parent / kamer for kamer in ("signalen", "dossiers")]
    bestanden = [b for kamer in kamers for b in kamer.rglob("*.py")]
    assert len(bestanden) > 20
    for bestand in bestanden:
        tekst = bestand.read_text("utf-8")
        assert not [c for c in REGIOS if f'"{c}"' in tekst or f"'{c}'" in tekst], bestand.name
