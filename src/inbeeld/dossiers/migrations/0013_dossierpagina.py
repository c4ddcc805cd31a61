"""What the page of a dossier needs: whose act asked a task, so that they are not told of it."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

EVENT = """
INSERT INTO "dossiers_taakevent" ("aanstelling_id", "door_id", "id", "jongere_id", "klaar_op", \
"pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postvak_id", "rij", "sinds", \
"soort", "tabel", "uiterlijk_op", "van_id") VALUES (NEW."aanstelling_id", NEW."door_id", NEW."id", \
NEW."jongere_id", NEW."klaar_op", _pgh_attach_context(), NOW(), 'update', NEW."id", \
NEW."postvak_id", NEW."rij", NEW."sinds", NEW."soort", NEW."tabel", NEW."uiterlijk_op", \
NEW."van_id"); RETURN NULL;
""".strip()
# As in 0007, with who asks. Asked again, the same task gets the new day, owner and asker.
ZET = """
create or replace function dossiers_zet_taak(
    kind bigint, welke text, van_tabel text, van_rij bigint, bij_postvak bigint,
    bij_aanstelling bigint, van_organisatie bigint, uiterlijk date
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not dossiers_mag_taak(kind) then
        raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
    end if;
    insert into dossiers_taak (jongere_id, soort, tabel, rij, postvak_id, aanstelling_id, van_id,
                               door_id, sinds, uiterlijk_op)
    values (kind, welke, van_tabel, van_rij, bij_postvak, bij_aanstelling, van_organisatie,
            toegang_aanstelling(), toegang_vandaag(), uiterlijk)
    on conflict (tabel, rij, soort) where klaar_op is null do update
    set postvak_id = excluded.postvak_id, aanstelling_id = excluded.aanstelling_id,
        van_id = excluded.van_id, door_id = excluded.door_id, uiterlijk_op = excluded.uiterlijk_op;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0012_overdracht")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(model_name="taak", name="update_update"),
        migrations.AddField(
            model_name="taak",
            name="door",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="toegang.aanstelling",
            ),
        ),
        migrations.AddField(
            model_name="taakevent",
            name="door",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="toegang.aanstelling",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="taak",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func=EVENT,
                    hash="b3b13dbad234418e0d44db3ca623cbfc2aaca24d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d614f",
                    table="dossiers_taak",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(ZET, migrations.RunSQL.noop),
    ]
