"""Who decides is involved, for as long as it takes; and 'leerplicht acts' without saying how."""

from django.db import migrations

# A named person by their aanstelling, else the organisation of the postvak. After the besluit they
# see for four weeks what came of it.
BESLISSER = """
create function dossiers_betrek_beslisser() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
    wie_org bigint;
    tot date := new.besloten_op::date + 29;
begin
    if tg_op = 'UPDATE' and new.beslisser_id is not distinct from old.beslisser_id
       and new.postvak_id = old.postvak_id and new.besluit = old.besluit then
        return null;
    end if;
    if tg_op = 'UPDATE' then
        perform dossiers_ontlast(old.jongere_id, old.beslisser_id, old.postvak_id, new.id);
    end if;
    if new.beslisser_id is null then
        select p.organisatie_id into wie_org from toegang_postvak p where p.id = new.postvak_id;
    end if;
    if tot is null or tot > new.begonnen_op then
        insert into toegang_betrokkenheid
            (organisatie_id, aanstelling_id, jongere_id, periode, grond)
        values (wie_org, new.beslisser_id, new.jongere_id,
                daterange(new.begonnen_op, tot), 'escalatie');
    end if;
    return null;
end $$;
-- Take away what an escalatie gave, unless another one of this child gives the same.
create function dossiers_ontlast(kind bigint, wie bigint, bak bigint, behalve bigint)
returns void language sql set search_path = public, pg_temp as $$
    delete from toegang_betrokkenheid b
    where b.jongere_id = kind and b.grond = 'escalatie'
      and case when wie is not null then b.aanstelling_id = wie
          else b.organisatie_id = (select p.organisatie_id from toegang_postvak p
                                   where p.id = bak) end
      and not exists (select 1 from dossiers_escalatie e
                      where e.jongere_id = kind and e.id <> behalve
                        and e.beslisser_id is not distinct from wie and e.postvak_id = bak) $$;
revoke execute on function dossiers_ontlast(bigint, bigint, bigint, bigint) from public;
create trigger betrek_beslisser after insert or update on dossiers_escalatie
    for each row execute function dossiers_betrek_beslisser();
"""
BESLISSER_WEG = """
drop trigger betrek_beslisser on dossiers_escalatie;
drop function dossiers_betrek_beslisser();
drop function dossiers_ontlast(bigint, bigint, bigint, bigint);
"""
# The one thing about it that partners may know (M14): that leerplicht acts, not how.
HANDELT = """
create function dossiers_leerplicht_handelt(kind bigint) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
    select toegang_groep_mag('signaal_en_route')
       and (toegang_systeem() or toegang_hele_regio() or exists (
            select 1 from toegang_betrokkenheid b
            where b.jongere_id = kind and b.partij = any(toegang_partijen())
              and b.periode @> toegang_vandaag()))
       and exists (select 1 from dossiers_justitieroute r
                   where r.jongere_id = kind and r.beeindigd_op is null) $$;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_begin")]

    operations = [
        migrations.RunSQL(BESLISSER, BESLISSER_WEG),
        migrations.RunSQL(HANDELT, "drop function dossiers_leerplicht_handelt(bigint)"),
    ]
