"""What was agreed is not rewritten: a target or a period that does not compare ends, once."""

# ruff: noqa: E501  (the triggers as pgtrigger writes them)
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# One at a time, so that two people who set the same target at once do not both see none. What the
# form asks too is held here for every other door.
DOEL = """
create function monitor_doel_bewaakt() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if to_jsonb(new) - 'periode' <> to_jsonb(old) - 'periode'
           or lower(new.periode) <> lower(old.periode)
           or not upper_inf(old.periode) or upper_inf(new.periode) then
            raise exception 'Een doel verandert niet: het eindigt, en een nieuw begint.'
                using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    perform pg_advisory_xact_lock(731100, 1);
    if new.basis_tot_en_met >= new.uiterlijk_op then
        raise exception 'Het doel ligt voor het einde van de beginstand.';
    end if;
    if exists (select 1 from monitor_doel d
               where d.indicator = new.indicator and d.definitie = new.definitie
                 and d.gemeenten @> new.gemeenten and d.gemeenten <@ new.gemeenten
                 and d.periode && new.periode) then
        raise exception 'Er loopt al een doel hiervoor.';
    end if;
    return new;
end $$;
create trigger bewaakt before insert or update on monitor_doel
    for each row execute function monitor_doel_bewaakt();
"""
DOEL_WEG = "drop trigger bewaakt on monitor_doel; drop function monitor_doel_bewaakt();"

ONVERGELIJKBAAR = """
create function monitor_onvergelijkbaar_bewaakt() returns trigger language plpgsql as $$
begin
    if to_jsonb(new) - 'vervallen_op' <> to_jsonb(old) - 'vervallen_op'
       or old.vervallen_op is not null or new.vervallen_op is null then
        raise exception 'Deze afspraak verandert niet: zij vervalt, en een nieuwe begint.'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger bewaakt before update on monitor_onvergelijkbaar
    for each row execute function monitor_onvergelijkbaar_bewaakt();
"""
ONVERGELIJKBAAR_WEG = """drop trigger bewaakt on monitor_onvergelijkbaar;
drop function monitor_onvergelijkbaar_bewaakt();"""


class Migration(migrations.Migration):
    dependencies = [("monitor", "0004_publicatie")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="onvergelijkbaar",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="onvergelijkbaar",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="onvergelijkbaar",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="onvergelijkbaar",
            name="vervallen_op",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="onvergelijkbaarevent",
            name="vervallen_op",
            field=models.DateField(null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onvergelijkbaar",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitor_onvergelijkbaarevent" ("bron", "door_id", "id", "indicator", "moment", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sleutel", "vervallen_op") VALUES (NEW."bron", NEW."door_id", NEW."id", NEW."indicator", NEW."moment", NEW."periode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reden", NEW."sleutel", NEW."vervallen_op"); RETURN NULL;',
                    hash="ccfdf2730a45efdfc94ccdf87760c6404df1084a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e886e",
                    table="monitor_onvergelijkbaar",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onvergelijkbaar",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "monitor_onvergelijkbaarevent" ("bron", "door_id", "id", "indicator", "moment", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sleutel", "vervallen_op") VALUES (NEW."bron", NEW."door_id", NEW."id", NEW."indicator", NEW."moment", NEW."periode", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reden", NEW."sleutel", NEW."vervallen_op"); RETURN NULL;',
                    hash="48a21b2b0a0065e69368bf6138a9ffd52027e8ec",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c2f86",
                    table="monitor_onvergelijkbaar",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onvergelijkbaar",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "monitor_onvergelijkbaarevent" ("bron", "door_id", "id", "indicator", "moment", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sleutel", "vervallen_op") VALUES (OLD."bron", OLD."door_id", OLD."id", OLD."indicator", OLD."moment", OLD."periode", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reden", OLD."sleutel", OLD."vervallen_op"); RETURN NULL;',
                    hash="006d37f0bf7c88cbb7c240f7532da0e388841a5d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a7ea0",
                    table="monitor_onvergelijkbaar",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(DOEL, DOEL_WEG),
        migrations.RunSQL(ONVERGELIJKBAAR, ONVERGELIJKBAAR_WEG),
    ]
