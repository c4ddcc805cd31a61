"""The plan of a child as a PDF to print and to give."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from inbeeld.dossiers.briefdruk import druk
from inbeeld.dossiers.models import Planversie
from inbeeld.dossiers.queries.plan import laatste_versie, plan_van
from inbeeld.dossiers.queries.plandruk import inhoud
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import can


@require_GET
def plan_pdf(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The version that counts now, or the one that `versie` names: its number in the plan that is
    open, or its own key."""
    groepen = {Groep.IDENTITEIT, Groep.PLAN_EN_AFSPRAKEN}
    met_mensen = can(request.actor, Handeling.BEKIJKEN, Groep.MENSEN)
    if met_mensen:
        # Whom to call are the people of its school among others.
        groepen.add(Groep.INSCHRIJVING)
    kind = kind_of_404(request, sleutel, "plan_pdf", in_beeld=True, groepen=groepen)
    versie = _versie(kind, request.GET.get("versie", ""))
    if versie is None:
        raise Http404
    pdf = druk("plan", inhoud(kind, versie, request.actor.vandaag, met_mensen=met_mensen))
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    # No name of the child: what is downloaded lies about on a device.
    naam = f"plan-{request.actor.vandaag.isoformat()}.pdf"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord["Cache-Control"] = "no-store"
    return antwoord


def _versie(kind: Kind, keus: str) -> Planversie | None:
    versies = Planversie.objects.filter(jongere_id=kind.jongere_id).select_related(
        "plan", "door__gebruiker", "door__organisatie"
    )
    if keus and not keus.isdecimal():
        try:
            return versies.filter(sleutel=UUID(keus)).first()
        except ValueError:
            return None
    plan = plan_van(kind.jongere_id)
    if plan is None:
        return None
    if not keus:
        return laatste_versie(plan)
    return versies.filter(plan=plan, nummer=int(keus[:6])).first()
