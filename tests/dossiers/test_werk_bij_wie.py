"""With whom work stands: the view asks it without joins, and gives what the joins give."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from inbeeld.dossiers.actions import escalatie
from inbeeld.signalen.actions import zaken
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Aanstelling, Organisatie
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.signalen.zaakhulp import coordinator, postvak, thuis, zaak_van

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]

# As a reader would say it: the person while their aanstelling at this organisation lasts, else the
# coordinator of the postvak; an escalatie stands with its decider, wherever they work.
_GEZEGD = """
with rij as (
    select 'zaakstap' as soort, z.id, z.eigenaar_postvak_id as postvak_id, z.eigenaar_id as mens,
           false as overal
    from signalen_zaak z where z.gesloten_op is null and z.opent_op <= (select toegang_vandaag())
    union all
    select 'antwoord', o.id, o.postvak_id, o.behandelaar_id, false
    from signalen_meldingontvanger o
    join signalen_melding m on m.id = o.melding_id and m.ingetrokken_op is null
    where o.staat in ('verzonden', 'gezien', 'aangenomen')
    union all
    select 'escalatie', e.id, e.postvak_id, e.beslisser_id, true
    from dossiers_escalatie e join signalen_zaak z on z.id = e.zaak_id where e.besluit = ''
    union all
    select 'taak', t.id, coalesce(t.postvak_id, z.eigenaar_postvak_id),
           case when t.postvak_id is null then z.eigenaar_id else t.aanstelling_id end, false
    from dossiers_taak t
    left join signalen_zaak z on z.jongere_id = t.jongere_id and z.gesloten_op is null
        and t.postvak_id is null
    where t.klaar_op is null and (t.postvak_id is not null or z.id is not null)
)
select r.soort, r.id, r.postvak_id, a.id, coalesce(a.id, p.coordinator_id)
from rij r join toegang_postvak p on p.id = r.postvak_id
left join toegang_aanstelling a on a.id = r.mens and a.periode @> (select toegang_vandaag())
    and (r.overal or a.organisatie_id = p.organisatie_id)
order by 1, 2
"""
_GEVRAAGD = """
select soort, bron_id, postvak_id, aanstelling_id, houder_id from signalen_werk order by 1, 2
"""


def _rijen(actor: Actor, vraag: str) -> list[tuple[object, ...]]:
    with als(actor), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(vraag)
        return cursor.fetchall()


@pytest.fixture
def gemeente() -> Organisatie:
    postvak(f.gemeente())
    return f.gemeente()


def test_the_person_while_they_are_there_else_the_coordinator(gemeente: Organisatie) -> None:
    school = f.school()
    van_mij, van_weg, los, gepland = (thuis(school) for _ in range(4))
    ik, weg = f.aanstelling(gemeente), f.aanstelling(gemeente)
    with als(f.actor_van(ik)):
        zaken.wijs_toe([zaak_van(van_mij)], ik.pk, moment=f.MOMENT)
        zaken.wijs_toe([zaak_van(van_weg)], weg.pk, moment=f.MOMENT)
    f.wijzig(weg, periode=f.periode(f.d("2025-08-01"), f.VANDAAG - timedelta(days=1)))
    hoofd = coordinator(gemeente)
    for wie in (f.actor_van(ik), f.actor_van(hoofd), f.actor(school)):
        assert _rijen(wie, _GEVRAAGD) == _rijen(wie, _GEZEGD)
    zaakstappen = {
        rij[1]: rij[3:] for rij in _rijen(f.actor_van(ik), _GEVRAAGD) if rij[0] == "zaakstap"
    }
    assert zaakstappen == {
        zaak_van(van_mij).pk: (ik.pk, ik.pk),
        zaak_van(van_weg).pk: (None, hoofd.pk),
        zaak_van(los).pk: (None, hoofd.pk),
        zaak_van(gepland).pk: (None, hoofd.pk),
    }


def test_what_waits_for_a_decision_stands_with_who_decides_wherever_they_work() -> None:
    w.maak(dagen_thuis=200)
    with f.systeem():
        escalatie.verval_bij(f.VANDAAG, f.MOMENT)
        mensen = list(Aanstelling.objects.filter(vervangt=None).order_by("pk"))
    soorten = set()
    for mens in mensen:
        rijen = _rijen(f.actor_van(mens), _GEVRAAGD)
        assert rijen == _rijen(f.actor_van(mens), _GEZEGD), mens.rol
        soorten |= {rij[0] for rij in rijen}
    assert {"zaakstap", "escalatie"} <= soorten
