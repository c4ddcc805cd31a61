"""What talks need beside their tables."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_plan")]

    operations: list[migrations.RunSQL] = []
