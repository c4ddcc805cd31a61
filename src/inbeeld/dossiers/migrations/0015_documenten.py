"""What documents need beside their tables."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0014_nazorg")]

    operations: list[migrations.RunSQL] = []
