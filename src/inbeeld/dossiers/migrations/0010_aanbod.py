"""What offers need beside their tables."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0009_gesprek")]

    operations: list[migrations.RunSQL] = []
