"""What these rows said first is kept too, so that their history begins at the beginning."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from inbeeld.toegang.migratie import InEenKeer


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0017_geschiedenis'),
    ]

    operations = [
        InEenKeer([
        pgtrigger.migrations.AddTrigger(
            model_name='afspraak',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_afspraakevent" ("afgerond_door_id", "afgerond_op", "bron_id", "door_id", "eigenaar_id", "gesprek_id", "gezin_id", "id", "jongere_id", "moment", "organisatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "sleutel", "tekst", "toelichting", "toestand", "uiterlijk_op", "wie") VALUES (NEW."afgerond_door_id", NEW."afgerond_op", NEW."bron_id", NEW."door_id", NEW."eigenaar_id", NEW."gesprek_id", NEW."gezin_id", NEW."id", NEW."jongere_id", NEW."moment", NEW."organisatie_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."sleutel", NEW."tekst", NEW."toelichting", NEW."toestand", NEW."uiterlijk_op", NEW."wie"); RETURN NULL;', hash='48ad546dfbdb2a2163763a272d4fe39178e98984', operation='INSERT', pgid='pgtrigger_insert_insert_0f710', table='dossiers_afspraak', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='escalatie',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_escalatieevent" ("aanleiding", "begonnen_op", "beslisser_id", "besloten_door_id", "besloten_op", "besluit", "besluit_reden", "besluit_uiterlijk", "gestart_door_id", "id", "jongere_id", "ladder", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_code", "plan_versie", "postvak_id", "reden", "sinds", "sleutel", "trede", "zaak_id") VALUES (NEW."aanleiding", NEW."begonnen_op", NEW."beslisser_id", NEW."besloten_door_id", NEW."besloten_op", NEW."besluit", NEW."besluit_reden", NEW."besluit_uiterlijk", NEW."gestart_door_id", NEW."id", NEW."jongere_id", NEW."ladder", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_code", NEW."plan_versie", NEW."postvak_id", NEW."reden", NEW."sinds", NEW."sleutel", NEW."trede", NEW."zaak_id"); RETURN NULL;', hash='213abd20bc67c449ee9a845c3d539b42564997f0', operation='INSERT', pgid='pgtrigger_insert_insert_7bf0c', table='dossiers_escalatie', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gesprek',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_gesprekevent" ("bron_id", "door_id", "gevoerd_op", "id", "jongere_id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "soort", "stem", "stem_hoe", "stem_waarom_niet", "stem_woorden", "uitkomst", "wat_vooraf", "zaak_id") VALUES (NEW."bron_id", NEW."door_id", NEW."gevoerd_op", NEW."id", NEW."jongere_id", NEW."moment", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sleutel", NEW."soort", NEW."stem", NEW."stem_hoe", NEW."stem_waarom_niet", NEW."stem_woorden", NEW."uitkomst", NEW."wat_vooraf", NEW."zaak_id"); RETURN NULL;', hash='d7e133515718a2709f2c8e16d4e7d32907fd2d61', operation='INSERT', pgid='pgtrigger_insert_insert_13d8c', table='dossiers_gesprek', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gezinslid',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_gezinslidevent" ("bron_id", "door_id", "eindreden", "gezin_id", "id", "jongere_id", "moment", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sleutel") VALUES (NEW."bron_id", NEW."door_id", NEW."eindreden", NEW."gezin_id", NEW."id", NEW."jongere_id", NEW."moment", NEW."periode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reden", NEW."sleutel"); RETURN NULL;', hash='b5c0e53133af29fdae1ee8c77d8c84e05a352316', operation='INSERT', pgid='pgtrigger_insert_insert_55cbd', table='dossiers_gezinslid', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='justitieroute',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_justitierouteevent" ("aanstelling_id", "beeindigd_op", "beeindigd_reden", "begonnen_op", "bron_id", "id", "jongere_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "route", "sleutel", "zaak_id") VALUES (NEW."aanstelling_id", NEW."beeindigd_op", NEW."beeindigd_reden", NEW."begonnen_op", NEW."bron_id", NEW."id", NEW."jongere_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reden", NEW."route", NEW."sleutel", NEW."zaak_id"); RETURN NULL;', hash='6d7646efd00b124679436973347dbd387731232a', operation='INSERT', pgid='pgtrigger_insert_insert_655ec', table='dossiers_justitieroute', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='justitiestap',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_justitiestapevent" ("aanstelling_id", "bron_id", "gedaan_op", "id", "jongere_id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "route_id", "soort", "uiterlijk", "uitkomst") VALUES (NEW."aanstelling_id", NEW."bron_id", NEW."gedaan_op", NEW."id", NEW."jongere_id", NEW."moment", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."route_id", NEW."soort", NEW."uiterlijk", NEW."uitkomst"); RETURN NULL;', hash='65e6003d73179a9cc8d0c176ceb8def769162852', operation='INSERT', pgid='pgtrigger_insert_insert_b7bb8', table='dossiers_justitiestap', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notitie',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_notitieevent" ("bron_id", "door_id", "id", "jongere_id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "tekst") VALUES (NEW."bron_id", NEW."door_id", NEW."id", NEW."jongere_id", NEW."moment", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sleutel", NEW."tekst"); RETURN NULL;', hash='7fb60e27759f9acf76832413d29375510f3f5337', operation='INSERT', pgid='pgtrigger_insert_insert_8c2be', table='dossiers_notitie', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_planevent" ("afgesloten_op", "bron_id", "door_id", "evaluatie_op", "id", "jongere_id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "sluitreden", "toestand", "vastgesteld_op") VALUES (NEW."afgesloten_op", NEW."bron_id", NEW."door_id", NEW."evaluatie_op", NEW."id", NEW."jongere_id", NEW."moment", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sleutel", NEW."sluitreden", NEW."toestand", NEW."vastgesteld_op"); RETURN NULL;', hash='74c69f46433e688f8f29199e11abd79d61c2b9a5', operation='INSERT', pgid='pgtrigger_insert_insert_eb5cd', table='dossiers_plan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='plandeelnemer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_plandeelnemerevent" ("bron_id", "contact_id", "door_id", "id", "jongere_id", "moment", "organisatie_id", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "sleutel") VALUES (NEW."bron_id", NEW."contact_id", NEW."door_id", NEW."id", NEW."jongere_id", NEW."moment", NEW."organisatie_id", NEW."periode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."sleutel"); RETURN NULL;', hash='ef3a2d6a8a5af12ac4a7c69c8fc51cb1f2e25183', operation='INSERT', pgid='pgtrigger_insert_insert_53ff0', table='dossiers_plandeelnemer', when='AFTER')),
        ),
        ]),
    ]
