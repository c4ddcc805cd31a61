"""Reports: of one's own area alone, and a plan that makes each period's report once."""

import django.db.models.deletion
from django.db import migrations, models

# The row policy says of which organisation a report is; these say of which area it may be, and what
# one may still change about a plan.
BEWAKING = """
create function monitor_mijn_gebied(sleutel text) returns boolean language sql stable
set search_path = public, pg_temp as $$
    select toegang_systeem() or exists (
        select 1 from (select monitor_gebieden() as mijn) g
        where '*' = any(g.mijn) or (sleutel <> 'regio' and sleutel = any(g.mijn)))
$$;
create function monitor_rapport_bewaakt() returns trigger language plpgsql as $$
begin
    if not monitor_mijn_gebied(new.gebied) then
        raise exception 'rapport_gebied: een rapport gaat over het eigen gebied'
            using errcode = 'check_violation', constraint = 'rapport_gebied';
    end if;
    if new.herhaalt_id is not null and not exists (
        select 1 from monitor_rapport r where r.id = new.herhaalt_id and r.soort = new.soort
          and r.gebied = new.gebied and r.van = new.van and r.tot_en_met = new.tot_en_met
          and r.definitie = new.definitie and r.bekend_op = new.bekend_op) then
        raise exception 'rapport_herhaalt: dit is niet hetzelfde rapport'
            using errcode = 'check_violation', constraint = 'rapport_herhaalt';
    end if;
    return new;
end $$;
create trigger bewaakt before insert on monitor_rapport
    for each row execute function monitor_rapport_bewaakt();
create function monitor_rapportplanning_bewaakt() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if not monitor_mijn_gebied(new.gebied) then
            raise exception 'rapport_gebied: een rapport gaat over het eigen gebied'
                using errcode = 'check_violation', constraint = 'rapport_gebied';
        end if;
    elsif old.gestopt_op is not null or to_jsonb(old) - 'gestopt_op' <> to_jsonb(new) - 'gestopt_op'
    then
        raise exception 'rapportplanning_vast: een planning stopt, en verandert niet'
            using errcode = 'check_violation', constraint = 'rapportplanning_vast';
    end if;
    return new;
end $$;
create trigger bewaakt before insert or update on monitor_rapportplanning
    for each row execute function monitor_rapportplanning_bewaakt();
"""
WEG = """
drop trigger bewaakt on monitor_rapportplanning;
drop function monitor_rapportplanning_bewaakt();
drop trigger bewaakt on monitor_rapport;
drop function monitor_rapport_bewaakt();
drop function monitor_mijn_gebied(text);
"""


class Migration(migrations.Migration):
    dependencies = [("monitor", "0005_doelen")]

    operations = [
        migrations.AddField(
            "rapport",
            "planning",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rapporten",
                to="monitor.rapportplanning",
            ),
        ),
        migrations.AddConstraint(
            "rapport",
            models.UniqueConstraint(
                fields=["planning", "van"], name="rapport_een_per_planning_en_periode"
            ),
        ),
        migrations.AddConstraint(
            "rapport",
            models.CheckConstraint(
                condition=models.Q(vingerafdruk__regex="^[0-9a-f]{64}$"),
                name="rapport_vingerafdruk",
            ),
        ),
        migrations.RunSQL(BEWAKING, WEG),
    ]
