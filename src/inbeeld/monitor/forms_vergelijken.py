"""What is compared: two sides, each a definitie, a date of knowledge, and other numbers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from inbeeld.regels.fouten import AanroepFout
from inbeeld.regels.parameters import PARAMETERS
from inbeeld.tijdlijnen.forms import VROEGST, definitiekeuzen
from inbeeld.web.formulieren import DatumVeld

LAATST = date(2099, 12, 31)
KANTEN = {"een": "Dit", "ander": "Met dit"}


class VergelijkForm(forms.Form):
    """Day, area, and per side `<kant>_definitie`, `<kant>_bekend` and `<kant>_<parameter>`."""

    peildatum = DatumVeld(label="Peildatum", vroegst=VROEGST, laatst=LAATST)
    gebied = forms.ChoiceField(label="Gebied")

    def __init__(self, *args: Any, gebieden: Mapping[str, str], vandaag: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["gebied"].choices = list(gebieden.items())
        for kant in KANTEN:
            self.fields[f"{kant}_definitie"] = forms.ChoiceField(
                label="Definitie", choices=definitiekeuzen()
            )
            self.fields[f"{kant}_bekend"] = DatumVeld(
                label="Zoals bekend op",
                required=False,
                vroegst=VROEGST,
                laatst=vandaag,
                help_text="Leeg: alles wat nu bekend is.",
            )
            for naam, p in PARAMETERS.items():
                self.fields[f"{kant}_{naam}"] = forms.CharField(
                    label=p.uitleg.capitalize(),
                    required=False,
                    max_length=12,
                    widget=forms.TextInput(attrs={"placeholder": p.standaard}),
                )

    def velden_van(self, kant: str) -> list[forms.BoundField]:
        """Definitie and date of knowledge."""
        return [self[f"{kant}_definitie"], self[f"{kant}_bekend"]]

    def getallen_van(self, kant: str) -> list[forms.BoundField]:
        """The numbers that may be another."""
        return [self[f"{kant}_{naam}"] for naam in PARAMETERS]

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or {}
        for kant in KANTEN:
            for naam in PARAMETERS:
                veld = f"{kant}_{naam}"
                waarde = (schoon.get(veld) or "").strip().replace(",", ".")
                schoon[veld] = waarde
                if waarde:
                    try:
                        PARAMETERS[naam].getal(waarde)
                    except AanroepFout as fout:
                        self.add_error(veld, str(fout))
        if not self.errors and self.kant("een") == self.kant("ander"):
            self.add_error(None, "Beide kanten zijn hetzelfde. Kies links of rechts iets anders.")
        return schoon

    def kant(self, kant: str) -> dict[str, Any]:
        """A side as it is asked: codes, a day and numbers."""
        schoon = self.cleaned_data
        bekend = schoon[f"{kant}_bekend"]
        return {
            "definitie": schoon[f"{kant}_definitie"],
            "bekend": bekend.isoformat() if bekend else "",
            "parameters": {n: schoon[f"{kant}_{n}"] for n in PARAMETERS if schoon[f"{kant}_{n}"]},
        }

    def vraag(self) -> dict[str, Any]:
        """What the calculation is asked. Only after `is_valid()`."""
        schoon = self.cleaned_data
        return {
            "peildatum": schoon["peildatum"].isoformat(),
            "gebied": schoon["gebied"],
            **{kant: self.kant(kant) for kant in KANTEN},
        }
