"""Facts past their term may go, and what a copy no longer holds does not become a status."""

from django.db import migrations

from inbeeld.toegang.bewaren.migratie import Vernietigbaar

MET_TERMIJN = ("inschrijvingen", "verzuim", "woonplaatsen", "vrijstellingen", "aanbod", "duidingen")
MEE = ("jongeren", "vastlegging", "personaliaevent", "jongereevent", "samenvoegingevent")

# A residence begins for the rules where the copies about the child are whole: before that day
# enrolments or offers may be gone, and their absence would read as absoluut verzuim. The rules take
# a child without any residence for a resident, so there is always one: a day, that of its birth, in
# no gemeente.
WOONPLAATSEN = """
create or replace view feit_woonplaatsen with (security_invoker = true) as
select w.jongere_id as jongere, w.gemeente, w.wijk,
    greatest(lower(w.periode), g.tot) as begindatum, upper(w.periode) - 1 as einddatum,
    w.vastgelegd_op at time zone 'UTC' as vastgelegd_op,
    w.ingetrokken_op at time zone 'UTC' as ingetrokken_op, w.id as rij
from register_woonplaatsen w
left join (
    select b.jongere_id, max(b.tot) as tot from toegang_bewaargrens b group by b.jongere_id
) g on g.jongere_id = w.jongere_id
where g.tot is null or upper(w.periode) is null or upper(w.periode) > g.tot
union all
select f.jongere_id, '0000'::varchar(4), null::varchar(100), f.geboortedatum, f.geboortedatum,
    f.vastgelegd_op at time zone 'UTC', f.ingetrokken_op at time zone 'UTC', -f.id
from register_jongeren f
where f.ingetrokken_op is null
  and f.jongere_id in (select b.jongere_id from toegang_bewaargrens b);
"""
WOONPLAATSEN_TERUG = """
create or replace view feit_woonplaatsen with (security_invoker = true) as
select jongere_id as jongere, gemeente, wijk,
    lower(periode) as begindatum, upper(periode) - 1 as einddatum,
    vastgelegd_op at time zone 'UTC' as vastgelegd_op,
    ingetrokken_op at time zone 'UTC' as ingetrokken_op, id as rij
from register_woonplaatsen;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0006_matrix"), ("toegang", "0014_bewaren")]

    operations = [
        *(Vernietigbaar(f"register_{tabel}", regel=True) for tabel in MET_TERMIJN),
        *(Vernietigbaar(f"register_{tabel}") for tabel in MEE),
        migrations.RunSQL(WOONPLAATSEN, WOONPLAATSEN_TERUG),
    ]
