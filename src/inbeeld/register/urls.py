"""Addresses of this room. A request's address holds its `sleutel`, which says nothing."""

from django.urls import path

from inbeeld.register.views import toegangsverzoeken

urlpatterns = [
    path("toegang/", toegangsverzoeken.verzoeken, name="toegangsverzoeken"),
    path("toegang/vragen/", toegangsverzoeken.vragen, name="toegang_vragen"),
    path("toegang/nood/", toegangsverzoeken.noodtoegang, name="noodtoegang"),
    path("toegang/<uuid:sleutel>/", toegangsverzoeken.verzoek, name="toegangsverzoek"),
]
