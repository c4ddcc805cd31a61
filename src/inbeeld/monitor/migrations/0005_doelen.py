"""Targets and comparisons."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("monitor", "0004_publicatie")]

    operations = []
