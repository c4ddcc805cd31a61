"""The page of a dossier: what one look tells, the timeline, and who sees what of it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inbeeld.dossiers import tijdlijn
from inbeeld.dossiers.actions import justitie as justitieacties
from inbeeld.dossiers.queries.tijdlijn import PER_KEER
from inbeeld.register.models import Jongere
from inbeeld.signalen.actions import zaken
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.toegang.beheerhulp import tekst

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
DAG = timedelta(days=1)


def _adres(jongere_id: int) -> str:
    with f.systeem():
        return reverse("dossier", args=[Jongere.objects.get(pk=jongere_id).sleutel])


def _vraag(client: Client, wereld: w.Wereld, wie: str, vraag: str = "", **koppen: str):
    f.log_in(client, f.actor_van(wereld.mensen[wie]))
    antwoord = client.get(_adres(wereld.thuis) + vraag, headers=koppen)
    assert antwoord.status_code == 200
    return antwoord


def _soorten(antwoord: object) -> set[str]:
    return {g.soort for dag in antwoord.context["blad"].dagen for g in dag.gebeurtenissen}


def test_one_look_tells_who_has_it_the_step_and_the_clock(client: Client):
    wereld = w.maak()
    antwoord = _vraag(client, wereld, "leerplicht")
    woorden = tekst(antwoord)
    assert "Dossier van Sam de Vries" in woorden
    assert "Thuis sinds 24 december 2025" in woorden
    assert f"Aan zet {wereld.mensen['leerplicht'].gebruiker.naam}" in woorden
    assert "Volgende stap Contact met het gezin" in woorden
    assert "Ongeoorloofd afwezig bij School 10AB00" in woorden
    assert "Zaak geopend" in woorden
    assert "De klok begint" in woorden
    assert [g.dag for g in antwoord.context["blad"].dagen] == sorted(
        (g.dag for g in antwoord.context["blad"].dagen), reverse=True
    )
    with f.systeem():
        assert Leesregel.objects.filter(handeling="dossier_bekijken").count() == 1


def test_what_must_be_done_stands_there_late_and_with_its_address(client: Client):
    wereld = w.maak()
    antwoord = _vraag(client, wereld, "leerplicht")
    (taak,) = antwoord.context["stand"].taken
    assert (taak.eigen, taak.te_laat, taak.adres) == (
        True,
        True,
        reverse("zaak", args=[wereld.zaak.sleutel]),
    )
    assert "Bij u of uw organisatie" in tekst(antwoord)
    assert "Bij een ander" in tekst(_vraag(client, wereld, "school"))


def test_the_filters_count_and_choose(client: Client):
    wereld = w.maak()
    alles = _vraag(client, wereld, "leerplicht")
    assert _soorten(alles) == {"feit", "verzuim", "klok", "zaak"}
    een = _vraag(client, wereld, "leerplicht", "?soort=verzuim&soort=onbekend")
    assert _soorten(een) == {"verzuim"}
    assert een.context["blad"].tellingen == alles.context["blad"].tellingen
    assert 'name="soort" value="verzuim" checked' in een.content.decode()


def test_absence_is_one_line_per_month_and_kind(client: Client):
    wereld = w.maak()
    school = wereld.school.code
    dagen = [date(2025, 3, 3) + n * DAG for n in range(4)] + [date(2025, 4, 7)]
    rijen = [f.verzuimrij(school, str(dag), str(dag), "te_laat", 1) for dag in dagen]
    rijen += [f.verzuimrij(school, "2025-03-05", "2025-03-05", "ziek")]
    f.leg(wereld.school, verzuim=[{"jongere": wereld.thuis, **rij} for rij in rijen])
    antwoord = _vraag(client, wereld, "leerplicht", "?soort=verzuim")
    regels = [
        (d.dag, g.regel.kop, g.regel.tekst)
        for d in antwoord.context["blad"].dagen
        for g in d.gebeurtenissen
    ]
    assert regels[1:] == [
        (date(2025, 4, 7), "Te laat bij School 10AB00", "Op 7 april 2025, 1 uur"),
        (date(2025, 3, 6), "Te laat bij School 10AB00, 4 keer", "In maart 2025: 4 uur"),
        (date(2025, 3, 5), "Ziek bij School 10AB00", "Op 5 maart 2025"),
    ]


def test_older_is_a_page_further_and_nothing_is_lost_or_told_twice(client: Client):
    wereld = w.maak()
    dagen = [date(2020, 9, 1) + 31 * n * DAG for n in range(PER_KEER + 10)]
    f.leg(
        wereld.school,
        duidingen=[
            {"jongere": wereld.thuis, "duiding": "dreigend", "begindatum": dag, "einddatum": dag}
            for dag in dagen
        ],
    )
    eerste = _vraag(client, wereld, "leerplicht")
    tweede = _vraag(client, wereld, "leerplicht", "?pagina=2")
    stuk = _vraag(
        client, wereld, "leerplicht", "?pagina=2", **{"HX-Request": "true", "HX-Target": "ouder"}
    )
    aantal = [sum(len(d.gebeurtenissen) for d in a.context["blad"].dagen) for a in (eerste, tweede)]
    totaal = sum(eerste.context["blad"].tellingen.values())
    assert (aantal[0], sum(aantal)) == (PER_KEER, totaal)
    assert eerste.context["blad"].dagen[-1].dag >= tweede.context["blad"].dagen[0].dag
    assert "Toon ouder" in tekst(eerste)
    assert "Toon ouder" not in tekst(tweede)
    assert "Terug naar het nieuwste" in tekst(tweede)
    assert "<html" not in stuk.content.decode()
    assert "Er is niets ouders" in tekst(_vraag(client, wereld, "leerplicht", "?pagina=9"))


def test_who_may_not_see_a_kind_of_data_finds_nothing_of_it(client: Client):
    wereld = w.maak()
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        justitieacties.begin_route(wereld.zaak, "halt", reden="geheime reden", moment=f.MOMENT)
    van_leerplicht = _vraag(client, wereld, "leerplicht")
    van_school = _vraag(client, wereld, "school")
    assert "geheime reden" in tekst(van_leerplicht)
    assert "justitie" in van_leerplicht.context["blad"].tellingen
    assert "justitie" not in van_school.context["blad"].tellingen
    assert "geheime reden" not in van_school.content.decode()
    assert "justitie" in {o.naam for o in van_leerplicht.context["onderdelen"]}
    assert "justitie" not in {o.naam for o in van_school.context["onderdelen"]}


def test_a_zaak_that_changes_hands_tells_it_on_the_timeline(client: Client):
    wereld = w.maak()
    collega = f.aanstelling(wereld.gemeente)
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        zaken.wijs_toe([wereld.zaak], collega.pk, moment=timezone.now())
    woorden = tekst(_vraag(client, wereld, "leerplicht"))
    assert f"Zaak: toegewezen aan {collega.gebruiker.naam}" in woorden
    assert f"Aan zet {collega.gebruiker.naam}" in woorden


def test_a_child_of_once_shows_only_what_one_recorded(client: Client):
    wereld = w.maak()
    oud = f.school("99ZZ00")
    mens = f.aanstelling(oud)
    f.leg(
        oud,
        scholen=[f.schoolfeit(oud.code)],
        inschrijvingen=[
            {
                "jongere": wereld.thuis,
                "school": oud.code,
                "begindatum": f.d("2015-09-01"),
                "einddatum": f.d("2016-07-31"),
            }
        ],
    )
    client.force_login(mens.gebruiker)
    antwoord = client.get(_adres(wereld.thuis))
    woorden = tekst(antwoord)
    assert "Dit kind hoort nu niet bij uw organisatie" in woorden
    assert antwoord.context["blad"].tellingen == {"feit": 1}
    assert "Aan zet" not in woorden
    assert [o.naam for o in antwoord.context["onderdelen"]] == ["dossier", "jongere"]


def test_a_stranger_learns_nothing(client: Client):
    wereld = w.maak()
    client.force_login(f.aanstelling(f.school("88YY00")).gebruiker)
    assert client.get(_adres(wereld.thuis)).status_code == 404


def test_the_page_of_the_child_leads_to_the_dossier(client: Client):
    wereld = w.maak()
    f.log_in(client, f.actor_van(wereld.mensen["leerplicht"]))
    adres = _adres(wereld.thuis)
    assert adres in client.get(adres.replace("dossier/", "")).content.decode()
    zaak = reverse("zaak", args=[wereld.zaak.sleutel])
    assert adres in client.get(zaak).content.decode()


def test_every_source_has_a_filter_with_a_name():
    assert {bron.soort for bron in tijdlijn.bronnen()} <= set(tijdlijn.SOORTEN)
