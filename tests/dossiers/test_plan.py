"""The plan: versions, two texts at once, establishing, looking back, the family's view."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inbeeld.dossiers.actions import plan as actions
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.models import Evaluatie, Plan, Planversie, Taak, Zienswijze
from inbeeld.dossiers.planinhoud import LEEG, Doel, Inhoud, inhoud_van, voeg_samen
from inbeeld.dossiers.policies_plan import wie_gevraagd
from inbeeld.dossiers.queries import plan as queries
from inbeeld.dossiers.tekstverschil import ERBIJ, GELIJK, WEG, stukken, verschillen
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import planhulp as h
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
d = f.d


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


def _taken(kind: int) -> list[date]:
    with f.systeem():
        return list(
            Taak.objects.filter(jongere_id=kind, soort=actions.EVALUEREN, klaar_op=None)
            .order_by("pk")
            .values_list("uiterlijk_op", flat=True)
        )


def test_a_first_text_makes_the_plan_and_a_next_one_says_what_changed(wereld) -> None:
    school = h.bij(wereld, "school")
    een = h.schrijf(school, wereld.thuis)
    assert (een.nummer, een.plan.toestand) == (1, "concept")
    anders = replace(h.TEKST, perspectief="Sam gaat naar een andere school.")
    with pytest.raises(ValueError, match="wat er veranderde"):
        h.schrijf(school, wereld.thuis, anders, vanaf=een.sleutel)
    twee = h.schrijf(
        h.bij(wereld, "leerplicht"),
        wereld.thuis,
        replace(anders, **h.VERANDERD),
        vanaf=een.sleutel,
    )
    assert (twee.nummer, twee.plan_id) == (2, een.plan_id)
    with als(school):
        assert inhoud_van(een) == h.TEKST
        assert inhoud_van(twee) == replace(anders, **h.VERANDERD)
        assert queries.laatste_versie(twee.plan) == twee


def test_a_plan_says_where_it_goes_and_has_a_goal(wereld) -> None:
    school = h.bij(wereld, "school")
    for leeg in (replace(h.TEKST, perspectief=""), replace(h.TEKST, doelen=())):
        with pytest.raises(ValueError, match="perspectief"):
            h.schrijf(school, wereld.thuis, leeg)
    with als(school):
        assert not Plan.objects.exists()


def test_the_same_form_sent_twice_is_one_version(wereld) -> None:
    school, sleutel = h.bij(wereld, "school"), uuid4()
    een = h.schrijf(school, wereld.thuis, sleutel=sleutel)
    assert h.schrijf(school, wereld.thuis, sleutel=sleutel) == een
    with als(school):
        assert Planversie.objects.count() == 1


def test_who_goes_back_and_writes_on_in_a_form_that_was_stored_loses_nothing(wereld) -> None:
    school, sleutel = h.bij(wereld, "school"), uuid4()
    een = h.schrijf(school, wereld.thuis, sleutel=sleutel)
    anders = replace(h.TEKST, perspectief="Toch anders.")
    with pytest.raises(actions.NieuwereVersie) as gezien:
        h.schrijf(school, wereld.thuis, anders, sleutel=sleutel)
    assert gezien.value.laatste == een
    with als(school):
        mening = uuid4()
        eerst = _zienswijze(een, sleutel=mening)
        assert _zienswijze(een, sleutel=mening) == eerst
        assert _zienswijze(een, sleutel=mening, eigen_woorden="Toch goed.") != eerst
        plan = actions.stel_vast(een.plan, versie=een.sleutel, evaluatie_op=d("2026-05-01"))
        evaluatie = uuid4()
        eerst = _evalueer(plan, sleutel=evaluatie)
        assert _evalueer(plan, sleutel=evaluatie, uitkomst="En nog iets.") != eerst
        actions.sluit(plan, reden="klaar")
    assert h.schrijf(school, wereld.thuis, anders, sleutel=sleutel).nummer == 1


def test_who_was_overtaken_stores_nothing_and_hears_by_what(wereld) -> None:
    school, leerplicht = h.bij(wereld, "school"), h.bij(wereld, "leerplicht")
    een = h.schrijf(school, wereld.thuis)
    nieuw = replace(h.TEKST, **h.VERANDERD)
    twee = h.schrijf(leerplicht, wereld.thuis, nieuw, vanaf=een.sleutel)
    with pytest.raises(actions.NieuwereVersie) as gezien:
        h.schrijf(school, wereld.thuis, nieuw, vanaf=een.sleutel)
    assert gezien.value.laatste == twee
    with pytest.raises(actions.NieuwereVersie) as gezien:
        h.schrijf(school, wereld.thuis)
    assert gezien.value.laatste == twee
    with als(school):
        actions.sluit(een.plan, reden="klaar")
    with pytest.raises(actions.NieuwereVersie) as gezien:
        h.schrijf(school, wereld.thuis, nieuw, vanaf=twee.sleutel)
    assert gezien.value.laatste is None


def test_a_plan_that_is_established_asks_to_be_looked_at(wereld) -> None:
    school = h.bij(wereld, "school")
    een = h.schrijf(school, wereld.thuis)
    twee = h.schrijf(school, wereld.thuis, replace(h.TEKST, **h.VERANDERD), vanaf=een.sleutel)
    dag = d("2026-05-01")
    with als(school):
        with pytest.raises(Verouderd):
            actions.stel_vast(een.plan, versie=een.sleutel, evaluatie_op=dag)
        with pytest.raises(ValueError, match="nog komt"):
            actions.stel_vast(een.plan, versie=twee.sleutel, evaluatie_op=f.VANDAAG)
        plan = actions.stel_vast(een.plan, versie=twee.sleutel, evaluatie_op=dag)
        assert (plan.toestand, plan.vastgesteld_op) == ("lopend", f.VANDAAG)
        with pytest.raises(KanNiet):
            actions.stel_vast(plan, versie=twee.sleutel, evaluatie_op=dag)
    assert _taken(wereld.thuis) == [dag]


def _evalueer(plan: Plan, **anders) -> Evaluatie:
    velden = {
        "gehouden_op": f.VANDAAG,
        "uitkomst": "Het gaat beter.",
        "volgende_op": d("2026-07-01"),
        "sleutel": uuid4(),
        "moment": f.MOMENT,
    }
    return actions.evalueer(plan, **velden | anders)


def test_an_evaluation_plans_the_next_one_or_closes(wereld) -> None:
    school, sleutel = h.bij(wereld, "school"), uuid4()
    plan = h.lopend(school, wereld.thuis)
    with als(school):
        rij = _evalueer(plan, sleutel=sleutel)
        assert rij.gepland_op == d("2026-05-01")
        assert _evalueer(plan, sleutel=sleutel) == rij
    assert _taken(wereld.thuis) == [d("2026-07-01")]
    with als(school):
        with pytest.raises(ValueError, match="waarom"):
            _evalueer(plan, volgende_op=None)
        _evalueer(plan, volgende_op=None, sluitreden="Sam gaat weer.")
        plan.refresh_from_db()
        assert (plan.toestand, plan.sluitreden) == ("afgesloten", "Sam gaat weer.")
        assert queries.plan_van(wereld.thuis) is None
        with pytest.raises(KanNiet):
            _evalueer(plan)
    assert _taken(wereld.thuis) == []


def test_who_only_reads_writes_nothing(wereld) -> None:
    h.lopend(h.bij(wereld, "school"), wereld.thuis)
    mentor = f.actor(wereld.school, "mentor")
    with als(mentor):
        plan = queries.plan_van(wereld.thuis)
        assert plan is not None
        for doe in (
            lambda: actions.sluit(plan, reden="x"),
            lambda: _evalueer(plan),
            lambda: actions.neem_deel(plan, wereld.swv.pk, moment=f.MOMENT),
        ):
            with pytest.raises(Geweigerd):
                doe()
    with pytest.raises(Geweigerd):
        h.schrijf(mentor, wereld.thuis)
    with als(f.actor(f.school("20CD00"))):
        assert queries.plan_van(wereld.thuis) is None


@pytest.mark.parametrize(
    ("leeftijd", "verplicht", "mag"),
    [
        (8, {"ouders"}, {"ouders", "jongere"}),
        (11, {"ouders"}, {"ouders", "jongere"}),
        (12, {"ouders", "jongere"}, {"ouders", "jongere"}),
        (15, {"ouders", "jongere"}, {"ouders", "jongere"}),
        (16, {"jongere"}, {"ouders", "jongere"}),
        (17, {"jongere"}, {"ouders", "jongere"}),
        (18, {"jongere"}, {"jongere"}),
    ],
)
def test_whose_view_is_asked_follows_from_the_age_on_the_day(leeftijd, verplicht, mag) -> None:
    jarig = d("2026-02-02")
    gevraagd = wie_gevraagd(jarig.replace(year=2026 - leeftijd), jarig)
    assert (set(gevraagd.verplicht), set(gevraagd.mag)) == (verplicht, mag)
    dag_ervoor = wie_gevraagd(jarig.replace(year=2026 - leeftijd), jarig - timedelta(days=1))
    jonger = wie_gevraagd(jarig.replace(year=2026 - leeftijd + 1), jarig)
    assert dag_ervoor == jonger
    assert set(wie_gevraagd(None, jarig).verplicht) == {"ouders", "jongere"}


def _zienswijze(versie: Planversie, **anders) -> Zienswijze:
    velden = {
        "geboortedatum": d("2012-03-14"),
        "van": "ouders",
        "wie": "moeder",
        "oordeel": "oneens",
        "eigen_woorden": "Te snel.",
        "gegeven_op": f.VANDAAG,
        "sleutel": uuid4(),
        "moment": f.MOMENT,
    }
    return actions.geef_zienswijze(versie, **velden | anders)


def test_a_view_is_of_one_version_and_missing_on_the_next(wereld) -> None:
    school = h.bij(wereld, "school")
    een = h.schrijf(school, wereld.thuis)
    geboren = d("2012-03-14")
    with als(school):
        _zienswijze(een)
        ouders, kind = queries.meningen(een, geboren, f.VANDAAG)
        assert ouders.zienswijze.eigen_woorden == "Te snel."
        assert (ouders.ontbreekt, kind.ontbreekt) == (False, True)
    twee = h.schrijf(school, wereld.thuis, replace(h.TEKST, **h.VERANDERD), vanaf=een.sleutel)
    with als(school):
        assert [m.ontbreekt for m in queries.meningen(twee, geboren, f.VANDAAG)] == [True, True]
        with pytest.raises(KanNiet, match="18 jaar"):
            _zienswijze(twee, geboortedatum=d("2008-02-02"))
        with pytest.raises(ValueError, match="De dag"):
            _zienswijze(twee, gegeven_op=f.VANDAAG + timedelta(days=1))


def test_two_texts_that_changed_other_things_become_one_by_themselves() -> None:
    hun = replace(h.TEKST, perspectief="Sam gaat naar het vmbo.")
    mijn = replace(
        h.TEKST,
        doelen=(*h.TEKST.doelen[:2], Doel("professionals", "Elke dag een uur les.")),
        bijdragen={7: "Wij geven les."},
        **h.VERANDERD,
    )
    assert voeg_samen(h.TEKST, hun, mijn) == replace(mijn, perspectief=hun.perspectief)


def test_what_both_changed_stands_there_twice() -> None:
    hun = replace(h.TEKST, perspectief="Naar het vmbo.", bijdragen={7: "Les thuis."})
    mijn = replace(h.TEKST, perspectief="Naar de havo.", bijdragen={7: "Les op school."})
    samen = voeg_samen(h.TEKST, hun, mijn)
    assert samen.perspectief == "Naar het vmbo.\n\nNaar de havo."
    assert samen.bijdragen == {7: "Les thuis.\n\nLes op school."}


def test_a_goal_that_one_side_took_away_goes_and_whether_it_is_reached_follows_who_said_so() -> (
    None
):
    basis = Inhoud("p", (Doel("jongere", "a"), Doel("jongere", "b")))
    hun = Inhoud("p", (Doel("jongere", "a", "ja"),))
    mijn = Inhoud("p", (Doel("jongere", "a"), Doel("jongere", "b"), Doel("jongere", "c")))
    samen = voeg_samen(basis, hun, mijn)
    assert samen.doelen == (Doel("jongere", "a", "ja"), Doel("jongere", "c"))


_TEKST = st.text("ab ", max_size=4).map(str.strip)
_DOELEN = st.lists(st.sampled_from("abcd"), unique=True, max_size=3).map(
    lambda teksten: tuple(Doel("jongere", t) for t in teksten)
)
_INHOUD = st.builds(
    Inhoud, _TEKST, _DOELEN, st.dictionaries(st.integers(1, 3), _TEKST.filter(bool), max_size=2)
)


# Drawing is slow on a machine that does other things too; that is not what is tried.
_RUSTIG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_RUSTIG
@given(_INHOUD, _INHOUD, _INHOUD)
def test_nothing_that_somebody_wrote_is_lost_in_the_proposal(basis, hun, mijn) -> None:
    samen = voeg_samen(basis, hun, mijn)
    al = {doel.tekst for doel in basis.doelen}
    for kant in (hun, mijn):
        assert {doel.tekst for doel in kant.doelen} - al <= {doel.tekst for doel in samen.doelen}
        if kant.perspectief != basis.perspectief:
            assert kant.perspectief in samen.perspectief
        for wie, tekst in kant.bijdragen.items():
            if tekst != basis.bijdragen.get(wie, ""):
                assert tekst in samen.bijdragen[wie]
    assert set(voeg_samen(basis, basis, mijn).doelen) == set(mijn.doelen)
    assert set(voeg_samen(basis, hun, hun).doelen) == set(hun.doelen)


@_RUSTIG
@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_a_comparison_holds_both_texts_whole(oud, nieuw) -> None:
    delen = stukken(oud, nieuw)
    assert "".join(s.tekst for s in delen if s.soort in (GELIJK, WEG)) == oud
    assert "".join(s.tekst for s in delen if s.soort in (GELIJK, ERBIJ)) == nieuw


def test_a_goal_that_was_reworded_reads_as_one_change() -> None:
    oud = replace(h.TEKST, doelen=(Doel("ouders", "Elke dag rust in huis"),))
    nieuw = replace(oud, doelen=(Doel("ouders", "Elke avond rust in huis"),), bijdragen={7: "Les"})
    per_kop = {v.kop: v for v in verschillen(oud, nieuw, {7: "School X"})}
    assert [v.kop for v in per_kop.values() if v.anders] == [
        "Doelen van de ouders",
        "Wat School X doet",
    ]
    (regel,) = per_kop["Doelen van de ouders"].regels
    assert [(s.soort, s.tekst) for s in regel if s.soort != GELIJK] == [
        (WEG, "dag"),
        (ERBIJ, "avond"),
    ]
    assert not any(v.anders for v in verschillen(LEEG, LEEG, {}))
