"""The order of one day on the timeline, and by whom a step was taken that the row does not say."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from inbeeld.dossiers import tijdlijn
from inbeeld.dossiers.actions import nazorg as nazorgacties
from inbeeld.dossiers.actions import notities
from inbeeld.dossiers.models import Gesprek
from inbeeld.dossiers.planinhoud import Doel, Inhoud
from inbeeld.dossiers.queries.tijdlijn import Gebeurtenis, tijdlijn_van
from inbeeld.register.models import Personalia
from inbeeld.toegang.actor import Actor, als
from tests import fabriek as f
from tests.dossiers import planhulp as p
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
UUR = timedelta(hours=1)


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


def _op(wereld: w.Wereld, actor: Actor, dag: date) -> list[Gebeurtenis]:
    with als(actor):
        bronnen = tijdlijn.bronnen()
        blad = tijdlijn_van(wereld.thuis, bronnen, vandaag=actor.vandaag, verborgen=False)
    return [g for d in blad.dagen if d.dag == dag for g in d.gebeurtenissen]


def _koppen(wereld: w.Wereld, actor: Actor, dag: date) -> list[str]:
    return [g.regel.kop for g in _op(wereld, actor, dag)]


def _notitie(actor: Actor, kind: int, moment: datetime) -> None:
    with als(actor):
        notities.noteer(kind, tekst="Gebeld.", sleutel=uuid4(), moment=moment)


def test_what_happened_on_a_day_stands_by_the_hour_whatever_it_was(wereld) -> None:
    actor = p.bij(wereld, "leerplicht")
    eerste = p.schrijf(actor, wereld.thuis, moment=f.MOMENT)
    _notitie(actor, wereld.thuis, f.MOMENT + UUR)
    anders = Inhoud("Rustig.", (Doel("jongere", "Slapen."),), **p.VERANDERD)
    p.schrijf(actor, wereld.thuis, anders, vanaf=eerste.sleutel, moment=f.MOMENT + 2 * UUR)
    _notitie(actor, wereld.thuis, f.MOMENT + 3 * UUR)
    assert _koppen(wereld, actor, f.VANDAAG) == [
        "Besloten notitie",
        "Plan, versie 2",
        "Besloten notitie",
        "Plan, versie 1",
    ]


def test_what_is_of_the_whole_day_or_was_written_down_later_stands_below(wereld) -> None:
    actor = p.bij(wereld, "leerplicht")
    f.leg(
        wereld.school,
        duidingen=[
            {
                "jongere": wereld.thuis,
                "duiding": "dreigend",
                "begindatum": f.VANDAAG,
                "einddatum": f.VANDAAG,
            }
        ],
    )
    _notitie(actor, wereld.thuis, f.MOMENT)
    with f.systeem():
        # Held on this day and written down the next: which hour of this day nobody knows.
        Gesprek.objects.create(
            jongere_id=wereld.thuis,
            bron=wereld.gemeente,
            door=wereld.mensen["leerplicht"],
            moment=f.MOMENT + 24 * UUR,
            zaak=wereld.zaak,
            soort=Gesprek.Soort.values[0],
            gevoerd_op=f.VANDAAG,
            uitkomst="Goed gesprek.",
            stem=Gesprek.Stem.values[0],
            stem_hoe="gesprek",
            stem_woorden="Het gaat wel.",
        )
    soorten = [g.soort for g in _op(wereld, actor, f.VANDAAG)]
    assert soorten == ["notitie", "feit", "gesprek"]


def test_a_plan_and_nazorg_say_who_established_and_ended_them(wereld) -> None:
    leerplicht = p.bij(wereld, "leerplicht")
    p.lopend(leerplicht, wereld.thuis)
    (regel,) = [
        g.regel for g in _op(wereld, leerplicht, f.VANDAAG) if g.regel.kop == "Plan vastgesteld"
    ]
    naam = wereld.mensen["leerplicht"].gebruiker.naam
    assert regel.wie.startswith(f"{naam}, ")
    z.terug(wereld)
    nazorg = z.begonnen(wereld)
    eigenaar = z.eigenaar(wereld, nazorg.tot)
    with als(eigenaar):
        nazorgacties.rond_af(nazorg, wat_hielp="Een mentor die belt.")
    (einde,) = [
        g.regel for g in _op(wereld, eigenaar, nazorg.tot) if g.regel.kop == "Nazorg afgerond"
    ]
    assert einde.wie.startswith(f"{naam}, ")


def test_of_a_secret_address_it_is_not_said_in_which_gemeente(wereld) -> None:
    p.lopend(p.bij(wereld, "leerplicht"), wereld.thuis)
    with f.systeem():
        Personalia.objects.filter(pk=wereld.thuis).update(geheim_adres=True)
    (regel,) = [
        g.regel
        for g in _op(wereld, p.bij(wereld, "school"), f.VANDAAG)
        if g.regel.kop == "Plan vastgesteld"
    ]
    assert regel.wie
    assert wereld.mensen["leerplicht"].gebruiker.naam not in regel.wie
    assert wereld.gemeente.naam not in regel.wie


def test_the_moment_of_establishing_comes_from_the_history(wereld) -> None:
    """Established after a note of the same day, it stands above it; the plan keeps a day alone."""
    with f.systeem():
        plan = p.lopend(p.bij(wereld, "leerplicht"), wereld.thuis)
        event = plan.pgh_event_model.objects.filter(vastgesteld_op=f.VANDAAG).get()
        bron = next(b for b in tijdlijn.bronnen() if b.naam == "plan_vastgesteld")
        with connection.cursor() as cursor:
            cursor.execute(bron.sql, {"kind": wereld.thuis})
            assert cursor.fetchall() == [(plan.pk, f.VANDAAG, event.pgh_created_at)]
