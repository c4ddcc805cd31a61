"""Obstacles: one line, answered by a named role, also by one who does not see the child."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.actions import belemmeringen as actions
from inbeeld.dossiers.models import Belemmering, Taak
from inbeeld.dossiers.queries import belemmeringen as queries
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.signalen.models import Kennisgeving
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Aanstelling
from inbeeld.toegang.perioden import periode
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z
from tests.signalen.aanval import probeer, waar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


@pytest.fixture
def wethouder(wereld: w.Wereld) -> Aanstelling:
    """Who answers about transport by the plan, and is involved with no child."""
    mens = f.aanstelling(wereld.gemeente, "bestuurder")
    w.benoem("wethouder_onderwijs", mens)
    return mens


def noteer(wereld: w.Wereld, soort: str = "vervoer", wie: str = "school", **anders) -> Belemmering:
    with als(z.bij(wereld, wie)):
        return actions.noteer(
            wereld.thuis, soort=soort, regel="De bus rijdt niet.", moment=f.MOMENT, **anders
        )


def taken(rij: Belemmering) -> list[Taak]:
    with f.systeem():
        return list(Taak.objects.filter(rij=rij.pk, klaar_op=None).select_related("postvak"))


def verteld(soort: str) -> list[int]:
    with f.systeem():
        return sorted(Kennisgeving.objects.filter(soort=soort).values_list("aan_id", flat=True))


def test_the_functie_of_the_plan_is_asked_and_else_the_region(wereld, wethouder) -> None:
    vervoer, wet = noteer(wereld), noteer(wereld, "wet")
    (taak,) = taken(vervoer)
    assert (taak.aanstelling_id, taak.uiterlijk_op) == (wethouder.pk, f.d("2026-02-16"))
    assert taak.postvak.organisatie_id == wereld.gemeente.pk
    (taak,) = taken(wet)
    assert (taak.aanstelling_id, taak.postvak.organisatie_id) == (None, wereld.regio.pk)
    assert verteld("belemmering_gevraagd") == sorted([wethouder.pk, wereld.mensen["regio"].pk])


def test_a_functie_that_nobody_holds_falls_to_the_region(wereld) -> None:
    (taak,) = taken(noteer(wereld))
    assert taak.postvak.organisatie_id == wereld.regio.pk


def test_sent_twice_it_is_stored_and_asked_once(wereld) -> None:
    sleutel = uuid4()
    assert noteer(wereld, sleutel=sleutel).pk == noteer(wereld, sleutel=sleutel).pk
    assert waar("select count(*) from dossiers_taak") == 1


def test_who_answers_reads_the_line_and_not_of_whom_and_who_noted_it_is_told(
    wereld, wethouder, client: Client
) -> None:
    rij = noteer(wereld, had_geholpen="Een busje")
    f.log_in(client, f.actor_van(wethouder))
    lijst = client.get(reverse("belemmeringen")).content.decode()
    assert "Wacht op uw antwoord" in lijst
    assert "De bus rijdt niet." in lijst
    assert "Vries" not in lijst
    pagina = client.get(reverse("belemmering", args=[rij.sleutel])).content.decode()
    assert "Een busje" in pagina
    assert "Vries" not in pagina
    antwoord = reverse("belemmering_antwoord", args=[rij.sleutel])
    assert client.post(antwoord, {"antwoord": ""}).status_code == 422
    assert client.post(antwoord, {"antwoord": "Vanaf maart rijdt hij."}).status_code == 302
    assert client.post(antwoord, {"antwoord": "Nog eens."}).status_code in (403, 422)
    assert client.get(reverse("belemmering", args=[rij.sleutel])).status_code == 200
    assert taken(rij) == []
    assert verteld("belemmering_beantwoord") == [wereld.mensen["school"].pk]
    assert waar("select count(*) from toegang_leesregel where grond = 'gevraagd te antwoorden'") > 0
    f.log_in(client, z.bij(wereld, "school"))
    kind = client.get(reverse("belemmeringen_kind", args=[z.sleutel_van(wereld.thuis)]))
    assert "Vanaf maart rijdt hij." in kind.content.decode()


def test_others_do_not_answer_and_it_opens_again_with_a_reason(wereld, wethouder) -> None:
    rij = noteer(wereld)
    for wie in ("school", "leerplicht", "swv"):
        with als(z.bij(wereld, wie)), pytest.raises(Geweigerd, match="aan een ander"):
            actions.beantwoord(Belemmering.objects.get(pk=rij.pk), "Ik weet het.", moment=f.MOMENT)
    with als(f.actor_van(wethouder)):
        actions.beantwoord(Belemmering.objects.get(pk=rij.pk), "Nee.", moment=f.MOMENT)
    with als(z.bij(wereld, "school")):
        zelf = Belemmering.objects.get(pk=rij.pk)
        with pytest.raises(KanNiet, match="waarom"):
            actions.heropen(zelf, " ", moment=f.MOMENT)
        actions.heropen(zelf, "Dat is geen antwoord.", moment=f.MOMENT)
        with pytest.raises(KanNiet, match="open"):
            actions.heropen(zelf, "Nog eens.", moment=f.MOMENT)
    assert [t.aanstelling_id for t in taken(rij)] == [wethouder.pk]
    with als(f.actor_van(wethouder)):
        actions.beantwoord(Belemmering.objects.get(pk=rij.pk), "Toch wel.", moment=f.MOMENT)
    with als(z.bij(wereld, "school")):
        verloop = queries.verloop(Belemmering.objects.get(pk=rij.pk))
    assert [g.tekst for g in verloop] == ["Nee.", "Dat is geen antwoord.", "Toch wel."]


def test_the_region_answers_what_lies_and_a_deputy_for_who_is_away(wereld, wethouder) -> None:
    rij = noteer(wereld)
    with f.systeem():
        vervanger = Aanstelling.objects.create(
            gebruiker=f.mens(),
            organisatie=wereld.gemeente,
            rol="bestuurder",
            periode=periode(f.d("2026-01-01"), f.d("2026-12-31")),
            vervangt=wethouder,
        )
    with als(f.actor_van(vervanger)):
        assert queries.van_mij() == {rij.pk}
    with als(z.bij(wereld, "regio")):
        actions.beantwoord(Belemmering.objects.get(pk=rij.pk), "Wij regelen het.", moment=f.MOMENT)


def test_when_who_was_asked_leaves_the_postvak_answers(wereld, wethouder) -> None:
    rij = noteer(wereld)
    f.wijzig(wethouder, periode=periode(f.d("2015-08-01"), f.d("2026-02-01")))
    with als(z.bij(wereld, "leerplicht")):
        assert queries.van_mij() == {rij.pk}
        actions.beantwoord(Belemmering.objects.get(pk=rij.pk), "Ik vraag het na.", moment=f.MOMENT)


def test_who_only_counts_sees_numbers(wereld, wethouder, client: Client) -> None:
    noteer(wereld)
    noteer(wereld, "wet")
    beleid = f.aanstelling(wereld.regio, "beleidsmedewerker")
    f.log_in(client, f.actor_van(beleid))
    pagina = client.get(reverse("belemmeringen")).content.decode()
    assert "Vervoer" in pagina
    assert "De bus rijdt niet." not in pagina
    assert "Vries" not in pagina
    with als(f.actor_van(beleid)):
        assert [(t.soort, t.open) for t in queries.tellingen()] == [("vervoer", 1), ("wet", 1)]
        assert queries.van_mij() == set()
    elders = f.aanstelling(f.gemeente("0999"), "beleidsmedewerker")
    with als(f.actor_van(elders)):
        assert queries.tellingen() == []
    with als(f.actor_van(f.aanstelling(wereld.school, "mentor"))):
        assert queries.tellingen() == []


def test_the_list_is_of_the_children_that_one_sees(wereld, client: Client) -> None:
    rij = noteer(wereld)
    f.log_in(client, z.bij(wereld, "school"))
    lijst = client.get(reverse("belemmeringen"), {"soort": "vervoer"}).content.decode()
    assert "Sam de Vries" in lijst
    assert "De bus rijdt niet." in lijst
    wet = client.get(reverse("belemmeringen"), {"soort": "wet"}).content.decode()
    assert "De bus rijdt niet." not in wet
    vreemd = Client()
    f.log_in(vreemd, f.actor(f.school("20CD00")))
    assert "De bus" not in vreemd.get(reverse("belemmeringen")).content.decode()
    assert vreemd.get(reverse("belemmering", args=[rij.sleutel])).status_code == 404
    hier = reverse("belemmeringen_kind", args=[z.sleutel_van(wereld.thuis)])
    assert vreemd.get(hier).status_code == 404
    assert vreemd.post(f"{hier}nieuw/", {"soort": "wet", "regel": "x"}).status_code == 404


def test_noting_on_the_page_and_the_mistakes(wereld, client: Client) -> None:
    f.log_in(client, z.bij(wereld, "school"))
    sleutel = z.sleutel_van(wereld.thuis)
    adres = reverse("belemmering_nieuw", args=[sleutel])
    leeg = client.post(adres, {"soort": "", "regel": "", "sleutel": str(uuid4())})
    assert leeg.status_code == 422
    assert "Schrijf in één regel" in leeg.content.decode()
    gegeven = {"soort": "geld", "regel": "Niemand betaalt.", "sleutel": str(uuid4())}
    for _ in range(2):
        assert client.post(adres, gegeven).status_code == 302
    pagina = client.get(reverse("belemmeringen_kind", args=[sleutel])).content.decode()
    assert pagina.count("Niemand betaalt.") == 1
    mentor = Client()
    f.log_in(mentor, f.actor_van(f.aanstelling(wereld.school, "mentor")))
    gezien = mentor.get(reverse("belemmeringen_kind", args=[sleutel]))
    assert "Opschrijven" not in gezien.content.decode()
    assert mentor.post(adres, gegeven).status_code in (403, 404)


def test_what_pages_do_not_do_the_database_refuses(wereld, wethouder) -> None:
    rij, school = noteer(wereld), z.bij(wereld, "school")
    wie = school.aanstelling_id
    klaar = f"toestand = 'beantwoord', antwoord = 'x', beantwoord_op = '{f.VANDAAG}'"
    for actor, zet in (
        (school, f"{klaar}, beantwoord_door_id = {wie}"),
        (school, f"{klaar}, beantwoord_door_id = {wethouder.pk}"),
        (school, "regel = 'anders'"),
        (school, "functie = 'wethouder_onderwijs'"),
        (f.actor_van(wethouder), f"{klaar}, beantwoord_door_id = {wie}"),
        (f.actor_van(wethouder), "regel = 'anders'"),
        (f.actor(f.school("20CD00")), f"{klaar}, beantwoord_door_id = {wie}"),
    ):
        met = f"update dossiers_belemmering set {zet} where id = {rij.pk}"
        assert probeer(actor, met) == 0, json.dumps(zet)
    nieuw = """insert into dossiers_belemmering (sleutel, jongere_id, bron_id, door_id, moment,
        soort, regel, had_geholpen, toestand, functie, antwoord, heropend_reden)
        values (gen_random_uuid(), %s, %s, %s, now(), 'wet', 'x', '', 'open', '', %s, '')"""
    met = [wereld.thuis, school.organisatie_id, wie]
    assert probeer(school, nieuw, [*met, "al beantwoord"]) == 0
    assert probeer(school, nieuw, [*met[:2], wethouder.pk, ""]) == 0
    assert probeer(school, nieuw, [*met, ""]) == 1
    # Only who answered tells of it.
    with als(school):
        assert waar("select dossiers_vertel_antwoord(%s, now())", [rij.pk]) == 0
