"""Addresses of this room."""

from django.urls import path, re_path

from inbeeld.web.adressen import keuze

from .policies import VAN_EEN_KIND
from .uitvoer import SOORTEN
from .views import feiten, lesvrij, leveringen, vragen

keuze("feitentabel", VAN_EEN_KIND)
_WAT = "|".join(SOORTEN)
_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

urlpatterns = [
    path("aanleveren/", leveringen.lijst, name="aanleveren"),
    path("aanleveren/nieuw/", leveringen.nieuw, name="levering_nieuw"),
    path("aanleveren/vragen/", vragen.lijst, name="vragen"),
    path("aanleveren/vragen/<uuid:sleutel>/", vragen.antwoord, name="vraag"),
    path("aanleveren/lesvrij/", lesvrij.lijst, name="lesvrij"),
    path("aanleveren/lesvrij/nieuw/", lesvrij.bewerken, name="lesvrij_nieuw"),
    path("aanleveren/lesvrij/<int:pk>/", lesvrij.bewerken, name="lesvrij_corrigeren"),
    path("aanleveren/lesvrij/<int:pk>/intrekken/", lesvrij.intrekken, name="lesvrij_intrekken"),
    path("aanleveren/<uuid:sleutel>/", leveringen.levering, name="levering"),
    path("aanleveren/<uuid:sleutel>/opnieuw/", leveringen.opnieuw, name="levering_opnieuw"),
    path("aanleveren/<uuid:sleutel>/verwerken/", leveringen.verwerken, name="levering_verwerken"),
    path("aanleveren/<uuid:sleutel>/weggooien/", leveringen.weggooien, name="levering_weggooien"),
    path("aanleveren/<uuid:sleutel>/intrekken/", leveringen.intrekken, name="levering_intrekken"),
    re_path(
        rf"^aanleveren/(?P<sleutel>{_UUID})/(?P<wat>{_WAT})\.csv$",
        leveringen.download,
        name="levering_download",
    ),
    path(
        "jongere/<uuid:sleutel>/feiten/<feitentabel:tabel>/nieuw/", feiten.nieuw, name="feit_nieuw"
    ),
    path(
        "jongere/<uuid:sleutel>/feiten/<feitentabel:tabel>/<int:pk>/corrigeren/",
        feiten.corrigeren,
        name="feit_corrigeren",
    ),
    path(
        "jongere/<uuid:sleutel>/feiten/<feitentabel:tabel>/<int:pk>/intrekken/",
        feiten.intrekken,
        name="feit_intrekken",
    ),
]
