"""A program hears that a row changed, over a real connection, and nothing of what is in it."""

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from inbeeld.dossiers.models import Behoefte
from inbeeld.koppelingen.models import Webhook, Webhookpost
from inbeeld.koppelingen.webhooks import beheer, verzenden
from inbeeld.koppelingen.webhooks.soorten import SOORTEN
from inbeeld.toegang.actor import als, systeem_actor
from inbeeld.toegang.api.clients import trek_client_in
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.api import nieuwe_client

pytestmark = pytest.mark.django_db


@dataclass
class Ontvanger:
    """A program of a partner: what it got, and what it answers."""

    adres: str
    host: str
    antwoord: int = 200
    gekregen: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def ontvanger(settings) -> Iterator[Ontvanger]:
    class Neem(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            inhoud = self.rfile.read(int(self.headers["Content-Length"]))
            wie.gekregen.append(({k.lower(): v for k, v in self.headers.items()}, inhoud))
            self.send_response(wie.antwoord)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing on the terminal of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Neem)
    host = f"127.0.0.1:{server.server_port}"
    wie = Ontvanger(f"http://{host}/hier?van=inbeeld", host)
    settings.WEBHOOKS_INTERN = frozenset({host})
    draad = threading.Thread(target=server.serve_forever, args=(0.05,))
    draad.start()
    yield wie
    server.shutdown()
    server.server_close()
    draad.join()


def _webhook(organisatie, adres, soorten=("behoefte",), rol=""):
    jaar = f.VANDAAG + timedelta(days=365)
    client = nieuwe_client(organisatie, rol, van=f.VANDAAG, tot_en_met=jaar).client
    with systeem_actor("test", timezone.localdate()):
        return client, beheer.maak_webhook(client, adres, soorten, moment=timezone.now())


def _behoefte(school, kind, tekst="Een rustige plek"):
    wie = f.aanstelling(school)
    with als(f.actor_van(wie)):
        return Behoefte.objects.create(
            jongere_id=kind,
            bron=school,
            door=wie,
            moment=f.MOMENT,
            soort="zorg",
            omschrijving=tekst,
            sinds=f.VANDAAG,
        )


def _post() -> list[Webhookpost]:
    with f.systeem():
        return list(Webhookpost.objects.order_by("pk"))


def test_it_hears_which_row_changed_signed_and_without_a_person(ontvanger):
    school = f.school("10AB00")
    _, nieuw = _webhook(school, ontvanger.adres)
    kind = f.kind(school)
    rij = _behoefte(school, kind)
    with als(f.actor(school)):
        rij.vervallen_op, rij.vervallen_reden = f.VANDAAG, "Niet meer nodig"
        rij.save()
    assert verzenden.verstuur_webhooks(timezone.now()) == 1  # told once, though it changed twice
    ((koppen, inhoud),) = ontvanger.gekregen
    gezegd = json.loads(inhoud)
    assert set(gezegd) == {"soort", "sleutel", "moment"}
    assert (gezegd["soort"], gezegd["sleutel"]) == ("behoefte", str(rij.sleutel))
    with f.systeem():
        assert str(rij.jongere.sleutel) not in inhoud.decode()
    verwacht = verzenden.onderteken(
        nieuw.geheim, koppen["webhook-id"], int(koppen["webhook-timestamp"]), inhoud
    )
    assert koppen["webhook-signature"] == verwacht["webhook-signature"]
    ander = verzenden.onderteken("een ander", koppen["webhook-id"], 1, inhoud)
    assert koppen["webhook-signature"] != ander["webhook-signature"]
    assert verzenden.verstuur_webhooks(timezone.now()) == 0
    with f.systeem():
        assert nieuw.geheim.encode() not in bytes(Webhook.objects.get().geheim_versleuteld)


def test_what_is_not_taken_is_sent_again_with_the_same_id_and_given_up_after_days(ontvanger):
    school = f.school("10AB00")
    _webhook(school, ontvanger.adres)
    _behoefte(school, f.kind(school))
    ontvanger.antwoord = 503
    nu = timezone.now()
    assert verzenden.verstuur_webhooks(nu) == 0
    assert verzenden.verstuur_webhooks(nu) == 0  # not yet due again
    assert len(ontvanger.gekregen) == 1
    ontvanger.antwoord = 204
    assert verzenden.verstuur_webhooks(nu + timedelta(minutes=2)) == 1
    eerste, tweede = (koppen["webhook-id"] for koppen, _ in ontvanger.gekregen)
    assert eerste == tweede
    _behoefte(school, f.kind(school))
    ontvanger.antwoord = 500
    verzenden.verstuur_webhooks(nu + timedelta(days=4))
    (post,) = [p for p in _post() if p.verzonden_op is None]
    assert (post.volgende_poging, post.uitkomst) == (None, "500")


def test_who_is_not_involved_or_may_not_see_it_hears_nothing(ontvanger):
    hier, daar = f.school("10AB00"), f.school("20CD00")
    _webhook(daar, ontvanger.adres)
    client, _ = _webhook(hier, ontvanger.adres)
    kind = f.kind(hier)
    with systeem_actor("test", timezone.localdate()):
        trek_client_in(client, timezone.now())
    _behoefte(hier, kind)
    assert _post() == []


def test_a_rol_without_the_right_gets_no_webhook_of_it(ontvanger):
    with pytest.raises(Geweigerd, match="ziet dit niet: gesprek"):
        _webhook(f.organisatie("jgz", "JGZ1"), ontvanger.adres, ("gesprek",), "jeugdarts")
    with pytest.raises(Geweigerd, match="Onbekend: naam"):
        _webhook(f.school("10AB00"), ontvanger.adres, ("naam",))


@pytest.mark.parametrize(
    "adres",
    [
        "http://voorbeeld.example/",
        "ftp://voorbeeld.example/",
        "https://piet:geheim@voorbeeld.example/",
        "https:///pad",
        "https://voorbeeld.example:99999/",
        "geen adres",
    ],
)
def test_an_address_that_is_not_https_is_refused(adres):
    with pytest.raises(Geweigerd):
        _webhook(f.school("10AB00"), adres)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "10.0.0.8", "169.254.169.254"])
def test_a_name_that_leads_inwards_is_not_called(host, ontvanger, settings):
    settings.WEBHOOKS_INTERN = frozenset()
    school = f.school("10AB00")
    poort = ontvanger.host.split(":")[1]
    _webhook(school, f"https://{host}:{poort}/")
    _behoefte(school, f.kind(school))
    assert verzenden.verstuur_webhooks(timezone.now()) == 0
    assert ontvanger.gekregen == []
    assert [p.uitkomst for p in _post()] == ["NaarBinnen"]


def test_an_ended_webhook_gets_nothing_more(ontvanger):
    school = f.school("10AB00")
    _, nieuw = _webhook(school, ontvanger.adres)
    _behoefte(school, f.kind(school))
    with systeem_actor("test", timezone.localdate()):
        beheer.beeindig(nieuw.webhook, "klaar", moment=timezone.now())
    _behoefte(school, f.kind(school))
    assert verzenden.verstuur_webhooks(timezone.now()) == 0
    assert ontvanger.gekregen == []


def test_nobody_but_the_system_reads_them(ontvanger):
    school = f.school("10AB00")
    _webhook(school, ontvanger.adres)
    _behoefte(school, f.kind(school))
    with als(f.actor(school)):
        assert not Webhook.objects.exists()
        assert not Webhookpost.objects.exists()
    assert len(_post()) == 1


def test_the_triggers_are_those_of_the_list():
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgargs from pg_trigger where tgname = 'meld_wijziging' and not tgisinternal"
        )
        gevonden = [re.split(rb"\0", bytes(rij[0]))[:2] for rij in cursor.fetchall()]
    assert {a.decode(): b.decode() for a, b in gevonden} == {
        soort: groep.value for soort, groep in SOORTEN.items()
    }
    tekst = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
    assert all(f"`{soort}`" in tekst for soort in SOORTEN)
