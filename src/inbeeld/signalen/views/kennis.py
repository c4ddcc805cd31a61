"""Pages: what one is told, how one wants to be told of it by e-mail, and how the e-mail goes."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.register.models import Jongere
from inbeeld.signalen import kennisadressen
from inbeeld.signalen.actions import lezen
from inbeeld.signalen.forms.kennis import KeuzeForm
from inbeeld.signalen.models import Kennisgeving
from inbeeld.signalen.openbaar.queries import open_meldingen
from inbeeld.signalen.queries import kennis
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.paginas import mag_openen
from inbeeld.web.formulieren import ingevuld

PER_PAGINA = 50


@require_GET
def berichten(request: HttpRequest) -> HttpResponse:
    """What this aanstelling was told, unread first."""
    regels = kennis.berichtregels(request.actor)
    pagina = Paginator(regels, PER_PAGINA).get_page(request.GET.get("pagina"))
    genoemd = kennis.noem_kinderen(pagina.object_list)
    leg_lezing_vast(
        jongere_ids=genoemd,
        gegevensgroepen=[Groep.IDENTITEIT, Groep.SIGNAAL_EN_ROUTE],
        handeling="berichten",
    )
    inhoud = {
        "pagina": pagina,
        "ongelezen": sum(not regel.gelezen for regel in regels),
        "tot": timezone.now().isoformat(),
        "van_buiten": len(open_meldingen()) if _beantwoordt(request) else 0,
    }
    return render(request, "signalen/kennis/berichten.html", inhoud)


def _beantwoordt(request: HttpRequest) -> bool:
    return mag_openen(request.actor.rol, "openbare_meldingen")


@require_POST
def openen(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one as read, and go to what it is about; to the child when that has no page."""
    kennisgeving = Kennisgeving.objects.filter(pk=pk).first()
    if kennisgeving is None:
        raise Http404
    lezen.lees(kennisgeving, moment=timezone.now())
    adres = kennisadressen.adres_van(kennisgeving.onderwerp, kennisgeving.onderwerp_id)
    if adres is not None:
        return redirect(adres)
    nummer = kennisgeving.jongere_id
    if nummer is not None and kennis.nu_betrokken([nummer]):
        return redirect("jongere", sleutel=Jongere.objects.get(pk=nummer).sleutel)
    if nummer is not None:
        messages.info(request, "Dit kind hoort nu niet meer bij uw werk. U ziet het niet.")
    return redirect("berichten")


@require_POST
def gelezen(request: HttpRequest) -> HttpResponse:
    """Mark all as read that stood on the page when it was made."""
    lezen.lees_alles(request.POST.get("tot", ""), moment=timezone.now())
    messages.success(request, "Alle berichten staan op gelezen.")
    return redirect("berichten")


@require_http_methods(["GET", "POST"])
def keuze(request: HttpRequest) -> HttpResponse:
    """How this aanstelling wants to be told by e-mail, per kind."""
    form = KeuzeForm(ingevuld(request), initial=kennis.keuzen_van(request.actor))
    if request.method == "POST" and form.is_valid():
        lezen.kies(form.gekozen())
        messages.success(request, "Uw keuze is opgeslagen.")
        return redirect("berichten_keuze")
    inhoud = {
        "form": form,
        "mail_aan": settings.MAIL_AAN,
        "adres": request.user.email,
    }
    return render(request, "signalen/kennis/keuze.html", inhoud, status=422 if form.errors else 200)


@require_GET
def mailstand(request: HttpRequest) -> HttpResponse:
    """How the e-mail goes, for who looks after the installation. No address and no person."""
    inhoud = {"stand": kennis.mailstand(), "mail_aan": settings.MAIL_AAN}
    return render(request, "signalen/kennis/mailstand.html", inhoud)
