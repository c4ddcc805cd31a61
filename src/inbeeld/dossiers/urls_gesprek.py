"""Addresses of talks, agreements, closed notes and the list of reasons.

`afspraken` is the name of the region's own agreements, so those of a child are `afspraken_kind`.
"""

from django.urls import path

from inbeeld.dossiers.views import afspraken, gesprekken, notities, redenen

urlpatterns = [
    path("jongere/<uuid:sleutel>/gesprekken/", gesprekken.gesprekken, name="gesprekken"),
    path("jongere/<uuid:sleutel>/gesprekken/nieuw/", gesprekken.nieuw, name="gesprek_nieuw"),
    path("gesprek/<uuid:sleutel>/", gesprekken.gesprek, name="gesprek"),
    path("jongere/<uuid:sleutel>/afspraken/", afspraken.afspraken, name="afspraken_kind"),
    path("jongere/<uuid:sleutel>/afspraken/nieuw/", afspraken.nieuw, name="afspraak_nieuw"),
    path("afspraak/<uuid:sleutel>/", afspraken.afspraak, name="afspraak"),
    path("afspraak/<uuid:sleutel>/afronden/", afspraken.afronden, name="afspraak_afronden"),
    path("afspraak/<uuid:sleutel>/vervallen/", afspraken.vervallen, name="afspraak_vervallen"),
    path("afspraak/<uuid:sleutel>/heropenen/", afspraken.heropenen, name="afspraak_heropenen"),
    path("jongere/<uuid:sleutel>/notities/", notities.notities, name="notities"),
    path("jongere/<uuid:sleutel>/notities/nieuw/", notities.nieuw, name="notitie_nieuw"),
    path("notitie/<uuid:sleutel>/", notities.notitie, name="notitie"),
    path("gespreksredenen/", redenen.redenen, name="gespreksredenen"),
    path("gespreksredenen/nieuw/", redenen.nieuw, name="gespreksreden_nieuw"),
    path("gespreksredenen/<int:pk>/wijzigen/", redenen.wijzigen, name="gespreksreden_wijzigen"),
    path(
        "gespreksredenen/<int:pk>/beeindigen/",
        redenen.beeindigen,
        name="gespreksreden_beeindigen",
    ),
]
