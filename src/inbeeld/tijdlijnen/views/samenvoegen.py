"""Two records of one child: find the other one, look at both, join them, part them again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.register.models import Samenvoeging, Vastlegging
from inbeeld.register.queries import zoek_jongeren
from inbeeld.tijdlijnen.forms_samenvoegen import SamenvoegForm, SplitsForm
from inbeeld.tijdlijnen.kinderen import Kind, kinderen_op
from inbeeld.tijdlijnen.samenvoegen import NietSamenTeVoegen, splits, voeg_samen
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.policies import Geweigerd, check_can_samenvoegen
from inbeeld.web.formulieren import ingevuld, zoektekst

GROEPEN = (Groep.IDENTITEIT, Groep.INSCHRIJVING, Groep.VERBLIJFPLAATS, Groep.TIJDLIJN)
MEESTE_GEVONDEN = 20


def _kind(request: HttpRequest, sleutel: UUID) -> Kind:
    check_can_samenvoegen(request.actor)
    return kind_of_404(request, sleutel, "samenvoegen", groepen=GROEPEN)


def _gelezen(kinderen: list[Kind]) -> None:
    leg_lezing_vast(
        jongere_ids=[k.jongere_id for k in kinderen],
        gegevensgroepen=GROEPEN,
        handeling="samenvoegen",
    )


@require_http_methods(["GET", "POST"])
def dubbel(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Look for a second record of this child, and see which were joined into it.

    The search is a POST: no address holds a name.
    """
    dit = _kind(request, sleutel)
    tekst = zoektekst(request)
    gevonden: list[Kind] = []
    if tekst:
        ids = [p.jongere_id for p in zoek_jongeren(tekst, hoogstens=MEESTE_GEVONDEN + 1)]
        ids = [i for i in ids if i != dit.jongere_id][:MEESTE_GEVONDEN]
        gevonden = kinderen_op(ids, request.actor.vandaag)
        _gelezen(gevonden)
    return _toon_dubbel(request, dit, zoek=tekst, gevonden=gevonden)


def _toon_dubbel(
    request: HttpRequest,
    dit: Kind,
    *,
    zoek: str = "",
    gevonden: list[Kind] | None = None,
    fout: SplitsForm | None = None,
) -> HttpResponse:
    samengevoegd = Samenvoeging.objects.filter(
        blijft_id=dit.jongere_id, gesplitst_door=None
    ).order_by("-pk")
    # Who did it, and why, is for the organisation that did: another reads only that it was done.
    gedaan = Vastlegging.objects.select_related("aanstelling__gebruiker").in_bulk(
        [s.vastlegging_id for s in samengevoegd]
    )
    inhoud = {
        "kind": dit,
        "vandaag": request.actor.vandaag,
        "zoek": zoek,
        "gevonden": gevonden or [],
        "samengevoegd": [(s, gedaan.get(s.vastlegging_id)) for s in samengevoegd],
        "form": fout or SplitsForm(),
    }
    return render(request, "tijdlijnen/dubbel.html", inhoud, status=422 if fout else 200)


@require_http_methods(["GET", "POST"])
def samenvoegen(request: HttpRequest, sleutel: UUID, ander: UUID) -> HttpResponse:
    """Both records side by side; joining them needs a reason and which of the two stays."""
    if sleutel == ander:
        raise Http404
    dit, dat = _kind(request, sleutel), _kind(request, ander)
    form = SamenvoegForm(ingevuld(request), kinderen=(dit, dat))
    if request.method == "POST" and form.is_valid():
        blijft, gaat_op = (dit, dat) if form.eerste_blijft() else (dat, dit)
        try:
            voeg_samen(
                blijft.jongere_id,
                gaat_op.jongere_id,
                moment=timezone.now(),
                reden=form.cleaned_data["reden"],
            )
        except (NietSamenTeVoegen, Geweigerd) as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, "De twee registraties zijn nu één kind.")
            return redirect("jongere", sleutel=blijft.sleutel)
    inhoud = {"kinderen": (dit, dat), "kind": dit, "form": form, "vandaag": request.actor.vandaag}
    return render(
        request, "tijdlijnen/samenvoegen.html", inhoud, status=422 if form.errors else 200
    )


@require_POST
def splitsen(request: HttpRequest, sleutel: UUID, pk: int) -> HttpResponse:
    """Part what was joined; the facts go back to their own record."""
    dit = _kind(request, sleutel)
    samenvoeging = Samenvoeging.objects.filter(pk=pk, blijft_id=dit.jongere_id).first()
    if samenvoeging is None:
        raise Http404
    form = SplitsForm(request.POST)
    if not form.is_valid():
        return _toon_dubbel(request, dit, fout=form)
    try:
        splits(samenvoeging.pk, moment=timezone.now(), reden=form.cleaned_data["reden"])
    except NietSamenTeVoegen as fout:
        form.add_error(None, str(fout))
        return _toon_dubbel(request, dit, fout=form)
    messages.success(request, "Het zijn weer twee registraties.")
    return redirect("jongere", sleutel=sleutel)
