"""The guarantee is the database's: no commit has an open zaak without owner, step and day, nor a
child with two. Tried in plain SQL, as the application's role and as the owner of the tables."""

import psycopg
import pytest
from django.db import IntegrityError, connections, transaction

from inbeeld.signalen.models import Zaak
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.signalen.zaakhulp import postvak, thuis, zaak_van

pytestmark = pytest.mark.django_db(databases=["default", "eigenaar"])
POGINGEN = {
    "no owner": "update signalen_zaak set eigenaar_postvak_id = null where id = %s",
    "no step": "update signalen_zaak set volgende_stap = '' where id = %s",
    "no step at all": "update signalen_zaak set volgende_stap = null where id = %s",
    "no day": "update signalen_zaak set stap_op = null where id = %s",
    "closed by nobody": "update signalen_zaak set gesloten_op = '2026-02-02',"
    " sluitreden = 'vergissing' where id = %s",
    "closed for nothing": "update signalen_zaak set gesloten_op = '2026-02-02',"
    " gesloten_door_id = (select min(id) from toegang_aanstelling) where id = %s",
    "a second one": "insert into signalen_zaak (sleutel, jongere_id, aanleiding, opent_op,"
    " eigenaar_postvak_id, eigenaar_sinds, volgende_stap, toelichting, stap_op, sluitreden)"
    " select gen_random_uuid(), jongere_id, aanleiding, opent_op, eigenaar_postvak_id,"
    " eigenaar_sinds, volgende_stap, '', stap_op, '' from signalen_zaak where id = %s",
    "an owner that is nowhere": "update signalen_zaak set eigenaar_postvak_id = 0 where id = %s",
}


def _probeer(poging: str, nummer: int) -> None:
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute(poging, [nummer])
        # Foreign keys of Django are looked at when the transaction ends.
        cursor.execute("set constraints all immediate")


@pytest.mark.parametrize("wat", POGINGEN)
def test_the_application_cannot_commit(wat: str) -> None:
    postvak(f.gemeente())
    zaak = zaak_van(thuis(f.school()))
    with als(f.actor(f.gemeente())), pytest.raises(IntegrityError):
        _probeer(POGINGEN[wat], zaak.pk)
    with f.systeem():
        assert Zaak.objects.get(pk=zaak.pk).volgende_stap == "contact_met_gezin"


@pytest.mark.django_db(databases=["default", "eigenaar"], transaction=True)
@pytest.mark.usefixtures("regels_geinstalleerd")
def test_nor_can_the_owner_of_the_tables() -> None:
    postvak(f.gemeente())
    zaak = zaak_van(thuis(f.school()))
    alle = connections["eigenaar"].get_connection_params()
    verbinding = {naam: alle[naam] for naam in _VERBINDING if naam in alle}
    for poging in POGINGEN.values():
        with pytest.raises(psycopg.IntegrityError):
            _bevestig(verbinding, poging, zaak.pk)


def _bevestig(verbinding: dict, poging: str, nummer: int) -> None:
    with psycopg.connect(**verbinding) as eigenaar:
        eigenaar.execute(poging, [nummer])


_VERBINDING = ("dbname", "user", "password", "host", "port")


def test_the_application_removes_none() -> None:
    postvak(f.gemeente())
    zaak = zaak_van(thuis(f.school()))
    with als(f.actor(f.gemeente())), connections["default"].cursor() as cursor:
        cursor.execute("delete from signalen_zaak where id = %s", [zaak.pk])
        assert cursor.rowcount == 0
