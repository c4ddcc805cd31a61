"""What the plan needs beside its tables."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0007_rechten")]

    operations: list[migrations.RunSQL] = []
