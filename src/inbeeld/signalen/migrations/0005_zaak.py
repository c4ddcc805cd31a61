"""Zaken follow kloks in the same commit, and whoever holds one is involved with the child."""

from pathlib import Path

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql" / "zaak.sql"
TERUG = """
drop trigger betrokken_weg on signalen_zaak; drop trigger betrokken_wijzig on signalen_zaak;
drop trigger betrokken_bij on signalen_zaak; drop trigger gesloten on signalen_zaak;
drop trigger zaken_weg on tijdlijnen_klok;
drop trigger zaken_wijzig on tijdlijnen_klok; drop trigger zaken_bij on tijdlijnen_klok;
drop function signalen_eigenaar_nu(bigint, bigint); drop function signalen_zaak_betrokken();
drop function signalen_zaak_gesloten(); drop function signalen_overnames(date);
drop function signalen_haal_zaken_bij(date); drop function signalen_klok_gewijzigd();
drop function signalen_zaken_bij(bigint[], date);
drop function signalen_eerste_stap(bigint, date, text);
drop function signalen_eerste_eigenaar(bigint, date, text);
drop function signalen_begin(bigint, date, text); drop function signalen_partijen(bigint, date);
drop function signalen_termijn_na(date, jsonb);
drop function signalen_schooldagen_na(date, integer);
"""


class Migration(migrations.Migration):
    dependencies = [("signalen", "0007_kennis"), ("tijdlijnen", "0007_matrix")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='zaak',
            name='update_update',
        ),
        migrations.AddField(
            model_name='zaak',
            name='eigenaar_gekozen_op',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='zaakevent',
            name='eigenaar_gekozen_op',
            field=models.DateField(null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='zaak',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."eigenaar_id" IS DISTINCT FROM (NEW."eigenaar_id") OR OLD."eigenaar_postvak_id" IS DISTINCT FROM (NEW."eigenaar_postvak_id") OR OLD."gesloten_op" IS DISTINCT FROM (NEW."gesloten_op") OR OLD."stap_op" IS DISTINCT FROM (NEW."stap_op") OR OLD."volgende_stap" IS DISTINCT FROM (NEW."volgende_stap"))', func='INSERT INTO "signalen_zaakevent" ("aanleiding", "eigenaar_gekozen_op", "eigenaar_id", "eigenaar_postvak_id", "eigenaar_sinds", "gesloten_door_id", "gesloten_op", "id", "jongere_id", "opent_op", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "sluitreden", "stap_op", "toelichting", "volgende_stap") VALUES (NEW."aanleiding", NEW."eigenaar_gekozen_op", NEW."eigenaar_id", NEW."eigenaar_postvak_id", NEW."eigenaar_sinds", NEW."gesloten_door_id", NEW."gesloten_op", NEW."id", NEW."jongere_id", NEW."opent_op", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sleutel", NEW."sluitreden", NEW."stap_op", NEW."toelichting", NEW."volgende_stap"); RETURN NULL;', hash='69cd87a00f94fab9e534e89e9a4a9c47ead796ec', operation='UPDATE', pgid='pgtrigger_update_update_45e8f', table='signalen_zaak', when='AFTER')),
        ),
        migrations.RunSQL(SQL.read_text(), TERUG),
    ]
