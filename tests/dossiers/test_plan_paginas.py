"""The plan through its pages: the whole road, two people at once, and what each rol sees."""

import re
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inbeeld.dossiers.actions import plan as actions
from inbeeld.dossiers.models import Plan, Plandeelnemer, Planversie
from inbeeld.dossiers.planinhoud import Doel, inhoud_van
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.dossiers import planhulp as h
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
VANDAAG = date.today()


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


def _client(wereld: w.Wereld, wie: str) -> Client:
    client = Client()
    f.log_in(client, h.bij(wereld, wie))
    return client


def _mentor(wereld: w.Wereld) -> Client:
    client = Client()
    f.log_in(client, f.actor(wereld.school, "mentor"))
    return client


def _laatste(kind: int) -> Planversie:
    with f.systeem():
        return Planversie.objects.filter(jongere_id=kind).order_by("pk").last()


def _tekst(pagina: bytes) -> str:
    """What a reader sees of it, in one line."""
    kaal = re.sub(r"<[^>]+>", " ", pagina.decode())
    return re.sub(r"\s+", " ", kaal)


def test_the_whole_road_from_a_first_text_to_a_closed_plan(wereld) -> None:
    client, plan = _client(wereld, "school"), h.adres("plan", wereld.thuis)
    assert "Er is nog geen plan." in client.get(plan).content.decode()
    schrijf = h.adres("plan_schrijven", wereld.thuis)
    assert client.get(schrijf).status_code == 200
    leeg = client.post(schrijf, h.formulier(replace(h.TEKST, perspectief="", doelen=())))
    assert leeg.status_code == 422
    assert "Schrijf ten minste één doel op" in leeg.content.decode()
    assert client.post(schrijf, h.formulier(h.TEKST)).status_code == 302
    pagina = _tekst(client.get(plan).content)
    for doel in h.TEKST.doelen:
        assert doel.tekst in pagina
    assert "Ouders zagen versie 1 nog niet" in pagina
    mening = reverse("plan_zienswijze", args=[_laatste(wereld.thuis).sleutel])
    nee = {"sleutel": str(uuid4()), "van": "ouders", "oordeel": "oneens", "gegeven_op": VANDAAG}
    assert client.post(mening, nee).status_code == 422
    assert client.post(mening, nee | {"eigen_woorden": "Te snel voor Sam."}).status_code == 302
    pagina = _tekst(client.get(plan).content)
    assert "Te snel voor Sam." in pagina
    assert "Ouders zagen versie 1 nog niet" not in pagina
    vast = h.adres("plan_vaststellen", wereld.thuis)
    keus = {
        "versie": str(_laatste(wereld.thuis).sleutel),
        "evaluatie_op": VANDAAG + timedelta(days=60),
    }
    assert client.post(vast, keus | {"evaluatie_op": VANDAAG}).status_code == 422
    assert client.post(vast, keus).status_code == 302
    assert client.get(vast).status_code == 404
    evalueer = h.adres("plan_evalueren", wereld.thuis)
    hoe = {
        "sleutel": str(uuid4()),
        "gehouden_op": VANDAAG,
        "uitkomst": "Het lukt.",
        "verder": "door",
    }
    assert client.post(evalueer, hoe).status_code == 422
    assert (
        client.post(evalueer, hoe | {"volgende_op": VANDAAG + timedelta(days=90)}).status_code
        == 302
    )
    dicht = hoe | {"sleutel": str(uuid4()), "verder": "sluit"}
    assert client.post(evalueer, dicht).status_code == 422
    assert client.post(evalueer, dicht | {"sluitreden": "Sam gaat weer."}).status_code == 302
    pagina = client.get(plan).content.decode()
    assert "Er loopt nu geen plan." in pagina
    assert "Het lukt." in pagina
    assert "Sam gaat weer." in pagina


def test_the_timeline_of_the_dossier_tells_it(wereld) -> None:
    school = h.bij(wereld, "school")
    plan = h.lopend(school, wereld.thuis)
    with als(school):
        versie = plan.versies.get()
        actions.geef_zienswijze(
            versie,
            geboortedatum=None,
            van="jongere",
            wie="",
            oordeel="deels_eens",
            eigen_woorden="Ik wil later beginnen.",
            gegeven_op=f.VANDAAG,
            sleutel=uuid4(),
            moment=f.MOMENT,
        )
        actions.evalueer(
            plan,
            gehouden_op=f.VANDAAG,
            uitkomst="Het lukt.",
            volgende_op=None,
            sluitreden="Sam gaat weer.",
            sleutel=uuid4(),
            moment=f.MOMENT,
        )
    client = _client(wereld, "leerplicht")
    dossier = _tekst(client.get(h.adres("dossier", wereld.thuis) + "?soort=plan").content)
    for regel in (
        "Plan, versie 1",
        "Plan vastgesteld",
        "Het kind over versie 1 van het plan: deels eens",
        "Ik wil later beginnen.",
        "Plan geëvalueerd",
        "Plan afgesloten",
        "Sam gaat weer.",
    ):
        assert regel in dossier


def test_what_the_family_said_of_an_earlier_version_stays_in_sight(wereld) -> None:
    school = h.bij(wereld, "school")
    een = h.schrijf(school, wereld.thuis, moment=timezone.now())
    client = _client(wereld, "school")
    nee = {"sleutel": str(uuid4()), "van": "ouders", "oordeel": "oneens", "gegeven_op": VANDAAG}
    mening = reverse("plan_zienswijze", args=[een.sleutel])
    assert client.post(mening, nee | {"eigen_woorden": "Te snel."}).status_code == 302
    h.schrijf(school, wereld.thuis, replace(h.TEKST, **h.VERANDERD), vanaf=een.sleutel)
    pagina = _tekst(client.get(h.adres("plan", wereld.thuis)).content)
    assert "Ouders zagen versie 2 nog niet" in pagina
    assert "Over versie 1" in pagina
    assert "Te snel." in pagina


def test_who_was_involved_reads_what_it_wrote_and_changes_nothing(wereld) -> None:
    weg = f.kind(f.school("20CD00"), tot_en_met="2026-02-10")
    oud = f.actor_van(w.postvak(f.school("20CD00")))
    een = h.schrijf(oud, weg)
    twee = replace(h.TEKST, perspectief="Een andere school.", **h.VERANDERD)
    h.schrijf(h.bij(wereld, "leerplicht"), weg, twee, vanaf=een.sleutel)
    client = Client()
    f.log_in(client, oud)
    pagina = client.get(h.adres("plan", weg)).content.decode()
    assert h.TEKST.perspectief in pagina
    assert "Een andere school." not in pagina
    assert "Nieuwe versie" not in pagina
    assert client.get(reverse("plan_versie", args=[een.sleutel])).status_code == 200
    assert client.get(h.adres("plan_schrijven", weg)).status_code == 404
    assert client.get(reverse("plan_zienswijze", args=[een.sleutel])).status_code == 404


def test_two_people_edit_the_same_plan_and_nobodys_text_is_lost(wereld) -> None:
    anna, bram = _client(wereld, "school"), _client(wereld, "leerplicht")
    schrijf = h.adres("plan_schrijven", wereld.thuis)
    anna.post(schrijf, h.formulier(h.TEKST))
    een = _laatste(wereld.thuis)
    for wie in (anna, bram):
        assert str(een.sleutel) in wie.get(schrijf).content.decode()
    van_anna = replace(h.TEKST, perspectief="Sam gaat naar het vmbo.", **h.VERANDERD)
    van_bram = replace(
        h.TEKST,
        perspectief="Sam gaat naar de praktijkschool.",
        doelen=(*h.TEKST.doelen, Doel("jongere", "Ik wil leren lassen.")),
        wat_veranderde="Een andere school.",
        waarom="Sam wil met zijn handen werken.",
    )
    assert anna.post(schrijf, h.formulier(van_anna, vanaf=een.sleutel)).status_code == 302
    ingehaald = bram.post(schrijf, h.formulier(van_bram, vanaf=een.sleutel))
    assert ingehaald.status_code == 409
    pagina = ingehaald.content.decode()
    for tekst in (van_anna.perspectief, van_bram.perspectief, "Ik wil leren lassen."):
        assert pagina.count(tekst) >= 2, "beside each other, and in the form"
    for tekst in (van_bram.wat_veranderde, van_bram.waarom, "Het doel van school."):
        assert tekst in pagina
    assert _laatste(wereld.thuis).nummer == 2
    form = ingehaald.context["form"]
    velden = {naam: form[naam].value() or "" for naam in form.fields}
    assert velden["perspectief"] == f"{van_anna.perspectief}\n\n{van_bram.perspectief}"
    assert bram.post(schrijf, velden).status_code == 302
    with f.systeem():
        drie = inhoud_van(_laatste(wereld.thuis))
    assert van_anna.perspectief in drie.perspectief
    assert van_bram.perspectief in drie.perspectief
    assert Doel("jongere", "Ik wil leren lassen.") in drie.doelen
    for wie in (anna, bram):
        gezien = _tekst(wie.get(h.adres("plan", wereld.thuis)).content)
        for tekst in ("Ik wil leren lassen.", "Versie 2", "Versie 3", van_bram.waarom):
            assert tekst in gezien


def test_a_third_one_in_between_is_seen_too(wereld) -> None:
    anna, bram = _client(wereld, "school"), _client(wereld, "leerplicht")
    schrijf = h.adres("plan_schrijven", wereld.thuis)
    anna.post(schrijf, h.formulier(h.TEKST))
    een = _laatste(wereld.thuis)
    tekst = replace(h.TEKST, perspectief="Van Bram", **h.VERANDERD)
    vorige = een
    for nr in (1, 2):
        nieuw = replace(h.TEKST, perspectief=f"Van Anna, {nr}", **h.VERANDERD)
        assert anna.post(schrijf, h.formulier(nieuw, vanaf=vorige.sleutel)).status_code == 302
        vorige = _laatste(wereld.thuis)
        antwoord = bram.post(schrijf, h.formulier(tekst, vanaf=een.sleutel))
        assert antwoord.status_code == 409
        assert f"Van Anna, {nr}" in antwoord.content.decode()
    form = antwoord.context["form"]
    velden = {naam: form[naam].value() or "" for naam in form.fields}
    assert bram.post(schrijf, velden).status_code == 302
    assert _laatste(wereld.thuis).nummer == 4


def test_two_people_who_both_begin_a_plan_make_one(wereld) -> None:
    anna, bram = _client(wereld, "school"), _client(wereld, "leerplicht")
    schrijf = h.adres("plan_schrijven", wereld.thuis)
    anna.post(schrijf, h.formulier(h.TEKST))
    antwoord = bram.post(schrijf, h.formulier(replace(h.TEKST, perspectief="Van Bram.")))
    assert antwoord.status_code == 409
    assert "Van Bram." in antwoord.content.decode()
    assert "Wat verandert er in deze versie?" in antwoord.content.decode()
    with f.systeem():
        assert Plan.objects.filter(jongere_id=wereld.thuis).count() == 1


def test_a_plan_that_closed_while_somebody_wrote_gives_the_text_back(wereld) -> None:
    anna, bram = _client(wereld, "school"), _client(wereld, "leerplicht")
    schrijf = h.adres("plan_schrijven", wereld.thuis)
    anna.post(schrijf, h.formulier(h.TEKST))
    een = _laatste(wereld.thuis)
    assert anna.post(h.adres("plan_sluiten", wereld.thuis), {"reden": "klaar"}).status_code == 302
    tekst = replace(h.TEKST, perspectief="Van Bram.", **h.VERANDERD)
    antwoord = bram.post(schrijf, h.formulier(tekst, vanaf=een.sleutel))
    assert antwoord.status_code == 409
    form = antwoord.context["form"]
    velden = {naam: form[naam].value() or "" for naam in form.fields}
    assert velden["perspectief"] == "Van Bram."
    assert bram.post(schrijf, velden).status_code == 302
    assert _laatste(wereld.thuis).nummer == 1


def test_more_rows_without_javascript_keep_what_was_typed(wereld) -> None:
    client, schrijf = _client(wereld, "school"), h.adres("plan_schrijven", wereld.thuis)
    velden = h.formulier(
        replace(h.TEKST, perspectief="", doelen=(*h.TEKST.doelen, Doel("ouders", "Twee"))),
        actie="erbij",
        wie_0=str(wereld.swv.pk),
        bijdrage_0="Wij zoeken een plek.",
    )
    antwoord = client.post(schrijf, velden)
    assert antwoord.status_code == 200
    form = antwoord.context["form"]
    assert form["doel_ouders_1"].value() == "Twee"
    assert form["doel_ouders_2"].value() == ""
    assert "Wij zoeken een plek." in antwoord.content.decode()
    assert not form.errors


def test_one_partner_twice_and_nobody_at_all_are_told(wereld) -> None:
    client, schrijf = _client(wereld, "school"), h.adres("plan_schrijven", wereld.thuis)
    velden = h.formulier(h.TEKST) | {
        "wie_0": str(wereld.school.pk),
        "bijdrage_0": "a",
        "wie_1": str(wereld.school.pk),
        "bijdrage_1": "b",
        "wie_2": "",
        "bijdrage_2": "c",
    }
    antwoord = client.post(schrijf, velden)
    assert antwoord.status_code == 422
    assert set(antwoord.context["form"].errors) == {"wie_1", "wie_2"}


def test_versions_are_read_and_compared(wereld) -> None:
    school = h.bij(wereld, "school")
    een = h.schrijf(school, wereld.thuis)
    twee = h.schrijf(
        school,
        wereld.thuis,
        replace(h.TEKST, perspectief="Sam gaat weer naar het vmbo.", **h.VERANDERD),
        vanaf=een.sleutel,
    )
    mentor = _mentor(wereld)
    oud = mentor.get(reverse("plan_versie", args=[een.sleutel])).content.decode()
    assert h.TEKST.perspectief in oud
    assert "Mening opschrijven" not in oud
    naast = reverse("plan_vergelijken", args=[twee.plan.sleutel])
    pagina = mentor.get(naast).content.decode()
    assert re.search(r"<del>.*?school\.</del>", pagina)
    assert re.search(r"<ins>.*?het vmbo\.</ins>", pagina)
    for vraag in ("?van=1&naar=1", "?van=9&naar=x", "?van=2&naar=1"):
        assert mentor.get(naast + vraag).status_code == 200


def test_a_mentor_reads_and_changes_nothing(wereld) -> None:
    plan = h.lopend(h.bij(wereld, "school"), wereld.thuis)
    mentor = _mentor(wereld)
    pagina = mentor.get(h.adres("plan", wereld.thuis)).content.decode()
    assert h.TEKST.perspectief in pagina
    for knop in ("Nieuwe versie", "Evalueren", "Afsluiten", "Partner laten meedoen", "Broers"):
        assert knop not in pagina
    for naam in ("plan_schrijven", "plan_evalueren", "plan_sluiten", "plan_meedoen", "gezin"):
        adres = h.adres(naam, wereld.thuis)
        assert mentor.get(adres).status_code == 404
        assert mentor.post(adres, {"reden": "x"}).status_code == 404
    with f.systeem():
        plan.refresh_from_db()
    assert plan.toestand == "lopend"


def test_somebody_elses_child_is_not_found(wereld) -> None:
    plan = h.lopend(h.bij(wereld, "school"), wereld.thuis)
    versie = _laatste(wereld.thuis)
    vreemd = Client()
    f.log_in(vreemd, f.actor(f.school("20CD00")))
    adressen = [
        *(
            h.adres(naam, wereld.thuis)
            for naam in ("plan", "plan_schrijven", "plan_sluiten", "plan_meedoen", "gezin")
        ),
        reverse("plan_versie", args=[versie.sleutel]),
        reverse("plan_zienswijze", args=[versie.sleutel]),
        reverse("plan_vergelijken", args=[plan.sleutel]),
        reverse("plan_versie", args=[uuid4()]),
    ]
    for adres in adressen:
        assert vreemd.get(adres).status_code == 404, adres


def test_every_page_of_the_plan_leaves_a_line_in_the_read_log(wereld) -> None:
    plan = h.lopend(h.bij(wereld, "school"), wereld.thuis)
    client = _client(wereld, "leerplicht")
    for adres in (
        h.adres("plan", wereld.thuis),
        reverse("plan_versie", args=[_laatste(wereld.thuis).sleutel]),
        reverse("plan_vergelijken", args=[plan.sleutel]),
        h.adres("plan_evalueren", wereld.thuis),
        h.adres("gezin", wereld.thuis),
    ):
        with f.systeem():
            voor = Leesregel.objects.filter(jongere_id=wereld.thuis).count()
        assert client.get(adres).status_code == 200
        with f.systeem():
            assert Leesregel.objects.filter(jongere_id=wereld.thuis).count() == voor + 1, adres


def test_a_partner_sees_the_child_for_as_long_as_it_takes_part(wereld) -> None:
    jeugdteam = f.organisatie("jeugdteam", "JT1")
    f.werkgebied(jeugdteam, wereld.gemeente)
    coach = w.postvak(jeugdteam)
    plan = h.lopend(h.bij(wereld, "school"), wereld.thuis)
    client, kijker = _client(wereld, "school"), Client()
    f.log_in(kijker, f.actor_van(coach))
    adres = h.adres("plan", wereld.thuis)
    assert kijker.get(adres).status_code == 404
    meedoen = h.adres("plan_meedoen", wereld.thuis)
    assert client.post(meedoen, {"organisatie": f.school("20CD00").pk}).status_code == 422
    assert client.post(meedoen, {"organisatie": jeugdteam.pk}).status_code == 302
    assert kijker.get(adres).status_code == 200
    assert jeugdteam.naam in client.get(adres).content.decode()
    with f.systeem():
        rij = Plandeelnemer.objects.get(plan=plan, organisatie=jeugdteam)
    einde = reverse("plan_meedoen_einde", args=[rij.sleutel])
    assert client.post(einde).status_code == 302
    assert kijker.get(adres).status_code == 404
    assert client.post(einde).status_code == 404
    assert client.post(meedoen, {"organisatie": jeugdteam.pk}).status_code == 302
    assert kijker.get(adres).status_code == 200
    assert client.post(h.adres("plan_sluiten", wereld.thuis), {"reden": "klaar"}).status_code == 302
    assert kijker.get(adres).status_code == 404
