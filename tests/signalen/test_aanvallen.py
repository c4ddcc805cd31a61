"""Attacks on meldingen and notices: what one must not see, and what one must not be able to write.

In the application's own role and with plain SQL, as a fault in a page could let somebody do.
"""

from datetime import timedelta

import pytest

from inbeeld.signalen.actions import melden
from inbeeld.signalen.models import Meldingontvanger
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.signalen.aanval import betrokken, lees, probeer, waar
from tests.signalen.meldwereld import Wereld, concept, geef_postvak, maak_wereld

pytestmark = pytest.mark.django_db
TABELLEN = (
    "signalen_melding",
    "signalen_meldingontvanger",
    "signalen_meldingontvangerevent",
    "signalen_meldinggebeurtenis",
    "signalen_belastbaarheid",
    "signalen_signaal",
    "signalen_zaak",
    "signalen_zaakevent",
    "signalen_kennisgeving",
    "signalen_openbaremelding",
    "signalen_mailpost",
    "signalen_werk",
)


@pytest.fixture
def wereld() -> Wereld:
    """A melding went from the school to four partners; leerplicht took it on."""
    wereld = maak_wereld()
    with als(wereld.school):
        melden.verstuur(concept(wereld.kind), moment=f.MOMENT, sleutel="een")
    with als(wereld.actor("gemeente")):
        melden.neem_aan(_ontvanger(wereld, "gemeente"), moment=f.MOMENT)
    return wereld


def _ontvanger(wereld: Wereld, soort: str) -> int:
    with f.systeem():
        return Meldingontvanger.objects.get(
            postvak__organisatie=wereld.organisaties[soort], jongere_id=wereld.kind
        ).pk


def _vreemd_kind() -> int:
    return f.kind(f.school("77ZZ00"), roepnaam="Noor", woont="0999")


@pytest.mark.parametrize("tabel", TABELLEN)
def test_another_school_reads_nothing_not_even_a_number(wereld: Wereld, tabel: str) -> None:
    ander = f.school("77ZZ00")
    _vreemd_kind()
    assert lees(f.actor(ander), f"select count(*) from {tabel}") == [(0,)]
    assert lees(
        f.actor(f.organisatie("schoolbestuur", "B1"), "bestuurder"), f"select count(*) from {tabel}"
    ) == [(0,)]


def test_a_recipient_does_not_read_what_another_recipient_said(wereld: Wereld) -> None:
    zegt = "select count(*) from signalen_meldinggebeurtenis where staat = 'aangenomen'"
    assert lees(wereld.actor("jeugdteam"), zegt) == [(0,)]
    assert lees(wereld.school, zegt) == [(1,)]


def test_an_answer_cannot_be_moved_to_a_child_one_has_nothing_to_do_with(wereld: Wereld) -> None:
    kind, jgz = _vreemd_kind(), wereld.actor("jgz")
    # Without WHERE: then the database does not ask whether one could read the new row.
    probeer(jgz, "update signalen_meldingontvanger set jongere_id = %s", [kind])
    probeer(jgz, "select signalen_betrek_ontvanger(%s)", [_nummer(jgz.organisatie_id)])
    assert not betrokken(jgz.organisatie_id, kind)
    assert lees(jgz, "select 1 from register_personalia where jongere_id = %s", [kind]) == []


def _nummer(organisatie_id: int) -> int:
    return waar(
        "select o.id from signalen_meldingontvanger o join toegang_postvak p on p.id = o.postvak_id"
        " where p.organisatie_id = %s",
        [organisatie_id],
    )


@pytest.mark.parametrize(
    "zet",
    [
        "ziet = '{identiteit,verzuim,verblijfplaats}'",
        "partijen = '{}'",
        "vraag = 'Niets.'",
        "antwoord_uiterlijk = antwoord_uiterlijk + 300",
        "zonder_antwoord_op = zonder_antwoord_op + 300",
        "staat = 'afgehandeld', staat_sinds = '2036-01-01'",
    ],
)
def test_a_recipient_changes_nothing_of_what_it_was_asked(wereld: Wereld, zet: str) -> None:
    nummer = _ontvanger(wereld, "jgz")
    stel = f"update signalen_meldingontvanger set {zet} where id = %s"
    assert probeer(wereld.actor("jgz"), stel, [nummer]) == 0


def test_after_refusing_one_does_not_let_oneself_in_again(wereld: Wereld) -> None:
    jgz, nummer = wereld.actor("jgz"), _ontvanger(wereld, "jgz")
    with als(jgz):
        melden.weiger(nummer, reden="niet_voor_ons", moment=f.MOMENT)
    stel = "update signalen_meldingontvanger set staat = 'gezien' where id = %s"
    assert probeer(jgz, stel, [nummer]) == 0
    morgen = wereld.actor("jgz", vandaag=f.VANDAAG + timedelta(days=1))
    assert lees(morgen, "select 1 from signalen_melding") == []


def test_another_organisations_answer_cannot_be_given(wereld: Wereld) -> None:
    nummer, swv = _ontvanger(wereld, "gemeente"), wereld.actor("swv")
    stel = "update signalen_meldingontvanger set staat = 'geweigerd' where id = %s"
    assert probeer(swv, stel, [nummer]) == 0
    zeg = """insert into signalen_meldinggebeurtenis
        (ontvanger_id, jongere_id, staat, reden, toelichting, aanstelling_id, moment, lezers)
        values (%s, %s, 'geweigerd', 'niet_voor_ons', 'Nee.', %s, now(), %s)"""
    mij = [nummer, wereld.kind, swv.aanstelling_id, [wereld.school.organisatie_id]]
    assert probeer(swv, zeg, mij) == 0
    mij[2] = wereld.actor("gemeente").aanstelling_id
    assert probeer(swv, zeg, mij) == 0


_MELDING = """insert into signalen_melding (sleutel, jongere_id, soort, organisatie_id,
    aanstelling_id, moment, verzoeksleutel, plan_code, plan_versie, route, verzuimsoort, reden,
    alle_lessen, specificatie, ondernomen, actie_gewenst, actie_toelichting, leslocatie, waar,
    melder_functie, ouders_verteld, ouders_verteld_op, ouders_verteld_door, ouders_waarom_niet,
    jongere_verteld, jongere_waarom_niet, partijen)
    values (gen_random_uuid(), %s, 'zorg', %s, %s, now(), 'x', 'p', 1, 'r', '', '', '', '[]', '',
    '', '', '', '', '', 'ja', '2026-01-01', '', '', '', '', %s)"""


def test_nobody_reports_in_anothers_name(wereld: Wereld) -> None:
    swv, school = wereld.actor("swv"), wereld.school
    alle = [swv.organisatie_id, school.organisatie_id]
    for wie, mens in (
        (school.organisatie_id, school.aanstelling_id),
        (school.organisatie_id, swv.aanstelling_id),
        (swv.organisatie_id, school.aanstelling_id),
    ):
        assert probeer(swv, _MELDING, [wereld.kind, wie, mens, alle]) == 0
    assert probeer(swv, _MELDING, [wereld.kind, alle[0], swv.aanstelling_id, alle]) == 1


_ONTVANGER = """insert into signalen_meldingontvanger (sleutel, melding_id, jongere_id, postvak_id,
    aan, ziet, grondslag, vraag, antwoord_uiterlijk, zonder_antwoord, zonder_antwoord_op, staat,
    staat_sinds, partijen)
    select gen_random_uuid(), m.id, %s, p.id, 'swv', '{identiteit}', '', '', '2026-02-20',
    'herinner', '2026-02-28', 'verzonden', now(), m.partijen
    from signalen_melding m, toegang_postvak p where p.organisatie_id = %s limit 1"""


def test_nobody_adds_a_recipient_to_anothers_melding(wereld: Wereld) -> None:
    geef_postvak(f.gemeente("0999"))
    nieuw = f.gemeente("0999").pk
    assert probeer(wereld.actor("gemeente"), _ONTVANGER, [wereld.kind, nieuw]) == 0
    assert not betrokken(nieuw, wereld.kind)


def test_a_melding_goes_only_to_who_has_to_do_with_the_child(wereld: Wereld) -> None:
    geef_postvak(f.gemeente("0999"))
    nieuw = f.gemeente("0999").pk
    assert probeer(wereld.school, _ONTVANGER, [wereld.kind, nieuw]) == 0
    assert not betrokken(nieuw, wereld.kind)


def test_a_melding_that_was_sent_stays_as_it_is(wereld: Wereld) -> None:
    for zet in ("reden = 'anders'", "partijen = '{}'", "jongere_id = jongere_id + 1"):
        assert probeer(wereld.school, f"update signalen_melding set {zet}") == 0
    assert probeer(wereld.actor("swv"), "update signalen_melding set ingetrokken_op = now()") == 0
    assert probeer(wereld.school, "delete from signalen_melding") == 0


def test_belastbaarheid_is_given_by_the_youth_doctor_for_itself(wereld: Wereld) -> None:
    geef = """insert into signalen_belastbaarheid (jongere_id, ontvanger_id, bron_id,
        aanstelling_id, waar, voorwaarden, geldig_tot, gedeeld_met_weten, moment)
        values (%s, %s, %s, %s, 'thuis', '', '2026-06-01', true, now())"""
    jgz, swv = wereld.actor("jgz"), wereld.actor("swv")
    eigen = _ontvanger(wereld, "jgz")
    goed = [wereld.kind, eigen, jgz.organisatie_id, jgz.aanstelling_id]
    assert probeer(swv, geef, [wereld.kind, eigen, swv.organisatie_id, swv.aanstelling_id]) == 0
    assert probeer(jgz, geef, [goed[0], goed[1], goed[2], swv.aanstelling_id]) == 0
    assert probeer(jgz, geef, [goed[0], _ontvanger(wereld, "gemeente"), *goed[2:]]) == 0
    assert probeer(jgz, geef, goed) == 1


# Notices

_STUUR = "select signalen_stuur(%s, %s, %s, 1, '', %s, now())"


def test_nobody_tells_something_about_a_child_one_has_nothing_to_do_with(wereld: Wereld) -> None:
    aan = [wereld.actor("gemeente").aanstelling_id]
    ander = f.actor(f.school("77ZZ00"))
    voor = waar("select count(*) from signalen_kennisgeving")
    probeer(ander, _STUUR, [aan, "escalatie_valt", "signalen_zaak", wereld.kind])
    # No child, and still a lie.
    probeer(ander, _STUUR, [aan, "escalatie_valt", "signalen_zaak", None])
    ouder = f.actor(f.regio(), "ouder")
    probeer(ouder, _STUUR, [aan, "nieuwe_melding", "signalen_melding", None])
    assert waar("select count(*) from signalen_kennisgeving") == voor


def test_a_notice_is_about_something_that_is_there(wereld: Wereld) -> None:
    aan = [wereld.actor("gemeente").aanstelling_id]
    voor = waar("select count(*) from signalen_kennisgeving")
    probeer(wereld.school, _STUUR, [aan, "escalatie_valt", "toegang_gebruiker", wereld.kind])
    assert waar("select count(*) from signalen_kennisgeving") == voor


def test_anothers_notice_is_not_read_marked_or_made(wereld: Wereld) -> None:
    school, jgz = wereld.school, wereld.actor("jgz").aanstelling_id
    lees_dat = "update signalen_kennisgeving set gelezen_op = now() where aan_id = %s"
    assert probeer(school, lees_dat, [jgz]) == 0
    for zet in ("jongere_id = null", "soort = 'zaak_gesloten'", "gebundeld_op = now()"):
        stel = f"update signalen_kennisgeving set {zet}"
        assert probeer(wereld.actor("swv"), stel) == 0
    maak = """insert into signalen_kennisgeving
        (aan_id, soort, onderwerp, onderwerp_id, kenmerk, moment)
        values (%s, 'zaak_gesloten', 'signalen_zaak', 1, '', now())"""
    assert probeer(school, maak, [wereld.actor("swv").aanstelling_id]) == 0
    assert probeer(wereld.actor("swv"), "update signalen_kennisgeving set gelezen_op = now()") >= 1


def test_nobody_but_the_region_chooses_what_the_region_sees(wereld: Wereld) -> None:
    zet = """insert into signalen_signaalkeuze (soort, sector, aan, vanaf)
        values ('vier_weken', '', false, '2026-02-02')"""
    assert probeer(f.actor(wereld.organisaties["school"], "beheerder"), zet) == 0
    assert probeer(wereld.actor("regio"), zet) == 1


def test_history_is_written_by_what_happens_and_by_nobody(wereld: Wereld) -> None:
    velden = """pgh_created_at, pgh_label, id, sleutel, aanleiding, opent_op, eigenaar_postvak_id,
        eigenaar_sinds, volgende_stap, toelichting, stap_op, sluitreden, jongere_id, pgh_obj_id"""
    waarden = f"""select now(), 'update', id, {velden.split(",", 3)[3]}""".replace(
        "pgh_obj_id", "id"
    )
    stel = f"insert into signalen_zaakevent ({velden}) {waarden} from signalen_zaak"
    assert probeer(wereld.actor("gemeente"), stel) == 0
    verzin = """insert into signalen_openbaremeldingevent
        (pgh_created_at, pgh_label, uitkomst, pgh_obj_id) values (now(), 'update', 'onbekend', 1)"""
    assert probeer(wereld.actor("gemeente"), verzin) == 0
