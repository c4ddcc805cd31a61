"""What the picture of a child's time shows, and how far it looks."""

from datetime import date, timedelta
from types import SimpleNamespace as Rij

from inbeeld.tijdlijnen import kindbeeld
from inbeeld.tijdlijnen.kindbeeld import Feiten

VANDAAG = date(2026, 11, 21)


def bereik(begin, tot=None):
    return Rij(lower=begin, upper=tot)


def dag(d):
    return bereik(d, d + timedelta(days=1))


def feiten(**anders):
    leeg = dict.fromkeys(("inschrijvingen", "verzuim", "aanbod", "vrijstellingen", "duidingen"), ())
    return Feiten(**(leeg | anders))


def verzuim(d, soort="ongeoorloofd"):
    return Rij(soort=soort, periode=dag(d))


def klok(sinds, eind=None, soort="streng"):
    vol = date(sinds.year + (sinds.month > 9), (sinds.month + 2) % 12 + 1, sinds.day)
    tot = eind and eind + timedelta(days=1)
    return Rij(
        soort=soort, thuis_sinds=sinds, drie_maanden_op=vol, einddatum=eind,
        periode=bereik(sinds, tot),
    )  # fmt: skip


def banen(feiten_=None, tijdlijn=(), klokken=()):
    uit = kindbeeld.banen(
        feiten_ or feiten(), tijdlijn, klokken, vandaag=VANDAAG, schoolnamen={"10AB00": "De Meeuw"}
    )
    return {baan.naam: list(baan.blokken) for baan in uit}


def test_days_that_only_a_weekend_parts_are_one_block():
    week = [date(2026, 9, 7) + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8)]
    (blok,) = banen(feiten(verzuim=[verzuim(d) for d in week]))["Ongeoorloofd"]
    assert (blok.begin, blok.tot) == (date(2026, 9, 7), date(2026, 9, 16))


def test_a_day_at_school_parts_two_blocks():
    dagen = [date(2026, 9, 7), date(2026, 9, 9)]
    assert len(banen(feiten(verzuim=[verzuim(d) for d in dagen]))["Ongeoorloofd"]) == 2


def test_kinds_of_absence_have_lanes_of_their_own():
    rijen = [verzuim(date(2026, 9, 7)), verzuim(date(2026, 9, 8), "ziek")]
    assert {"Ongeoorloofd", "Ziek"} <= set(banen(feiten(verzuim=rijen)))


def test_lanes_without_facts_are_left_out_but_a_missing_enrolment_shows():
    alle = kindbeeld.banen(
        feiten(verzuim=[verzuim(date(2020, 9, 7))]), [], [], vandaag=VANDAAG, schoolnamen={}
    )
    lanen = kindbeeld.in_venster(alle, date(2026, 1, 1), date(2027, 1, 1))
    assert [baan.naam for baan in lanen] == ["Inschrijving", "Status"]


def test_a_status_stays_one_block_where_only_the_clock_changes():
    rij = {"status": "absoluut_verzuim", "soort": "thuiszitter"}
    (blok,) = banen(
        tijdlijn=[
            Rij(periode=bereik(date(2026, 1, 1), date(2026, 4, 1)), **rij),
            Rij(periode=bereik(date(2026, 4, 1)), **rij),
        ]
    )["Status"]
    assert (blok.begin, blok.tot) == (date(2026, 1, 1), None)


def test_a_wide_clock_that_says_the_same_is_not_shown_twice():
    sinds = date(2026, 11, 5)
    assert not banen(klokken=[klok(sinds), klok(sinds, soort="ruim")])["Ruime klok"]
    eerder = klok(date(2026, 10, 5), soort="ruim")
    assert len(banen(klokken=[klok(sinds), eerder])["Ruime klok"]) == 1


def test_a_school_has_its_name_and_an_offer_that_does_not_fit_says_so():
    uit = banen(
        feiten(
            inschrijvingen=[Rij(school="10AB00", periode=bereik(date(2026, 8, 1)))],
            aanbod=[
                Rij(soort="zorg", passend=False, periode=dag(VANDAAG)),
                Rij(soort="werk", passend=True, periode=None),
            ],
        )
    )
    assert [b.tekst for b in uit["Inschrijving"]] == ["De Meeuw"]
    assert [b.tekst for b in uit["Aanbod"]] == ["Zorg (niet passend)"]


def test_a_clock_says_its_day_and_marks_three_months():
    (blok,) = banen(klokken=[klok(date(2026, 11, 5))])["Klok"]
    assert blok.tekst == "dag 17 van 92"
    assert blok.merk == date(2027, 2, 5)


def test_a_clock_that_ended_tells_how_long_it_ran():
    (blok,) = banen(klokken=[klok(date(2026, 3, 2), date(2026, 3, 11))])["Klok"]
    assert blok.tekst == "10 dagen"


def test_the_picture_reaches_from_thuis_sinds_to_past_three_months():
    sinds = date(2025, 2, 3)
    begin, tot = kindbeeld.venster("kort", VANDAAG, feiten(), [klok(sinds)])
    assert begin <= sinds
    assert tot > VANDAAG + timedelta(days=90)
    vol = klok(date(2026, 11, 20))
    begin, tot = kindbeeld.venster("kort", VANDAAG, feiten(), [vol])
    assert begin <= VANDAAG - timedelta(days=90)
    assert tot > vol.drie_maanden_op


def test_a_clock_that_ended_does_not_stretch_the_picture():
    begin, _ = kindbeeld.venster(
        "kort", VANDAAG, feiten(), [klok(date(2020, 2, 3), date(2020, 6, 1))]
    )
    assert begin.year == 2026


def test_everything_begins_at_the_first_fact():
    oud = feiten(inschrijvingen=[Rij(school="10AB00", periode=bereik(date(2016, 8, 1)))])
    begin, _ = kindbeeld.venster("alles", VANDAAG, oud, [])
    assert begin == date(2016, 8, 1)


def test_the_table_holds_what_the_picture_shows_and_no_more():
    oud = Rij(school="x", periode=bereik(date(2016, 8, 1), date(2020, 8, 1)))
    nu = Rij(school="10AB00", periode=bereik(date(2026, 8, 1)))
    lanen = kindbeeld.banen(
        feiten(inschrijvingen=[oud, nu]),
        [],
        [],
        vandaag=VANDAAG,
        schoolnamen={"10AB00": "De Meeuw"},
    )
    rijen = kindbeeld.tabelrijen(kindbeeld.in_venster(lanen, date(2026, 1, 1), date(2027, 1, 1)))
    assert rijen == [("Inschrijving", "De Meeuw", "vanaf 1 augustus 2026")]
