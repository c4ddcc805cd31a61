"""What waits for a decision stands in the same list as all other work.

`van_id`: the organisation that holds the zaak and waits for it. The person is the decider for as long
as their aanstelling lasts; after that the postvak's coordinator, as everywhere.
"""

from django.db import migrations

WERK = """
create or replace view signalen_werk with (security_invoker = true) as
select * from signalen_werk_basis
union all
select 'escalatie', e.id, e.jongere_id, e.postvak_id, a.id, coalesce(a.id, p.coordinator_id),
       e.ladder::text, v.organisatie_id, e.begonnen_op, e.besluit_uiterlijk, e.aanleiding::text
from dossiers_escalatie e
join toegang_postvak p on p.id = e.postvak_id
join signalen_zaak z on z.id = e.zaak_id
join toegang_postvak v on v.id = z.eigenaar_postvak_id
left join toegang_aanstelling a on a.id = e.beslisser_id
    and a.periode @> (select toegang_vandaag())
where e.besluit = '';
"""
TERUG = """
create or replace view signalen_werk with (security_invoker = true) as
select * from signalen_werk_basis;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_bewaking"), ("signalen", "0006_werk")]

    operations = [migrations.RunSQL(WERK, TERUG)]
