"""What nazorg and obstacles need beside their tables."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0013_dossierpagina")]

    operations: list[migrations.RunSQL] = []
