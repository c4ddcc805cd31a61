"""The history of questions and keys goes with the last of an organisation's copy."""

from django.db import migrations

from inbeeld.toegang.bewaren.migratie import Vernietigbaar


class Migration(migrations.Migration):
    dependencies = [("aanleveren", "0004_matrix"), ("toegang", "0014_bewaren")]

    operations = [
        Vernietigbaar(f"aanleveren_{tabel}event") for tabel in ("vraag", "leverancierssleutel")
    ]
