"""Addresses of administration, under `beheer/`. They hold numbers of people and organisations,
never names."""

from django.urls import path

from inbeeld.toegang.beheer.views import aanstellingen, mensen, organisaties

urlpatterns = [
    path("", organisaties.begin, name="beheer"),
    path("organisaties/", organisaties.lijst, name="beheer_organisaties"),
    path("organisaties/nieuw/", organisaties.nieuw, name="beheer_organisatie_nieuw"),
    path("organisaties/<int:pk>/", organisaties.detail, name="beheer_organisatie"),
    path("organisaties/<int:pk>/naam/", organisaties.wijzigen, name="beheer_organisatie_wijzigen"),
    path("organisaties/<int:pk>/postvak/", organisaties.postvak, name="beheer_postvak"),
    path(
        "organisaties/<int:pk>/werkgebied/",
        organisaties.werkgebied_nieuw,
        name="beheer_werkgebied_nieuw",
    ),
    path(
        "werkgebied/<int:pk>/beeindigen/",
        organisaties.werkgebied_beeindigen,
        name="beheer_werkgebied_beeindigen",
    ),
    path(
        "organisaties/<int:pk>/kernteam/",
        organisaties.kernteam_nieuw,
        name="beheer_kernteam_nieuw",
    ),
    path(
        "kernteam/<int:pk>/beeindigen/",
        organisaties.kernteam_beeindigen,
        name="beheer_kernteam_beeindigen",
    ),
    path("mensen/", mensen.lijst, name="beheer_mensen"),
    path("mensen/nieuw/", mensen.nieuw, name="beheer_mens_nieuw"),
    path("mensen/invoeren/", mensen.invoeren, name="beheer_mensen_invoeren"),
    path("mensen/<int:pk>/", mensen.detail, name="beheer_mens"),
    path("mensen/<int:pk>/gegevens/", mensen.wijzigen, name="beheer_mens_wijzigen"),
    path("mensen/<int:pk>/uitnodigen/", mensen.uitnodigen, name="beheer_mens_uitnodigen"),
    path("mensen/<int:pk>/uit-dienst/", mensen.uit_dienst, name="beheer_mens_uit_dienst"),
    path("mensen/<int:pk>/blokkeren/", mensen.blokkeren, name="beheer_mens_blokkeren"),
    path("mensen/<int:pk>/deblokkeren/", mensen.deblokkeren, name="beheer_mens_deblokkeren"),
    path(
        "mensen/<int:pk>/apparaat-verloren/",
        mensen.apparaat_verloren,
        name="beheer_mens_apparaat_verloren",
    ),
    path("mensen/<int:pk>/aanstelling/", aanstellingen.geven, name="beheer_aanstelling_nieuw"),
    path(
        "aanstellingen/<int:pk>/wijzigen/",
        aanstellingen.wijzigen,
        name="beheer_aanstelling_wijzigen",
    ),
    path(
        "aanstellingen/<int:pk>/beeindigen/",
        aanstellingen.beeindigen,
        name="beheer_aanstelling_beeindigen",
    ),
    path(
        "aanstellingen/<int:pk>/vervangen/",
        aanstellingen.vervangen,
        name="beheer_aanstelling_vervangen",
    ),
]
