"""What a zaak and a recipient of a melding said first is kept too."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from inbeeld.toegang.migratie import InEenKeer


class Migration(migrations.Migration):

    dependencies = [
        ('signalen', '0011_bewaren'),
    ]

    operations = [
        InEenKeer([
        pgtrigger.migrations.AddTrigger(
            model_name='meldingontvanger',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "signalen_meldingontvangerevent" ("aan", "antwoord_uiterlijk", "behandelaar_id", "grondslag", "id", "jongere_id", "melding_id", "partijen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postvak_id", "sleutel", "staat", "staat_sinds", "vraag", "ziet", "zonder_antwoord", "zonder_antwoord_op") VALUES (NEW."aan", NEW."antwoord_uiterlijk", NEW."behandelaar_id", NEW."grondslag", NEW."id", NEW."jongere_id", NEW."melding_id", NEW."partijen", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."postvak_id", NEW."sleutel", NEW."staat", NEW."staat_sinds", NEW."vraag", NEW."ziet", NEW."zonder_antwoord", NEW."zonder_antwoord_op"); RETURN NULL;', hash='6edbb260c4bd8dd9555e8bae25dbfb2e4b4f46e3', operation='INSERT', pgid='pgtrigger_insert_insert_b91aa', table='signalen_meldingontvanger', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='zaak',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "signalen_zaakevent" ("aanleiding", "eigenaar_gekozen_op", "eigenaar_id", "eigenaar_postvak_id", "eigenaar_sinds", "gesloten_door_id", "gesloten_op", "id", "jongere_id", "opent_op", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "sluitreden", "stap_op", "toelichting", "volgende_stap") VALUES (NEW."aanleiding", NEW."eigenaar_gekozen_op", NEW."eigenaar_id", NEW."eigenaar_postvak_id", NEW."eigenaar_sinds", NEW."gesloten_door_id", NEW."gesloten_op", NEW."id", NEW."jongere_id", NEW."opent_op", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sleutel", NEW."sluitreden", NEW."stap_op", NEW."toelichting", NEW."volgende_stap"); RETURN NULL;', hash='777f2d72ed5edd30a1897bf1679a517239a0b506', operation='INSERT', pgid='pgtrigger_insert_insert_639ae', table='signalen_zaak', when='AFTER')),
        ),
        ]),
    ]
