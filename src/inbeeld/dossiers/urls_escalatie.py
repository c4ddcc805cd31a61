"""Addresses of escalation, justice and partners."""

from django.urls import path

from inbeeld.dossiers.views import escalatie, justitie, partners

urlpatterns = [
    path("partners/", partners.partners, name="partners"),
    path("escalaties/", escalatie.escalaties, name="escalaties"),
    path("escalaties/<uuid:sleutel>/", escalatie.escalatie, name="escalatie"),
    path("escalaties/<uuid:sleutel>/intrekken/", escalatie.intrekken, name="escalatie_intrekken"),
    path("zaak/<uuid:sleutel>/escaleren/", escalatie.vervroegen, name="escalatie_vervroegen"),
    path("jongere/<uuid:sleutel>/justitie/", justitie.justitie, name="justitie"),
    path("jongere/<uuid:sleutel>/justitie/route/", justitie.route, name="justitie_route"),
    path("jongere/<uuid:sleutel>/justitie/einde/", justitie.einde, name="justitie_einde"),
    path("jongere/<uuid:sleutel>/justitie/stap/", justitie.stap, name="justitie_stap"),
    path(
        "jongere/<uuid:sleutel>/justitie/stap/<int:pk>/",
        justitie.stap_klaar,
        name="justitie_stap_klaar",
    ),
]
