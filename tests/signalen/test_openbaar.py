"""The public form: confirmed before anybody reads it, answered, and wiped when it is handled."""

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone

from inbeeld.signalen.actions import kennis
from inbeeld.signalen.models import Kennisgeving, Mailpost, Melding, OpenbareMelding
from inbeeld.signalen.openbaar import actions
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.signalen.meldwereld import Wereld, maak_wereld
from tests.signalen.postbus import Postbus, tekst

pytestmark = pytest.mark.django_db
VOLLEDIG = {
    "wie": "buur",
    "email": "buurvrouw@voorbeeld.example",
    "telefoon": "",
    "naam": "Mevrouw Buurvrouw",
    "voornaam": "Sam",
    "achternaam": "de Vries",
    "geboren": "2012-03-14",
    "plaats": "Haarlem",
    "school": "de school bij het park",
    "wat": "Sam zit al weken overdag op de stoep.",
    "ouders_weten": "onbekend",
}


@pytest.fixture
def wereld() -> Wereld:
    return maak_wereld()


def _postvak(wereld: Wereld, soort: str) -> int:
    with f.systeem(), transaction.atomic():
        return wereld.organisaties[soort].postvak.pk


def _vul_in(client: Client, wereld: Wereld, *, aan: str = "regio", **anders: object) -> object:
    gegevens = {**VOLLEDIG, "postvak": _postvak(wereld, aan), **anders}
    return client.post("/melden/openbaar/", gegevens)


def _ronde(moment: datetime | None = None) -> None:
    moment = moment or timezone.now()
    kennis.meld_bij(timezone.localdate(moment), moment)
    kennis.verstuur_mail(moment)


def _link(bus: Postbus) -> str:
    (adres,) = re.findall(r"https://\S+/bevestigen/\S+", tekst(bus.ontvangen[-1][1]))
    return urlsplit(adres).path


def _alle() -> list[OpenbareMelding]:
    with f.systeem(), transaction.atomic():
        return list(OpenbareMelding.objects.order_by("pk"))


def _bevestigd(client: Client, wereld: Wereld, bus: Postbus, **anders: object) -> OpenbareMelding:
    _vul_in(client, wereld, **anders)
    _ronde()
    client.post(_link(bus))
    return _alle()[-1]


def _log_in(client: Client, wereld: Wereld, soort: str) -> None:
    f.log_in(client, wereld.actor(soort))


def test_confirmed_read_reported_and_wiped(client: Client, bus: Postbus, wereld: Wereld) -> None:
    assert _vul_in(client, wereld)["Location"] == "/melden/openbaar/verstuurd/"
    _ronde()
    assert b"Ja, dit is mijn melding" in client.get(_link(bus)).content
    assert _alle()[0].bevestigd_op is None  # a GET confirms nothing
    assert b"Uw melding is bevestigd" in client.post(_link(bus)).content
    _ronde()
    (dit,) = _alle()
    _log_in(client, wereld, "regio")
    assert b"zonder account" in client.get("/berichten/").content
    pagina = f"/openbare-meldingen/{dit.sleutel}/"
    assert "op de stoep" in client.get(pagina).content.decode()
    gevonden = client.post(pagina, {"zoek": ""}).content.decode()
    (verder,) = set(re.findall(rf"{pagina}kind/[0-9a-f-]+/", gevonden))
    antwoord = client.post(
        verder,
        {
            "soort": "zorg",
            "waar": "thuis",
            "reden": "Zit overdag buiten.",
            "ouders_verteld": "nee",
            "ouders_waarom_niet": "Eerst met school bellen.",
            "jongere_verteld": "nee",
            "jongere_waarom_niet": "Nog niet gesproken.",
        },
    )
    assert antwoord.status_code == 302, antwoord.content.decode()
    (dit,) = _alle()
    assert (dit.uitkomst, dit.inhoud_versleuteld, dit.afzender) == ("melding", None, None)
    with f.systeem(), transaction.atomic():
        melding = Melding.objects.get()
    assert (dit.melding_id, melding.jongere_id, melding.soort) == (melding.pk, wereld.kind, "zorg")
    _ronde()
    van_ons = [(aan, b["Subject"]) for aan, b in bus.ontvangen if aan == VOLLEDIG["email"]]
    assert [onderwerp for _, onderwerp in van_ons] == [
        "In Beeld: Bevestig uw melding",
        "In Beeld: Uw melding is gelezen",
        "In Beeld: Uw melding is afgehandeld",
    ]
    for _, bericht in bus.ontvangen:
        for woord in ("Sam", "Vries", "stoep", "Haarlem", "park", "2012"):
            assert woord not in tekst(bericht)
    with f.systeem(), transaction.atomic():
        assert set(Mailpost.objects.values_list("adres_versleuteld", flat=True)) == {None}


def test_nobody_reads_it_before_it_is_confirmed(
    client: Client, bus: Postbus, wereld: Wereld
) -> None:
    _vul_in(client, wereld)
    _ronde()
    (dit,) = _alle()
    with als(wereld.actor("regio")), transaction.atomic():
        assert not OpenbareMelding.objects.exists()
        assert not Kennisgeving.objects.exists()
    _log_in(client, wereld, "regio")
    assert client.get(f"/openbare-meldingen/{dit.sleutel}/").status_code == 404


@pytest.mark.parametrize(
    ("aan", "wie", "ziet"),
    [
        ("regio", "regio", True),
        ("regio", "gemeente", False),
        ("gemeente", "gemeente", True),
        ("gemeente", "regio", False),
        ("gemeente", "school", False),
        ("gemeente", "jgz", False),
    ],
)
def test_only_the_postvak_that_was_chosen_reads_it(
    client: Client, bus: Postbus, wereld: Wereld, aan: str, wie: str, ziet: bool
) -> None:
    dit = _bevestigd(client, wereld, bus, aan=aan)
    _log_in(client, wereld, wie)
    status = client.get(f"/openbare-meldingen/{dit.sleutel}/").status_code
    assert status == (200 if ziet else 404)
    with als(wereld.actor(wie)), transaction.atomic():
        assert OpenbareMelding.objects.exists() is ziet


def test_what_is_kept_is_encrypted(client: Client, bus: Postbus, wereld: Wereld) -> None:
    _vul_in(client, wereld)
    with f.systeem(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select encode(inhoud_versleuteld || afzender, 'escape')"
            " from signalen_openbaremelding"
            " union all select encode(adres_versleuteld, 'escape') from signalen_mailpost"
        )
        bewaard = "".join(rij for (rij,) in cursor.fetchall())
    assert len(bewaard) > 200
    for woord in ("stoep", "Vries", "buurvrouw@"):
        assert woord not in bewaard


def test_the_answer_is_the_same_for_a_child_that_nobody_knows(
    client: Client, bus: Postbus, wereld: Wereld
) -> None:
    bekend = _vul_in(client, wereld)
    onbekend = _vul_in(client, wereld, voornaam="Niemand", geboren="", email="ander@x.example")
    assert (bekend.status_code, bekend["Location"]) == (onbekend.status_code, onbekend["Location"])


def test_too_many_from_one_address_are_dropped_without_a_word(
    client: Client, bus: Postbus, wereld: Wereld
) -> None:
    antwoorden = {
        _vul_in(client, wereld, email=adres)["Location"]
        for adres in [VOLLEDIG["email"], VOLLEDIG["email"].upper()] * 3
    }
    assert antwoorden == {"/melden/openbaar/verstuurd/"}
    assert len(_alle()) == actions.PER_AFZENDER


def test_too_many_in_all_are_told_to_call(
    client: Client, bus: Postbus, wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "SAMEN", 2)
    statussen = [_vul_in(client, wereld, email=f"een{n}@x.example").status_code for n in range(3)]
    assert statussen == [302, 302, 429]


def test_a_program_that_fills_in_everything_is_not_kept(
    client: Client, bus: Postbus, wereld: Wereld
) -> None:
    assert _vul_in(client, wereld, website="http://x")["Location"].endswith("/verstuurd/")
    assert _alle() == []


def test_only_a_gemeente_or_the_region_can_be_chosen(
    client: Client, bus: Postbus, wereld: Wereld
) -> None:
    assert _vul_in(client, wereld, aan="school").status_code == 422
    assert _alle() == []


def test_unconfirmed_ones_go_after_three_days(client: Client, bus: Postbus, wereld: Wereld) -> None:
    _vul_in(client, wereld)
    _ronde()
    nu = timezone.now()
    _ronde(nu + timedelta(days=2, hours=23))
    assert len(_alle()) == 1
    adres = _link(bus)
    _ronde(nu + timedelta(days=3, hours=1))
    assert _alle() == []
    assert client.get(adres).status_code == 404
    with f.systeem(), transaction.atomic():
        assert not Mailpost.objects.exists()


def test_a_token_works_once(client: Client, bus: Postbus, wereld: Wereld) -> None:
    dit = _bevestigd(client, wereld, bus)
    adres = _link(bus)
    assert client.post(adres).status_code == 200
    assert _alle()[0].bevestigd_op == dit.bevestigd_op
    geraden = "/melden/openbaar/bevestigen/00000000-0000-4000-8000-000000000000/"
    assert client.post(geraden).status_code == 404


def test_a_day_without_mail_server_keeps_the_link(
    client: Client, bus: Postbus, wereld: Wereld
) -> None:
    bus.neer()
    _vul_in(client, wereld)
    _ronde()
    bus.op()
    _ronde(timezone.now() + timedelta(hours=3))
    assert client.get(_link(bus)).status_code == 200


def test_without_mail_the_form_is_closed(client: Client, wereld: Wereld) -> None:
    antwoord = client.get("/melden/openbaar/")
    assert b"Melden kan hier nu niet" in antwoord.content
    assert b"<form" not in antwoord.content
    gevuld = _vul_in(client, wereld)
    assert b"Melden kan hier nu niet" in gevuld.content
    assert _alle() == []


def test_one_that_waits_too_long_is_told_once(client: Client, bus: Postbus, wereld: Wereld) -> None:
    dit = _bevestigd(client, wereld, bus)
    for dagen in (1, 8, 9, 30):
        _ronde(dit.bevestigd_op + timedelta(days=dagen))
    with als(wereld.actor("regio")), transaction.atomic():
        soorten = list(Kennisgeving.objects.order_by("pk").values_list("soort", flat=True))
    assert soorten == ["openbare_melding", "openbare_melding_wacht"]


def test_handled_without_a_melding(client: Client, bus: Postbus, wereld: Wereld) -> None:
    dit = _bevestigd(client, wereld, bus)
    _log_in(client, wereld, "regio")
    pagina = f"/openbare-meldingen/{dit.sleutel}/"
    assert client.post(f"{pagina}sluiten/", {}).status_code == 302
    assert _alle()[0].afgehandeld_op is None
    client.post(f"{pagina}sluiten/", {"uitkomst": "onbekend"})
    (dit,) = _alle()
    assert (dit.uitkomst, dit.inhoud_versleuteld) == ("onbekend", None)
    assert "gewist" in client.get(pagina).content.decode()
    with als(wereld.actor("regio")), pytest.raises(actions.AlAfgehandeld):
        actions.sluit(dit, "onbekend", moment=timezone.now())


def test_who_has_no_part_in_it_sends_no_mail_about_it(
    client: Client, bus: Postbus, wereld: Wereld
) -> None:
    dit = _bevestigd(client, wereld, bus)
    with (
        als(wereld.actor("school")),
        pytest.raises(ProgrammingError, match="Niet bevoegd"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "select signalen_openbaar_post(%s, 'gelezen', '', 'x', %s)", [dit.pk, f.MOMENT]
        )
