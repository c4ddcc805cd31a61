"""What is past its term: look it over, keep a child out of it, and have it destroyed."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Min, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.register.models import Jongere
from inbeeld.register.queries import jongere_van, personalia_van
from inbeeld.tijdlijnen.bewaren import NietUitTeVoeren, bevestig
from inbeeld.tijdlijnen.forms_bewaren import BewaarplichtForm, VernietigForm
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.bevestiging import vraag_bevestiging
from inbeeld.toegang.bewaren.actions import hef_bewaarplicht_op, leg_bewaarplicht_op
from inbeeld.toegang.bewaren.queries import bewaarplichten, termijnen_op, voorstellen
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.models import Bewaarplicht, Organisatie, Vernietigingsvoorstel
from inbeeld.toegang.policies import check_can
from inbeeld.web import woorden
from inbeeld.web.formulieren import ingevuld

KINDEREN_PER_PAGINA = 50


def _mag(request: HttpRequest) -> None:
    check_can(request.actor, Handeling.VERNIETIGEN, Groep.IDENTITEIT)


def _gelezen(jongere_ids: list[int]) -> None:
    leg_lezing_vast(
        jongere_ids=jongere_ids, gegevensgroepen=[Groep.IDENTITEIT], handeling="bewaren"
    )


@require_GET
def bewaren(request: HttpRequest) -> HttpResponse:
    """The proposals that wait, the holds, what was destroyed before, and the terms."""
    _mag(request)
    vandaag = request.actor.vandaag
    lijst = list(voorstellen().annotate(regelaantal=Count("regels")))
    plichten = list(bewaarplichten(vandaag))
    namen = personalia_van([p.jongere_id for p in plichten])
    _gelezen(list(namen))
    soort = Organisatie.objects.get(pk=request.actor.organisatie_id).soort
    inhoud = {
        "open": [v for v in lijst if v.open],
        "gedaan": [
            (v, v.vernietigingen.aggregate(n=Sum("aantal"))["n"] or 0)
            for v in lijst
            if v.uitgevoerd_op
        ],
        "plichten": [(p, namen.get(p.jongere_id)) for p in plichten],
        "termijnen": [
            (t, "Bestand dat niemand verwerkte" if t.gegevens == "levering" else _soort(t.gegevens))
            for t in termijnen_op(vandaag)
            if t.soort_organisatie == soort
        ],
    }
    return render(request, "tijdlijnen/bewaren.html", inhoud)


def _soort(gegevens: str) -> str:
    """What people call a kind of data, by its name in a term."""
    meervoud = {
        "inschrijving": "inschrijvingen",
        "woonplaats": "woonplaatsen",
        "vrijstelling": "vrijstellingen",
        "duiding": "duidingen",
    }
    return woorden.TABEL[meervoud.get(gegevens, gegevens)]


@require_http_methods(["GET", "POST"])
def voorstel(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One proposal: how much of what, of whom; confirming it destroys the rows at once."""
    _mag(request)
    dit = voorstellen().filter(sleutel=sleutel).first()
    if dit is None:
        raise Http404
    form = VernietigForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        vraag = vraag_bevestiging(request)
        if vraag is not None:
            return vraag
        try:
            bevestig(dit)
        except NietUitTeVoeren as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, "De gegevens zijn vernietigd. Alleen de aantallen blijven.")
        return redirect("bewaren")
    return _toon_voorstel(request, dit, form)


def _toon_voorstel(
    request: HttpRequest, dit: Vernietigingsvoorstel, form: VernietigForm
) -> HttpResponse:
    per_soort = (
        dit.regels.values("tabel", "termijn__bron", "termijn__toelichting")
        .annotate(aantal=Count("pk"), eerste=Min("verlopen_op"))
        .order_by("tabel")
    )
    if dit.uitgevoerd_op:
        per_soort = (
            dit.vernietigingen.values("tabel", "termijn__bron", "jaar", "waar")
            .annotate(aantal=Sum("aantal"))
            .order_by("tabel", "jaar", "waar")
        )
    bladzijde, kinderen = _kinderen(request, dit)
    inhoud = {
        "voorstel": dit,
        "vandaag": request.actor.vandaag,
        "form": form,
        "soorten": [
            {**rij, "naam": woorden.TABEL[rij["tabel"].removeprefix("register_")]}
            for rij in per_soort
        ],
        "kinderen": kinderen,
        "bladzijde": bladzijde,
    }
    return render(request, "tijdlijnen/voorstel.html", inhoud, status=422 if form.errors else 200)


def _kinderen(
    request: HttpRequest, dit: Vernietigingsvoorstel
) -> tuple[object, list[dict[str, object]]]:
    """A page of the children whose data it is about, with the log line. A child that the actor no
    longer sees has no name here, but is destroyed as well."""
    per_kind = dit.regels.values("jongere_id").annotate(aantal=Count("pk")).order_by("jongere_id")
    bladzijde = Paginator(per_kind, KINDEREN_PER_PAGINA).get_page(request.GET.get("pagina"))
    personalia = personalia_van([rij["jongere_id"] for rij in bladzijde])
    _gelezen(list(personalia))
    return bladzijde, [
        {"wie": personalia.get(rij["jongere_id"]), "aantal": rij["aantal"]} for rij in bladzijde
    ]


@require_http_methods(["GET", "POST"])
def bewaarplicht_nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Keep a child's data out of destruction, with a reason."""
    _mag(request)
    try:
        jongere = jongere_van(str(sleutel))
    except Jongere.DoesNotExist:
        raise Http404 from None
    _gelezen([jongere.pk])
    form = BewaarplichtForm(ingevuld(request), vandaag=request.actor.vandaag)
    if request.method == "POST" and form.is_valid():
        leg_bewaarplicht_op(jongere.pk, form.cleaned_data["reden"], form.cleaned_data["tot_en_met"])
        messages.success(request, "De bewaarplicht is vastgelegd.")
        return redirect("bewaren")
    inhoud = {"jongere": jongere, "form": form}
    return render(
        request, "tijdlijnen/bewaarplicht.html", inhoud, status=422 if form.errors else 200
    )


@require_POST
def bewaarplicht_opheffen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Let the terms count again for a child."""
    _mag(request)
    plicht = Bewaarplicht.objects.filter(sleutel=sleutel, opgeheven_op__isnull=True).first()
    if plicht is None:
        raise Http404
    hef_bewaarplicht_op(plicht)
    messages.success(request, "De bewaarplicht is opgeheven.")
    return redirect("bewaren")
