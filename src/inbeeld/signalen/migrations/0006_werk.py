"""Open work as one list, whatever it is: a step of a zaak, an answer, and what rooms above add.

`signalen_werk` is what everybody reads. A room above that has work of its own (an escalation that
waits for a decision) replaces it, with the same columns, as

    create or replace view signalen_werk with (security_invoker = true) as
    select * from signalen_werk_basis
    union all
    select ... ;

so that this room can change its own part without knowing theirs. Both run as whoever reads: the row
policies of the tables decide what is in them.

soort, bron_id: which row of which table; postvak_id: whose; aanstelling_id: the person, while
their aanstelling lasts (null: nobody in particular); houder_id: that person, else the postvak's
coordinator; wat: a step's code, or the state of what was asked; van_id: the organisation that asks
(null: the zaak itself); sinds; uiterlijk_op; aanleiding: why the zaak opened, or the soort of the
melding.
"""

from django.db import migrations

WERK = """
create view signalen_werk_basis with (security_invoker = true) as
select 'zaakstap'::text as soort, z.id as bron_id, z.jongere_id,
       z.eigenaar_postvak_id as postvak_id, a.id as aanstelling_id,
       coalesce(a.id, p.coordinator_id) as houder_id, z.volgende_stap::text as wat,
       null::bigint as van_id, z.eigenaar_sinds as sinds, z.stap_op as uiterlijk_op,
       z.aanleiding::text as aanleiding
from signalen_zaak z
join toegang_postvak p on p.id = z.eigenaar_postvak_id
left join toegang_aanstelling a on a.id = z.eigenaar_id
    and a.organisatie_id = p.organisatie_id and a.periode @> (select toegang_vandaag())
where z.gesloten_op is null and z.opent_op <= (select toegang_vandaag())
union all
-- Who accepted has answered, and has ten school days to say what came of it, unless the plan
-- gives more.
select 'antwoord', o.id, o.jongere_id, o.postvak_id, a.id, coalesce(a.id, p.coordinator_id),
       o.staat, m.organisatie_id, (m.moment at time zone 'Europe/Amsterdam')::date,
       case when o.staat = 'aangenomen' then greatest(o.zonder_antwoord_op,
                signalen_schooldagen_na(
                    (o.staat_sinds at time zone 'Europe/Amsterdam')::date, 10))
            else o.antwoord_uiterlijk end,
       m.soort
from signalen_meldingontvanger o
join signalen_melding m on m.id = o.melding_id and m.ingetrokken_op is null
join toegang_postvak p on p.id = o.postvak_id
left join toegang_aanstelling a on a.id = o.behandelaar_id
    and a.organisatie_id = p.organisatie_id and a.periode @> (select toegang_vandaag())
where o.staat in ('verzonden', 'gezien', 'aangenomen');
create view signalen_werk with (security_invoker = true) as select * from signalen_werk_basis;
"""
WEG = "drop view signalen_werk; drop view signalen_werk_basis;"


class Migration(migrations.Migration):
    dependencies = [("signalen", "0008_openbaar"), ("tijdlijnen", "0007_matrix")]

    operations = [migrations.RunSQL(WERK, WEG)]
