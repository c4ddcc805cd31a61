"""Exemptions: the list of all that run, those of one child, and a request until its decision."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.dossiers.actions import vrijstellingen as actions
from inbeeld.dossiers.forms_vrijstelling import (
    AdviesForm,
    AdviesVragenForm,
    GegevensForm,
    HorenForm,
    LijstForm,
    VerzoekForm,
)
from inbeeld.dossiers.models import Vrijstellingsverzoek
from inbeeld.dossiers.policies_vrijstelling import (
    can_verzoek_zien,
    can_vrijstellen,
    check_can_adviseren,
    check_can_vrijstellen,
    check_can_vrijstellingen_zien,
)
from inbeeld.dossiers.queries import gesprekken
from inbeeld.dossiers.queries import vrijstellingen as queries
from inbeeld.dossiers.queries.vrijstellingenlijst import lijst
from inbeeld.dossiers.toestanden import VRIJSTELLINGSVERZOEK as MACHINE
from inbeeld.dossiers.views.vrijstellingbasis import Kop, formulier, verzoek_of_404
from inbeeld.dossiers.vrijstellingregels import ART5A, VAN_RECHTSWEGE, Oordeel
from inbeeld.signalen.policies.zaken import can_zaak_behandelen
from inbeeld.signalen.queries.zaken import plaats_verborgen, zaak_van_kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix.paginas import mag_openen
from inbeeld.toegang.policies import groepen_op
from inbeeld.web.formulieren import ingevuld, paginanummer

PER_PAGINA = 50
TOON = {
    "aangevraagd": "zorg",
    "in_onderzoek": "zorg",
    "vastgesteld": "let-op",
    "afgewezen": "rustig",
    "ingetrokken": "rustig",
    "beeindigd": "rustig",
}
OORDEEL = {
    Oordeel.GOED: ("In orde", "goed"),
    Oordeel.NIET: ("Niet in orde", "dringend"),
    Oordeel.ONBEKEND: ("Nog onbekend", "onbekend"),
}

_VOLGORDE = {Oordeel.NIET: 0, Oordeel.ONBEKEND: 1, Oordeel.GOED: 2}


@require_GET
def vrijstellingen(request: HttpRequest) -> HttpResponse:
    """The register of all exemptions that run, what is overdue first."""
    check_can_vrijstellingen_zien(request.actor)
    form = LijstForm(request.GET)
    blad = lijst(
        **form.keuze(),
        vandaag=request.actor.vandaag,
        pagina=paginanummer(request),
        per_pagina=PER_PAGINA,
    )
    leg_lezing_vast(
        jongere_ids=[regel.jongere_id for regel in blad.regels],
        gegevensgroepen=sorted(groepen_op(request.actor, "vrijstellingen")),
        handeling="vrijstellingen",
    )
    return render(request, "dossiers/vrijstelling/lijst.html", {"blad": blad, "form": form})


@require_GET
def vrijstelling(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The exemptions of one child: for a school their ground and period alone."""
    kind = kind_of_404(request, sleutel, "vrijstelling_bekijken")
    volgt = can_verzoek_zien(request.actor)
    rijen = queries.van_kind(kind.jongere_id) if volgt else []
    inhoud = {
        "kind": kind,
        "volgt": volgt,
        "feiten": [
            f for f in queries.feiten_van(kind.jongere_id, request.actor.vandaag)
            if not (volgt and f.onze)
        ],
        "verzoeken": [(v, TOON[v.toestand]) for v in rijen],
        "verborgen": plaats_verborgen(kind.jongere_id),
        "mag": can_vrijstellen(request.actor),
    }  # fmt: skip
    return render(request, "dossiers/vrijstelling/kind.html", inhoud)


@require_http_methods(["GET", "POST"])
def vrijstelling_nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Record a request; what the law asks of its ground comes next."""
    check_can_vrijstellen(request.actor)
    kind = kind_of_404(request, sleutel, "vrijstelling_invoeren")
    form = VerzoekForm(ingevuld(request), vandaag=request.actor.vandaag)
    if request.method == "POST" and form.is_valid():
        try:
            nieuw = actions.vraag_aan(kind.jongere_id, **form.cleaned_data, moment=timezone.now())
        except actions.GaatNiet as fout:
            form.add_error(None, str(fout))
        else:
            return redirect("vrijstelling_gegevens", sleutel=nieuw.sleutel)
    kop = Kop("Verzoek om vrijstelling", "Daarna vult u in wat de wet bij deze grond vraagt.",
              "Verder")  # fmt: skip
    inhoud = {"form": form, "kind": kind, "kop": kop}
    naam = "dossiers/vrijstelling/formulier.html"
    return render(request, naam, inhoud, status=422 if form.errors else 200)


@require_GET
def verzoek(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One request: its checks, what others say of it, the decision and the reviews."""
    dit, kind = verzoek_of_404(request, sleutel, "vrijstelling_verzoek_bekijken")
    vandaag = request.actor.vandaag
    # Of what was decided as it was then; what is still to be done stands first.
    lijst_ = queries.controles_van(dit, dit.besluit_op or vandaag)
    lijst_.sort(key=lambda c: _VOLGORDE[c.oordeel])
    inhoud = {
        "verzoek": dit,
        "kind": kind,
        "toon": TOON[dit.toestand],
        "loopt": queries.loopt(dit, vandaag),
        "controles": [(c, *OORDEEL[c.oordeel]) for c in lijst_],
        "niet_goed": sum(c.oordeel is not Oordeel.GOED for c in lijst_),
        "goed": sum(c.oordeel is Oordeel.GOED for c in lijst_),
        "adviezen": queries.adviezen_van(dit),
        "gevraagd": queries.open_taak(dit, queries.ADVIES),
        "afschrift": queries.open_taak(dit, queries.AFSCHRIFT),
        "anderen": queries.overlappende_feiten(dit) if dit.toestand in _OPEN else [],
        "feit_weg": dit.toestand == "vastgesteld" and dit.feit is not None
        and dit.feit.ingetrokken_op is not None,
        "herbeoordeling": queries.open_herbeoordeling(dit),
        "gedaan": queries.gedane_herbeoordelingen(dit),
        "vandaag": vandaag,
        "verborgen": plaats_verborgen(dit.jongere_id),
        **_mag(request, dit),
    }  # fmt: skip
    return render(request, "dossiers/vrijstelling/verzoek.html", inhoud)


_OPEN = ("aangevraagd", "in_onderzoek")


def _mag(request: HttpRequest, dit: Vrijstellingsverzoek) -> dict[str, Any]:
    """Which acts the page offers."""
    kan = MACHINE.kan(dit.toestand) if can_vrijstellen(request.actor) else ()
    advies = queries.open_taak(dit, queries.ADVIES)
    verhuisd = queries.open_taak(dit, queries.VERHUISD)
    zaak = zaak_van_kind(dit.jongere_id) if verhuisd else None
    return {
        "mag": can_vrijstellen(request.actor),
        "open": dit.toestand in _OPEN and "intrekken" in kan,
        "mag_besluiten": "vaststellen" in kan,
        "mag_beeindigen": "beeindigen" in kan,
        "mag_adviseren": advies is not None and advies.postvak_id is not None
        and advies.postvak.organisatie_id == request.actor.organisatie_id,
        "verhuisd": verhuisd,
        "mag_verhuisd": zaak is not None and can_zaak_behandelen(request.actor, zaak),
        "advies_hoort": dit.grond == ART5A,
        "rechtswege": dit.grond in VAN_RECHTSWEGE,
        "naar_aanbod": mag_openen(request.actor.rol, "aanbod"),
    }  # fmt: skip


def _open_of_404(
    request: HttpRequest, sleutel: UUID, handeling: str
) -> tuple[Vrijstellingsverzoek, Any]:
    check_can_vrijstellen(request.actor)
    return verzoek_of_404(request, sleutel, handeling)


@require_http_methods(["GET", "POST"])
def gegevens(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """What the law asks of this ground: the declaration, the days, what the child can learn."""
    dit, kind = _open_of_404(request, sleutel, "vrijstelling_bijwerken")
    velden = ("verklaring_op", "verklaring_door", "verklaring_behandelaar", "nooit_geschikt",
              "zelfde_richting_vorig_jaar", "leermogelijkheden", "ontvangen_op", "ingangsdatum",
              "einddatum")  # fmt: skip
    form = GegevensForm(
        ingevuld(request),
        grond=dit.grond,
        vandaag=request.actor.vandaag,
        initial={naam: getattr(dit, naam) for naam in velden} | {"gezien": actions.stand(dit)},
    )

    def doe(gegeven: dict[str, Any]) -> str:
        actions.vul_aan(dit, gegeven, gezien=gegeven.pop("gezien"))
        return "De gegevens zijn opgeslagen. Kijk hieronder wat de wet ervan vindt."

    uitleg = "Vul in wat u weet. Wat nog niet bekend is, laat u open en vult u later aan."
    return formulier(request, dit, kind, form, doe, Kop("Gegevens van het verzoek", uitleg))


@require_http_methods(["GET", "POST"])
def horen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """In which talks the child and the parents were heard, or why not."""
    dit, kind = _open_of_404(request, sleutel, "vrijstelling_bijwerken")
    velden = ("kind_gehoord_id", "ouders_gehoord_id", "waarom_niet_gehoord")
    form = HorenForm(
        ingevuld(request),
        gesprekken=gesprekken.van_kind(dit.jongere_id)[:100],
        initial={naam: getattr(dit, naam) for naam in velden} | {"gezien": actions.stand(dit)},
    )

    def doe(gegeven: dict[str, Any]) -> str:
        actions.vul_aan(dit, gegeven, gezien=gegeven.pop("gezien"))
        return "Opgeslagen met wie er gesproken is."

    uitleg = "Staat het gesprek er nog niet bij? Leg het eerst vast bij Gesprekken."
    kop = Kop("Kind en ouders gehoord", uitleg)
    return formulier(request, dit, kind, form, doe, kop, naar_gesprekken=True)


@require_http_methods(["GET", "POST"])
def advies_vragen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Ask the samenwerkingsverband what is possible."""
    dit, kind = _open_of_404(request, sleutel, "vrijstelling_bijwerken")
    bakken = queries.swv_postvakken(dit.jongere_id, request.actor.vandaag)
    form = AdviesVragenForm(ingevuld(request), postvakken=bakken)

    def doe(gegeven: dict[str, Any]) -> str:
        bak = next(b for b in bakken if str(b.pk) == gegeven["postvak"])
        actions.vraag_advies(dit, bak, moment=timezone.now())
        return f"Het advies is gevraagd aan {bak.organisatie.naam}. Zij hebben twee weken."

    uitleg = (
        "Het samenwerkingsverband krijgt twee weken. Het ziet vanaf nu dit kind, tot vier weken na"
        " het advies."
        if bakken
        else "Er is in deze regio geen samenwerkingsverband met een postvak."
    )
    return formulier(request, dit, kind, form, doe, Kop("Advies vragen", uitleg, "Advies vragen"))


@require_http_methods(["GET", "POST"])
def advies(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The samenwerkingsverband answers."""
    check_can_adviseren(request.actor)
    dit, kind = verzoek_of_404(request, sleutel, "vrijstelling_adviseren")
    gevraagd = queries.open_taak(dit, queries.ADVIES)
    if request.method == "GET" and gevraagd is None:
        raise Http404
    form = AdviesForm(ingevuld(request))

    def doe(gegeven: dict[str, Any]) -> str:
        actions.geef_advies(dit, **gegeven, moment=timezone.now())
        return "Dank u wel. Leerplicht heeft bericht van uw advies."

    uitleg = "Leerplicht beslist; u zegt welk onderwijs er mogelijk is."
    return formulier(request, dit, kind, form, doe, Kop("Advies geven", uitleg, "Advies geven"))
