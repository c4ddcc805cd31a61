"""Per partner what was asked, answered and late; nobody reads a child in it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.queries.partners import partners
from inbeeld.signalen.actions import melden, melden_antwoord
from inbeeld.signalen.actions.melden_concept import Concept
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
DAG = timedelta(days=1)


def _meld(wereld):
    concept = Concept(
        jongere_id=wereld.thuis,
        soort="verzuim",
        reden="proef",
        verzuimsoort="overig",
        begindatum=f.VANDAAG,
        alle_lessen="ja",
        actie_gewenst="ja",
        ouders_verteld="ja",
        ouders_verteld_op=f.VANDAAG,
        ouders_verteld_door="mentor",
        jongere_verteld="ja",
    )
    with als(f.actor_van(wereld.mensen["school"])):
        return melden.verstuur(concept, moment=f.MOMENT, sleutel="proef")


def _per_naam(aanstelling, dag=f.VANDAAG):
    with als(f.actor_van(aanstelling, vandaag=dag)):
        return {p.naam: p for p in partners(dag - 91 * DAG, dag)}


def test_what_was_asked_answered_and_left_is_counted_per_partner():
    wereld = w.maak()
    melding = _meld(wereld)
    with f.systeem():
        ontvangers = list(melding.ontvangers.select_related("postvak__organisatie").order_by("pk"))
        snel = next(o for o in ontvangers if o.postvak.organisatie_id == wereld.gemeente.pk)
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        melden_antwoord.neem_aan(snel, moment=f.MOMENT + 2 * DAG)
    later = max(o.antwoord_uiterlijk for o in ontvangers) + DAG
    regio = _per_naam(wereld.mensen["regio"], later)
    leerplicht = regio[wereld.gemeente.naam]
    assert (leerplicht.gevraagd, leerplicht.op_tijd, leerplicht.wacht) == (1, 1, 0)
    assert leerplicht.mediaan_dagen == 2
    stil = [p for p in regio.values() if p.wacht]
    assert stil
    assert all(p.wacht_te_laat == p.wacht and p.mediaan_dagen is None for p in stil)


def test_others_see_their_own_and_a_board_that_of_its_schools(client: Client):
    wereld = w.maak()
    _meld(wereld)
    assert set(_per_naam(wereld.mensen["leerplicht"])) == {wereld.gemeente.naam}
    bestuur = f.organisatie("schoolbestuur", "B1")
    f.werkgebied(bestuur, wereld.school)
    bestuurder = f.aanstelling(bestuur, "bestuurder")
    assert set(_per_naam(bestuurder)) == {wereld.school.naam}
    assert _per_naam(f.aanstelling(wereld.school, "mentor")) == {}
    f.log_in(client, f.actor_van(bestuurder))
    pagina = client.get(reverse("partners"))
    assert pagina.status_code == 200
    assert wereld.school.naam in pagina.content.decode()
    fout = client.get(reverse("partners"), {"van": "2026-02-01", "tot_en_met": "2026-01-01"})
    assert fout.status_code == 422
