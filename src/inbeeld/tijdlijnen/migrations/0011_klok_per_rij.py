"""Whose a klok is, is looked up per klok: a region has a thousand. The rows are the same."""

from django.db import migrations

from inbeeld.toegang.rls import HerschrijfBeleid, nu_per_rij


class Migration(migrations.Migration):
    dependencies = [("tijdlijnen", "0010_aandacht_met_status"), ("toegang", "0011_matrix")]

    operations = [HerschrijfBeleid("tijdlijnen_klok", zien=nu_per_rij("tijdlijn"))]
