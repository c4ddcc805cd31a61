"""The pages of exemptions: the whole road, what goes wrong, and what each rol sees."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inbeeld.dossiers.actions import vrijstellingen as actions
from inbeeld.dossiers.models import Taak, Vrijstellingsadvies, Vrijstellingsverzoek
from inbeeld.dossiers.queries import vrijstellingen as queries
from inbeeld.dossiers.tijdlijnbronnen import vrijstelling as bron
from inbeeld.register.models import Jongere
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.dossiers import vrijstellinghulp as h
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
NU = timezone.localdate()


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


def sleutel(wereld: w.Wereld) -> UUID:
    with f.systeem():
        return Jongere.objects.get(pk=wereld.thuis).sleutel


def log_in(client: Client, wereld: w.Wereld, wie: str) -> Client:
    f.log_in(client, f.actor_van(wereld.mensen[wie]))
    return client


def het(wereld: w.Wereld) -> Vrijstellingsverzoek:
    with f.systeem():
        return Vrijstellingsverzoek.objects.get(jongere_id=wereld.thuis)


def tekst(antwoord) -> str:
    return antwoord.content.decode()


VRAAG = {
    "grond": "art5_onder_a",
    "ontvangen_op": "2026-02-02",
    "ingangsdatum": "2026-02-09",
    "einddatum": (NU + timedelta(days=200)).isoformat(),
}

ONBEKEND = {"verklaring_door": "onbekend", "verklaring_behandelaar": "onbekend"}


def test_leerplicht_walks_the_whole_road_on_its_pages(client: Client, wereld):
    log_in(client, wereld, "leerplicht")
    nieuw = reverse("vrijstelling_nieuw", args=[sleutel(wereld)])
    assert "twee verschillende gronden" in tekst(client.get(nieuw))
    assert client.post(nieuw, {"grond": "art5_onder_a"}).status_code == 422
    vraag = VRAAG | {"sleutel": str(uuid4())}
    eerste, tweede = client.post(nieuw, vraag), client.post(nieuw, vraag)
    assert eerste.status_code == 302
    assert eerste["Location"] == tweede["Location"]
    verzoek = het(wereld)

    def adres(naam: str) -> str:
        return reverse(f"vrijstelling_{naam}", args=[verzoek.sleutel])

    pagina = tekst(client.get(adres("verzoek")))
    assert "Nog onbekend" in pagina
    assert "LPW 7" in pagina
    assert "Besluit nemen" not in pagina
    _gegevens(client, adres("gegevens"))
    # Sent from a page of before: nothing is overwritten, and what was typed is still there.
    oud = client.post(
        adres("gegevens"), VRAAG | ONBEKEND | {"gezien": "0" * 16, "leermogelijkheden": "Ander"}
    )
    assert oud.status_code == 422
    assert "iemand anders dit verzoek veranderd" in tekst(oud)
    assert "Ander" in tekst(oud)
    assert "Thuis lezen en tekenen." in tekst(oud)
    weer = (
        VRAAG
        | ONBEKEND
        | {"gezien": oud.context["form"].data["gezien"], "leermogelijkheden": "Samen"}
    )
    assert client.post(adres("gegevens"), weer).status_code == 302
    assert het(wereld).leermogelijkheden == "Samen"
    _horen(client, wereld, adres("horen"))
    bak = client.get(adres("advies_vragen"))
    assert "Samenwerkingsverband SWV1" in tekst(bak)
    with f.systeem():
        nummer = queries.swv_postvakken(wereld.thuis, f.VANDAAG)[0].pk
    assert client.post(adres("advies_vragen"), {"postvak": nummer}).status_code == 302

    log_in(client, wereld, "swv")
    assert client.get(adres("advies")).status_code == 200
    advies = {"sleutel": str(uuid4()), "advies": "geen_aanbod_mogelijk", "toelichting": "Nu niet."}
    assert client.post(adres("advies"), advies | {"advies": ""}).status_code == 422
    assert client.post(adres("advies"), advies).status_code == 302
    assert client.post(adres("advies"), advies).status_code == 302
    with f.systeem():
        assert Vrijstellingsadvies.objects.count() == 1
    assert client.get(adres("advies")).status_code == 404
    assert client.get(adres("besluit")).status_code == 404

    log_in(client, wereld, "leerplicht")
    _besluit(client, adres("besluit"))
    pagina = tekst(client.get(adres("verzoek")))
    assert "Vastgesteld" in pagina
    assert "omdat er geen passend aanbod was" in pagina
    # Once decided, every form of before leads back with a sentence.
    for naam in ("besluit", "intrekken"):
        assert client.get(adres(naam)).status_code == 302
        assert client.post(adres(naam), {"reden": "x"}).status_code == 302
    goed = {"gedaan_op": NU.isoformat(), "uitkomst": "aanbod", "toelichting": "Twee uur per week."}
    assert client.post(adres("herbeoordelen"), goed | {"uitkomst": ""}).status_code == 422
    assert client.post(adres("herbeoordelen"), goed).status_code == 302
    assert "Naar het aanbod" in tekst(client.get(adres("verzoek")))
    einde = {"laatste_dag": NU.isoformat(), "reden": "Naar school."}
    assert client.post(adres("beeindigen"), einde | {"reden": ""}).status_code == 422
    assert client.post(adres("beeindigen"), einde).status_code == 302
    assert het(wereld).toestand == "beeindigd"
    assert client.post(adres("beeindigen"), einde).status_code == 302
    with f.systeem():
        assert not Taak.objects.filter(klaar_op=None, soort__startswith="vrijstelling").exists()


def _gegevens(client: Client, adres: str) -> None:
    form = client.get(adres).context["form"]
    goed = VRAAG | {
        "gezien": form.initial["gezien"],
        "verklaring_op": "2026-01-15",
        "verklaring_door": "arts",
        "verklaring_behandelaar": "nee",
        "leermogelijkheden": "Thuis lezen en tekenen.",
    }
    assert client.post(adres, goed | {"verklaring_op": "31-02-2026"}).status_code == 422
    assert client.post(adres, goed | {"einddatum": "2026-01-01"}).status_code == 422
    assert client.post(adres, goed).status_code == 302


def _horen(client: Client, wereld: w.Wereld, adres: str) -> None:
    gesprek = h.gesprek(wereld)
    form = client.get(adres).context["form"]
    goed = {
        "gezien": form.initial["gezien"],
        "kind_gehoord_id": gesprek.pk,
        "ouders_gehoord_id": "onbekend",
        "waarom_niet_gehoord": "Ouders waren verhinderd.",
    }
    assert client.post(adres, goed | {"kind_gehoord_id": "999999"}).status_code == 422
    assert client.post(adres, goed).status_code == 302
    assert het(wereld).kind_gehoord_id == gesprek.pk


def _besluit(client: Client, adres: str) -> None:
    pagina = client.get(adres)
    assert "U beslist" in tekst(pagina)
    goed = {
        "besluit": "vaststellen",
        "wijze": "van_rechtswege",
        "reden": "De verklaring is duidelijk.",
        "leermogelijkheden": "Thuis lezen en tekenen.",
        "geen_aanbod": "on",
        "einddatum": VRAAG["einddatum"],
        "ondanks": "Het kind kan niet wachten.",
    }
    for leeg in ("besluit", "reden", "leermogelijkheden", "ondanks"):
        antwoord = client.post(adres, goed | {leeg: ""})
        assert antwoord.status_code == 422, leeg
        assert "De verklaring" in tekst(antwoord) or leeg == "reden"
    assert client.post(adres, goed).status_code == 302


def test_a_refusal_and_a_withdrawal(client: Client, wereld):
    verzoek = h.onderzocht(wereld)
    log_in(client, wereld, "leerplicht")
    besluit = reverse("vrijstelling_besluit", args=[verzoek.sleutel])
    af = {"besluit": "afwijzen", "wijze": "van_rechtswege", "reden": "Er is wel een plek."}
    assert client.post(besluit, af).status_code == 302
    assert "Er is geen vrijstelling" in tekst(
        client.get(reverse("vrijstelling_verzoek", args=[verzoek.sleutel]))
    )
    ander = h.verzoek(wereld, "art5_onder_b")
    weg = reverse("vrijstelling_intrekken", args=[ander.sleutel])
    assert client.post(weg, {"reden": ""}).status_code == 422
    assert client.post(weg, {"reden": "Ouders zien ervan af."}).status_code == 302
    assert h.taken() == []


def test_a_school_sees_ground_and_period_alone(client: Client, wereld):
    verzoek = h.lopend(wereld, einddatum=None)
    log_in(client, wereld, "school")
    pagina = tekst(client.get(reverse("vrijstelling", args=[sleutel(wereld)])))
    assert "art. 5 onder a" in pagina
    assert "vanaf 9 februari 2026" in pagina
    assert "De verklaring is duidelijk" not in pagina
    for naam in ("verzoek", "advies", "gegevens", "besluit"):
        adres = reverse(f"vrijstelling_{naam}", args=[verzoek.sleutel])
        assert client.get(adres).status_code in (403, 404), naam
        assert "De verklaring is duidelijk" not in tekst(client.get(adres))
    assert client.get(reverse("vrijstellingen")).status_code == 403
    with als(f.actor_van(wereld.mensen["school"])):
        regels = bron._verzoeken([verzoek.pk * 3 + 1], f.VANDAAG)
    assert "duidelijk" not in str(regels)
    assert "art. 5 onder a" in str(regels)


def test_a_mentor_and_a_stranger_see_nothing(client: Client, wereld):
    verzoek = h.lopend(wereld)
    vreemd = f.gemeente("0361")
    for actor, verwacht in (
        (f.actor(wereld.school, "mentor"), 403),
        (f.actor(vreemd), 404),
    ):
        f.log_in(client, actor)
        for adres in (
            reverse("vrijstelling", args=[sleutel(wereld)]),
            reverse("vrijstelling_verzoek", args=[verzoek.sleutel]),
            reverse("vrijstelling_besluit", args=[verzoek.sleutel]),
        ):
            assert client.get(adres).status_code in (verwacht, 404)
            assert client.post(adres, {}).status_code in (403, 404, 405)


def test_the_register_lists_what_runs_and_reads_are_logged(client: Client, wereld):
    h.lopend(wereld, einddatum=None)
    zonder = f.kind(wereld.school, roepnaam="Noor", achternaam="Buiten")
    f.leg(wereld.gemeente, vrijstellingen=[{"jongere": zonder, "grond": "art5_onder_b",
          "begindatum": date(2026, 1, 1), "einddatum": None}])  # fmt: skip
    adres = reverse("vrijstellingen")
    for wie in ("leerplicht", "regio"):
        log_in(client, wereld, wie)
        pagina = tekst(client.get(adres))
        assert "Sam de Vries" in pagina
        assert "Noor de Buiten" in pagina
        assert "geen verzoek in In Beeld" in pagina
        assert "Noor" not in tekst(client.get(adres, {"grond": "art5_onder_a"}))
        assert "Sam" not in tekst(client.get(adres, {"toon": "zonder_dossier"}))
        laat = tekst(client.get(adres, {"toon": "te_laat"}))
        assert ("Sam de Vries" in laat) == (date(2026, 6, 30) < NU)
        assert "past" in tekst(client.get(adres, {"toon": "geen_aanbod"}))
        assert client.get(adres, {"grond": "x", "pagina": "9"}).status_code == 200
    with f.systeem():
        assert Leesregel.objects.filter(handeling="vrijstellingen", jongere_id=zonder).exists()
    f.log_in(client, f.actor(f.gemeente("0361")))
    assert "Sam" not in tekst(client.get(adres))


def test_on_the_timeline_stands_the_whole_road_for_who_follows_it(wereld):
    verzoek = h.lopend(wereld)
    with als(h.leerplicht(wereld)):
        regels = bron._verzoeken([verzoek.pk * 3, verzoek.pk * 3 + 1], f.VANDAAG)
        plan = queries.open_herbeoordeling(verzoek)
        opnieuw = bron._herbeoordelingen([plan.pk], f.VANDAAG)
    assert [r.kop for r in regels.values()] == [
        "Verzoek om vrijstelling",
        "Vrijstelling vastgesteld",
    ]
    assert opnieuw[plan.pk].kop == "Vrijstelling uiterlijk opnieuw beoordelen"


def test_the_task_leads_to_the_request(client: Client, wereld):
    verzoek = h.verzoek(wereld)
    log_in(client, wereld, "leerplicht")
    pagina = tekst(client.get(reverse("werk")))
    assert "Beslissen over een vrijstelling" in pagina
    assert reverse("vrijstelling_verzoek", args=[verzoek.sleutel]) in pagina


def test_a_copy_is_sent_and_ticked_off(client: Client, wereld):
    verzoek = h.onderzocht(wereld, "art3a")
    with als(h.leerplicht(wereld)):
        actions.stel_vast(verzoek, h.besluit(wijze="besluit"), moment=f.MOMENT)
    log_in(client, wereld, "leerplicht")
    adres = reverse("vrijstelling_afschrift", args=[verzoek.sleutel])
    assert "Stuur het afschrift" in tekst(
        client.get(reverse("vrijstelling_verzoek", args=[verzoek.sleutel]))
    )
    assert client.get(adres).status_code == 405
    assert client.post(adres).status_code == 302
    assert h.taken() == []
    klaar = reverse("vrijstelling_verhuisd", args=[verzoek.sleutel])
    assert client.post(klaar, follow=True).status_code == 200


@pytest.mark.parametrize(
    ("grond", "velden"),
    [
        ("art5_onder_b", {"zelfde_richting_vorig_jaar": "nee"}),
        ("art5_onder_c", {"verklaring_door": "school_buitenland", "verklaring_op": "2026-01-01"}),
        ("art5a_trekkend", {}),
        ("art15", {}),
    ],
)
def test_every_ground_asks_its_own(client: Client, wereld, grond: str, velden: dict[str, str]):
    verzoek = h.verzoek(wereld, grond)
    log_in(client, wereld, "leerplicht")
    adres = reverse("vrijstelling_gegevens", args=[verzoek.sleutel])
    form = client.get(adres).context["form"]
    assert {"zelfde_richting_vorig_jaar", "verklaring_op", "verklaring_door"} & set(
        form.fields
    ) == set(velden)
    goed = VRAAG | velden | {"gezien": form.initial["gezien"], "leermogelijkheden": "Lezen."}
    assert client.post(adres, goed).status_code == 302
    dit = het(wereld)
    assert dit.zelfde_richting_vorig_jaar == (False if grond == "art5_onder_b" else None)
    assert dit.verklaring_door == velden.get("verklaring_door", "")


def test_the_page_of_a_zaak_says_why_it_stays_open(client: Client, wereld):
    """A child whose klok does not run, so that only the exemption holds the zaak."""
    kind = f.kind(wereld.school, roepnaam="Noor", geboren=f"{NU.year - 7}-03-01")
    with als(h.leerplicht(wereld)):
        verzoek = actions.vraag_aan(
            kind, sleutel=uuid4(), grond="art5_onder_b", ontvangen_op=f.VANDAAG,
            ingangsdatum=h.VANAF, einddatum=None, moment=f.MOMENT,
        )  # fmt: skip
        actions.vul_aan(verzoek, {}, gezien=actions.stand(verzoek))
        zaak = actions.stel_vast(verzoek, h.besluit(einddatum=None), moment=f.MOMENT).zaak
    log_in(client, wereld, "leerplicht")
    adres = reverse("zaak_sluiten", args=[zaak.sleutel])
    antwoord = client.post(adres, {"reden": "geen_zorg_meer", "toelichting": ""})
    assert antwoord.status_code == 422
    assert "vrijstelling die nog loopt" in tekst(antwoord)
