"""A telling in words: what is incomplete is never shown as a plain number."""

import pytest

from inbeeld.tijdlijnen import telbeeld
from inbeeld.tijdlijnen.telbeeld import Getal


def rij(status, soort, aantal, volledig="ja", langer="nee", **groep):
    return {
        "status": status,
        "soort": soort,
        "aantal": aantal,
        "volledig": volledig,
        "langer_dan_drie_maanden": langer,
        **groep,
    }


ABSOLUUT = ("absoluut_verzuim", "thuiszitter")
ZIEK = ("langdurig_ziek", "ziek")
SCHOOL = ("in_onderwijs", "in_onderwijs")
NIET = ("niet_plichtig", "niet_plichtig")


@pytest.mark.parametrize(
    ("getal", "tekst"),
    [
        (Getal(0), "0"),
        (Getal(1234), "1.234"),
        (Getal(0, volledig=False), "onbekend"),
        (Getal(12, volledig=False), "ten minste 12"),
    ],
)
def test_zero_and_unknown_are_two_things(getal, tekst):
    assert str(getal) == tekst


def test_one_incomplete_part_makes_the_sum_incomplete():
    assert str(telbeeld.som([rij(*ZIEK, 3), rij(*ZIEK, 4, volledig="nee")])) == "ten minste 7"


def test_a_status_has_one_line_with_its_long_ones_beside_it():
    rijen = [rij(*ABSOLUUT, 5), rij(*ABSOLUUT, 2, langer="ja"), rij(*SCHOOL, 900)]
    eerste, *_, laatste = telbeeld.regels(rijen, "rijk-2016")
    assert (eerste.status, str(eerste.getal), str(eerste.langer)) == ("absoluut_verzuim", "7", "2")
    assert laatste.soort == "niet_plichtig"


def test_rates_are_per_thousand_who_must_be_at_school():
    rijen = [rij(*ABSOLUUT, 5), rij(*SCHOOL, 995), rij(*NIET, 4000)]
    per = {r.status: telbeeld.per_duizend(r, rijen) for r in telbeeld.regels(rijen, "rijk-2016")}
    assert per["absoluut_verzuim"] == "5,0"
    assert per["niet_plichtig"] == ""


def test_an_incomplete_count_has_no_rate():
    rijen = [rij(*ZIEK, 5, volledig="nee"), rij(*SCHOOL, 995)]
    ziek = next(r for r in telbeeld.regels(rijen, "rijk-2016") if r.status == ZIEK[0])
    assert telbeeld.per_duizend(ziek, rijen) == ""


def test_bars_show_who_asks_attention_and_what_is_unknown():
    rijen = [rij(*ABSOLUUT, 5), rij(*ZIEK, 0, volledig="nee"), rij(*SCHOOL, 995)]
    staven = telbeeld.staven(telbeeld.regels(rijen, "rijk-2016"))
    assert [(s.naam, s.aantal, s.label) for s in staven] == [
        ("Absoluut verzuim", 5, "5"),
        ("Langdurig ziek", None, "onbekend"),
    ]


def test_groups_are_in_order_of_their_names_and_hide_empty_kinds():
    rijen = [
        rij(*ABSOLUUT, 1, gemeente="0392"),
        rij(*ZIEK, 0, gemeente="0392"),
        rij(*ABSOLUUT, 2, volledig="nee", gemeente="0377"),
        rij(*ZIEK, 0, gemeente="0377"),
    ]
    groepen = telbeeld.groepen(rijen, "gemeente", {"0392": "Haarlem", "0377": "Bloemendaal"})
    assert groepen.kolommen == ["Thuiszitter"]
    assert groepen.rijen == [("Bloemendaal", ["ten minste 2"]), ("Haarlem", ["1"])]


def test_only_exemptions_are_split_by_ground():
    rijen = [
        rij("vrijgesteld", "vrijgesteld", 3, grond="art5_onder_a"),
        rij(*SCHOOL, 100, grond=""),
    ]
    groepen = telbeeld.groepen(rijen, "grond", {"art5_onder_a": "Art. 5 onder a"})
    assert groepen.rijen == [("Art. 5 onder a", ["3"])]


def test_side_by_side_says_what_a_definitie_does_not_have():
    een = telbeeld.regels([rij(*ABSOLUUT, 3), rij("thuishouder", "thuiszitter", 2)], "kop-nh-2015")
    ander = telbeeld.regels([rij(*ABSOLUUT, 5)], "rijk-2016")
    naast = {n.status: n for n in telbeeld.naast_elkaar(een, ander)}
    assert naast["absoluut_verzuim"].verschil == "+2"
    assert naast["thuishouder"].ander is None
    assert naast["thuishouder"].verschil == ""


def test_no_difference_is_given_where_one_is_incomplete():
    assert telbeeld.Naast("x", "ziek", Getal(3), Getal(5, volledig=False)).verschil == ""
    assert telbeeld.Naast("x", "ziek", Getal(5), Getal(3)).verschil == "−2"


@pytest.mark.parametrize(
    ("laag", "woorden"),
    [
        ("parameter lang_dagen", "dagen thuis tot thuiszitter"),
        ("regel thuishouder", "de regel voor thuishouder"),
        ("jongeren", "kind toen nog niet bekend"),
        ("aanbod", "heeft een passend aanbod dat loopt"),
    ],
)
def test_what_makes_the_difference_is_told_in_words(laag, woorden):
    assert telbeeld.oorzaak(laag) == woorden
