"""What people do with a zaak: open, step, assign, hand over, close, and again."""

from datetime import timedelta

import pytest

from inbeeld.signalen.actions import zaken
from inbeeld.signalen.models import Kennisgeving, Zaak
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.signalen.zaakhulp import betrokken, coordinator, postvak, thuis, zaak_van, zaken_van

pytestmark = pytest.mark.django_db
MORGEN = f.VANDAAG + timedelta(days=1)


@pytest.fixture
def leerplicht() -> Actor:
    """Somebody of leerplicht who is not the coordinator of its postvak."""
    postvak(f.gemeente())
    return f.actor(f.gemeente())


def _verteld() -> list[tuple[str, int]]:
    with f.systeem():
        return list(Kennisgeving.objects.order_by("pk").values_list("soort", "aan_id"))


def test_a_school_opens_a_zaak_which_leerplicht_holds_and_hears_of(leerplicht: Actor) -> None:
    school = f.school()
    kind = f.kind(school)
    with als(f.actor(school)):
        eerste = zaken.open_zaak(kind, "signaal", moment=f.MOMENT)
        tweede = zaken.open_zaak(kind, "melding", moment=f.MOMENT)
    assert eerste.pk == tweede.pk
    assert (eerste.opent_op, eerste.aanleiding) == (f.VANDAAG, "signaal")
    assert betrokken(kind) == [("Gemeente 0392", f.VANDAAG, None)]
    assert _verteld() == [("zaak_geopend", coordinator(f.gemeente()).pk)]


def test_a_planned_zaak_opens_when_a_person_opens_it_and_no_longer_goes(
    leerplicht: Actor,
) -> None:
    school = f.school()
    kind = thuis(school, "2026-01-30")
    assert zaak_van(kind).opent_op > f.VANDAAG
    with als(f.actor(school)):
        zaak = zaken.open_zaak(kind, "signaal", moment=f.MOMENT)
    assert (zaak.opent_op, zaak.stap_op) == (f.VANDAAG, f.d("2026-02-09"))
    from inbeeld.register.models import FeitVerzuim

    with f.systeem():
        oud = FeitVerzuim.objects.get(jongere_id=kind)
    f.leg(school, intrekken={"verzuim": [oud.pk]})
    assert zaak_van(kind).gesloten_op is None
    assert betrokken(kind) == [("Gemeente 0392", f.VANDAAG, None)]


def test_without_anybody_to_hold_it_opening_is_refused_in_words() -> None:
    school = f.school()
    kind = f.kind(school)
    with als(f.actor(school)), pytest.raises(zaken.GeenPostvak, match="nog niemand"):
        zaken.open_zaak(kind, "signaal", moment=f.MOMENT)


def test_who_is_not_involved_opens_nothing(leerplicht: Actor) -> None:
    kind = f.kind(f.school())
    with als(f.actor(f.school("11AB00"))), pytest.raises(Geweigerd):
        zaken.open_zaak(kind, "signaal", moment=f.MOMENT)
    assert zaken_van(kind) == []


def test_a_step_has_a_day_that_is_not_past_and_not_too_far(leerplicht: Actor) -> None:
    zaak = zaak_van(thuis(f.school()))
    with als(leerplicht):
        gezet = zaken.zet_stap(zaak, "huisbezoek", MORGEN, " na school ")
        assert (gezet.volgende_stap, gezet.stap_op) == ("huisbezoek", MORGEN)
        assert gezet.toelichting == "na school"
        for fout in (f.VANDAAG - timedelta(days=1), f.VANDAAG + timedelta(days=367)):
            with pytest.raises(zaken.ZaakGeweigerd):
                zaken.zet_stap(zaak, "huisbezoek", fout)
        with pytest.raises(zaken.ZaakGeweigerd, match="lijst"):
            zaken.zet_stap(zaak, "iets", MORGEN)


def test_only_the_organisation_that_holds_it_acts(leerplicht: Actor) -> None:
    school = f.school()
    zaak = zaak_van(thuis(school))
    with als(f.actor(school)), pytest.raises(Geweigerd, match="van een andere organisatie"):
        zaken.zet_stap(zaak, "huisbezoek", MORGEN)
    with als(f.actor(f.regio())):
        assert zaken.zet_stap(zaak, "huisbezoek", MORGEN).stap_op == MORGEN


def test_assigned_in_one_go_to_a_colleague_who_works_today(leerplicht: Actor) -> None:
    school = f.school()
    alle = [zaak_van(thuis(school)) for _ in range(3)]
    collega = f.aanstelling(f.gemeente())
    with als(leerplicht):
        assert zaken.wijs_toe(alle, collega.pk, moment=f.MOMENT) == 3
        assert zaken.wijs_toe(alle, collega.pk, moment=f.MOMENT) == 0
        for fout in (
            f.aanstelling(school),
            f.aanstelling(f.gemeente(), tot_en_met=f.d("2026-02-01")),
        ):
            with pytest.raises(zaken.ZaakGeweigerd):
                zaken.wijs_toe(alle, fout.pk, moment=f.MOMENT)
        assert zaken.wijs_toe(alle[:1], None, moment=f.MOMENT) == 1
    assert [z.eigenaar_id for z in (zaak_van(z.jongere_id) for z in alle)] == [
        None,
        collega.pk,
        collega.pk,
    ]
    assert _verteld().count(("zaak_toegewezen", collega.pk)) == 3


def test_handing_over_tells_both_and_needs_a_reason(leerplicht: Actor) -> None:
    school = f.school()
    zaak = zaak_van(thuis(school))
    naar = postvak(school)
    with als(leerplicht):
        with pytest.raises(zaken.ZaakGeweigerd, match="waarom"):
            zaken.draag_over(zaak, naar, " ", moment=f.MOMENT)
        over = zaken.draag_over(zaak, naar, "De school gaat verder.", moment=f.MOMENT)
        with pytest.raises(Geweigerd):
            zaken.zet_stap(zaak, "huisbezoek", MORGEN)
    assert (over.eigenaar_postvak, over.eigenaar_gekozen_op) == (naar, f.VANDAAG)
    assert _verteld() == [
        ("zaak_toegewezen", coordinator(school).pk),
        ("zaak_overgenomen", coordinator(f.gemeente()).pk),
    ]


def test_closing_waits_until_the_child_is_not_at_home_without_an_offer(leerplicht: Actor) -> None:
    school = f.school()
    kind = thuis(school)
    zaak = zaak_van(kind)
    with als(leerplicht), pytest.raises(zaken.ZaakGeweigerd, match="sinds 12 januari 2026"):
        zaken.sluit(zaak, "terug_op_school", moment=f.MOMENT)
    f.leg(f.gemeente(), aanbod=[_aanbod(kind, "2026-02-02")])
    with als(leerplicht):
        with pytest.raises(zaken.ZaakGeweigerd, match="nazorg"):
            zaken.sluit(zaak, "passend_aanbod", moment=f.MOMENT)
        dicht = zaken.sluit(zaak, "geen_zorg_meer", "Begonnen.", moment=f.MOMENT)
        assert (dicht.gesloten_op, dicht.gesloten_door_id) == (
            f.VANDAAG,
            leerplicht.aanstelling_id,
        )
        with pytest.raises(zaken.ZaakGeweigerd, match="gesloten op 2 februari"):
            zaken.zet_stap(zaak, "huisbezoek", MORGEN)
    assert betrokken(kind) == [("Gemeente 0392", f.VANDAAG, MORGEN)]


def _aanbod(kind: int, van: str) -> dict:
    return {
        "jongere": kind,
        "soort": "zorg",
        "passend": "ja",
        "aangeboden_op": None,
        "begindatum": f.d(van),
        "einddatum": None,
    }


def test_a_klok_that_runs_on_after_closing_opens_another_unless_the_reason_allows_it(
    leerplicht: Actor,
) -> None:
    school = f.school()
    kind = thuis(school)
    with als(leerplicht):
        zaken.sluit(zaak_van(kind), "verhuisd", moment=f.MOMENT)
    assert [z.gesloten_op for z in zaken_van(kind)] == [f.VANDAAG]
    # By whatever way it is closed with a child at home: the next one stands at that commit.
    kind2 = thuis(school)
    with f.systeem():
        Zaak.objects.filter(jongere_id=kind2).update(
            gesloten_op=f.VANDAAG,
            gesloten_door=leerplicht.aanstelling_id,
            sluitreden="geen_zorg_meer",
        )
    assert [z.gesloten_op for z in zaken_van(kind2)] == [f.VANDAAG, None]


def test_a_relapse_opens_a_new_zaak_and_a_person_can_too(leerplicht: Actor) -> None:
    school = f.school()
    kind = f.kind(school)
    with als(leerplicht):
        eerste = zaken.open_zaak(kind, "zorg", moment=f.MOMENT)
        with pytest.raises(zaken.ZaakGeweigerd, match="is open"):
            zaken.heropen(eerste, moment=f.MOMENT)
        eerste = zaken.sluit(eerste, "geen_zorg_meer", moment=f.MOMENT)
        tweede = zaken.heropen(eerste, moment=f.MOMENT)
        zaken.sluit(tweede, "vergissing", moment=f.MOMENT)
    assert eerste.pk != tweede.pk
    f.leg(school, verzuim=[{"jongere": kind, **f.verzuimrij(school.code, "2026-01-12")}])
    assert [z.aanleiding for z in zaken_van(kind)] == ["zorg", "zorg", "klok_streng"]
