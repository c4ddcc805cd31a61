"""Attacks on zaken: taking one, handing one to who has nothing to do with the child, and learning
where a child lives from who holds it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from inbeeld.signalen.actions import zaken
from inbeeld.signalen.queries.zaken import mogelijke_postvakken
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.signalen.aanval import betrokken, lees, probeer, waar
from tests.signalen.zaakhulp import coordinator, postvak, thuis, zaak_van
from tests.toegang.beheerhulp import tekst

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind() -> int:
    """A child at home, whose zaak leerplicht of 0392 holds."""
    postvak(f.gemeente())
    return thuis(f.school())


def _geheim(kind: int) -> None:
    with f.systeem():
        from inbeeld.register.models import Personalia

        Personalia.objects.filter(jongere_id=kind).update(geheim_adres=True)


@pytest.mark.parametrize(
    "vraag",
    [
        "select signalen_eerste_eigenaar(%s, %s, %s)",
        "select * from signalen_eerste_stap(%s, %s, %s)",
    ],
)
def test_who_is_not_involved_does_not_learn_whose_gemeente_it_is(kind: int, vraag: str) -> None:
    met = [kind, f.VANDAAG, "signaal"]
    for wie in (f.actor(f.school("11AB00")), f.actor(f.gemeente("0999"))):
        assert [r for r in lees(wie, vraag, met) if any(r)] == []
    assert lees(f.actor(f.school()), vraag, met)


@pytest.mark.parametrize(
    "zet",
    [
        "volgende_stap = 'huisbezoek'",
        "eigenaar_postvak_id = (select p.id from toegang_postvak p where p.organisatie_id = %s)",
        "gesloten_op = '2026-02-02', sluitreden = 'verhuisd', gesloten_door_id = %s",
        "stap_op = '2027-01-01'",
    ],
)
def test_who_does_not_hold_a_zaak_changes_nothing_of_it(kind: int, zet: str) -> None:
    school = f.actor(f.school())
    postvak(f.school())
    met = [school.aanstelling_id if "gesloten" in zet else school.organisatie_id]
    stel = f"update signalen_zaak set {zet} where jongere_id = {kind}"
    assert probeer(school, stel, met * zet.count("%s")) == 0


def test_a_zaak_does_not_move_to_another_child_and_a_closed_one_stays_closed(kind: int) -> None:
    leerplicht = f.actor(f.gemeente())
    ander = f.kind(f.school())
    nummer = zaak_van(kind).pk
    stel = "update signalen_zaak set jongere_id = %s where id = %s"
    assert probeer(leerplicht, stel, [ander, nummer]) == 0
    with als(leerplicht):
        zaken.sluit(zaak_van(kind), "verhuisd", moment=f.MOMENT)
    weer = "update signalen_zaak set gesloten_op = null, sluitreden = '' where id = %s"
    assert probeer(leerplicht, weer, [nummer]) == 0


def test_nobody_closes_a_zaak_in_anothers_name(kind: int) -> None:
    ander = coordinator(f.gemeente()).pk
    stel = """update signalen_zaak set gesloten_op = %s, sluitreden = 'verhuisd',
        gesloten_door_id = %s where jongere_id = %s"""
    assert probeer(f.actor(f.gemeente()), stel, [f.VANDAAG, ander, kind]) == 0


def test_a_zaak_is_not_handed_to_who_has_nothing_to_do_with_the_child(kind: int) -> None:
    vreemd = [
        f.gemeente("0999"),
        f.swv("SWV9"),
        f.organisatie("zorgaanbieder", "Z1"),
        f.school("99ZZ00"),
    ]
    for organisatie in vreemd:
        bak = postvak(organisatie)
        with als(f.actor(f.gemeente())), pytest.raises(zaken.ZaakGeweigerd, match="niets te maken"):
            zaken.draag_over(zaak_van(kind), bak, "Neem over.", moment=f.MOMENT)
        stel = "update signalen_zaak set eigenaar_postvak_id = %s where jongere_id = %s"
        assert probeer(f.actor(f.gemeente()), stel, [bak.pk, kind]) == 0
        assert not betrokken(organisatie.pk, kind)


def test_a_new_zaak_is_not_put_with_who_has_nothing_to_do_with_the_child(kind: int) -> None:
    los, vreemd = f.kind(f.school()), f.gemeente("0999")
    bak = postvak(vreemd)
    stel = """insert into signalen_zaak (sleutel, jongere_id, aanleiding, opent_op,
        eigenaar_postvak_id, eigenaar_sinds, volgende_stap, toelichting, stap_op, sluitreden)
        values (gen_random_uuid(), %s, 'zorg', %s, %s, %s, 'overleg', '', %s, '')"""
    dag = f.VANDAAG
    assert probeer(f.actor(f.school()), stel, [los, dag, bak.pk, dag, dag]) == 0
    assert not betrokken(vreemd.pk, los)
    assert probeer(f.actor(f.school()), stel, [los, dag, postvak(f.gemeente()).pk, dag, dag]) == 1


def test_to_whom_a_zaak_can_go_is_offered_and_the_rest_is_not(kind: int) -> None:
    samen, vreemd = postvak(f.swv("SWV1", [f.school()])), postvak(f.gemeente("0999"))
    regio, eigen_school = postvak(f.regio()), postvak(f.school())
    with als(f.actor(f.gemeente())):
        kan = {p.pk for p in mogelijke_postvakken(zaak_van(kind))}
    assert kan == {samen.pk, regio.pk, eigen_school.pk}
    assert vreemd.pk not in kan


def test_an_address_that_is_secret_is_not_told_by_who_holds_the_zaak() -> None:
    vandaag = timezone.localdate()
    postvak(f.gemeente("0392", "Haarlem"))
    nummer = f.kind(f.school())
    _geheim(nummer)
    with als(f.actor(f.school(), vandaag=vandaag)):
        zaken.open_zaak(nummer, "signaal", moment=timezone.now())
    client = Client()
    f.log_in(client, f.actor(f.school()))
    pagina = client.get(f"/zaak/{zaak_van(nummer).sleutel}/")
    assert pagina.status_code == 200
    assert "Haarlem" not in tekst(pagina)
    leerplicht = Client()
    f.log_in(leerplicht, f.actor(f.gemeente()))
    assert "Haarlem" in tekst(leerplicht.get(f"/zaak/{zaak_van(nummer).sleutel}/"))


def test_a_page_with_a_guessed_key_is_not_found(kind: int) -> None:
    client = Client()
    f.log_in(client, f.actor(f.school("11AB00")))
    sleutel = zaak_van(kind).sleutel
    assert client.get(f"/zaak/{sleutel}/").status_code == 404
    morgen = f"{timezone.localdate() + timedelta(days=1):%Y-%m-%d}"
    for doen in ("stap", "toewijzen", "overdragen", "sluiten", "heropenen", "escaleren"):
        antwoord = client.post(
            f"/zaak/{sleutel}/{doen}/", {"stap": "huisbezoek", "op": morgen, "reden": "x"}
        )
        assert antwoord.status_code == 404, doen


def test_a_step_that_is_not_in_the_list_and_fields_that_are_not_in_the_form_do_nothing(
    kind: int,
) -> None:
    client = Client()
    f.log_in(client, f.actor_van(coordinator(f.gemeente())))
    zaak, vreemd = zaak_van(kind), postvak(f.gemeente("0999"))
    morgen = f"{timezone.localdate() + timedelta(days=1):%Y-%m-%d}"
    fout = client.post(f"/zaak/{zaak.sleutel}/stap/", {"stap": "verzonnen", "op": morgen})
    assert fout.status_code == 422
    client.post(
        f"/zaak/{zaak.sleutel}/stap/",
        {"stap": "huisbezoek", "op": morgen, "eigenaar_postvak": vreemd.pk, "jongere": 1},
    )
    erna = zaak_van(kind)
    assert erna.volgende_stap == "huisbezoek"
    assert (erna.eigenaar_postvak_id, erna.jongere_id) == (zaak.eigenaar_postvak_id, kind)


def test_which_schools_stopped_delivering_is_not_for_every_other_school() -> None:
    school = f.school()
    f.kind(school)
    f.leg(school, gegevensstand=[{"school": school.code, "gegevens_tot_en_met": f.d("2025-11-28")}])
    vraag = "select school from signalen_stille_scholen(%s)"
    assert waar("select count(*) from signalen_stille_scholen(%s)", [f.VANDAAG]) == 1
    assert lees(f.actor(school), vraag, [f.VANDAAG]) == [("10AB00",)]
    assert lees(f.actor(f.school("11AB00")), vraag, [f.VANDAAG]) == []
