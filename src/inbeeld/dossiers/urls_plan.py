"""Addresses of the plan and the gezin."""

from django.urls import path

from inbeeld.dossiers.views import gezin, plan, plandoen, planschrijven

urlpatterns = [
    path("jongere/<uuid:sleutel>/plan/", plan.plan, name="plan"),
    path("jongere/<uuid:sleutel>/plan/schrijven/", planschrijven.schrijven, name="plan_schrijven"),
    path("jongere/<uuid:sleutel>/plan/vaststellen/", plandoen.vaststellen, name="plan_vaststellen"),
    path("jongere/<uuid:sleutel>/plan/evalueren/", plandoen.evalueren, name="plan_evalueren"),
    path("jongere/<uuid:sleutel>/plan/afsluiten/", plandoen.sluiten, name="plan_sluiten"),
    path("jongere/<uuid:sleutel>/plan/meedoen/", plandoen.deelnemer_nieuw, name="plan_meedoen"),
    path(
        "plandeelnemer/<uuid:sleutel>/einde/", plandoen.deelnemer_einde, name="plan_meedoen_einde"
    ),
    path("planversie/<uuid:sleutel>/", plan.versie, name="plan_versie"),
    path("planversie/<uuid:sleutel>/mening/", plandoen.zienswijze, name="plan_zienswijze"),
    path("plan/<uuid:sleutel>/vergelijken/", plan.vergelijken, name="plan_vergelijken"),
    path("jongere/<uuid:sleutel>/gezin/", gezin.gezin, name="gezin"),
    path("gezinslid/<uuid:sleutel>/einde/", gezin.uit_gezin, name="gezin_einde"),
]
