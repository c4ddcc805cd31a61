"""Reports."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("monitor", "0005_doelen")]

    operations = []
