"""Addresses of documents, letters and the plan on paper."""

from django.urls import path

from inbeeld.dossiers.views import brieven, documenten, plan_pdf
from inbeeld.web import adressen

adressen.code("brieftekst", "[a-z0-9_-]{1,40}", "uitnodiging")

_VAN_KIND = "jongere/<uuid:sleutel>"
_EEN = "document/<uuid:sleutel>/"
_TEKSTEN = "afspraken/brieven/"
urlpatterns = [
    path(f"{_VAN_KIND}/documenten/", documenten.documenten, name="documenten"),
    path(f"{_VAN_KIND}/documenten/nieuw/", documenten.nieuw, name="document_nieuw"),
    path(_EEN, documenten.document, name="document"),
    path(f"{_EEN}intrekken/", documenten.intrekken, name="document_intrekken"),
    path(f"{_VAN_KIND}/brief/", brieven.nieuw, name="brief_nieuw"),
    path(f"{_VAN_KIND}/brief/<brieftekst:code>/", brieven.maken, name="brief_maken"),
    path(f"{_VAN_KIND}/plan/pdf/", plan_pdf.plan_pdf, name="plan_pdf"),
    path(_TEKSTEN, brieven.teksten, name="brieventeksten"),
    path(f"{_TEKSTEN}nieuw/", brieven.tekst_nieuw, name="brieftekst_nieuw"),
    path(f"{_TEKSTEN}<brieftekst:code>/", brieven.tekst_wijzigen, name="brieftekst_wijzigen"),
    path(
        f"{_TEKSTEN}<brieftekst:code>/beeindigen/",
        brieven.tekst_beeindigen,
        name="brieftekst_beeindigen",
    ),
]
