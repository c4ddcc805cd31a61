"""Pages about one aanstelling: give, change, end, stand in."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inbeeld.toegang.beheer import actions, forms, queries
from inbeeld.toegang.beheer.policies import check_can_aanstelling_beheren
from inbeeld.toegang.beheer.views.basis import (
    Kop,
    aanstelling_of_404,
    formulier,
    mens_of_404,
    naar_mens,
)
from inbeeld.toegang.models import Aanstelling, Gebruiker
from inbeeld.toegang.policies import Geweigerd
from inbeeld.web.formulieren import ingevuld

GET_EN_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_EN_POST
def geven(request: HttpRequest, pk: int) -> HttpResponse:
    """Another aanstelling for somebody who has an account."""
    mens = mens_of_404(request, pk)
    if mens.pk == request.actor.gebruiker_id:
        raise Geweigerd("Over uw eigen aanstelling gaat een andere beheerder.")

    def doe(gegeven: dict) -> HttpResponse:
        actions.geef_aanstelling(mens, **gegeven)
        return naar_mens(request, mens.pk, "De aanstelling is toegevoegd.")

    form = forms.AanstellingGevenForm(
        ingevuld(request),
        organisaties=queries.organisaties(request.actor),
        vandaag=request.actor.vandaag,
    )
    return formulier(request, form, _kop(mens, "Aanstelling toevoegen", "Toevoegen"), doe)


@GET_EN_POST
def wijzigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Change rol or period."""
    aanstelling = _beheerd(request, pk)

    def doe(gegeven: dict) -> HttpResponse:
        actions.wijzig_aanstelling(aanstelling, **gegeven)
        return naar_mens(request, aanstelling.gebruiker_id, "De aanstelling is gewijzigd.")

    form = forms.AanstellingWijzigenForm(
        ingevuld(request), aanstelling=aanstelling, vandaag=request.actor.vandaag
    )
    kop = _kop(aanstelling.gebruiker, "Aanstelling wijzigen", "Opslaan", _zin(aanstelling))
    return formulier(request, form, kop, doe)


@GET_EN_POST
def beeindigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Say until when an aanstelling holds."""
    aanstelling = _beheerd(request, pk)

    def doe(gegeven: dict) -> HttpResponse:
        actions.beeindig_aanstelling(aanstelling, **gegeven)
        return naar_mens(request, aanstelling.gebruiker_id, "De aanstelling heeft een laatste dag.")

    kop = _kop(
        aanstelling.gebruiker,
        "Aanstelling beëindigen",
        "Beëindigen",
        _zin(aanstelling),
        "Na de laatste dag geeft deze aanstelling geen toegang meer. Wie er dan nog in werkt, "
        "krijgt dat te zien bij de volgende pagina. Een vervanging stopt mee.",
        soort="gevaar",
    )
    form = forms.EindeForm(ingevuld(request), vandaag=request.actor.vandaag)
    return formulier(request, form, kop, doe)


@GET_EN_POST
def vervangen(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a colleague stand in."""
    aanstelling = aanstelling_of_404(request, pk)

    def doe(gegeven: dict) -> HttpResponse:
        actions.vervang(
            aanstelling, gegeven["wie"], van=gegeven["van"], tot_en_met=gegeven["tot_en_met"]
        )
        return naar_mens(request, aanstelling.gebruiker_id, "De vervanging is geregeld.")

    vandaag = request.actor.vandaag
    form = forms.VervangingForm(
        ingevuld(request), collegas=queries.vervangers(aanstelling, vandaag), vandaag=vandaag
    )
    kop = _kop(
        aanstelling.gebruiker,
        "Vervanging regelen",
        "Opslaan",
        _zin(aanstelling),
        "De vervanger krijgt een eigen aanstelling in dezelfde rol. Werkt de vervanger hier nog "
        "niet, voeg die dan eerst toe als nieuwe medewerker.",
    )
    return formulier(request, form, kop, doe)


def _beheerd(request: HttpRequest, pk: int) -> Aanstelling:
    aanstelling = aanstelling_of_404(request, pk)
    check_can_aanstelling_beheren(
        request.actor, aanstelling.organisatie_id, aanstelling.gebruiker_id
    )
    return aanstelling


def _zin(aanstelling: Aanstelling) -> str:
    rol = aanstelling.get_rol_display()
    return f"{aanstelling.gebruiker.naam}: {rol} bij {aanstelling.organisatie.naam}."


def _kop(mens: Gebruiker, titel: str, knop: str, *uitleg: str, soort: str = "primair") -> Kop:
    hier = reverse("beheer_mens", args=[mens.pk])
    kruimels = (("Mensen", reverse("beheer_mensen")), (mens.naam, hier))
    return Kop(titel, knop, kruimels, hier, uitleg, soort)
