"""What the page of a dossier needs."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0012_overdracht")]

    operations: list[migrations.RunSQL] = []
