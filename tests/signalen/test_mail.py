"""E-mail: as each person chose, once a day at most for the digest, nothing lost, nobody named."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from inbeeld.signalen.actions import kennis
from inbeeld.signalen.models import Kennisgeving, Kennisgevingkeuze, Mailpost
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Aanstelling
from inbeeld.toegang.perioden import periode
from tests import fabriek as f
from tests.signalen.postbus import Postbus, tekst

# 2 February 2026 is a Monday; nine o'clock UTC is ten in Amsterdam.
GISTEREN = datetime(2026, 2, 1, 20, 0, tzinfo=UTC)
TIEN = f.MOMENT
MINUUT = timedelta(minutes=1)

pytestmark = pytest.mark.django_db


def _mens(email: str = "sofie@gemeente.example", **anders: object) -> Aanstelling:
    aanstelling = f.aanstelling(f.gemeente(), **anders)
    f.wijzig(aanstelling.gebruiker, email=email)
    return aanstelling


def _vertel(aan: Aanstelling, soort: str, *, moment: datetime = GISTEREN, rij: int = 1) -> None:
    with f.systeem(), transaction.atomic():
        kennis.stuur([aan.pk], soort, ("signalen_zaak", rij), moment=moment)


def _kies(aan: Aanstelling, soort: str, hoe: str) -> None:
    with als(f.actor_van(aan)), transaction.atomic():
        Kennisgevingkeuze.objects.create(aanstelling=aan, soort=soort, hoe=hoe)


def _ronde(moment: datetime) -> int:
    kennis.meld_bij(moment.date(), moment)
    return kennis.verstuur_mail(moment).verzonden


def _post() -> list[Mailpost]:
    with f.systeem(), transaction.atomic():
        return list(Mailpost.objects.order_by("pk"))


def test_one_digest_a_day_counts_by_kind(bus: Postbus) -> None:
    wie = _mens()
    for rij in (1, 2):
        _vertel(wie, "nieuwe_melding", rij=rij)
    _vertel(wie, "stap_verlopen")
    assert _ronde(TIEN) == 1
    _vertel(wie, "herinnering", moment=TIEN)
    assert _ronde(TIEN + MINUUT) == 0  # tomorrow at seven
    assert _ronde(datetime(2026, 2, 3, 5, 59, tzinfo=UTC)) == 0
    assert _ronde(datetime(2026, 2, 3, 6, 0, tzinfo=UTC)) == 1
    (aan, eerste), (_, tweede) = bus.ontvangen
    assert aan == "sofie@gemeente.example"
    assert eerste["Subject"] == "In Beeld: 3 nieuwe berichten"
    assert "- 2 nieuwe meldingen" in tekst(eerste)
    assert "- 1 stap die te laat is" in tekst(eerste)
    assert "https://inbeeld.regio.example/berichten/" in tekst(eerste)
    assert "- 1 herinnering" in tekst(tweede)


def test_at_once_and_not_at_all(bus: Postbus) -> None:
    wie = _mens()
    _kies(wie, "escalatie_valt", "direct")
    _kies(wie, "zaak_gesloten", "niet")
    _vertel(wie, "escalatie_valt", moment=TIEN)
    _vertel(wie, "zaak_gesloten", moment=GISTEREN)
    assert _ronde(TIEN) == 1
    assert _ronde(TIEN + timedelta(days=2)) == 0
    assert "1 besluit dat u moet nemen" in tekst(bus.ontvangen[0][1])


def test_what_was_read_is_not_mailed(bus: Postbus) -> None:
    wie = _mens()
    _vertel(wie, "nieuwe_melding")
    with als(f.actor_van(wie)), transaction.atomic():
        Kennisgeving.objects.update(gelezen_op=GISTEREN)
    assert _ronde(TIEN) == 0
    assert _post() == []


def test_who_left_or_has_no_address_gets_none(bus: Postbus) -> None:
    weg, zonder = _mens("weg@gemeente.example"), _mens("")
    for wie in (weg, zonder):
        _vertel(wie, "nieuwe_melding")
    f.wijzig(weg, periode=periode(f.d("2020-01-01"), f.d("2026-02-01")))
    assert _ronde(TIEN) == 0
    assert bus.ontvangen == []


def test_no_child_in_what_goes_out(bus: Postbus) -> None:
    school = f.school(naam="De Verzonnen School")
    kind = f.kind(school, roepnaam="Wiebren", achternaam="Kraaienest")
    wie = _mens()
    with f.systeem(), transaction.atomic():
        for soort in ("nieuwe_melding", "zaak_toegewezen", "antwoord_op_melding"):
            kennis.stuur([wie.pk], soort, ("x", 1), jongere_id=kind, moment=GISTEREN)
    assert _ronde(TIEN) == 1
    alles = bus.ontvangen[0][1].as_string() + tekst(bus.ontvangen[0][1])
    for woord in ("Wiebren", "Kraaienest", "Verzonnen", "10AB00"):
        assert woord not in alles


def test_a_server_that_is_down_loses_nothing(bus: Postbus) -> None:
    mensen = [_mens(f"mens{n}@gemeente.example") for n in range(3)]
    for wie in mensen:
        _vertel(wie, "nieuwe_melding")
    bus.neer()
    moment = TIEN
    for _ in range(5):
        assert _ronde(moment) == 0
        moment += timedelta(hours=5)
    namen = {post.message_id for post in _post()}
    assert len(namen) == 3
    bus.op()
    assert _ronde(moment) == 3
    assert _ronde(moment + timedelta(days=1)) == 0
    assert {b["Message-ID"].strip("<>") for _, b in bus.ontvangen} == namen
    assert sorted(aan for aan, _ in bus.ontvangen) == [
        f"mens{n}@gemeente.example" for n in range(3)
    ]


def test_waiting_takes_longer_each_time_and_at_most_an_hour(bus: Postbus) -> None:
    _vertel(_mens(), "nieuwe_melding")
    bus.neer()
    wachten = []
    moment = TIEN
    for _ in range(9):
        _ronde(moment)
        (post,) = _post()
        wachten.append((post.volgende_poging - moment) // MINUUT)
        moment = post.volgende_poging
    assert wachten == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_sent_twice_it_is_the_same_message(bus: Postbus) -> None:
    """The server took it and broke off before it said so: nobody knows, so it goes again."""
    _vertel(_mens(), "nieuwe_melding")
    bus.zwijg_na_data = True
    assert _ronde(TIEN) == 0
    bus.zwijg_na_data = False
    assert _ronde(TIEN + timedelta(minutes=5)) == 1
    eerste, tweede = (bericht["Message-ID"] for _, bericht in bus.ontvangen)
    assert eerste == tweede


def test_one_address_that_is_wrong_holds_up_nobody(bus: Postbus) -> None:
    fout, goed = _mens("fout@gemeente.example"), _mens("goed@gemeente.example")
    bus.weiger = {"fout@gemeente.example"}
    for wie in (fout, goed):
        _vertel(wie, "nieuwe_melding")
    assert _ronde(TIEN) == 1
    assert [aan for aan, _ in bus.ontvangen] == ["goed@gemeente.example"]
    kennis.verstuur_mail(TIEN + timedelta(days=3))
    assert [p.volgende_poging is None for p in _post()] == [False, True]
    kennis.verstuur_mail(TIEN + timedelta(days=8))
    opgegeven, verzonden = _post()
    assert (opgegeven.volgende_poging, opgegeven.verzonden_op) == (None, None)
    assert verzonden.verzonden_op == TIEN


def test_one_that_cannot_be_made_holds_up_nobody(bus: Postbus) -> None:
    fout, goed = _mens("geen\nadres@gemeente.example"), _mens("goed@gemeente.example")
    for wie in (fout, goed):
        _vertel(wie, "nieuwe_melding")
    assert _ronde(TIEN) == 1
    assert [aan for aan, _ in bus.ontvangen] == ["goed@gemeente.example"]
    assert [post.verzonden_op is None for post in _post()] == [True, False]


def test_without_a_mail_server_everything_waits(bus: Postbus, settings: object) -> None:
    settings.MAIL_AAN = False
    _vertel(_mens(), "nieuwe_melding")
    assert _ronde(TIEN) == 0
    assert [p.pogingen for p in _post()] == [0]
    settings.MAIL_AAN = True
    assert _ronde(TIEN + timedelta(days=40)) == 1
