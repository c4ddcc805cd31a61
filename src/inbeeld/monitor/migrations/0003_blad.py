"""The making of the sheet."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("monitor", "0002_rechten")]

    operations = []
