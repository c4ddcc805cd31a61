"""Forms of targets. They hold numbers, codes, dates and what was agreed; nothing of a person."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from inbeeld.monitor.maten import MATEN
from inbeeld.monitor.models import Doel
from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.parameters import GROOTSTE
from inbeeld.toegang.perioden import periode
from inbeeld.web import woorden
from inbeeld.web.formulieren import DatumVeld

VROEGST, LAATST = date(2000, 1, 1), date(2100, 12, 31)
_UIT_TE_ZONDEREN = ("thuiszitter", "overstap")
"""Soorten that a target may leave out. The others count in none."""


def _uitzonderingen() -> list[tuple[str, str]]:
    statussen = {
        regel.status: woorden.woord(regel.status, woorden.STATUS)
        for definitie in DEFINITIES.values()
        for regel in definitie.regels
        if regel.soort in _UIT_TE_ZONDEREN
    }
    return sorted(statussen.items(), key=lambda paar: paar[1].lower())


class DoelForm(forms.Form):
    """A target: what it counts, of whom, from which baseline to which goal, and where it stands."""

    naam = forms.CharField(
        label="Naam van het doel",
        max_length=200,
        help_text="Bijvoorbeeld: 10% minder thuiszitters in de regio. Noem geen personen.",
    )
    maat = forms.ChoiceField(
        label="Wat telt dit doel?", choices=[(m.code, m.naam) for m in MATEN.values()]
    )
    gemeenten = forms.MultipleChoiceField(
        label="Voor welke gemeenten?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies er geen voor de hele regio.",
    )
    definitie = forms.ChoiceField(
        label="Definitie",
        choices=[(d.naam, f"{d.titel} ({d.naam})") for d in DEFINITIES.values()],
        help_text="Waarmee de beginstand en het doel geteld zijn.",
    )
    uitgezonderd = forms.MultipleChoiceField(
        label="Wat telt niet mee?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=_uitzonderingen(),
    )
    basis_waarde = forms.IntegerField(
        label="Beginstand",
        required=False,
        min_value=0,
        max_value=GROOTSTE,
        help_text="Het aantal waarvan het doel uitgaat.",
    )
    basis_van = DatumVeld(
        label="Eerste dag van de beginstand",
        required=False,
        vroegst=VROEGST,
        laatst=LAATST,
        help_text="Van een schooljaar is dat 1 augustus.",
    )
    basis_tot_en_met = DatumVeld(
        label="Laatste dag van de beginstand", required=False, vroegst=VROEGST, laatst=LAATST
    )
    basis_bron = forms.CharField(label="Waar staat de beginstand?", required=False, max_length=300)
    doel_procent = forms.IntegerField(
        label="Doel in procenten ten opzichte van de beginstand",
        required=False,
        min_value=-100,
        max_value=0,
        help_text="Bijvoorbeeld -10 voor 10% minder. Of vul hieronder een aantal in.",
    )
    doel_waarde = forms.IntegerField(
        label="Doel als aantal", required=False, min_value=0, max_value=GROOTSTE
    )
    uiterlijk_op = DatumVeld(label="Uiterlijk op", vroegst=VROEGST, laatst=LAATST)
    bron = forms.CharField(
        label="Waar is dit afgesproken?",
        max_length=300,
        help_text="Het pact, convenant of besluit, met de datum.",
    )
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    vanaf = DatumVeld(
        label="Het doel geldt vanaf",
        vroegst=VROEGST,
        laatst=LAATST,
        help_text="Vanaf deze dag staat het op de pagina's en in rapporten.",
    )

    def __init__(self, *args: Any, gemeenten: Mapping[str, str], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["gemeenten"].choices = list(gemeenten.items())

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or {}
        self._beginstand(schoon)
        procent, aantal = schoon.get("doel_procent"), schoon.get("doel_waarde")
        ongeldig = {"doel_procent", "doel_waarde"} & set(self.errors)
        if not ongeldig and (procent is None) == (aantal is None):
            self.add_error("doel_waarde", "Vul een percentage in, of een aantal: een van de twee.")
        if procent is not None and schoon.get("basis_waarde") is None:
            self.add_error("basis_waarde", "Een percentage heeft een beginstand nodig.")
        return schoon

    def _beginstand(self, schoon: dict[str, Any]) -> None:
        """All of the baseline, or nothing of it; and it lies before the goal."""
        delen = ("basis_waarde", "basis_van", "basis_tot_en_met", "basis_bron")
        leeg = [naam for naam in delen if schoon.get(naam) in (None, "")]
        if len(leeg) < len(delen):
            for naam in leeg:
                if naam not in self.errors:
                    self.add_error(naam, "Dit hoort bij de beginstand. Vul het ook in.")
        van, tot = schoon.get("basis_van"), schoon.get("basis_tot_en_met")
        einde = schoon.get("uiterlijk_op")
        if van and tot and tot < van:
            self.add_error("basis_tot_en_met", "De laatste dag ligt voor de eerste.")
        if tot and einde and einde <= tot:
            self.add_error("uiterlijk_op", "Het doel moet na de beginstand liggen.")

    def velden(self) -> dict[str, Any]:
        """The columns of `models.Doel`."""
        velden = dict(self.cleaned_data)
        velden["periode"] = periode(velden.pop("vanaf"), None)
        velden["indicator"] = velden.pop("maat")
        return velden


def begin_van(doel: Doel, vanaf: date) -> dict[str, Any]:
    """What the form begins with for a change of `doel`."""
    namen = [
        *("naam", "gemeenten", "definitie", "uitgezonderd", "basis_waarde", "basis_van"),
        *("basis_tot_en_met", "basis_bron", "doel_procent", "doel_waarde", "uiterlijk_op"),
        *("bron", "toelichting"),
    ]
    return {**{n: getattr(doel, n) for n in namen}, "maat": doel.indicator, "vanaf": vanaf}


class EindeForm(forms.Form):
    """The last day of a target."""

    tot_en_met = DatumVeld(
        label="Laatste dag van dit doel",
        vroegst=VROEGST,
        laatst=LAATST,
        help_text="Daarna staat het bij de eerdere doelen. Het blijft bewaard.",
    )


class OnvergelijkbaarForm(forms.Form):
    """Days whose figures do not compare, and why."""

    van = DatumVeld(label="Eerste dag", vroegst=VROEGST, laatst=LAATST)
    tot_en_met = DatumVeld(label="Laatste dag", vroegst=VROEGST, laatst=LAATST)
    indicator = forms.ChoiceField(
        label="Voor welk cijfer?",
        required=False,
        choices=[("", "Alle cijfers"), *((m.code, m.naam) for m in MATEN.values())],
    )
    reden = forms.CharField(
        label="Waarom zijn deze cijfers niet te vergelijken?",
        max_length=300,
        help_text="Noem geen personen.",
    )
    bron = forms.CharField(label="Waar is dit afgesproken of beschreven?", max_length=300)

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or {}
        van, tot = schoon.get("van"), schoon.get("tot_en_met")
        if van and tot and tot < van:
            self.add_error("tot_en_met", "De laatste dag ligt voor de eerste.")
        return schoon
