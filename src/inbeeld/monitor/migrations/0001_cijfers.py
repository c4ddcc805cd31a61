"""The tables of the room."""
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.db import migrations, models

from inbeeld.toegang.migratie import InEenKeer


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('toegang', '0021_grond_advies'),
    ]

    operations = [
        InEenKeer([
        migrations.CreateModel(
            name='Cijferblad',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('definitie', models.CharField(max_length=40, unique=True)),
                ('bekend_op', models.DateTimeField()),
                ('dag', models.DateField()),
                ('laatste_vastlegging', models.BigIntegerField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('definitie__in', ['rijk-2016', 'zkij-2021', 'kop-nh-2015', 'nk-2017-po', 'nk-2017-vo'])), name='cijferblad_definitie')],
            },
        ),
        migrations.CreateModel(
            name='Doel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('naam', models.CharField(max_length=200)),
                ('indicator', models.CharField(max_length=40)),
                ('gemeenten', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=4), blank=True, default=list, size=None)),
                ('definitie', models.CharField(max_length=40)),
                ('uitgezonderd', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('basis_waarde', models.PositiveIntegerField(null=True)),
                ('basis_van', models.DateField(null=True)),
                ('basis_tot_en_met', models.DateField(null=True)),
                ('basis_bron', models.CharField(blank=True, default='', max_length=300)),
                ('doel_procent', models.SmallIntegerField(null=True)),
                ('doel_waarde', models.PositiveIntegerField(null=True)),
                ('uiterlijk_op', models.DateField()),
                ('bron', models.CharField(max_length=300)),
                ('toelichting', models.CharField(blank=True, default='', max_length=500)),
                ('periode', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('moment', models.DateTimeField()),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='toegang.aanstelling')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('periode__isempty', False), ('periode__startswith__isnull', False)), name='doel_periode'), models.CheckConstraint(condition=models.Q(('definitie__in', ['rijk-2016', 'zkij-2021', 'kop-nh-2015', 'nk-2017-po', 'nk-2017-vo'])), name='doel_definitie'), models.CheckConstraint(condition=models.Q(models.Q(('doel_procent__isnull', True), ('doel_waarde__isnull', False)), models.Q(('basis_waarde__isnull', False), ('doel_procent__isnull', False), ('doel_waarde__isnull', True)), _connector='OR'), name='doel_waarde_of_procent'), models.CheckConstraint(condition=models.Q(('basis_waarde__isnull', True), models.Q(('basis_tot_en_met__gte', models.F('basis_van')), ('basis_van__isnull', False), models.Q(('basis_bron', ''), _negated=True)), _connector='OR'), name='doel_basis_met_bron')],
            },
        ),
        migrations.CreateModel(
            name='DoelEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sleutel', models.UUIDField(default=uuid.uuid4)),
                ('naam', models.CharField(max_length=200)),
                ('indicator', models.CharField(max_length=40)),
                ('gemeenten', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=4), blank=True, default=list, size=None)),
                ('definitie', models.CharField(max_length=40)),
                ('uitgezonderd', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('basis_waarde', models.PositiveIntegerField(null=True)),
                ('basis_van', models.DateField(null=True)),
                ('basis_tot_en_met', models.DateField(null=True)),
                ('basis_bron', models.CharField(blank=True, default='', max_length=300)),
                ('doel_procent', models.SmallIntegerField(null=True)),
                ('doel_waarde', models.PositiveIntegerField(null=True)),
                ('uiterlijk_op', models.DateField()),
                ('bron', models.CharField(max_length=300)),
                ('toelichting', models.CharField(blank=True, default='', max_length=500)),
                ('periode', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('moment', models.DateTimeField()),
                ('door', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='toegang.aanstelling')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitor.doel')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Onvergelijkbaar',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('periode', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('indicator', models.CharField(blank=True, default='', max_length=40)),
                ('reden', models.CharField(max_length=300)),
                ('bron', models.CharField(max_length=300)),
                ('moment', models.DateTimeField()),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='toegang.aanstelling')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('periode__isempty', False), ('periode__startswith__isnull', False)), name='onvergelijkbaar_periode')],
            },
        ),
        migrations.CreateModel(
            name='OnvergelijkbaarEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sleutel', models.UUIDField(default=uuid.uuid4)),
                ('periode', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('indicator', models.CharField(blank=True, default='', max_length=40)),
                ('reden', models.CharField(max_length=300)),
                ('bron', models.CharField(max_length=300)),
                ('moment', models.DateTimeField()),
                ('door', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='toegang.aanstelling')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitor.onvergelijkbaar')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Publicatie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('van', models.DateField()),
                ('tot_en_met', models.DateField()),
                ('definitie', models.CharField(max_length=40)),
                ('bekend_op', models.DateTimeField()),
                ('methode', models.CharField(max_length=40)),
                ('tabellen', models.JSONField()),
                ('vingerafdruk', models.CharField(max_length=64)),
                ('moment', models.DateTimeField()),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='toegang.aanstelling')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('van', 'tot_en_met'), name='publicatie_een_per_jaar'), models.CheckConstraint(condition=models.Q(('definitie__in', ['rijk-2016', 'zkij-2021', 'kop-nh-2015', 'nk-2017-po', 'nk-2017-vo'])), name='publicatie_definitie'), models.CheckConstraint(condition=models.Q(('tot_en_met__gte', models.F('van'))), name='publicatie_periode')],
            },
        ),
        migrations.CreateModel(
            name='Rapport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('soort', models.CharField(choices=[('informatienota', 'informatienota aan de raad'), ('jaarverslag_leerplicht', 'jaarverslag leerplicht'), ('swv_kwartaal', 'kwartaalrapport samenwerkingsverband'), ('opgave_leerplicht', 'opgave leerplicht (art. 25 lid 2)'), ('partner', 'verantwoording van een partner'), ('peildata', 'telling op peildata')], max_length=30)),
                ('gebied', models.CharField(max_length=120)),
                ('van', models.DateField()),
                ('tot_en_met', models.DateField()),
                ('definitie', models.CharField(max_length=40)),
                ('bekend_op', models.DateTimeField()),
                ('vraag', models.JSONField(default=dict)),
                ('inhoud', models.JSONField()),
                ('vingerafdruk', models.CharField(max_length=64)),
                ('moment', models.DateTimeField()),
                ('bron', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='toegang.organisatie')),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='toegang.aanstelling')),
                ('herhaalt', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='monitor.rapport')),
            ],
            options={
                'indexes': [models.Index(fields=['bron', 'moment'], name='rapport_van')],
                'constraints': [models.CheckConstraint(condition=models.Q(('soort__in', ['informatienota', 'jaarverslag_leerplicht', 'swv_kwartaal', 'opgave_leerplicht', 'partner', 'peildata'])), name='rapport_soort'), models.CheckConstraint(condition=models.Q(('definitie__in', ['rijk-2016', 'zkij-2021', 'kop-nh-2015', 'nk-2017-po', 'nk-2017-vo'])), name='rapport_definitie'), models.CheckConstraint(condition=models.Q(('tot_en_met__gte', models.F('van'))), name='rapport_periode')],
            },
        ),
        migrations.CreateModel(
            name='Rapportplanning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('soort', models.CharField(choices=[('informatienota', 'informatienota aan de raad'), ('jaarverslag_leerplicht', 'jaarverslag leerplicht'), ('swv_kwartaal', 'kwartaalrapport samenwerkingsverband'), ('opgave_leerplicht', 'opgave leerplicht (art. 25 lid 2)'), ('partner', 'verantwoording van een partner'), ('peildata', 'telling op peildata')], max_length=30)),
                ('gebied', models.CharField(max_length=120)),
                ('definitie', models.CharField(max_length=40)),
                ('ritme', models.CharField(choices=[('kwartaal', 'elk kwartaal'), ('schooljaar', 'elk schooljaar')], max_length=12)),
                ('vanaf', models.DateField()),
                ('gestopt_op', models.DateField(null=True)),
                ('moment', models.DateTimeField()),
                ('bron', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='toegang.organisatie')),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='toegang.aanstelling')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('soort__in', ['informatienota', 'jaarverslag_leerplicht', 'swv_kwartaal', 'opgave_leerplicht', 'partner', 'peildata'])), name='rapportplanning_soort')],
            },
        ),
        migrations.CreateModel(
            name='RapportplanningEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sleutel', models.UUIDField(default=uuid.uuid4)),
                ('soort', models.CharField(choices=[('informatienota', 'informatienota aan de raad'), ('jaarverslag_leerplicht', 'jaarverslag leerplicht'), ('swv_kwartaal', 'kwartaalrapport samenwerkingsverband'), ('opgave_leerplicht', 'opgave leerplicht (art. 25 lid 2)'), ('partner', 'verantwoording van een partner'), ('peildata', 'telling op peildata')], max_length=30)),
                ('gebied', models.CharField(max_length=120)),
                ('definitie', models.CharField(max_length=40)),
                ('ritme', models.CharField(choices=[('kwartaal', 'elk kwartaal'), ('schooljaar', 'elk schooljaar')], max_length=12)),
                ('vanaf', models.DateField()),
                ('gestopt_op', models.DateField(null=True)),
                ('moment', models.DateTimeField()),
                ('bron', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='toegang.organisatie')),
                ('door', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='toegang.aanstelling')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitor.rapportplanning')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Berekening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('soort', models.CharField(max_length=20)),
                ('vraag', models.JSONField()),
                ('gevraagd_op', models.DateTimeField()),
                ('voortgang', models.PositiveSmallIntegerField(default=0)),
                ('stap', models.CharField(blank=True, default='', max_length=80)),
                ('klaar_op', models.DateTimeField(null=True)),
                ('uitkomst', models.JSONField(null=True)),
                ('fout', models.CharField(blank=True, default='', max_length=300)),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='toegang.aanstelling')),
            ],
            options={
                'indexes': [models.Index(fields=['door', 'gevraagd_op'], name='berekening_van')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('fout', ''), ('klaar_op__isnull', True), ('uitkomst__isnull', True)), models.Q(('fout', ''), ('klaar_op__isnull', False), ('uitkomst__isnull', False)), models.Q(('klaar_op__isnull', False), ('uitkomst__isnull', True), models.Q(('fout', ''), _negated=True)), _connector='OR'), name='berekening_klaar'), models.CheckConstraint(condition=models.Q(('voortgang__lte', 100)), name='berekening_voortgang')],
            },
        ),
        migrations.CreateModel(
            name='Cijfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indicator', models.CharField(max_length=40)),
                ('gebied', models.CharField(max_length=120)),
                ('valt_onder', models.CharField(max_length=120)),
                ('van', models.DateField(null=True)),
                ('dag', models.DateField()),
                ('waarden', models.JSONField()),
                ('onvolledig', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), default=list, size=None)),
                ('details', models.JSONField(null=True)),
                ('blad', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cijfers', to='monitor.cijferblad')),
            ],
            options={
                'indexes': [models.Index(fields=['blad', 'gebied', 'indicator', 'dag'], name='cijfer_van')],
                'constraints': [models.UniqueConstraint(fields=('blad', 'indicator', 'gebied', 'van', 'dag'), name='cijfer_uniek', nulls_distinct=False)],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='doel',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "monitor_doelevent" ("basis_bron", "basis_tot_en_met", "basis_van", "basis_waarde", "bron", "definitie", "doel_procent", "doel_waarde", "door_id", "gemeenten", "id", "indicator", "moment", "naam", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "toelichting", "uiterlijk_op", "uitgezonderd") VALUES (NEW."basis_bron", NEW."basis_tot_en_met", NEW."basis_van", NEW."basis_waarde", NEW."bron", NEW."definitie", NEW."doel_procent", NEW."doel_waarde", NEW."door_id", NEW."gemeenten", NEW."id", NEW."indicator", NEW."moment", NEW."naam", NEW."periode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sleutel", NEW."toelichting", NEW."uiterlijk_op", NEW."uitgezonderd"); RETURN NULL;', hash='c63f5008715edfa6f325f160d82c65fb215ee72d', operation='INSERT', pgid='pgtrigger_insert_insert_69463', table='monitor_doel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='doel',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "monitor_doelevent" ("basis_bron", "basis_tot_en_met", "basis_van", "basis_waarde", "bron", "definitie", "doel_procent", "doel_waarde", "door_id", "gemeenten", "id", "indicator", "moment", "naam", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "toelichting", "uiterlijk_op", "uitgezonderd") VALUES (NEW."basis_bron", NEW."basis_tot_en_met", NEW."basis_van", NEW."basis_waarde", NEW."bron", NEW."definitie", NEW."doel_procent", NEW."doel_waarde", NEW."door_id", NEW."gemeenten", NEW."id", NEW."indicator", NEW."moment", NEW."naam", NEW."periode", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sleutel", NEW."toelichting", NEW."uiterlijk_op", NEW."uitgezonderd"); RETURN NULL;', hash='a2aa5c146c96d5ec0725a259b2393252322a216c', operation='UPDATE', pgid='pgtrigger_update_update_ee2cc', table='monitor_doel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='doel',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "monitor_doelevent" ("basis_bron", "basis_tot_en_met", "basis_van", "basis_waarde", "bron", "definitie", "doel_procent", "doel_waarde", "door_id", "gemeenten", "id", "indicator", "moment", "naam", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "toelichting", "uiterlijk_op", "uitgezonderd") VALUES (OLD."basis_bron", OLD."basis_tot_en_met", OLD."basis_van", OLD."basis_waarde", OLD."bron", OLD."definitie", OLD."doel_procent", OLD."doel_waarde", OLD."door_id", OLD."gemeenten", OLD."id", OLD."indicator", OLD."moment", OLD."naam", OLD."periode", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sleutel", OLD."toelichting", OLD."uiterlijk_op", OLD."uitgezonderd"); RETURN NULL;', hash='7225a7b92442f6aac88d80f58da9666502cee232', operation='DELETE', pgid='pgtrigger_delete_delete_e443f', table='monitor_doel', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='onvergelijkbaar',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "monitor_onvergelijkbaarevent" ("bron", "door_id", "id", "indicator", "moment", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sleutel") VALUES (NEW."bron", NEW."door_id", NEW."id", NEW."indicator", NEW."moment", NEW."periode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reden", NEW."sleutel"); RETURN NULL;', hash='c2549251a6d2c204931a2df0c48a7cab15dc09c6', operation='INSERT', pgid='pgtrigger_insert_insert_e886e', table='monitor_onvergelijkbaar', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='onvergelijkbaar',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "monitor_onvergelijkbaarevent" ("bron", "door_id", "id", "indicator", "moment", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sleutel") VALUES (NEW."bron", NEW."door_id", NEW."id", NEW."indicator", NEW."moment", NEW."periode", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reden", NEW."sleutel"); RETURN NULL;', hash='1d629b1b4a77d79809f2ecb8cd86fd5439e3dfee', operation='UPDATE', pgid='pgtrigger_update_update_c2f86', table='monitor_onvergelijkbaar', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='onvergelijkbaar',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "monitor_onvergelijkbaarevent" ("bron", "door_id", "id", "indicator", "moment", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "sleutel") VALUES (OLD."bron", OLD."door_id", OLD."id", OLD."indicator", OLD."moment", OLD."periode", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reden", OLD."sleutel"); RETURN NULL;', hash='17f3fe1a22f0899ad4ec74fc02961ae1ae5bafeb', operation='DELETE', pgid='pgtrigger_delete_delete_a7ea0', table='monitor_onvergelijkbaar', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rapportplanning',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "monitor_rapportplanningevent" ("bron_id", "definitie", "door_id", "gebied", "gestopt_op", "id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ritme", "sleutel", "soort", "vanaf") VALUES (NEW."bron_id", NEW."definitie", NEW."door_id", NEW."gebied", NEW."gestopt_op", NEW."id", NEW."moment", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ritme", NEW."sleutel", NEW."soort", NEW."vanaf"); RETURN NULL;', hash='84a5f65c6d74c21860086022a227f8782404ff7a', operation='INSERT', pgid='pgtrigger_insert_insert_91f7e', table='monitor_rapportplanning', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rapportplanning',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "monitor_rapportplanningevent" ("bron_id", "definitie", "door_id", "gebied", "gestopt_op", "id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ritme", "sleutel", "soort", "vanaf") VALUES (NEW."bron_id", NEW."definitie", NEW."door_id", NEW."gebied", NEW."gestopt_op", NEW."id", NEW."moment", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ritme", NEW."sleutel", NEW."soort", NEW."vanaf"); RETURN NULL;', hash='93f545644e18363a007c06157937c7b0b8d10e4e', operation='UPDATE', pgid='pgtrigger_update_update_c2d34', table='monitor_rapportplanning', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rapportplanning',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "monitor_rapportplanningevent" ("bron_id", "definitie", "door_id", "gebied", "gestopt_op", "id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ritme", "sleutel", "soort", "vanaf") VALUES (OLD."bron_id", OLD."definitie", OLD."door_id", OLD."gebied", OLD."gestopt_op", OLD."id", OLD."moment", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ritme", OLD."sleutel", OLD."soort", OLD."vanaf"); RETURN NULL;', hash='00fbbf780a2b586d8383682783297e11f2126163', operation='DELETE', pgid='pgtrigger_delete_delete_22f04', table='monitor_rapportplanning', when='AFTER')),
        ),
        ]),
    ]
