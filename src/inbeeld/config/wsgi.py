"""The WSGI application that granian, gunicorn or uwsgi serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
application = get_wsgi_application()
