"""What recipients do with a melding: their verbs, states, and who reads what they say."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from inbeeld.signalen.actions import melden
from inbeeld.signalen.actions.melden import AntwoordGeweigerd, Belastbaarheidsadvies
from inbeeld.signalen.models import Belastbaarheid, Kennisgeving, Melding, Meldinggebeurtenis
from inbeeld.signalen.queries import meldingen as lezen
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.signalen.meldwereld import DAG, concept, maak_wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld():
    return maak_wereld()


@pytest.fixture
def melding(wereld):
    with als(wereld.school):
        return melden.verstuur(concept(wereld.kind), moment=f.MOMENT, sleutel="een")


def bij(melding, soort):
    with f.systeem():
        return melding.ontvangers.get(postvak__organisatie__soort=soort)


def later(dagen: int):
    return f.MOMENT + timedelta(days=dagen)


def advies(**anders) -> Belastbaarheidsadvies:
    gewoon = {
        "uren_per_week": Decimal("6"),
        "waar": "school_apart",
        "geldig_tot": f.VANDAAG + timedelta(days=60),
        "voorwaarden": "Kleine groep",
        "gedeeld_met_weten": True,
    }
    return Belastbaarheidsadvies(**gewoon | anders)


def test_seen_accepted_done_and_the_reporter_is_told(wereld, melding):
    arts, rij = wereld.actor("gemeente"), bij(melding, "gemeente")
    with als(arts):
        assert melden.markeer_gezien(rij, moment=later(0)).staat == "gezien"
        assert melden.markeer_gezien(rij, moment=later(1)).staat_sinds == later(0)
        genomen = melden.neem_aan(rij, toelichting="Ik bel morgen.", moment=later(1))
        assert (genomen.staat, genomen.behandelaar_id) == ("aangenomen", arts.aanstelling_id)
        melden.rond_af(rij, reden="gesproken", moment=later(2))
    with als(wereld.school):
        stand = lezen.melding_van(melding.sleutel)
        eigen = next(o for o in stand.ontvangers if o.ontvanger.pk == rij.pk)
        assert eigen.woord == "afgehandeld"
        gezegd = [(g.toelichting, reden) for g, reden in eigen.antwoorden]
    assert gezegd == [("Ik bel morgen.", ""), ("", "Met het gezin gesproken, afspraken gemaakt")]
    with f.systeem():
        staten = Meldinggebeurtenis.objects.filter(ontvanger=rij).order_by("pk")
        assert list(staten.values_list("staat", flat=True)) == [
            "verzonden",
            "gezien",
            "aangenomen",
            "afgehandeld",
        ]
        told = Kennisgeving.objects.filter(soort="antwoord_op_melding")
        assert set(told.values_list("aan_id", flat=True)) == {wereld.coordinatoren["school"].pk}


@pytest.mark.parametrize(("van", "naar"), [(v, n) for v, alle in melden.OVERGANGEN.items()
                                           for n in melden.OVERGANGEN])  # fmt: skip
def test_the_state_machine_is_one_table(wereld, melding, van, naar):
    rij = bij(melding, "swv")
    doe = {
        "gezien": lambda: melden.markeer_gezien(rij, moment=later(1)),
        "aangenomen": lambda: melden.neem_aan(rij, moment=later(1)),
        "geweigerd": lambda: melden.weiger(rij, reden="al_bezig", moment=later(1)),
        "afgehandeld": lambda: melden.rond_af(rij, reden="advies", moment=later(1)),
    }
    with als(wereld.actor("swv")):
        if van != "verzonden":
            doe[van]()
        if naar == "verzonden":
            return  # no verb leads back
        mag = naar in melden.OVERGANGEN[van]
        if mag:
            assert doe[naar]().staat == naar
        elif naar == "gezien":
            assert doe[naar]().staat == van  # opened again
        else:
            with pytest.raises(AntwoordGeweigerd):
                doe[naar]()


def test_only_the_recipient_answers(wereld, melding):
    rij = bij(melding, "jgz")
    for soort in ("school", "swv", "gemeente"):
        with als(wereld.actor(soort)), pytest.raises(AntwoordGeweigerd):
            melden.neem_aan(rij, moment=later(1))
    with als(f.actor(wereld.organisaties["school"], "mentor")), pytest.raises(Geweigerd):
        melden.neem_aan(rij, moment=later(1))


def test_a_refusal_has_a_reason_and_ends_what_one_sees_that_day(wereld, melding):
    rij, arts = bij(melding, "jgz"), wereld.actor("jgz")
    with als(arts):
        for reden, woorden in (("", ""), ("zomaar", ""), ("anders", " ")):
            with pytest.raises(AntwoordGeweigerd):
                melden.weiger(rij, reden=reden, toelichting=woorden, moment=later(0))
        melden.weiger(rij, reden="niet_voor_ons", moment=later(0))
        assert Melding.objects.exists()
    with als(wereld.actor("jgz", vandaag=f.VANDAAG + DAG)):
        assert not Melding.objects.exists()
    with f.systeem():
        told = Kennisgeving.objects.filter(soort="melding_geweigerd")
        assert wereld.coordinatoren["school"].pk in told.values_list("aan_id", flat=True)


def test_what_is_done_is_seen_for_four_weeks_more(wereld, melding):
    with als(wereld.actor("jgz")):
        melden.rond_af(bij(melding, "jgz"), reden="advies", moment=later(0))
    for dagen, ziet in ((28, True), (29, False)):
        with als(wereld.actor("jgz", vandaag=f.VANDAAG + dagen * DAG)):
            assert Melding.objects.exists() is ziet, dagen


def test_what_one_says_is_not_for_the_other_recipients(wereld, melding):
    with als(wereld.actor("jgz")):
        melden.neem_aan(bij(melding, "jgz"), toelichting="Alleen voor school", moment=later(1))
    for soort, leest in (("school", True), ("jgz", True), ("swv", False), ("jeugdteam", False)):
        with als(wereld.actor(soort)):
            gezegd = Meldinggebeurtenis.objects.filter(toelichting="Alleen voor school")
            assert gezegd.exists() is leest, soort


def test_the_youth_doctor_answers_with_belastbaarheid(wereld, melding):
    rij = bij(melding, "jgz")
    with als(wereld.actor("jgz")):
        melden.geef_belastbaarheid(rij, advies(), moment=later(1))
    assert bij(melding, "jgz").staat == "afgehandeld"
    for soort, ziet in (("school", 1), ("gemeente", 1), ("swv", 1), ("regio", 0)):
        with als(wereld.actor(soort)):
            assert Belastbaarheid.objects.count() == ziet, soort
    with als(wereld.actor("jgz")):
        melden.geef_belastbaarheid(rij, advies(uren_per_week=Decimal("8")), moment=later(2))
    with als(wereld.school):
        assert [b.uren_per_week for b, _ in lezen.belastbaarheid_van(wereld.kind)] == [8, 6]
    with f.systeem():
        told = Kennisgeving.objects.filter(
            soort="belastbaarheid_gegeven", aan=wereld.coordinatoren["school"]
        )
        assert told.count() == 2


@pytest.mark.parametrize(
    "anders",
    [
        {"gedeeld_met_weten": False},
        {"uren_per_week": Decimal("41")},
        {"waar": "op de maan"},
        {"geldig_tot": f.VANDAAG - DAG},
        {"geldig_tot": f.VANDAAG + timedelta(days=400)},
    ],
)
def test_belastbaarheid_that_cannot_be_is_refused(wereld, melding, anders):
    with als(wereld.actor("jgz")), pytest.raises(AntwoordGeweigerd):
        melden.geef_belastbaarheid(bij(melding, "jgz"), advies(**anders), moment=later(1))


def test_belastbaarheid_is_the_youth_doctors_alone(wereld, melding):
    with als(wereld.actor("swv")), pytest.raises(Geweigerd):
        melden.geef_belastbaarheid(bij(melding, "swv"), advies(), moment=later(1))
    with als(wereld.actor("jgz")), pytest.raises(DatabaseError), transaction.atomic():
        Belastbaarheid.objects.create(
            jongere_id=wereld.kind,
            bron=wereld.organisaties["school"],
            aanstelling=wereld.coordinatoren["jgz"],
            waar="thuis",
            geldig_tot=f.VANDAAG,
            gedeeld_met_weten=True,
            moment=f.MOMENT,
        )


def test_it_is_given_to_a_colleague_of_ones_own(wereld, melding):
    rij = bij(melding, "swv")
    collega = f.aanstelling(wereld.organisaties["swv"])
    with als(wereld.actor("swv")):
        melden.wijs_toe(rij, collega.pk, moment=later(1))
        with pytest.raises(AntwoordGeweigerd):
            melden.wijs_toe(rij, wereld.coordinatoren["jgz"].pk, moment=later(1))
        assert bij(melding, "swv").behandelaar_id == collega.pk
        melden.wijs_toe(rij, None, moment=later(1))
        assert bij(melding, "swv").behandelaar_id is None
    with f.systeem():
        assert Kennisgeving.objects.filter(aan=collega, soort="nieuwe_melding").count() == 1


def test_no_answer_follows_from_the_day(wereld, melding):
    rij = bij(melding, "gemeente")
    for dag, verwacht in ((rij.antwoord_uiterlijk, 0), (rij.antwoord_uiterlijk + 3 * DAG, 3)):
        with als(wereld.actor("school", vandaag=dag)):
            stand = lezen.melding_van(melding.sleutel)
            late = {o.ontvanger.pk: o.dagen_te_laat for o in stand.ontvangers}
            assert late[rij.pk] == verwacht
    with als(wereld.actor("gemeente")):
        melden.neem_aan(rij, moment=later(1))
    with als(wereld.actor("school", vandaag=rij.antwoord_uiterlijk + 3 * DAG)):
        late = {
            o.ontvanger.pk: o.dagen_te_laat for o in lezen.melding_van(melding.sleutel).ontvangers
        }
        assert late[rij.pk] == 0
