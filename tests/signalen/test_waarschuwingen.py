"""Every soort of waarschuwing: from when to when, under which key, and when it is not there."""

from datetime import date

import pytest
from django.db import connection

from inbeeld.register.models import Personalia
from inbeeld.signalen.models import Signaal
from tests import fabriek as f

pytestmark = pytest.mark.django_db
SCHOOL = "10AB00"


def alle(dag: str, kind: int | None = None) -> list[tuple[str, date, str, date, date | None]]:
    """(soort, sinds, waarde, van, tot) of what is open on a day, as the system sees it."""
    with f.systeem(f.d(dag)), connection.cursor() as cursor:
        cursor.execute(
            "select soort, sinds, waarde, van, tot from signalen_waarschuwingen(%s, %s)"
            " order by soort, sinds",
            [f.d(dag), kind],
        )
        return cursor.fetchall()


def soorten(dag: str, kind: int | None = None) -> list[str]:
    return [rij[0] for rij in alle(dag, kind)]


def sinds(dag: str, kind: int, soort: str) -> date:
    (dit,) = [rij[1] for rij in alle(dag, kind) if rij[0] == soort]
    return dit


def ziek(van: str, tot: str | None = None) -> dict:
    return f.verzuimrij(SCHOOL, van, tot, "ziek")


def weg(van: str, tot: str | None = None, uren=None) -> dict:
    return f.verzuimrij(SCHOOL, van, tot, "ongeoorloofd", uren)


def dicht(tot: str) -> dict:
    """The school's data go on, so that a child without a row is back."""
    return {"gegevensstand": [{"school": SCHOOL, "gegevens_tot_en_met": f.d(tot)}]}


@pytest.fixture
def school():
    a = f.school(SCHOOL)
    f.leg(a, scholen=[f.schoolfeit(SCHOOL)], **dicht("2027-07-31"))
    return a


def test_a_klok_warns_by_its_days_and_once_at_a_time(school):
    kind = f.kind(school, verzuim=[ziek("2026-01-12", "2026-05-29")])
    klok = {
        "2026-01-17": None,
        "2026-01-18": "klok_dag_7",
        "2026-01-24": "klok_dag_7",
        "2026-01-25": None,  # day 14 is off until a region wants it
        "2026-02-01": "klok_dag_21",
        "2026-02-08": "vier_weken",
        "2026-02-21": "vier_weken",
        "2026-02-22": "zes_weken",
        "2026-03-14": "zes_weken",
        "2026-03-15": "drie_maanden_nadert",
        "2026-04-11": "drie_maanden_nadert",
        "2026-04-12": "drie_maanden_voorbij",
        "2026-05-29": "drie_maanden_voorbij",
        "2026-06-01": None,
    }
    zonder_ziek = {
        dag: [s for s in soorten(dag, kind) if s not in ("ziek_lang", "geoorloofd_lang")]
        for dag in klok
    }
    verwacht = {dag: [soort] if soort else [] for dag, soort in klok.items()}
    verwacht["2026-03-15"] = ["drie_maanden_nadert", "zes_weken"]
    assert zonder_ziek == verwacht
    assert alle("2026-01-18", kind)[0] == (
        "klok_dag_7", f.d("2026-01-12"), "streng", f.d("2026-01-18"), f.d("2026-01-25")
    )  # fmt: skip


def test_a_wide_klok_warns_as_ruim_and_not_twice(school):
    half = [
        f.verzuimrij(SCHOOL, f"2026-01-{dag}", f"2026-01-{dag}", "ziek", 3)
        for dag in (12, 13, 14, 15, 16, 19)
    ]
    kind = f.kind(school, verzuim=half)
    assert [rij[:3] for rij in alle("2026-01-19", kind)] == [
        ("klok_dag_7", f.d("2026-01-12"), "ruim")
    ]
    heel = f.kind(school, verzuim=[ziek("2026-01-12")])
    assert soorten("2026-01-19", heel) == ["klok_dag_7"]


def test_hours_that_add_up_are_one_waarschuwing_that_grows_until_sixteen(school):
    uren = [weg("2026-01-12", "2026-01-12", 8), weg("2026-01-14", "2026-01-14", 4)]
    kind = f.kind(school, verzuim=uren)
    assert alle("2026-01-12", kind)[0][:4] == (
        "uren_lopen_op", f.d("2026-01-12"), "8", f.d("2026-01-12")
    )  # fmt: skip
    (groeit,) = alle("2026-01-15", kind)
    assert groeit[:3] == ("uren_lopen_op", f.d("2026-01-12"), "12")
    f.leg(school, verzuim=[{"jongere": kind, **weg("2026-01-19", "2026-01-19", 5)}])
    # Now it is to be reported. What the window still holds of those hours warns of nothing.
    assert soorten("2026-01-18", kind) == ["uren_lopen_op"]
    assert soorten("2026-01-19", kind) == ["wettelijke_melding"]
    assert soorten("2026-02-09", kind) == ["wettelijke_melding"]
    assert soorten("2026-02-16", kind) == []


def test_a_wettelijke_melding_is_keyed_by_its_first_day_and_only_the_last_is_asked(school):
    kind = f.kind(school, verzuim=[weg("2026-01-12", "2026-01-30")])
    gemeld = [rij for rij in alle("2026-01-30", kind) if rij[0] == "wettelijke_melding"]
    ((_, eerste, _, van, tot),) = gemeld
    assert eerste > f.d("2026-01-14")
    assert (tot - van).days == 28
    assert sinds("2026-01-15", kind, "wettelijke_melding") == f.d("2026-01-12")


def test_each_step_of_the_ladder_of_lateness_is_asked_anew(school):
    laat = [
        f.verzuimrij(SCHOOL, f"2026-01-{d}", f"2026-01-{d}", "te_laat")
        for d in ("12", "13", "14", "19", "20", "21")
    ]
    kind = f.kind(school, verzuim=laat)
    assert soorten("2026-01-13", kind) == []
    assert alle("2026-01-16", kind)[0][:3] == ("te_laat", f.d("2026-01-14"), "3")
    assert alle("2026-01-21", kind)[0][:3] == ("te_laat", f.d("2026-01-21"), "6")
    # Back to three: again the first step, under its old key.
    terug = [rij for rij in alle("2026-02-09", kind) if rij[0] == "te_laat"]
    assert [rij[:3] for rij in terug] == [("te_laat", f.d("2026-01-14"), "3")]


def test_often_ill_and_long_ill(school):
    kind = f.kind(
        school,
        verzuim=[ziek(dag, dag) for dag in ("2026-01-12", "2026-01-20", "2026-01-27")],
    )
    assert [r[:3] for r in alle("2026-01-28", kind)] == [("ziek_vaak", f.d("2026-01-27"), "3")]
    f.leg(school, verzuim=[{"jongere": kind, **ziek("2026-02-09", "2026-02-20")}])
    assert sinds("2026-02-10", kind, "ziek_vaak") == f.d("2026-02-09")
    assert "ziek_lang" not in soorten("2026-02-16", kind)
    assert sinds("2026-02-17", kind, "ziek_lang") == f.d("2026-02-17")
    assert "ziek_lang" not in soorten("2026-02-23", kind)


def test_long_with_leave_is_not_asked_besides_long_ill(school):
    verlof = f.verzuimrij(SCHOOL, "2026-01-12", "2026-01-30", "geoorloofd")
    kind = f.kind(school, verzuim=[verlof])
    assert "geoorloofd_lang" not in soorten("2026-01-22", kind)
    assert sinds("2026-01-23", kind, "geoorloofd_lang") == f.d("2026-01-23")
    patient = f.kind(school, verzuim=[ziek("2026-01-12", "2026-01-30")])
    assert "ziek_lang" in soorten("2026-01-26", patient)
    assert "geoorloofd_lang" not in soorten("2026-01-26", patient)


def test_absoluut_is_found_until_there_is_an_enrolment_or_an_offer(school):
    gemeente = f.gemeente("0392")
    kind = f.kind(school, tot_en_met="2026-01-16")
    # The weekend is nobody's absence yet; on the first lesdag without a school it is.
    assert soorten("2026-01-18", kind) == []
    assert sinds("2026-01-19", kind, "absoluut") == f.d("2026-01-19")
    dagbesteding = {
        "jongere": kind,
        "soort": "dagbesteding",
        "passend": "ja",
        "begindatum": f.d("2026-02-02"),
    }
    f.leg(gemeente, aanbod=[{**dagbesteding, "einddatum": f.d("2026-02-27")}])
    assert "absoluut" not in soorten("2026-02-10", kind)
    # The offer is over, and the child is on no school still: both are asked.
    assert {"absoluut", "aanbod_geeindigd"} <= set(soorten("2026-02-28", kind))
    assert sinds("2026-03-02", kind, "aanbod_geeindigd") == f.d("2026-02-28")
    assert sinds("2026-03-02", kind, "absoluut") == f.d("2026-01-19")


def test_an_offer_that_ends_while_the_child_is_back_warns_of_nothing(school):
    aanbod = {"soort": "onderwijs", "passend": "ja", "begindatum": f.d("2026-01-12")}
    kind = f.kind(school, aanbod=[{**aanbod, "einddatum": f.d("2026-01-30")}])
    assert soorten("2026-02-02", kind) == []


def test_absent_with_an_offer_asks_after_a_week_whether_it_is_followed(school):
    aanbod = {"soort": "onderwijs_zorg", "passend": "ja", "einddatum": None}
    kind = f.kind(
        school,
        verzuim=[ziek("2026-01-12", "2026-03-27")],
        aanbod=[{**aanbod, "begindatum": f.d("2026-01-19")}],
    )
    assert "aanbod_niet_gevolgd" not in soorten("2026-01-25", kind)
    assert sinds("2026-01-26", kind, "aanbod_niet_gevolgd") == f.d("2026-01-19")
    assert "aanbod_niet_gevolgd" not in soorten("2026-03-30", kind)


def test_at_home_again_within_a_year_after_four_weeks_is_a_relapse(school):
    kind = f.kind(
        school,
        verzuim=[ziek("2025-09-15", "2025-10-24"), ziek("2026-01-12", "2026-01-30")],
    )
    assert "terugval" not in soorten("2026-01-15", kind)
    assert sinds("2026-01-16", kind, "terugval") == f.d("2026-01-12")
    kort = f.kind(
        school,
        verzuim=[ziek("2025-10-06", "2025-10-10"), ziek("2026-01-12", "2026-01-30")],
    )
    assert "terugval" not in soorten("2026-01-16", kort)


def test_an_exemption_that_ends_is_told_sixty_days_before_and_each_end_anew(school):
    kind = f.kind(
        school,
        tot_en_met="2025-07-31",
        vrijstellingen=[
            {
                "grond": "art5_onder_a",
                "begindatum": f.d("2025-08-01"),
                "einddatum": f.d("2026-07-31"),
            }
        ],
    )
    assert soorten("2026-06-01", kind) == []
    assert alle("2026-06-02", kind) == [
        ("vrijstelling_loopt_af", f.d("2026-06-02"), "art5_onder_a", f.d("2026-06-02"),
         f.d("2026-08-01"))
    ]  # fmt: skip
    assert soorten("2026-06-02", f.kind(school)) == []


def test_an_enrolment_that_ends_without_another_is_told_four_weeks_before(school):
    kind = f.kind(school, tot_en_met="2026-03-20")
    assert soorten("2026-02-20", kind) == []
    assert sinds("2026-02-21", kind, "inschrijving_eindigt") == f.d("2026-03-21")
    f.school("20CD00")
    f.leg(f.school("20CD00"), scholen=[f.schoolfeit("20CD00")])
    volgende = {"school": "20CD00", "begindatum": f.d("2026-03-21"), "einddatum": None}
    f.leg(f.school("20CD00"), inschrijvingen=[{"jongere": kind, **volgende}])
    assert soorten("2026-02-21", kind) == []


def test_a_school_whose_data_stopped_is_told_after_ten_lesdagen():
    a = f.school("30EF00")
    f.kind(a)
    f.leg(a, gegevensstand=[{"school": a.code, "gegevens_tot_en_met": f.d("2026-01-09")}])
    assert soorten("2026-01-22") == []
    assert alle("2026-01-23") == [
        ("gegevens_gestopt", f.d("2026-01-10"), "2026-01-09", f.d("2026-01-23"), None)
    ]


def test_after_a_death_or_outside_the_duty_nothing_is_asked(school):
    kind = f.kind(school, verzuim=[ziek("2026-01-12", "2026-01-30")])
    assert soorten("2026-01-26", kind)
    with f.systeem():
        Personalia.objects.filter(pk=kind).update(overleden_op=f.d("2026-01-25"))
    assert soorten("2026-01-26", kind) == []
    kleuter = f.kind(school, geboren="2021-11-02", verzuim=[ziek("2026-01-12", "2026-01-30")])
    vier = f.kind(school, geboren="2021-12-02", verzuim=[ziek("2026-01-12", "2026-01-30")])
    achttien = f.kind(
        school,
        geboren="2007-11-02",
        verzuim=[weg(dag, dag, 4) for dag in ("2026-01-12", "2026-01-13")],
    )
    assert (soorten("2026-01-26", kleuter), soorten("2026-01-26", vier)) == ([], [])
    assert soorten("2026-01-14", achttien) == []


def test_a_waarschuwing_that_passes_leaves_no_mark(school):
    kind = f.kind(school, verzuim=[weg(dag, dag, 4) for dag in ("2026-01-12", "2026-01-13")])
    assert soorten("2026-01-14", kind) == ["uren_lopen_op"]
    assert soorten("2026-03-09", kind) == []
    with f.systeem():
        assert not Signaal.objects.filter(jongere_id=kind).exists()
