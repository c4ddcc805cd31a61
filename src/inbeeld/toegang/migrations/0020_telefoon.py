"""The telephone number of somebody at work."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('toegang', '0019_grond_dossier'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='aanstelling',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='aanstelling',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='aanstelling',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='aanstelling',
            name='telefoon',
            field=models.CharField(blank=True, db_default='', default='', max_length=30),
        ),
        migrations.AddField(
            model_name='aanstellingevent',
            name='telefoon',
            field=models.CharField(blank=True, db_default='', default='', max_length=30),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aanstelling',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "toegang_aanstellingevent" ("gebruiker_id", "id", "organisatie_id", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol", "telefoon", "vervangt_id") VALUES (NEW."gebruiker_id", NEW."id", NEW."organisatie_id", NEW."periode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rol", NEW."telefoon", NEW."vervangt_id"); RETURN NULL;', hash='46b9c1f537cb8b4ea6fb266df92ab2a81e26a017', operation='INSERT', pgid='pgtrigger_insert_insert_8adb2', table='toegang_aanstelling', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aanstelling',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "toegang_aanstellingevent" ("gebruiker_id", "id", "organisatie_id", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol", "telefoon", "vervangt_id") VALUES (NEW."gebruiker_id", NEW."id", NEW."organisatie_id", NEW."periode", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rol", NEW."telefoon", NEW."vervangt_id"); RETURN NULL;', hash='ad8a39c0c0e77849688150e764e7ada0ad21d4a1', operation='UPDATE', pgid='pgtrigger_update_update_4442a', table='toegang_aanstelling', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aanstelling',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "toegang_aanstellingevent" ("gebruiker_id", "id", "organisatie_id", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rol", "telefoon", "vervangt_id") VALUES (OLD."gebruiker_id", OLD."id", OLD."organisatie_id", OLD."periode", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rol", OLD."telefoon", OLD."vervangt_id"); RETURN NULL;', hash='4742066124e0af84279a1e333500b4881cd18219', operation='DELETE', pgid='pgtrigger_delete_delete_d6fa2', table='toegang_aanstelling', when='AFTER')),
        ),
    ]
