"""Agreements: who makes and ends them, what is asked of whom, and who of the family reads them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inbeeld.dossiers import taaksoorten
from inbeeld.dossiers.actions import afspraken as actions
from inbeeld.dossiers.models import Afspraak, Taak
from inbeeld.dossiers.queries.afspraken import open_van, van_kind
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.register.models import Jongere, Personalia
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Organisatie, Postvak
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import gesprekhulp as hulp
from tests.signalen.aanval import probeer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
WEEK = timedelta(days=7)
MAKERS = ("school", "leerplicht", "swv")


@pytest.fixture
def wereld() -> hulp.Gesprekwereld:
    return hulp.maak()


def maak(wereld: hulp.Gesprekwereld, door: str = "school", **anders: Any) -> Afspraak:
    gegeven = {"tekst": "Bellen", "wie": "ouders", "uiterlijk_op": f.VANDAAG + WEEK} | anders
    with als(wereld.actor(door)):
        return actions.maak(wereld.kind, **gegeven, moment=f.MOMENT)


def taken(afspraak: Afspraak) -> list[Taak]:
    with f.systeem():
        rijen = Taak.objects.filter(tabel="dossiers_afspraak", rij=afspraak.pk, klaar_op=None)
        return list(rijen)


# --- acts --------------------------------------------------------------------------------------


def test_a_mentor_finishes_and_reopens_their_own_and_drops_nothing(wereld):
    mentor = wereld.mensen["mentor"]
    eigen = maak(wereld, wie="professional", eigenaar=mentor)
    ander = maak(wereld)
    assert [(t.soort, t.aanstelling_id) for t in taken(eigen)] == [("afspraak_doen", mentor.pk)]
    with als(wereld.actor("mentor")):
        with pytest.raises(Geweigerd):
            actions.rond_af(ander)
        with pytest.raises(Geweigerd):
            actions.laat_vervallen(eigen, reden="geen zin")
        with pytest.raises(Geweigerd):
            actions.maak(
                wereld.kind, tekst="x", wie="ouders", uiterlijk_op=f.VANDAAG, moment=f.MOMENT
            )
        klaar = actions.rond_af(eigen, toelichting="Gebeld.")
        assert (klaar.toestand, klaar.afgerond_op) == ("gedaan", f.VANDAAG)
        assert not taken(eigen)
        with pytest.raises(KanNiet):
            actions.rond_af(eigen)
        weer = actions.heropen(eigen, uiterlijk_op=f.VANDAAG + 2 * WEEK)
    assert (weer.toestand, weer.afgerond_op, weer.afgerond_door) == ("open", None, None)
    assert [t.uiterlijk_op for t in taken(eigen)] == [f.VANDAAG + 2 * WEEK]


def test_a_professionals_agreement_names_an_organisation_of_the_child(wereld):
    with pytest.raises(ValueError, match="Zeg van welke organisatie"):
        maak(wereld, wie="professional")
    with pytest.raises(Error, match="past niet bij dit kind"):
        maak(wereld, wie="professional", organisatie=Organisatie.objects.get(code="20CD00"))
    gemeente = maak(wereld, wie="professional", organisatie=wereld.basis.gemeente)
    with f.systeem():
        bak = Postvak.objects.get(organisatie=wereld.basis.gemeente)
    assert [(t.postvak_id, t.aanstelling_id) for t in taken(gemeente)] == [(bak.pk, None)]


def test_what_parents_or_an_organisation_without_postvak_do_is_asked_of_who_has_the_zaak(wereld):
    ouders = maak(wereld)
    assert [(t.soort, t.postvak_id, t.uiterlijk_op) for t in taken(ouders)] == [
        ("afspraak_navragen", None, f.VANDAAG + WEEK + timedelta(days=1))
    ]
    tweede = f.school("30EF00")
    f.leg(tweede, scholen=[f.schoolfeit("30EF00")])
    f.leg(
        tweede,
        inschrijvingen=[
            {"jongere": wereld.kind, "school": "30EF00", "begindatum": f.VANDAAG, "einddatum": None}
        ],
    )
    zonder = maak(wereld, wie="professional", eigenaar=f.aanstelling(tweede))
    assert [(t.soort, t.postvak_id, t.aanstelling_id) for t in taken(zonder)] == [
        ("afspraak_doen", None, None)
    ]


def test_the_task_says_what_to_do_and_leads_to_the_agreement(wereld):
    rij = maak(wereld, wie="professional", eigenaar=wereld.mensen["leerplicht"])
    [taak] = taken(rij)
    with als(wereld.actor("leerplicht")):
        assert taaksoorten.adressen([taak.pk]) == {taak.pk: reverse("afspraak", args=[rij.sleutel])}
    assert taaksoorten.woorden(taak.soort) == "Een afspraak nakomen"


def test_open_and_late_ones_come_first_for_every_partner(wereld):
    laat = maak(wereld, tekst="Laat", uiterlijk_op=f.VANDAAG - WEEK)
    later = maak(wereld, tekst="Later")
    af = maak(wereld, tekst="Af")
    with als(wereld.actor("school")):
        actions.rond_af(af)
    for wie in ("school", "mentor", "leerplicht", "swv", "regio"):
        with als(wereld.actor(wie)):
            regels = van_kind(wereld.kind, f.VANDAAG)
            assert [r.afspraak for r in regels] == [laat, later, af]
            assert [r.te_laat for r in regels] == [True, False, False]
            assert len(open_van(wereld.kind, f.VANDAAG)) == 2
    with als(wereld.actor("vreemd")):
        assert van_kind(wereld.kind, f.VANDAAG) == []


def test_who_helps_a_brother_reads_what_is_for_the_family_and_no_more(wereld, client: Client):
    gezin, broer = wereld.gezin()
    voor_allen = maak(wereld, tekst="Elke ochtend samen ontbijten", gezin=gezin)
    maak(wereld, tekst="Alleen van dit kind")
    vreemd = wereld.actor("vreemd")
    with als(vreemd):
        regels = open_van(broer, f.VANDAAG)
        assert [(r.afspraak.pk, r.van_een_ander) for r in regels] == [(voor_allen.pk, True)]
        with pytest.raises(Geweigerd):
            actions.rond_af(voor_allen)
    f.log_in(client, vreemd)
    with f.systeem():
        sleutel = Jongere.objects.get(pk=broer).sleutel
    tekst = client.get(reverse("afspraken_kind", args=[sleutel])).content.decode()
    assert "Elke ochtend samen ontbijten" in tekst
    assert "Alleen van dit kind" not in tekst
    assert client.get(reverse("afspraak", args=[voor_allen.sleutel])).status_code == 404


def test_at_a_secret_address_an_agreement_tells_no_gemeente(wereld):
    maak(wereld, wie="professional", eigenaar=wereld.mensen["leerplicht"])
    with f.systeem():
        Personalia.objects.filter(pk=wereld.kind).update(geheim_adres=True)
    with als(wereld.actor("school")):
        [regel] = open_van(wereld.kind, f.VANDAAG)
    assert regel.wie == "Leerplicht van de woongemeente"
    with als(wereld.actor("leerplicht")):
        [regel] = open_van(wereld.kind, f.VANDAAG)
    assert "leerplichtambtenaar" in regel.wie


# --- pages -------------------------------------------------------------------------------------


def test_the_road_of_an_agreement_through_its_pages(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    wereld.gezin()
    vandaag = timezone.localdate()
    nieuw = reverse("afspraak_nieuw", args=[wereld.sleutel])
    assert "leest ook wie een broer of zus helpt" in client.get(nieuw).content.decode()
    goed = {
        "tekst": "Rooster maken",
        "wie": f"organisatie-{wereld.basis.gemeente.pk}",
        "sleutel": str(uuid4()),
    }
    assert client.post(nieuw, goed).status_code == 422
    gisteren = {"uiterlijk_op": (vandaag - timedelta(days=1)).isoformat()}
    assert client.post(nieuw, goed | gisteren).status_code == 422
    goed["uiterlijk_op"] = vandaag.isoformat()
    for _ in range(2):  # sent twice is one agreement
        assert client.post(nieuw, goed).status_code == 302
    anders = client.post(nieuw, goed | {"tekst": "Iets anders"})
    assert anders.status_code == 422
    assert "al opgeslagen, met andere woorden" in anders.content.decode()
    assert goed["sleutel"] not in anders.content.decode()
    with als(wereld.actor("school")):
        rij = Afspraak.objects.get()
    lijst = reverse("afspraken_kind", args=[wereld.sleutel])
    assert "Rooster maken" in client.get(lijst).content.decode()

    def adres(act: str) -> str:
        return reverse(f"afspraak_{act}", args=[rij.sleutel])

    assert client.post(adres("vervallen"), {"reden": " "}).status_code == 422
    assert client.post(adres("vervallen"), {"reden": "Niet meer nodig"}).status_code == 302
    # Sent once more: nothing changes, and it says so.
    nogmaals = client.post(adres("afronden"), {}, follow=True)
    assert "Iemand was u voor" in nogmaals.content.decode()
    assert "Niet meer nodig" in client.get(lijst).content.decode()
    over = {"uiterlijk_op": (vandaag + WEEK).isoformat()}
    assert client.post(adres("heropenen"), gisteren).status_code == 422
    assert client.post(adres("heropenen"), over).status_code == 302
    assert client.post(adres("afronden"), {"toelichting": "Gelukt"}).status_code == 302
    assert client.get(adres("afronden")).status_code == 405
    pagina = client.get(reverse("afspraak", args=[rij.sleutel])).content.decode()
    assert "Gelukt" in pagina
    for wie, verwacht in (("regio", 200), ("mentor", 200), ("vreemd", 404)):
        f.log_in(client, wereld.actor(wie))
        assert client.get(reverse("afspraak", args=[rij.sleutel])).status_code == verwacht
        dicht = client.post(adres("vervallen"), {"reden": "x"}).status_code
        assert dicht == 404


# --- the database itself -----------------------------------------------------------------------


def test_plain_sql_changes_no_words_and_ends_nothing_in_anothers_name(wereld):
    rij = maak(wereld)
    school = wereld.actor("school")
    leerplicht = wereld.mensen["leerplicht"].pk
    gedaan = "toestand = 'gedaan', afgerond_op"
    for zet in (
        "tekst = 'iets anders'",
        "wie = 'jongere'",
        "uiterlijk_op = '2030-01-01'",
        "toelichting = 'x'",
        f"{gedaan} = '2026-02-02', afgerond_door_id = {leerplicht}",
        f"{gedaan} = '2026-01-01', afgerond_door_id = {school.aanstelling_id}",
    ):
        assert probeer(school, f"update dossiers_afspraak set {zet} where id = %s", [rij.pk]) == 0
    goed = f"{gedaan} = '2026-02-02', afgerond_door_id = %s"
    vraag = f"update dossiers_afspraak set {goed} where id = %s"
    assert probeer(school, vraag, [school.aanstelling_id, rij.pk]) == 1


def test_plain_sql_puts_no_agreement_in_another_family(wereld):
    gezin, _ = wereld.gezin()
    with f.systeem():
        vreemd_gezin = type(gezin).objects.create()
    vraag = """insert into dossiers_afspraak (sleutel, jongere_id, bron_id, door_id, moment,
            gezin_id, tekst, wie, uiterlijk_op, toestand, toelichting)
        values (gen_random_uuid(), %s, %s, %s, now(),
            %s, 'x', 'ouders', '2026-03-01', 'open', '')"""
    school = wereld.actor("school")
    wie = [wereld.kind, school.organisatie_id, school.aanstelling_id]
    assert probeer(school, vraag, [*wie, vreemd_gezin.pk]) == 0
    assert probeer(school, vraag, [*wie, gezin.pk]) == 1
