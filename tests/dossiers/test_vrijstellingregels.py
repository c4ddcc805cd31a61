"""The checks of the law on an exemption, at their edges."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inbeeld.dossiers.vrijstellingregels import (
    Gegevens,
    Oordeel,
    Regel,
    beslissen_voor,
    controles,
    eerste_herbeoordeling,
    laatste_leerplichtdag,
    schooljaar_eind,
    volgende_herbeoordeling,
)
from inbeeld.regels import codes

d = date.fromisoformat
G, N, O = Oordeel.GOED, Oordeel.NIET, Oordeel.ONBEKEND  # noqa: E741
ONTVANGEN, VANAF = d("2026-02-02"), d("2026-02-09")


def oordeel(naam: str, grond: str, **velden: object) -> Oordeel:
    gegevens = {"vandaag": ONTVANGEN, "ontvangen_op": ONTVANGEN, "ingangsdatum": VANAF, **velden}
    for naam_ in ("verklaring_op", "ontvangen_op", "ingangsdatum", "einddatum", "geboortedatum",
                  "vandaag", "leerplicht_begint", "vorige_tot", "startkwalificatie_op",
                  "besluit_op"):  # fmt: skip
        if isinstance(gegevens.get(naam_), str):
            gegevens[naam_] = d(gegevens[naam_])
    lijst = controles(Gegevens(grond=grond, **gegevens))
    return next(c.oordeel for c in lijst if c.naam == naam)


@pytest.mark.parametrize(
    ("verklaring", "ontvangen", "verwacht"),
    [
        (None, "2026-02-02", O),
        ("2026-02-02", "2026-02-02", G),
        ("2025-11-02", "2026-02-02", G),
        ("2025-11-01", "2026-02-02", N),
        # Clipped to the end of February: from 29 November three months run to 28 February.
        ("2025-11-29", "2026-02-28", G),
        ("2025-11-29", "2026-03-01", N),
        ("2025-11-30", "2026-02-28", G),
        ("2027-11-30", "2028-02-29", G),
        ("2027-11-30", "2028-03-01", N),
        ("2028-02-29", "2028-05-29", G),
        ("2028-02-29", "2028-05-30", N),
        # The law asks it with the notice, so one made later was not there.
        ("2026-02-03", "2026-02-02", N),
    ],
)
def test_a_declaration_is_three_calendar_months_old_at_most(verklaring, ontvangen, verwacht):
    naam = "Verklaring niet ouder dan 3 maanden"
    gegeven = {"verklaring_op": verklaring, "ontvangen_op": ontvangen}
    assert oordeel(naam, "art5_onder_a", **gegeven) is verwacht


@pytest.mark.parametrize(
    ("door", "behandelt", "verwacht"),
    [
        ("arts", None, O),
        ("arts", False, G),
        ("arts", True, N),
        ("psycholoog", True, O),
        ("pedagoog", False, G),
        ("", None, O),
    ],
)
def test_the_treating_doctor_may_not_declare(door, behandelt, verwacht):
    assert oordeel("Niet de behandelend arts", "art5_onder_a", verklaring_door=door,
                   verklaring_behandelaar=behandelt) is verwacht  # fmt: skip


@pytest.mark.parametrize(
    ("door", "verwacht"),
    [("arts", G), ("pedagoog", G), ("psycholoog", G), ("", O), ("anders", N),
     ("school_buitenland", N)],
)  # fmt: skip
def test_only_appointed_experts_declare(door, verwacht):
    naam = "Verklaring van een deskundige"
    assert oordeel(naam, "art5_onder_a", verklaring_door=door) is verwacht


@pytest.mark.parametrize(("zat", "verwacht"), [(None, O), (True, N), (False, G)])
def test_who_was_at_such_a_school_the_year_before_has_no_objection(zat, verwacht):
    naam = "Richting van de school"
    assert oordeel(naam, "art5_onder_b", zelfde_richting_vorig_jaar=zat) is verwacht


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({}, O),
        ({"verklaring_op": "2026-01-01"}, O),
        ({"verklaring_op": "2026-01-01", "verklaring_door": "anders"}, N),
        ({"verklaring_op": "2026-01-01", "verklaring_door": "school_buitenland"}, G),
    ],
)
def test_a_foreign_school_declares_itself(velden, verwacht):
    assert oordeel("Verklaring van de school", "art5_onder_c", **velden) is verwacht


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({}, O),
        # Not yet leerplichtig: one month before it begins.
        ({"leerplicht_begint": "2026-10-01", "ontvangen_op": "2026-09-01",
          "ingangsdatum": "2026-10-01"}, G),
        ({"leerplicht_begint": "2026-10-01", "ontvangen_op": "2026-09-02",
          "ingangsdatum": "2026-10-01"}, N),
        ({"leerplicht_begint": "2026-03-30", "ontvangen_op": "2026-02-28",
          "ingangsdatum": "2026-03-30"}, G),
        # Leerplichtig already, for the first time: the law names no day.
        ({"leerplicht_begint": "2020-10-01"}, O),
        # Again, before 1 July of the school year before.
        ({"leerplicht_begint": "2020-10-01", "vorige_tot": "2026-07-31",
          "ontvangen_op": "2026-06-30", "ingangsdatum": "2026-08-01"}, G),
        ({"leerplicht_begint": "2020-10-01", "vorige_tot": "2026-07-31",
          "ontvangen_op": "2026-07-01", "ingangsdatum": "2026-08-01"}, N),
        ({"leerplicht_begint": "2020-10-01", "vorige_tot": "2026-07-31",
          "ontvangen_op": "2026-07-01", "ingangsdatum": "2026-08-01",
          "nooit_geschikt": True}, G),
    ],
)  # fmt: skip
def test_a_notice_is_in_time(velden, verwacht):
    assert oordeel("Kennisgeving op tijd", "art5_onder_a", **velden) is verwacht


@pytest.mark.parametrize(
    ("einddatum", "nooit", "verwacht"),
    [(None, False, N), ("2026-07-31", False, G), ("2026-08-01", False, N), (None, True, G)],
)
def test_an_exemption_is_temporary(einddatum, nooit, verwacht):
    assert oordeel("Tijdelijk", "art5_onder_b", einddatum=einddatum,
                   nooit_geschikt=nooit) is verwacht  # fmt: skip


@pytest.mark.parametrize(
    ("naam", "grond", "geboren", "ingang", "verwacht"),
    [
        ("Veertien jaar of ouder", "art3a", None, "2026-02-09", O),
        ("Veertien jaar of ouder", "art3a", "2012-02-09", "2026-02-09", G),
        ("Veertien jaar of ouder", "art3a", "2012-02-10", "2026-02-09", N),
        # Sixteen on 31 July ends it that day, on 1 August a year later.
        ("Laatste schooljaar", "art3b", "2010-07-31", "2026-02-09", G),
        ("Laatste schooljaar", "art3b", "2010-08-01", "2026-02-09", N),
        ("Laatste schooljaar", "art3b", "2010-08-01", "2026-08-01", G),
        ("Kwalificatieplicht", "art15", "2010-07-31", "2026-07-31", N),
        ("Kwalificatieplicht", "art15", "2010-07-31", "2026-08-01", G),
        ("Leeftijd", "art15", "2008-02-09", "2026-02-09", N),
        ("Leeftijd", "art15", "2008-02-10", "2026-02-09", G),
        ("Leeftijd", "art5_onder_a", "2008-02-29", "2026-02-28", G),
        ("Leeftijd", "art5_onder_a", "2008-02-29", "2026-03-01", N),
    ],
)
def test_the_ages_of_the_law(naam, grond, geboren, ingang, verwacht):
    assert oordeel(naam, grond, geboortedatum=geboren, ingangsdatum=ingang) is verwacht


def test_who_has_a_startkwalificatie_needs_no_exemption():
    velden = {"geboortedatum": "2009-01-01", "startkwalificatie_op": "2026-01-01"}
    assert oordeel("Leeftijd", "art15", **velden) is N


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"vandaag": "2026-03-02"}, G),
        ({"vandaag": "2026-03-03"}, N),
        ({"vandaag": "2026-04-01", "besluit_op": "2026-03-02"}, G),
    ],
)
def test_a_substitute_programme_is_decided_in_four_weeks(velden, verwacht):
    assert oordeel("Op tijd besloten", "art3a", **velden) is verwacht
    assert beslissen_voor("art3a", ONTVANGEN) == d("2026-03-02")
    assert beslissen_voor("art5_onder_a", ONTVANGEN) == d("2026-03-30")


def test_an_extension_is_asked_eight_weeks_before_the_end():
    naam = "Verlenging op tijd"
    assert oordeel(naam, "art3a") is G
    assert oordeel(naam, "art3a", vorige_tot="2026-03-30") is G
    assert oordeel(naam, "art3a", vorige_tot="2026-03-29") is N


@pytest.mark.parametrize(
    ("geboren", "velden", "verwacht"),
    [
        ("2014-02-02", {}, N),
        ("2014-02-03", {}, O),
        (None, {}, O),
        ("2014-02-02", {"gehoord": True}, G),
        ("2014-02-02", {"waarom_niet": "Wil niet."}, G),
        ("2014-02-02", {"waarom_niet": "  "}, N),
    ],
)
def test_from_twelve_on_a_child_is_heard_or_it_is_said_why_not(geboren, velden, verwacht):
    assert oordeel("Kind gehoord", "art5_onder_a", geboortedatum=geboren, **velden) is verwacht


def test_advice_that_was_asked_is_not_advice():
    naam = "Advies van het samenwerkingsverband"
    assert [oordeel(naam, "art5_onder_a", advies=a) for a in ("", "gevraagd", "gegeven")] == [
        N,
        O,
        G,
    ]


@pytest.mark.parametrize("grond", codes.GRONDEN)
def test_of_what_is_not_known_nothing_is_in_order_but_what_needs_nothing(grond):
    """Unknown is never in order."""
    leeg = Gegevens(grond=grond, vandaag=ONTVANGEN, ontvangen_op=ONTVANGEN, ingangsdatum=VANAF)
    lijst = controles(leeg)
    goed = {c.naam for c in lijst if c.oordeel is G}
    # A term that still runs, and an extension where there is nothing to extend.
    assert goed <= {"Op tijd besloten", "Verlenging op tijd"}
    assert all(c.zin and c.artikel for c in lijst)
    assert {"Leeftijd", "Kind gehoord", "Ouders gehoord"} <= {c.naam for c in lijst}


def test_a_rule_holds_for_what_came_in_on_its_days():
    regel = Regel("x", "LPW 7", ("art15",), lambda g: (G, "x"), van=ONTVANGEN, tot=VANAF)
    for dag, geldt in ((ONTVANGEN, True), (VANAF, False), (ONTVANGEN - timedelta(days=1), False)):
        gegevens = Gegevens(grond="art15", vandaag=VANAF, ontvangen_op=dag, ingangsdatum=VANAF)
        assert regel.geldt(gegevens) is geldt


@pytest.mark.parametrize(
    ("ingang", "einde", "vandaag", "verwacht"),
    [
        ("2026-02-09", "2026-07-31", "2026-02-02", "2026-06-30"),
        ("2026-02-09", "2026-05-01", "2026-02-02", "2026-05-01"),
        ("2026-08-01", None, "2026-02-02", "2027-06-30"),
        ("2026-07-01", None, "2026-02-02", "2027-06-30"),
        ("2026-06-30", None, "2026-02-02", "2026-06-30"),
        ("2025-09-01", None, "2026-02-02", "2026-06-30"),
        ("2024-08-01", "2025-07-31", "2026-02-02", None),
    ],
)
def test_the_first_review_is_before_1_july_of_that_school_year(ingang, einde, vandaag, verwacht):
    dag = eerste_herbeoordeling(d(ingang), einde and d(einde), d(vandaag))
    assert dag == (verwacht and d(verwacht))


@given(st.dates(d("2000-01-01"), d("2050-01-01")), st.integers(-400, 800))
def test_reviews_follow_each_other_within_a_year_and_never_after_the_end(na, duur):
    einde = na + timedelta(days=duur)
    volgende = volgende_herbeoordeling(na, einde)
    if volgende is None:
        assert einde <= na
        return
    assert na < volgende <= einde
    assert volgende - na <= timedelta(days=366)
    assert volgende == einde or (volgende.month, volgende.day) == (6, 30)


@given(st.dates(d("1990-01-01"), d("2040-01-01")))
def test_leerplicht_ends_with_the_school_year_of_the_sixteenth_birthday(geboren):
    dag = laatste_leerplichtdag(geboren)
    assert (dag.month, dag.day) == (7, 31)
    assert dag.year - geboren.year == 16 + ((geboren.month, geboren.day) > (7, 31))
    assert schooljaar_eind(dag) == dag
