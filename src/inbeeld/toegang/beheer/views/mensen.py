"""Pages about people: list, detail, joiner, leaver, account."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.toegang.beheer import actions, forms, historie, queries
from inbeeld.toegang.beheer.invoer import MedewerkersForm
from inbeeld.toegang.beheer.policies import (
    can_mens_beheren,
    check_can_beheren,
    check_can_mens_beheren,
)
from inbeeld.toegang.beheer.views.basis import (
    MEESTE_GEVONDEN,
    Kop,
    bladzijde,
    formulier,
    mens_of_404,
    naar_mens,
)
from inbeeld.toegang.bevestiging import met_bevestiging
from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie
from inbeeld.web.formulieren import ingevuld

GET_EN_POST = require_http_methods(["GET", "HEAD", "POST"])
ROLLEN = [(r.value, r.label) for r in Aanstelling.Rol if r not in ("ouder", "jongere")]


@GET_EN_POST
def lijst(request: HttpRequest) -> HttpResponse:
    """The people whom the actor manages; a search is a POST, so that no address holds a name."""
    actor = request.actor
    rijen = queries.mensen(actor)
    term = request.POST.get("zoek", "").strip()
    rol, stand = request.GET.get("rol", ""), request.GET.get("stand", "")
    if term:
        rijen = queries.zoek(rijen, term, "naam", "username")[:MEESTE_GEVONDEN]
    else:
        if rol in Aanstelling.Rol.values:
            rijen = queries.met_rol(rijen, rol, actor.vandaag)
        if stand == "geblokkeerd":
            rijen = rijen.filter(is_active=False)
        elif stand == "zonder_aanstelling":
            rijen = queries.zonder_aanstelling(rijen, actor.vandaag)
    context = {
        "term": term,
        "rol": rol,
        "stand": stand,
        "rollen": ROLLEN,
        "pagina": bladzijde(request, rijen),
    }
    return render(request, "toegang/beheer/mensen.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: account, aanstellingen and history."""
    mens = mens_of_404(request, pk)
    actor = request.actor
    context = {
        "mens": mens,
        "zelf": mens.pk == actor.gebruiker_id,
        "niet_zelf": mens.pk != actor.gebruiker_id,
        "beheerbaar": can_mens_beheren(actor, mens.pk),
        "ook_elders": queries.werkt_ook_elders(actor, mens),
        "aanstellingen": queries.aanstellingen(actor)
        .filter(gebruiker=mens)
        .prefetch_related("vervangingen__gebruiker", "coordineert"),
        "wijzigingen": historie.van_mens(mens),
        "vandaag": actor.vandaag,
    }
    return render(request, "toegang/beheer/mens.html", context)


@GET_EN_POST
def nieuw(request: HttpRequest) -> HttpResponse:
    """A joiner: account, first aanstelling and an invitation to hand over."""
    check_can_beheren(request.actor)
    hier = queries.organisaties(request.actor)

    def doe(gegeven: dict) -> HttpResponse:
        nieuw = actions.nieuwe_medewerker(**gegeven)
        if nieuw.uitnodiging is not None:
            return _uitnodiging(request, nieuw.gebruiker, nieuw.uitnodiging)
        messages.success(
            request,
            "Deze medewerker had al een account en heeft nu ook deze aanstelling. Inloggen gaat "
            "zoals eerst.",
        )
        return redirect("beheer_mens", pk=nieuw.gebruiker.pk)

    gekozen = request.GET.get("organisatie", "")
    form = forms.MedewerkerForm(
        ingevuld(request),
        organisaties=hier,
        vandaag=request.actor.vandaag,
        initial={"organisatie": gekozen if gekozen.isdecimal() else _enige(hier)},
    )
    mensen = reverse("beheer_mensen")
    kop = Kop(
        "Nieuwe medewerker",
        "Toevoegen",
        (("Mensen", mensen),),
        mensen,
        ("Heeft de medewerker al een account, dan krijgt dat account er een aanstelling bij.",),
    )
    return formulier(request, form, kop, doe)


@GET_EN_POST
def invoeren(request: HttpRequest) -> HttpResponse:
    """Many joiners at a time; their invitations are shown once, together."""
    check_can_beheren(request.actor)

    def doe(gegeven: dict) -> HttpResponse:
        nieuwen = actions.nieuwe_medewerkers(gegeven["rijen"])
        adressen = [
            (n.gebruiker, n.uitnodiging and request.build_absolute_uri(n.uitnodiging))
            for n in nieuwen
        ]
        return render(request, "toegang/beheer/uitnodigingen.html", {"adressen": adressen})

    form = MedewerkersForm(
        ingevuld(request),
        organisaties=queries.organisaties(request.actor),
        vandaag=request.actor.vandaag,
    )
    mensen = reverse("beheer_mensen")
    kop = Kop("Medewerkers invoeren", "Invoeren", (("Mensen", mensen),), mensen)
    return formulier(request, form, kop, doe)


@GET_EN_POST
def wijzigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Change somebody's name or address."""
    mens = _beheerd(request, pk)

    def doe(gegeven: dict) -> HttpResponse:
        actions.wijzig_mens(mens, **gegeven)
        return naar_mens(request, mens.pk, "De gegevens zijn gewijzigd.")

    form = forms.MensForm(
        ingevuld(request), initial={"naam": mens.naam, "email": mens.email or mens.username}
    )
    return formulier(request, form, _kop(mens, "Gegevens wijzigen", "Opslaan"), doe)


@GET_EN_POST
@met_bevestiging
def uitnodigen(request: HttpRequest, pk: int) -> HttpResponse:
    """A new invitation, for who lost a password or was too late."""
    mens = _beheerd(request, pk)

    def doe(gegeven: dict) -> HttpResponse:
        return _uitnodiging(request, mens, actions.nodig_opnieuw_uit(mens, **gegeven))

    kop = _kop(
        mens,
        "Nieuwe uitnodiging",
        "Uitnodiging maken",
        "Hiermee kiest de medewerker een nieuw wachtwoord. Een eerdere uitnodiging vervalt.",
    )
    return formulier(request, forms.RedenForm(ingevuld(request)), kop, doe)


@GET_EN_POST
def uit_dienst(request: HttpRequest, pk: int) -> HttpResponse:
    """A leaver: all aanstellingen end."""
    mens = _beheerd(request, pk)

    def doe(gegeven: dict) -> HttpResponse:
        actions.uit_dienst(mens, **gegeven)
        return naar_mens(request, mens.pk, "De medewerker is uit dienst gemeld.")

    kop = _kop(
        mens,
        "Uit dienst",
        "Uit dienst melden",
        "Alle aanstellingen eindigen na de laatste dag. Is dat vandaag of eerder, dan wordt het "
        "account meteen geblokkeerd en wordt de medewerker overal uitgelogd.",
        soort="gevaar",
    )
    form = forms.EindeForm(ingevuld(request), vandaag=request.actor.vandaag)
    return formulier(request, form, kop, doe)


@GET_EN_POST
def blokkeren(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody can log in with the account any more."""
    mens = _beheerd(request, pk)

    def doe(gegeven: dict) -> HttpResponse:
        actions.blokkeer(mens, **gegeven)
        return naar_mens(request, mens.pk, "Het account is geblokkeerd.")

    kop = _kop(
        mens,
        "Account blokkeren",
        "Blokkeren",
        "De medewerker wordt meteen overal uitgelogd en kan niet meer inloggen. De aanstellingen "
        "blijven staan.",
        soort="gevaar",
    )
    return formulier(request, forms.RedenForm(ingevuld(request)), kop, doe)


@GET_EN_POST
def deblokkeren(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody log in again."""
    mens = _beheerd(request, pk)

    def doe(gegeven: dict) -> HttpResponse:
        actions.deblokkeer(mens, **gegeven)
        return naar_mens(request, mens.pk, "De medewerker kan weer inloggen.")

    kop = _kop(mens, "Blokkade weghalen", "Weghalen")
    return formulier(request, forms.RedenForm(ingevuld(request)), kop, doe)


@GET_EN_POST
@met_bevestiging
def apparaat_verloren(request: HttpRequest, pk: int) -> HttpResponse:
    """Reset the second factor of who lost a telephone or key."""
    mens = _beheerd(request, pk)

    def doe(gegeven: dict) -> HttpResponse:
        actions.apparaat_verloren(mens, **gegeven)
        return naar_mens(
            request,
            mens.pk,
            "De tweede stap is weg. De medewerker stelt bij het inloggen een nieuwe in.",
        )

    kop = _kop(
        mens,
        "Apparaat verloren",
        "Tweede stap weghalen",
        "De medewerker wordt meteen overal uitgelogd. De app, passkeys en herstelcodes werken niet "
        "meer. Het wachtwoord blijft.",
        "Weet u zeker dat de medewerker dit zelf vraagt? Bel even terug.",
        soort="gevaar",
    )
    return formulier(request, forms.RedenForm(ingevuld(request)), kop, doe)


def _enige(organisaties: QuerySet[Organisatie]) -> Organisatie | None:
    eerste = organisaties[:2]
    return eerste[0] if len(eerste) == 1 else None


def _beheerd(request: HttpRequest, pk: int) -> Gebruiker:
    mens = mens_of_404(request, pk)
    check_can_mens_beheren(request.actor, mens.pk)
    return mens


def _uitnodiging(request: HttpRequest, mens: Gebruiker, pad: str) -> HttpResponse:
    """The only page that shows the address; it is an answer to a POST and is kept nowhere."""
    context = {"mens": mens, "adres": request.build_absolute_uri(pad)}
    return render(request, "toegang/beheer/uitnodiging_maken.html", context)


def _kop(mens: Gebruiker, titel: str, knop: str, *uitleg: str, soort: str = "primair") -> Kop:
    hier = reverse("beheer_mens", args=[mens.pk])
    kruimels = (("Mensen", reverse("beheer_mensen")), (mens.naam, hier))
    return Kop(titel, knop, kruimels, hier, uitleg, soort)
