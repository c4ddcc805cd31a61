"""All addresses; each room brings its own."""

from importlib.util import find_spec

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path


@login_not_required
def gezond(request: HttpRequest) -> HttpResponse:
    """Answer that this process serves; used by load balancers and by `make demo`."""
    return HttpResponse("goed\n", content_type="text/plain")


handler400 = "inbeeld.web.fouten.fout_400"
handler403 = "inbeeld.web.fouten.fout_403"
handler404 = "inbeeld.web.fouten.fout_404"
handler500 = "inbeeld.web.fouten.fout_500"

ROOMS = (
    "web",
    "toegang",
    "register",
    "tijdlijnen",
    "aanleveren",
    "signalen",
    "dossiers",
    "monitor",
    "koppelingen",
    "demo",
)

urlpatterns = [
    path("api/v1/", include("inbeeld.config.api")),
    path("gezond", gezond, name="gezond"),
    path("", include("inbeeld.toegang.aanmelden.urls")),
]
urlpatterns += [
    path("", include(f"inbeeld.{room}.urls")) for room in ROOMS if find_spec(f"inbeeld.{room}.urls")
]
