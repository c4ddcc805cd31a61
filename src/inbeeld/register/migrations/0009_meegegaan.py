"""A joining keeps what moved along with the record that went."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0008_logboek'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='samenvoeging',
            name='gewijzigd_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='samenvoeging',
            name='verwijderd_delete',
        ),
        migrations.AddField(
            model_name='samenvoeging',
            name='meegegaan',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='samenvoegingevent',
            name='meegegaan',
            field=models.JSONField(default=dict),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='samenvoeging',
            trigger=pgtrigger.compiler.Trigger(name='gewijzigd_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "register_samenvoegingevent" ("blijft_id", "feiten", "gaat_op_id", "gesplitst_door_id", "id", "meegegaan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgn_meegegaan", "vastlegging_id") VALUES (OLD."blijft_id", OLD."feiten", OLD."gaat_op_id", OLD."gesplitst_door_id", OLD."id", OLD."meegegaan", _pgh_attach_context(), NOW(), \'gewijzigd\', OLD."id", OLD."pgn_meegegaan", OLD."vastlegging_id"); RETURN NULL;', hash='13dad1c8c7f3296ed99e158a0ba9caebd6d75402', operation='UPDATE', pgid='pgtrigger_gewijzigd_update_9443a', table='register_samenvoeging', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='samenvoeging',
            trigger=pgtrigger.compiler.Trigger(name='verwijderd_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "register_samenvoegingevent" ("blijft_id", "feiten", "gaat_op_id", "gesplitst_door_id", "id", "meegegaan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pgn_meegegaan", "vastlegging_id") VALUES (OLD."blijft_id", OLD."feiten", OLD."gaat_op_id", OLD."gesplitst_door_id", OLD."id", OLD."meegegaan", _pgh_attach_context(), NOW(), \'verwijderd\', OLD."id", OLD."pgn_meegegaan", OLD."vastlegging_id"); RETURN NULL;', hash='fed4c8d404087c9319c557a6dbff7156b486938e', operation='DELETE', pgid='pgtrigger_verwijderd_delete_47454', table='register_samenvoeging', when='AFTER')),
        ),
    ]
