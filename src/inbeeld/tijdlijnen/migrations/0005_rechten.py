"""What says how far the calendar reaches, and by which rules, is not the app's to write."""

from django.db import migrations

from inbeeld.toegang.rls import AlleenLezen


class Migration(migrations.Migration):
    dependencies = [("tijdlijnen", "0004_werkvoorraad")]

    operations = [
        AlleenLezen("tijdlijnen_regelversie"),
        # Whose lesweken count is a choice of the region.
        AlleenLezen("tijdlijnen_horizon", behalve=("vakantieregio",)),
    ]
