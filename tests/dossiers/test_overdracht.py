"""The journey of a transfer through the actions: who takes which step, and whose task is what."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from inbeeld.dossiers.actions import overdrachten as actions
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.models import Overdracht
from inbeeld.dossiers.queries import overdrachten as queries
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.signalen.models import Kennisgeving
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import overdrachthulp as h
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def wereld() -> h.Wereld:
    return h.maak()


def _kennis(soort: str) -> list[int]:
    with f.systeem():
        return sorted(Kennisgeving.objects.filter(soort=soort).values_list("aan_id", flat=True))


def test_the_whole_road_and_whose_task_it_is_at_every_step(wereld: h.Wereld) -> None:
    rij = h.bereid_voor(wereld)
    van, naar = h.bak(wereld.w.school).pk, h.bak(wereld.nieuw).pk
    assert rij.zaak_id == wereld.w.zaak.pk
    assert h.taken(rij) == {"overdracht_verzenden": van}
    with als(wereld.nemer()):
        assert queries.een(rij.sleutel, wereld.nemer()) is None
    rij = h.verzend(wereld, rij)
    # Monday 2 February: five school days later is Monday the 9th.
    assert (rij.verzonden_op, rij.antwoord_uiterlijk) == (f.VANDAAG, f.d("2026-02-09"))
    assert h.taken(rij) == {"overdracht_volgen": van, "overdracht_antwoord": naar}
    assert _kennis("overdracht_ontvangen") == [wereld.ontvanger.pk]
    with als(wereld.nemer()):
        assert queries.een(rij.sleutel, wereld.nemer()).ontvanger
        rij = actions.aanvaard(rij, moment=f.MOMENT)
    assert h.taken(rij) == {"overdracht_volgen": van, "overdracht_eerste_dag": naar}
    assert _kennis("overdracht_beantwoord") == [wereld.w.mensen["school"].pk]
    with als(wereld.nemer(h.EERSTE)):
        rij = actions.bevestig_eerste_dag(rij, op=h.EERSTE, moment=f.MOMENT)
    assert (rij.toestand, h.taken(rij)) == ("begonnen", {})
    assert rij.bevestigd_door_id == wereld.ontvanger.pk
    assert _kennis("overdracht_begonnen") == [wereld.w.mensen["school"].pk]
    eind = h.EERSTE + timedelta(days=29)
    assert h.tot(wereld.nieuw, wereld.kind) == {(f.VANDAAG, eind)}
    assert h.tot(wereld.w.school, wereld.kind) == {(f.VANDAAG, eind)}


def test_a_refusal_goes_back_to_the_sender_and_ends_what_the_receiver_sees(
    wereld: h.Wereld,
) -> None:
    rij = h.verzend(wereld)
    with als(wereld.nemer()):
        actions.weiger(rij, reden="De klas is vol.", moment=f.MOMENT)
        assert queries.een(rij.sleutel, wereld.nemer()) is None
    assert h.tot(wereld.nieuw, wereld.kind) == set()
    assert h.taken(rij) == {"overdracht_geweigerd": h.bak(wereld.w.school).pk}
    with als(wereld.zender()):
        rij = actions.bereid_opnieuw_voor(rij)
        assert (rij.toestand, rij.toelichting) == ("voorbereid", "De klas is vol.")
        assert h.taken(rij) == {"overdracht_verzenden": h.bak(wereld.w.school).pk}
        rij = actions.verzend(rij, moment=f.MOMENT)
    assert rij.toestand == "verzonden"


def test_withdrawn_is_gone_for_the_receiver_at_once(wereld: h.Wereld) -> None:
    rij = h.verzend(wereld)
    with als(wereld.zender()):
        rij = actions.laat_vervallen(rij, reden="Ouders kiezen anders.", moment=f.MOMENT)
    assert h.tot(wereld.nieuw, wereld.kind) == h.tot(wereld.w.school, wereld.kind) == set()
    assert h.taken(rij) == {}
    assert _kennis("overdracht_vervallen") == [wereld.ontvanger.pk]


def test_parents_see_it_first_or_it_says_why_not(wereld: h.Wereld) -> None:
    rij = h.bereid_voor(wereld)
    with als(wereld.zender()):
        with pytest.raises(KanNiet, match="Ouders zien"):
            actions.verzend(rij, moment=f.MOMENT)
        with pytest.raises(KanNiet, match="waarom dat niet kon"):
            actions.ouders(rij, gezien_op=None, reactie="", waarom_niet="")
        with pytest.raises(KanNiet, match="niet na vandaag"):
            actions.ouders(rij, gezien_op=f.VANDAAG + timedelta(days=1), reactie="", waarom_niet="")
        with pytest.raises(IntegrityError, match="overdracht_verzonden"), transaction.atomic():
            Overdracht.objects.filter(pk=rij.pk).update(
                toestand="verzonden", verzonden_op=f.VANDAAG
            )
        actions.ouders(rij, gezien_op=None, reactie="", waarom_niet="Ouders zijn onbereikbaar.")
        assert actions.verzend(rij, moment=f.MOMENT).toestand == "verzonden"


def test_another_text_is_for_the_parents_to_see_again_and_their_words_stay(
    wereld: h.Wereld,
) -> None:
    rij = h.bereid_voor(wereld)
    with als(wereld.zender()):
        actions.ouders(rij, gezien_op=f.VANDAAG, reactie="Mooi.", waarom_niet="")
        gezien = queries.versie(rij)
        met_dag = h.velden(wereld, eerste_dag_verwacht=h.EERSTE + timedelta(days=1))
        rij = actions.wijzig(rij, gezien=gezien, **met_dag)
        assert rij.ouders_gezien_op == f.VANDAAG
        gezien = queries.versie(rij)
        rij = actions.wijzig(rij, gezien=gezien, **h.velden(wereld, inhoud="Een andere tekst."))
        assert (rij.ouders_gezien_op, rij.ouders_reactie) == (None, "Mooi.")
        with pytest.raises(Verouderd):
            actions.wijzig(rij, gezien=gezien, **h.velden(wereld, inhoud="En nog een."))
        assert rij.events.filter(inhoud=h.TEKST).exists()


def test_a_receiver_outside_answers_nowhere_and_the_sender_confirms(wereld: h.Wereld) -> None:
    rij = h.bereid_voor(
        wereld, "werk", naar_postvak=None, naar_omschrijving="Bakkerij De Korenbloem"
    )
    rij = h.verzend(wereld, rij)
    assert rij.antwoord_uiterlijk is None
    assert set(h.taken(rij)) == {"overdracht_volgen"}
    with als(wereld.zender(h.EERSTE)):
        with pytest.raises(Geweigerd):
            actions.aanvaard(rij, moment=f.MOMENT)
        rij = actions.bevestig_eerste_dag(rij, op=h.EERSTE, moment=f.MOMENT)
    assert (rij.toestand, h.taken(rij)) == ("begonnen", {})


def test_only_the_receiver_answers_and_only_the_sender_sends(wereld: h.Wereld) -> None:
    rij = h.bereid_voor(wereld)
    with als(wereld.actor("leerplicht")):
        for stap in (
            lambda: actions.verzend(rij, moment=f.MOMENT),
            lambda: actions.laat_vervallen(rij, reden="Nee.", moment=f.MOMENT),
        ):
            with pytest.raises(Geweigerd):
                stap()
    with als(wereld.actor("regio")), pytest.raises(Geweigerd):
        actions.verzend(rij, moment=f.MOMENT)
    rij = h.verzend(wereld, rij)
    for wie in (wereld.zender(), wereld.actor("leerplicht")):
        with als(wie):
            for stap in (
                lambda: actions.aanvaard(rij, moment=f.MOMENT),
                lambda: actions.weiger(rij, reden="Nee.", moment=f.MOMENT),
                lambda: actions.bevestig_eerste_dag(rij, op=f.VANDAAG, moment=f.MOMENT),
            ):
                with pytest.raises(Geweigerd):
                    stap()
    assert h.vers(rij).toestand == "verzonden"


def test_twice_the_same_form_is_one_transfer_and_twice_the_same_step_one_step(
    wereld: h.Wereld,
) -> None:
    sleutel = uuid4()
    een = h.bereid_voor(wereld, sleutel=sleutel)
    assert h.bereid_voor(wereld, sleutel=sleutel).pk == een.pk
    h.verzend(wereld, een)
    with als(wereld.zender()), pytest.raises(KanNiet):
        actions.verzend(een, moment=f.MOMENT)
    with als(wereld.nemer()):
        actions.aanvaard(een, moment=f.MOMENT)
        with pytest.raises(KanNiet):
            actions.weiger(een, reden="Toch niet.", moment=f.MOMENT)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"naar_postvak": None}, "Kies naar wie"),
        ({"eerste_dag_verwacht": f.VANDAAG + timedelta(days=900)}, "te ver weg"),
    ],
)
def test_what_cannot_be_a_transfer(wereld: h.Wereld, anders: dict, zin: str) -> None:
    with pytest.raises(KanNiet, match=zin):
        h.bereid_voor(wereld, **anders)


def test_a_receiver_fits_the_kind_and_is_not_oneself(wereld: h.Wereld) -> None:
    with pytest.raises(KanNiet, match="past niet"):
        h.bereid_voor(wereld, "rmc")
    with pytest.raises(KanNiet, match="Uw eigen organisatie"):
        h.bereid_voor(wereld, naar_postvak=h.bak(wereld.w.school))
    assert h.bereid_voor(wereld, "rmc", naar_postvak=h.bak(wereld.w.gemeente)).soort == "rmc"


def test_the_sender_stays_owner_when_its_enrolment_ends_before_the_first_day(
    wereld: h.Wereld,
) -> None:
    kind = f.kind(wereld.w.school, achternaam="Zomer", tot_en_met="2026-02-20")
    with als(wereld.zender()):
        rij = actions.bereid_voor(kind, "school_school", moment=f.MOMENT, **h.velden(wereld))
    later = wereld.zender(f.d("2026-03-05"))
    with als(later):
        assert queries.een(rij.sleutel, later).acts >= {"ouders"}
        actions.ouders(rij, gezien_op=f.VANDAAG, reactie="", waarom_niet="")
        assert actions.verzend(rij, moment=f.MOMENT).toestand == "verzonden"


def test_the_expected_day_moves_and_the_tasks_and_the_sight_move_along(wereld: h.Wereld) -> None:
    rij = h.verzend(wereld)
    later = h.EERSTE + timedelta(days=14)
    with als(wereld.zender()):
        actions.stel_bij(rij, eerste_dag=later)
        with pytest.raises(KanNiet):
            actions.stel_bij(rij, eerste_dag=f.VANDAAG + timedelta(days=900))
    assert h.tot(wereld.nieuw, wereld.kind) == {(f.VANDAAG, later + timedelta(days=29))}


@pytest.mark.parametrize(
    ("soort", "bij", "code"),
    [
        ("naar_instelling", "zorgaanbieder", "Z1"),
        ("rmc", "samenwerking", "S1"),
        ("van_instelling", "swv", "SWV9"),
    ],
)
def test_every_kind_of_receiver_can_answer_and_confirm(
    wereld: h.Wereld, soort: str, bij: str, code: str
) -> None:
    organisatie = f.organisatie(bij, code)
    mens = w.postvak(organisatie)
    rij = h.verzend(wereld, h.bereid_voor(wereld, soort, naar_postvak=h.bak(organisatie)))
    with als(f.actor_van(mens)):
        actions.aanvaard(rij, moment=f.MOMENT)
        rij = actions.bevestig_eerste_dag(rij, op=f.VANDAAG, moment=f.MOMENT)
    assert (rij.toestand, h.taken(rij)) == ("begonnen", {})


def test_two_transfers_of_one_child_do_not_take_each_others_sight(wereld: h.Wereld) -> None:
    een = h.verzend(wereld)
    later = h.EERSTE + timedelta(days=30)
    twee = h.verzend(wereld, h.bereid_voor(wereld, eerste_dag_verwacht=later))
    with als(wereld.nemer()):
        actions.weiger(een, reden="Niet nu.", moment=f.MOMENT)
        assert queries.een(twee.sleutel, wereld.nemer()).ontvanger
    assert h.tot(wereld.nieuw, wereld.kind) == {(f.VANDAAG, later + timedelta(days=29))}
