"""Sign-ins that a person sees of themselves, invitations, and a way to end sessions."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Now

from inbeeld.toegang.rls import NIEMAND, AlleenToevoegen, BeschermTabel

EIGEN_AANMELDING = "{tabel}.gebruiker_id = (select toegang_gebruiker())"
# Who logs in has no aanstelling yet, and a failed attempt has nobody behind it: the row is written
# before there is anybody to check it against. Nothing follows from it but what the person reads.
BIJ_HET_INLOGGEN = "true"
PERSOON = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+", "to": settings.AUTH_USER_MODEL}


class Migration(migrations.Migration):
    dependencies = [("toegang", "0006_tijdelijk")]

    operations = [
        migrations.AddField(
            "gebruiker",
            "sessiesleutel",
            models.CharField(blank=True, default="", editable=False, max_length=32),
        ),
        migrations.CreateModel(
            name="Aanmelding",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("moment", models.DateTimeField()),
                (
                    "hoe",
                    models.CharField(
                        choices=[
                            ("wachtwoord", "wachtwoord"),
                            ("app", "code uit de app"),
                            ("passkey", "passkey"),
                            ("herstelcode", "herstelcode"),
                            ("aanbieder", "inlog van de organisatie"),
                            ("hersteld", "tweede stap weggehaald"),
                        ],
                        max_length=20,
                    ),
                ),
                ("gelukt", models.BooleanField()),
                ("aanbieder", models.CharField(blank=True, default="", max_length=40)),
                ("apparaat", models.CharField(blank=True, default="", max_length=60)),
                ("door", models.ForeignKey(null=True, **PERSOON)),
                ("gebruiker", models.ForeignKey(**PERSOON)),
            ],
            options={
                "indexes": [models.Index(fields=["gebruiker", "-moment"], name="aanmelding_gebruiker")],
            },
        ),
        migrations.CreateModel(
            name="Uitnodiging",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sleutel_hash", models.CharField(max_length=64, unique=True)),
                ("gemaakt_op", models.DateTimeField(db_default=Now())),
                ("vervallen_op", models.DateTimeField(null=True)),
                ("gebruiker", models.ForeignKey(**PERSOON)),
            ],
        ),
        BeschermTabel(
            "toegang_aanmelding",
            zien=EIGEN_AANMELDING,
            toevoegen=BIJ_HET_INLOGGEN,
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
        AlleenToevoegen("toegang_aanmelding"),
    ]
