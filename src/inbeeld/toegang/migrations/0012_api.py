"""Programs that use the API, and their tokens."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from inbeeld.toegang.rls import NIEMAND, AlleenToevoegen, BeschermTabel

# Whose token it is must be known before there is an actor; and once there is, nobody's business.
ZONDER_AANSTELLING = "(select toegang_aanstelling()) is null"
BEHEER = f"""({ZONDER_AANSTELLING} or exists (
    select 1 from toegang_aanstelling a
    where a.id = {{tabel}}.aanstelling_id and toegang_beheert(a.organisatie_id)))"""


def _mens(**opties):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name='+',
        to=settings.AUTH_USER_MODEL,
        **opties,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('toegang', '0011_matrix'),
    ]

    operations = [
        migrations.CreateModel(
            name='ApiClient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('naam', models.CharField(max_length=100)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('lezen', 'gegevens lezen'), ('aanleveren', 'gegevens aanleveren')], max_length=12), size=None)),
                ('geheim_hash', models.BinaryField()),
                ('aangemaakt_op', models.DateTimeField()),
                ('ingetrokken_op', models.DateTimeField(null=True)),
                ('aangemaakt_door', _mens(null=True)),
                ('aanstelling', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='toegang.aanstelling')),
                ('ingetrokken_door', _mens(null=True)),
                ('verantwoordelijke', _mens()),
            ],
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hash', models.BinaryField(unique=True)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), size=None)),
                ('verloopt_op', models.DateTimeField()),
                ('client', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='toegang.apiclient')),
            ],
            options={
                'indexes': [models.Index(fields=['client', 'verloopt_op'], name='apitoken_client')],
            },
        ),
        migrations.AddConstraint(
            model_name='apiclient',
            constraint=models.CheckConstraint(condition=models.Q(('scopes__len__gt', 0), ('scopes__contained_by', ['lezen', 'aanleveren'])), name='apiclient_scopes'),
        ),
        migrations.AddConstraint(
            model_name='apiclient',
            constraint=models.CheckConstraint(condition=models.Q(('ingetrokken_op__isnull', False), ('ingetrokken_door__isnull', True), _connector='OR'), name='apiclient_ingetrokken'),
        ),
        BeschermTabel(
            'toegang_apiclient',
            zien=BEHEER,
            verwijderen=NIEMAND,
        ),
        AlleenToevoegen('toegang_apiclient', behalve=('ingetrokken_op', 'ingetrokken_door_id')),
        BeschermTabel('toegang_apitoken', zien=ZONDER_AANSTELLING, wijzigen=NIEMAND),
    ]
