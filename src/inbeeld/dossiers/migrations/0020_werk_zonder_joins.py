"""The work of dossiers without joins on people and postvakken: see `signalen.werksql`."""

from django.db import migrations

from inbeeld.signalen.werksql import IEMAND, bij_wie

WERK = f"""
create or replace view signalen_werk with (security_invoker = true) as
select * from signalen_werk_basis
union all
select 'escalatie'::text, e.id, e.jongere_id, e.postvak_id,
       {bij_wie("e.beslisser_id", "e.postvak_id", IEMAND)},
       e.ladder::text, v.organisatie_id, e.begonnen_op, e.besluit_uiterlijk, e.aanleiding::text
from dossiers_escalatie e
join signalen_zaak z on z.id = e.zaak_id
join toegang_postvak v on v.id = z.eigenaar_postvak_id
where e.besluit = ''
union all
select 'taak'::text, t.id, t.jongere_id, t.postvak_id,
       {bij_wie("t.aanstelling_id", "t.postvak_id")},
       t.soort::text, t.van_id, t.sinds, t.uiterlijk_op, ''::text
from dossiers_taak t
where t.klaar_op is null and t.postvak_id is not null
union all
select 'taak'::text, t.id, t.jongere_id, z.eigenaar_postvak_id,
       {bij_wie("z.eigenaar_id", "z.eigenaar_postvak_id")},
       t.soort::text, t.van_id, t.sinds, t.uiterlijk_op, ''::text
from dossiers_taak t
join signalen_zaak z on z.jongere_id = t.jongere_id and z.gesloten_op is null
where t.klaar_op is null and t.postvak_id is null;
"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0019_taken_bij_sluiten"),
        ("signalen", "0013_werk_zonder_joins"),
    ]

    operations = [migrations.RunSQL(WERK, migrations.RunSQL.noop)]
