"""What tied a message to a child goes with the last of its facts."""

from django.db import migrations

from inbeeld.toegang.bewaren.migratie import Vernietigbaar


class Migration(migrations.Migration):
    dependencies = [("koppelingen", "0003_webhooks"), ("toegang", "0014_bewaren")]

    operations = [Vernietigbaar("koppelingen_duomelding")]
