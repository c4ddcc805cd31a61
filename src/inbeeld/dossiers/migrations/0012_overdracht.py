"""What transfers need beside their tables."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0011_vrijstelling")]

    operations: list[migrations.RunSQL] = []
