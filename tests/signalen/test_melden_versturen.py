"""One melding, once, to everybody whom the plan names: who gets it and who sees what of it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from inbeeld.register.actions import registreer_overlijden
from inbeeld.register.models import FeitWoonplaats
from inbeeld.signalen.actions import melden
from inbeeld.signalen.actions.melden import Contact, GeenPlan, MagNietMelden, MeldingGeweigerd
from inbeeld.signalen.models import (
    Kennisgeving,
    Melding,
    Meldinggebeurtenis,
    Meldingontvanger,
    Signaal,
    Zaak,
)
from inbeeld.signalen.queries.meldingen import contact_van
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Betrokkenheid
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.signalen.meldwereld import DAG, MAANDAG, concept, geef_postvak, kernteamlid, maak_wereld

pytestmark = pytest.mark.django_db


def stuur(wereld, actor=None, sleutel="een", moment=f.MOMENT, **anders):
    with als(actor or wereld.school):
        return melden.verstuur(concept(wereld.kind, **anders), moment=moment, sleutel=sleutel)


def ontvangers(melding) -> dict[str, Meldingontvanger]:
    with f.systeem():
        rijen = melding.ontvangers.select_related("postvak__organisatie")
        return {o.postvak.organisatie.soort: o for o in rijen}


def test_one_melding_reaches_four_each_with_its_own_question_and_term():
    wereld = maak_wereld()
    melding = stuur(wereld)
    naar = ontvangers(melding)
    assert set(naar) == {"gemeente", "swv", "jgz", "jeugdteam"}
    assert naar["jgz"].ziet == ["identiteit", "signaal_en_route"]
    # Three weeks from Monday 2 February; five school days for the gemeente.
    assert naar["jgz"].antwoord_uiterlijk == date(2026, 2, 23)
    assert naar["gemeente"].antwoord_uiterlijk == date(2026, 2, 9)
    assert naar["gemeente"].zonder_antwoord_op == date(2026, 2, 11)
    assert {o.staat for o in naar.values()} == {"verzonden"}
    assert (melding.plan_code, melding.plan_versie, melding.route) == ("zkij", 1, "zestien_uur")
    with f.systeem():
        assert Meldinggebeurtenis.objects.filter(staat="verzonden").count() == 4
        told = set(
            Kennisgeving.objects.filter(soort="nieuwe_melding").values_list("aan_id", flat=True)
        )
        assert Zaak.objects.get(jongere_id=wereld.kind) == melding.zaak
    soorten = ("gemeente", "swv", "jgz", "jeugdteam")
    assert told == {wereld.coordinatoren[s].pk for s in soorten}


def test_what_is_shown_beforehand_is_what_is_sent():
    wereld = maak_wereld()
    with als(wereld.school):
        vooraf = melden.bestemming_van(concept(wereld.kind)).ontvangers
    naar = ontvangers(stuur(wereld))
    assert {o.postvak_id: list(o.ziet) for o in vooraf} == {
        o.postvak_id: o.ziet for o in naar.values()
    }
    assert {o.antwoord_uiterlijk for o in vooraf} == {o.antwoord_uiterlijk for o in naar.values()}
    assert "in welke gemeente" in next(o for o in vooraf if o.aan == "leerplicht").ziet_woorden


def test_a_recipient_is_involved_by_it_and_a_stranger_is_not():
    wereld = maak_wereld()
    with als(wereld.actor("jgz")):
        assert not Melding.objects.exists()
    melding = stuur(wereld)
    for soort in ("gemeente", "swv", "jgz", "jeugdteam", "regio", "school"):
        with als(wereld.actor(soort)):
            assert Melding.objects.get() == melding, soort
            assert Meldingontvanger.objects.count() == 4, soort
    vreemd = (f.actor(f.school("20CD00")), f.actor(f.organisatie("jgz", "JGZ9")))
    for actor in vreemd:
        with als(actor):
            assert not Melding.objects.exists()
            assert not Meldingontvanger.objects.exists()
            assert not Meldinggebeurtenis.objects.exists()
            assert not Zaak.objects.exists()
    with f.systeem():
        gronden = Betrokkenheid.objects.filter(jongere_id=wereld.kind, grond="melding")
        assert gronden.count() == 4
        assert {b.periode.lower for b in gronden} == {f.VANDAAG}


def test_the_same_key_twice_is_one_melding():
    wereld = maak_wereld()
    assert stuur(wereld, sleutel="zelfde") == stuur(wereld, sleutel="zelfde")
    with f.systeem():
        assert Melding.objects.count() == 1
        assert Kennisgeving.objects.filter(soort="nieuwe_melding").count() == 4
    assert stuur(wereld, sleutel="ander").pk
    with pytest.raises(MeldingGeweigerd, match="al voor een andere melding"):
        stuur(wereld, sleutel="zelfde", soort="ziekte")


def test_contact_is_encrypted_and_read_back_by_a_party():
    wereld = maak_wereld()
    contact = Contact(email="mentor@school.example", telefoon_ouders="06-00000000")
    melding = stuur(wereld, contact=contact)
    assert b"mentor" not in bytes(melding.contact_versleuteld)
    assert contact_van(melding) == {
        "email": "mentor@school.example",
        "telefoon_ouders": "06-00000000",
    }


def test_who_has_no_postvak_is_replaced_by_the_region_and_that_is_said():
    wereld = maak_wereld(zonder=("swv",))
    with als(wereld.school):
        vooraf = melden.bestemming_van(concept(wereld.kind)).ontvangers
    regio = next(o for o in vooraf if o.in_plaats_van)
    assert regio.in_plaats_van == "Samenwerkingsverband SWV1"
    assert regio.organisatie_id == wereld.organisaties["regio"].pk
    assert set(ontvangers(stuur(wereld))) == {"gemeente", "regio", "jgz", "jeugdteam"}


def test_two_without_a_postvak_are_one_question_to_the_region():
    wereld = maak_wereld(zonder=("swv", "jgz"))
    naar = ontvangers(stuur(wereld))
    assert set(naar) == {"gemeente", "regio", "jeugdteam"}
    assert "Hoeveel onderwijs" in naar["regio"].vraag
    assert "extra ondersteuning" in naar["regio"].vraag
    assert naar["regio"].antwoord_uiterlijk == date(2026, 2, 16)


def test_a_samenwerking_that_acts_for_the_gemeente_gets_it():
    wereld = maak_wereld()
    samen = f.organisatie("samenwerking", "SAM1")
    f.werkgebied(samen, wereld.organisaties["gemeente"])
    geef_postvak(samen)
    assert set(ontvangers(stuur(wereld))) == {"samenwerking", "swv", "jgz", "jeugdteam"}


def test_the_kernteam_is_the_organisations_of_its_members_but_not_the_reporters_own():
    wereld = maak_wereld()
    school = wereld.organisaties["school"]
    for soort in ("school", "jgz", "gemeente"):
        kernteamlid(school, wereld.coordinatoren[soort])
    melding = stuur(wereld, soort="zorg", waar="thuis", specificatie=(), verzuimsoort="")
    assert melding.route == "kernteam"
    assert set(ontvangers(melding)) == {"jgz", "gemeente"}


def test_leerplicht_reports_too_and_does_not_get_its_own_melding():
    wereld = maak_wereld()
    naar = ontvangers(stuur(wereld, wereld.actor("gemeente")))
    assert set(naar) == {"swv", "jgz", "jeugdteam"}


def test_nobody_else_to_ask_leaves_it_with_oneself():
    wereld = maak_wereld()
    stuur(wereld)
    met_arts = {"soort": "ziekte", "verzuimsoort": "", "specificatie": ()}
    naar = ontvangers(stuur(wereld, wereld.actor("jgz"), sleutel="arts", **met_arts))
    assert set(naar) == {"jgz"}


def test_a_waarschuwing_is_answered_by_the_route_of_its_own():
    wereld = maak_wereld()
    melding = stuur(wereld, signaal=("klok_dag_14", MAANDAG))
    assert melding.route == "dreigend_thuiszitten"
    with als(wereld.school):
        signaal = Signaal.objects.get()
    assert (signaal.soort, signaal.sinds, signaal.gedaan) == ("klok_dag_14", MAANDAG, "gemeld")


def test_under_sixteen_hours_goes_to_prevention():
    wereld = maak_wereld()
    assert stuur(wereld, specificatie=((MAANDAG, Decimal("3")),)).route == "preventief"


def test_without_a_plan_it_says_who_must_put_one_in_force():
    wereld = maak_wereld(plan="")
    with pytest.raises(GeenPlan, match="beheerder van de regio"):
        stuur(wereld)
    with f.systeem():
        assert not Melding.objects.exists()
        assert not Zaak.objects.exists()


def test_an_unknown_child_and_a_stranger_are_refused():
    wereld = maak_wereld()
    for wie, kind in ((wereld.school, 999_999_999), (f.actor(f.school("20CD00")), wereld.kind)):
        with als(wie), pytest.raises(MagNietMelden):
            melden.verstuur(concept(kind), moment=f.MOMENT, sleutel="x")
    with als(f.actor(wereld.organisaties["school"], "mentor")), pytest.raises(Geweigerd):
        melden.verstuur(concept(wereld.kind), moment=f.MOMENT, sleutel="x")


def test_the_database_itself_refuses_to_involve_anybody_for_another():
    wereld = maak_wereld()
    melding = stuur(wereld)
    for actor in (wereld.actor("swv"), f.actor(f.school("20CD00"))):
        with (
            als(actor),
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("select signalen_betrek(%s)", [melding.pk])


def test_a_child_that_died_is_not_reported():
    wereld = maak_wereld()
    with als(wereld.school):
        registreer_overlijden(wereld.kind, date(2026, 1, 20))
    with pytest.raises(MeldingGeweigerd, match="overleden"):
        stuur(wereld)


def test_after_a_move_the_next_melding_goes_to_the_new_gemeente_and_the_old_keeps_the_first():
    wereld = maak_wereld()
    eerste = stuur(wereld)
    velsen = f.gemeente("0453", "Velsen")
    geef_postvak(velsen)
    with f.systeem():
        oud = wereld.kind
        rij = FeitWoonplaats.objects.get(jongere_id=oud)
    f.leg(
        wereld.organisaties["school"],
        intrekken={"woonplaatsen": [rij.pk]},
        woonplaatsen=[
            {"jongere": oud, "gemeente": "0392", "begindatum": f.d("2012-03-14"),
             "einddatum": f.d("2026-01-31")},
            {"jongere": oud, "gemeente": "0453", "begindatum": f.d("2026-02-01")},
        ],
    )  # fmt: skip
    tweede = stuur(wereld, sleutel="na de verhuizing")
    assert ontvangers(eerste)["gemeente"].postvak.organisatie.code == "0392"
    assert ontvangers(tweede)["gemeente"].postvak.organisatie.code == "0453"
    with als(wereld.actor("gemeente")):
        assert Melding.objects.get() == eerste


def test_parents_and_a_youngster_of_twelve_must_have_been_told_or_it_says_why_not():
    wereld = maak_wereld()
    for anders, veld in (
        ({"ouders_verteld": ""}, "ouders_verteld"),
        ({"ouders_verteld_op": None}, "ouders_verteld_op"),
        ({"ouders_verteld_door": " "}, "ouders_verteld_door"),
        ({"ouders_verteld": "nee"}, "ouders_waarom_niet"),
        ({"jongere_verteld": ""}, "jongere_verteld"),
        ({"jongere_verteld": "nee"}, "jongere_waarom_niet"),
    ):
        with pytest.raises(MeldingGeweigerd) as fout:
            stuur(wereld, **anders)
        assert set(fout.value.fouten) == {veld}
    jong = f.kind(wereld.organisaties["school"], geboren="2015-03-14", roepnaam="Jip")
    with als(wereld.school):
        dit = concept(jong, jongere_verteld="")
        assert melden.verstuur(dit, moment=f.MOMENT, sleutel="jong").pk


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": "vakantie"}, "soort"),
        ({"begindatum": None}, "begindatum"),
        ({"begindatum": f.VANDAAG + DAG, "einddatum": None, "specificatie": ()}, "begindatum"),
        ({"begindatum": f.VANDAAG - timedelta(days=800)}, "begindatum"),
        ({"einddatum": MAANDAG - DAG}, "einddatum"),
        ({"einddatum": f.VANDAAG + DAG}, "einddatum"),
        ({"verzuimsoort": "rmc_18plus"}, "verzuimsoort"),
        ({"verzuimsoort": "drie_schooldagen"}, "verzuimsoort"),
        ({"reden": ""}, "reden"),
        ({"reden": "x" * 201}, "reden"),
        ({"actie_gewenst": "nee"}, "actie_toelichting"),
        ({"specificatie": ((MAANDAG - DAG, None),)}, "specificatie"),
        ({"specificatie": ((MAANDAG, None), (MAANDAG, None))}, "specificatie"),
        ({"specificatie": ((MAANDAG, Decimal("13")),)}, "specificatie"),
        ({"soort": "zorg", "waar": "elders"}, "waar"),
    ],
)
def test_what_is_not_whole_or_cannot_be_is_not_sent(anders, veld):
    wereld = maak_wereld()
    with pytest.raises(MeldingGeweigerd) as fout:
        stuur(wereld, **anders)
    assert veld in fout.value.fouten
    with f.systeem():
        assert not Melding.objects.exists()


def test_a_melding_is_taken_back_by_who_sent_it_and_nobody_else():
    wereld = maak_wereld()
    melding = stuur(wereld)
    for actor in (wereld.actor("swv"), wereld.actor("gemeente")):
        with als(actor), pytest.raises(melden.AntwoordGeweigerd):
            melden.trek_in(melding, "Vergissing", moment=f.MOMENT)
    with als(wereld.school):
        with pytest.raises(melden.AntwoordGeweigerd):
            melden.trek_in(melding, " ", moment=f.MOMENT)
        melden.trek_in(melding, "Verkeerde leerling", moment=f.MOMENT)
        with pytest.raises(melden.AntwoordGeweigerd):
            melden.trek_in(melding, "Nog eens", moment=f.MOMENT)
    morgen = f.VANDAAG + DAG
    with als(wereld.actor("jgz")):
        assert Melding.objects.exists()
        with pytest.raises(melden.AntwoordGeweigerd, match="ingetrokken"):
            melden.neem_aan(ontvangers(melding)["jgz"], moment=f.MOMENT)
    with als(wereld.actor("jgz", vandaag=morgen)):
        assert not Melding.objects.exists()
    with f.systeem():
        assert Kennisgeving.objects.filter(soort="melding_ingetrokken").count() == 4
