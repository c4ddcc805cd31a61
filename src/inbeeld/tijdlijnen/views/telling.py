"""Counts on a day: by definitie, split, compared, and as they were known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.parameters import PARAMETERS
from inbeeld.register.queries import gemeenten, personalia_van, scholen
from inbeeld.tijdlijnen import queries, telbeeld
from inbeeld.tijdlijnen.forms import PER, TellingForm, einde_van_dag
from inbeeld.tijdlijnen.policies import splitsingen_van
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.policies import can_kinderen_zien, groepen_op
from inbeeld.web import woorden
from inbeeld.web.datums import lang
from inbeeld.web.grafieken import teken_staven

HOOFDVELDEN = ("peildatum", "definitie", "per")
MEESTE_NAMEN = 100


@dataclass(frozen=True)
class Kant:
    """One of the two tellings that stand side by side."""

    definitie: str
    bekend: date | None
    parameters: Mapping[str, str]
    rijen: list[telbeeld.Rij]

    @property
    def regels(self) -> list[telbeeld.Regel]:
        return telbeeld.regels(self.rijen, self.definitie)

    @property
    def titel(self) -> str:
        return DEFINITIES[self.definitie].titel

    @property
    def naam(self) -> str:
        """What sets this side apart."""
        delen = [self.definitie]
        delen += [f"{PARAMETERS[n].uitleg}: {w}" for n, w in self.parameters.items()]
        if self.bekend:
            delen.append(f"bekend op {lang(self.bekend)}")
        return ", ".join(delen)


@require_GET
def telling(request: HttpRequest) -> HttpResponse:
    """The form, and below it what it asks for."""
    vandaag = request.actor.vandaag
    begin = {"peildatum": vandaag, "definitie": queries.regio_definitie(vandaag)}
    form = TellingForm(begin | request.GET.dict(), velden=splitsingen_van(request.actor))
    geldig = form.is_valid()
    inhoud: dict[str, Any] = {
        "form": form,
        "hoofdvelden": [form[naam] for naam in HOOFDVELDEN],
        "extravelden": [veld for veld in form if veld.name not in HOOFDVELDEN],
        "meer_open": any(request.GET.get(n) for n in form.fields if n not in HOOFDVELDEN),
    }
    if geldig:
        inhoud |= _uitkomst(request, form)
    return render(request, "tijdlijnen/telling.html", inhoud, status=200 if geldig else 422)


def _uitkomst(request: HttpRequest, form: TellingForm) -> dict[str, Any]:
    vraag = form.cleaned_data
    een = _kant(request, vraag, vraag["definitie"], vraag["bekend"], {})
    ander = None
    if form.vergelijkt:
        ander = _kant(
            request,
            vraag,
            vraag["met"] or vraag["definitie"],
            vraag["met_bekend"] or vraag["bekend"],
            form.parameters(),
        )
    kanten = [kant for kant in (een, ander) if kant]
    uit: dict[str, Any] = {
        "peildatum": vraag["peildatum"],
        "een": een,
        "ander": ander,
        "definitie": DEFINITIES[een.definitie],
        "onvolledig": any(rij["volledig"] == "nee" for kant in kanten for rij in kant.rijen),
        "beelden": [_beeld(nr, kant, vraag["peildatum"]) for nr, kant in enumerate(kanten)],
        "regels": telbeeld.naast_elkaar(een.regels, ander.regels) if ander else _regels(een),
        "totaal": telbeeld.som(een.rijen),
    }
    if vraag["per"]:
        namen = _namen(vraag["per"])
        uit["groepkop"] = PER[vraag["per"]]
        uit["groepen"] = [
            (kant, telbeeld.groepen(kant.rijen, vraag["per"], namen)) for kant in kanten
        ]
    if ander:
        uit["verschil"] = _verschil(request, vraag["peildatum"], een, ander)
    return {"uitkomst": uit}


def _kant(
    request: HttpRequest,
    vraag: Mapping[str, Any],
    definitie: str,
    bekend: date | None,
    parameters: Mapping[str, str],
) -> Kant:
    rijen = queries.telling(
        actor=request.actor,
        peildatum=vraag["peildatum"],
        definitie=definitie,
        per=(vraag["per"],) if vraag["per"] else (),
        bekend_op=einde_van_dag(bekend),
        parameters=parameters,
    )
    return Kant(definitie, bekend, parameters, rijen)


def _regels(kant: Kant) -> list[tuple[telbeeld.Regel, str]]:
    return [(regel, telbeeld.per_duizend(regel, kant.rijen)) for regel in kant.regels]


def _beeld(nr: int, kant: Kant, peildatum: date) -> tuple[Kant, SafeString, SafeString]:
    """The chart, wide and narrow."""
    titel = f"Aantal kinderen per status op {lang(peildatum)}, {kant.naam}"
    uitleg = "Dezelfde aantallen staan in de tabel."
    staven = telbeeld.staven(kant.regels)
    breed, smal = (
        teken_staven(staven, titel=titel, beschrijving=uitleg, breed=vorm, id_=f"telling-{nr}")
        for vorm in (True, False)
    )
    return kant, breed, smal


def _namen(per: str) -> Mapping[str, str]:
    """Words for the values of a split."""
    if per == "gemeente":
        return gemeenten()
    if per == "school":
        return {s.school: s.naam or s.school for s in scholen()}
    return {"sector": woorden.SECTOR, "grond": woorden.GROND}.get(per, {})


def _verschil(request: HttpRequest, peildatum: date, een: Kant, ander: Kant) -> dict[str, Any]:
    """The children that the two judge differently: by name those with whom the actor is involved
    today. Of a child that moved on a former school may see the name, but not how it stands now."""
    rijen = queries.verschil(
        actor=request.actor,
        peildatum=peildatum,
        definitie=een.definitie,
        bekend_op=einde_van_dag(een.bekend),
        met=ander.definitie,
        met_bekend_op=einde_van_dag(ander.bekend),
        met_parameters=ander.parameters,
    )
    per_kind = {rij["jongere"]: rij for rij in rijen}
    zichtbaar = queries.nu_zichtbaar(per_kind) if can_kinderen_zien(request.actor) else set()
    personalia = personalia_van(zichtbaar)
    op_naam = sorted(personalia.values(), key=lambda p: p.sorteersleutel)[:MEESTE_NAMEN]
    leg_lezing_vast(
        jongere_ids=[p.pk for p in op_naam],
        gegevensgroepen=sorted(groepen_op(request.actor, "telling")),
        handeling="verschil_bekijken",
    )
    return {
        "aantal": len(per_kind),
        "onzichtbaar": len(per_kind) - len(personalia),
        "meer": len(personalia) - len(op_naam),
        "regels": [
            {
                **per_kind[p.pk],
                "sleutel": p.jongere.sleutel,
                "naam": p.naam,
                "oorzaak": telbeeld.oorzaak(per_kind[p.pk]["laag"]),
            }
            for p in op_naam
        ],
    }
