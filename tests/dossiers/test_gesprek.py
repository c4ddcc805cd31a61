"""A talk through its pages: whole or not at all, and once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inbeeld.dossiers.actions import gesprekken as actions
from inbeeld.dossiers.actions import redenen
from inbeeld.dossiers.models import Afspraak, Gesprek, Gespreksreden, Taak
from inbeeld.dossiers.queries.gesprekken import betrokkenen_bij
from inbeeld.dossiers.tijdlijn import bronnen
from inbeeld.register.models import Personalia
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.dossiers import gesprekhulp as hulp
from tests.signalen.aanval import probeer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def wereld() -> hulp.Gesprekwereld:
    return hulp.maak()


def _nieuw(wereld: hulp.Gesprekwereld) -> str:
    return reverse("gesprek_nieuw", args=[wereld.sleutel])


def _reden() -> Gespreksreden:
    return Gespreksreden.objects.get(code="angst_of_somberheid")


def test_a_talk_with_its_people_reasons_and_agreements_is_one_act(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    morgen = timezone.localdate() + timedelta(days=1)
    leerplicht = wereld.mensen["leerplicht"]
    pagina = client.get(_nieuw(wereld))
    assert pagina["Cache-Control"] == "no-store"
    assert 'autocomplete="off"' in pagina.content.decode()
    antwoord = client.post(
        _nieuw(wereld),
        hulp.formulier(
            collegas=[leerplicht.pk, wereld.mensen["mentor"].pk],
            anderen="gezinscoach",
            netwerk="oma",
            redenen=[_reden().pk],
            wat_vooraf="Een ruzie in de klas.",
            **{
                "a0-tekst": "Rooster maken voor twee uur per dag",
                "a0-wie": f"mens-{leerplicht.pk}",
                "a0-uiterlijk_op": morgen.isoformat(),
                "a1-tekst": "Om negen uur klaarstaan",
                "a1-wie": "jongere",
                "a1-uiterlijk_op": morgen.isoformat(),
            },
        ),
    )
    assert antwoord.status_code == 302, antwoord.content.decode()
    with als(wereld.actor("school")):
        gesprek = Gesprek.objects.get()
        assert gesprek.zaak == wereld.basis.zaak
        assert gesprek.deelnemers.count() == 6
        doen, klaarstaan = Afspraak.objects.filter(gesprek=gesprek).order_by("pk")
        assert (doen.eigenaar, doen.organisatie) == (leerplicht, wereld.basis.gemeente)
        assert klaarstaan.organisatie is None
        taken = {t.rij: t for t in Taak.objects.filter(klaar_op=None)}
    assert taken[doen.pk].soort == "afspraak_doen"
    assert taken[doen.pk].aanstelling_id == leerplicht.pk
    assert taken[klaarstaan.pk].soort == "afspraak_navragen"
    assert taken[klaarstaan.pk].uiterlijk_op == morgen + timedelta(days=1)
    tekst = client.get(antwoord["Location"]).content.decode()
    for stuk in ("Ik wil wel, maar niet alles tegelijk.", "Oma", "Gezinscoach", "Rooster maken"):
        assert stuk in tekst
    assert _reden().tekst in tekst


def test_the_same_form_twice_is_one_talk(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    gegeven = hulp.formulier()
    eerste = client.post(_nieuw(wereld), gegeven)
    tweede = client.post(_nieuw(wereld), gegeven, headers={"X-Verbinding": "1"})
    assert tweede.status_code == 201
    assert tweede["Location"] == eerste["Location"]
    with als(wereld.actor("school")):
        assert Gesprek.objects.count() == 1


def test_the_same_key_with_other_words_shows_both_and_stores_neither_over_the_other(
    client: Client, wereld
):
    f.log_in(client, wereld.actor("school"))
    morgen = (timezone.localdate() + timedelta(days=1)).isoformat()
    bellen = {"a0-tekst": "Moeder belt", "a0-wie": "ouders", "a0-uiterlijk_op": morgen}
    gegeven = hulp.formulier(**bellen)
    client.post(_nieuw(wereld), gegeven)
    nog_een = {"a1-tekst": "Vader belt", "a1-wie": "ouders", "a1-uiterlijk_op": morgen}
    anders = client.post(_nieuw(wereld), gegeven | nog_een | {"uitkomst": "Iets heel anders."})
    assert anders.status_code == 409
    tekst = anders.content.decode()
    assert "Dit gesprek is al opgeslagen, met andere tekst" in tekst
    assert "Iets heel anders." in tekst
    assert "Het gesprek is opgeslagen." not in tekst
    assert "Vader belt" in tekst
    assert "Moeder belt" not in tekst
    assert gegeven["sleutel"] not in tekst.replace(
        reverse("gesprek", args=[gegeven["sleutel"]]), ""
    )
    with als(wereld.actor("school")):
        assert Gesprek.objects.get().uitkomst == gegeven["uitkomst"]
        assert Afspraak.objects.get().tekst == "Moeder belt"


def test_another_persons_key_is_refused(client: Client, wereld):
    gegeven = hulp.formulier()
    f.log_in(client, wereld.actor("school"))
    client.post(_nieuw(wereld), gegeven)
    for wie in ("mentor", "leerplicht"):
        f.log_in(client, wereld.actor(wie))
        assert client.post(_nieuw(wereld), gegeven).status_code == 403
    with als(wereld.actor("school")):
        assert Gesprek.objects.count() == 1


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"stem": ""}, "Maak een keuze"),
        ({"stem_hoe": ""}, "Zeg hoe het kind is gehoord"),
        ({"stem": "niet_gehoord"}, "Zeg waarom het kind niet is gehoord"),
        ({"gevoerd_op": "2999-01-01"}, "Kies een datum tot en met"),
        ({"a0-tekst": "Bellen"}, "Afspraak 1, Wie doet dit?"),
        ({"a3-wie": "organisatie-999999"}, "Deze keuze is er niet"),
        ({"collegas": ["999999"]}, "Deze keuze is er niet"),
    ],
)
def test_what_is_not_right_comes_back_with_all_that_was_typed(client: Client, wereld, fout, zin):
    f.log_in(client, wereld.actor("school"))
    gegeven = hulp.formulier(**fout)
    antwoord = client.post(_nieuw(wereld), gegeven)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in tekst
    assert gegeven["uitkomst"] in tekst
    assert gegeven["sleutel"] in tekst
    with als(wereld.actor("school")):
        assert not Gesprek.objects.exists()
        assert not Afspraak.objects.exists()


def test_without_its_key_or_with_a_broken_one_there_is_no_form(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    for sleutel in ("", "geen-sleutel"):
        antwoord = client.post(_nieuw(wereld), hulp.formulier(sleutel=sleutel))
        assert antwoord.status_code == 404


def test_a_mentor_writes_a_talk_and_makes_no_agreements(client: Client, wereld):
    f.log_in(client, wereld.actor("mentor"))
    assert "Uw rol legt geen afspraken vast" in client.get(_nieuw(wereld)).content.decode()
    morgen = (timezone.localdate() + timedelta(days=1)).isoformat()
    met = {"a0-tekst": "Bellen", "a0-wie": "ouders", "a0-uiterlijk_op": morgen}
    assert client.post(_nieuw(wereld), hulp.formulier(**met)).status_code == 302
    with als(wereld.actor("mentor")):
        assert Gesprek.objects.count() == 1
        assert not Afspraak.objects.exists()


def test_who_may_not_see_talks_finds_none(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    adres = client.post(_nieuw(wereld), hulp.formulier())["Location"]
    lijst = reverse("gesprekken", args=[wereld.sleutel])
    for wie in ("regio", "vreemd"):
        f.log_in(client, wereld.actor(wie))
        assert client.get(adres).status_code == 404
        assert client.get(lijst).status_code == 404
        assert client.get(_nieuw(wereld)).status_code == 404
        assert client.post(_nieuw(wereld), hulp.formulier()).status_code == 404
    for wie in ("mentor", "leerplicht", "swv"):
        f.log_in(client, wereld.actor(wie))
        assert client.get(adres).status_code == 200
        assert "met kind en ouders" in client.get(lijst).content.decode().lower()


def test_every_page_of_talks_leaves_a_line_in_the_read_log(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    client.get(_nieuw(wereld))
    adres = client.post(_nieuw(wereld), hulp.formulier())["Location"]
    client.get(adres)
    client.get(reverse("gesprekken", args=[wereld.sleutel]))
    with f.systeem():
        regels = Leesregel.objects.filter(jongere_id=wereld.kind)
        gedaan = {r.handeling: set(r.gegevensgroepen) for r in regels}
    assert {"gesprek_vastleggen", "gesprek_bekijken", "gesprekken_bekijken"} <= gedaan.keys()
    assert "gesprek" in gedaan["gesprek_bekijken"]


def test_a_reason_that_left_the_list_stays_on_the_old_talk(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    reden = _reden()
    adres = client.post(_nieuw(wereld), hulp.formulier(redenen=[reden.pk]))["Location"]
    with als(wereld.actor("regio")):
        redenen.herformuleer(reden, "Bang of somber", bron="stuurgroep")
    assert reden.tekst in client.get(adres).content.decode()
    nieuw = client.get(_nieuw(wereld)).content.decode()
    assert "Bang of somber" in nieuw
    assert reden.tekst not in nieuw


def test_a_key_that_is_nobodys_is_not_found(client: Client, wereld):
    f.log_in(client, wereld.actor("school"))
    assert client.get(reverse("gesprek", args=[uuid4()])).status_code == 404


def test_two_of_the_same_form_at_the_same_moment_are_one_talk(wereld, monkeypatch):
    """As when both looked before either had stored: the database itself tells the second."""
    inhoud = actions.Gespreksinhoud("school", f.VANDAAG, "Gebeld.", "gehoord", stem_hoe="zat erbij")
    sleutel, echt = uuid4(), actions._eerder
    keren: list[int] = []

    def zag_niets(*args: object) -> None:
        keren.append(1)
        if len(keren) != 2:  # the second form's own first look
            echt(*args)

    monkeypatch.setattr(actions, "_eerder", zag_niets)
    with als(wereld.actor("school")):
        eerste = actions.leg_vast(wereld.kind, sleutel, inhoud, moment=f.MOMENT)
        with pytest.raises(actions.AlVastgelegd) as al:
            actions.leg_vast(wereld.kind, sleutel, inhoud, moment=f.MOMENT)
        assert (al.value.gesprek, al.value.gelijk) == (eerste, True)
        assert Gesprek.objects.count() == 1


def test_an_agreement_that_fails_takes_the_talk_with_it(wereld):
    vreemd = wereld.mensen["vreemd"]
    afspraak = actions.NieuweAfspraak(
        "Bellen", "professional", f.VANDAAG, vreemd.organisatie_id, vreemd.pk
    )
    inhoud = actions.Gespreksinhoud(
        "school",
        f.VANDAAG,
        "Gebeld.",
        "gehoord",
        stem_hoe="zat erbij",
        afspraken=(afspraak,),
    )
    with als(wereld.actor("school")):
        with pytest.raises(DatabaseError):
            actions.leg_vast(wereld.kind, uuid4(), inhoud, moment=f.MOMENT)
        assert not Gesprek.objects.exists()


def test_plain_sql_changes_no_talk_and_adds_nobody_to_anothers(wereld):
    inhoud = actions.Gespreksinhoud("school", f.VANDAAG, "Gebeld.", "gehoord", stem_hoe="zat erbij")
    school, leerplicht = wereld.actor("school"), wereld.actor("leerplicht")
    with als(school):
        rij = actions.leg_vast(wereld.kind, uuid4(), inhoud, moment=f.MOMENT)
    zet = "update dossiers_gesprek set uitkomst = 'x' where id = %s"
    erbij = """insert into dossiers_gespreksdeelnemer (jongere_id, gesprek_id, wie, omschrijving)
        values (%s, %s, 'netwerk', 'x')"""
    assert probeer(school, zet, [rij.pk]) == 0
    assert probeer(leerplicht, erbij, [wereld.kind, rij.pk]) == 0
    assert probeer(school, erbij, [wereld.kind, rij.pk]) == 1
    for wie in (leerplicht, school):
        afspraak = """insert into dossiers_afspraak (sleutel, jongere_id, bron_id, door_id, moment,
                gesprek_id, tekst, wie, uiterlijk_op, toestand, toelichting)
            values (gen_random_uuid(), %s, %s, %s, now(),
                %s, 'x', 'ouders', '2026-03-01', 'open', '')"""
        met = [wereld.kind, wie.organisatie_id, wie.aanstelling_id, rij.pk]
        assert probeer(wie, afspraak, met) == (wie == school)


def test_talks_and_agreements_stand_on_the_timeline(wereld):
    morgen = f.VANDAAG + timedelta(days=1)
    inhoud = actions.Gespreksinhoud(
        "school",
        f.VANDAAG,
        "Gebeld.",
        "gehoord",
        stem_hoe="zat erbij",
        afspraken=(actions.NieuweAfspraak("Boek meenemen", "jongere", morgen),),
    )
    with als(wereld.actor("school")):
        gesprek = actions.leg_vast(wereld.kind, uuid4(), inhoud, moment=f.MOMENT)
        afspraak = Afspraak.objects.get()
        bron = {b.naam: b for b in bronnen()}
        assert bron["gesprek"].regels([gesprek.pk], f.VANDAAG)[gesprek.pk].tekst == "Gebeld."
        gemaakt = bron["afspraak"].regels([afspraak.pk * 2], morgen)[afspraak.pk * 2]
        assert "Boek meenemen (het kind, uiterlijk 3 februari 2026)" in gemaakt.tekst


def test_at_a_secret_address_nothing_tells_in_which_gemeente(wereld):
    with f.systeem():
        Personalia.objects.filter(pk=wereld.kind).update(geheim_adres=True)
    with als(wereld.actor("school")):
        wie = betrokkenen_bij(wereld.kind, f.VANDAAG)
        namen = " ".join([*wie.organisaties.values(), *wie.mensen.values()])
    assert wereld.basis.gemeente.naam not in namen
    assert "Leerplicht van de woongemeente" in namen
