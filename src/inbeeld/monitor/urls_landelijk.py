"""Address of the national figures."""

from django.urls import path

from inbeeld.monitor.views import landelijk

urlpatterns = [path("cijfers/landelijk/", landelijk.landelijk, name="landelijk")]
