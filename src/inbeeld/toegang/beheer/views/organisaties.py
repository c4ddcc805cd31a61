"""Pages about organisations: list, detail, area, postvak, core team."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.toegang.beheer import actions, forms, historie, queries
from inbeeld.toegang.beheer.policies import (
    can_regio_beheren,
    check_can_organisatie_beheren,
    check_can_regio_beheren,
)
from inbeeld.toegang.beheer.rollen import GEBIEDEN, met_postvak
from inbeeld.toegang.beheer.views.basis import (
    MEESTE_GEVONDEN,
    Kop,
    bladzijde,
    formulier,
    organisatie_of_404,
)
from inbeeld.toegang.models import Kernteamlid, Organisatie, Werkgebied
from inbeeld.web.formulieren import ingevuld

GET_EN_POST = require_http_methods(["GET", "HEAD", "POST"])
Soort = Organisatie.Soort


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Where an administrator begins: what asks attention."""
    context = {
        "aandacht": queries.aandacht(request.actor),
        "regio": can_regio_beheren(request.actor),
        "eigen": request.aanstelling.organisatie,
    }
    return render(request, "toegang/beheer/begin.html", context)


@GET_EN_POST
def lijst(request: HttpRequest) -> HttpResponse:
    """The organisations that the actor manages; a search is a POST, as everywhere."""
    rijen = queries.organisaties(request.actor)
    term = request.POST.get("zoek", "").strip()
    soort, stand = request.GET.get("soort", ""), request.GET.get("stand", "")
    if term:
        rijen = queries.zoek(rijen, term, "naam", "code")[:MEESTE_GEVONDEN]
    else:
        if soort in Soort.values:
            rijen = rijen.filter(soort=soort)
        if stand == "zonder_postvak":
            rijen = queries.zonder_postvak(rijen)
    context = {
        "term": term,
        "soort": soort,
        "stand": stand,
        "soorten": Soort.choices,
        "pagina": bladzijde(request, rijen),
        "regio": can_regio_beheren(request.actor),
        "met_postvak": met_postvak(),
    }
    return render(request, "toegang/beheer/organisaties.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation: its area, people, postvak, core team and history."""
    organisatie = organisatie_of_404(request, pk)
    vandaag = request.actor.vandaag
    over = queries.aanstellingen(request.actor).filter(organisatie=organisatie)
    context = {
        "organisatie": organisatie,
        "aanstellingen": over.exclude(periode__fully_lt=(vandaag, None)).order_by(
            "gebruiker__naam", "pk"
        ),
        "werkgebieden": queries.werkgebieden(organisatie),
        "bediend_door": organisatie.bediend_door.select_related("organisatie").order_by(
            "organisatie__naam"
        ),
        "heeft_gebied": organisatie.soort in GEBIEDEN,
        "heeft_postvak": organisatie.soort in met_postvak(),
        "kernteam": queries.kernteam(organisatie, vandaag),
        "regio": can_regio_beheren(request.actor),
        "nieuw_adres": f"{reverse('beheer_mens_nieuw')}?organisatie={organisatie.pk}",
        "wijzigingen": historie.van_organisatie(organisatie),
        "vandaag": vandaag,
    }
    return render(request, "toegang/beheer/organisatie.html", context)


@GET_EN_POST
def nieuw(request: HttpRequest) -> HttpResponse:
    """Make an organisation."""
    check_can_regio_beheren(request.actor)

    def doe(gegeven: dict) -> HttpResponse:
        organisatie = actions.maak_organisatie(**gegeven)
        messages.success(request, f"{organisatie.naam} is toegevoegd.")
        return redirect("beheer_organisatie", pk=organisatie.pk)

    lijst_ = reverse("beheer_organisaties")
    kop = Kop("Organisatie toevoegen", "Toevoegen", (("Organisaties", lijst_),), lijst_)
    return formulier(request, forms.OrganisatieForm(ingevuld(request)), kop, doe)


@GET_EN_POST
def wijzigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the name of an organisation."""
    organisatie = organisatie_of_404(request, pk)
    check_can_regio_beheren(request.actor)

    def doe(gegeven: dict) -> HttpResponse:
        actions.wijzig_organisatie(organisatie, **gegeven)
        return _klaar(request, organisatie, "De naam is gewijzigd.")

    form = forms.NaamForm(ingevuld(request), initial={"naam": organisatie.naam})
    return formulier(request, form, _kop(organisatie, "Naam wijzigen", "Opslaan"), doe)


@GET_EN_POST
def werkgebied_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a school or gemeente to the area of an organisation."""
    organisatie = organisatie_of_404(request, pk)
    check_can_regio_beheren(request.actor)
    if organisatie.soort not in GEBIEDEN:
        raise Http404

    def doe(gegeven: dict) -> HttpResponse:
        actions.voeg_werkgebied_toe(organisatie, **gegeven)
        return _klaar(request, organisatie, "Het werkgebied is toegevoegd.")

    form = forms.WerkgebiedForm(
        ingevuld(request), organisatie=organisatie, vandaag=request.actor.vandaag
    )
    return formulier(request, form, _kop(organisatie, "Werkgebied toevoegen", "Toevoegen"), doe)


@GET_EN_POST
def werkgebied_beeindigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Say until when an organisation works for a school or gemeente."""
    werkgebied = Werkgebied.objects.select_related("organisatie", "gebied").filter(pk=pk).first()
    if werkgebied is None:
        raise Http404
    organisatie = organisatie_of_404(request, werkgebied.organisatie_id)
    check_can_regio_beheren(request.actor)

    def doe(gegeven: dict) -> HttpResponse:
        actions.beeindig_werkgebied(
            werkgebied, tot_en_met=gegeven["laatste_dag"], reden=gegeven["reden"]
        )
        return _klaar(request, organisatie, "Het werkgebied heeft een laatste dag.")

    kop = _kop(
        organisatie,
        "Werkgebied beëindigen",
        "Beëindigen",
        f"{organisatie.naam} werkt na deze dag niet meer voor {werkgebied.gebied.naam}.",
    )
    form = forms.EindeForm(ingevuld(request), vandaag=request.actor.vandaag)
    return formulier(request, form, kop, doe)


@GET_EN_POST
def postvak(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose who answers for the postvak."""
    organisatie = organisatie_of_404(request, pk)
    check_can_organisatie_beheren(request.actor, organisatie.pk)
    if organisatie.soort not in met_postvak():
        raise Http404

    def doe(gegeven: dict) -> HttpResponse:
        actions.benoem_coordinator(organisatie, gegeven["coordinator"])
        return _klaar(request, organisatie, "Het postvak heeft een coördinator.")

    form = forms.CoordinatorForm(
        ingevuld(request), kandidaten=queries.coordinatoren(organisatie, request.actor.vandaag)
    )
    kop = _kop(
        organisatie,
        "Coördinator van het postvak",
        "Opslaan",
        "In het postvak komt werk binnen voor de hele organisatie. Eén medewerker zorgt dat "
        "iemand het oppakt.",
    )
    return formulier(request, form, kop, doe)


@GET_EN_POST
def kernteam_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Add somebody to the core team of a school."""
    school = organisatie_of_404(request, pk)
    check_can_organisatie_beheren(request.actor, school.pk)
    if school.soort != Soort.SCHOOL:
        raise Http404

    def doe(gegeven: dict) -> HttpResponse:
        actions.voeg_toe_aan_kernteam(school, **gegeven)
        return _klaar(request, school, "De medewerker zit in het kernteam.")

    vandaag = request.actor.vandaag
    form = forms.KernteamForm(
        ingevuld(request),
        kandidaten=queries.kandidaten_kernteam(school, vandaag),
        vandaag=vandaag,
    )
    kop = _kop(
        school,
        "Toevoegen aan het kernteam",
        "Toevoegen",
        "Wie in het kernteam zit, ziet daardoor geen extra kinderen: alleen de kinderen bij wie de "
        "eigen organisatie betrokken is.",
    )
    return formulier(request, form, kop, doe)


@GET_EN_POST
def kernteam_beeindigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Say until when somebody is in a core team."""
    lid = Kernteamlid.objects.select_related("aanstelling__gebruiker").filter(pk=pk).first()
    if lid is None:
        raise Http404
    school = organisatie_of_404(request, lid.school_id)

    def doe(gegeven: dict) -> HttpResponse:
        actions.beeindig_kernteamlid(lid, tot_en_met=gegeven["laatste_dag"], reden=gegeven["reden"])
        return _klaar(request, school, "De medewerker gaat uit het kernteam.")

    naam = lid.aanstelling.gebruiker.naam
    kop = _kop(school, "Uit het kernteam", "Opslaan", f"{naam} gaat na deze dag uit het kernteam.")
    form = forms.EindeForm(ingevuld(request), vandaag=request.actor.vandaag)
    return formulier(request, form, kop, doe)


def _kop(organisatie: Organisatie, titel: str, knop: str, *uitleg: str) -> Kop:
    hier = reverse("beheer_organisatie", args=[organisatie.pk])
    kruimels = (("Organisaties", reverse("beheer_organisaties")), (organisatie.naam, hier))
    return Kop(titel, knop, kruimels, hier, uitleg)


def _klaar(request: HttpRequest, organisatie: Organisatie, zin: str) -> HttpResponse:
    messages.success(request, zin)
    return redirect("beheer_organisatie", pk=organisatie.pk)
