"""Reading a regioplan: every mistake is named at once, with its line."""

import re
from datetime import date

import pytest

from inbeeld.signalen.plan import PlanFout, bouw, lees, lees_inhoud
from tests.signalen.planteksten import MEEGELEVERD, plantekst

UTRECHT = plantekst("utrecht")
VIJF_DAGEN = "termijn: {aantal: 5, eenheid: dagen}"
BESLISSERS = "beslissers: [{aan: regio}, {aan: swv}]"


def _fouten(tekst: str) -> list[str]:
    with pytest.raises(PlanFout) as gevangen:
        lees(tekst)
    assert list(gevangen.value.fouten) == sorted(gevangen.value.fouten)
    return [str(fout) for fout in gevangen.value.fouten]


def _met(oud: str, nieuw: str) -> tuple[str, int]:
    """The plan of Utrecht with one piece changed, and the line on which that stands."""
    assert UTRECHT.count(oud) >= 1, oud
    return UTRECHT.replace(oud, nieuw, 1), UTRECHT[: UTRECHT.index(oud)].count("\n") + 1


def _een_fout(oud: str, nieuw: str) -> str:
    """The one mistake that the change makes, which must stand on the changed line."""
    tekst, regel = _met(oud, nieuw)
    (fout,) = _fouten(tekst)
    nummer, reden = re.fullmatch(r"regel (\d+): (.*)", fout).groups()
    assert int(nummer) == regel
    return reden


@pytest.mark.parametrize("code", [*MEEGELEVERD, "utrecht"])
def test_a_plan_is_its_inhoud(code: str) -> None:
    """What is stored builds the same plan as the text did."""
    plan = lees(plantekst(code))
    assert bouw(lees_inhoud(plantekst(code))) == plan
    assert plan.code == code


def test_codes_of_gemeenten_keep_their_zeros_and_days_are_days() -> None:
    plan = lees(UTRECHT)
    assert plan.gemeenten == {"0344": "Utrecht"}
    assert (plan.van, plan.tot_en_met) == (date(2019, 8, 1), None)


@pytest.mark.parametrize(
    ("oud", "nieuw", "reden"),
    [
        (", uren: {vanaf: 25}", ", urn: {vanaf: 25}", "'urn' bestaat niet; bedoelt u 'uren'?"),
        ("  - aan: regio", "  - aan: regie", "bedoelt u 'regio'?"),
        ("ziet: [identiteit, insch", "ziet: [identiteit, inchs", "bedoelt u 'inschrijving'?"),
        ("verzuim, signaal_en_route]", "verzuim, medisch]", "'medisch' bestaat niet"),
        ("ziet: [identiteit, inschrijving", "ziet: [inschrijving", "zonder 'identiteit'"),
        (VIJF_DAGEN, "termijn: {aantal: 5, eenheid: werkdagen}", "'werkdagen' bestaat niet"),
        (VIJF_DAGEN, "termijn: {aantal: 0, eenheid: dagen}", "heel getal van 1"),
        (VIJF_DAGEN, "termijn: {aantal: 1000, eenheid: dagen}", "tot en met 750"),
        (VIJF_DAGEN, "termijn: {aantal: 60, eenheid: maanden}", "hoogstens twee jaar"),
        (VIJF_DAGEN, "termijn: {eenheid: dagen}", "'aantal' ontbreekt"),
        ("doe: escaleer", "doe: bel", "kies uit herinner, meld_coordinator, escaleer"),
        ("stap: dagprogramma, termijn", "stap: dagprograma, termijn", "bedoelt u 'dagprogramma'?"),
        ("- sleutel: kernpartners", "- sleutel: lang", "'lang' staat ook op regel"),
        ("- sleutel: lang", "- sleutel: Te lang", "kleine letters"),
        ("uren: {vanaf: 25}", "uren: {vanaf: 25, onder: 16}", "dit geldt dus nooit"),
        (
            "gemeenten: {0344: Utrecht}",
            "gemeenten: {344: Utrecht}",
            "geen CBS-code van vier cijfers",
        ),
        ("geldig: {van: 2019-08-01}", "geldig: {van: 2019-02-30}", "datum die bestaat"),
        (
            "geldig: {van: 2019-08-01}",
            "geldig: {van: 2019-08-01, tot_en_met: 2019-07-01}",
            "laatste dag",
        ),
        ("naam: Utrecht\n", "naam:\n", "'naam' is leeg"),
        ("  melding: [regio]", "  melding: [schoolbestuur]", "heeft geen postvak"),
        ("  melding: [regio]", "  melding: [regio, regio]", "staat er twee keer"),
        ("  - niveau: 2", "  - niveau: 3", "hier hoort niveau 2"),
        (BESLISSERS, "beslissers: [{functie: wethouder}]", "'wethouder' bestaat niet"),
        (BESLISSERS, "beslissers: []", "de lijst is leeg"),
        (BESLISSERS, "beslissers: [{}]", "een van de twee"),
        ("bij: {klok: streng}", "bij: {klok: snel}", "kies uit streng, ruim"),
        ("bij: {klok: streng}", "bij: {klok: streng, sectoren: [havo]}", "'havo' bestaat niet"),
    ],
)
def test_a_mistake_has_its_line_and_its_reason(oud: str, nieuw: str, reden: str) -> None:
    assert reden in _een_fout(oud, nieuw)


def test_all_mistakes_at_once() -> None:
    tekst = UTRECHT.replace("- aan: regio", "- aan: regie", 1)
    tekst = tekst.replace("klok: streng", "klok: snel").replace("doe: herinner", "doe: niets")
    tekst += "zomaar: iets\n"
    fouten = _fouten(tekst)
    assert len(fouten) == 4
    assert fouten[-1] == f"regel {tekst.count(chr(10))}: plan: 'zomaar' bestaat niet"


@pytest.mark.parametrize(
    ("aan", "groep"),
    [("jgz", "verblijfplaats"), ("kernteam", "duiding"), ("jeugdteam", "vrijstelling")],
)
def test_no_recipient_sees_more_than_the_matrix_gives(aan: str, groep: str) -> None:
    tekst, regel = _met("  - aan: regio", f"  - aan: {aan}")
    tekst = tekst.replace("ziet: [identiteit", f"ziet: [{groep}, identiteit", 1)
    (fout,) = _fouten(tekst)
    assert f"mag '{groep}' niet zien (toegangsmatrix)" in fout
    assert fout.startswith(f"regel {regel + 2}:")


def test_a_schoolbestuur_has_no_postvak_for_children() -> None:
    tekst, regel = _met("  - aan: regio", "  - aan: schoolbestuur")
    (fout,) = _fouten(tekst)
    assert fout.startswith(f"regel {regel + 2}:")
    assert "heeft geen postvak" in fout


def test_a_recipient_twice() -> None:
    begin = UTRECHT.index("  - aan: regio")
    einde = UTRECHT.index("  volgende_stap", begin)
    blok = UTRECHT[begin:einde]
    (fout,) = _fouten(UTRECHT[:begin] + blok + blok + UTRECHT[einde:])
    assert "staat ook op regel" in fout


def test_a_route_that_is_never_reached() -> None:
    """The general route before the special one: the second never is the first that applies."""
    begin, midden = UTRECHT.index("- sleutel: lang"), UTRECHT.index("- sleutel: kernpartners")
    einde = UTRECHT.index("ladders:")
    tekst = UTRECHT[:begin] + UTRECHT[midden:einde] + UTRECHT[begin:midden] + UTRECHT[einde:]
    (fout,) = _fouten(tekst)
    assert "route lang: wordt bij 'verzuim' nooit bereikt" in fout
    regel = tekst[: tekst.index("- sleutel: lang")].count("\n") + 1
    assert fout.startswith(f"regel {regel}:")


@pytest.mark.parametrize(
    ("oud", "nieuw", "voorbeeld"),
    [
        ("[verzuim, ziekte, ", "[verzuim, ", "'ziekte'"),
        ("absoluut, zorg]", "absoluut, zorg], sectoren: [po, vo]", "sector sbo"),
        ("signaal: [klok_dag_7]", "leeftijd: {vanaf: 12}", "leeftijd 0"),
        ("signaal: [klok_dag_7]", "leeftijd: {vanaf: 0}", "leeftijd onbekend"),
        ("signaal: [klok_dag_7]", 'gemeenten: ["0344"]', "gemeente onbekend"),
        ("signaal: [klok_dag_7]", "uren: {onder: 25}", "uren onbekend"),
    ],
)
def test_a_melding_that_would_go_nowhere(oud: str, nieuw: str, voorbeeld: str) -> None:
    tekst, _ = _met(oud, nieuw)
    fouten = _fouten(tekst)
    assert all("is er niet altijd een route" in fout for fout in fouten)
    assert any(voorbeeld in fout for fout in fouten)


def test_steps_of_a_ladder_come_later_and_later() -> None:
    tekst, _ = _met("na: {aantal: 2, eenheid: maanden}", "na: {aantal: 3, eenheid: schooldagen}")
    (fout,) = _fouten(tekst)
    assert "'na' moet langer zijn dan bij de trede ervoor" in fout


def test_a_ladder_for_some_sectoren_leaves_others_without() -> None:
    tekst, _ = _met("bij: {klok: streng}", "bij: {klok: streng, sectoren: [po, vo]}")
    (fout,) = _fouten(tekst)
    assert "geen ladder voor sector sbo, so, pro, vso, mbo, onbekend" in fout


def test_a_ladder_behind_another() -> None:
    begin = UTRECHT.index("- sleutel: opschalen")
    tekst = UTRECHT + UTRECHT[begin:].replace("opschalen", "nog_een", 1)
    (fout,) = _fouten(tekst)
    assert "ladder nog_een: een eerdere ladder geldt altijd al" in fout


def test_a_functie_that_nobody_decides_by() -> None:
    tekst, regel = _met("ladders:", "functies:\n- {code: cto, naam: CTO, bij: swv}\nladders:")
    assert _fouten(tekst) == [
        f"regel {regel + 1}: functie cto: geen trede of belemmering noemt deze functie"
    ]


_CTO = "functies:\n- {code: cto, naam: CTO, bij: swv}\n"


def test_obstacles_and_nazorg_are_agreed_or_left_to_the_region() -> None:
    zonder = lees(UTRECHT)
    assert (zonder.nazorg, zonder.belemmeringen) == (None, {})
    erbij = f"{_CTO}nazorg: {{aantal: 3, eenheid: maanden}}\nbelemmeringen: {{vervoer: cto}}\n"
    plan = lees(UTRECHT.replace("ladders:", f"{erbij}ladders:", 1))
    assert (str(plan.nazorg), plan.belemmeringen) == ("3 maanden", {"vervoer": "cto"})


@pytest.mark.parametrize(
    ("erbij", "reden"),
    [
        ("belemmeringen: {vervoer: wie}", "belemmeringen, vervoer: 'wie' bestaat niet"),
        ("belemmeringen: {vervoor: cto}", "belemmeringen: 'vervoor' bestaat niet"),
        ("belemmeringen: [vervoer]", "belemmeringen: hier horen namen"),
        ("nazorg: {aantal: 1, eenheid: weken}", "nazorg: ten minste twee weken"),
        ("nazorg: 8", "nazorg: hier horen namen"),
    ],
)
def test_a_mistake_in_them_is_told_with_its_line(erbij: str, reden: str) -> None:
    tekst, regel = _met("ladders:", f"{_CTO}{erbij}\nladders:")
    assert any(f.startswith(f"regel {regel + 2}:") and reden in f for f in _fouten(tekst)), _fouten(
        tekst
    )


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("", "begint niet met 'plan:'"),
        ("- een\n- lijst\n", "begint niet met 'plan:'"),
        ("plan: a\n\tnaam: b\n", "regel 2: hier staat een tab"),
        ("plan: a: b\n", "regel 1: een dubbele punt te veel"),
        ('plan: "a\n', "wordt niet gesloten"),
        ("plan: a\nplan: b\n", "regel 2: 'plan' staat hier al op regel 1"),
        ("plan: &x a\nnaam: *x\n", "regel 1: verwijzingen met & en *"),
        ("plan: !!python/object/apply:os.system [ls]\n", "regel 1: aanduidingen met !"),
        ("plan: a\n---\nplan: b\n", "tweede document"),
        ("plan: \x00\n", "een teken dat geen tekst is"),
        ("[" * 50, "te diep ingesprongen"),
        ("x" * 200_001, "te groot"),
    ],
)
def test_what_is_no_plan_at_all(tekst: str, reden: str) -> None:
    (fout,) = _fouten(tekst)
    assert reden in fout


def test_a_bomb_of_references_is_refused_before_it_unfolds() -> None:
    lagen = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    (fout,) = _fouten("\n".join(["a0: &a0 lol", *lagen]))
    assert fout.startswith("regel 1: verwijzingen")
