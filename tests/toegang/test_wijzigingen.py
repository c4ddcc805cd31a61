"""Every table that holds somebody's choice keeps what it was, who changed it and why."""

import json

import pghistory.models
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from inbeeld.aanleveren.models import Levering
from inbeeld.register.models import FEITMODELLEN, Jongere, Personalia
from inbeeld.tijdlijnen.models import DefinitieKeuze, Horizon, Weergave
from inbeeld.tijdlijnen.samenvoegen import voeg_samen
from inbeeld.toegang.actor import als, met_reden
from tests import fabriek as f

pytestmark = pytest.mark.django_db

FEITEN = {model._meta.db_table for model in FEITMODELLEN.values()}
"""Two dates of their own; what changes them is a vastlegging, with who and why."""

AFGELEID = {
    "tijdlijnen_laag": "computed from facts by one function",
    "tijdlijnen_klok": "computed from facts by one function",
    "tijdlijnen_tijdlijn": "computed from facts by one function",
    "tijdlijnen_wettelijkemelding": "computed from facts by one function",
    "tijdlijnen_regelversie": "written by the installation of the rules",
    "toegang_betrokkenheid": "follows from facts, or from a besluit that is kept itself",
    "toegang_matrixcel": "written from the matrix in the code, by migrate",
    "toegang_voorstelregel": "written and removed by the functions of retention",
    "toegang_bewaargrens": "follows from what was destroyed",
    "toegang_apitoken": "a key of a client for an hour, given by the program itself",
    "toegang_uitnodiging": "a key for one use; what it leads to is a change of the account",
    "signalen_kennisgeving": "told to one person; all that changes is when they read it",
    "signalen_mailpost": "an e-mail on its way; its attempts are all that changes",
    "koppelingen_webhookpost": "a message on its way; its attempts are all that changes",
    "monitor_cijferblad": "figures made from the timelines, and made anew",
    "monitor_cijfer": "figures made from the timelines, and made anew",
    "monitor_berekening": "one person's question and its answer; only its progress changes",
    "aanleveren_leveringdeel": "the delivered file in pieces, thrown away when it is processed",
    "aanleveren_afgekeurderij": "follows from the delivered file, written by its reader alone",
}
"""Nobody's choice: what wrote it can write it again, or it follows from what is kept."""

VAN_HET_RAAMWERK = {
    "django_migrations": "which versions of the schema were installed, written by migrate",
    "django_content_type": "names of models, written by migrate",
    "django_session": "who is logged in where, until they log out",
    "auth_permission": "not used: rights follow from aanstellingen",
    "auth_group": "not used: rights follow from aanstellingen",
    "auth_group_permissions": "not used: rights follow from aanstellingen",
    "toegang_gebruiker_groups": "not used: rights follow from aanstellingen",
    "toegang_gebruiker_user_permissions": "not used: rights follow from aanstellingen",
    "account_emailaddress": "copy of the account's address, kept by the library for log-in",
    "account_emailconfirmation": "a key for one use",
    "mfa_authenticator": "means to log in; adding and removing one is a line of toegang_aanmelding",
    "socialaccount_socialaccount": "which account at the provider; follows from logging in there",
    "socialaccount_socialapp": "not used: providers stand in the settings",
    "socialaccount_socialapp_sites": "not used: providers stand in the settings",
    "socialaccount_socialtoken": "not used: tokens are not stored",
    "axes_accessattempt": "failed logins, counted until the account is free again",
    "axes_accessattemptexpiration": "failed logins, counted until the account is free again",
    "axes_accessfailurelog": "a log of logins, switched off",
    "axes_accesslog": "a log of logins, switched off",
}


def _tabellen() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind = 'r'"
            " and relnamespace = 'public'::regnamespace"
        )
        return {naam for (naam,) in cursor.fetchall() if not naam.startswith("tijdlijnen_kal_")}


def _met_trekker(naam: str) -> set[str]:
    """Tables with a trigger of which the name is like `naam`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid"
            " where t.tgname like %s",
            [naam],
        )
        return {rij[0] for rij in cursor.fetchall()}


def _gevolgd() -> dict[str, str]:
    """Table -> the table of its history, of every model that is tracked."""
    return {
        m.pgh_tracked_model._meta.db_table: m._meta.db_table
        for m in apps.get_models()
        if issubclass(m, pghistory.models.Event) and getattr(m, "pgh_tracked_model", None)
    }


def test_every_table_is_a_fact_history_a_log_derived_or_followed():
    gevolgd = _gevolgd()
    over = _tabellen() - FEITEN - set(gevolgd) - set(gevolgd.values())
    over -= _met_trekker("alleen_toevoegen") | set(AFGELEID) | set(VAN_HET_RAAMWERK)
    assert sorted(over - {"pghistory_context", "pghistory_event"}) == []


def test_who_is_said_to_be_followed_has_the_triggers():
    gevolgd = _gevolgd()
    assert {"register_personalia", "aanleveren_levering", "tijdlijnen_definitiekeuze"} <= set(
        gevolgd
    )
    assert set(gevolgd) - _met_trekker("pgtrigger_%_update_%") == set()


def _wie(gebeurtenis) -> dict:
    return pghistory.models.Context.objects.get(pk=gebeurtenis.pgh_context_id).metadata


def test_bulk_and_plain_sql_are_recorded_with_who_and_why():
    school = f.school("10AB00")
    kinderen = [f.kind(school, achternaam=f"Nummer{n}") for n in range(3)]
    actor = f.actor(school)
    with als(actor):
        with met_reden("gevraagd door de gemeente"):
            assert Personalia.objects.update(geheim_adres=True) == 3
        with connection.cursor() as cursor:
            cursor.execute("update register_personalia set roepnaam = 'Ander'")
        model = Personalia.pgh_event_model
        eerst, later = (
            list(model.objects.filter(geheim_adres=was).order_by("jongere_id"))
            for was in (False, True)
        )
        assert [g.jongere_id for g in eerst] == [g.jongere_id for g in later] == kinderen
        assert {g.roepnaam for g in later} == {"Sam"}
        wie = {"gebruiker": actor.gebruiker_id, "aanstelling": actor.aanstelling_id}
        assert _wie(eerst[0]).items() >= {**wie, "reden": "gevraagd door de gemeente"}.items()
        # A reason of an earlier change stays what it was.
        assert _wie(later[0]).items() >= {**wie, "reden": ""}.items()


def test_what_the_system_does_for_somebody_names_that_person():
    a = f.school("10AB00")
    blijft, gaat_op = f.kind(a), f.kind(a, achternaam="Vreis")
    actor = f.actor(f.gemeente("0392"))
    with als(actor):
        voeg_samen(blijft, gaat_op, moment=f.MOMENT, reden="een kind")
    with f.systeem():
        gebeurtenis = Jongere.pgh_event_model.objects.get(id=gaat_op)
        assert gebeurtenis.opgegaan_in_id is None
        wie = _wie(gebeurtenis)
        assert (wie["gebruiker"], wie["systeem"]) == (actor.gebruiker_id, "samenvoegen")


def test_choices_of_the_region_and_of_people_are_recorded():
    regio = f.actor(f.regio())
    with als(regio):
        keuze = DefinitieKeuze.objects.create(definitie="zkij-2021", vanaf=f.VANDAAG)
        DefinitieKeuze.objects.filter(pk=keuze.pk).update(definitie="rijk-2016")
        keuze.delete()
        gebeurtenissen = DefinitieKeuze.pgh_event_model.objects.order_by("pgh_id")
        assert [(g.pgh_label, g.definitie) for g in gebeurtenissen] == [
            ("insert", "zkij-2021"),
            ("update", "rijk-2016"),
            ("delete", "rijk-2016"),
        ]
        f.kind(f.school("10AB00"))  # its recording makes the calendar, which is nobody's choice
        Horizon.objects.update(vakantieregio="zuid")
        assert Horizon.pgh_event_model.objects.get().vakantieregio == "zuid"
        eigen = {"gebruiker_id": regio.gebruiker_id, "filter": {"soort": "thuiszitter"}}
        weergave = Weergave.objects.create(**eigen)
        weergave.delete()
        assert Weergave.pgh_event_model.objects.count() == 2


def test_the_states_of_a_delivery_are_recorded_and_seen_by_its_supplier_alone():
    school = f.school("10AB00")
    actor = f.actor(school)
    with als(actor):
        levering = Levering.objects.create(
            organisatie=school,
            soort_formaat="csv_profiel",
            tabellen=[],
            periode=(f.VANDAAG, None),
            volledig=False,
            bestand_hash="",
            bestand_bytes=0,
            moment=f.MOMENT,
        )
        Levering.objects.update(status="proef")
        Levering.objects.update(opmerkingen=["telt niet als wijziging"])
        gebeurtenis = Levering.pgh_event_model.objects.get()
        assert (gebeurtenis.id, gebeurtenis.status) == (levering.pk, "concept")
        assert _wie(gebeurtenis)["aanstelling"] == actor.aanstelling_id
    with als(f.actor(f.school("20CD00"))):
        assert not Levering.pgh_event_model.objects.exists()


def test_history_is_not_rewritten():
    with als(f.actor(f.school("10AB00"))):
        f.kind(f.school("10AB00"))
        Personalia.objects.update(geheim_adres=True)
        for tabel in ("register_personaliaevent", "register_jongereevent"):
            fout = pytest.raises(DatabaseError)
            with fout, transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"delete from {tabel}")


def _weiger(request):
    with connection.cursor() as cursor:
        cursor.execute("do $$ begin raise exception 'Iets over een kind'; end $$")
    return HttpResponse()


urlpatterns = [path("weiger/", _weiger)]
_weiger.login_required = False


@override_settings(ROOT_URLCONF=__name__)
def test_a_refusal_of_a_trigger_answers_409_without_its_words():
    antwoord = Client().get("/weiger/")
    assert antwoord.status_code == 409
    assert "Dit kan nu niet" in antwoord.content.decode()
    assert "kind" not in json.dumps(antwoord.content.decode())


def test_what_a_dossier_or_zaak_said_first_is_kept():
    # Each change keeps the new row; without the first one, what it was changed from is nowhere.
    gevolgd = {t for t in _gevolgd() if t.startswith(("signalen_", "dossiers_", "monitor_"))}
    zonder = gevolgd - _met_trekker("pgtrigger_%_insert_%")
    # An open question to the region holds its words in the row itself; a task follows from a row.
    assert zonder == {"signalen_openbaremelding", "dossiers_taak"}
