"""A postvak with its coordinator, core teams, and what changes about people."""

import django.contrib.auth.validators
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('toegang', '0008_logboek'),
    ]

    operations = [
        migrations.CreateModel(
            name='GebruikerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('naam', models.CharField(max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Kernteamlid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('periode', django.contrib.postgres.fields.ranges.DateRangeField()),
            ],
        ),
        migrations.CreateModel(
            name='KernteamlidEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('periode', django.contrib.postgres.fields.ranges.DateRangeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Postvak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='PostvakEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gebruiker',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "toegang_gebruikerevent" ("email", "is_active", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."email", NEW."is_active", NEW."naam", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."username"); RETURN NULL;', hash='47afd844f8abbec1f88cb6a2d64d462f829a204c', operation='INSERT', pgid='pgtrigger_insert_insert_4b44d', table='toegang_gebruiker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gebruiker',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.username IS DISTINCT FROM NEW.username OR OLD.naam IS DISTINCT FROM NEW.naam OR OLD.email IS DISTINCT FROM NEW.email OR OLD.is_active IS DISTINCT FROM NEW.is_active)', func='INSERT INTO "toegang_gebruikerevent" ("email", "is_active", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."email", NEW."is_active", NEW."naam", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."username"); RETURN NULL;', hash='27068be8850c836a6007c7bc9b568eb3787e42e9', operation='UPDATE', pgid='pgtrigger_update_update_98668', table='toegang_gebruiker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='gebruiker',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "toegang_gebruikerevent" ("email", "is_active", "naam", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (OLD."email", OLD."is_active", OLD."naam", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."username"); RETURN NULL;', hash='716cb8308bc82c1fcf7b493c45d557f19d78e0ef', operation='DELETE', pgid='pgtrigger_delete_delete_5dbf7', table='toegang_gebruiker', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='gebruiker',
            constraint=models.CheckConstraint(condition=models.Q(('is_staff', False), ('is_superuser', False)), name='gebruiker_geen_superuser'),
        ),
        migrations.AddField(
            model_name='gebruikerevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='gebruikerevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='kernteamlid',
            name='aanstelling',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kernteams', to='toegang.aanstelling'),
        ),
        migrations.AddField(
            model_name='kernteamlid',
            name='school',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kernteam', to='toegang.organisatie'),
        ),
        migrations.AddField(
            model_name='kernteamlidevent',
            name='aanstelling',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='toegang.aanstelling'),
        ),
        migrations.AddField(
            model_name='kernteamlidevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='kernteamlidevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='toegang.kernteamlid'),
        ),
        migrations.AddField(
            model_name='kernteamlidevent',
            name='school',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='toegang.organisatie'),
        ),
        migrations.AddField(
            model_name='postvak',
            name='coordinator',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='coordineert', to='toegang.aanstelling'),
        ),
        migrations.AddField(
            model_name='postvak',
            name='organisatie',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='postvak', to='toegang.organisatie'),
        ),
        migrations.AddField(
            model_name='postvakevent',
            name='coordinator',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='toegang.aanstelling'),
        ),
        migrations.AddField(
            model_name='postvakevent',
            name='organisatie',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='toegang.organisatie'),
        ),
        migrations.AddField(
            model_name='postvakevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='postvakevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='toegang.postvak'),
        ),
        migrations.AddConstraint(
            model_name='kernteamlid',
            constraint=models.CheckConstraint(condition=models.Q(('periode__isempty', False), ('periode__startswith__isnull', False)), name='kernteamlid_periode'),
        ),
        migrations.AddConstraint(
            model_name='kernteamlid',
            constraint=models.UniqueConstraint(condition=models.Q(('periode__endswith__isnull', True)), fields=('school', 'aanstelling'), name='kernteamlid_een_keer'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kernteamlid',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "toegang_kernteamlidevent" ("aanstelling_id", "id", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."aanstelling_id", NEW."id", NEW."periode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."school_id"); RETURN NULL;', hash='d140d1a85df45033cf63f179fd0c3ce3beb5839f', operation='INSERT', pgid='pgtrigger_insert_insert_78e15', table='toegang_kernteamlid', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kernteamlid',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "toegang_kernteamlidevent" ("aanstelling_id", "id", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (NEW."aanstelling_id", NEW."id", NEW."periode", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id"); RETURN NULL;', hash='776dbde6d965bc4203676942617194733543a39f', operation='UPDATE', pgid='pgtrigger_update_update_5b59e', table='toegang_kernteamlid', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kernteamlid',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "toegang_kernteamlidevent" ("aanstelling_id", "id", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id") VALUES (OLD."aanstelling_id", OLD."id", OLD."periode", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."school_id"); RETURN NULL;', hash='d4ac81259384b0fc7cbe1fa401c1657e6e802739', operation='DELETE', pgid='pgtrigger_delete_delete_f20e4', table='toegang_kernteamlid', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postvak',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "toegang_postvakevent" ("coordinator_id", "id", "organisatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."coordinator_id", NEW."id", NEW."organisatie_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='abb7e0937bf97f6b41f7638641c0f7e90a61c3e9', operation='INSERT', pgid='pgtrigger_insert_insert_f397b', table='toegang_postvak', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postvak',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "toegang_postvakevent" ("coordinator_id", "id", "organisatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."coordinator_id", NEW."id", NEW."organisatie_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='0f05959f2d855a018d6f76d66fd8d94f5caae8d9', operation='UPDATE', pgid='pgtrigger_update_update_d4314', table='toegang_postvak', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postvak',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "toegang_postvakevent" ("coordinator_id", "id", "organisatie_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."coordinator_id", OLD."id", OLD."organisatie_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='3eb7534b4bda21a406359b29348a210228943515', operation='DELETE', pgid='pgtrigger_delete_delete_4fc02', table='toegang_postvak', when='AFTER')),
        ),
    ]
