"""The WSGI application that granian, gunicorn or uwsgi serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
application = get_wsgi_application()


def _controleer() -> None:
    """No page is served in a role that sees everything, or on a database with other rules or
    another access matrix."""
    from inbeeld.tijdlijnen.installatie import controleer
    from inbeeld.toegang.matrix import opslag
    from inbeeld.toegang.rls import controleer_rol

    controleer_rol()
    controleer()
    opslag.controleer()


_controleer()


def _verzegel() -> None:
    """Each worker seals the read log every minute; the database lets one of them."""
    from inbeeld.toegang.logboek.verzegelen import begin_verzegelen

    begin_verzegelen()


_verzegel()


def _meld_bij() -> None:
    """Each worker tells what fell due every minute, and sends e-mail; the database lets one."""
    from inbeeld.signalen.achtergrond import begin_bijmelden

    begin_bijmelden()


_meld_bij()
