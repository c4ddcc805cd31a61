"""Forms of the duty roster."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from inbeeld.toegang.models import Aanstelling
from inbeeld.web.formulieren import DatumVeld

_LEEG = {
    "required": "Vul een datum in.",
    "invalid": "Vul een datum in die bestaat, bijvoorbeeld 31-01-2026.",
}


class PiketForm(forms.Form):
    """Who is on duty, and when."""

    use_required_attribute = False

    wie = forms.ModelChoiceField(
        label="Wie heeft dienst?",
        queryset=Aanstelling.objects.none(),
        empty_label="Kies een medewerker",
        error_messages={"required": "Maak een keuze.", "invalid_choice": "Kies uit de lijst."},
    )

    def __init__(
        self, *args: Any, aanstellingen: QuerySet[Aanstelling], vandaag: date, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.fields["wie"].queryset = aanstellingen
        for naam, label in (("van", "Eerste dag"), ("tot_en_met", "Laatste dag")):
            self.fields[naam] = DatumVeld(label=label, vroegst=vandaag, error_messages=_LEEG)

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        van, tot = gegeven.get("van"), gegeven.get("tot_en_met")
        if van and tot and tot < van:
            self.add_error("tot_en_met", "De laatste dag ligt voor de eerste dag.")
        return gegeven
