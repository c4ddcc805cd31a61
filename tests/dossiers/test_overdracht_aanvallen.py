"""Attacks on transfers, with plain SQL in the application's role."""

from datetime import timedelta

import pytest
from django.db import transaction

from inbeeld.dossiers.actions import overdrachten as actions
from inbeeld.dossiers.queries import overdrachten as queries
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.register.models import Personalia
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Organisatie
from tests import fabriek as f
from tests.dossiers import overdrachthulp as h
from tests.dossiers import wereld as w
from tests.signalen.aanval import betrokken, lees, probeer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
_NIEUW = """insert into dossiers_overdracht (sleutel, moment, soort, toestand, naar_omschrijving,
    inhoud, eerste_dag_verwacht, verzenden_uiterlijk, ouders_reactie, ouders_waarom_niet,
    toelichting, jongere_id, bron_id, door_id, van_postvak_id, naar_postvak_id, verzonden_op)
    values (gen_random_uuid(), now(), 'school_school', %s, '', 'tekst', %s, '2026-02-20', '',
    'onbereikbaar', '', %s, %s, %s, %s, %s, %s)"""


@pytest.fixture
def wereld() -> h.Wereld:
    return h.maak()


def _nieuw(
    wereld: h.Wereld,
    actor: Actor,
    *,
    toestand: str = "voorbereid",
    van: Organisatie | None = None,
    naar: Organisatie | None = None,
    dag: str = "2026-03-02",
    kind: int = 0,
) -> int:
    met = [
        toestand,
        dag,
        kind or wereld.kind,
        actor.organisatie_id,
        actor.aanstelling_id,
        h.bak(van or wereld.w.school).pk,
        h.bak(naar or wereld.nieuw).pk,
        None if toestand == "voorbereid" else f.VANDAAG,
    ]
    return probeer(actor, _NIEUW, met)


def test_nobody_brings_an_organisation_in_without_being_involved(wereld: h.Wereld) -> None:
    vreemd = f.school("30EF00")
    wie = f.actor_van(w.postvak(vreemd))
    assert _nieuw(wereld, wie, van=vreemd) == 0
    assert _nieuw(wereld, wie, van=wereld.w.school) == 0
    # Involved, but in the name of another one, or sent without having been prepared.
    assert _nieuw(wereld, wereld.zender(), van=vreemd) == 0
    assert _nieuw(wereld, wereld.zender(), toestand="verzonden") == 0
    assert _nieuw(wereld, wereld.actor("regio"), van=wereld.w.regio) == 0
    assert not betrokken(wereld.nieuw.pk, wereld.kind)
    assert _nieuw(wereld, wereld.zender()) == 1
    assert not betrokken(wereld.nieuw.pk, wereld.kind)


def test_no_receiver_that_cannot_answer_and_no_day_without_end(wereld: h.Wereld) -> None:
    justitie, arts = f.organisatie("justitie", "OM1"), f.organisatie("jgz", "JGZ1")
    for organisatie in (justitie, arts):
        w.postvak(organisatie)
        assert _nieuw(wereld, wereld.zender(), naar=organisatie) == 0
    assert _nieuw(wereld, wereld.zender(), naar=wereld.w.school) == 0
    assert _nieuw(wereld, wereld.zender(), dag="2036-03-02") == 0


def test_who_is_only_involved_sends_and_changes_nothing(wereld: h.Wereld) -> None:
    rij, ander = h.bereid_voor(wereld), wereld.actor("leerplicht")
    with als(wereld.zender()):
        actions.ouders(rij, gezien_op=f.VANDAAG, reactie="", waarom_niet="")
    stuur = "update dossiers_overdracht set toestand = 'verzonden', verzonden_op = %s where id = %s"
    assert probeer(ander, stuur, [f.VANDAAG, rij.pk]) == 0
    for zet in (
        "inhoud = 'anders'",
        "toestand = 'vervallen', toelichting = 'x'",
        "eerste_dag_verwacht = '2026-04-01'",
        "ouders_gezien_op = null",
    ):
        assert probeer(ander, f"update dossiers_overdracht set {zet} where id = %s", [rij.pk]) == 0
    assert probeer(wereld.zender(), stuur, [f.VANDAAG - timedelta(days=3), rij.pk]) == 0
    assert not betrokken(wereld.nieuw.pk, wereld.kind)
    assert probeer(wereld.zender(), stuur, [f.VANDAAG, rij.pk]) == 1
    assert betrokken(wereld.nieuw.pk, wereld.kind)


_ANTWOORDEN = (
    "toestand = 'aanvaard', beantwoord_op = '2026-02-02'",
    "toestand = 'geweigerd', beantwoord_op = '2026-02-02', toelichting = 'x'",
    "toestand = 'begonnen', eerste_dag_op = '2026-02-02', bevestigd_door_id = {ik}",
    "toestand = 'aanvaard'",
)


@pytest.mark.parametrize("zet", _ANTWOORDEN)
def test_only_the_receiver_answers_and_confirms(wereld: h.Wereld, zet: str) -> None:
    rij = h.verzend(wereld)

    def met(wie: Actor) -> int:
        stel = zet.format(ik=wie.aanstelling_id)
        return probeer(wie, f"update dossiers_overdracht set {stel} where id = %s", [rij.pk])

    for naam in ("school", "leerplicht", "swv", "regio"):
        assert met(wereld.actor(naam)) == 0
    assert met(wereld.nemer()) == 1


def test_a_receiver_answers_and_does_nothing_else(wereld: h.Wereld) -> None:
    rij, nemer = h.verzend(wereld), wereld.nemer()
    for zet in (
        "inhoud = 'anders'",
        "eerste_dag_verwacht = '2026-12-01'",
        "toestand = 'vervallen', toelichting = 'x'",
        "toestand = 'begonnen', eerste_dag_op = '2026-02-10', bevestigd_door_id = %(ik)s",
        "toestand = 'begonnen', eerste_dag_op = '2026-02-02', bevestigd_door_id = %(ander)s",
        "naar_postvak_id = van_postvak_id",
    ):
        met = {
            "ik": nemer.aanstelling_id,
            "ander": wereld.zender().aanstelling_id,
            "rij": rij.pk,
        }
        assert probeer(nemer, f"update dossiers_overdracht set {zet} where id = %(rij)s", met) == 0


def test_a_text_that_parents_saw_is_not_swapped_for_another(wereld: h.Wereld) -> None:
    rij = h.bereid_voor(wereld)
    with als(wereld.zender()):
        actions.ouders(rij, gezien_op=f.VANDAAG, reactie="", waarom_niet="")
    for zet in ("inhoud = 'anders'", "naar_omschrijving = 'Een ander', naar_postvak_id = null"):
        stel = f"update dossiers_overdracht set {zet} where id = %s"
        assert probeer(wereld.zender(), stel, [rij.pk]) == 0
        opnieuw = stel.replace(zet, f"{zet}, ouders_gezien_op = null")
        assert probeer(wereld.zender(), opnieuw, [rij.pk]) == 1
        with als(wereld.zender()), transaction.atomic():
            actions.ouders(h.vers(rij), gezien_op=f.VANDAAG, reactie="", waarom_niet="")


def test_a_talk_or_a_zaak_of_another_child_is_not_linked(wereld: h.Wereld) -> None:
    rij = h.bereid_voor(wereld)
    ander = f.kind(wereld.w.school, achternaam="Ander", verzuim=[
        f.verzuimrij(wereld.w.school.code, "2025-12-01")])  # fmt: skip
    zet = """update dossiers_overdracht set zaak_id = (select id from signalen_zaak
        where jongere_id = %s) where id = %s"""
    assert probeer(wereld.zender(), zet, [ander, rij.pk]) == 0


def test_whom_it_involves_is_not_for_calling(wereld: h.Wereld) -> None:
    h.verzend(wereld)
    roep = "select dossiers_overdracht_betrek(%s)"
    assert lees(wereld.zender(), roep, [wereld.kind]) == []
    maak = """insert into toegang_betrokkenheid (organisatie_id, jongere_id, periode, grond)
        values (%s, %s, '[2026-01-01,)', 'overdracht')"""
    assert probeer(wereld.zender(), maak, [wereld.nieuw.pk, wereld.kind]) == 0


def test_of_a_secret_address_the_place_is_chosen_and_read_by_leerplicht_alone(
    wereld: h.Wereld,
) -> None:
    elders = f.gemeente("0375", "Verweg")
    w.postvak(elders)
    with f.systeem():
        Personalia.objects.filter(pk=wereld.kind).update(geheim_adres=True)
    assert _nieuw(wereld, wereld.zender(), naar=elders) == 0
    with pytest.raises(KanNiet, match="geheim"):
        h.bereid_voor(wereld, "gemeente", naar_postvak=h.bak(elders))
    leerplicht = wereld.actor("leerplicht")
    with als(leerplicht):
        rij = actions.bereid_voor(
            wereld.kind, "gemeente", moment=f.MOMENT, **h.velden(wereld, naar_postvak=h.bak(elders))
        )
        assert queries.een(rij.sleutel, leerplicht).naar == "Verweg"
    with als(wereld.zender()):
        beeld = queries.een(rij.sleutel, wereld.zender())
        assert beeld.naar == beeld.van == "Leerplicht van de woongemeente"
        assert "Verweg" not in {
            p.organisatie.naam
            for p in queries.mogelijke_ontvangers(wereld.zender(), verborgen=True)
        }


def test_history_is_written_by_the_table_itself(wereld: h.Wereld) -> None:
    rij = h.bereid_voor(wereld)
    with f.systeem():
        assert list(rij.events.values_list("inhoud", flat=True)) == [h.TEKST]
    weg = "delete from dossiers_overdrachtevent where pgh_obj_id = %s"
    assert probeer(wereld.zender(), weg, [rij.pk]) == 0
