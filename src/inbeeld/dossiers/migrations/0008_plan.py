"""What the plan needs beside its tables: whom it lets in, what of it still changes, and the gezin."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inbeeld.toegang.migratie import InEenKeer
from inbeeld.toegang.rls import HerschrijfBeleid, nu, nu_of_bron

PLAN = "plan_en_afspraken"
# A plan begins empty, is established once, today, with a text; closed it changes no more.
PLANNEN = """
create function dossiers_plan_bewaakt() returns trigger language plpgsql as $$
declare
    dag constant date := toegang_vandaag();
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if new.vastgesteld_op is null and new.evaluatie_op is null and new.afgesloten_op is null
           and new.sluitreden = '' then
            return new;
        end if;
    elsif old.toestand <> 'afgesloten' and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv
          and (new.toestand = 'afgesloten') = (new.afgesloten_op is not null)
          and (new.afgesloten_op is null or new.afgesloten_op = dag)
          and (new.vastgesteld_op is not distinct from old.vastgesteld_op
               or (old.toestand = 'concept' and new.toestand = 'lopend' and new.vastgesteld_op = dag
                   and exists (select 1 from dossiers_planversie v where v.plan_id = new.id))) then
        return new;
    end if;
    raise exception 'Dit plan verandert zo niet.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert or update on dossiers_plan for each row
    execute function dossiers_plan_bewaakt(
        'toestand', 'vastgesteld_op', 'evaluatie_op', 'afgesloten_op', 'sluitreden');
"""
# A version follows the last one of an open plan of that child. Its goals and contributions come in
# the transaction that makes it: later it reads as it was read.
VERSIES = """
create function dossiers_planversie_bewaakt() returns trigger language plpgsql as $$
begin
    new.transactie := pg_current_xact_id()::text::bigint;
    if signalen_vrij(tg_relid) or (
            exists (select 1 from dossiers_plan p
                    where p.id = new.plan_id and p.jongere_id = new.jongere_id
                      and p.toestand <> 'afgesloten')
            and new.nummer = 1 + coalesce((select max(v.nummer) from dossiers_planversie v
                                           where v.plan_id = new.plan_id), 0)) then
        return new;
    end if;
    raise exception 'Deze versie hoort niet bij dit plan.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert on dossiers_planversie
    for each row execute function dossiers_planversie_bewaakt();

create function dossiers_bij_versie() returns trigger language plpgsql as $$
begin
    if signalen_vrij(tg_relid) or exists (
            select 1 from dossiers_planversie v
            where v.id = new.versie_id and v.jongere_id = new.jongere_id
              and v.door_id = toegang_aanstelling()
              and v.transactie = pg_current_xact_id()::text::bigint) then
        return new;
    end if;
    raise exception 'Deze versie van het plan staat vast.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert on dossiers_plandoel
    for each row execute function dossiers_bij_versie();
create trigger bewaakt before insert on dossiers_bijdrage
    for each row execute function dossiers_bij_versie();

create function dossiers_zienswijze_bewaakt() returns trigger language plpgsql as $$
begin
    if signalen_vrij(tg_relid) or (
            new.gegeven_op <= toegang_vandaag()
            and exists (select 1 from dossiers_planversie v
                        where v.id = new.versie_id and v.jongere_id = new.jongere_id)
            -- An adult speaks for themselves alone.
            and (new.van = 'jongere' or not exists (
                select 1 from register_jongeren j
                where j.jongere_id = new.jongere_id and j.ingetrokken_op is null
                  and date_part('year', age(new.gegeven_op, j.geboortedatum)) >= 18))) then
        return new;
    end if;
    raise exception 'Deze zienswijze kan niet.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert on dossiers_zienswijze
    for each row execute function dossiers_zienswijze_bewaakt();

create function dossiers_evaluatie_bewaakt() returns trigger language plpgsql as $$
begin
    if signalen_vrij(tg_relid) or (
            new.gehouden_op <= toegang_vandaag()
            and exists (select 1 from dossiers_plan p
                        where p.id = new.plan_id and p.jongere_id = new.jongere_id
                          and p.toestand = 'lopend' and p.evaluatie_op = new.gepland_op)) then
        return new;
    end if;
    raise exception 'Deze evaluatie kan niet.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert on dossiers_evaluatie
    for each row execute function dossiers_evaluatie_bewaakt();
"""
VERSIES_WEG = """
drop trigger bewaakt on dossiers_evaluatie;
drop trigger bewaakt on dossiers_zienswijze;
drop trigger bewaakt on dossiers_bijdrage;
drop trigger bewaakt on dossiers_plandoel;
drop trigger bewaakt on dossiers_planversie;
drop function dossiers_evaluatie_bewaakt();
drop function dossiers_zienswijze_bewaakt();
drop function dossiers_bij_versie();
drop function dossiers_planversie_bewaakt();
"""
# Who takes part sees the child for as long as that lasts: so only who has to do with it already, by
# where it lives and learns or by its work. One's own organisation takes part when it is involved
# itself; what one person may see for a while lets nobody else in.
DEELNEMERS = """
create function dossiers_kan_meedoen(kind bigint) returns setof bigint language plpgsql stable
security definer set search_path = public, pg_temp as $$
begin
    if not signalen_mag_melden(kind) then
        return;
    end if;
    return query
    select p.organisatie_id from toegang_postvak p
    where p.id in (select signalen_kan_naar(kind))
    union
    select b.organisatie_id from toegang_betrokkenheid b
    where b.jongere_id = kind and b.organisatie_id = toegang_organisatie()
      and b.periode @> toegang_vandaag();
end $$;

create function dossiers_deelnemer_bewaakt() returns trigger language plpgsql as $$
declare
    dag constant date := toegang_vandaag();
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if lower(new.periode) = dag and upper_inf(new.periode)
           and new.organisatie_id in (select dossiers_kan_meedoen(new.jongere_id))
           and (new.contact_id is null or exists (
                select 1 from toegang_aanstelling a
                where a.id = new.contact_id and a.organisatie_id = new.organisatie_id))
           and exists (select 1 from dossiers_plan p
                       where p.id = new.plan_id and p.jongere_id = new.jongere_id
                         and p.toestand <> 'afgesloten') then
            return new;
        end if;
        raise exception 'Deze organisatie heeft met dit kind niets te maken.'
            using errcode = 'restrict_violation';
    end if;
    if to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv and upper_inf(old.periode)
       and new.periode = daterange(lower(old.periode), greatest(lower(old.periode) + 1, dag)) then
        return new;
    end if;
    raise exception 'Dit verandert niet meer.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert or update on dossiers_plandeelnemer
    for each row execute function dossiers_deelnemer_bewaakt('periode');

create function dossiers_betrek_deelnemer() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
    dag constant date := toegang_vandaag();
begin
    if tg_op = 'INSERT' then
        insert into toegang_betrokkenheid (organisatie_id, jongere_id, periode, grond)
        values (new.organisatie_id, new.jongere_id, new.periode, 'plan');
    elsif upper_inf(old.periode) and not upper_inf(new.periode) then
        -- At once, not at the end of the day: who was let in by mistake looks no further.
        delete from toegang_betrokkenheid b
        where b.jongere_id = new.jongere_id and b.organisatie_id = new.organisatie_id
          and b.grond = 'plan' and upper_inf(b.periode) and lower(b.periode) >= dag;
        update toegang_betrokkenheid b set periode = daterange(lower(b.periode), dag)
        where b.jongere_id = new.jongere_id and b.organisatie_id = new.organisatie_id
          and b.grond = 'plan' and upper_inf(b.periode);
    end if;
    return null;
end $$;
create trigger betrek_deelnemer after insert or update on dossiers_plandeelnemer
    for each row execute function dossiers_betrek_deelnemer();

create function dossiers_plan_laat_gaan() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
    dag constant date := toegang_vandaag();
begin
    update dossiers_plandeelnemer d
    set periode = daterange(lower(d.periode), greatest(lower(d.periode) + 1, dag))
    where d.plan_id = new.id and upper_inf(d.periode);
    return null;
end $$;
create trigger laat_gaan after update of toestand on dossiers_plan for each row
    when (old.toestand <> 'afgesloten' and new.toestand = 'afgesloten')
    execute function dossiers_plan_laat_gaan();
"""
DEELNEMERS_WEG = """
drop trigger laat_gaan on dossiers_plan;
drop function dossiers_plan_laat_gaan();
drop trigger betrek_deelnemer on dossiers_plandeelnemer;
drop trigger bewaakt on dossiers_plandeelnemer;
drop function dossiers_betrek_deelnemer();
drop function dossiers_deelnemer_bewaakt();
drop function dossiers_kan_meedoen(bigint);
"""
# A gezin that has children is joined only through a child in it that one helps today, for its
# agreements are read by who helps any of them. One child alone is no gezin: the last one goes too.
GEZIN = """
create function dossiers_gezin_bezet(welk bigint) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
    select exists (select 1 from dossiers_gezinslid l where l.gezin_id = welk) $$;

create function dossiers_gezinslid_bewaakt() returns trigger language plpgsql as $$
declare
    dag constant date := toegang_vandaag();
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if lower(new.periode) = dag and upper_inf(new.periode)
           and new.reden <> '' and new.eindreden = ''
           and (not dossiers_gezin_bezet(new.gezin_id) or exists (
                select 1 from dossiers_gezinslid l
                where l.gezin_id = new.gezin_id and upper_inf(l.periode)
                  and dossiers_mag_taak(l.jongere_id))) then
            return new;
        end if;
    elsif to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv and upper_inf(old.periode)
          and new.eindreden <> ''
          and new.periode = daterange(lower(old.periode), greatest(lower(old.periode) + 1, dag)) then
        return new;
    end if;
    raise exception 'Dit kind hoort zo niet bij dit gezin.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert or update on dossiers_gezinslid
    for each row execute function dossiers_gezinslid_bewaakt('periode', 'eindreden');

create function dossiers_gezin_van_een() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    update dossiers_gezinslid l
    set periode = daterange(lower(l.periode), greatest(lower(l.periode) + 1, toegang_vandaag())),
        eindreden = 'Er is verder niemand meer in dit gezin.'
    where l.gezin_id = new.gezin_id and upper_inf(l.periode)
      and (select count(*) from dossiers_gezinslid a
           where a.gezin_id = new.gezin_id and upper_inf(a.periode)) = 1;
    return null;
end $$;
create trigger van_een after update of periode on dossiers_gezinslid for each row
    when (upper_inf(old.periode) and not upper_inf(new.periode))
    execute function dossiers_gezin_van_een();
"""
GEZIN_WEG = """
drop trigger van_een on dossiers_gezinslid;
drop trigger bewaakt on dossiers_gezinslid;
drop function dossiers_gezin_van_een();
drop function dossiers_gezinslid_bewaakt();
drop function dossiers_gezin_bezet(bigint);
"""
# Of a family's agreements: who helps one of its children today. To have written of that child once,
# which keeps the row of it in sight, is not enough.
VAN_GEZIN = (
    "({tabel}.gezin_id is not null and exists (select 1 from dossiers_gezinslid l"
    " where l.gezin_id = {tabel}.gezin_id and l.periode @> (select toegang_vandaag()) and "
    + nu(PLAN).format(tabel="l", jongere="jongere_id")
    + "))"
)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0007_rechten")]

    operations = [
        InEenKeer([
            pgtrigger.migrations.RemoveTrigger(model_name="gezinslid", name="update_update"),
            *(
                migrations.AddField(
                    model_name=model,
                    name=naam,
                    field=models.CharField(blank=True, default="", max_length=300),
                )
                for model in ("gezinslid", "gezinslidevent")
                for naam in ("reden", "eindreden")
            ),
            migrations.AddField(
                model_name="planversie",
                name="transactie",
                field=models.BigIntegerField(default=0, editable=False),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="gezinslid",
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dossiers_gezinslidevent" ("bron_id", "door_id", "eindreden", "gezin_id", "id", "jongere_id", "moment", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sleutel") VALUES (NEW."bron_id", NEW."door_id", NEW."eindreden", NEW."gezin_id", NEW."id", NEW."jongere_id", NEW."moment", NEW."periode", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reden", NEW."sleutel"); RETURN NULL;', hash='ae4308d1a331fe83e0b3f7ad319a8730531bf485', operation='UPDATE', pgid='pgtrigger_update_update_4b43a', table='dossiers_gezinslid', when='AFTER')),
            ),
        ]),
        migrations.RunSQL(
            PLANNEN, "drop trigger bewaakt on dossiers_plan; drop function dossiers_plan_bewaakt();"
        ),
        migrations.RunSQL(VERSIES, VERSIES_WEG),
        migrations.RunSQL(DEELNEMERS, DEELNEMERS_WEG),
        migrations.RunSQL(GEZIN, GEZIN_WEG),
        HerschrijfBeleid("dossiers_afspraak", zien=f"({nu_of_bron(PLAN)} or {VAN_GEZIN})"),
    ]
