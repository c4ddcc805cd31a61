"""Django's `migrate`, then the access matrix and the rules as functions: no database has the one
without the others."""

from typing import Any

from django.core.management.commands import migrate

from inbeeld.tijdlijnen.installatie import installeer
from inbeeld.toegang.matrix.opslag import vul


class Command(migrate.Command):
    """Migrate; on the owner's connection, with every room migrated, install both too."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        whole = not options["app_label"] and not options["plan"] and not options["check_unapplied"]
        if options["database"] != "eigenaar" or not whole:
            return
        vul()
        if installeer() and options["verbosity"]:
            self.stdout.write("De regels zijn vernieuwd; herbereken werkt de tijdlijnen bij.")
