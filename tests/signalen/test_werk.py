"""The werkvoorraad: what is asked of whom, by when, and what leaves by itself."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from inbeeld.signalen.actions import zaken
from inbeeld.signalen.models import Melding, Meldingontvanger, Zaak
from inbeeld.signalen.queries.werk import Werkitem, WerkKeuze, werkblad
from inbeeld.tijdlijnen.queries import Pagina
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Leesregel, Organisatie
from tests import fabriek as f
from tests.signalen.zaakhulp import coordinator, postvak, thuis, zaak_van
from tests.toegang.beheerhulp import tekst

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def gemeente() -> Organisatie:
    postvak(f.gemeente())
    return f.gemeente()


def _blad(actor: Actor, **keuze: str) -> Pagina[Werkitem]:
    with als(actor), transaction.atomic():
        return werkblad(actor=actor, keuze=WerkKeuze(**keuze))


def _zet(kind: int, op: date) -> None:
    with f.systeem():
        Zaak.objects.filter(jongere_id=kind).update(stap_op=op)


def _melding(kind: int, van: Organisatie, aan: Organisatie, **anders: object) -> Meldingontvanger:
    """A melding as it lies in its table; how it is sent is another test's."""
    vak = postvak(aan)
    partijen = [van.pk, aan.pk]
    with f.systeem():
        melding = Melding.objects.create(
            jongere_id=kind,
            soort="verzuim",
            organisatie=van,
            moment=f.MOMENT,
            verzoeksleutel=f"proef {kind} {aan.pk}",
            plan_code="proef",
            plan_versie=1,
            route="proef",
            begindatum=f.d("2026-01-12"),
            ouders_verteld="ja",
            ouders_verteld_op=f.VANDAAG,
            ouders_verteld_door="mentor",
            partijen=partijen,
        )
        waarden = {
            "melding": melding,
            "jongere_id": kind,
            "postvak": vak,
            "aan": aan.soort,
            "ziet": ["identiteit"],
            "grondslag": "proef",
            "vraag": "Wat is nodig?",
            "antwoord_uiterlijk": f.VANDAAG + 4 * DAG,
            "zonder_antwoord": "herinner",
            "zonder_antwoord_op": f.VANDAAG + 9 * DAG,
            "staat_sinds": f.MOMENT,
            "partijen": partijen,
        }
        return Meldingontvanger.objects.create(**(waarden | anders))


def test_late_and_today_are_needed_now_and_the_oldest_stands_first(gemeente: Organisatie) -> None:
    school = f.school()
    laat, nu, straks, later = (thuis(school) for _ in range(4))
    for kind, over in ((laat, -3), (nu, 0), (straks, 7), (later, 8)):
        _zet(kind, f.VANDAAG + over * DAG)
    actor = f.actor_van(coordinator(gemeente))
    blad = _blad(actor)
    assert [(i.jongere_id, i.te_laat) for i in blad.regels] == [(laat, True), (nu, False)]
    # From Monday five school days: through the next Monday.
    assert [i.jongere_id for i in _blad(actor, toon="loopt_af").regels] == [straks]
    assert len(_blad(actor, toon="alles").regels) == 4
    assert (blad.tellingen["nodig"], blad.tellingen["loopt_af"]) == (2, 1)
    (eerste, *_) = blad.regels
    assert (eerste.wat, eerste.naam, eerste.bij) == (
        "Contact met het gezin",
        "Sam de Vries",
        "postvak",
    )
    assert (eerste.klok_soort, eerste.dag_n, eerste.dag_van) == ("streng", 22, 90)


def test_mine_my_teams_and_the_postvak(gemeente: Organisatie) -> None:
    school = f.school()
    van_mij, van_ander, los = (thuis(school) for _ in range(3))
    ik, ander = f.aanstelling(gemeente), f.aanstelling(gemeente)
    with als(f.actor_van(ik)):
        zaken.wijs_toe([zaak_van(van_mij)], ik.pk, moment=f.MOMENT)
        zaken.wijs_toe([zaak_van(van_ander)], ander.pk, moment=f.MOMENT)

    def ziet(wie: Actor, van: str) -> set[int]:
        return {i.jongere_id for i in _blad(wie, toon="alles", van=van).regels}

    actor = f.actor_van(ik)
    assert ziet(actor, "mij") == {van_mij}
    assert ziet(actor, "team") == {van_mij, van_ander, los}
    assert ziet(actor, "postvak") == {los}
    # Nobody's in particular is the coordinator's.
    assert ziet(f.actor_van(coordinator(gemeente)), "mij") == {los}
    # Who stands in for somebody has their work.
    vervanger = f.aanstelling(gemeente, tot_en_met=f.VANDAAG + 9 * DAG)
    f.wijzig(vervanger, vervangt=ik)
    assert ziet(f.actor_van(vervanger), "mij") == {van_mij}
    # Another organisation that sees the child has none of it.
    assert ziet(f.actor(school), "team") == set()


def test_a_planned_zaak_asks_nothing_yet(gemeente: Organisatie) -> None:
    thuis(f.school(), "2026-01-30")
    assert _blad(f.actor_van(coordinator(gemeente)), toon="alles").aantal == 0


def test_what_was_asked_of_others_waits_and_what_is_unseen_is_new(gemeente: Organisatie) -> None:
    school = f.school()
    kind = f.kind(school)
    ontvanger = _melding(kind, school, gemeente)
    vraagt = f.actor(school)
    (wacht,) = _blad(vraagt, toon="wacht").regels
    assert (wacht.bron_id, wacht.wat) == (ontvanger.pk, "Melding openen en antwoorden")
    assert _blad(vraagt).tellingen["wacht"] == 1
    gevraagd = f.actor_van(coordinator(gemeente))
    (nieuw,) = _blad(gevraagd, toon="nieuw").regels
    assert (nieuw.van, nieuw.uiterlijk_op) == (school.naam, f.VANDAAG + 4 * DAG)
    assert _blad(gevraagd, toon="wacht").aantal == 0
    with f.systeem():
        Meldingontvanger.objects.update(staat="gezien")
    assert _blad(gevraagd, toon="nieuw").aantal == 0
    (open_,) = _blad(gevraagd, toon="alles", soort="antwoord").regels
    assert open_.wat == "Antwoorden op de melding"


def test_who_accepted_still_has_to_say_what_came_of_it(gemeente: Organisatie) -> None:
    school = f.school()
    _melding(f.kind(school), school, gemeente, staat="aangenomen")
    (item,) = _blad(f.actor_van(coordinator(gemeente)), toon="alles").regels
    # Ten school days after Monday 2 February, which is later than the plan's.
    assert (item.wat, item.uiterlijk_op) == ("Laten weten wat er gedaan is", f.d("2026-02-16"))


def test_done_or_withdrawn_leaves_by_itself(gemeente: Organisatie) -> None:
    school = f.school()
    kind = f.kind(school)
    ontvanger = _melding(kind, school, gemeente)
    actor = f.actor_van(coordinator(gemeente))
    with f.systeem():
        Meldingontvanger.objects.update(staat="afgehandeld")
    assert _blad(actor, toon="alles").aantal == 0
    with f.systeem():
        Meldingontvanger.objects.update(staat="verzonden")
        Melding.objects.filter(pk=ontvanger.melding_id).update(
            ingetrokken_op=f.MOMENT, ingetrokken_reden="Vergissing."
        )
    assert _blad(actor, toon="alles").aantal == 0


def test_a_child_that_is_back_says_check_and_close(gemeente: Organisatie) -> None:
    from inbeeld.register.models import FeitVerzuim

    school = f.school()
    kind = thuis(school)
    _melding(kind, school, gemeente)
    actor = f.actor_van(coordinator(gemeente))
    assert [i.klaar for i in _blad(actor, toon="alles").regels] == [False, False]
    with f.systeem():
        oud = FeitVerzuim.objects.get(jongere_id=kind, ingetrokken_op=None)
    f.leg(
        school,
        intrekken={"verzuim": [oud.pk]},
        verzuim=[{"jongere": kind, **f.verzuimrij(school.code, "2026-01-12", "2026-01-30")}],
    )
    terug = _blad(actor, toon="alles").regels
    assert [(i.klaar, i.klok_soort) for i in terug] == [(True, ""), (True, "")]


@pytest.fixture
def vandaag() -> date:
    """Pages go by the clock."""
    return timezone.localdate()


@pytest.fixture
def kinderen(gemeente: Organisatie, vandaag: date) -> list[int]:
    school = f.school()
    ids = [f.kind(school, roepnaam=naam) for naam in ("Ada", "Bo")]
    with als(f.actor(school, vandaag=vandaag)):
        for kind in ids:
            zaken.open_zaak(kind, "signaal", moment=timezone.now())
    return ids


@pytest.fixture
def client(gemeente: Organisatie) -> Client:
    client = Client()
    client.force_login(coordinator(gemeente).gebruiker)
    return client


def test_the_page_shows_the_work_and_writes_who_was_shown(
    client: Client, kinderen: list[int]
) -> None:
    woorden = tekst(client.get("/werk/?toon=alles"))
    assert "Ada de Vries" in woorden
    assert "Contact met het gezin" in woorden
    with f.systeem():
        gelezen = Leesregel.objects.filter(handeling="werk").values_list("jongere_id", flat=True)
        assert set(gelezen) == set(kinderen)
    # What the card 'nieuw' counts is what its list shows.
    pagina = client.get("/werk/?toon=nieuw")
    kaart = next(k for k in pagina.context["kaarten"] if k.naam == "Nieuw")
    assert (kaart.aantal, pagina.context["blad"].aantal) == (2, 2)


def test_logging_in_leads_there_and_who_works_without_children_elsewhere(gemeente: object) -> None:
    client = Client()
    naam = coordinator(f.gemeente()).gebruiker.username
    antwoord = client.post("/inloggen", {"username": naam, "password": f.WACHTWOORD})
    assert antwoord["Location"] == "/begin/"
    client.force_login(coordinator(f.gemeente()).gebruiker)
    assert client.get("/begin/")["Location"] == "/werk/"
    beheer = Client()
    beheer.force_login(f.aanstelling(f.gemeente(), "beheerder").gebruiker)
    assert beheer.get("/werk/")["Location"] == "/beheer/"


def test_assigning_many_at_once(client: Client, kinderen: list[int], gemeente: Organisatie) -> None:
    collega = f.aanstelling(gemeente)
    regels = [f"zaakstap-{zaak_van(kind).pk}" for kind in kinderen]
    data = {"regel": regels, "wie": collega.pk}
    pagina = client.post("/werk/toewijzen/?toon=alles&van=team", data, follow=True)
    assert "2 regels toegewezen." in tekst(pagina)
    assert {zaak_van(kind).eigenaar_id for kind in kinderen} == {collega.pk}
    assert pagina.redirect_chain[0][0] == "/werk/?toon=alles&van=team"


def test_assigning_is_all_or_nothing_and_never_of_somebody_elses(
    client: Client, kinderen: list[int], gemeente: Organisatie
) -> None:
    swv = f.swv()
    eerste, tweede = (zaak_van(kind) for kind in kinderen)
    with f.systeem():
        Zaak.objects.filter(pk=tweede.pk).update(eigenaar_postvak=postvak(swv))
    collega = f.aanstelling(gemeente)
    data = {"regel": [f"zaakstap-{z.pk}" for z in (eerste, tweede)], "wie": collega.pk}
    assert "Alleen zij passen hem aan" in tekst(client.post("/werk/toewijzen/", data, follow=True))
    assert zaak_van(kinderen[0]).eigenaar_id is None
    leeg = client.post("/werk/toewijzen/", {"wie": collega.pk}, follow=True)
    assert "Vink eerst aan" in tekst(leeg)


def test_a_kept_list_holds_codes_and_is_not_of_the_other_page(
    client: Client, kinderen: list[int]
) -> None:
    client.post("/werk/weergaven/nieuw/?toon=loopt_af&van=team&soort=<script>&naam=Ada")
    (weergave,) = client.get("/werk/").context["weergaven"]
    assert (weergave.naam, weergave.vraag) == (
        "Loopt af, van mijn organisatie",
        "toon=loopt_af&van=team",
    )
    assert client.get("/").context["weergaven"] == []
    client.post(f"/werk/weergaven/{weergave.pk}/weg/")
    assert client.get("/werk/").context["weergaven"] == []


def test_codes_that_do_not_exist_ask_the_first_page(client: Client, kinderen: list[int]) -> None:
    pagina = client.get("/werk/?toon=x&van=y&soort=z&pagina=99999999")
    assert (pagina.status_code, pagina.context["keuze"]) == (200, WerkKeuze())


def test_the_number_of_waarschuwingen_is_fetched_by_the_page(
    client: Client, gemeente: Organisatie, vandaag: date
) -> None:
    assert "/werk/waarschuwingen/" in client.get("/werk/").content.decode()
    assert client.get("/werk/waarschuwingen/").content == b"0"
    school, begin = f.school(), vandaag - timedelta(days=40)
    kind = f.kind(school)
    f.leg(
        school,
        vandaag=vandaag,
        verzuim=[{"jongere": kind, **f.verzuimrij(school.code, begin.isoformat())}],
    )
    assert int(client.get("/werk/waarschuwingen/").content) > 0
