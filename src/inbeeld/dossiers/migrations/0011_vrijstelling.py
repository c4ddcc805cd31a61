"""What exemptions need beside their tables."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0010_aanbod")]

    operations: list[migrations.RunSQL] = []
