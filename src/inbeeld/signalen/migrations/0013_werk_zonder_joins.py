"""With whom work stands, asked without a join: see `signalen.werksql`. The rows are the same.

A room above that adds its own work to `signalen_werk` (see 0006) does it in the same way.
"""

from django.db import migrations

from inbeeld.signalen.werksql import bij_wie

# Who may be named at which postvak: its organisation's own people, as long as they are there.
MENSEN = """
create view signalen_postvakmens with (security_invoker = true) as
select p.id as postvak_id, a.id as aanstelling_id
from toegang_postvak p
join toegang_aanstelling a on a.organisatie_id = p.organisatie_id
    and a.periode @> (select toegang_vandaag());
"""
BASIS = f"""
create or replace view signalen_werk_basis with (security_invoker = true) as
select 'zaakstap'::text as soort, z.id as bron_id, z.jongere_id,
       z.eigenaar_postvak_id as postvak_id,
       {bij_wie("z.eigenaar_id", "z.eigenaar_postvak_id")},
       z.volgende_stap::text as wat, null::bigint as van_id, z.eigenaar_sinds as sinds,
       z.stap_op as uiterlijk_op, z.aanleiding::text as aanleiding
from signalen_zaak z
where z.gesloten_op is null and z.opent_op <= (select toegang_vandaag())
union all
-- Who accepted has answered, and has ten school days to say what came of it, unless the plan
-- gives more.
select 'antwoord'::text, o.id, o.jongere_id, o.postvak_id,
       {bij_wie("o.behandelaar_id", "o.postvak_id")},
       o.staat::text, m.organisatie_id, (m.moment at time zone 'Europe/Amsterdam')::date,
       case when o.staat = 'aangenomen' then greatest(o.zonder_antwoord_op,
                signalen_schooldagen_na(
                    (o.staat_sinds at time zone 'Europe/Amsterdam')::date, 10))
            else o.antwoord_uiterlijk end,
       m.soort::text
from signalen_meldingontvanger o
join signalen_melding m on m.id = o.melding_id and m.ingetrokken_op is null
where o.staat in ('verzonden', 'gezien', 'aangenomen');
"""


class Migration(migrations.Migration):
    dependencies = [("signalen", "0012_eerste_rijen")]

    operations = [
        migrations.RunSQL(MENSEN, migrations.RunSQL.noop),
        migrations.RunSQL(BASIS, migrations.RunSQL.noop),
    ]
