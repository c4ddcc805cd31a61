"""Stored wettelijke meldingen, and layers that a region can be asked for by day.

Rows appear as children are recomputed: of an installation with facts, run `inbeeld herbereken`.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

from inbeeld.toegang.rls import NIEMAND, BeschermTabel, nu

OP_DAG_GEVRAAGD = (
    "sein_uren",
    "sein_te_laat",
    "sein_ziek_meldingen",
    "sein_ongeoorloofd_lesdagen",
    "sein_ziek_lesdagen",
    "sein_geoorloofd_lesdagen",
    "absoluut",
    "aanbod",
    "vrijgesteld",
    "ingeschreven",
    "langer_dan_drie_maanden",
    "O_lang",
    "Z_lang",
)


def _dag(naam, uitdrukking):
    return migrations.AddField(
        model_name="laag",
        name=naam,
        field=models.GeneratedField(
            db_persist=True, expression=F(uitdrukking), output_field=models.DateField()
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("register", "0008_logboek"), ("tijdlijnen", "0007_matrix")]

    operations = [
        _dag("van", "periode__startswith"),
        _dag("tot", "periode__endswith"),
        migrations.AddIndex(
            model_name="laag",
            index=models.Index(
                fields=["laag", "tot", "van"],
                include=["jongere", "waarde"],
                condition=Q(laag__in=OP_DAG_GEVRAAGD),
                name="laag_op_dag",
            ),
        ),
        migrations.CreateModel(
            name="WettelijkeMelding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("begindatum", models.DateField()),
                ("einddatum", models.DateField()),
                (
                    "jongere",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="register.jongere",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["jongere", "einddatum"], name="wettelijkemelding_jongere"),
                    models.Index(
                        fields=["einddatum"],
                        include=["jongere", "begindatum"],
                        name="wettelijkemelding_op_dag",
                    ),
                ]
            },
        ),
        BeschermTabel(
            "tijdlijnen_wettelijkemelding",
            zien=nu("tijdlijn"),
            toevoegen=NIEMAND,
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
    ]
