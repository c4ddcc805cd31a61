"""What was asked of whoever has the zaak ends with the zaak, and says why; an escalatie whose klok
stopped can be withdrawn by who has the zaak too."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

EVENT = """
INSERT INTO "dossiers_taakevent" ("aanstelling_id", "door_id", "id", "jongere_id", "klaar_op", \
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postvak_id", "rij", "sinds", \
"soort", "tabel", "uiterlijk_op", "van_id", "vervallen_reden") VALUES (NEW."aanstelling_id", \
NEW."door_id", NEW."id", NEW."jongere_id", NEW."klaar_op", _pgh_attach_context(), NOW(), 'update', \
NEW."id", NEW."postvak_id", NEW."rij", NEW."sinds", NEW."soort", NEW."tabel", NEW."uiterlijk_op", \
NEW."van_id", NEW."vervallen_reden"); RETURN NULL;
""".strip()
# Without a postvak a task is whose the zaak is. What is about a transfer, an exemption or a plan
# that goes on outlives the zaak, and stays with who had it; what was asked of one organisation by
# name (an agreement, an obstacle, advice) is not the zaak's, and stays too.
TAKEN = """
create function dossiers_eindigt_met_zaak(tabel text) returns boolean language sql immutable as $$
    select tabel not in ('dossiers_overdracht', 'register_jongere', 'dossiers_plan',
                         'dossiers_vrijstellingsverzoek', 'dossiers_herbeoordeling') $$;
create or replace function dossiers_taken_blijven() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    update dossiers_taak t set postvak_id = new.eigenaar_postvak_id,
        klaar_op = case when dossiers_eindigt_met_zaak(t.tabel) then new.gesloten_op end,
        vervallen_reden = case when dossiers_eindigt_met_zaak(t.tabel) then 'zaak gesloten'
                               else '' end
    where t.jongere_id = new.jongere_id and t.klaar_op is null and t.postvak_id is null;
    return null;
end $$;
"""
TAKEN_WEG = """
create or replace function dossiers_taken_blijven() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    update dossiers_taak t set postvak_id = new.eigenaar_postvak_id
    where t.jongere_id = new.jongere_id and t.klaar_op is null and t.postvak_id is null;
    return null;
end $$;
drop function dossiers_eindigt_met_zaak(text);
"""
# Of which of these escalaties that wait for a besluit no klok runs any more, since which day (null:
# the absence itself was corrected), and on which day the zaak closed. A step that was brought
# forward without a klok has none that could stop. Whoever does not see the klok of the child is
# told the same: they must not read a hidden row as a klok that stopped.
GESTOPT = """
create function dossiers_klok_gestopt(ids bigint[])
returns table (escalatie bigint, op date, gesloten_op date)
language sql stable security definer set search_path = public, pg_temp as $$
    select e.id, k.tot, z.gesloten_op
    from dossiers_escalatie e
    join signalen_zaak z on z.id = e.zaak_id
    left join lateral (
        select max(k.tot) as tot from tijdlijnen_klok k
        where k.jongere_id = e.jongere_id and k.thuis_sinds = e.sinds
          and k.tot <= toegang_vandaag()) k on true
    where e.id = any(ids) and e.besluit = '' and dossiers_mag_taak(e.jongere_id)
      and (z.gesloten_op is not null
           or (k.tot is not null or e.aanleiding = 'klok') and not exists (
               select 1 from tijdlijnen_klok l
               where l.jongere_id = e.jongere_id and l.van <= toegang_vandaag()
                 and (l.tot is null or l.tot > toegang_vandaag())))
$$;
"""
# As in 0003, with who has the zaak: they may only withdraw, and only when the klok stopped.
BEWAAKT = """
create or replace function dossiers_escalatie_bewaakt() returns trigger language plpgsql as $$
declare
    mij constant bigint := toegang_aanstelling();
    dag constant date := toegang_vandaag();
    wie bigint;
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if new.besluit = '' and new.gestart_door_id = mij and new.begonnen_op <= dag
           and exists (select 1 from signalen_zaak z
                       where z.id = new.zaak_id and z.jongere_id = new.jongere_id
                         and z.gesloten_op is null
                         and (new.postvak_id = z.eigenaar_postvak_id
                              or new.beslisser_id is not null
                              or signalen_hoort_bij(new.jongere_id, new.postvak_id)))
           and (new.beslisser_id is null or exists (
                select 1 from signalen_functievervulling v
                where v.aanstelling_id = new.beslisser_id and v.periode @> dag)) then
            return new;
        end if;
    elsif old.besluit = '' and new.besluit <> '' and new.besloten_door_id = mij
          and (new.besloten_op at time zone 'Europe/Amsterdam')::date <= dag + 7
          and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
        select a.id into wie from toegang_aanstelling a
        where a.id = old.beslisser_id and a.periode @> dag;
        if wie is null then
            select p.coordinator_id into wie from toegang_postvak p where p.id = old.postvak_id;
        end if;
        if mij = wie or exists (select 1 from toegang_aanstelling a
                                where a.id = mij and a.vervangt_id = wie and a.periode @> dag) then
            return new;
        end if;
        if new.besluit = 'niet_nodig'
           and exists (select 1 from dossiers_klok_gestopt(array[old.id]))
           and exists (select 1 from signalen_zaak z
                       join toegang_postvak p on p.id = z.eigenaar_postvak_id
                       where z.id = old.zaak_id
                         and (toegang_hele_regio()
                              or p.organisatie_id = any(toegang_partijen()))) then
            return new;
        end if;
    end if;
    raise exception 'Deze escalatie verandert zo niet.' using errcode = 'restrict_violation';
end $$;
"""
REDEN = {"blank": True, "db_default": "", "max_length": 40}


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0018_eerste_rijen")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(model_name="taak", name="update_update"),
        migrations.AddField("taak", "vervallen_reden", models.CharField(**REDEN)),
        migrations.AddField("taakevent", "vervallen_reden", models.CharField(**REDEN)),
        pgtrigger.migrations.AddTrigger(
            model_name="taak",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func=EVENT,
                    hash="4e654b9c81f58c9e2cc7bf0a88ea04113c867655",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d614f",
                    table="dossiers_taak",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="taak",
            constraint=models.CheckConstraint(
                condition=models.Q(vervallen_reden="") | models.Q(klaar_op__isnull=False),
                name="taak_vervallen_is_klaar",
            ),
        ),
        migrations.RunSQL(TAKEN, TAKEN_WEG),
        migrations.RunSQL(GESTOPT, "drop function dossiers_klok_gestopt(bigint[]);"),
        migrations.RunSQL(BEWAAKT, migrations.RunSQL.noop),
    ]
