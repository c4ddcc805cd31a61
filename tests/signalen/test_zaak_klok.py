"""A zaak follows its klok in the same commit: it opens, is planned, moves, and goes."""

from datetime import timedelta

import pytest

from inbeeld.register.models import FeitVerzuim
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.signalen.zaakhulp import betrokken, coordinator, postvak, thuis, zaak_van, zaken_van

pytestmark = pytest.mark.django_db


def _meld_terug(school: object, kind: int, van: str, tot_en_met: str) -> None:
    """The school corrects: the absence had an end."""
    with f.systeem():
        oud = FeitVerzuim.objects.get(jongere_id=kind, ingetrokken_op=None)
    f.leg(
        school,
        intrekken={"verzuim": [oud.pk]},
        verzuim=[{"jongere": kind, **f.verzuimrij(school.code, van, tot_en_met)}],
    )


def test_a_klok_that_runs_opens_a_zaak_at_leerplicht_with_a_dated_step() -> None:
    school, vak = f.school(), postvak(f.gemeente())
    kind = thuis(school)
    zaak = zaak_van(kind)
    assert (zaak.aanleiding, zaak.eigenaar_postvak, zaak.eigenaar) == ("klok_streng", vak, None)
    # The fifth lesdag of an absence from Monday 12 January.
    assert zaak.opent_op == f.d("2026-01-16")
    # It came to light today, so the step is counted from today: five school days.
    assert (zaak.eigenaar_sinds, zaak.stap_op) == (f.VANDAAG, f.d("2026-02-09"))
    assert zaak.volgende_stap == "contact_met_gezin"
    assert betrokken(kind) == [("Gemeente 0392", f.VANDAAG, None)]


def test_a_klok_that_is_still_to_come_plans_a_zaak_and_takes_it_along() -> None:
    school = f.school()
    postvak(f.gemeente())
    kind = thuis(school, "2026-01-30")  # a Friday: the fifth lesdag is Thursday 5 February
    zaak = zaak_van(kind)
    assert (zaak.opent_op, zaak.eigenaar_sinds) == (f.d("2026-02-05"), f.d("2026-02-05"))
    assert zaak.stap_op == f.d("2026-02-12")
    assert betrokken(kind) == [("Gemeente 0392", f.d("2026-02-05"), None)]
    _meld_terug(school, kind, "2026-01-30", "2026-01-30")
    assert zaken_van(kind) == []
    assert betrokken(kind) == []


def test_a_planned_zaak_moves_with_its_klok() -> None:
    school = f.school()
    postvak(f.gemeente())
    kind = thuis(school, "2026-01-30")
    eerst = zaak_van(kind)
    with f.systeem():
        oud = FeitVerzuim.objects.get(jongere_id=kind, ingetrokken_op=None)
    f.leg(
        school,
        intrekken={"verzuim": [oud.pk]},
        verzuim=[{"jongere": kind, **f.verzuimrij(school.code, "2026-02-02")}],
    )
    daarna = zaak_van(kind)
    assert (daarna.opent_op, daarna.stap_op) == (f.d("2026-02-06"), f.d("2026-02-13"))
    assert daarna.pk == eerst.pk
    assert betrokken(kind) == [("Gemeente 0392", f.d("2026-02-06"), None)]


def test_an_opened_zaak_stays_when_its_klok_goes() -> None:
    school = f.school()
    postvak(f.gemeente())
    kind = thuis(school)
    _meld_terug(school, kind, "2026-01-12", "2026-01-13")
    assert zaak_van(kind).gesloten_op is None


def test_a_klok_that_ended_before_today_gives_none() -> None:
    school = f.school()
    postvak(f.gemeente())
    kind = f.kind(school, verzuim=[f.verzuimrij(school.code, "2025-11-03", "2025-12-01")])
    assert zaken_van(kind) == []


def test_without_any_postvak_the_fact_stands_and_the_zaak_waits() -> None:
    kind = thuis(f.school())
    assert zaken_van(kind) == []


def test_of_the_dead_nothing_is_asked() -> None:
    from inbeeld.register.actions import registreer_overlijden

    school = f.school()
    kind = f.kind(school)
    postvak(f.gemeente())
    with f.systeem():
        registreer_overlijden(kind, f.d("2026-01-20"))
    f.leg(school, verzuim=[{"jongere": kind, **f.verzuimrij(school.code, "2026-01-12")}])
    assert zaken_van(kind) == []


def test_a_child_that_is_not_enrolled_anywhere() -> None:
    postvak(f.gemeente())
    kind = f.kind(f.school(), tot_en_met="2026-01-16")
    assert zaak_van(kind).aanleiding == "absoluut"


def test_first_owner_outside_the_region_is_the_samenwerkingsverband_which_informs() -> None:
    school = f.school()
    swv = f.swv(scholen=[school])
    postvak(swv)
    with f.systeem():
        kind = thuis(school, woont=None)
    f.leg(school, woonplaatsen=[_woont(kind, "0363")])
    zaak = zaak_van(kind)
    assert zaak.eigenaar_postvak.organisatie == swv
    kind2 = f.kind(school, woont=None)
    f.leg(school, woonplaatsen=[_woont(kind2, "0363")])
    f.leg(school, verzuim=[{"jongere": kind2, **f.verzuimrij(school.code, "2026-01-12")}])
    assert zaak_van(kind2).volgende_stap == "informeer_gemeente"


def _woont(kind: int, gemeente: str) -> dict:
    return {"jongere": kind, "gemeente": gemeente, "begindatum": f.d("2015-01-01")}


def test_first_owner_is_the_samenwerking_that_acts_for_the_gemeente() -> None:
    from inbeeld.toegang.models import Organisatie

    gemeente, school = f.gemeente(), f.school()
    leerplein = f.organisatie(Organisatie.Soort.SAMENWERKING, "LP")
    f.werkgebied(leerplein, gemeente)
    vak = postvak(leerplein)
    assert zaak_van(thuis(school)).eigenaar_postvak == vak
    # The gemeente's own comes first, once it has one.
    eigen = postvak(gemeente)
    assert zaak_van(thuis(school)).eigenaar_postvak == eigen


def test_the_region_holds_what_nobody_else_can() -> None:
    vak = postvak(f.regio())
    zaak = zaak_van(thuis(f.school()))
    assert zaak.eigenaar_postvak == vak


def test_the_plan_in_force_names_the_first_owner_and_the_first_step() -> None:
    from inbeeld.signalen.models import Regioplan
    from inbeeld.toegang.perioden import periode

    school = f.school()
    postvak(f.gemeente())
    vak = postvak(school)
    with f.systeem():
        Regioplan.objects.create(
            code="proef",
            naam="Proef",
            versie=1,
            tekst="",
            inhoud={
                "eigenaar": {"klok_streng": ["jgz", "school"]},
                "eerste_stap": {
                    "klok_streng": {
                        "stap": "huisbezoek",
                        "binnen": {"aantal": 2, "eenheid": "weken"},
                    }
                },
            },
            geldig=periode(f.d("2025-01-01"), None),
            moment=f.MOMENT,
        )
    zaak = zaak_van(thuis(school))
    assert (zaak.eigenaar_postvak, zaak.volgende_stap) == (vak, "huisbezoek")
    assert zaak.stap_op == f.VANDAAG + timedelta(days=14)


def test_who_holds_it_sees_the_child() -> None:
    school = f.school()
    swv = f.swv()  # of no school: it would see nothing
    vak = postvak(swv)
    postvak(f.gemeente())
    kind = thuis(school)
    wie = f.actor_van(coordinator(swv))
    from inbeeld.signalen.actions.zaken import draag_over

    with als(wie):
        assert Zaak.objects.count() == 0
    with als(f.actor(f.regio())):
        draag_over(Zaak.objects.get(jongere_id=kind), vak, "Het SWV gaat verder.", moment=f.MOMENT)
    with als(wie):
        assert Zaak.objects.get().jongere_id == kind
    assert betrokken(kind) == [
        ("Gemeente 0392", f.VANDAAG, f.VANDAAG + timedelta(days=1)),
        ("Samenwerkingsverband SWV1", f.VANDAAG, None),
    ]
