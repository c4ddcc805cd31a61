"""Offers through their pages: the whole road, what goes wrong, and what each rol sees."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inbeeld.dossiers.actions import aanbod as acties
from inbeeld.dossiers.models import Aanbodcontrole, Aanbodtraject, Behoefte, Kostendeel
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.dossiers import aanbodhulp as h
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def proef() -> h.Proef:
    return h.maak()


@pytest.fixture
def vandaag() -> date:
    """The pages live on the day of today."""
    return timezone.localdate()


def velden(**anders: object) -> dict[str, object]:
    return {
        "sleutel": str(uuid4()),
        "soort": "onderwijs_zorg",
        "omschrijving": "Klein klasje met begeleiding",
        "aanbieder": "",
        "plek": "Beverwijk",
        "uren_per_week": "7,5",
        "passend": "ja",
        "begin_verwacht_op": "",
        "toelichting": "",
        **anders,
    }


def ga(client: Client, naam: str, *args: object) -> HttpResponse:
    return client.get(reverse(naam, args=args))


def stuur(client: Client, naam: str, *args: object, **data: object) -> int:
    return client.post(reverse(naam, args=args), data).status_code


def bekeken(kind: int) -> int:
    with f.systeem():
        return Leesregel.objects.filter(jongere_id=kind).count()


def rij(**zoek: object) -> Aanbodtraject:
    with f.systeem():
        return Aanbodtraject.objects.select_related("feit").get(**zoek)


def test_the_whole_road_on_its_pages(client: Client, proef: h.Proef, vandaag: date) -> None:
    f.log_in(client, proef.actors["school"])
    nieuw = velden(gevraagd_op=vandaag - timedelta(days=9))
    assert stuur(client, "aanbod_nieuw", proef.sleutel, **nieuw) == 302
    assert stuur(client, "aanbod_nieuw", proef.sleutel, **nieuw) == 302
    t = rij()
    assert (t.toestand, t.uren_per_week_honderdsten) == ("gevraagd", 750)
    stap = ("aanbod_stap", t.sleutel)
    assert ga(client, *stap, "aanbieden").status_code == 200
    assert stuur(client, *stap, "aanbieden", op=vandaag + timedelta(days=1), passend="") == 422
    assert stuur(client, *stap, "aanbieden", op=vandaag - timedelta(days=8), passend="ja") == 302
    assert stuur(client, *stap, "beginnen", op=vandaag, passend="ja") == 302
    assert rij().toestand == "aangeboden"  # it said that this cannot be done yet
    assert stuur(client, *stap, "aanvaarden", op=vandaag - timedelta(days=7)) == 302
    assert stuur(client, *stap, "beginnen", op=vandaag - timedelta(days=8), passend="ja") == 422
    assert stuur(client, *stap, "beginnen", op=vandaag - timedelta(days=6)) == 422
    assert stuur(client, *stap, "beginnen", op=vandaag - timedelta(days=6), passend="ja") == 302
    pagina = ga(client, "aanbod_traject", t.sleutel).content.decode()
    assert "de klok staat stil vanaf die dag" in pagina
    assert "7,5" in pagina
    assert "Nagaan of het kind naar het aanbod gaat" in pagina
    controle = {"sleutel": str(uuid4()), "datum": vandaag, "gevolgd": "nee"}
    for _ in range(2):
        assert stuur(client, *stap, "controleren", **controle, toelichting="Niet gezien") == 302
    with f.systeem():
        assert Aanbodcontrole.objects.count() == 1
    assert "Niet gezien" in ga(client, "aanbod_traject", t.sleutel).content.decode()
    assert stuur(client, *stap, "beeindigen", op=vandaag, reden="anders") == 422
    assert stuur(client, *stap, "beeindigen", op=vandaag, reden="ten_onrechte") == 422
    assert stuur(client, *stap, "beeindigen", op=vandaag, reden="doel_bereikt") == 302
    lijst = ga(client, "aanbod", proef.sleutel).content.decode()
    assert "het doel is bereikt" in lijst
    assert rij().feit.periode.upper == vandaag + timedelta(days=1)


def test_what_was_done_before_is_recorded_in_one_go(
    client: Client, proef: h.Proef, vandaag: date
) -> None:
    f.log_in(client, proef.actors["swv"])
    adres = reverse("aanbod_nieuw", args=[proef.sleutel]) + "?tot=begonnen"
    assert "Begonnen op" in client.get(adres).content.decode()
    dagen = {"aangeboden_op": vandaag - timedelta(days=20), "antwoord_op": vandaag}
    fout = client.post(adres, velden(**dagen, begonnen_op=vandaag - timedelta(days=2)))
    assert fout.status_code == 422
    assert "ligt voor" in fout.content.decode()
    assert "Klein klasje" in fout.content.decode()
    with f.systeem():
        assert not Aanbodtraject.objects.exists()
    assert client.post(adres, velden(**dagen, begonnen_op=vandaag)).status_code == 302
    assert rij().toestand == "begonnen"
    weg = reverse("aanbod_nieuw", args=[proef.sleutel]) + "?tot=verzonnen"
    assert client.get(weg).status_code == 404


def test_a_refusal_records_what_is_needed_in_the_same_form(
    client: Client, proef: h.Proef, vandaag: date
) -> None:
    f.log_in(client, proef.actors["school"])
    adres = reverse("aanbod_nieuw", args=[proef.sleutel]) + "?tot=aangeboden"
    client.post(adres, velden(aangeboden_op=vandaag))
    stap = ("aanbod_stap", rij().sleutel, "weigeren")
    nee = {"op": vandaag, "reden": "afstand", "toelichting": "Twee uur reizen", "behoefte": "on"}
    assert stuur(client, *stap, **nee) == 422
    nodig = {"behoefte_soort": "onderwijs_zorg", "behoefte_omschrijving": "Hetzelfde, dichterbij"}
    assert stuur(client, *stap, **nee, **nodig, behoefte_plek="IJmond") == 302
    with f.systeem():
        behoefte = Behoefte.objects.get()
    assert (behoefte.plek, behoefte.sinds) == ("IJmond", vandaag)
    lijst = ga(client, "aanbod", proef.sleutel).content.decode()
    assert "te ver weg" in lijst
    assert "Hetzelfde, dichterbij" in lijst


def test_a_refusal_without_a_need_leaves_a_task_that_somebody_closes(
    client: Client, proef: h.Proef, vandaag: date
) -> None:
    f.log_in(client, proef.actors["school"])
    adres = reverse("aanbod_nieuw", args=[proef.sleutel]) + "?tot=aangeboden"
    client.post(adres, velden(aangeboden_op=vandaag))
    t = rij()
    weiger = {"op": vandaag, "reden": "kind_wil_niet"}
    assert stuur(client, "aanbod_stap", t.sleutel, "weigeren", **weiger) == 302
    assert list(h.taken(t)) == ["aanbod_vervolg"]
    assert "Dit is geregeld" in ga(client, "aanbod_traject", t.sleutel).content.decode()
    assert client.get(reverse("aanbod_vervolg", args=[t.sleutel])).status_code == 405
    assert stuur(client, "aanbod_vervolg", t.sleutel) == 302
    assert h.taken(t) == {}


def test_costs_that_are_open_are_seen_and_hold_up_nothing(
    client: Client, proef: h.Proef, vandaag: date
) -> None:
    f.log_in(client, proef.actors["school"])
    adres = reverse("aanbod_nieuw", args=[proef.sleutel]) + "?tot=aanvaard"
    client.post(adres, velden(aangeboden_op=vandaag, antwoord_op=vandaag))
    t = rij()
    deel = {"sleutel": str(uuid4()), "vanaf": vandaag, "betaler": "", "aandeel_procent": ""}
    kosten = ("aanbod_stap", t.sleutel, "kosten")
    assert stuur(client, *kosten, **deel, besloten="nee", omschrijving="") == 422
    assert stuur(client, *kosten, **deel, besloten="ja", omschrijving="Vervoer") == 422
    for _ in range(2):
        assert stuur(client, *kosten, **deel, besloten="nee", omschrijving="Vervoer") == 302
    for pagina in (ga(client, "aanbod", proef.sleutel), ga(client, "aanbod_traject", t.sleutel)):
        assert "nog niet besloten wie betaalt" in pagina.content.decode()
    begin = {"op": vandaag, "passend": "ja"}
    assert stuur(client, "aanbod_stap", t.sleutel, "beginnen", **begin) == 302
    with f.systeem():
        d = Kostendeel.objects.get()
    besluit = {"betaler": proef.wereld.swv.pk, "aandeel_procent": 100, "vanaf": vandaag}
    assert stuur(client, "kosten_besluit", d.sleutel, **besluit) == 302
    assert ga(client, "kosten_besluit", d.sleutel).status_code == 404
    pagina = ga(client, "aanbod_traject", t.sleutel).content.decode()
    assert "Besloten: 100 van 100 procent" in pagina
    assert "nog niet besloten wie betaalt" not in pagina
    assert stuur(client, "kosten_vervalt", d.sleutel) == 302
    assert ga(client, "kosten_vervalt", d.sleutel).status_code == 404


def test_a_deviation_shows_who_decided(client: Client, proef: h.Proef) -> None:
    w.benoem("voorzitter_cto", proef.wereld.mensen["swv"])
    with als(proef.actors["school"]):
        t = h.aanbod(proef.kind)
    f.log_in(client, proef.actors["school"])
    stap = ("aanbod_stap", t.sleutel, "afwijken")
    goed = {"afwijking": "Begint zonder TLV", "besloten_door": proef.wereld.mensen["swv"].pk}
    vreemd = {**goed, "besloten_door": proef.actors["vreemd"].aanstelling_id}
    assert stuur(client, *stap, **vreemd) == 422
    assert stuur(client, *stap, **goed) == 302
    pagina = ga(client, "aanbod_traject", t.sleutel).content.decode()
    assert "Begint zonder TLV" in pagina
    with f.systeem():
        assert proef.wereld.mensen["swv"].gebruiker.naam in pagina


def test_details_that_somebody_else_changed_are_not_lost(client: Client, proef: h.Proef) -> None:
    with als(proef.actors["school"]):
        t = h.aanbod(proef.kind)
    f.log_in(client, proef.actors["school"])
    adres = reverse("aanbod_stap", args=[t.sleutel, "wijzigen"])
    stand = client.get(adres).context["form"].initial["stand"]
    assert client.post(adres, velden(stand=stand, plek="Heemskerk")).status_code == 302
    laat = client.post(adres, velden(stand=stand, plek="Velsen"))
    assert laat.status_code == 422
    assert "intussen gewijzigd" in laat.content.decode()
    assert "Velsen" in laat.content.decode()
    assert rij().plek == "Heemskerk"


def test_build_up_rows_are_filled_in_and_emptied(
    client: Client, proef: h.Proef, vandaag: date
) -> None:
    with als(proef.actors["school"]):
        t = h.aanbod(proef.kind)
    f.log_in(client, proef.actors["school"])
    stap = ("aanbod_stap", t.sleutel, "opbouw")
    assert stuur(client, *stap, vanaf_0=vandaag, uren_0="") == 422
    assert stuur(client, *stap, vanaf_0=vandaag, uren_0="4", vanaf_1=vandaag, uren_1="8") == 422
    later = vandaag + timedelta(days=28)
    assert stuur(client, *stap, vanaf_0=vandaag, uren_0="4", vanaf_1=later, uren_1="8") == 302
    pagina = ga(client, "aanbod_traject", t.sleutel).content.decode()
    assert "4 uur" in pagina
    assert "8 uur" in pagina
    assert stuur(client, *stap, vanaf_0="", uren_0="", vanaf_1=later, uren_1="8") == 302
    assert "4 uur" not in ga(client, "aanbod_traject", t.sleutel).content.decode()


def test_a_wrong_start_is_repaired_on_its_page(
    client: Client, proef: h.Proef, vandaag: date
) -> None:
    with als(proef.actors["school"]):
        t = h.begonnen(proef.kind)
    f.log_in(client, proef.actors["swv"])
    stap = ("aanbod_stap", t.sleutel, "herstellen")
    geweigerd = client.post(reverse(stap[0], args=stap[1:]), {"reden": "Verkeerde dag"})
    assert geweigerd.status_code == 422
    assert "vastgelegd door" in geweigerd.content.decode()
    f.log_in(client, proef.actors["school"])
    assert stuur(client, *stap, reden="Verkeerde dag", terug="on") == 302
    assert "telt niet mee" in ga(client, "aanbod", proef.sleutel).content.decode()
    assert rij(toestand="aanvaard").omschrijving == t.omschrijving


@pytest.mark.parametrize(
    ("naam", "ziet", "schrijft"),
    [
        ("school", True, True),
        ("leerplicht", True, True),
        ("swv", True, True),
        ("mentor", True, False),
        ("regio", True, False),
        ("vreemd", False, False),
    ],
)
def test_who_sees_and_who_writes(
    client: Client, proef: h.Proef, naam: str, ziet: bool, schrijft: bool
) -> None:
    with als(proef.actors["school"]):
        t = h.aanbod(proef.kind)
        b = acties.behoeften.noteer(
            proef.kind, sleutel=uuid4(), moment=f.MOMENT, sinds=f.VANDAAG, soort="zorg",
            omschrijving="Rust",
        )  # fmt: skip
    f.log_in(client, proef.actors[naam])
    voor = bekeken(proef.kind)
    for adres in (("aanbod", proef.sleutel), ("aanbod_traject", t.sleutel)):
        antwoord = ga(client, *adres)
        assert antwoord.status_code == (200 if ziet else 404)
        if ziet:
            knoppen = antwoord.content.decode()
            assert ("aanbod/nieuw" in knoppen or "/aanbieden/" in knoppen) == schrijft
    assert bekeken(proef.kind) - voor == (2 if ziet else 0)
    lijst = ga(client, "behoeften")
    assert lijst.status_code == 200
    assert ("Rust" in lijst.content.decode()) == ziet
    assert bekeken(proef.kind) - voor == (3 if ziet else 0)
    verwacht = {200} if schrijft else {403, 404}
    for adres in (
        ("aanbod_nieuw", proef.sleutel),
        ("aanbod_stap", t.sleutel, "aanbieden"),
        ("aanbod_stap", t.sleutel, "kosten"),
        ("behoefte_nieuw", proef.sleutel),
        ("behoefte_vervuld", b.sleutel),
        ("aangepaste_uren_nieuw", proef.sleutel),
    ):
        assert ga(client, *adres).status_code in verwacht, adres
    gezet = stuur(client, "aanbod_stap", t.sleutel, "laten_vervallen", reden="weg ermee")
    assert gezet == 302 if schrijft else gezet in (403, 404)


def test_what_is_no_act_is_not_found(client: Client, proef: h.Proef) -> None:
    with als(proef.actors["school"]):
        t = h.aanbod(proef.kind)
    f.log_in(client, proef.actors["school"])
    assert client.get(f"/aanbod/{t.sleutel}/verzinnen/").status_code == 404
    assert ga(client, "aanbod_traject", uuid4()).status_code == 404
    assert ga(client, "aanbod_stap", uuid4(), "wijzigen").status_code == 404
